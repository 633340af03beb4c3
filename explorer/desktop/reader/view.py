"""The reader: one document's title block and text, with finding and hits lit."""

from __future__ import annotations

import html as html_text
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from explorer.address import Address, Sort
from explorer.desktop.reader.browser import Browser
from explorer.desktop.reader.find_bar import FindBar
from explorer.desktop.reader.header import Header
from explorer.desktop.reader.nothing import NothingToRead
from explorer.desktop.reader.title_block import said_of_faults, title_block
from explorer.spelling import lowered

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from explorer.desktop.reader.fence_map import FenceMap
    from explorer.desktop.theme.theme import Theme
    from explorer.errors import Problem
    from explorer.library.model import Document, Library

    Finder = Callable[[str], list[tuple[int, int]]]


class ReaderView(QWidget):
    """Shows a document.

    Signals:
        address_requested(object, bool): The `Address` to go to; whether in a new tab.
        web_requested(str): A web address the reader wants to visit.
        scrolled(int): How far the text is scrolled, px.
        section_reached(str): The anchor of the section now in sight.
        hits_ended(int): Stepping went past the last hit (1) or the first (-1).
        map_requested(object): The `Address` of a claim to be shown on the map.
        open_requested(): There is nothing to read here, and another folder is wanted.
        problems_requested(): The reader wants to see what is wrong with the content.
    """

    address_requested = Signal(object, bool)
    web_requested = Signal(str)
    scrolled = Signal(int)
    section_reached = Signal(str)
    hits_ended = Signal(int)
    map_requested = Signal(object)
    open_requested = Signal()
    problems_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._library: Library | None = None
        self._document: Document | None = None
        self._html = ""
        self._has_text = False  # until the text is there, which may be empty
        self._zoom = 1.0
        self._spans: list[tuple[int, int]] = []
        self._present = -1
        self._finder: Finder | None = None
        self._wanted: tuple[str, int] = ("", 0)
        self._map: FenceMap | None = None
        self._map_width = 0
        self._redrawing = QTimer(self)
        self._redrawing.setSingleShot(True)
        self._redrawing.timeout.connect(self.restyle)
        self._header = Header(theme)
        self._header.address_requested.connect(lambda to: self.address_requested.emit(to, False))
        self._browser = Browser(self._header, self)
        self._header.resized.connect(self._browser.lay_out)
        self._header.problems_requested.connect(self.problems_requested)
        self._problems: tuple[Problem, ...] = ()
        self._browser.link_requested.connect(self._follow)
        self._browser.scrolled.connect(self.scrolled)
        self._browser.section_reached.connect(self.section_reached)
        self._browser.picture_of = self._picture
        self._browser.picture_clicked.connect(self._choose_claim)
        self._browser.picture_opened.connect(self._open_map)
        self._find_bar = FindBar(theme, self)
        self._find_bar.find_requested.connect(self._find_text)
        self._find_bar.step_requested.connect(self.step)
        self._find_bar.closed.connect(self._end_finding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._nothing = NothingToRead(self)
        self._nothing.open_requested.connect(self.open_requested)
        self._nothing.hide()
        layout.addWidget(self._browser, 1)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._find_bar)
        self.setFocusProxy(self._browser)
        theme.changed.connect(self.restyle)

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self._document

    @property
    def fence_map(self) -> FenceMap | None:
        """The small map in the text, if it has been drawn."""
        return self._map

    @property
    def browser(self) -> Browser:
        """The text itself."""
        return self._browser

    def show_document(self, document: Document, library: Library, anchor: str, scroll: int) -> None:
        """Show a document's title block, and go to a place in it once its text is there.

        Args:
            document: What to show.
            library: The snapshot it is of.
            anchor: The section to go to; empty for the top, or for `scroll`.
            scroll: How far to scroll, px, when the reader comes back to where they were.
        """
        self._nothing.hide()
        self._browser.show()
        is_same = self._library is library and self._document is document
        self._document, self._library = document, library
        self._map = self._map if is_same else None
        self._wanted = (anchor, scroll)
        if is_same and self._has_text:
            self._go_to_wanted()
            return
        self._html, self._has_text = "", False
        self._header.show_block(title_block(document, library))
        self._header.show_faults(said_of_faults(document, self._problems))
        self._browser.setAccessibleName(document.title)

    def show_nothing(self, folder: str) -> None:
        """Say that a folder has nothing to read."""
        self._document, self._library = None, None
        self._html, self._has_text = "", False
        self._find_bar.hide()
        self._browser.hide()
        self._nothing.show_folder(folder)
        self._nothing.show()

    def show_html(self, document_id: str, html: str) -> None:
        """Show the text of the document that is shown; another's is too late and not shown."""
        if self._document is None or self._document.id != document_id:
            return
        if self._has_text and html == self._html:
            return
        self._html, self._has_text = html, True
        self._render()
        self._go_to_wanted()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Know what is wrong with a library's content, to say it above the text it is in."""
        self._problems = problems
        if self._document is not None:
            self._header.show_faults(said_of_faults(self._document, problems))

    def light(self, finder: Finder | None) -> None:
        """Light what a finder finds in the document's plain text; None lights nothing."""
        self._finder = finder
        self._relight(keeps_place=False)

    def open_find_bar(self) -> None:
        """Open the find bar, with what is selected."""
        self._find_bar.open_bar(self._browser.textCursor().selectedText())

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit in the page."""
        if not self._spans:
            self.hits_ended.emit(by)
            return
        wanted = self._present + by
        if not 0 <= wanted < len(self._spans):
            if self._finder is not None and not self._find_bar.isVisible():
                self.hits_ended.emit(by)
                if not self._spans:  # the next document is read by now
                    return
            wanted %= len(self._spans)
        self._present = wanted
        self._paint_hits()
        self._browser.show_span(self._spans[self._present])

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; 100 is its natural size."""
        self._zoom = percent / 100
        self.restyle()

    def restyle(self) -> None:
        """Show everything again in the theme's present colours and size."""
        self._header.set_fonts(self._zoom)
        if self._has_text:
            self._wanted = ("", self._browser.verticalScrollBar().value())
            self._render()
            self._go_to_wanted()

    def selected_passage(self) -> tuple[str, str]:
        """Return the selected text and the anchor of its section."""
        text = self._browser.textCursor().selectedText().replace("\u2029", "\n")
        return text, self._browser.anchor_of_selection()

    def go_to_anchor(self, anchor: str) -> None:
        """Scroll to a section of the document that is shown."""
        self._wanted = (anchor, 0)
        self._go_to_wanted()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._map is not None and self._browser.picture_width < self._map_width:
            self._redrawing.start(0)  # the map is too wide for the column now

    def _render(self) -> None:
        library = self._library
        if library is None:
            return
        empty = html_text.escape(self.tr("This document has no text."))
        shown = self._html or f'<p class="nothing">{empty}</p>'
        style = self._theme.reading_css(self._zoom)
        self._browser.document().setDefaultFont(self._theme.reading_font(18 * self._zoom))
        self._browser.show_page(shown, library.root, style, self._tip, self._zoom)
        self._relight(keeps_place=True)

    def _go_to_wanted(self) -> None:
        anchor, scroll = self._wanted
        if scroll:
            self._browser.verticalScrollBar().setValue(scroll)
        else:
            self._browser.go_to_anchor(anchor)
        if self._spans and not scroll:
            self._go_to_first_hit()

    def _go_to_first_hit(self) -> None:
        """Make the first hit at or below the section wanted the one the reader is at."""
        anchor = self._wanted[0]
        start = self._browser.position_of(anchor) if anchor else 0
        below = (number for number, (begin, _) in enumerate(self._spans) if begin >= start)
        self._present = next(below, 0)
        self._paint_hits()
        self._browser.show_span(self._spans[self._present])

    def _relight(self, *, keeps_place: bool) -> None:
        text = self._browser.document().toPlainText() if self._finder and self._html else ""
        self._spans = self._finder(text) if self._finder and text else []
        self._present = min(self._present, len(self._spans) - 1) if keeps_place else -1
        self._paint_hits()

    def _paint_hits(self) -> None:
        tokens = self._theme.tokens
        self._browser.light(
            self._spans,
            QColor(tokens.hit),
            QColor(tokens.text),
            self._present,
            QColor(tokens.hit_present),
        )
        self._find_bar.show_count(self._present + 1, len(self._spans))

    def _find_text(self, text: str) -> None:
        wanted = _folded(text)

        def finder(plain: str) -> list[tuple[int, int]]:
            folded = _folded(plain)
            spans = []
            start = folded.find(wanted) if wanted else -1
            while start >= 0:
                spans.append((start, start + len(wanted)))
                start = folded.find(wanted, start + len(wanted))
            return spans

        self.light(finder if wanted else None)
        if self._spans:
            self.step(1)

    def _end_finding(self) -> None:
        self.light(None)
        self._browser.setFocus()

    def _follow(self, url: str, is_new_tab: bool) -> None:  # noqa: FBT001 - a signal's argument
        if url.startswith("#"):
            self._browser.scrollToAnchor(url[1:])
            return
        address = Address.from_url(url)
        if address is not None:
            self.address_requested.emit(address, is_new_tab)
        else:
            self.web_requested.emit(url)

    def _picture(self, name: str) -> QImage | None:
        """Return the picture of the document's map, drawn when its place is first laid out."""
        from explorer.desktop.reader.fence_map import fence_map  # noqa: PLC0415 - when it is shown

        del name
        if self._document is None or self._library is None:
            return None
        self._map_width = self._browser.picture_width
        self._map = fence_map(self._document, self._library, self._theme, self._map_width)
        return self._map.image(self._theme, self.devicePixelRatioF()) if self._map else None

    def _choose_claim(self, name: str, place: QPointF) -> None:
        del name
        key = self._map.key_at(place) if self._map else ""
        if key and not key.startswith("#"):
            self.address_requested.emit(Address.claim(key[1:-1]), False)

    def _open_map(self, name: str, place: QPointF) -> None:
        del name
        key = self._map.key_at(place) if self._map else ""
        if key and not key.startswith("#"):
            self.map_requested.emit(Address.claim(key[1:-1]))
        elif self._document is not None:
            self.map_requested.emit(self._document.address)

    def _tip(self, url: str) -> str:
        """Return what a link leads to, as rich text that wraps."""
        address = Address.from_url(url)
        library = self._library
        if address is None or library is None:
            return "" if url.startswith("#") else html_text.escape(url)
        if address.sort is Sort.SOURCE and address.name in library.sources:
            return f"<p>{html_text.escape(library.sources[address.name].reference)}</p>"
        if address.sort is Sort.DOCUMENT and library.has(address.name):
            document = library.document(address.name)
            title = html_text.escape(document.title)
            return f"<p><b>{title}</b><br>{html_text.escape(document.front.summary)}</p>"
        return ""


def _folded(text: str) -> str:
    """Return a text for comparing, every character in its place: lower case, plain quotes."""
    return lowered(text).translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2029": " "})
