"""Walls upright: each side of a cluster at one place in all layers that the cluster spans."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from explorer.argument.layout.isotonic import fit_squares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.argument.layout.clusters import Clusters
    from explorer.argument.layout.layering import Layered


class Columns:
    """The clusters of a graph whose layers are in order, to be placed along the layers.

    Every wall of one side is one and the same unknown, called by the first of them.
    """

    def __init__(
        self,
        graph: Layered,
        clusters: Clusters,
        spacing: Sequence[Sequence[float]],
        least: Sequence[float],
    ) -> None:
        """Prepare to place.

        Args:
            graph: The graph in layers, ordered.
            clusters: Its clusters.
            spacing: For each layer where nodes lie when they stand as close as they may.
            least: How long each cluster is at least.
        """
        self._clusters = clusters
        self._least = least
        self._one = list(range(graph.count))
        for walls in (*clusters.left, *clusters.right):
            for wall in walls:
                self._one[wall] = walls[0]
        gaps: dict[tuple[int, int], float] = {}
        for layer, offsets in zip(graph.layers, spacing, strict=True):
            for (left, at), (right, to) in pairwise(zip(layer, offsets, strict=True)):
                pair = self._one[left], self._one[right]
                gaps[pair] = max(gaps.get(pair, 0.0), to - at)
        for cluster, length in enumerate(least):
            pair = clusters.left[cluster][0], clusters.right[cluster][0]
            gaps[pair] = max(gaps.get(pair, 0.0), length)
        self._before: list[list[tuple[int, float]]] = [[] for _ in range(graph.count)]
        self._behind: list[list[tuple[int, float]]] = [[] for _ in range(graph.count)]
        for (left, right), gap in gaps.items():
            self._before[right].append((left, gap))
            self._behind[left].append((right, gap))
        self._order = self._from_left()

    def stand(self, x: list[float]) -> None:
        """Move nodes as far as they must for walls to stand upright, close around their clusters.

        Half of what is in the way goes to the left, half to the right.

        Args:
            x: Where each node lies, in the order of its layer; changed.
        """
        for cluster, (left, right) in self._walls():
            start, end = self._around(cluster, x)
            lack = max(self._least[cluster] - (end - start), 0.0)
            x[left[0]], x[right[0]] = start - lack / 2, end + lack / 2
        low, high = list(x), list(x)
        for node in self._order:
            for other, gap in self._before[node]:
                low[node] = max(low[node], low[other] + gap)
        for node in reversed(self._order):
            for other, gap in self._behind[node]:
                high[node] = min(high[node], high[other] - gap)
        for node in self._order:
            x[node] = (low[node] + high[node]) / 2
        self.close(x)

    def close(self, x: list[float]) -> None:
        """Draw walls in to what they hold, which leaves all else where it is."""
        for cluster, (left, right) in self._walls():
            low, high = x[left[0]], x[right[0]]
            start, end = self._around(cluster, x)
            start, end = max(start, low), min(end, high)
            end = min(max(end, start + self._least[cluster]), high)
            start = max(min(start, end - self._least[cluster]), low)
            for wall in left:
                x[wall] = start
            for wall in right:
                x[wall] = end

    def fitted(
        self,
        layer: Sequence[int],
        wishes: Sequence[float],
        weights: Sequence[float],
        offsets: Sequence[float],
    ) -> list[float]:
        """Return the places in a layer closest to the wishes, walls staying where they wish."""
        found: list[float] = []
        low = float("-inf")
        start = 0
        walls = [place for place, node in enumerate(layer) if node >= self._clusters.first]
        for end in (*walls, len(layer)):
            part = slice(start, end)
            high = wishes[end] - offsets[end] if end < len(layer) else float("inf")
            places = fit_squares(wishes[part], weights[part], offsets[part])
            found += [
                min(max(place - offset, low), high) + offset
                for place, offset in zip(places, offsets[part], strict=True)
            ]
            if end < len(layer):
                found.append(wishes[end])
                low = high
            start = end + 1
        return found

    def _walls(self) -> Iterator[tuple[int, tuple[list[int], list[int]]]]:
        """Return the walls of each cluster, inner clusters first."""
        walls = zip(self._clusters.left, self._clusters.right, strict=True)
        return reversed(list(enumerate(walls)))

    def _around(self, cluster: int, x: Sequence[float]) -> tuple[float, float]:
        """Return where the walls of a cluster lie when they are close to what they hold."""
        left, right = self._clusters.left[cluster][0], self._clusters.right[cluster][0]
        starts = [x[other] - gap for other, gap in self._behind[left] if other != right]
        ends = [x[other] + gap for other, gap in self._before[right] if other != left]
        return min(starts, default=x[left]), max(ends, default=x[right])

    def _from_left(self) -> list[int]:
        """Return the unknowns, each behind all that stand before it."""
        waiting = [len(before) for before in self._before]
        order = [
            node for node in range(len(waiting)) if self._one[node] == node and not waiting[node]
        ]
        for node in order:  # grows while it is walked
            for other, _ in self._behind[node]:
                waiting[other] -= 1
                if not waiting[other]:
                    order.append(other)
        return order
