"""Clusters of a graph in layers: what lies in one frame stands side by side between two walls.

A cluster has a wall at either side in each layer from its first to its last. Walls are nodes,
linked from layer to layer, so that a link through a frame's side counts as a crossing. Clusters
that share a layer stand in the same order in all layers: that of `turns`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.argument.layout.isotonic import fit_squares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.layout.layering import Layered


@dataclass(slots=True, eq=False)
class Clusters:
    """The clusters of one graph in layers.

    Attributes:
        parents: For each cluster the one around it, which has a smaller number, or -1.
        homes: For each node the innermost cluster it lies in, or -1; for walls their own.
        first: The number of the first wall; all nodes behind it are walls.
        left: For each cluster the walls at its start, from its first layer to its last.
        right: The walls at its end.
        tops: For each cluster the first layer it is in.
        turns: For each cluster a number; of two side by side the one with the smaller comes first.
        paths: For each cluster those around it and itself, the outermost first.
        inner: For each layer the clusters in it directly in each other one, and in -1, the whole,
            as they take turns.
        opening: All walls at starts.
    """

    parents: Sequence[int]
    homes: list[int]
    first: int
    left: list[list[int]] = field(default_factory=list)
    right: list[list[int]] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    paths: list[tuple[int, ...]] = field(default_factory=list)
    inner: list[dict[int, list[int]]] = field(default_factory=list)
    opening: frozenset[int] = frozenset()

    def is_within(self, node: int, cluster: int) -> bool:
        """Tell whether a node lies in a cluster, or in one of those in it; -1 is the whole."""
        home = self.homes[node]
        return cluster < 0 or (home >= 0 and cluster in self.paths[home])

    def take_turns(self, wishes: Sequence[float]) -> None:
        """Let clusters stand in the order of numbers, one for each."""
        places = sorted(range(len(wishes)), key=wishes.__getitem__)
        self.turns = [0.0] * len(wishes)
        for place, cluster in enumerate(places):
            self.turns[cluster] = float(place)
        for row in self.inner:
            for found in row.values():
                found.sort(key=self.turns.__getitem__)

    def take_between(
        self, new: Sequence[int], old: Sequence[int], wish: Mapping[int, float]
    ) -> None:
        """Let some clusters in one other take turns between some that keep theirs.

        Args:
            new: Those that take turns.
            old: Those that keep theirs.
            wish: Where each of both wishes to stand.
        """
        turns = self.turns
        order = sorted(old, key=turns.__getitem__)
        places = fit_squares([wish[one] for one in order], [1.0] * len(order), [0.0] * len(order))
        waiting = sorted(new, key=wish.__getitem__)
        before = (turns[order[0]] if order else 0.0) - 1.0 - len(new)
        for one, place in (*zip(order, places, strict=True), (-1, float("inf"))):
            run = []
            while waiting and wish[waiting[0]] < place:
                run.append(waiting.pop(0))
            behind = turns[one] if one >= 0 else before + 1.0 + len(run)
            step = (behind - before) / (len(run) + 1)
            for number, other in enumerate(run, 1):
                turns[other] = before + step * number
            before = behind

    def here(self, row: int) -> list[int]:
        """Return the clusters in a layer."""
        return [cluster for found in self.inner[row].values() for cluster in found]

    def walls(self, cluster: int, row: int) -> tuple[int, int]:
        """Return the walls at the start and the end of a cluster in a layer."""
        step = row - self.tops[cluster]
        return self.left[cluster][step], self.right[cluster][step]

    def members(self, nodes: Sequence[int], cluster: int) -> dict[int, list[int]]:
        """Return nodes by the cluster directly in a given one that holds them, walls left out.

        Args:
            nodes: Nodes of the given cluster.
            cluster: Its number, -1 for the whole.
        """
        depth = len(self.paths[cluster]) if cluster >= 0 else 0
        found: dict[int, list[int]] = {}
        for node in nodes:
            home = self.homes[node]
            if home != cluster and node < self.first:
                found.setdefault(self.paths[home][depth], []).append(node)
        return found


def enclosed(graph: Layered, parents: Sequence[int], homes: Sequence[int]) -> Clusters:
    """Return the clusters of a graph, which gets their walls at the ends of its layers.

    Args:
        graph: The graph in layers, without walls.
        parents: For each cluster the one around it, which has a smaller number, or -1.
        homes: For each node that is no bend the innermost cluster it lies in, or -1.
    """
    paths: list[tuple[int, ...]] = []
    for number, parent in enumerate(parents):
        paths.append((*(paths[parent] if parent >= 0 else ()), number))
    all_homes = [*homes, *[-1] * (graph.count - graph.solid)]
    found = Clusters(parents, all_homes, graph.count, paths=paths)
    spans: list[tuple[int, int]] = [(len(graph.layers), -1)] * len(parents)
    for node, home in enumerate(homes):
        row = graph.rank[node]
        for cluster in paths[home] if home >= 0 else ():
            top, bottom = spans[cluster]
            spans[cluster] = (min(top, row), max(bottom, row))
    for chain in graph.chains:
        _house(chain, found)
    found.tops = [top for top, _ in spans]
    for cluster, (top, bottom) in enumerate(spans):
        for side in (found.left, found.right):
            side.append([_wall(graph, row, is_first=row == top) for row in range(top, bottom + 1)])
            all_homes += [cluster] * (bottom + 1 - top)
    found.inner = [{} for _ in graph.layers]
    for cluster, (top, bottom) in enumerate(spans):
        for row in range(top, bottom + 1):
            found.inner[row].setdefault(parents[cluster], []).append(cluster)
    found.opening = frozenset(wall for walls in found.left for wall in walls)
    found.turns = [0.0] * len(parents)
    return found


def _house(chain: Sequence[int], clusters: Clusters) -> None:
    """Find in which cluster the bends of an edge lie: the innermost that holds both its ends."""
    homes, paths = clusters.homes, clusters.paths
    upper, lower = (homes[chain[end]] for end in (0, -1))
    if upper < 0 or lower < 0:
        return
    shared = -1
    for one, other in zip(paths[upper], paths[lower], strict=False):
        if one != other:
            break
        shared = one
    for bend in chain[1:-1]:
        homes[bend] = shared


def _wall(graph: Layered, row: int, *, is_first: bool) -> int:
    """Add a wall to a graph, linked to the one added before unless it is the first."""
    wall = graph.count
    graph.rank.append(row)
    graph.at.append(0.0)
    graph.up.append([] if is_first else [wall - 1])
    graph.down.append([])
    if not is_first:
        graph.down[wall - 1].append(wall)
    return wall
