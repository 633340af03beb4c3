"""The connected parts of a level, and the layers of what is in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from explorer.argument.layout.ranking import Span, rank
from explorer.argument.layout.sheets import SheetEdge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.keeping import Picture
    from explorer.argument.layout.nesting import Level
    from explorer.progress import Progress

CLUSTER_WEIGHT: Final = 2
"""How much each layer that a cluster spans costs, a layer that an edge spans being 1."""


class Part(NamedTuple):
    """A connected part of a level, its items numbered anew.

    Attributes:
        items: The level's item that each node is.
        edges: Its edges.
        main: The node that holds the main claim, or -1.
        parents: For each cluster that lies in it the one around it, or -1.
        homes: For each node the cluster it lies in, or -1.
        clusters: For each cluster its number in the level.
    """

    items: list[int]
    edges: list[SheetEdge]
    main: int
    parents: list[int]
    homes: list[int]
    clusters: list[int]


def parts_of(level: Level, edges: Sequence[SheetEdge]) -> list[Part]:
    """Return the connected parts of a level; what lies in one cluster belongs together."""
    count = len(level.items)
    group = list(range(count))

    def first(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    def join(one: int, other: int) -> None:
        one, other = sorted((first(one), first(other)))
        group[other] = one

    for edge in edges:
        join(edge.upper, edge.lower)
    outermost = _outermost(level)
    heads: dict[int, int] = {}
    for item, home in enumerate(level.homes):
        if home >= 0:
            join(heads.setdefault(outermost[home], item), item)
    members: dict[int, list[int]] = {}
    for item in range(count):
        members.setdefault(first(item), []).append(item)
    parts: dict[int, Part] = {}
    node = [0] * count
    for head in sorted(members, key=lambda head: (level.main not in members[head], head)):
        for number, item in enumerate(members[head]):
            node[item] = number
        main = node[level.main] if level.main in members[head] else -1
        within = [number for number, outer in enumerate(outermost) if first(heads[outer]) == head]
        new = {number: place for place, number in enumerate(within)} | {-1: -1}
        parts[head] = Part(
            members[head],
            [],
            main,
            [new[level.clusters[number].parent] for number in within],
            [new[level.homes[item]] for item in members[head]],
            within,
        )
    for edge in edges:
        own = SheetEdge(edge.arrow, node[edge.upper], node[edge.lower])
        parts[first(edge.upper)].edges.append(own)
    return list(parts.values())


def _outermost(level: Level) -> list[int]:
    """Return for each cluster of a level the outermost one around it."""
    found: list[int] = []
    for number, (_, parent) in enumerate(level.clusters):
        found.append(number if parent < 0 else found[parent])
    return found


def ranks_of(
    part: Part, keys: Sequence[str], picture: Picture | None, progress: Progress
) -> list[int]:
    """Return the layers of a part's items, the main claim in the topmost.

    Args:
        part: The part.
        keys: The keys of its items.
        picture: The layout before, to keep layers where that costs nothing; None for none.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    count = len(part.items)
    root = 0
    spans = [Span(edge.upper + 1, edge.lower + 1) for edge in part.edges]
    has_upper, has_lower = [False] * count, [False] * count
    for edge in part.edges:
        has_lower[edge.upper] = True
        has_upper[edge.lower] = True
    top = root if part.main < 0 else part.main + 1
    spans += [
        Span(root if node == part.main else top, node + 1, 0, 0)
        for node in range(count)
        if not has_upper[node]
    ]
    # A cluster is as high as it must: between a node above it and one below.
    for cluster in range(len(part.parents)):
        upper = count + 1 + 2 * cluster
        spans += [Span(root, upper, 0, 0), Span(upper, upper + 1, CLUSTER_WEIGHT, 0)]
        for node in _within(part, cluster):
            spans += [Span(upper, node + 1, 0, 0), Span(node + 1, upper + 1, 0, 0)]
    start: list[int | None] = []
    if picture:
        rows = picture.dense_rows(keys)
        start = [0, *rows, *[None] * (2 * len(part.parents))]
    found = rank(count + 1 + 2 * len(part.parents), spans, start, progress)
    ranks = found[1 : count + 1]
    loose = [node for node in range(count) if not has_upper[node] and not has_lower[node]]
    _spread(ranks, loose, part)
    # Layers that nothing but bends would stand in are left out.
    row_of = {row: place for place, row in enumerate(sorted(set(ranks)))}
    return [row_of[row] for row in ranks]


def _within(part: Part, cluster: int) -> list[int]:
    """Return the nodes in a cluster, those in its inner clusters as well."""
    inside = {cluster}
    for number, parent in enumerate(part.parents):
        if parent in inside:
            inside.add(number)
    return [node for node, home in enumerate(part.homes) if home in inside]


def _spread(ranks: list[int], loose: Sequence[int], part: Part) -> None:
    """Put items without arrows into whichever layer of their cluster has the fewest items."""
    alone = set(loose)
    sizes: dict[int, dict[int, int]] = {}
    for cluster in {part.homes[node] for node in loose} - {-1}:
        rows: dict[int, int] = sizes.setdefault(cluster, {})
        for node in _within(part, cluster):
            if node not in alone:
                rows[ranks[node]] = rows.get(ranks[node], 0) + 1
    for node in loose:
        rows = sizes.get(part.homes[node], {})
        if rows:
            ranks[node] = min(rows, key=lambda one: (rows[one], one))
            rows[ranks[node]] += 1
