"""The order within layers where clusters stay together: sorting, swapping neighbours.

Neighbours are nodes and whole clusters. Two clusters change places in all layers or in none.

Source: Forster, *Applying crossing reduction strategies to layered compound graphs* (2002).
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.crossings import gain_of, swap_within
from explorer.argument.layout.isotonic import fit_squares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.layout.clusters import Clusters
    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.sides import Sides


def gathered(
    nodes: Sequence[int],
    wish: Sequence[float] | Mapping[int, float],
    clusters: Clusters,
    row: int,
    cluster: int = -1,
) -> list[int]:
    """Return the nodes of one layer sorted by their wishes, clusters together within walls.

    Args:
        nodes: Nodes of the layer, walls left out; those with equal wishes keep their order.
        wish: Where each node would stand; for clusters without nodes there, the wall at its start.
        clusters: The clusters; those in the layer come in their turn.
        row: The layer.
        cluster: The one whose nodes these are, -1 for the whole.
    """
    inner = clusters.inner[row].get(cluster)
    if not inner:
        return sorted(nodes, key=wish.__getitem__)
    members = clusters.members(nodes, cluster)
    units = [(wish[node], [node]) for node in nodes if clusters.homes[node] == cluster]
    wishes, weights = [], []
    for one in inner:
        own = members.get(one) or [clusters.walls(one, row)[0]]
        wishes.append(sum([wish[node] for node in own]) / len(own))
        weights.append(float(len(own)))
    if len(inner) > 1:
        wishes = fit_squares(wishes, weights, [0.0] * len(inner))
    for one, place in zip(inner, wishes, strict=True):
        within = members.get(one, [])
        if len(within) > 1 or one in clusters.inner[row]:
            within = gathered(within, wish, clusters, row, one)
        start, end = clusters.walls(one, row)
        units.append((place, [start, *within, end]))
    units.sort(key=itemgetter(0))
    return [node for _, unit in units for node in unit]


def mean_wishes(clusters: Clusters, wish: Sequence[float]) -> list[float]:
    """Return the mean wish of the nodes in each cluster, of those in it or deeper."""
    sums = [0.0] * len(clusters.parents)
    counts = [0] * len(clusters.parents)
    for node in range(clusters.first):
        home = clusters.homes[node]
        if home >= 0:
            for cluster in clusters.paths[home]:
                sums[cluster] += wish[node]
                counts[cluster] += 1
    return [total / count for total, count in zip(sums, counts, strict=True)]


class _Unit(NamedTuple):
    """A node or a whole cluster in one layer.

    Attributes:
        cluster: The cluster, -1 for a node.
        nodes: All nodes of it in the layer, walls as well, in their order.
        up: The ends of their links in the layer above.
        down: The ends of their links in the layer below.
    """

    cluster: int
    nodes: list[int]
    up: list[int]
    down: list[int]


def swap_units(
    graph: Layered,
    sides: Sides,
    clusters: Clusters,
    kept: Sequence[bool] = (),
    first: int = 0,
) -> bool:
    """Let neighbours change places as long as that pays; tell whether any did.

    Args:
        graph: What is ordered.
        sides: What else it may cost.
        clusters: What stays together.
        kept: The nodes that do not change places among themselves; empty for none.
        first: The first layer to look at.
    """
    has_changed = False
    for row in range(first, len(graph.layers)):
        if clusters.inner[row]:
            layer, row_changed = _swapped(graph.layers[row], graph, sides, clusters, kept)
            graph.layers[row] = layer
        else:
            row_changed = swap_within(graph, row, sides, kept)
        if row_changed:
            graph.number(row)
            has_changed = True
    return has_changed


def _swapped(
    nodes: list[int],
    graph: Layered,
    sides: Sides,
    clusters: Clusters,
    kept: Sequence[bool],
) -> tuple[list[int], bool]:
    """Return the nodes of a layer, or those between two walls of it, and whether any moved."""
    runs: list[tuple[int, list[int]]] = []
    has_changed = has_free = False
    start = 0
    while start < len(nodes):
        node = nodes[start]
        if node < clusters.first:
            runs.append((-1, [node]))
            has_free = True
            start += 1
            continue
        cluster = clusters.homes[node]
        end = start + 1
        while nodes[end] < clusters.first or clusters.homes[nodes[end]] != cluster:
            end += 1
        within = nodes[start + 1 : end]
        if len(within) > 1:
            within, is_changed = _swapped(within, graph, sides, clusters, kept)
            has_changed |= is_changed
        runs.append((cluster, [node, *within, nodes[end]]))
        start = end + 1
    if has_free and len(runs) > 1:
        units = [_unit(cluster, own, graph) for cluster, own in runs]
        if _swap_units(units, graph.at, sides, kept):
            has_changed = True
            runs = [(unit.cluster, unit.nodes) for unit in units]
    return [node for _, own in runs for node in own], has_changed


def _unit(cluster: int, nodes: list[int], graph: Layered) -> _Unit:
    if len(nodes) == 1:
        return _Unit(cluster, nodes, graph.up[nodes[0]], graph.down[nodes[0]])
    up = [end for node in nodes for end in graph.up[node]]
    return _Unit(cluster, nodes, up, [end for node in nodes for end in graph.down[node]])


def _swap_units(
    units: list[_Unit], at: Sequence[float], sides: Sides, kept: Sequence[bool]
) -> bool:
    has_changed = False
    place, last = 1, len(units)
    while place < last:
        left, right = units[place - 1], units[place]
        place += 1
        if left.cluster >= 0 and right.cluster >= 0:
            continue
        if kept and _has_kept(left, kept) and _has_kept(right, kept):
            continue
        gain: float = gain_of(at, left.up, right.up) + gain_of(at, left.down, right.down)
        if left.cluster < 0 > right.cluster:
            one, other = left.nodes[0], right.nodes[0]
            gain += sides.penalty(one, other) - sides.penalty(other, one)
        if gain > 0:
            units[place - 2], units[place - 1] = right, left
            has_changed = True
            place = max(place - 2, 1)
    return has_changed


def _has_kept(unit: _Unit, kept: Sequence[bool]) -> bool:
    return any(kept[node] for node in unit.nodes)
