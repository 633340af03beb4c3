"""Putting the items of each level into layers and the layers into an order, frames from outside in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.cycles import turned
from explorer.argument.layout.keeping import keep_order
from explorer.argument.layout.layering import layered
from explorer.argument.layout.nesting import Level
from explorer.argument.layout.ordering import order
from explorer.argument.layout.ranking import Span, rank
from explorer.argument.layout.sheets import Arrangement, Sheet, SheetEdge
from explorer.argument.layout.sides import Sided, Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.keeping import Picture
    from explorer.progress import Progress


class Context(NamedTuple):
    """What all levels are arranged with.

    Attributes:
        supporting: Whether each arrow speaks for its target.
        picture: The layout before, None for none.
        progress: Called now and then.
    """

    supporting: Sequence[bool]
    picture: Picture | None
    progress: Progress


class _Part(NamedTuple):
    """A connected part of a level, its nodes numbered: items, then terminals above and below."""

    items: list[int]
    edges: list[SheetEdge]
    above: range
    below: range
    main: int


def arrange(
    level: Level, context: Context, above: Sequence[int] = (), below: Sequence[int] = ()
) -> Arrangement:
    """Return a level in sheets, and so all frames in it.

    Args:
        level: What to arrange.
        context: What all levels are arranged with.
        above: The arrows that pass the frame's upper border, in their order.
        below: The arrows that pass its lower border.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    ends = [(edge.target, edge.source) for edge in level.edges]
    edges = [
        SheetEdge(edge.arrow, *(reversed(pair) if is_turned else pair))
        for edge, pair, is_turned in zip(
            level.edges, ends, turned(len(level.items), ends, level.main), strict=True
        )
    ]
    parts = _parts(level, edges, above, below)
    sheets = [_sheet(level, part, context) for part in parts]
    if context.picture:
        keys = [[item_key(level.items[item]) for item in sheet.items] for sheet in sheets]
        places = context.picture.reading_places(keys, has_main=level.main >= 0)
        sheets = [sheets[place] for place in places]
    return Arrangement(level, sheets)


def item_key(item: object) -> str:
    """Return the key of an item of a level: a box, or a frame's level."""
    if isinstance(item, Level):
        return item.frame.key if item.frame else ""
    return str(getattr(item, "key", ""))


def _parts(
    level: Level, edges: Sequence[SheetEdge], above: Sequence[int], below: Sequence[int]
) -> list[_Part]:
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
        return [_Part(list(range(count)), [*edges, *bound[0]], bound[1], bound[2], level.main)]
    parts: dict[int, _Part] = {}
    node = [0] * count
    for head in heads:
        for number, item in enumerate(members[head]):
            node[item] = number
        main = node[level.main] if level.main in members[head] else -1
        parts[head] = _Part(members[head], [], range(0), range(0), main)
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


def _sheet(level: Level, part: _Part, context: Context) -> Sheet:
    items, edges = part.items, part.edges
    keys = [item_key(level.items[item]) for item in items]
    ranks = _ranks(part, level, keys, context)
    graph = layered(ranks, [(edge.upper, edge.lower) for edge in edges])
    fixed = {0} if part.above else set()
    if part.below:
        fixed.add(len(graph.layers) - 1)
    graph.fixed = frozenset(fixed)
    boxes = [not isinstance(level.items[item], Level) for item in items]
    sources = {edge.arrow: edge.source for edge in level.edges}
    links = [
        Sided(edge.upper, edge.lower, context.supporting[edge.arrow])
        for edge in edges
        if edge.upper < len(items) > edge.lower
        and boxes[edge.upper]
        and boxes[edge.lower]
        and items[edge.lower] == sources[edge.arrow]
    ]
    sides = Sides(graph, links, part.main)
    if context.picture and context.picture.knows(keys):
        keep_order(graph, sides, keys, context.picture)
    else:
        order(graph, sides, context.progress)
    sheet = Sheet(items, edges, graph, sides)
    for node, item in enumerate(items):
        inner = level.items[item]
        if isinstance(inner, Level):
            above, below = _passing(sheet, node, inner, boxes)
            sheet.inner[node] = arrange(inner, context, above, below)
    return sheet


def _ranks(part: _Part, level: Level, keys: Sequence[str], context: Context) -> list[int]:
    """Return the layers of a part's items and terminals."""
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
    if context.picture:
        rows = context.picture.dense_rows(keys)
        start = [0, *(None if row is None else row + least for row in rows)]
        start += [None] * bool(part.below)
    found = rank(count + 1 + bool(part.below), spans, start, context.progress)
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


def _passing(
    sheet: Sheet, node: int, inner: Level, boxes: Sequence[bool]
) -> tuple[list[int], list[int]]:
    """Return the arrows through the upper and the lower border of a frame, in their order."""
    graph = sheet.graph
    above: list[tuple[int, int, int]] = []
    below: list[tuple[int, int, int]] = []
    for edge, chain in zip(sheet.edges, graph.chains, strict=True):
        if node not in (edge.upper, edge.lower):
            continue
        near = chain[-2] if edge.lower == node else chain[1]
        # Several arrows to one box come in the order of what they come from; two frames need one
        # order for both.
        is_box = near < len(boxes) and boxes[near]
        tie = inner.leaving[edge.arrow] if is_box else 0
        (above if edge.lower == node else below).append((graph.at[near], tie, edge.arrow))
    return [arrow for *_, arrow in sorted(above)], [arrow for *_, arrow in sorted(below)]
