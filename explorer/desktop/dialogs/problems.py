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

from explorer.address import Address

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from explorer.errors import Place, Problem
    from explorer.library.model import Document, Library

_Index = QModelIndex | QPersistentModelIndex
_ACTION = QDialogButtonBox.ButtonRole.ActionRole

WIDTH_PX, HEIGHT_PX = 900, 460
_RING_PX = 10
"""What the ring around the current cell takes from its text, and some air."""


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
    """Lists problems; from each a way leads to its file, and to its document if it has one.

    Signals:
        file_requested(object): The `Place` to open in the desktop's editor.
        address_requested(object): The `Address` of the document to go to.
    """

    file_requested = Signal(object)
    address_requested = Signal(object)

    def __init__(
        self,
        problems: tuple[Problem, ...],
        library: Library | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            problems: What is listed.
            library: Knows which files are documents; None for none.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Problems in the content"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._problems = problems
        documents = library.documents if library else ()
        self._documents = {document.path: document for document in documents}
        text = self.tr(
            "%n problem(s) in the content; everything else is loaded.", "", len(problems)
        )
        said = QLabel(text if problems else self.tr("Nothing is wrong with the content."), self)
        said.setWordWrap(True)
        self._model = ProblemModel(problems, self)
        self._table = self._made_table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._open = buttons.addButton(self.tr("Open file"), _ACTION)
        self._open.setToolTip(self.tr("Open the file in the program that edits such files"))
        self._go = buttons.addButton(self.tr("Go to document"), _ACTION)
        copy = buttons.addButton(self.tr("Copy all"), _ACTION)
        copy.setEnabled(bool(problems))
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        # Without this, Enter would press whichever button was made first.
        for button in (self._open, self._go, copy):
            button.setAutoDefault(False)
        close.setDefault(True)
        self._open.clicked.connect(self._ask_for_file)
        self._go.clicked.connect(self._ask_for_document)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addWidget(self._table, 1)
        layout.addWidget(buttons)
        self._table.selectionModel().currentRowChanged.connect(self._offer)
        if problems:
            self._table.selectRow(0)
        self._offer()

    def _made_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Problems in the content"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        # A path too long for its column keeps both its ends: the folder, and the line.
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for column in (0, 1):
            wanted = max(table.sizeHintForColumn(column), header.sectionSizeHint(column))
            table.setColumnWidth(column, min(wanted + _RING_PX, WIDTH_PX // 2))
        table.activated.connect(lambda _: self._ask_for_file())
        return table

    @property
    def _chosen(self) -> Problem | None:
        index = self._table.currentIndex()
        return self._model.problem_at(index) if index.isValid() else None

    def _offer(self) -> None:
        """Offer what can be done about the problem that is chosen."""
        chosen = self._chosen
        self._open.setEnabled(chosen is not None)
        self._go.setEnabled(chosen is not None and chosen.place.path in self._documents)

    def _ask_for_file(self) -> None:
        if self._chosen is not None:
            self.file_requested.emit(self._chosen.place)

    def _ask_for_document(self) -> None:
        if self._chosen is not None:
            place = self._chosen.place
            self.accept()
            self.address_requested.emit(_section_at(place, self._documents[place.path]))

    def _copy(self) -> None:
        lines = "\n".join(str(problem) for problem in self._problems)
        QGuiApplication.clipboard().setText(lines)


def _section_at(place: Place, document: Document) -> Address:
    """Return the section that a line lies in; the document where it lies in none."""
    above = [section.anchor for section in document.sections if section.line <= place.line]
    return Address.document(document.id, above[-1] if above else "")
