"""Nodes in layers: every edge cut into links between neighbouring layers.

Where an edge passes a layer it gets a node of its own there, a bend. Nodes are numbers: first the
items of a sheet, then the bends, then the walls of clusters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Layered:
    """A graph in layers, whose order within each layer may change.

    Attributes:
        solid: How many nodes are no bends.
        rank: The layer of each node.
        up: For each node its neighbours in the layer above, one for each link.
        down: For each node its neighbours in the layer below, one for each link.
        chains: For each edge the nodes it passes, from its upper end to its lower one.
        layers: The nodes of each layer, in their order.
        at: The place of each node in its layer, counted from 0.
    """

    solid: int
    rank: list[int]
    up: list[list[int]]
    down: list[list[int]]
    chains: list[list[int]]
    layers: list[list[int]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many nodes there are, bends included."""
        return len(self.rank)

    def set_order(self, layers: Sequence[Sequence[int]]) -> None:
        """Put the nodes of all layers into an order."""
        self.layers = [list(layer) for layer in layers]
        self.renumber()

    def renumber(self) -> None:
        """Note the place of each node after layers changed."""
        for row in range(len(self.layers)):
            self.number(row)

    def number(self, row: int) -> None:
        """Note the place of each node of a layer after it changed."""
        at = self.at
        for place, node in enumerate(self.layers[row]):
            at[node] = place


def layered(ranks: Sequence[int], edges: Sequence[tuple[int, int]]) -> Layered:
    """Return a graph in layers, its nodes in the order of their numbers.

    Args:
        ranks: The layer of each node.
        edges: The upper and the lower end of each edge; the upper one has the smaller rank.
    """
    rank = list(ranks)
    up: list[list[int]] = [[] for _ in ranks]
    down: list[list[int]] = [[] for _ in ranks]
    chains = []
    for upper, lower in edges:
        chain = [upper]
        last = upper
        for row in range(rank[upper] + 1, rank[lower]):
            bend = len(rank)
            rank.append(row)
            down[last].append(bend)
            up.append([last])
            down.append([])
            chain.append(bend)
            last = bend
        down[last].append(lower)
        up[lower].append(last)
        chain.append(lower)
        chains.append(chain)
    layers: list[list[int]] = [[] for _ in range(max(rank, default=-1) + 1)]
    for node, row in enumerate(rank):
        layers[row].append(node)
    made = Layered(len(ranks), rank, up, down, chains, layers, [0.0] * len(rank))
    made.renumber()
    return made
