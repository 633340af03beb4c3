"""Putting what is in each level into layers and these into an order, frames from outside in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from explorer.argument.layout.cycles import turned
from explorer.argument.layout.keeping import keep_order
from explorer.argument.layout.layering import layered
from explorer.argument.layout.nesting import Level, item_key
from explorer.argument.layout.ordering import order
from explorer.argument.layout.parts import Part, parts_of, ranks_of
from explorer.argument.layout.sheets import Arrangement, Sheet, SheetEdge
from explorer.argument.layout.sides import Sided, Sides

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.layout.keeping import Picture
    from explorer.progress import Progress

_ROUNDS: Final = 2
"""So many times a level and the frames in it are ordered by turns."""


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


def arrange(
    level: Level,
    context: Context,
    above: Sequence[int] = (),
    below: Sequence[int] = (),
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
    parts = parts_of(level, edges, above, below)
    sheets = [_sheet(level, part, context) for part in parts]
    if context.picture:
        keys = [[item_key(level.items[item]) for item in sheet.items] for sheet in sheets]
        places = context.picture.reading_places(keys)
        sheets = [sheets[place] for place in places]
    return Arrangement(level, sheets)


def _sheet(level: Level, part: Part, context: Context) -> Sheet:
    items, edges = part.items, part.edges
    keys = [item_key(level.items[item]) for item in items]
    ranks = ranks_of(part, level, keys, context.picture, context.progress)
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
    sheet = Sheet(items, edges, graph, sides)
    frames = {
        node: inner
        for node, item in enumerate(items)
        if isinstance(inner := level.items[item], Level)
    }
    shares: dict[tuple[int, int], float] = {}
    for round_number in range(_ROUNDS if frames else 1):
        _order(sheet, keys, shares, context, is_begun=round_number > 0)
        passing = {node: _passing(sheet, node, frames, shares) for node in frames}
        sheet.inner = {node: arrange(frames[node], context, *passing[node]) for node in frames}
        shares = {}
        for node, inside in sheet.inner.items():
            shares |= _shares(sheet, node, inside)
    return sheet


def _order(
    sheet: Sheet,
    keys: Sequence[str],
    shares: Mapping[tuple[int, int], float],
    context: Context,
    *,
    is_begun: bool,
) -> None:
    """Order the layers of a sheet, given where edges end on frames."""
    graph, sides = sheet.graph, sheet.sides
    if context.picture and context.picture.knows(keys):
        keep_order(graph, sides, keys, context.picture, shares, progress=context.progress)
        return
    graph.add_ports(shares)
    order(graph, sides, context.progress, is_begun=is_begun)
    graph.drop_ports()


def _shares(sheet: Sheet, node: int, inside: Arrangement) -> dict[tuple[int, int], float]:
    """Return where edges had better end on a frame, by what they lead to inside."""
    if not inside.level.leaving:
        return {}
    (within,) = inside.sheets
    graph, solid = within.graph, len(within.items)
    found: dict[int, tuple[float, float]] = {}
    for edge, chain in zip(within.edges, graph.chains, strict=True):
        if edge.upper >= solid:
            found[edge.arrow] = (graph.at[chain[1]], graph.at[edge.upper])
        elif edge.lower >= solid:
            found[edge.arrow] = (graph.at[chain[-2]], graph.at[edge.lower])
    shares: dict[tuple[int, int], float] = {}
    for is_above in (True, False):
        passing = [
            (found[edge.arrow], number)
            for number, edge in enumerate(sheet.edges)
            if (edge.lower if is_above else edge.upper) == node
        ]
        for place, (_, number) in enumerate(sorted(passing), 1):
            shares[node, number] = place / (len(passing) + 1) - 0.5
    return shares


def _passing(
    sheet: Sheet,
    node: int,
    frames: Mapping[int, Level],
    shares: Mapping[tuple[int, int], float],
) -> tuple[list[int], list[int]]:
    """Return the arrows through the upper and the lower border of a frame, in their order."""
    graph = sheet.graph
    above: list[tuple[float, float, int]] = []
    below: list[tuple[float, float, int]] = []
    for number, (edge, chain) in enumerate(zip(sheet.edges, graph.chains, strict=True)):
        if node not in (edge.upper, edge.lower):
            continue
        near = chain[-2] if edge.lower == node else chain[1]
        # Several arrows to one box come in the order of what they come from inside; two frames
        # need one order for both, that of the upper one.
        first = edge.upper if near in frames else node
        tie = shares.get(
            (first, number), 0.0 if near in frames else frames[node].leaving[edge.arrow]
        )
        (above if edge.lower == node else below).append((graph.at[near], tie, edge.arrow))
    return [arrow for *_, arrow in sorted(above)], [arrow for *_, arrow in sorted(below)]
