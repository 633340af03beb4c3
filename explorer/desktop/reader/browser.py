"""The text itself: a QTextBrowser that fetches nothing, in a readable column, its hits lit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget
from typing_extensions import override

from explorer.desktop.reader.claim_blocks import MAP_SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHelpEvent, QMouseEvent, QResizeEvent, QTextBlock

COLUMN_PX = 690
"""The widest a line of text may be at 100%: some 75 letters."""
LEAST_MARGIN_PX = 28
SPARE_PX = 2
"""What stands in a line or a table comes out so much wider at most; nobody scrolls for that."""

TOP_PX, BELOW_HEADER_PX, BOTTOM_PX = 28, 26, 96
MAX_IMAGE_BYTES = 30_000_000


class Browser(QTextBrowser):
    """Shows one document's HTML below its title block.

    Signals:
        link_requested(str, bool): A link's URL was activated; whether for a new tab.
        scrolled(int): The text was scrolled to this many px.
        section_reached(str): The section with this anchor is the first in sight.
        picture_clicked(str, object): The name of a picture of ours, and where it was clicked, px
            from its corner.
        picture_opened(str, object): The same for a double click.
    """

    link_requested = Signal(str, bool)
    scrolled = Signal(int)
    section_reached = Signal(str)
    picture_clicked = Signal(str, object)
    picture_opened = Signal(str, object)

    def __init__(self, header: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self._root = Path()
        self._zoom = 1.0
        self._anchors: tuple[tuple[str, int], ...] = ()
        self._reached = ""
        self._tip: Callable[[str], str] = str
        self.picture_of: Callable[[str], QImage | None] = lambda _: None
        header.setParent(self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.set_caret(is_shown=False)
        self.setAccessibleName(self.tr("Document text"))
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().rangeChanged.connect(self._on_range_changed)

    def show_page(
        self, html: str, root: Path, style: str, tip: Callable[[str], str], zoom: float
    ) -> None:
        """Show HTML.

        Args:
            html: Sanitised.
            root: The library's folder, the only place that pictures come from.
            style: A style sheet for it, in the subset that Qt knows.
            tip: Says what a link leads to, for pointing at it.
            zoom: The text's size as a factor; the column grows with it.
        """
        self._root, self._tip, self._zoom = root, tip, zoom
        # Pictures are as wide as the column is beside a scroll bar, which comes after them.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDefaultStyleSheet(style)
        self.setHtml(html)
        self.document().setDocumentMargin(0)
        self.setExtraSelections([])
        self.lay_out()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def set_caret(self, *, is_shown: bool) -> None:
        """Let the arrow keys move a caret, to select by keyboard, or let them scroll."""
        flags = Qt.TextInteractionFlag.TextBrowserInteraction
        if is_shown:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)

    def lay_out(self) -> None:
        """Fit column and title block to the window's width."""
        width = self.viewport().width()
        column = min(round(COLUMN_PX * self._zoom), width - 2 * LEAST_MARGIN_PX)
        margin = max(LEAST_MARGIN_PX, (width - column) // 2)
        self._header.setFixedWidth(max(column, 1))
        height = self._header.heightForWidth(column) if column > 0 else 0
        self._header.setFixedHeight(max(height, 0))
        root = self.document().rootFrame()
        frame = root.frameFormat()
        frame.setLeftMargin(margin)
        frame.setRightMargin(margin)
        frame.setTopMargin(TOP_PX + height + BELOW_HEADER_PX)
        frame.setBottomMargin(BOTTOM_PX)
        if frame != root.frameFormat():  # setting it lays the whole text out anew
            root.setFrameFormat(frame)
        self._header.move(margin, TOP_PX - self.verticalScrollBar().value())
        self._anchors = self._find_anchors()

    @property
    def picture_width(self) -> int:
        """How wide a picture may be, px."""
        return self._header.width() - SPARE_PX

    def go_to_anchor(self, anchor: str) -> None:
        """Scroll to a section; to the top for no anchor, or one whose heading is the title."""
        height = next((y for name, y in self._anchors if name == anchor), 0)
        self.verticalScrollBar().setValue(max(0, height - 20))

    def anchor_in_sight(self) -> str:
        """Return the anchor of the section that the top of what is in sight belongs to."""
        top = self.verticalScrollBar().value() + 60
        reached = ""
        for anchor, height in self._anchors:
            if height > top:
                break
            reached = anchor
        return reached

    def anchor_of_selection(self) -> str:
        """Return the anchor of the section the selection begins in, else of the one in sight."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return self.anchor_in_sight()
        layout = self.document().documentLayout()
        block = self.document().findBlock(cursor.selectionStart())
        height = layout.blockBoundingRect(block).top()
        reached = ""
        for anchor, place in self._anchors:
            if place > height:
                break
            reached = anchor
        return reached

    def position_of(self, anchor: str) -> int:
        """Return where in the plain text a section begins; 0 when it is not there."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor in _names(block):
                return block.position()
            block = block.next()
        return 0

    def light(
        self, spans: Sequence[tuple[int, int]], fill: QColor, text: QColor, present: int = -1,
        present_fill: QColor | None = None,
    ) -> None:  # fmt: skip
        """Light stretches of the text.

        Args:
            spans: (start, end) in the document's plain text.
            fill: The colour behind them.
            text: The colour of the letters on it.
            present: Which one is the one the reader is at; -1 for none.
            present_fill: The colour behind that one.
        """
        lit = []
        for number, (start, end) in enumerate(spans):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            form = selection.format
            is_present = number == present and present_fill is not None
            form.setBackground(present_fill if is_present and present_fill else fill)
            form.setForeground(text)
            selection.cursor, selection.format = cursor, form
            lit.append(selection)
        self.setExtraSelections(lit)

    def show_span(self, span: tuple[int, int]) -> None:
        """Scroll so that a stretch of the text is in sight, not at the very edge."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        rect = self.cursorRect(cursor)
        view = self.viewport().rect()
        if rect.top() < 40 or rect.bottom() > view.height() - 60:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - view.height() // 3)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load pictures of ours and those in the library's folder; everything else is nothing."""
        url = QUrl(name)
        if url.scheme() == MAP_SCHEME:
            return self.picture_of(url.toString())
        if kind != QTextDocument.ResourceType.ImageResource.value or url.scheme() or url.host():
            return None
        try:
            path = (self._root / url.path()).resolve()
            if not path.is_relative_to(self._root) or path.stat().st_size > MAX_IMAGE_BYTES:
                return None
        except (OSError, ValueError, RuntimeError):  # the last for a loop of links, up to 3.12
            return None
        image = QImage(str(path))
        widest = self.picture_width
        if image.width() > widest > 0:
            return image.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        return image if not image.isNull() else None

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text as people expect it: paragraphs, no object characters."""
        # Qt's own data, changed: one made here dies with Python, and the clipboard keeps it.
        data = super().createMimeDataFromSelection()
        data.setText(data.text().replace("\ufffc", "").replace("\u2029", "\n"))
        return data

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ToolTip:
            position: QPoint = e.pos()  # type: ignore[attr-defined]
            link = self.anchorAt(position)
            said = self._tip(link) if link else ""
            if said:
                help_event: QHelpEvent = e  # type: ignore[assignment]
                QToolTip.showText(help_event.globalPos(), said, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(e)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return self.event(event)
        return super().viewportEvent(event)

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        is_middle = ev.button() == Qt.MouseButton.MiddleButton
        has_control = bool(ev.modifiers() & Qt.KeyboardModifier.ControlModifier)
        link = self.anchorAt(ev.position().toPoint())
        if link and (is_middle or has_control):
            self.link_requested.emit(link, True)
            ev.accept()
            return
        super().mouseReleaseEvent(ev)
        picture = self.picture_at(ev.position())
        if picture and ev.button() == Qt.MouseButton.LeftButton:
            self.picture_clicked.emit(*picture)

    @override
    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        picture = self.picture_at(e.position())
        if picture:
            self.picture_opened.emit(*picture)
            e.accept()
            return
        super().mouseDoubleClickEvent(e)

    def picture_at(self, place: QPointF) -> tuple[str, QPointF] | None:
        """Return the name of a picture of ours at a place of the viewport, and where in it."""
        cursor = self.cursorForPosition(place.toPoint())
        block = cursor.block()
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            form = fragment.charFormat().toImageFormat()
            if form.isValid() and form.name().startswith(MAP_SCHEME):
                corner = self._corner_of(block)
                scroll = QPointF(
                    self.horizontalScrollBar().value(), self.verticalScrollBar().value()
                )
                return form.name(), place + scroll - corner
            iterator += 1
        return None

    def _corner_of(self, block: QTextBlock) -> QPointF:
        """Return where the first line of a block begins in the whole text."""
        line = block.layout().lineAt(0)
        top = self.document().documentLayout().blockBoundingRect(block).topLeft()
        return QPointF(top.x() + line.x(), top.y() + line.y())

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        anchor, before = self.anchor_in_sight(), e.oldSize().width()
        super().resizeEvent(e)
        self.lay_out()
        if before > 0 and before != e.size().width() and anchor:
            self.go_to_anchor(anchor)

    def _follow(self, url: QUrl) -> None:
        self.link_requested.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded), False)

    def _on_range_changed(self, _least: int, most: int) -> None:
        is_worth_it = most > SPARE_PX
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_worth_it else policy.ScrollBarAlwaysOff
        )

    def _on_scrolled(self, value: int) -> None:
        self._header.move(self._header.x(), TOP_PX - value)
        self.scrolled.emit(value)
        reached = self.anchor_in_sight()
        if reached != self._reached:
            self._reached = reached
            self.section_reached.emit(reached)

    def _find_anchors(self) -> tuple[tuple[str, int], ...]:
        """Return each section's anchor with its height in the laid-out text, in order."""
        found = []
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            names = _names(block) if block.blockFormat().headingLevel() else []
            if names:
                found.append((names[0], round(layout.blockBoundingRect(block).top())))
            block = block.next()
        return tuple(found)


def _names(block: QTextBlock) -> list[str]:
    """Return the anchor names of a block: its own, or of the first stretch of it that has some."""
    own = block.charFormat().anchorNames()
    if own:
        return list(own)
    iterator = block.begin()
    while not iterator.atEnd():
        names = iterator.fragment().charFormat().anchorNames()
        if names:
            return list(names)
        iterator += 1
    return []
