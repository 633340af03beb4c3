"""Two readers' views side by side: where they differ, and on what their results rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.argument.stance import think
from explorer.argument.what_if import View
from explorer.desktop.map.saying import key_in, said_of_disagreement, title_of
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from explorer.argument.stance import Stance, Thought
    from explorer.desktop.map.subject import Subject
    from explorer.workspace.stances import NamedStance


class ComparisonDialog(QDialog):
    """Shows every claim that two stances differ about, what is held of it and what follows.

    Signals:
        claim_requested(str): Go to the claim of this key.
    """

    claim_requested = Signal(str)

    def __init__(
        self, subject: Subject, mine: Stance, other: NamedStance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Two views compared"))
        self.resize(760, 520)
        self._main = subject.main
        self._name = other.name
        self._said = QLabel(tr("Comparing …"), self)
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.linkActivated.connect(lambda href: self.claim_requested.emit(key_in(href)))
        first, second = think(subject.network, mine), think(subject.network, other.stance)
        keys = [box.key for box in subject.whole.boxes if _differs(box.key, first, second)]
        self.table = QTableWidget(len(keys), 3, self)
        self.table.setHorizontalHeaderLabels([tr("Claim"), tr("My views"), other.name])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.setAccessibleName(tr("Claims about which the two differ"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, key in enumerate(keys):
            cells = (title_of(key), _told(key, first), _told(key, second))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, key)
                self.table.setItem(row, column, item)
        self.table.itemActivated.connect(
            lambda item: self.claim_requested.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        self.table.resizeRowsToContents()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._said)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    @property
    def said(self) -> str:
        """What is said of the two, as rich text."""
        return self._said.text()

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
