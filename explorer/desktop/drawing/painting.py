"""Boxes and frames of a map, painted: on the screen, into a picture or on a page."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QStaticText, QTransform

from explorer.argument.layout.values import Direction, Rect
from explorer.argument.viewing.values import BoxSort
from explorer.desktop.drawing.colours import stepped_back
from explorer.desktop.drawing.inks import Inks
from explorer.desktop.drawing.lettering import Role
from explorer.desktop.drawing.marks import PLAIN, Chip, Mark, chips_of
from explorer.desktop.drawing.measuring import Line, folded_place
from explorer.desktop.drawing.signs import OF_STATUSES, Strokes
from explorer.desktop.theme.shapes import paint_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.drawing.lettering import Lettering
    from explorer.desktop.drawing.measuring import BoxText, FrameText

CLAIM_RADIUS = 4.0
ARGUMENT_RADIUS = 10.0
FRAME_RADIUS = 8.0
HATCH_PX = 7.0

_FAR_BORDER = 1.8
"""How many times as wide a border is when the map is seen from afar."""

_CHIP_GAP = 5.0
_CHIP_RISE = 0.68
"""How much of a status stands above its box: it must not touch the title."""
_MOST_STATICS = 60_000


class Detail(enum.Enum):
    """How much of a box can be read."""

    FULL = "full"
    HEADLINE = "headline"
    """Its title only, in large letters: the map is seen from afar."""


@dataclass(frozen=True, slots=True)
class Attention:
    """Whether a box is selected, has the keyboard, or is pointed at."""

    is_selected: bool = False
    is_current: bool = False
    is_pointed: bool = False


NONE = Attention()
"""Nobody looks at it."""


class BoxPainter:
    """Paints boxes and frames in one set of colours."""

    def __init__(
        self, colours: Colours, lettering: Lettering, direction: Direction = Direction.DOWN
    ) -> None:
        """Make a painter.

        Args:
            colours: Of everything.
            lettering: What the texts were measured with.
            direction: Where reasons lie; the chip that counts the hidden ones stays out of the way.
        """
        self._plain = Inks(colours)
        self._back = Inks(stepped_back(colours))
        self._letters = lettering
        self._direction = direction
        self._statics: dict[tuple[str, Role], QStaticText] = {}
        self._bands: dict[tuple[float, float], QPainterPath] = {}
        self._hatches: dict[tuple[float, float], list[QLineF]] = {}

    def paint_box(
        self,
        painter: QPainter,
        text: BoxText,
        place: Rect,
        mark: Mark = PLAIN,
        *,
        attention: Attention = NONE,
        detail: Detail = Detail.FULL,
    ) -> None:
        """Paint a box.

        Args:
            painter: It is left with another pen, brush and font, in the same coordinates.
            text: What stands in it.
            place: Where it lies.
            mark: What is told about it.
            attention: Who looks at it.
            detail: How much can be read.
        """
        inks = self._back if mark.is_dimmed else self._plain
        painter.translate(place.x, place.y)
        self._paint_ground(painter, text, mark, attention, detail)
        if detail is Detail.FULL:
            self._paint_text(painter, text, mark, inks)
        else:
            self._paint_headline(painter, text, mark, inks)
        painter.translate(-place.x, -place.y)
        if text.folded:
            self._paint_folded(painter, text, place, inks, detail)
        if chips := chips_of(mark):
            corner = QPointF(place.right - text.sheets, place.y)
            self._paint_chips(painter, chips, corner, inks, detail)

    def paint_frame(self, painter: QPainter, text: FrameText, place: Rect) -> None:
        """Paint an open group's frame with its title."""
        inks, radius = self._plain, self._letters.px(FRAME_RADIUS)
        painter.setPen(inks.frame_border)
        painter.setBrush(inks.frame)
        painter.drawRoundedRect(_crisp(QRectF(*place), inks.frame_border), radius, radius)
        painter.translate(place.x, place.y)
        painter.setPen(inks.dim)
        self._write(painter, (text.title,))
        painter.translate(-place.x, -place.y)

    def _paint_ground(
        self,
        painter: QPainter,
        text: BoxText,
        mark: Mark,
        attention: Attention,
        detail: Detail,
    ) -> None:
        """Paint a box without its text; from afar its band is all of it."""
        box, inks = text.box, self._back if mark.is_dimmed else self._plain
        is_near = detail is Detail.FULL
        is_claim = box.sort is BoxSort.CLAIM
        sheet = QRectF(0, 0, text.width - text.sheets, text.height - text.sheets)
        radius = self._letters.px(CLAIM_RADIUS if is_claim else ARGUMENT_RADIUS)
        if attention.is_selected or attention.is_current:
            whole = QRectF(0, 0, text.width, text.height)
            _paint_attention(painter, whole, radius, attention, inks, is_near=is_near)
        painter.setBrush(inks.box)
        if text.sheets:
            painter.setPen(inks.argument)
            for step in (text.sheets, text.sheets / 2):
                behind = _crisp(sheet.translated(step, step), inks.argument)
                painter.drawRoundedRect(behind, radius, radius)
        band = text.band_height if is_near else sheet.height()
        pen = _border(text, attention, inks)
        if not is_near:
            pen = QPen(pen)
            pen.setWidthF(pen.widthF() * _FAR_BORDER)
        outline = _crisp(sheet, pen)
        tint = inks.hit if mark.is_matched else None if is_claim else inks.band
        is_hatched = mark.has_fallen and band > 0
        if band and (tint or is_hatched):
            painter.setPen(Qt.PenStyle.NoPen)
            if band < sheet.height():
                painter.drawRoundedRect(outline, radius, radius)
            if tint is not None:
                painter.setBrush(tint)
                painter.drawPath(self._band(outline, band, radius))
            if is_hatched:
                painter.setPen(inks.hatch)
                painter.drawLines(self._hatch(sheet.width(), band))
            if band < sheet.height():
                painter.setPen(inks.separator)
                left, right = outline.left(), outline.right()
                painter.drawLine(QPointF(left, band), QPointF(right, band))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRoundedRect(outline, radius, radius)

    def _paint_text(self, painter: QPainter, text: BoxText, mark: Mark, inks: Inks) -> None:
        if text.number is not None:
            painter.setPen(inks.dim)
            self._write(painter, (text.number,))
        painter.setPen(inks.text)
        self._write(painter, text.title)
        self._write(painter, text.body)
        if text.notes:
            painter.setPen(inks.dim)
            self._write(painter, text.notes)
        if mark.has_fallen:
            self._strike(painter, text.title, inks)
        if text.kind is not None:
            paint_kind(painter, text.kind, QRectF(*text.shape), inks.kinds[text.kind])

    def _paint_headline(self, painter: QPainter, text: BoxText, mark: Mark, inks: Inks) -> None:
        painter.setPen(inks.text)
        self._write(painter, text.headline)
        if mark.has_fallen:
            self._strike(painter, text.headline, inks)

    def _strike(self, painter: QPainter, lines: Iterable[Line], inks: Inks) -> None:
        """Strike lines through, as one does on paper; the letters keep their full strength."""
        for line in lines:
            pen = QPen(inks.strike)
            letters = self._letters
            pen.setWidthF(letters.cap_px(line.role) / 9)
            painter.setPen(pen)
            y = line.baseline - letters.cap_px(line.role) * 0.4
            painter.drawLine(
                QPointF(line.x - 1, y), QPointF(line.x + letters.width(line.text, line.role) + 1, y)
            )

    def _paint_folded(
        self, painter: QPainter, text: BoxText, place: Rect, inks: Inks, detail: Detail
    ) -> None:
        """Paint how many boxes are hidden behind this one."""
        rect = QRectF(*folded_place(text, place, self._direction))
        role = Role.CHIP
        if detail is Detail.HEADLINE:
            role = Role.COUNT
            wide = self._letters.width(text.folded, role) + self._letters.px(16)
            rect.setTopLeft(rect.bottomRight() - QPointF(wide, self._letters.line_px(role)))
        painter.setPen(inks.chip)
        painter.setBrush(inks.box)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(inks.text)
        left = rect.center().x() - self._letters.width(text.folded, role) / 2
        self._write_chip(painter, text.folded, left, rect, role)

    def _paint_chips(
        self,
        painter: QPainter,
        chips: tuple[Chip, ...],
        corner: QPointF,
        inks: Inks,
        detail: Detail,
    ) -> None:
        """Paint statuses on the upper border, from its right end to the left."""
        letters = self._letters
        far = detail is Detail.HEADLINE
        height = letters.px(34 if far else 18)
        sign, pad = height * 0.27, height * 0.4
        right = corner.x() - letters.px(10)
        for chip in reversed(chips):
            word = 0.0 if far else letters.width(chip.word, Role.CHIP) + letters.px(4)
            width = word + 2 * sign + (height - 2 * sign if far else 2 * pad)
            rect = QRectF(right - width, corner.y() - height * _CHIP_RISE, width, height)
            painter.setPen(inks.own_chip if chip.is_own else inks.chip)
            painter.setBrush(inks.box)
            painter.drawRoundedRect(rect, height / 2, height / 2)
            left = rect.left() + ((width - 2 * sign) / 2 if far else pad)
            pen = QPen(inks.text if chip.is_own else inks.dim, height / 12)
            paint_strokes(
                painter, OF_STATUSES[chip.sign], QPointF(left + sign, rect.center().y()), sign, pen
            )
            if not far:
                painter.setPen(inks.text if chip.is_own else inks.dim)
                self._write_chip(painter, chip.word, left + 2 * sign + letters.px(4), rect)
            right = rect.left() - letters.px(_CHIP_GAP)

    def _write_chip(
        self, painter: QPainter, word: str, left: float, rect: QRectF, role: Role = Role.CHIP
    ) -> None:
        top = rect.center().y() - self._letters.line_px(role) / 2
        self._write(painter, (Line(word, left, top + self._letters.baseline_px(role), role),))

    def _write(self, painter: QPainter, lines: tuple[Line, ...]) -> None:
        """Write lines of one role; each is shaped once and then remembered."""
        if not lines:
            return
        role = lines[0].role
        painter.setFont(self._letters.font(role))
        ascent = self._letters.ascent_px(role)
        for line in lines:
            static = self._statics.get((line.text, role))
            if static is None:
                static = self._shaped(line.text, role)
            painter.drawStaticText(QPointF(line.x, line.baseline - ascent), static)

    def _shaped(self, text: str, role: Role) -> QStaticText:
        if len(self._statics) >= _MOST_STATICS:
            self._statics.clear()
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(QTransform(), self._letters.font(role))
        self._statics[text, role] = static
        return static

    def _band(self, outline: QRectF, height: float, radius: float) -> QPainterPath:
        """Return the upper part of a rounded box; all of it where the band is all there is."""
        known = self._bands.get((outline.width(), height))
        if known is not None and outline.height() > height + radius:
            return known
        whole = QPainterPath()
        whole.addRoundedRect(outline, radius, radius)
        upper = QPainterPath()
        upper.addRect(QRectF(outline.left(), outline.top(), outline.width(), height))
        band = whole.intersected(upper)
        if outline.height() > height + radius:
            self._bands[outline.width(), height] = band
        return band

    def _hatch(self, width: float, height: float) -> list[QLineF]:
        lines = self._hatches.get((width, height))
        if lines is None:
            step = self._letters.px(HATCH_PX)
            lines = [QLineF(*ends) for ends in hatched(width, height, step)]
            self._hatches[width, height] = lines
        return lines


def paint_strokes(
    painter: QPainter, strokes: Strokes, centre: QPointF, radius: float, pen: QPen
) -> None:
    """Paint a sign as large as its square's half side says."""
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = centre.x(), centre.y()
    for stroke in strokes:
        painter.drawPolyline(
            QPolygonF([QPointF(x + a * radius, y + b * radius) for a, b in stroke])
        )


def hatched(width: float, height: float, step: float) -> list[tuple[float, float, float, float]]:
    """Return the ends of slanted lines that fill a band, as x and y of the one and the other."""
    inset = 1.5
    left, top, right, bottom = inset, inset, width - inset, height
    lines = []
    start = left + step / 2
    while start < right + bottom - top:
        # A line from the top at `start`, going down to the left.
        x1, y1 = (start, top) if start <= right else (right, top + start - right)
        fall = start - left
        x2, y2 = (left, top + fall) if top + fall <= bottom else (start - (bottom - top), bottom)
        lines.append((x1, y1, x2, y2))
        start += step
    return lines


def _border(text: BoxText, attention: Attention, inks: Inks) -> QPen:
    box = text.box
    if box.is_main:
        return inks.main
    if box.is_implicit:
        return inks.implicit
    if attention.is_pointed:
        return inks.pointed
    return inks.claim if box.sort is BoxSort.CLAIM else inks.argument


def _paint_attention(
    painter: QPainter,
    whole: QRectF,
    radius: float,
    attention: Attention,
    inks: Inks,
    *,
    is_near: bool,
) -> None:
    """Paint a halo round what is selected and a ring round what the keyboard is at."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    times = 1.0 if is_near else 2.0
    rings = (
        (attention.is_selected, inks.halo, 2 * times),
        (attention.is_current, inks.ring, 6 * times),
    )
    for is_there, ink, by in rings:
        if is_there:
            painter.setPen(QPen(ink.brush(), ink.widthF() * times))
            painter.drawRoundedRect(whole.adjusted(-by, -by, by, by), radius + by, radius + by)


def _crisp(rect: QRectF, pen: QPen) -> QRectF:
    """Return where a border runs that stays within a box: thin ones along the middle of pixels."""
    half = pen.widthF() / 2
    return rect.adjusted(half, half, -half, -half)


def ground_of(colours: Colours) -> QColor:
    """Return what a map is painted on."""
    return QColor(colours.page)
