"""Two readers' views compared: where they differ, and on what their results rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.argument.stance import think
from explorer.argument.what_if import View
from explorer.desktop.map.saying import key_in, said_of_disagreement, title_of
from explorer.desktop.map.side_by_side import SideBySide
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from explorer.argument.stance import Stance, Thought
    from explorer.desktop.drawing.picture import Drawing
    from explorer.desktop.map.subject import Subject
    from explorer.desktop.theme.theme import Theme
    from explorer.workspace.stances import NamedStance

WIDTH_PX, HEIGHT_PX = 1080, 700
_ROW_PX = 30
_HEADER_PAD_PX = 28


class ComparisonDialog(QDialog):
    """Shows every claim that two stances differ about, what is held of it and what follows.

    Signals:
        claim_requested(str): Go to the claim of this key.
    """

    claim_requested = Signal(str)

    def __init__(
        self,
        subject: Subject,
        mine: Stance,
        other: NamedStance,
        parent: QWidget | None = None,
        *,
        drawing: Drawing,
        theme: Theme,
    ) -> None:
        """Compare two stances.

        Args:
            subject: What they are about.
            mine: The reader's stance.
            other: The one it is compared with.
            parent: The window.
            drawing: The boxes that are shown of it, and where.
            theme: Colours.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Two views compared"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._main = subject.main
        self._name = other.name
        self._said = QLabel(tr("Comparing …"), self)
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.linkActivated.connect(lambda href: self.claim_requested.emit(key_in(href)))
        first, second = think(subject.network, mine), think(subject.network, other.stance)
        keys = [box.key for box in subject.whole.boxes if _differs(box.key, first, second)]
        self.table = QTableWidget(len(keys), 3, self)
        self._columns = (tr("Claim"), tr("My views"), other.name)
        self.table.setHorizontalHeaderLabels(self._columns)
        rows = self.table.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(_ROW_PX)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.setAccessibleName(tr("Claims about which the two differ"))
        self.pictures = SideBySide(theme, (tr("My views"), other.name), self)
        self.pictures.show_thoughts(drawing, (first, second))
        self.pictures.setVisible(bool(drawing.shown.boxes))
        self.pictures.chosen.connect(self._show_row)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(self._name_column)
        for row, key in enumerate(keys):
            cells = (title_of(key), _told(key, first), _told(key, second))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, key)
                self.table.setItem(row, column, item)
        self.table.itemActivated.connect(
            lambda item: self.claim_requested.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        self.table.currentItemChanged.connect(self._show_box)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.pictures)
        parts.addWidget(self.table)
        parts.setSizes([HEIGHT_PX * 3 // 5, HEIGHT_PX * 2 // 5])
        parts.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._said)
        layout.addWidget(parts, 1)
        layout.addWidget(buttons)

    @property
    def said(self) -> str:
        """What is said of the two, as rich text."""
        return self._said.text()

    def _name_column(self, column: int, _before: int, width: int) -> None:
        """Name a column as far as there is room; a style sheet's headers cut without a sign."""
        item, whole = self.table.horizontalHeaderItem(column), self._columns[column]
        assert item is not None
        metrics = self.table.horizontalHeader().fontMetrics()
        room = max(0, width - _HEADER_PAD_PX)
        shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
        item.setText(shown)
        item.setToolTip(whole if shown != whole else "")

    def _show_box(self, item: QTableWidgetItem | None) -> None:
        if item is not None:
            self.pictures.select(item.data(Qt.ItemDataRole.UserRole))

    def _show_row(self, key: str) -> None:
        """Select the row of a box, if the two differ about it."""
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == key:
                self.table.setCurrentItem(item)
                return
        self.table.clearSelection()

    def show_cruxes(self, keys: tuple[str, ...]) -> None:
        """Say on which claims the two results for the main claim rest."""
        text = said_of_disagreement(keys, self._main, self._name) if self._main else ""
        none = "" if self.table.rowCount() else tr(" They differ about no claim.")
        self._said.setText(text + none)


def _differs(key: str, first: Thought, second: Thought) -> bool:
    one, two = first.verdict(key), second.verdict(key)
    if one is None or two is None:
        return False
    views = first.stance.view_of(key), second.stance.view_of(key)
    return views[0] is not views[1] or (one.status, one.aside) != (two.status, two.aside)


def _told(key: str, thought: Thought) -> str:
    """Return what is held of a claim and what follows for it."""
    verdict = thought.verdict(key)
    assert verdict is not None
    views = {View.ACCEPT: tr("accepted"), View.REJECT: tr("rejected")}
    view = thought.stance.view_of(key)
    words = {"stands": tr("stands"), "falls": tr("falls"), "undecided": tr("undecided")}
    told = [views[view]] if view else []
    told.append(words[verdict.status])
    if verdict.aside == "yes":
        told.append(tr("set aside"))
    return ", ".join(told)
