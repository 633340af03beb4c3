"""The outline twin: what is shown of a map as a tree of text, the equal of its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.argument.viewing.whole import Bearing, read_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from explorer.argument.model import RelationKind
    from explorer.argument.viewing.values import Shown, ShownArrow


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A box as a line of the outline.

    Attributes:
        key: The key of the box.
        relation: How it bears on the line it stands under; None for the first lines.
        is_reference: Whether the box stands elsewhere with all that bears on it: where the fewest
            links lead to it.
        children: What bears on it, supports first; nothing below a reference.
    """

    key: str
    relation: RelationKind | None = None
    is_reference: bool = False
    children: tuple[OutlineNode, ...] = ()


def outline_of(shown: Shown) -> tuple[OutlineNode, ...]:
    """Return all that is shown as a tree: the main claim first, then what bears on nothing.

    Each box stands in it once with what bears on it, and each arrow once.
    """
    place = {box.key: index for index, box in enumerate(shown.boxes)}
    bearings = [Bearing(place[one.source], place[one.target], one.kind) for one in shown.arrows]
    reading = read_order(range(len(shown.boxes)), bearings, place.get(shown.main))
    key = [box.key for box in shown.boxes]
    parents = {key[one]: None if up is None else key[up] for one, up in reading.parents.items()}
    relations: dict[str, RelationKind] = {}
    under = _under(shown.arrows, parents, relations)
    made: dict[str, OutlineNode] = {}
    for index in reversed(reading.order):  # what stands under a box is made before it
        name = key[index]
        children = tuple(
            OutlineNode(one, kind, is_reference=True) if is_reference else made[one]
            for one, kind, is_reference in under.get(name, ())
        )
        made[name] = OutlineNode(name, relations.get(name), children=children)
    return tuple(made[key[root]] for root in reading.roots)


def _under(
    arrows: Iterable[ShownArrow],
    parents: Mapping[str, str | None],
    relations: dict[str, RelationKind],
) -> dict[str, list[tuple[str, RelationKind, bool]]]:
    """Return the lines under each box, as key, relation and whether it is a reference.

    Args:
        arrows: Sorted as they are drawn.
        parents: Under which box each stands in full.
        relations: Filled with the relation of each to that box.
    """
    under: dict[str, list[tuple[str, RelationKind, bool]]] = {}
    for arrow in arrows:
        reason, target = arrow.source, arrow.target
        if arrow.kind.is_symmetric and parents[target] == reason and target not in relations:
            reason, target = target, reason  # it holds both ways
        is_reference = parents[reason] != target or reason in relations
        if not is_reference:
            relations[reason] = arrow.kind
        under.setdefault(target, []).append((reason, arrow.kind, is_reference))
    return under


def lines_of(nodes: Iterable[OutlineNode]) -> Iterator[tuple[int, OutlineNode]]:
    """Yield every line from top to bottom with its depth, 0 for the first lines."""
    waiting = [(0, node) for node in nodes][::-1]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting += [(depth + 1, child) for child in reversed(node.children)]
