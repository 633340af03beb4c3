"""How a row looks: shape, text, detail at the right, and longer text below with its hits lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from explorer.desktop.rows import Group, Row, RowRole, Run

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from explorer.desktop.theme.theme import Theme

PAD_PX = 10
SHAPE_PX = 13
GAP_PX = 9
CHEVRON_PX = 6
INDENT_PX = 16
ROW_PX = 28
HEADING_PX = 34
NOTE_PX = 20
MAX_TITLE_LINES, MAX_HIT_LINES, MAX_PREVIEW_LINES, MAX_PLAIN_LINES = 2, 3, 24, 60


class RowDelegate(QStyledItemDelegate):
    """Paints rows and headings.

    Attributes:
        is_compact: Whether every row takes one line: measuring thousands of them would be felt.
    """

    def __init__(
        self, theme: Theme, parent: QObject | None = None, *, is_roomy: bool = False
    ) -> None:
        """Make a delegate.

        Args:
            theme: Colours and fonts.
            parent: Who owns it.
            is_roomy: Whether headings are titles of documents, as among hits, not small captions.
        """
        super().__init__(parent)
        self._theme = theme
        self._is_roomy = is_roomy
        self._most_lines = MAX_HIT_LINES if is_roomy else MAX_PREVIEW_LINES
        self.is_compact = False

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if self.is_compact:
            return QSize(option.rect.width(), ROW_PX)
        thing = index.data(RowRole.ROW)
        view = option.widget
        width = option.rect.width()
        if isinstance(view, QAbstractItemView):
            width = view.viewport().width()
        width = max(width, 40)
        if isinstance(thing, Group):
            usual = HEADING_PX + 8 if self._is_roomy else HEADING_PX
            return QSize(width, usual if thing.title else 0)
        if not isinstance(thing, Row):
            return QSize(width, ROW_PX)
        return QSize(width, self._height_of(thing, width))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        thing = index.data(RowRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(thing, Group):
            self._paint_heading(painter, option, thing)
        elif isinstance(thing, Row):
            self._paint_row(painter, option, thing)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        tokens = self._theme.tokens
        rect = option.rect.adjusted(PAD_PX, 0 if self.is_compact else 6, -PAD_PX, 0)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if self._is_roomy:
            painter.setPen(QColor(tokens.border_soft))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_current or (group.folds and is_hovered):
            self._paint_behind(painter, option)
        if group.folds:
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            middle = QPointF(PAD_PX / 2 - 1.5, rect.center().y() + 0.5)
            self._paint_chevron(painter, middle, is_open=is_open)
        font = self._theme.interface_font(0 if self._is_roomy else -2)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        left = rect.left()
        if group.kind:
            shape = QRectF(left, rect.center().y() - SHAPE_PX / 2, SHAPE_PX, SHAPE_PX)
            self._theme.paint_kind(painter, shape, group.kind)
            left += SHAPE_PX + GAP_PX
        detail_width = self._paint_detail(painter, rect, group.detail)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self._is_roomy else tokens.dim))
        room = QRect(left, rect.top(), rect.right() - detail_width - left, rect.height())
        text = painter.fontMetrics().elidedText(
            group.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text
        )

    def _paint_chevron(self, painter: QPainter, middle: QPointF, *, is_open: bool) -> None:
        """Paint, before a heading, whether its rows are shown: it points at them, or at itself."""
        long, short = CHEVRON_PX / 2, CHEVRON_PX / 4
        points = [QPointF(-long, -short), QPointF(0, short), QPointF(long, -short)]
        if not is_open:
            points = [QPointF(point.y(), point.x()) for point in points]
        pen = QPen(QColor(self._theme.tokens.dim), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([middle + point for point in points])

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        tokens = self._theme.tokens
        self._paint_behind(painter, option)
        rect = option.rect.adjusted(PAD_PX + row.level * INDENT_PX, 0, -PAD_PX, 0)
        if row.is_plain:
            self._paint_plain(painter, rect, row)
            return
        first_line = QRect(rect.left(), rect.top(), rect.width(), ROW_PX)
        left = rect.left()
        if row.kind:
            middle = first_line.center().y() - SHAPE_PX / 2 + 0.5
            self._theme.paint_kind(painter, QRectF(left, middle, SHAPE_PX, SHAPE_PX), row.kind)
        if row.kind or row.is_in_line:
            left += SHAPE_PX + GAP_PX
        detail_width = self._paint_detail(painter, first_line, row.detail)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_quiet = bool(row.body) or (row.address is None and not row.is_choice)
        painter.setPen(QColor(tokens.dim if is_quiet else tokens.text))
        room = QRect(left, rect.top(), first_line.right() + 1 - detail_width - left, ROW_PX)
        below = rect.right() + 1 - left
        height = self._paint_title(painter, room, below, row, is_strong=is_current)
        bottom = rect.top() + height
        if row.note:
            painter.setFont(self._theme.interface_font(-1))
            painter.setPen(QColor(tokens.dim))
            room = QRect(left, bottom - 5, rect.right() - left, NOTE_PX)
            note = painter.fontMetrics().elidedText(
                row.note, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), note)
        if row.body:
            painter.setPen(QColor(tokens.text))
            self._body_layout(row.body, rect.right() - left).draw(
                painter, QPointF(left, bottom - 3)
            )

    def _paint_title(
        self, painter: QPainter, room: QRect, below: int, row: Row, *, is_strong: bool
    ) -> int:
        """Paint a row's text, its second line so wide, and return how high it is."""
        font = self._theme.interface_font(-1 if row.body else 0)
        if is_strong and not row.body:
            font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        if self.is_compact or metrics.horizontalAdvance(row.text) <= room.width():
            text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(font)
            sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, int(sides), text)
            return ROW_PX
        title = self._title_layout(row, room.width(), below, is_strong=is_strong)
        title.draw(painter, QPointF(room.left(), room.top() + _above_text(title)))
        return _height_of_title(title)

    def _paint_plain(self, painter: QPainter, rect: QRect, row: Row) -> None:
        tokens = self._theme.tokens
        line = rect.adjusted(0, 3, 0, 0)
        detail_width = self._paint_detail(painter, line, row.detail, is_top=True)
        is_web = row.text.startswith(("http://", "https://"))
        painter.setPen(QColor(tokens.link if is_web else tokens.text))
        layout = self._plain_layout(row, rect.width() - detail_width)
        layout.draw(painter, QPointF(rect.left(), rect.top() + 3))

    def _plain_layout(self, row: Row, width: float) -> QTextLayout:
        font = self._theme.interface_font(2 if row.is_title else 0)
        if row.is_title:
            font.setWeight(QFont.Weight.DemiBold)
        return _laid_out(row.text, font, width, MAX_PLAIN_LINES)

    def _paint_detail(
        self, painter: QPainter, rect: QRect, detail: str, *, is_top: bool = False
    ) -> int:
        """Paint what stands at the right end; return how wide it is with the gap before it."""
        if not detail:
            return 0
        painter.setFont(self._theme.interface_font(-1))
        painter.setPen(QColor(self._theme.tokens.dim))
        widest = round(rect.width() * 0.5)
        text = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, widest)
        side = Qt.AlignmentFlag.AlignTop if is_top else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | side), text)
        return painter.fontMetrics().horizontalAdvance(text) + GAP_PX

    def _paint_behind(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if is_current or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection if is_current else tokens.hover))
            painter.drawRoundedRect(rect, 5, 5)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if is_current and has_focus and bool(option.state & QStyle.StateFlag.State_Active):
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _height_of(self, row: Row, width: int) -> int:
        room = width - 2 * PAD_PX - row.level * INDENT_PX
        small = QFontMetrics(self._theme.interface_font(-1))
        detail = min(small.horizontalAdvance(row.detail), room // 2) + GAP_PX if row.detail else 0
        if row.is_plain:
            text = self._plain_layout(row, room - detail)
            return round(text.boundingRect().height()) + 10
        room -= SHAPE_PX + GAP_PX if row.kind or row.is_in_line else 0
        height = self._title_height(row, room - detail, room)
        height += NOTE_PX - 4 if row.note else 0
        if row.body:
            height += round(self._body_layout(row.body, room).boundingRect().height()) + 8
        return height

    def _title_height(self, row: Row, width: int, below: int) -> int:
        font = self._theme.interface_font(-1 if row.body else 0)
        if QFontMetrics(font).horizontalAdvance(row.text) <= width:
            return ROW_PX  # most rows fit, and a large library has many
        return _height_of_title(self._title_layout(row, width, below, is_strong=False))

    def _title_layout(self, row: Row, width: int, below: int, *, is_strong: bool) -> QTextLayout:
        """Lay a row's text out in at most two lines; the second ends in dots when it must.

        Strong letters are wider: where they would take a line more, they are plain.

        Args:
            row: Whose text it is.
            width: Of the first line, px.
            below: Of the second line, which no detail makes shorter, px.
            is_strong: Whether its letters are strong, if they may.
        """
        font = self._theme.interface_font(-1 if row.body else 0)
        plain = titled(row.text, font, width, below)
        if not is_strong or row.body:
            return plain
        font.setWeight(QFont.Weight.DemiBold)
        strong = titled(row.text, font, width, below)
        return strong if strong.lineCount() <= plain.lineCount() else plain

    def _body_layout(self, body: tuple[Run, ...], width: float) -> QTextLayout:
        """Lay a snippet out, its hits lit."""
        tokens = self._theme.tokens
        lit, start = [], 0
        for run in body:
            if run.is_lit:
                stretch = QTextLayout.FormatRange()
                form = QTextCharFormat()
                form.setBackground(QColor(tokens.hit))
                form.setForeground(QColor(tokens.text))
                stretch.start, stretch.length, stretch.format = start, len(run.text), form
                lit.append(stretch)
            start += len(run.text)
        text = "".join(run.text for run in body)
        font = self._theme.reading_font(16)
        return _laid_out(text, font, width, self._most_lines, leading_px=2, formats=lit)


def _laid_out(
    text: str,
    font: QFont,
    width: float,
    most_lines: int,
    *,
    leading_px: int = 1,
    formats: list[QTextLayout.FormatRange] | None = None,
) -> QTextLayout:
    """Break a text into at most so many lines of this width, px."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats or [])
    layout.beginLayout()
    height = 0.0
    for _ in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 40.0))
        line.setPosition(QPointF(0, height))
        height += line.height() + leading_px
    layout.endLayout()
    return layout


def titled(text: str, font: QFont, width: int, below: int) -> QTextLayout:
    """Lay a title out in one line, or in two whose second ends in dots where words are left over.

    Args:
        text: The title.
        font: What it is set in.
        width: Of the first line, px.
        below: Of the second line, px.
    """
    metrics = QFontMetrics(font)
    wide = metrics.horizontalAdvance(text)
    if wide <= width:
        return _laid_out(text, font, wide + 4, 1)  # never broken by a fraction of a pixel
    alone = _laid_out(text, font, width, 1)
    first = alone.lineAt(0).textLength()
    if first == len(text):
        return alone
    rest = metrics.elidedText(text[first:].lstrip(), Qt.TextElideMode.ElideRight, below)
    # The line is broken by hand: a shortened word might find room in the line above.
    broken = f"{text[:first].rstrip()}\u2028{rest}"
    return _laid_out(broken, font, max(wide, below) + 4, MAX_TITLE_LINES)


def _above_text(title: QTextLayout) -> float:
    """Return how far below a row's top its text begins, px."""
    return (ROW_PX - title.lineAt(0).height()) / 2 if title.lineCount() else 0.0


def _height_of_title(title: QTextLayout) -> int:
    others = sum(title.lineAt(number).height() + 1 for number in range(1, title.lineCount()))
    return ROW_PX + round(others)
