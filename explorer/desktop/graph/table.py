"""The graph as tables: the same links and documents, for sorting, keyboard and screen reader."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont
from typing_extensions import override

from explorer.desktop.graph.describing import bearing_name, origin_name
from explorer.desktop.wording import kind_name, tr
from explorer.library.kinds import Relation

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from explorer.address import Address
    from explorer.desktop.theme.theme import Theme
    from explorer.library.kinds import Kind
    from explorer.library.model import Library
    from explorer.topics.selection import Subgraph

Index = QModelIndex | QPersistentModelIndex
Cell = str | int

SORT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table.

    Attributes:
        address: What it is about.
        cells: One for each column; numbers are sorted as numbers.
        kinds: Whose shape stands in a cell, by column.
        ends: The documents it touches.
    """

    address: Address
    cells: tuple[Cell, ...]
    kinds: tuple[tuple[int, Kind], ...]
    ends: frozenset[str]


def link_headings() -> tuple[str, ...]:
    """Return the headings of the table of links."""
    return tr("From"), tr("Relation"), tr("To"), tr("Bearing"), tr("Origin"), tr("Coverage")


def link_lines(part: Subgraph, library: Library) -> tuple[Line, ...]:
    """Return a line for each link, in the library's order."""
    lines = []
    for link in part.links:
        source, target = library.document(link.source), library.document(link.target)
        cells: tuple[Cell, ...] = (
            source.title,
            link.forwards,
            target.title,
            bearing_name(link.bearing),
            origin_name(link.origin),
            link.coverage,
        )
        kinds = ((0, source.kind), (2, target.kind))
        lines.append(Line(link.address, cells, kinds, frozenset({source.id, target.id})))
    return tuple(lines)


def document_headings() -> tuple[str, ...]:
    """Return the headings of the table of documents."""
    return tr("Title"), tr("Kind"), tr("Links"), tr("Mentions")


def document_lines(part: Subgraph, library: Library) -> tuple[Line, ...]:
    """Return a line for each document, in the library's order, with its links that are shown."""
    links: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for link in part.links:
        counted = mentions if link.relation is Relation.MENTIONS else links
        counted.update({link.source, link.target})
    return tuple(
        Line(
            document.address,
            (document.title, kind_name(document.kind), links[document.id], mentions[document.id]),
            ((0, document.kind),),
            frozenset({document.id}),
        )
        for document in map(library.document, part.documents)
    )


class GraphTable(QAbstractTableModel):
    """Lines under headings. Lines that touch the selected document are bold."""

    def __init__(
        self, theme: Theme, headings: tuple[str, ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._headings = headings
        self._lines: tuple[Line, ...] = ()
        self._touched = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown, unsorted."""
        return self._lines

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def show_touched(self, document_id: str) -> None:
        """Make the lines bold that touch a document; none for the empty id."""
        self._touched = document_id
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self._headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.FontRole])

    def row_of(self, address: Address) -> int:
        """Return the row of what an address names, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.address == address), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_heading = orientation is Qt.Orientation.Horizontal and section < len(self._headings)
        if is_heading and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if is_heading and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(self._cell(0, section)))
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line, cell = self._lines[index.row()], self._cell(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return str(cell) or None
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(line, index.column())
            case Qt.ItemDataRole.FontRole if self._touched in line.ends:
                font = self._theme.interface_font()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_alignment(cell))
            case _ if role == SORT_ROLE:
                return cell if isinstance(cell, int) else cell.casefold()
        return None

    def _cell(self, row: int, column: int) -> Cell:
        return self._lines[row].cells[column] if row < len(self._lines) else ""

    def _icon(self, line: Line, column: int) -> QIcon | None:
        kind = dict(line.kinds).get(column)
        return self._theme.kind_icon(kind) if kind else None


def _alignment(cell: Cell) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if isinstance(cell, int) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
