"""Keeping the reader's picture: a layout begins with the order of the one before."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.cluster_order import gathered, mean_wishes, swap_units
from explorer.argument.layout.crossings import sift, swap_neighbours
from explorer.argument.layout.sides import put_apart
from explorer.argument.layout.values import Direction
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.clusters import Clusters
    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.sides import Sides
    from explorer.argument.layout.values import Layout

_ONE_ROW_PX: Final = 8.0
"""Boxes whose tops differ by no more stand in one row."""
_BESIDE_PX: Final = 0.01
"""What is new is put so far beside its neighbour before the order is settled."""
_ROUNDS: Final = 3


class Picture:
    """Where boxes and frames lay before, along the layers and across them."""

    def __init__(self, before: Layout) -> None:
        is_down = before.direction is Direction.DOWN
        self._middle: dict[str, float] = {}
        self._top: dict[str, float] = {}
        for key, (x, y, width, height) in (*before.frames.items(), *before.boxes.items()):
            self._middle[key] = x + width / 2 if is_down else y + height / 2
            self._top[key] = y if is_down else x

    def knows(self, keys: Sequence[str]) -> bool:
        """Tell whether at least half of them lay anywhere before."""
        return sum(key in self._middle for key in keys) * 2 >= len(keys) > 0

    def middles(self, keys: Sequence[str]) -> list[float | None]:
        """Return where the middle of each lay along the layers, None for what is new."""
        return [self._middle.get(key) for key in keys]

    def dense_rows(self, keys: Sequence[str]) -> list[int | None]:
        """Return in which row each lay, counted from 0 among them, None for what is new."""
        rows: dict[float, int] = {}
        row, last = -1, float("-inf")
        for top in sorted({self._top[key] for key in keys if key in self._top}):
            if top - last > _ONE_ROW_PX:
                row += 1
            rows[top] = row
            last = top
        return [rows[self._top[key]] if key in self._top else None for key in keys]

    def reading_places(self, groups: Sequence[Sequence[str]]) -> list[int]:
        """Return the numbers of groups of keys as they lay, row by row; new ones come last."""

        def place(number: int) -> tuple[bool, float, float, int]:
            known = [key for key in groups[number] if key in self._top]
            if not known:
                return (True, 0.0, 0.0, number)
            top = min(self._top[key] for key in known)
            first = [key for key in known if self._top[key] - top <= _ONE_ROW_PX]
            return (False, top, min(self._middle[key] for key in first), number)

        return sorted(range(len(groups)), key=place)


def keep_order(
    graph: Layered,
    sides: Sides,
    keys: Sequence[str],
    picture: Picture,
    *,
    clusters: Clusters | None = None,
    frames: Sequence[str] = (),
    progress: Progress = unwatched,
) -> None:
    """Order layers such that no two that were in the picture change places.

    Args:
        graph: The graph in layers.
        sides: Which reasons stand on which side; stronger than the picture for the main claim.
        keys: The keys of its first nodes, the items.
        picture: Where those lay.
        clusters: What stays together; None for nothing.
        frames: The key of each cluster.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    middles = picture.middles(keys)
    guess = _guessed(graph, sides, middles)
    if clusters:
        means = mean_wishes(clusters, guess)
        wishes = zip(picture.middles(frames), means, strict=True)
        stands = [mean if wish is None else wish for wish, mean in wishes]
        clusters.take_turns(stands)
        for cluster, walls in enumerate(clusters.left):
            for wall in walls:
                guess[wall] = stands[cluster]
    for row, layer in enumerate(graph.layers):
        if clusters:
            nodes = [node for node in layer if node < clusters.first]
            graph.layers[row] = gathered(nodes, guess, clusters, row)
        else:
            layer.sort(key=guess.__getitem__)
        put_apart(sides.mild[row], graph, row)
    kept = [middle is not None for middle in middles] + [False] * (graph.count - len(keys))
    if clusters:
        _untangle_clustered(graph, sides, clusters, kept, progress)
    else:
        _untangle(graph, sides, kept, progress)


def _untangle_clustered(
    graph: Layered, sides: Sides, clusters: Clusters, kept: Sequence[bool], progress: Progress
) -> None:
    """Let what is new, and the bends, change places with neighbours as long as that pays."""
    for _ in range(_ROUNDS):
        progress(0, 0)
        if not swap_units(graph, sides, clusters, kept):
            break


def _untangle(graph: Layered, sides: Sides, kept: Sequence[bool], progress: Progress) -> None:
    """Move what is new, and the bends, to wherever it costs least."""
    free = [node for layer in graph.layers for node in layer if not kept[node] and len(layer) > 1]
    for _ in range(_ROUNDS):
        has_changed = swap_neighbours(graph, sides, kept)
        for number, node in enumerate(free):
            if number % 64 == 0:
                progress(0, 0)
            has_changed |= sift(graph, sides, node)
        if not has_changed:
            break


def _guessed(graph: Layered, sides: Sides, middles: Sequence[float | None]) -> list[float]:
    """Return where each node would lie in the picture."""
    found: list[float | None] = [*middles, *[None] * (graph.count - len(middles))]
    new = [node for node in range(graph.solid) if found[node] is None]
    under: dict[int, list[int]] = {}
    for node in range(len(middles)):
        under.setdefault(sides.owner[node], []).append(node)
    for node in sorted(new, key=graph.rank.__getitem__):
        owner = sides.owner[node]
        if owner >= 0:
            found[node] = _beside(node, under[owner], sides, found)
        if found[node] is None:
            ends = graph.up[node] or graph.down[node]
            near = [place for end in ends if (place := found[end]) is not None]
            found[node] = fmean(near) if near else None
    last = max((one for one in found if one is not None), default=0.0)
    guess = [last + _BESIDE_PX if one is None else one for one in found]
    for chain in graph.chains:
        first, final = guess[chain[0]], guess[chain[-1]]
        for step, bend in enumerate(chain[1:-1], 1):
            guess[bend] = first + (final - first) * step / (len(chain) - 1)
    return guess


def _beside(
    node: int, reasons: Sequence[int], sides: Sides, found: Sequence[float | None]
) -> float | None:
    """Return where a new reason lies: behind the one before it on its side, else before the next.

    Where its side has none yet it lies at the other side's edge; None where there is no reason.
    """
    own = [one for one in reasons if sides.is_for[one] == sides.is_for[node]]
    before = [place for one in own if one < node and (place := found[one]) is not None]
    if before:
        return max(before) + _BESIDE_PX
    behind = [place for one in own if one > node and (place := found[one]) is not None]
    if behind:
        return min(behind) - _BESIDE_PX
    other = [place for one in reasons if one not in own and (place := found[one]) is not None]
    if not other:
        return None
    return min(other) - _BESIDE_PX if sides.is_for[node] else max(other) + _BESIDE_PX
