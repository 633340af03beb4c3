"""The connected parts of a level, and the layers of what is in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.ranking import Span, rank
from explorer.argument.layout.sheets import SheetEdge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.keeping import Picture
    from explorer.argument.layout.nesting import Level
    from explorer.progress import Progress


class Part(NamedTuple):
    """A connected part of a level, its nodes numbered: items, then terminals above and below."""

    items: list[int]
    edges: list[SheetEdge]
    above: range
    below: range
    main: int


def parts_of(
    level: Level, edges: Sequence[SheetEdge], above: Sequence[int], below: Sequence[int]
) -> list[Part]:
    """Return the connected parts of a level, just one where arrows pass its border."""
    count = len(level.items)
    group = list(range(count))

    def first(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    for edge in edges:
        one, other = sorted((first(edge.upper), first(edge.lower)))
        group[other] = one
    members: dict[int, list[int]] = {}
    for item in range(count):
        members.setdefault(0 if above or below else first(item), []).append(item)
    heads = sorted(members, key=lambda head: (level.main not in members[head], head))
    if len(heads) == 1:
        bound = _bound(level, count, above, below)
        return [Part(list(range(count)), [*edges, *bound[0]], bound[1], bound[2], level.main)]
    parts: dict[int, Part] = {}
    node = [0] * count
    for head in heads:
        for number, item in enumerate(members[head]):
            node[item] = number
        main = node[level.main] if level.main in members[head] else -1
        parts[head] = Part(members[head], [], range(0), range(0), main)
    for edge in edges:
        own = SheetEdge(edge.arrow, node[edge.upper], node[edge.lower])
        parts[first(edge.upper)].edges.append(own)
    return list(parts.values())


def _bound(
    level: Level, count: int, above: Sequence[int], below: Sequence[int]
) -> tuple[list[SheetEdge], range, range]:
    """Return the edges to terminals, and the numbers of those above and below."""
    upper = range(count, count + len(above))
    lower = range(upper.stop, upper.stop + len(below))
    edges = [SheetEdge(a, node, level.leaving[a]) for a, node in zip(above, upper, strict=True)]
    edges += [SheetEdge(a, level.leaving[a], node) for a, node in zip(below, lower, strict=True)]
    return edges, upper, lower


def ranks_of(
    part: Part,
    level: Level,
    keys: Sequence[str],
    picture: Picture | None,
    progress: Progress,
) -> list[int]:
    """Return the layers of a part's items and terminals, the main claim in the topmost.

    Args:
        part: The part.
        level: What it is a part of.
        keys: The keys of its items.
        picture: The layout before, to keep layers where that costs nothing; None for none.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    count = len(part.items)
    root, bottom = 0, count + 1
    spans: list[Span] = []
    has_upper, has_lower = [False] * count, [False] * count
    for edge in part.edges:
        upper = root if edge.upper in part.above else edge.upper + 1
        lower = bottom if edge.lower in part.below else edge.lower + 1
        spans.append(Span(upper, lower))
        if edge.upper < count:
            has_lower[edge.upper] = True
        if edge.lower < count:
            has_upper[edge.lower] = True
    least = 1 if part.above else 0
    top = root if part.main < 0 else part.main + 1
    for node in range(count):
        if not has_upper[node] or least:
            above = root if node == part.main else top
            spans.append(Span(above, node + 1, 0, least if above == root else 0))
        if part.below and not has_lower[node]:
            spans.append(Span(node + 1, bottom, 0))
    start: list[int | None] = []
    if picture:
        rows = picture.dense_rows(keys)
        start = [0, *(None if row is None else row + least for row in rows)]
        start += [None] * bool(part.below)
    found = rank(count + 1 + bool(part.below), spans, start, progress)
    ranks = found[1 : count + 1]
    loose = [node for node in range(count) if not has_upper[node] and not has_lower[node]]
    if part.above or part.below:
        _spread(ranks, loose, least, level)
    # Layers that nothing but bends would stand in are left out.
    row_of = {row: place for place, row in enumerate(sorted(set(ranks)), least)}
    ranks = [row_of[row] for row in ranks]
    last = max(ranks, default=0) + 1
    return ranks + [0] * len(part.above) + [last] * len(part.below)


def _spread(ranks: list[int], loose: Sequence[int], least: int, level: Level) -> None:
    """Put items without arrows into whichever layer has the fewest items."""
    if len(loose) == len(level.items):
        return
    alone = set(loose)
    sizes: dict[int, int] = {}
    for node, row in enumerate(ranks):
        if node not in alone:
            sizes[row] = sizes.get(row, 0) + 1
    for node in loose:
        row = min(sizes, key=lambda one: (sizes[one], one))
        ranks[node] = max(row, least)
        sizes[row] += 1
