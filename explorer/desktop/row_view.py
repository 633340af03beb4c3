"""A list of rows under headings that fold, walked by mouse or keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget
from typing_extensions import override

from explorer.desktop.row_delegate import RowDelegate
from explorer.desktop.rows import Group, RowModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from explorer.address import Address
    from explorer.desktop.theme.theme import Theme


MANY_ROWS = 250


class RowView(QTreeView):
    """Shows groups of rows.

    Signals:
        address_requested(object): The `Address` of a row that was clicked, or chosen with Enter.
        address_opened(object): The `Address` of a row that was double-clicked.
        address_in_new_tab(object): The same, with the middle button or Ctrl.
        row_chosen(object): A `Row` without address was clicked or chosen with Enter.
    """

    address_requested = Signal(object)
    address_opened = Signal(object)
    address_in_new_tab = Signal(object)
    row_chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, is_roomy: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = RowModel(self)
        self._folded: set[str] = set()
        self._chosen: Address | None = None
        self._delegate = RowDelegate(theme, self, is_roomy=is_roomy)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)
        self.collapsed.connect(lambda index: self._remember_fold(index, is_folded=True))
        self.expanded.connect(lambda index: self._remember_fold(index, is_folded=False))
        theme.changed.connect(self._measure_again)

    @property
    def rows(self) -> RowModel:
        """The model behind the list."""
        return self._rows

    @property
    def folded(self) -> tuple[str, ...]:
        """The keys of the groups that are folded, whether or not they are shown now."""
        return tuple(sorted(self._folded))

    def fold(self, keys: Iterable[str]) -> None:
        """Fold just the groups of these keys."""
        self._folded = set(keys)
        self._fold_groups()

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups; those folded before stay folded, the selection stays where it can."""
        if groups == self._rows.groups or self._rows.exchange(groups):
            return
        chosen = self._rows.address_at(self.currentIndex())
        place = self.verticalScrollBar().value()
        is_alike = [g.key for g in groups] == [g.key for g in self._rows.groups]
        is_compact = sum(len(group.rows) for group in groups) > MANY_ROWS
        self._delegate.is_compact = is_compact
        self.setUniformRowHeights(is_compact)
        self._rows.show_groups(groups)
        self._fold_groups()
        if chosen is not None:
            self.choose(chosen)
        if is_alike:
            self.verticalScrollBar().setValue(place)

    def choose(self, address: Address | None, *, is_shown: bool = True) -> None:
        """Select the row that leads to an address, without going there; none for None.

        In a folded group its heading stands for the row, until it is unfolded.

        Args:
            address: Where the row leads.
            is_shown: Whether the list is scrolled to it.
        """
        self._chosen = address
        index = self._rows.index_of(address) if address is not None else QModelIndex()
        if index.parent().isValid() and not self.isExpanded(index.parent()):
            index = index.parent()
        if not index.isValid():
            self.selectionModel().clear()
            return
        place = self.verticalScrollBar().value()
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if is_shown:
            self.scrollTo(index)
        else:
            self.verticalScrollBar().setValue(place)

    def put_at(self, key: str, place: int) -> None:
        """Put the keyboard at a row of a group, by its place; at the last one when it has fewer."""
        for number, group in enumerate(self._rows.groups):
            if group.key == key:
                heading = self._rows.index(number, 0)
                self.setCurrentIndex(self._rows.index(min(place, len(group.rows) - 1), 0, heading))

    def choose_first(self) -> None:
        """Put the keyboard into the list, at its first row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt selects the first heading then
        first = self._rows.index(0, 0)
        row = self._rows.index(0, 0, first)
        if self._rows.row_at(self.currentIndex()) is None and first.isValid():
            self.setCurrentIndex(row if row.isValid() else first)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        address = self._rows.address_at(index)
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.MiddleButton or has_control:
            if address is not None:
                self.address_in_new_tab.emit(address)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._act_on(index)
            if index.isValid() and address is None:  # the mouse goes on, the mark stays
                self.choose(self._chosen, is_shown=False)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        address = self._rows.address_at(self.indexAt(event.position().toPoint()))
        if address is not None:
            self.address_opened.emit(address)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act_on(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _act_on(self, index: QModelIndex) -> None:
        address = self._rows.address_at(index)
        group = self._rows.group_at(index)
        if address is not None:
            self.address_requested.emit(address)
        elif group is not None:
            self.setExpanded(index, not self.isExpanded(index))
        elif (row := self._rows.row_at(index)) is not None:
            self.row_chosen.emit(row)

    def _fold_groups(self) -> None:
        for number, group in enumerate(self._rows.groups):
            self.setExpanded(self._rows.index(number, 0), group.key not in self._folded)

    def _remember_fold(self, index: QModelIndex, *, is_folded: bool) -> None:
        group = self._rows.group_at(index)
        if group is not None:
            (self._folded.add if is_folded else self._folded.discard)(group.key)
        if self._chosen is None:
            return
        holds_chosen = self._rows.index_of(self._chosen).parent() == index
        if holds_chosen and (is_folded or self.currentIndex() == index):
            self.choose(self._chosen, is_shown=not is_folded)

    def _measure_again(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
