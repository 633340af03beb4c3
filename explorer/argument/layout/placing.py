"""Giving every level its lengths and places, frames from inside out.

Lengths run along the layers and across them; which of the two is x is settled at the very end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from explorer.argument.layout.coordinates import Extents, place_along
from explorer.argument.layout.nesting import Level, item_key
from explorer.argument.layout.packing import packed
from explorer.argument.layout.ports import spread_ports
from explorer.argument.layout.values import Direction

if TYPE_CHECKING:
    from explorer.argument.layout.keeping import Picture
    from explorer.argument.layout.sheets import Arrangement, Sheet
    from explorer.argument.layout.values import Box
    from explorer.progress import Progress

LAYER_GAP_PX: Final = 72.0
"""Between two layers: room for a badge and a curve."""
LOOP_PX: Final = 30.0
"""The room beside a box that each arrow to itself takes."""
_BORDER_GAP_PX: Final = 44.0
"""Between a frame's border that arrows pass and the layer next to it, titles apart."""
_PADDING_PX: Final = 16.0
"""Between a frame's border and what it holds."""
_WIDE: Final = 1.6
"""How many times as wide as high parts that no arrow joins are packed."""


class _Padding(NamedTuple):
    """The room between a frame's border and what it holds, and the least it must hold."""

    along: float = 0.0
    across: float = 0.0
    end: float = 0.0
    least_along: float = 0.0
    least_across: float = 0.0


def place(
    arrangement: Arrangement, direction: Direction, picture: Picture | None, progress: Progress
) -> None:
    """Find the lengths of a level and where all in it lies.

    Args:
        arrangement: The level; filled in.
        direction: Where the layers run.
        picture: The layout before, None for none.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    padding = _padding(arrangement.level, direction)
    for sheet in arrangement.sheets:
        for inner in sheet.inner.values():
            place(inner, direction, picture, progress)
        _place_sheet(sheet, arrangement.level, direction, picture, progress)
        _stack(sheet, arrangement.level, direction, padding)
    if arrangement.level.leaving:
        _bind(arrangement, padding)
        return
    shape = _WIDE if direction is Direction.DOWN else 1 / _WIDE
    found = packed([(sheet.along, sheet.across) for sheet in arrangement.sheets], shape)
    for sheet, (along, across) in zip(arrangement.sheets, found.corners, strict=True):
        sheet.offset = (padding.along + along, padding.across + across)
    arrangement.shelves = list(found.shelves)
    arrangement.along = max(padding.along + found.along + padding.end, padding.least_along)
    arrangement.across = max(padding.across + found.across + padding.end, padding.least_across)


def size(box: Box, direction: Direction) -> tuple[float, float]:
    """Return the length of a box along the layers and across them."""
    return (box.width, box.height) if direction is Direction.DOWN else (box.height, box.width)


def _padding(level: Level, direction: Direction) -> _Padding:
    frame = level.frame
    if frame is None:
        return _Padding()
    band, least = _PADDING_PX + frame.title_height, frame.title_width + 2 * _PADDING_PX
    if direction is Direction.DOWN:
        return _Padding(_PADDING_PX, band, _PADDING_PX, least_along=least)
    return _Padding(band, _PADDING_PX, _PADDING_PX, least_across=least)


def item_size(sheet: Sheet, node: int, level: Level, direction: Direction) -> tuple[float, float]:
    """Return the length of an item along the layers and across them."""
    inner = sheet.inner.get(node)
    if inner is not None:
        return inner.along, inner.across
    box = level.items[sheet.items[node]]
    assert not isinstance(box, Level)
    return size(box, direction)


def _place_sheet(
    sheet: Sheet,
    level: Level,
    direction: Direction,
    picture: Picture | None,
    progress: Progress,
) -> None:
    """Place the nodes of a sheet along their layers, and the ends of its edges."""
    count = sheet.graph.count
    sizes = [item_size(sheet, node, level, direction) for node in range(len(sheet.items))]
    lengths = [along for along, _ in sizes]
    half = [along / 2 for along in lengths] + [0.0] * (count - len(sizes))
    extents = Extents(half, list(half), {})
    for node, item in enumerate(sheet.items):
        if item in level.loops:
            extents.after[node] += LOOP_PX * level.loops[item]
    extents.passing = {
        (node, number): sheet.inner[node].terminals[edge.arrow] - half[node]
        for number, edge in enumerate(sheet.edges)
        for node in (edge.upper, edge.lower)
        if node in sheet.inner
    }
    middles: list[float | None] = []
    if picture is not None:
        middles = picture.middles([item_key(level.items[item]) for item in sheet.items])
    sheet.x = place_along(sheet.graph, sheet.sides, extents, middles, progress)
    sheet.along = max(
        (x + after for x, after in zip(sheet.x, extents.after, strict=True)), default=0.0
    )
    spread_ports(sheet, lengths, extents)


def _stack(sheet: Sheet, level: Level, direction: Direction, padding: _Padding) -> None:
    """Find where the layers of a sheet lie across."""
    items = len(sheet.items)
    y = 0.0
    last = len(sheet.graph.layers) - 1
    for row, layer in enumerate(sheet.graph.layers):
        if row == 1 and 0 in sheet.graph.fixed:
            y += _BORDER_GAP_PX + padding.across
        elif row == last and row in sheet.graph.fixed:
            y += _BORDER_GAP_PX + padding.end
        elif row:
            y += LAYER_GAP_PX
        sheet.tops.append(y)
        y += max(
            (item_size(sheet, node, level, direction)[1] for node in layer if node < items),
            default=0.0,
        )
        sheet.bottoms.append(y)
    sheet.across = y


def _bind(arrangement: Arrangement, padding: _Padding) -> None:
    """Fit a frame around its only sheet, whose terminals lie on the border."""
    (sheet,) = arrangement.sheets
    fixed, last = sheet.graph.fixed, len(sheet.graph.layers) - 1
    start = 0.0 if 0 in fixed else padding.across
    end = 0.0 if last in fixed else padding.end
    sheet.offset = (padding.along, start)
    arrangement.shelves = [1]
    arrangement.along = max(padding.along + sheet.along + padding.end, padding.least_along)
    arrangement.across = max(start + sheet.across + end, padding.least_across)
    if last in fixed:
        sheet.tops[last] = sheet.bottoms[last] = arrangement.across - start
    for edge in sheet.edges:
        for node in (edge.upper, edge.lower):
            if len(sheet.items) <= node < sheet.graph.solid:
                arrangement.terminals[edge.arrow] = padding.along + sheet.x[node]
