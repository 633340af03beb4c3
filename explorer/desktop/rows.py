"""Rows under headings: the one item model behind the library's list, the inspector and the hits."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from explorer.address import Address
    from explorer.library.kinds import Kind

Index = QModelIndex | QPersistentModelIndex


class RowRole(enum.IntEnum):
    """What a delegate asks a row for, beyond its text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    IS_HEADING = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, lit when it is what was looked for."""

    text: str
    is_lit: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list.

    Attributes:
        text: What it says.
        detail: What stands at its right end, dimmed.
        kind: Whose shape stands before it; None for no shape.
        address: Where it leads; None for a row that only says something.
        level: How far it is indented, from 0.
        tip: What it says when pointed at, and to a screen reader after its text.
        note: A second, dimmed line.
        body: Longer text under it, with what was looked for lit.
        is_plain: Whether it is a text to be read, wrapped over as many lines as it needs.
        is_title: Whether such a text is the name of all that stands below it.
        is_choice: Whether it can be chosen though it leads nowhere, and so is not dimmed.
        is_in_line: Whether its text begins where that of a row with a shape does.
    """

    text: str
    detail: str = ""
    kind: Kind | None = None
    address: Address | None = None
    level: int = 0
    tip: str = ""
    note: str = ""
    body: tuple[Run, ...] = ()
    is_plain: bool = False
    is_title: bool = False
    is_choice: bool = False
    is_in_line: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading.

    Attributes:
        key: Names the group, so that folding outlives a change of its rows.
        title: The heading; empty for rows without one.
        rows: In order.
        detail: What stands at the heading's right end.
        kind: Whose shape stands before the heading.
        address: Where the heading leads.
    """

    key: str
    title: str
    rows: tuple[Row, ...]
    detail: str = ""
    kind: Kind | None = None
    address: Address | None = None

    @property
    def folds(self) -> bool:
        """Whether its rows can be folded away; a heading that leads somewhere goes there."""
        return bool(self.title) and self.address is None


_HEADING: Final = 0
_HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ROW_FLAGS = _HEADING_FLAGS | Qt.ItemFlag.ItemNeverHasChildren


class RowModel(QAbstractItemModel):
    """Groups of rows as a tree of two levels.

    An index of a group has the internal id 0; an index of a row the number of its group plus 1.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is shown."""
        return self._groups

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups instead; those without rows are left out."""
        self.beginResetModel()
        self._groups = tuple(group for group in groups if group.rows)
        self.endResetModel()

    def exchange(self, groups: tuple[Group, ...]) -> bool:
        """Show groups that lead to the same places in the same order, only told otherwise.

        Views keep what they know then: laying a thousand rows out anew is felt.

        Returns:
            Whether they do; if not, nothing was done.
        """
        kept = tuple(group for group in groups if group.rows)
        if _places(kept) != _places(self._groups):
            return False
        before, self._groups = self._groups, kept
        for number, (old, new) in enumerate(zip(before, kept, strict=True)):
            heading = self.index(number, 0)
            if old.rows != new.rows:
                last = self.index(len(new.rows) - 1, 0, heading)
                self.dataChanged.emit(self.index(0, 0, heading), last)
            if (old.title, old.detail, old.kind) != (new.title, new.detail, new.kind):
                self.dataChanged.emit(heading, heading)
        return True

    def index_of(self, address: Address) -> QModelIndex:
        """Return the index of the first row or heading that leads to an address, or no index."""
        for number, group in enumerate(self._groups):
            if group.address == address:
                return self.index(number, 0)
            for place, row in enumerate(group.rows):
                if row.address == address:
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    def row_at(self, index: Index) -> Row | None:
        """Return the row at an index, or None for a heading."""
        if not index.isValid() or index.internalId() == _HEADING:
            return None
        return self._groups[int(index.internalId()) - 1].rows[index.row()]

    def group_at(self, index: Index) -> Group | None:
        """Return the group whose heading is at an index, or None for a row."""
        if not index.isValid() or index.internalId() != _HEADING:
            return None
        return self._groups[index.row()]

    def address_at(self, index: Index) -> Address | None:
        """Return where a row or heading leads."""
        thing = self.row_at(index) or self.group_at(index)
        return thing.address if thing else None

    @override
    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        # Views call this thousands of times; Qt's own hasIndex would come back here twice each.
        if parent is None or not parent.isValid():
            group, count = _HEADING, len(self._groups)
        elif parent.internalId() == _HEADING:
            group = parent.row() + 1
            count = len(self._groups[group - 1].rows)
        else:
            return QModelIndex()
        if column == 0 and 0 <= row < count:
            return self.createIndex(row, 0, group)
        return QModelIndex()

    @override
    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        if index is None or not index.isValid() or index.internalId() == _HEADING:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, _HEADING)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._groups)
        group = self.group_at(parent)
        return len(group.rows) if group and parent.column() == 0 else 0

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _HEADING_FLAGS if index.internalId() == _HEADING else _ROW_FLAGS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        thing = self.row_at(index) or self.group_at(index)
        if thing is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return thing.text if isinstance(thing, Row) else thing.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(thing)
            case Qt.ItemDataRole.ToolTipRole:
                return thing.tip or None if isinstance(thing, Row) else None
            case RowRole.ROW:
                return thing
            case RowRole.IS_HEADING:
                return isinstance(thing, Group)
        return None


def _places(groups: tuple[Group, ...]) -> list[object]:
    """Return what of groups is the same while only their words change."""
    return [
        (group.key, group.address, [row.address or row for row in group.rows]) for group in groups
    ]


def _spoken(thing: Row | Group) -> str:
    """Return what a screen reader says of a row: the word for its shape too."""
    if isinstance(thing, Group):
        return ", ".join(part for part in (thing.title, thing.detail) if part)
    kind = str(thing.kind) if thing.kind else ""
    body = "".join(run.text for run in thing.body)
    parts = (thing.text, kind, thing.detail, thing.note, body, thing.tip)
    return ", ".join(part for part in parts if part)
