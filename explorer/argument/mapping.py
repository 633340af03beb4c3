"""The map of a model: its nodes, the edges between them, and the groups that hold them.

Source: @argdown/core 1.7.5, its map and group plugins.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.argument.model import (
    Argument,
    EndSort,
    Model,
    Relation,
    RelationKind,
    Role,
    Section,
    Statement,
)  # fmt: skip
from explorer.argument.selection import Selection, SelectionSettings, is_on_map, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.data import Fields
    from explorer.argument.model import End


class NodeSort(enum.StrEnum):
    """What a node of a map shows."""

    STATEMENT = "statement"
    ARGUMENT = "argument"


class LabelMode(enum.StrEnum):
    """What the nodes of one sort say on the map."""

    HIDE_UNTITLED = "hide-untitled"
    TITLE = "title"
    TEXT = "text"
    NONE = "none"


_BY_DEFAULT = LabelMode.HIDE_UNTITLED


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the map.

    Attributes:
        id: `n0`, `n1` and so on: statements first, then arguments.
        sort: Whether it is a statement or an argument.
        title: The title, made up for an untitled one.
        label_title: The title to show; by default empty where none was written and there is a
            text.
        label_text: The text to show; None where there is none.
        tags: Its tags, unless the front matter leaves them out.
        group: The id of the group that holds it, or empty.
    """

    id: str
    sort: NodeSort
    title: str
    label_title: str
    label_text: str | None
    tags: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow of the map.

    Attributes:
        source: The id of the node it comes from.
        target: The id of the node it leads to.
        kind: How the one bears on the other.
    """

    source: str
    target: str
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class Group:
    """A frame around nodes: a section of the text.

    Attributes:
        id: The section's id.
        title: The section's title.
        level: How deep it lies in other groups, 1 for the outermost.
        parent: The id of the group that holds it, or empty.
        is_closed: Whether it shows as one box.
    """

    id: str
    title: str
    level: int
    parent: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """A map.

    Attributes:
        nodes: Statements, then arguments, in the model's order.
        edges: Written relations first, then those that follow from premises and conclusions.
        groups: A group stands before the groups inside it.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()


def derive_map(model: Model, settings: SelectionSettings | None = None) -> ArgumentMap:
    """Return the map of a model.

    Args:
        model: What is argued.
        settings: Which statements and arguments are nodes; None for what the front matter says.
    """
    selection = select(model, settings)
    return _Mapper(model, selection).derive()


class _Mapper:
    """Derives one map."""

    def __init__(self, model: Model, selection: Selection) -> None:
        self._model = model
        self._statements = {made.title: made for made in selection.statements}
        self._arguments = {made.title: made for made in selection.arguments}
        said = model.settings.get("map")
        said = said if isinstance(said, Mapping) else {}
        self._labels = {sort: _label_mode(said, sort) for sort in NodeSort}
        self._adds_tags = said.get("addTags") is not False
        self._ids: dict[tuple[NodeSort, str], str] = {}
        self._uses: dict[str, list[tuple[Role, str]]] = {}

    def derive(self) -> ArgumentMap:
        nodes = [
            *(self._node(made, NodeSort.STATEMENT) for made in self._statements.values()),
            *(self._node(made, NodeSort.ARGUMENT) for made in self._arguments.values()),
        ]
        for statement in self._model.statements.values():
            uses = [
                (member.role, self._ids[NodeSort.ARGUMENT, member.argument])
                for member in statement.members
                if member.argument in self._arguments
            ]
            if uses:
                self._uses[statement.title] = uses
        edges = [*self._written(), *self._following()]
        groups, held = _groups(self._model, [*self._statements.values(), *self._arguments.values()])
        placed = [
            replace(node, group=group) if group else node
            for node, group in zip(nodes, held, strict=True)
        ]
        return ArgumentMap(tuple(placed), tuple(edges), groups)

    def _node(self, made: Statement | Argument, sort: NodeSort) -> Node:
        node_id = f"n{len(self._ids)}"
        self._ids[sort, made.title] = node_id
        title, text, mode = made.title, made.text, self._labels[sort]
        if mode is not _BY_DEFAULT:
            title, text = _label(made, mode)
        elif text and (not made.is_titled or title.startswith("Untitled")):
            title = ""
        return Node(node_id, sort, made.title, title, text, made.tags if self._adds_tags else ())

    def _written(self) -> Iterator[Edge]:
        """Yield the edges of relations whose both ends are on the map."""
        roles = {title: {role for role, _ in uses} for title, uses in self._uses.items()}
        drawn: dict[End, str] = {
            made.end: self._ids[sort, title]
            for sort, all_made in (
                (NodeSort.STATEMENT, self._statements),
                (NodeSort.ARGUMENT, self._arguments),
            )
            for title, made in all_made.items()
        }
        for relation in self._model.relations:
            source, target = drawn.get(relation.source), drawn.get(relation.target)
            if source and target and relation.kind in _SIMPLE:  # nearly all are like this
                yield Edge(source, target, relation.kind)
            elif all(
                is_on_map(relation, end, self._statements, self._arguments, roles)
                for end in (relation.source, relation.target)
            ):
                yield from self._edges(relation)

    def _edges(self, relation: Relation) -> Iterator[Edge]:
        source, target, kind = relation.source, relation.target, relation.kind
        sources = self._standing_for(source, Role.CONCLUSION)
        targets = self._standing_for(target, Role.PREMISE)
        yield from self._between(sources, targets, kind)
        if kind.is_symmetric and source.sort is not EndSort.INFERENCE:
            yield from self._reversed(relation)

    def _reversed(self, relation: Relation) -> Iterator[Edge]:
        """Yield the edges back of a symmetric relation: those that arguments stand for."""
        source, target = relation.target, relation.source
        is_stated = EndSort.STATEMENT
        if source.sort is not is_stated or target.sort is not is_stated:
            return
        if target.title in self._statements:
            return
        yield from self._between(
            self._standing_for(source, Role.CONCLUSION),
            self._standing_for(target, Role.PREMISE),
            relation.kind,
        )

    def _standing_for(self, end: End, role: Role) -> list[tuple[str, bool]]:
        """Return the nodes that stand for an end, each with whether it is a statement."""
        if end.sort is EndSort.STATEMENT:
            if end.title in self._statements:
                return [(self._ids[NodeSort.STATEMENT, end.title], True)]
            return [(node, False) for used, node in self._uses.get(end.title, ()) if used is role]
        return [(self._ids[NodeSort.ARGUMENT, end.title], False)]

    def _between(
        self,
        sources: list[tuple[str, bool]],
        targets: list[tuple[str, bool]],
        kind: RelationKind,
    ) -> Iterator[Edge]:
        for source, is_from_statement in sources:
            for target, is_to_statement in targets:
                is_logical = is_from_statement and is_to_statement
                yield Edge(source, target, kind if is_logical else _SKETCHED.get(kind, kind))

    def _following(self) -> Iterator[Edge]:
        """Yield the supports that follow from what is premise or conclusion of what."""
        support = RelationKind.SUPPORT
        known: set[tuple[str, str]] = set()
        for title, argument in self._arguments.items():
            if not argument.structure:
                continue
            node = self._ids[NodeSort.ARGUMENT, title]
            conclusion = argument.structure[-1].title
            if conclusion in self._statements:
                target = self._ids[NodeSort.STATEMENT, conclusion]
                if (node, target) not in known:
                    known.add((node, target))
                    yield Edge(node, target, support)
                    continue
            for role, target in self._uses.get(conclusion, ()):
                if role is Role.PREMISE and (node, target) not in known:
                    known.add((node, target))
                    yield Edge(node, target, support)
        for title in self._statements:
            node = self._ids[NodeSort.STATEMENT, title]
            for role, target in self._uses.get(title, ()):
                if role is Role.PREMISE and (node, target) not in known:
                    known.add((node, target))
                    yield Edge(node, target, support)


def _label_mode(said: Mapping[str, object], sort: NodeSort) -> LabelMode:
    mode = said.get(f"{sort}LabelMode")
    known = {item.value: item for item in LabelMode}
    return known.get(str(mode), _BY_DEFAULT)


def _label(made: Statement | Argument, mode: LabelMode) -> tuple[str, str | None]:
    """Return the title and the text that a node shows in any mode but the default."""
    text = made.text if mode is LabelMode.TEXT else None
    has_title = mode is LabelMode.TITLE or (mode is LabelMode.TEXT and not text)
    return made.title if has_title else "", text


_SIMPLE = frozenset({RelationKind.SUPPORT, RelationKind.ATTACK, RelationKind.UNDERCUT})
_SKETCHED = {
    RelationKind.CONTRADICTORY: RelationKind.ATTACK,
    RelationKind.CONTRARY: RelationKind.ATTACK,
    RelationKind.ENTAILS: RelationKind.SUPPORT,
}
"""What a relation between statements is called where an argument stands for one of them."""


def _groups(
    model: Model, elements: list[Statement | Argument]
) -> tuple[tuple[Group, ...], list[str]]:
    """Return the groups, and for each element the id of the group that holds it, or nothing.

    As in the reference, only a group that holds nodes itself can be closed.
    """
    sections = {section.id: section for section in model.sections}
    is_group = _are_groups(model)

    def group_of(section_id: str) -> str:
        while section_id and not is_group[section_id]:
            section_id = sections[section_id].parent
        return section_id

    held = [group_of(element.section) for element in elements]
    used: dict[str, str] = {}
    for group_id in held:
        inner = group_id
        while inner and inner not in used:
            used[inner] = group_of(sections[inner].parent)
            inner = used[inner]
    levels: dict[str, int] = {}
    direct = set(held)
    groups: list[Group] = []
    for section in model.sections:  # outer sections stand before inner ones
        if section.id not in used:
            continue
        parent = used[section.id]
        levels[section.id] = levels.get(parent, 0) + 1
        is_closed = section.id in direct and bool(_setting(model, section, "isClosed"))
        groups.append(Group(section.id, section.title, levels[section.id], parent, is_closed))
    return tuple(groups), held


def _are_groups(model: Model) -> dict[str, bool]:
    """Tell of each section whether it is a group: its data say so, or it is deep enough."""
    said = _group_settings(model.settings)
    depth = said.get("groupDepth")
    depth = depth if isinstance(depth, int) else 2
    deepest = max((section.level for section in model.sections), default=0)
    found = {}
    for section in model.sections:
        value = said_to_be_group(model, section)
        found[section.id] = section.level > deepest - depth if value is None else bool(value)
    return found


def said_to_be_group(model: Model, section: Section) -> object:
    """Return what data or settings say of whether a section is a group; None for nothing."""
    value = _setting(model, section, "isGroup")
    if value is not None:
        return value
    named = _group_settings(model.settings).get("sections")
    if isinstance(named, Mapping) and not isinstance(named.get(section.title), Mapping):
        return False
    return None


def _setting(model: Model, section: Section, key: str) -> object:
    said = _group_settings(model.settings)
    named = said.get("sections")
    own = named.get(section.title) if isinstance(named, Mapping) else None
    if isinstance(own, Mapping):
        value: object = own.get(key)
        return value
    ignored = "ignore" + key[0].upper() + key[1:]
    return None if said.get(ignored) else section.fields.get(key)


def _group_settings(settings: Fields) -> Mapping[str, object]:
    said = settings.get("group")
    return said if isinstance(said, Mapping) else {}
