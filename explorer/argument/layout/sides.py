"""Supports before attacks: the two sides of the reasons that stand under one claim.

A reason belongs to the first of the claims directly above it; what else it bears on does not count
here, or few maps could be drawn at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.clusters import Clusters
    from explorer.argument.layout.layering import Layered

Pairs: TypeAlias = "list[tuple[list[int], list[int]]]"
"""The supports and the attacks of claims that have both, in one layer."""

PENALTY: Final = 2.5
"""What a support behind an attack costs, in crossings."""
LARGE_PENALTY: Final = 4.0
"""The same in a large map, where one crossing more or less is not seen."""
LARGE: Final = 200
"""A map of more nodes is large."""
FORBIDDEN: Final = 10_000.0
"""What it costs among the reasons for the main claim, where a room reads P1, P2 … C1, C2."""


class Sided(NamedTuple):
    """A link that takes a side.

    Attributes:
        upper: The claim.
        lower: The reason.
        is_for: Whether it speaks for the claim.
    """

    upper: int
    lower: int
    is_for: bool


class Sides:
    """Which reasons of a graph in layers stand on which side of which claim.

    Attributes:
        owner: The claim that each node is a reason of, -1 for none.
        is_for: Whether it speaks for that claim.
        strict: For each layer the reasons that are to stand apart.
        mild: The same, of the main claim alone.
    """

    def __init__(
        self,
        graph: Layered,
        links: Sequence[Sided],
        main: int = -1,
        clusters: Clusters | None = None,
    ) -> None:
        self.owner = [-1] * graph.count
        self.is_for = [False] * graph.count
        self._main = main
        self._price = LARGE_PENALTY if graph.solid > LARGE else PENALTY
        for upper, lower, is_for in links:
            known = self.owner[lower]
            if graph.rank[lower] - graph.rank[upper] == 1 and (known < 0 or upper < known):
                self.owner[lower], self.is_for[lower] = upper, is_for
        # Only what lies in one frame can change places there.
        pairs: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        for node, owner in enumerate(self.owner):
            if owner >= 0:
                home = clusters.homes[node] if clusters else -1
                pairs.setdefault((owner, home), ([], []))[not self.is_for[node]].append(node)
        self.strict: list[Pairs] = [[] for _ in graph.layers]
        self.mild: list[Pairs] = [[] for _ in graph.layers]
        for (owner, _), pair in pairs.items():
            if pair[0] and pair[1]:
                row = graph.rank[owner] + 1
                self.strict[row].append(pair)
                if owner == main:
                    self.mild[row].append(pair)

    def penalty(self, left: int, right: int) -> float:
        """Return what two neighbours in a row cost beyond their crossings, with this order."""
        owner = self.owner[left]
        if owner < 0 or owner != self.owner[right] or self.is_for[left] >= self.is_for[right]:
            return 0.0
        return FORBIDDEN if owner == self._main else self._price

    def cost(self, at: Sequence[float]) -> float:
        """Return what all supports behind attacks cost.

        Args:
            at: The place of each node in its layer.
        """
        total = 0.0
        for row in self.strict:
            for supports, attacks in row:
                first = min([at[node] for node in attacks])
                if max([at[node] for node in supports]) > first:
                    pairs = sum(at[one] > at[other] for one in supports for other in attacks)
                    is_main = self.owner[supports[0]] == self._main
                    total += pairs * (FORBIDDEN if is_main else self._price)
        return total


def drawn_apart(pairs: Pairs, wish: dict[int, float]) -> None:
    """Change the wished places of reasons as little as can be, until supports come first.

    Those in each other's way meet at their mean.
    """
    for supports, attacks in pairs:
        right = sorted([wish[node] for node in supports if node in wish], reverse=True)
        left = sorted([wish[node] for node in attacks if node in wish])
        if not right or not left or right[0] < left[0]:
            continue
        total, pooled, behind, before = right[0], 1, 1, 0
        while True:
            border = total / pooled
            if behind < len(right) and right[behind] > border:
                total += right[behind]
                behind += 1
            elif before < len(left) and left[before] < border:
                total += left[before]
                before += 1
            else:
                break
            pooled += 1
        for node in supports:
            if wish.get(node, border) > border:
                wish[node] = border
        for node in attacks:
            if wish.get(node, border) < border:
                wish[node] = border


def put_apart(pairs: Pairs, graph: Layered, row: int) -> None:
    """Let reasons change places in a layer until supports come first; note all places."""
    graph.number(row)
    layer, at = graph.layers[row], graph.at
    for supports, attacks in pairs:
        supports.sort(key=at.__getitem__)
        attacks.sort(key=at.__getitem__)
        if at[supports[-1]] > at[attacks[0]]:
            members = supports + attacks
            places = sorted([int(at[node]) for node in members])
            for place, node in zip(places, members, strict=True):
                layer[place] = node
            graph.number(row)
