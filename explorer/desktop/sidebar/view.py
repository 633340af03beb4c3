"""The left side: the library by kind with a filter; while searching, facets take its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.desktop.row_view import RowView
from explorer.desktop.sidebar.groups import by_kind, facets
from explorer.topics.coverage import touches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent, QObject

    from explorer.address import Address
    from explorer.desktop.rows import Row
    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library
    from explorer.search.model import Found
    from explorer.topics.coverage import Touch


class Sidebar(QWidget):
    """Shows the library's documents.

    Signals:
        address_requested(object): The `Address` of a document that was clicked.
        address_opened(object): One that was double-clicked: to be read.
        address_in_new_tab(object): One that is wanted in a new tab.
        narrowing_requested(str): A search term, such as `kind:case`, to put into the query.
    """

    address_requested = Signal(object)
    address_opened = Signal(object)
    address_in_new_tab = Signal(object)
    narrowing_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library: Library | None = None
        self._counts: Mapping[str, Touch] | None = None
        self._selected: Address | None = None
        self._whole: set[str] = set()
        self._revealed: set[Address] = set()
        self._is_fresh = False
        self._filling = QTimer(self)
        self._filling.setSingleShot(True)
        self._filling.timeout.connect(self._refresh)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("sidebarFilter")
        self._filter.setPlaceholderText(self.tr("Filter the library"))
        self._filter.setAccessibleName(self.tr("Filter the library"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._refresh)
        self._filter.installEventFilter(self)
        self._documents = RowView(theme, self.tr("Documents of the library"), self)
        self._documents.address_requested.connect(self.address_requested)
        self._documents.address_opened.connect(self.address_opened)
        self._documents.address_in_new_tab.connect(self.address_in_new_tab)
        self._documents.row_chosen.connect(self._show_more_or_fewer)
        self._facets = RowView(theme, self.tr("Facets of the search"), self)
        self._facets.row_chosen.connect(lambda row: self.narrowing_requested.emit(row.tip))
        library_page = QWidget(self)
        layout = QVBoxLayout(library_page)
        layout.setContentsMargins(10, 12, 6, 0)
        layout.setSpacing(6)
        layout.addWidget(self._filter)
        layout.addWidget(self._documents, 1)
        facets_page = QWidget(self)
        facets_layout = QVBoxLayout(facets_page)
        facets_layout.setContentsMargins(10, 12, 6, 0)
        facets_layout.addWidget(self._facets)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(library_page)
        self._stack.addWidget(facets_page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setMinimumWidth(170)

    def show_library(self, library: Library) -> None:
        """Show a library's documents, as soon as what is read is shown."""
        self._is_fresh = self._library is None or self._library.root != library.root
        if self._is_fresh:
            self._whole.clear()
            self._revealed.clear()
        self._library, self._counts = library, None
        self._filling.start(0)

    def show_selection(self, address: Address) -> None:
        """Select the document that an address lies in."""
        self._selected = address.whole()
        self._revealed.add(self._selected)
        self._stack.setCurrentIndex(0)
        if self._filling.isActive():
            return
        if not self._documents.rows.index_of(self._selected).isValid():
            self._refresh()
        self._documents.choose(self._selected)

    def show_facets(self, found: Found) -> None:
        """Show the facets of what was found in place of the library."""
        if self._library is None:
            return
        groups = facets(found, self._library)
        self._facets.show_groups(groups)
        self._stack.setCurrentIndex(1 if groups else 0)

    @property
    def documents(self) -> RowView:
        """The list of documents."""
        return self._documents

    @property
    def rows(self) -> RowView:
        """The list that is shown: the documents, or while searching the facets."""
        return self._documents if self._stack.currentIndex() == 0 else self._facets

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._filter and event.type() == event.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._documents.choose_first()
                return True
            if key == Qt.Key.Key_Escape and self._filter.text():
                self._filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        if self._library is not None:
            if self._counts is None:
                self._counts = touches(self._library)
            groups = by_kind(
                self._library,
                self._counts,
                self._filter.text(),
                whole=self._whole,
                revealed=self._revealed,
            )
            self._documents.show_groups(groups)
            self._documents.choose(self._selected, is_shown=False)
            if self._is_fresh:  # a library is met from its beginning, wherever reading begins
                self._documents.scrollToTop()
                self._is_fresh = False

    def _show_more_or_fewer(self, row: Row) -> None:
        """Show all documents of a kind instead of a row that stands for them, or the first few."""
        group = next((one for one in self._documents.rows.groups if row in one.rows), None)
        if group is None or not row.is_in_line:
            return
        if group.key in self._whole:
            self._whole.discard(group.key)
            self._revealed = {self._selected} if self._selected else set()
        else:
            self._whole.add(group.key)
        self._refresh()
        self._documents.put_at(group.key, group.rows.index(row))
