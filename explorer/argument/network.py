"""What bears on what: the nodes and edges that what-if is worked out on.

Nodes are statements and inference steps; a sketched argument is one step.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.argument.model import EndSort, RelationKind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.model import Argument, End, Model


class Bearing(enum.StrEnum):
    """How one node bears on another, in what-if."""

    SUPPORT = "support"
    ATTACK = "attack"
    PREMISE = "premise"
    UNDERCUT = "undercut"


class ClaimType(enum.StrEnum):
    """What sort of claim it is: a policy or a value is weighed, a forecast waits for a view."""

    FACT = "fact"
    FORECAST = "forecast"
    VALUE = "value"
    POLICY = "policy"


WEIGHED = frozenset({ClaimType.POLICY, ClaimType.VALUE})


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A node.

    Attributes:
        name: What it is called; unique in its network.
        is_step: Whether it is an inference step; else it is a statement.
        type: What sort of claim it is, if its data say so.
        is_captured: Whether it was said in the room.
        title: The title of the statement or argument; the name but for clashes and steps.
    """

    name: str
    is_step: bool = False
    type: ClaimType | None = None
    is_captured: bool = False
    title: str = ""

    @property
    def is_weighed(self) -> bool:
        """Whether reasons for and against it are weighed."""
        return self.type in WEIGHED

    @property
    def waits_for_view(self) -> bool:
        """Whether it does not stand by itself: a forecast, or what was said in the room."""
        return self.type is ClaimType.FORECAST or self.is_captured


@dataclass(frozen=True, slots=True)
class Bond:
    """An edge: indices of two nodes, and how the one bears on the other.

    Attributes:
        source: The node that bears.
        target: The node it bears on.
        bearing: How.
        is_mutual: Whether it is one half of claims that contradict each other.
        is_exhaustive: Whether one of the two must be true (they are contradictory).
    """

    source: int
    target: int
    bearing: Bearing
    is_mutual: bool = False
    is_exhaustive: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes and edges.

    Attributes:
        nodes: What bears on what.
        bonds: The edges, in the order written; what is mutual stands there both ways.
    """

    nodes: tuple[NetworkNode, ...]
    bonds: tuple[Bond, ...]
    _indices: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _of_title: Mapping[str, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        indices = {node.name: index for index, node in enumerate(self.nodes)}
        of_title: dict[str, list[int]] = {}
        for index, node in enumerate(self.nodes):
            title = node.title or node.name
            of_title.setdefault(title, []).append(index)
        object.__setattr__(self, "_indices", MappingProxyType(indices))
        object.__setattr__(self, "_of_title", MappingProxyType(of_title))

    def index(self, name: str) -> int | None:
        """Return the index of the node of this name, None if there is none."""
        return self._indices.get(name)

    def named(self, title: str) -> tuple[int, ...]:
        """Return the nodes a title stands for: a statement, else all steps of an argument."""
        if title in self._indices:
            first = self._indices[title]
            if not self.nodes[first].is_step:
                return (first,)
        return tuple(self._of_title.get(title, ()))


def network_of(model: Model) -> Network:
    """Return what bears on what in a model; it must be built in loose mode."""
    return _Weaver(model).network()


class _Weaver:
    """Makes the network of one model."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._nodes: list[NetworkNode] = []
        self._bonds: list[Bond] = []
        self._statements: dict[str, int] = {}
        self._steps: dict[tuple[str, int], int] = {}
        self._last_step: dict[str, int] = {}

    def network(self) -> Network:
        for title, statement in self._model.statements.items():
            fields = statement.fields or {}
            self._statements[title] = len(self._nodes)
            self._nodes.append(
                NetworkNode(
                    title,
                    type=_type(fields),
                    is_captured=fields.get("captured") is True,
                    title=title,
                )
            )
        for argument in self._model.arguments.values():
            self._add_steps(argument)
        for relation in self._model.relations:
            self._add(relation.kind, self._node(relation.source), self._node(relation.target))
        return Network(tuple(self._nodes), tuple(self._bonds))

    def _add_steps(self, argument: Argument) -> None:
        title = argument.title
        name = f"<{title}>" if title in self._statements else title
        conclusions = [
            index for index, line in enumerate(argument.structure) if line.role is not Role.PREMISE
        ]
        if not conclusions:
            fields = argument.fields or {}
            self._last_step[title] = len(self._nodes)
            self._nodes.append(
                NetworkNode(
                    name,
                    is_step=True,
                    type=_type(fields),
                    is_captured=fields.get("captured") is True,
                    title=title,
                )
            )
            return
        for number, conclusion in enumerate(conclusions, start=1):
            is_last = number == len(conclusions)
            step = len(self._nodes)
            self._steps[title, conclusion] = self._last_step[title] = step
            step_name = name if is_last else f"{name} (step {number})"
            self._nodes.append(NetworkNode(step_name, is_step=True, title=title))
            for premise in _premises(argument, conclusion):
                source = self._statements[argument.structure[premise].title]
                self._bonds.append(Bond(source, step, Bearing.PREMISE))
            target = self._statements[argument.structure[conclusion].title]
            self._bonds.append(Bond(step, target, Bearing.SUPPORT))

    def _node(self, end: End) -> int:
        if end.sort is EndSort.STATEMENT:
            return self._statements[end.title]
        if end.sort is EndSort.INFERENCE:
            return self._steps.get((end.title, end.step), self._last_step[end.title])
        return self._last_step[end.title]

    def _add(self, kind: RelationKind, source: int, target: int) -> None:
        self._bonds += bonds(kind, source, target)


def bonds(kind: RelationKind, source: int, target: int) -> list[Bond]:
    """Return the edges that a relation between two nodes stands for."""
    if kind.is_symmetric:
        is_exhaustive = kind is RelationKind.CONTRADICTORY
        ends = {(source, target), (target, source)}
        return [
            Bond(*pair, Bearing.ATTACK, is_mutual=True, is_exhaustive=is_exhaustive)
            for pair in sorted(ends, key=lambda pair: pair != (source, target))
        ]
    return [Bond(source, target, _BEARINGS[kind])]


_BEARINGS = {
    RelationKind.SUPPORT: Bearing.SUPPORT,
    RelationKind.ENTAILS: Bearing.SUPPORT,
    RelationKind.ATTACK: Bearing.ATTACK,
    RelationKind.UNDERCUT: Bearing.UNDERCUT,
}


def _type(fields: Mapping[str, object]) -> ClaimType | None:
    said = fields.get("type")
    return ClaimType(said) if said in [item.value for item in ClaimType] else None


def _premises(argument: Argument, conclusion: int) -> list[int]:
    """Return the lines that a step draws on: those it names under `uses`, else those above.

    Those above reach up to the conclusion of the step before, which belongs to them.
    """
    line = argument.structure[conclusion]
    for data in (line.inference.data if line.inference else None, line.member.data):
        uses = data.fields.get("uses", data.fields.get("from")) if data else None
        if isinstance(uses, tuple):
            numbers = [number - 1 for number in uses if isinstance(number, int)]
            named = [number for number in numbers if 0 <= number < conclusion]
            if named:
                return list(dict.fromkeys(named))
    found = []
    for index in range(conclusion - 1, -1, -1):
        found.append(index)
        if argument.structure[index].role is not Role.PREMISE:
            break
    return found[::-1]
