"""The order within layers of a graph with clusters: the same search, of another kind of order."""

from __future__ import annotations

from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING

from typing_extensions import override

from explorer.argument.layout.cluster_order import gathered, mean_wishes, swap_units
from explorer.argument.layout.ordering import Search
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.layout.clusters import Clusters
    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.sides import Pairs, Sides


def order_clustered(
    graph: Layered, sides: Sides, clusters: Clusters, progress: Progress = unwatched
) -> None:
    """Order the layers of a graph such that clusters stay together.

    Args:
        graph: What to order.
        sides: Which reasons stand on which side of their claim.
        clusters: The clusters; they take their turns.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    search = _ClusteredSearch(graph, sides, clusters, progress)
    graph.set_order(search.found())
    clusters.take_turns(search.best_turns)


class _ClusteredSearch(Search):
    """A search in which clusters keep together and take turns.

    It takes longer for each try than one without, and so tries less.
    """

    most_starts = 4
    patience = 24

    def __init__(
        self, graph: Layered, sides: Sides, clusters: Clusters, progress: Progress
    ) -> None:
        super().__init__(graph, sides, progress)
        self._clusters = clusters
        self.size = clusters.first
        self._is_open = False
        self._decided: set[int] = set()
        self.best_turns = list(clusters.turns)
        self._pairs_of_clusters = sorted(
            {
                pair
                for row in clusters.inner
                for found in row.values()
                for pair in combinations(sorted(found), 2)
            }
        )

    @override
    def walked(self, down: Sequence[Sequence[int]], *, is_mirrored: bool) -> list[list[int]]:
        graph, clusters = self.graph, self._clusters
        layers = [
            [node for node in layer if node < clusters.first]
            for layer in super().walked(down, is_mirrored=is_mirrored)
        ]
        wish = [0.0] * graph.count
        for layer in layers:
            for place, node in enumerate(layer):
                wish[node] = (place + 0.5) / len(layer)
        clusters.take_turns(mean_wishes(clusters, wish))
        return [gathered(layer, wish, clusters, row) for row, layer in enumerate(layers)]

    @override
    def climb(self, pairs: Sequence[Pairs], most_rounds: int) -> None:
        self._is_open = True
        super().climb(pairs, most_rounds)
        self._is_open = False

    @override
    def sweep(
        self,
        rows: range,
        near: Sequence[Sequence[int]],
        pairs: Sequence[Pairs],
        *,
        is_flipped: bool,
    ) -> None:
        if self._is_open and rows:
            # The layer that a sweep begins beside has its order, and so have the clusters in it.
            self._decided = set(self._clusters.here(rows[0] - rows.step))
        super().sweep(rows, near, pairs, is_flipped=is_flipped)
        self._clusters.take_turns(self._clusters.turns)

    def _decide(self, row: int, wish: Mapping[int, float]) -> None:
        """Let clusters that a sweep meets first in this layer take turns as they wish."""
        clusters = self._clusters
        nodes = [node for node in self.graph.layers[row] if node < clusters.first]
        for parent, inner in clusters.inner[row].items():
            if len(inner) == 1:
                continue
            new = [one for one in inner if one not in self._decided]
            if new:
                own = [node for node in nodes if clusters.is_within(node, parent)]
                members = clusters.members(own, parent)
                wishes = {}
                for one in inner:
                    within = members.get(one) or [clusters.walls(one, row)[0]]
                    wishes[one] = fmean([wish[node] for node in within])
                clusters.take_between(new, [one for one in inner if one not in new], wishes)
            inner.sort(key=clusters.turns.__getitem__)
        self._decided.update(clusters.here(row))

    @override
    def by_wish(self, row: int, wish: dict[int, float], *, is_flipped: bool) -> list[int]:
        graph, clusters = self.graph, self._clusters
        nodes = [node for node in graph.layers[row] if node < clusters.first]
        for node in graph.layers[row]:
            if node not in wish:
                wish[node] = graph.at[node]
        if is_flipped:
            nodes.reverse()
        if self._is_open:
            self._decide(row, wish)
        return gathered(nodes, wish, clusters, row)

    @override
    def disturb(self, number: int) -> None:
        if number % 2 or not self._pairs_of_clusters:
            super().disturb(number)
            return
        self.resume()
        one, other = self._chance.choice(self._pairs_of_clusters)
        turns = list(self._clusters.turns)
        turns[one], turns[other] = turns[other], turns[one]
        self._clusters.take_turns(turns)
        pairs = self._pairs(number)
        rows = range(len(self.graph.layers))
        self.sweep(rows[::-1], self.graph.down, pairs, is_flipped=False)
        self.sweep(rows, self.graph.up, pairs, is_flipped=False)
        self.swap()
        self.keep(is_exact=False)

    @override
    def move(self, one: int, other: int) -> None:
        if self._clusters.homes[one] == self._clusters.homes[other] and one < self._clusters.first:
            super().move(one, other)

    @override
    def swap(self, first: int = 0) -> None:
        swap_units(self.graph, self.sides, self._clusters, first=first)

    @override
    def resume(self) -> None:
        super().resume()
        self._clusters.take_turns(self.best_turns)

    @override
    def keep(self, *, is_exact: bool = True) -> float:
        before = self.cost
        cost = super().keep(is_exact=is_exact)
        if cost < before:
            self.best_turns = list(self._clusters.turns)
        return cost
