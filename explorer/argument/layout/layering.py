"""Nodes in layers: every edge cut into links between neighbouring layers.

Where an edge passes a layer it gets a node of its own there, a bend. Nodes are numbers: first the
items and terminals of a sheet, then the bends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


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
        at: The place of each node in its layer, counted from 0, and of each port.
        fixed: The layers whose order is given.
        ports: For nodes whose links end at different places on them: numbers behind those of all
            nodes, that stand in `up` and `down` instead of the node, and how far from its place
            each is, less than half a place.
    """

    solid: int
    rank: list[int]
    up: list[list[int]]
    down: list[list[int]]
    chains: list[list[int]]
    layers: list[list[int]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    fixed: frozenset[int] = frozenset()
    ports: dict[int, list[tuple[int, float]]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many nodes there are, bends included."""
        return len(self.rank)

    def free_layers(self) -> Iterator[int]:
        """Return the numbers of the layers whose order may change, from the top."""
        return (row for row in range(len(self.layers)) if row not in self.fixed)

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
        at, ports = self.at, self.ports
        for place, node in enumerate(self.layers[row]):
            at[node] = place
        if ports:
            for node in self.layers[row]:
                for port, share in ports.get(node, ()):
                    at[port] = at[node] + share

    def add_ports(self, shares: Mapping[tuple[int, int], float]) -> None:
        """Let edges end at places of their own on some nodes.

        Args:
            shares: How far from the node's place, by node and the number of the edge.
        """
        for (node, edge), share in shares.items():
            chain = self.chains[edge]
            port = len(self.at)
            self.at.append(self.at[node] + share)
            self.ports.setdefault(node, []).append((port, share))
            near = self.up[chain[1]] if chain[0] == node else self.down[chain[-2]]
            near[near.index(node)] = port

    def drop_ports(self) -> None:
        """Let all edges end at nodes again."""
        if self.ports:
            self.up, self.down = self.without_ports(self.up), self.without_ports(self.down)
            del self.at[self.count :]
            self.ports.clear()

    def without_ports(self, links: list[list[int]]) -> list[list[int]]:
        """Return links that end at nodes; the same ones where there are no ports."""
        owner = {port: node for node, ports in self.ports.items() for port, _ in ports}
        return [[owner.get(end, end) for end in ends] for ends in links] if owner else links


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
