"""A whole map, ready to be shown in part: its boxes in reading order, and what bears on what.

Reading goes from the main claim to its reasons, supports before attacks, and from each reason to
its own before the next. A reason that is reached over several ways is read where the shortest one
ends, so that a reason for the main claim always stands directly under it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.argument.claims import inherited_tags
from explorer.argument.conflicts import plain_text
from explorer.argument.mapping import ArgumentMap, NodeSort, derive_map
from explorer.argument.model import RelationKind
from explorer.argument.viewing.values import BoxSort, ShownBox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from explorer.argument.joining import Joined
    from explorer.argument.mapping import Group, Node
    from explorer.argument.model import Argument, Model, Statement

SUPPORTING: Final = frozenset({RelationKind.SUPPORT, RelationKind.ENTAILS})
"""The relations that speak for what they lead to; all others speak against it."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """One box bears on another; both by their places in the reading order.

    Attributes:
        source: What bears.
        target: What it bears on. Of two that contradict each other it is the one read first.
        kind: How.
    """

    source: int
    target: int
    kind: RelationKind

    @property
    def is_for(self) -> bool:
        """Whether it speaks for its target."""
        return self.kind in SUPPORTING


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole map.

    Attributes:
        boxes: In reading order, numbered and counted; nothing is hidden behind them.
        bearings: By target in reading order, what speaks for it first; no two are alike.
        roots: The boxes that reading begins at: the main claim, then what bears on nothing.
        above: Under which box each is read, by their places; None for a root.
        main: The main claim, None where the map has none.
        groups: All groups, an outer one before those inside it.
        documents: The ids of the documents joined, in their order.
    """

    boxes: tuple[ShownBox, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    roots: tuple[int, ...] = ()
    above: tuple[int | None, ...] = ()
    main: int | None = None
    groups: tuple[Group, ...] = ()
    documents: tuple[str, ...] = ()


def whole_of(joined: Joined, argument_map: ArgumentMap | None = None) -> Whole:
    """Return the whole map of a text or a debate.

    Args:
        joined: What is argued.
        argument_map: The map of its model; None to derive it.
    """
    drawn = derive_map(joined.model) if argument_map is None else argument_map
    nodes = {node.id: place for place, node in enumerate(drawn.nodes)}
    edges = _distinct(Bearing(nodes[e.source], nodes[e.target], e.kind) for e in drawn.edges)
    main = _main(joined, drawn.nodes)
    reading = read_order(range(len(nodes)), edges, main)
    place = {node: index for index, node in enumerate(reading.order)}
    bearings = ordered(Bearing(place[e.source], place[e.target], e.kind) for e in edges)
    describe = _Describer(joined, bearings, None if main is None else place[main])
    boxes = [describe.box(index, drawn.nodes[node]) for index, node in enumerate(reading.order)]
    above = (reading.parents[node] for node in reading.order)
    return Whole(
        boxes=tuple(boxes),
        bearings=bearings,
        roots=tuple(place[root] for root in reading.roots),
        above=tuple(None if one is None else place[one] for one in above),
        main=None if main is None else place[main],
        groups=drawn.groups,
        documents=joined.documents,
    )


def _main(joined: Joined, nodes: Sequence[Node]) -> int | None:
    """Return the main claim's node: the statement of that title, else the argument."""
    found = {
        node.sort: place for place, node in enumerate(nodes) if node.title == joined.main != ""
    }
    return found.get(NodeSort.STATEMENT, found.get(NodeSort.ARGUMENT))


def _distinct(bearings: Iterable[Bearing]) -> tuple[Bearing, ...]:
    return tuple(dict.fromkeys(bearings))


def ordered(bearings: Iterable[Bearing]) -> tuple[Bearing, ...]:
    """Return bearings by target, what speaks for it first, then by source; each once.

    One that holds both ways leads to whichever of its two ends is read first.
    """
    found: dict[Bearing, None] = {}
    for one in bearings:
        turned = one.kind.is_symmetric and one.source < one.target
        found[Bearing(one.target, one.source, one.kind) if turned else one] = None
    return tuple(sorted(found, key=lambda one: (one.target, not one.is_for, one.source)))


@dataclass(frozen=True, slots=True)
class Reading:
    """In which order boxes are read.

    Attributes:
        order: Every box once.
        roots: Those that reading begins at, in order.
        depths: How many links each lies from its root.
        parents: The box under which each is read; None for a root.
    """

    order: tuple[int, ...]
    roots: tuple[int, ...]
    depths: Mapping[int, int]
    parents: Mapping[int, int | None]


def read_order(
    boxes: Iterable[int],
    bearings: Iterable[Bearing],
    main: int | None = None,
    roots: Iterable[int] = (),
) -> Reading:
    """Return in which order to read boxes.

    Args:
        boxes: What to read, in the order that counts where nothing else does.
        bearings: What bears on what; the ends are among the boxes.
        main: What to begin with, if anything.
        roots: What to go on with; behind these come boxes that bear on nothing, then the rest.
    """
    boxes = tuple(boxes)
    reasons, bearing = _reasons(bearings)
    depths: dict[int, int] = {}
    parents: dict[int, int | None] = {}
    found_roots: list[int] = []
    under: dict[int, list[int]] = {}
    first = () if main is None else (main,)
    for root in (*first, *roots, *(box for box in boxes if box not in bearing), *boxes):
        if root in depths:
            continue
        found_roots.append(root)
        depths[root], parents[root] = 0, None
        waiting = deque([root])
        while waiting:
            box = waiting.popleft()
            for reason in reasons.get(box, ()):
                if reason not in depths:
                    depths[reason], parents[reason] = depths[box] + 1, box
                    under.setdefault(box, []).append(reason)
                    waiting.append(reason)
    return Reading(tuple(_in_order(found_roots, under)), tuple(found_roots), depths, parents)


def _reasons(bearings: Iterable[Bearing]) -> tuple[Mapping[int, list[int]], set[int]]:
    """Return what bears on each box, supports first, and all boxes that bear on another one."""
    supports: dict[int, list[int]] = {}
    attacks: dict[int, list[int]] = {}
    bearing: set[int] = set()
    for one in bearings:
        if one.source == one.target:
            continue
        (supports if one.is_for else attacks).setdefault(one.target, []).append(one.source)
        if one.kind.is_symmetric:
            attacks.setdefault(one.source, []).append(one.target)
        else:
            bearing.add(one.source)
    targets = dict.fromkeys((*supports, *attacks))
    found = {box: [*supports.get(box, ()), *attacks.get(box, ())] for box in targets}
    return found, bearing


def _in_order(roots: Sequence[int], under: Mapping[int, Sequence[int]]) -> Iterator[int]:
    waiting = list(reversed(roots))
    while waiting:
        box = waiting.pop()
        yield box
        waiting += reversed(under.get(box, ()))


class _Describer:
    """Says of each node what its box shows."""

    def __init__(self, joined: Joined, bearings: Sequence[Bearing], main: int | None) -> None:
        self._model: Model = joined.model
        self._main = main
        self._inherited = inherited_tags(joined.model)
        self._supports: dict[int, int] = {}
        self._attacks: dict[int, int] = {}
        self._numbers: dict[int, str] = {}
        counts = {"P": 0, "C": 0}
        for one in bearings:
            counted = self._supports if one.is_for else self._attacks
            ends = {one.source, one.target} if one.kind.is_symmetric else {one.target}
            for end in ends:
                counted[end] = counted.get(end, 0) + 1
            if one.target == main and one.source not in (main, *self._numbers):
                letter = "P" if one.is_for else "C"
                counts[letter] += 1
                self._numbers[one.source] = f"{letter}{counts[letter]}"

    def box(self, place: int, node: Node) -> ShownBox:
        is_claim = node.sort is NodeSort.STATEMENT
        made: Statement | Argument = (
            self._model.statements[node.title] if is_claim else self._model.arguments[node.title]
        )
        fields = made.fields or {}
        tags = node.tags if is_claim else self._inherited[node.title]
        text = plain_text(node.label_text or "")
        kind = fields.get("type")
        members = [*made.members, *(line.member for line in getattr(made, "structure", ()))]
        return ShownBox(
            key=key_of(node),
            sort=BoxSort.CLAIM if is_claim else BoxSort.ARGUMENT,
            title=node.label_title if node.label_title or text else node.title,
            text=text,
            number=self._numbers.get(place, ""),
            topic=tags[0] if tags else "",
            documents=tuple(dict.fromkeys(m.document for m in members if m.document)),
            supports=self._supports.get(place, 0),
            attacks=self._attacks.get(place, 0),
            is_main=place == self._main,
            is_implicit=str(fields.get("implicit", "")).lower() == "true",
            type=kind if isinstance(kind, str) else "",
            group=node.group,
        )


def key_of(node: Node) -> str:
    """Return the key of a node's box: `[Title]` of a claim, `<Title>` of an argument."""
    return f"[{node.title}]" if node.sort is NodeSort.STATEMENT else f"<{node.title}>"


def key_of_group(group_id: str) -> str:
    """Return the key of a group's box or frame: `#id`."""
    return f"#{group_id}"
