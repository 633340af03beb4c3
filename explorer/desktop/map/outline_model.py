"""The outline of a map as an item model: what bears on a claim stands under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from explorer.argument.model import RelationKind
from explorer.argument.viewing.spoken import VERBS, spoken_name
from explorer.argument.what_if import Status, View
from explorer.desktop.drawing.marks import PLAIN, Mark, chips_of
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.argument.viewing.tree import OutlineNode
    from explorer.argument.viewing.values import Shown, ShownBox

Index = QModelIndex | QPersistentModelIndex

SIGNS: Final = {
    RelationKind.SUPPORT: "+",
    RelationKind.ENTAILS: "+",
    RelationKind.ATTACK: "−",
    RelationKind.CONTRARY: "⟷",
    RelationKind.CONTRADICTORY: "⟷",
    RelationKind.UNDERCUT: "⊘",
}
"""How a relation is written before what bears."""

KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(eq=False, slots=True)
class _Item:
    """A line with its place in the tree; an index holds its number among all."""

    node: OutlineNode
    number: int
    parent: _Item | None
    row: int
    children: list[_Item] = field(default_factory=list)


class OutlineModel(QAbstractItemModel):
    """Two columns: what a claim says, and what is told of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Item] = []
        self._items: dict[str, _Item] = {}
        self._kept: list[_Item] = []
        self._boxes: Mapping[str, ShownBox] = {}
        self._marks: Mapping[str, Mark] = {}

    def show_outline(
        self, shown: Shown, nodes: Iterable[OutlineNode], marks: Mapping[str, Mark]
    ) -> None:
        """Show another map, or another part of it."""
        self.beginResetModel()
        self._boxes = {box.key: box for box in shown.boxes}
        self._marks = marks
        self._items, self._kept = {}, []
        self._roots = []
        waiting: list[tuple[_Item | None, Iterable[OutlineNode]]] = [(None, nodes)]
        while waiting:
            parent, below = waiting.pop()
            siblings = parent.children if parent else self._roots
            for node in below:
                item = _Item(node, len(self._kept), parent, len(siblings))
                siblings.append(item)
                self._kept.append(item)
                if not node.is_reference:
                    self._items[node.key] = item
                waiting.append((item, node.children))
        self.endResetModel()

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Tell other things of the same claims; only lines of which it is another are redrawn."""
        before, self._marks = self._marks, marks
        for item in self._kept:
            key = item.node.key
            if before.get(key) == marks.get(key):
                continue
            self.dataChanged.emit(
                self.createIndex(item.row, 0, item.number),
                self.createIndex(item.row, 1, item.number),
            )

    def index_of(self, key: str) -> QModelIndex:
        """Return where a claim stands in full, or no index."""
        item = self._items.get(key)
        return self.createIndex(item.row, 0, item.number) if item else QModelIndex()

    def key_at(self, index: Index) -> str:
        """Return the key of the claim at an index, empty for none."""
        return self._at(index).node.key if index.isValid() else ""

    @override
    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        siblings = self._below(parent)
        if 0 <= row < len(siblings) and column in (0, 1):
            return self.createIndex(row, column, siblings[row].number)
        return QModelIndex()

    @override
    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        above = self._at(index).parent if index is not None and index.isValid() else None
        return self.createIndex(above.row, 0, above.number) if above else QModelIndex()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid() and parent.column():
            return 0
        return len(self._below(parent))

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 2

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Claim"), tr("Status"))[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._at(index).node
        box, mark = self._boxes[node.key], self._marks.get(node.key, PLAIN)
        if role == KEY_ROLE:
            return node.key
        if index.column() == 1:
            is_told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return _status(mark) if is_told else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _line(node, box)
            case Qt.ItemDataRole.ToolTipRole:
                return box.text or box.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(node, box, mark)
        return None

    def _below(self, parent: Index | None) -> list[_Item]:
        if parent is not None and parent.isValid():
            return self._at(parent).children
        return self._roots

    def _at(self, index: Index) -> _Item:
        return self._kept[int(index.internalId())]


def _line(node: OutlineNode, box: ShownBox) -> str:
    sign = SIGNS[node.relation] if node.relation else ""
    name = " ".join(part for part in (sign, box.number, box.title) if part)
    if node.is_reference:
        return tr("{claim} (elsewhere on the map)").format(claim=name or box.text)
    hidden = f"  +{box.hidden}" if box.hidden else ""
    text = (": " if box.title else " ") + box.text if box.text else ""
    return f"{name}{text}{hidden}".strip()


def _status(mark: Mark) -> str:
    """Return what is told of a claim; that it stands too, since here a blank says nothing."""
    told = [chip.word for chip in chips_of(mark)]
    if mark.status == "stands" and not mark.view:
        told.insert(0, tr("stands"))
    return ", ".join(told)


def _spoken(node: OutlineNode, box: ShownBox, mark: Mark) -> str:
    status = Status(mark.status) if mark.status else None
    view = View(mark.view) if mark.view else None
    said = spoken_name(box, status, view, is_aside=mark.is_aside)
    verb = f"{VERBS[node.relation].capitalize()} it. " if node.relation else ""
    text = f" {box.text}" if box.title and box.text else ""
    return f"{verb}{said}{text}"
