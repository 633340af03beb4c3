"""What is wrong with a library's content, with file and line, ready to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from explorer.errors import Problem

_Index = QModelIndex | QPersistentModelIndex


class ProblemModel(QAbstractTableModel):
    """Problems as a table of place, severity and message."""

    def __init__(self, problems: tuple[Problem, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems = problems
        self._titles = (self.tr("File and line"), self.tr("Severity"), self.tr("Problem"))

    def problem_at(self, index: _Index) -> Problem:
        """Return the problem of a row."""
        return self._problems[index.row()]

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            hint = f" ({problem.hint})" if problem.hint else ""
            return (str(problem.place), str(problem.severity), problem.message + hint)[
                index.column()
            ]
        return str(problem) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_top = orientation is Qt.Orientation.Horizontal
        return self._titles[section] if is_top else str(section + 1)


class ProblemsDialog(QDialog):
    """Lists problems; a double click opens the file.

    Signals:
        file_requested(object): The `Place` to open.
    """

    file_requested = Signal(object)

    def __init__(self, problems: tuple[Problem, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Problems in the content"))
        self.resize(860, 420)
        self._problems = problems
        text = self.tr(
            "%n problem(s) in the content; everything else is loaded.", "", len(problems)
        )
        said = QLabel(text if problems else self.tr("Nothing is wrong with the content."), self)
        said.setWordWrap(True)
        self._model = ProblemModel(problems, self)
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Problems in the content"))
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setWordWrap(True)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._table.activated.connect(
            lambda index: self.file_requested.emit(self._model.problem_at(index).place)
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy all"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setEnabled(bool(problems))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addWidget(self._table, 1)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        lines = "\n".join(str(problem) for problem in self._problems)
        QGuiApplication.clipboard().setText(lines)
