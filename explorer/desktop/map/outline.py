"""The outline twin: the same map as a tree of text, with the same selection and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget
from typing_extensions import override

from explorer.argument.viewing.tree import outline_of
from explorer.desktop.map.outline_model import OutlineModel
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from explorer.argument.viewing.values import Shown
    from explorer.desktop.drawing.marks import Mark

MOST_STATUS_SHARE = 0.45
"""How much of the width what is told takes at most."""

INDENT_PX, LEAST_INDENT_PX = 20, 10
_DEEP_SHARE = 0.03
"""How much of the width one step in takes at most."""


class Outline(QTreeView):
    """Shows a map as text.

    Signals:
        chosen(str): The key of the claim that the reader went to.
        activated_key(str): Enter or a double click: show the passage.
        fold_requested(str): Show or hide what bears on it.
        context_requested(str, QPoint): A menu is wanted, at a place of the screen.
    """

    chosen = Signal(str)
    activated_key = Signal(str)
    fold_requested = Signal(str)
    context_requested = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = OutlineModel(self)
        self._is_told = False
        self.setModel(self._rows)
        self.setObjectName("mapOutline")
        self.setAccessibleName(tr("Outline of the map"))
        self.setAccessibleDescription(
            tr("Arrow keys walk, Enter opens the passage, Space shows or hides what bears on it.")
        )
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.activated_key.emit(self._rows.key_at(index)))
        self.customContextMenuRequested.connect(self._ask_for_menu)

    @property
    def rows(self) -> OutlineModel:
        """The model behind the tree."""
        return self._rows

    def show_map(self, shown: Shown, marks: Mapping[str, Mark]) -> None:
        """Show another map, or another part of it, all of it open."""
        key = self._rows.key_at(self.currentIndex())
        self._is_told = True
        self._rows.show_outline(shown, outline_of(shown), marks)
        self.expandAll()
        self._is_told = False
        self._fit_status()
        self.choose(key)

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Tell other things of the same claims."""
        self._rows.show_marks(marks)
        self.setColumnHidden(1, not marks)
        self._fit_status()

    def choose(self, key: str) -> None:
        """Select a claim without saying so."""
        index = self._rows.index_of(key)
        self._is_told = True
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self._is_told = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        step = round(self.viewport().width() * _DEEP_SHARE)
        self.setIndentation(min(max(step, LEAST_INDENT_PX), INDENT_PX))
        self._fit_status()

    def _fit_status(self) -> None:
        """Give what is told the width that it needs, and the claims all the rest."""
        wanted = max(self.sizeHintForColumn(1), self.header().sectionSizeHint(1))
        most = round(self.viewport().width() * MOST_STATUS_SHARE)
        self.header().resizeSection(1, min(wanted, most))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._rows.key_at(self.currentIndex())
        if key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_key.emit(key)
        elif key and event.key() == Qt.Key.Key_Space:
            self.fold_requested.emit(key)
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        key = self._rows.key_at(index)
        if key and not self._is_told:
            self.chosen.emit(key)

    def _ask_for_menu(self, where: QPoint) -> None:
        key = self._rows.key_at(self.indexAt(where))
        self.context_requested.emit(key, self.viewport().mapToGlobal(where))
