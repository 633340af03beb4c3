"""The order within layers: few crossings, supports before attacks, reading order where it is free.

Barycentre sweeps from several starts, neighbours that change places, and then small disturbances of
the best order found. Chance comes from a seed, so the same graph always has the same order.

Sources: Sugiyama, Tagawa and Toda, *Methods for visual understanding of hierarchical system
structures* (1981); Gansner, Koutsofios, North and Vo (1993), section 3.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.crossings import crossings, swap_neighbours
from explorer.argument.layout.sides import LARGE, drawn_apart, put_apart
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.sides import Pairs, Sides

STARTED: Final = 1_800
"""So many nodes all starts together begin with; every graph gets two, small ones more."""
DISTURBED: Final = 12_000
"""So many nodes are looked at again after disturbances."""
_MOST_DISTURBANCES: Final = 80
MOST_STARTS: Final = 8
_MOST_ROUNDS: Final = 12
_MOVED: Final = 4
"""So many nodes change places in each disturbance."""


def order(
    graph: Layered, sides: Sides, progress: Progress = unwatched, *, is_begun: bool = False
) -> None:
    """Order the layers of a graph, but for those whose order is given.

    Args:
        graph: What to order.
        sides: Which reasons stand on which side of their claim.
        progress: Called now and then.
        is_begun: Whether to start with the order it has, else from scratch.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    search = _Search(graph, sides, progress)
    size = max(graph.count, 1)
    starts = min(max(STARTED // size, 2), MOST_STARTS)
    if is_begun:
        search.resume()
        starts = 0
    for start in range(starts):
        search.start(start)
    if search.cost:
        for number in range(min(DISTURBED // size, _MOST_DISTURBANCES)):
            if not search.cost:
                break
            search.disturb(number)
    graph.set_order(search.best)


class _Search:
    """A search for the best order, which it keeps."""

    def __init__(self, graph: Layered, sides: Sides, progress: Progress) -> None:
        self._graph = graph
        self._sides = sides
        self._progress = progress
        self._chance = random.Random(len(graph.layers))
        self._given = {row: list(graph.layers[row]) for row in graph.fixed}
        self._down = graph.without_ports(graph.down)
        self._forks = [node for node, below in enumerate(graph.down) if len(below) > 1]
        self.best = [list(layer) for layer in graph.layers]
        self.cost = float("inf")

    def resume(self) -> None:
        """Search from the order that the graph has."""
        if self._keep():
            self._climb(self._sides.strict, _MOST_ROUNDS)

    def start(self, number: int) -> None:
        """Search from one of the starts: reading order, its mirror, then by chance."""
        graph = self._graph
        pairs = self._pairs(number if number > 1 else 0)
        down = self._down
        if number > 1:
            down = [list(below) for below in down]
            for below in down:
                self._chance.shuffle(below)
        graph.layers = self._walked(down, is_mirrored=number == 1)
        for row in range(len(graph.layers)):
            put_apart(pairs[row], graph, row)
        if number == 0:
            self._keep()
        if self.cost:
            self._climb(pairs, _MOST_ROUNDS)

    def disturb(self, number: int) -> None:
        """Search from the best order, some nodes having taken others' places."""
        graph, chance = self._graph, self._chance
        if not self._forks:
            return
        pairs = self._pairs(number)
        graph.set_order(self.best)
        highest = len(graph.layers)
        for _ in range(_MOVED):
            below = self._down[chance.choice(self._forks)]
            one, other = chance.choice(below), chance.choice(below)
            row = graph.rank[one]
            if row in graph.fixed:
                continue
            layer = graph.layers[row]
            layer.remove(one)
            layer.insert(int(graph.at[other]), one)
            graph.number(row)
            highest = min(highest, row)
        self._sweep(range(highest + 1, len(graph.layers)), graph.up, pairs, is_flipped=False)
        swap_neighbours(graph, self._sides)
        self._keep()

    def _pairs(self, number: int) -> Sequence[Pairs]:
        """Return the reasons that a try keeps apart; every other one leaves most to the price."""
        is_mild = number % 2 == 1 and self._graph.solid <= LARGE
        return self._sides.mild if is_mild else self._sides.strict

    def _walked(self, down: Sequence[Sequence[int]], *, is_mirrored: bool) -> list[list[int]]:
        """Return the layers in the order of a walk from above, which crosses no tree."""
        graph = self._graph
        layers: list[list[int]] = [[] for _ in graph.layers]
        seen = [False] * graph.count
        for root in range(graph.count):
            if graph.up[root] or seen[root]:
                continue
            waiting = [root]
            while waiting:
                node = waiting.pop()
                if not seen[node]:
                    seen[node] = True
                    layers[graph.rank[node]].append(node)
                    waiting += down[node] if is_mirrored else reversed(down[node])
        for row, given in self._given.items():
            layers[row] = list(given)
        return layers

    def _climb(self, pairs: Sequence[Pairs], most_rounds: int) -> None:
        """Sweep up and down until that gets no better."""
        graph = self._graph
        last = len(graph.layers) - 1
        reached, stale = float("inf"), 0
        for number in range(most_rounds):
            self._progress(0, 0)
            is_flipped = number % 2 == 1
            self._sweep(range(last - 1, -1, -1), graph.down, pairs, is_flipped=is_flipped)
            self._sweep(range(1, last + 1), graph.up, pairs, is_flipped=is_flipped)
            swap_neighbours(graph, self._sides)
            cost = self._keep()
            stale = 0 if cost < reached else stale + 1
            reached = min(cost, reached)
            if not cost or stale == 2:
                return

    def _keep(self) -> float:
        """Remember the order if it is the best so far; return what it costs."""
        graph = self._graph
        cost = crossings(graph) + self._sides.cost(graph.at)
        if cost < self.cost:
            self.cost = cost
            self.best = [list(layer) for layer in graph.layers]
        return cost

    def _sweep(
        self,
        rows: Iterable[int],
        near: Sequence[Sequence[int]],
        pairs: Sequence[Pairs],
        *,
        is_flipped: bool,
    ) -> None:
        """Sort each row by the mean place of its neighbours in the row before.

        Args:
            rows: The rows, in the order in which to sort them.
            near: The neighbours.
            pairs: The supports and attacks that are to stand apart, by row.
            is_flipped: Whether nodes with the same mean change their order.
        """
        graph, at = self._graph, self._graph.at
        for row in rows:
            if row in graph.fixed:
                continue
            layer = graph.layers[row]
            wish: dict[int, float] = {}
            for node in layer:
                ends = near[node]
                if len(ends) == 1:
                    wish[node] = at[ends[0]]
                elif ends:
                    wish[node] = sum([at[end] for end in ends]) / len(ends)
            if pairs[row]:
                drawn_apart(pairs[row], wish)
            movable = [node for node in layer if node in wish]
            if is_flipped:
                movable.reverse()
            movable.sort(key=wish.__getitem__)
            if len(movable) < len(layer):
                # What has no neighbours there stays where it is.
                rest = iter(movable)
                movable = [next(rest) if node in wish else node for node in layer]
            graph.layers[row] = movable
            put_apart(pairs[row], graph, row)
