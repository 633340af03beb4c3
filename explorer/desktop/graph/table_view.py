"""The two tables of the graph side by side with their switch: links and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.address import Sort
from explorer.desktop.graph.table import (
    SORT_ROLE,
    GraphTable,
    Line,
    document_headings,
    document_lines,
    link_headings,
    link_lines,
)
from explorer.desktop.segments import Segments
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent

    from explorer.address import Address
    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library
    from explorer.topics.selection import Subgraph

LEAST_WIDE_PX = 150
_CELL_PX = 30
"""What a cell keeps free beside its text."""

LINKS, DOCUMENTS = "links", "documents"


class LinesView(QTableView):
    """Shows one table, sorted as the reader likes.

    Signals:
        address_requested(object): The `Address` of a line the reader came to.
        address_opened(object): The `Address` of a line to be read.
    """

    address_requested = Signal(object)
    address_opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        headings: tuple[str, ...],
        wide: tuple[int, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Make the table.

        Args:
            theme: Shapes and letters.
            name: What it is called.
            headings: What stands above the columns.
            wide: The columns that share what room the others leave; these are as wide as they need.
            parent: Who owns it.
        """
        super().__init__(parent)
        self._theme = theme
        self._wide = wide
        self._table = GraphTable(theme, headings, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setSourceModel(self._table)
        self._is_telling = True
        self._chosen: Address | None = None
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.tokens.sizes.row_px + 4)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    @property
    def table(self) -> GraphTable:
        """The model behind the lines."""
        return self._table

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines; what was chosen stays so if it is still there."""
        self._quietly(lambda: self._table.show_lines(lines))
        for column in range(self._table.columnCount()):
            is_empty = bool(lines) and not any(line.cells[column] != "" for line in lines)
            self.setColumnHidden(column, is_empty)
        self._share_width()
        self.choose(self._chosen)

    def choose(self, address: Address | None) -> None:
        """Choose the line of an address without asking for it; bold are those that touch it."""
        self._chosen = address
        is_document = address is not None and address.sort is Sort.DOCUMENT
        self._table.show_touched(address.name if address is not None and is_document else "")
        row = self._table.row_of(address) if address is not None else -1
        index = self._sorted.mapFromSource(self._table.index(row, 0)) if row >= 0 else QModelIndex()
        self._quietly(lambda: self._set_current(index))

    def address_at(self, index: QModelIndex) -> Address | None:
        """Return what the line at an index is about."""
        place = self._sorted.mapToSource(index)
        return self._table.lines[place.row()].address if place.isValid() else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt puts the keyboard at the first line then; the reader has not come to it yet.
        self._quietly(lambda: super(LinesView, self).focusInEvent(event))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _share_width(self) -> None:
        """Give each column what it needs, and the rest to the wide ones, enough to be read."""
        scale = self._theme.fonts.scale
        font = self._theme.interface_font()
        font.setWeight(QFont.Weight.DemiBold)
        metrics, taken = QFontMetricsF(font), 0
        for column in range(self._table.columnCount()):
            if column not in self._wide and not self.isColumnHidden(column):
                texts = {str(line.cells[column]) for line in self._table.lines}
                widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
                width = max(
                    round(widest + _CELL_PX), self.horizontalHeader().sectionSizeHint(column)
                )
                self.setColumnWidth(column, width)
                taken += width
        share = (self.viewport().width() - taken) // len(self._wide)
        for column in self._wide:
            self.setColumnWidth(column, max(share, round(LEAST_WIDE_PX * scale)))

    def _set_current(self, index: QModelIndex) -> None:
        if not index.isValid():
            self.selectionModel().clear()
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _quietly(self, change: Callable[[], object]) -> None:
        """Change the choice without telling anybody, since nobody made it."""
        self._is_telling = False
        try:
            change()
        finally:
            self._is_telling = True

    def _tell(self, index: QModelIndex) -> None:
        address = self.address_at(index)
        if self._is_telling and address is not None:
            self.address_requested.emit(address)

    def _open(self, index: QModelIndex) -> None:
        address = self.address_at(index)
        if address is not None:
            self.address_opened.emit(address)


class TablePage(QWidget):
    """Shows links or documents as a table.

    Signals:
        address_requested(object): The `Address` of a line the reader came to.
        address_opened(object): The `Address` of a line to be read.
    """

    address_requested = Signal(object)
    address_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = LinesView(theme, tr("Links of the graph"), link_headings(), (0, 2), self)
        self.documents = LinesView(
            theme, tr("Documents of the graph"), document_headings(), (0,), self
        )
        self._switch = Segments({LINKS: tr("Links"), DOCUMENTS: tr("Documents")}, self)
        self._switch.setAccessibleName(tr("What the table lists"))
        self._switch.chosen.connect(self._show)
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 20, 0)
        layout.setSpacing(10)
        layout.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)
        for view in (self.links, self.documents):
            self._stack.addWidget(view)
            view.address_requested.connect(self.address_requested)
            view.address_opened.connect(self.address_opened)
        self._waiting: tuple[Subgraph, Library] | None = None
        self._selected: Address | None = None
        self._show(LINKS)

    @property
    def shown(self) -> LinesView:
        """The table that is seen."""
        return self.links if self._stack.currentWidget() is self.links else self.documents

    def show_part(self, part: Subgraph, library: Library) -> None:
        """Show a part of the graph; its lines are made when they are looked at."""
        self._waiting = (part, library)
        if self.isVisible():
            self._fill()
        self._switch.set_texts(
            {
                LINKS: tr("%n link(s)", len(part.links)),
                DOCUMENTS: tr("%n document(s)", len(part.documents)),
            }
        )

    def show_selection(self, address: Address | None) -> None:
        """Choose what an address names, in both tables."""
        self._selected = address
        if self._waiting is None:
            self.links.choose(address)
            self.documents.choose(address)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        """Make the lines that are not made yet: thousands of them would be felt for nothing."""
        if self._waiting is None:
            return
        part, library = self._waiting
        self._waiting = None
        self.links.show_lines(link_lines(part, library))
        self.documents.show_lines(document_lines(part, library))
        self.show_selection(self._selected)

    def _show(self, name: str) -> None:
        self._switch.choose(name)
        self._stack.setCurrentWidget(self.links if name == LINKS else self.documents)
        self.setFocusProxy(self.shown)
