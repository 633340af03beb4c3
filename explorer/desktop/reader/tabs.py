"""The documents that are open, as tabs above the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget
from typing_extensions import override

from explorer.address import Address

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent

    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library

MAX_TABS = 12


class Tabs(QTabBar):
    """Shows which documents are open; a single one needs no tab.

    Signals:
        address_requested(object): The `Address` of the document whose tab was chosen.
    """

    address_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentTabs")
        self.setAccessibleName(self.tr("Open documents"))
        self._theme = theme
        self._library: Library | None = None
        self._is_telling = True
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setTabsClosable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.tabCloseRequested.connect(self.close_tab)
        self.currentChanged.connect(self._tell)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that are open, left to right."""
        return tuple(self.tabData(place) for place in range(self.count()))

    def show_library(self, library: Library) -> None:
        """Take over a library: tabs of documents that it lacks are closed."""
        self._library = library
        self._quietly(self._drop_missing)

    def open_documents(self, documents: tuple[str, ...]) -> None:
        """Open tabs for these documents, as a session is restored."""
        self._quietly(lambda: [self._add(name) for name in documents[:MAX_TABS]])

    def show_document(self, document_id: str, *, in_new_tab: bool = False) -> None:
        """Show which document is read: its own tab, a new one, or the present one's place."""
        self._quietly(lambda: self._place(document_id, in_new_tab=in_new_tab))

    def close_tab(self, place: int | None = None) -> None:
        """Close a tab, the present one by default; the last one stays."""
        closed = self.currentIndex() if place is None else place
        if self.count() > 1 and closed == self.currentIndex():
            self.removeTab(closed)
            self._show_or_hide()
        elif self.count() > 1:  # what is read stays, so nobody is told
            self._quietly(lambda: self.removeTab(closed))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            place = self.tabAt(event.position().toPoint())
            if place >= 0:
                self.close_tab(place)
            return
        super().mouseReleaseEvent(event)

    def _place(self, document_id: str, *, in_new_tab: bool) -> None:
        if document_id in self.documents:
            place = self.documents.index(document_id)
        elif in_new_tab or not self.count():
            if self.count() >= MAX_TABS:
                self.removeTab(0)
            place = self._add(document_id)
        else:
            place = self.currentIndex()
            self._name(place, document_id)
        self.setCurrentIndex(place)

    def _add(self, document_id: str) -> int:
        if self._library is None or not self._library.has(document_id):
            return self.currentIndex()
        place = self.addTab("")
        self._name(place, document_id)
        return place

    def _name(self, place: int, document_id: str) -> None:
        if self._library is None or not self._library.has(document_id):
            return
        document = self._library.document(document_id)
        self.setTabData(place, document_id)
        self.setTabText(place, document.title.replace("&", "&&"))
        self.setTabToolTip(place, document.title)
        self.setTabIcon(place, self._theme.kind_icon(document.kind))

    def _drop_missing(self) -> None:
        for place in range(self.count() - 1, -1, -1):
            if self._library is None or not self._library.has(self.tabData(place)):
                self.removeTab(place)
            else:
                self._name(place, self.tabData(place))

    def _show_or_hide(self) -> None:
        self.setVisible(self.count() > 1)

    def _quietly(self, change: Callable[[], object]) -> None:
        """Change tabs without telling anybody, since nobody chose one."""
        self._is_telling = False
        try:
            change()
        finally:
            self._is_telling = True
        self._show_or_hide()

    def _tell(self, place: int) -> None:
        if self._is_telling and place >= 0 and self.tabData(place):
            self.address_requested.emit(Address.document(self.tabData(place)))
