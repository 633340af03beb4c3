"""The order within layers: few crossings, supports before attacks, reading order where it is free.

Barycentre sweeps from several starts, neighbours that change places, and then small disturbances of
the best order found. Chance comes from a seed, so the same graph always has the same order.

Sources: Sugiyama, Tagawa and Toda, *Methods for visual understanding of hierarchical system
structures* (1981); Gansner, Koutsofios, North and Vo (1993), section 3.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.crossings import crossings_above, swap_neighbours
from explorer.argument.layout.sides import LARGE, drawn_apart, put_apart
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def order(graph: Layered, sides: Sides, progress: Progress = unwatched) -> None:
    """Order the layers of a graph.

    Args:
        graph: What to order.
        sides: Which reasons stand on which side of their claim.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    graph.set_order(Search(graph, sides, progress).found())


class Search:
    """A search for the best order, which it keeps.

    Attributes:
        graph: What is ordered.
        sides: Which reasons stand on which side of their claim.
        best: The best order found.
        cost: What that costs, in crossings.
        most_starts: So many starts are made at most.
        patience: So many disturbances that gain nothing end the search.
    """

    most_starts = MOST_STARTS
    patience = _MOST_DISTURBANCES

    def __init__(self, graph: Layered, sides: Sides, progress: Progress) -> None:
        self.graph = graph
        self.sides = sides
        self._progress = progress
        self._chance = random.Random(len(graph.layers))
        self._forks = [node for node, below in enumerate(graph.down) if len(below) > 1]
        self.best = [list(layer) for layer in graph.layers]
        self.cost = float("inf")
        self.size = graph.count
        self._counts = [-1] * len(graph.layers)

    def found(self) -> list[list[int]]:
        """Return the best order that a fair number of tries finds.

        Raises:
            Cancelled: The work is no longer wanted.
        """
        size = max(self.size, 1)
        for number in range(min(max(STARTED // size, 2), self.most_starts)):
            self.start(number)
        stale = 0
        for number in range(min(DISTURBED // size, _MOST_DISTURBANCES)):
            if not self.cost or stale == self.patience:
                break
            reached = self.cost
            self.disturb(number)
            stale = 0 if self.cost < reached else stale + 1
        return self.best

    def start(self, number: int) -> None:
        """Search from one of the starts: reading order, its mirror, then by chance."""
        graph = self.graph
        pairs = self._pairs(number if number > 1 else 0)
        down = graph.down
        if number > 1:
            down = [list(below) for below in down]
            for below in down:
                self._chance.shuffle(below)
        graph.layers = self.walked(down, is_mirrored=number == 1)
        for row in range(len(graph.layers)):
            put_apart(pairs[row], graph, row)
        if number == 0:
            self.keep()
        if self.cost:
            self.climb(pairs, _MOST_ROUNDS)

    def disturb(self, number: int) -> None:
        """Search from the best order, some nodes having taken others' places."""
        graph, chance = self.graph, self._chance
        if not self._forks:
            return
        pairs = self._pairs(number)
        self.resume()
        highest = len(graph.layers)
        for _ in range(_MOVED):
            below = graph.down[chance.choice(self._forks)]
            one, other = chance.choice(below), chance.choice(below)
            self.move(one, other)
            highest = min(highest, graph.rank[one])
        self.sweep(range(highest + 1, len(graph.layers)), graph.up, pairs, is_flipped=False)
        self.swap(max(highest - 1, 0))
        self.keep(is_exact=False)

    def _pairs(self, number: int) -> Sequence[Pairs]:
        """Return the reasons that a try keeps apart; every other one leaves most to the price."""
        is_mild = number % 2 == 1 and self.graph.solid <= LARGE
        return self.sides.mild if is_mild else self.sides.strict

    def walked(self, down: Sequence[Sequence[int]], *, is_mirrored: bool) -> list[list[int]]:
        """Return the layers in the order of a walk from above, which crosses no tree."""
        graph = self.graph
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
        return layers

    def climb(self, pairs: Sequence[Pairs], most_rounds: int) -> None:
        """Sweep up and down until that gets no better."""
        graph = self.graph
        last = len(graph.layers) - 1
        reached, stale = float("inf"), 0
        for number in range(most_rounds):
            self._progress(0, 0)
            is_flipped = number % 2 == 1
            self.sweep(range(last - 1, -1, -1), graph.down, pairs, is_flipped=is_flipped)
            self.sweep(range(1, last + 1), graph.up, pairs, is_flipped=is_flipped)
            self.swap()
            cost = self.keep()
            stale = 0 if cost < reached else stale + 1
            reached = min(cost, reached)
            if not cost or stale == 2:
                return

    def resume(self) -> None:
        """Go back to the best order."""
        self.graph.set_order(self.best)

    def move(self, one: int, other: int) -> None:
        """Move a node to the place of another one in its layer."""
        graph = self.graph
        row = graph.rank[one]
        layer = graph.layers[row]
        layer.remove(one)
        layer.insert(int(graph.at[other]), one)
        graph.number(row)

    def swap(self, first: int = 0) -> None:
        """Let neighbours change places as long as that pays, from a layer on."""
        swap_neighbours(self.graph, self.sides, first=first)

    def keep(self, *, is_exact: bool = True) -> float:
        """Remember the order if it is the best so far; return what it costs.

        Args:
            is_exact: Whether all of the cost is wanted, even where some shows it is not the best.
        """
        graph, best, counts = self.graph, self.best, self._counts
        layers = graph.layers
        cost = self.sides.cost(graph.at)
        found = list(counts)
        changed = []
        is_same = layers[0] == best[0]
        for row in range(1, len(layers)):
            was_same, is_same = is_same, layers[row] == best[row]
            if was_same and is_same and counts[row] >= 0:
                cost += counts[row]
            else:
                changed.append(row)
        for row in changed:
            if cost >= self.cost and not is_exact:
                return cost
            found[row] = crossings_above(graph, row)
            cost += found[row]
        if cost < self.cost:
            self.cost = cost
            self.best = [list(layer) for layer in layers]
            self._counts = found
        return cost

    def sweep(
        self,
        rows: range,
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
        graph, at = self.graph, self.graph.at
        for row in rows:
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
            graph.layers[row] = self.by_wish(row, wish, is_flipped=is_flipped)
            put_apart(pairs[row], graph, row)

    def by_wish(self, row: int, wish: dict[int, float], *, is_flipped: bool) -> list[int]:
        """Return a layer sorted by wishes; what has none stays where it is."""
        layer = self.graph.layers[row]
        movable = [node for node in layer if node in wish]
        if is_flipped:
            movable.reverse()
        movable.sort(key=wish.__getitem__)
        if len(movable) == len(layer):
            return movable
        rest = iter(movable)
        return [next(rest) if node in wish else node for node in layer]
