"""Where nodes lie along their layers: near what they are linked to, in order, with gaps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from explorer.argument.layout.columns import Columns
from explorer.argument.layout.isotonic import fit_squares
from explorer.argument.layout.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from explorer.argument.layout.clusters import Clusters
    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.sides import Sides
    from explorer.progress import Progress

BOX_GAP_PX: Final = 20.0
GUTTER_PX: Final = 36.0
"""Between the supports and the attacks of one claim."""
LINE_GAP_PX: Final = 14.0
"""Between two lines, and between a line and a box."""

_BEND_WEIGHT: Final = 8.0
"""How much a link between two bends wants to be straight, a link between two boxes being 1."""
_END_WEIGHT: Final = 2.0
"""The same of a link between a bend and a box."""
_IDLE_WEIGHT: Final = 0.02
"""How much a node stays where it is that is linked to nothing there."""
_CHAIN_WEIGHT: Final = 3.0
"""The same of a link between two boxes that have no other link there."""
_ROUNDS: Final = 6
_FIRST_ROUNDS: Final = 2
"""So many of them look to one side only, which carries nodes far."""
_UPRIGHT_ROUNDS: Final = 2
"""So many of the last rounds leave the walls of clusters where they stand."""
_SNAP_PX: Final = 12.0
"""A link between two boxes alone that is so nearly straight is made straight."""


@dataclass(slots=True)
class Extents:
    """How much room nodes take along their layers, measured from their middle.

    Attributes:
        before: Towards the start.
        after: Towards the end.
    """

    before: list[float]
    after: list[float]


def place_along(
    graph: Layered,
    sides: Sides,
    extents: Extents,
    middles: Sequence[float | None],
    progress: Progress,
    *,
    clusters: Clusters | None = None,
    least: Sequence[float] = (),
) -> list[float]:
    """Return where the middle of each node lies, the leftmost border at 0.

    Args:
        graph: The graph in layers, ordered.
        sides: Which reasons stand on which side of their claim, with a gutter between.
        extents: How much room each node takes.
        middles: Where nodes lay in the picture before, None for new ones; empty without picture.
        progress: Called now and then.
        clusters: What stands between walls; None for nothing.
        least: How long each cluster is at least.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    spacing = [_offsets(layer, graph, sides, extents, clusters) for layer in graph.layers]
    x = [0.0] * graph.count
    for layer, offsets in zip(graph.layers, spacing, strict=True):
        middle = (offsets[-1] + extents.after[layer[-1]]) / 2
        for node, offset in zip(layer, offsets, strict=True):
            x[node] = offset - middle
    up, down = _links(graph)
    every = [above + below for above, below in zip(up, down, strict=True)]
    rows = range(len(graph.layers))
    columns = Columns(graph, clusters, spacing, least) if clusters else None
    for number in range(_ROUNDS):
        progress(0, 0)
        is_last = number >= _FIRST_ROUNDS
        fit = columns.fitted if columns and number >= _ROUNDS - _UPRIGHT_ROUNDS else _fitted
        _pull(graph, spacing, x, every if is_last else down, reversed(rows), fit=fit)
        _pull(graph, spacing, x, every if is_last else up, rows, fit=fit)
        if columns:
            columns.stand(x)
    if middles:
        settle(graph, spacing, x, middles)
        if columns:
            columns.stand(x)
    _snap(graph, spacing, x)
    _straighten(graph, extents, x)
    if columns:
        columns.close(x)
    start = min((x[node] - extents.before[node] for node in range(graph.count)), default=0.0)
    return [one - start for one in x]


def gap(
    left: int, right: int, graph: Layered, sides: Sides, clusters: Clusters | None = None
) -> float:
    """Return how far apart two neighbours in a layer stand, the room they take left out."""
    if clusters and max(left, right) >= clusters.first:
        if left in clusters.opening or (right >= clusters.first and right not in clusters.opening):
            return 0.0
        return LINE_GAP_PX if graph.solid <= min(left, right) < clusters.first else BOX_GAP_PX
    if left >= graph.solid or right >= graph.solid:
        return LINE_GAP_PX
    owner = sides.owner[left]
    if owner >= 0 and owner == sides.owner[right] and sides.is_for[left] != sides.is_for[right]:
        return GUTTER_PX
    return BOX_GAP_PX


def _offsets(
    layer: Sequence[int], graph: Layered, sides: Sides, extents: Extents, clusters: Clusters | None
) -> list[float]:
    """Return where nodes lie when they stand as close as they may, the first at its extent."""
    steps = (
        extents.after[one] + gap(one, other, graph, sides, clusters) + extents.before[other]
        for one, other in pairwise(layer)
    )
    return list(accumulate(steps, initial=extents.before[layer[0]]))


_Fit: TypeAlias = (
    "Callable[[Sequence[int], Sequence[float], Sequence[float], Sequence[float]], list[float]]"
)
_Links = list[list[tuple[int, float]]]


def _links(graph: Layered) -> tuple[_Links, _Links]:
    """Return links by lower and by upper node: the other node and the weight."""
    up: _Links = [[] for _ in range(graph.count)]
    down: _Links = [[] for _ in range(graph.count)]
    solid = graph.solid
    for chain in graph.chains:
        for upper, lower in pairwise(chain):
            if upper >= solid:
                weight = _BEND_WEIGHT if lower >= solid else _END_WEIGHT
            else:
                weight = _END_WEIGHT if lower >= solid else 1.0
                if lower < solid and len(graph.down[upper]) == 1 == len(graph.up[lower]):
                    weight = _CHAIN_WEIGHT
            up[lower].append((upper, weight))
            down[upper].append((lower, weight))
    return up, down


def _pull(
    graph: Layered,
    spacing: Sequence[Sequence[float]],
    x: list[float],
    links: _Links,
    rows: Iterable[int],
    *,
    fit: _Fit,
) -> None:
    """Bring the nodes of each row as near to the mean of their links' ends as the others allow."""
    for row in rows:
        layer = graph.layers[row]
        wishes = []
        weights = []
        for node in layer:
            ends = links[node]
            if len(ends) == 1:
                other, weight = ends[0]
                wishes.append(x[other])
                weights.append(weight)
            elif ends:
                total = pull = 0.0
                for other, weight in ends:
                    total += weight
                    pull += weight * x[other]
                wishes.append(pull / total)
                weights.append(total)
            else:
                wishes.append(x[node])
                weights.append(_IDLE_WEIGHT)
        for node, place in zip(layer, fit(layer, wishes, weights, spacing[row]), strict=True):
            x[node] = place


def _fitted(
    layer: Sequence[int],  # noqa: ARG001
    wishes: Sequence[float],
    weights: Sequence[float],
    offsets: Sequence[float],
) -> list[float]:
    """Return the places in a layer closest to the wishes, as far as the others allow."""
    return fit_squares(wishes, weights, offsets)


def _snap(graph: Layered, spacing: Sequence[Sequence[float]], x: list[float]) -> None:
    """Lay boxes straight above their only reason where hardly anything is missing."""
    for row in range(len(graph.layers) - 2, -1, -1):
        layer, offsets = graph.layers[row], spacing[row]
        for place, node in enumerate(layer):
            below = graph.down[node]
            if node >= graph.solid or len(below) != 1 or below[0] >= graph.solid:
                continue
            step = x[below[0]] - x[node]
            if len(graph.up[below[0]]) != 1 or not 0 < abs(step) <= _SNAP_PX:
                continue
            beside = place - 1 if step < 0 else place + 1
            if 0 <= beside < len(layer):
                room = abs(x[layer[beside]] - x[node]) - abs(offsets[beside] - offsets[place])
                if room < abs(step):
                    continue
            x[node] += step


def _straighten(graph: Layered, extents: Extents, x: list[float]) -> None:
    """Make lines straight through as many layers as there is room for, moving bends alone."""
    room: dict[int, tuple[float, float]] = {}
    at = graph.at
    for chain in graph.chains:
        if len(chain) < 3:
            continue
        bends = chain[1:-1]
        room = {}
        for bend in bends:
            layer = graph.layers[graph.rank[bend]]
            place = int(at[bend])
            low, high = float("-inf"), float("inf")
            if place:
                left = layer[place - 1]
                low = x[left] + extents.after[left] + LINE_GAP_PX
            if place + 1 < len(layer):
                right = layer[place + 1]
                high = x[right] - extents.before[right] - LINE_GAP_PX
            # Rounding may leave less room than the bend already has.
            room[bend] = (min(low, x[bend]), max(high, x[bend]))
        first = x[chain[0]]
        start = 0
        while start < len(bends):
            low, high = room[bends[start]]
            end = start + 1
            while end < len(bends):
                next_low, next_high = room[bends[end]]
                if max(low, next_low) > min(high, next_high):
                    break
                low, high = max(low, next_low), min(high, next_high)
                end += 1
            # A run keeps to what comes before it; the last one would rather meet its end.
            wish = first
            if end == len(bends):
                wish = x[chain[-1]]
            place_px = min(max(wish, low), high)
            for bend in bends[start:end]:
                x[bend] = place_px
            first = place_px
            start = end
