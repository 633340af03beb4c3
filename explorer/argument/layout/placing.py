"""Giving every level its lengths and places, from inside out.

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
    from collections.abc import Sequence

    from explorer.argument.layout.keeping import Picture
    from explorer.argument.layout.sheets import Arrangement, Sheet
    from explorer.argument.layout.values import Box, Frame
    from explorer.progress import Progress

LAYER_GAP_PX: Final = 72.0
"""Between two layers: room for a badge and a curve."""
LOOP_PX: Final = 30.0
"""The room beside a box that each arrow to itself takes."""
_FRAME_GAP_PX: Final = 56.0
"""Between a frame's border that arrows pass and the layer or frame next to it."""
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
    padding = _padding(arrangement.level.frame, direction)
    for sheet in arrangement.sheets:
        for inner in sheet.inner.values():
            place(inner, direction, picture, progress)
        _place_sheet(sheet, arrangement.level, direction, picture, progress)
        _stack(sheet, arrangement.level, direction)
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


def _padding(frame: Frame | None, direction: Direction) -> _Padding:
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
    extents = Extents(half, list(half))
    for node, item in enumerate(sheet.items):
        if item in level.loops:
            extents.after[node] += LOOP_PX * level.loops[item]
    clusters = sheet.clusters
    paddings = [_padding(frame, direction) for frame in sheet.frames]
    if clusters:
        for cluster, padding in enumerate(paddings):
            for left, right in zip(clusters.left[cluster], clusters.right[cluster], strict=True):
                extents.after[left], extents.before[right] = padding.along, padding.end
    middles: list[float | None] = []
    if picture is not None:
        middles = picture.middles([item_key(level.items[item]) for item in sheet.items])
    least = [padding.least_along for padding in paddings]
    sheet.x = place_along(
        sheet.graph, sheet.sides, extents, middles, progress, clusters=clusters, least=least
    )
    sheet.along = max(
        (x + after for x, after in zip(sheet.x, extents.after, strict=True)), default=0.0
    )
    spread_ports(sheet, lengths)


def _stack(sheet: Sheet, level: Level, direction: Direction) -> None:
    """Find where the layers of a sheet lie across, and from where to where its clusters reach."""
    items = len(sheet.items)
    paddings = [_padding(frame, direction) for frame in sheet.frames]
    bounds = _Bounds(sheet, paddings)
    y = floor = 0.0
    for row, layer in enumerate(sheet.graph.layers):
        head = bounds.heads[row]
        if row:
            is_plain = floor == y and not head
            y = (
                y + LAYER_GAP_PX
                if is_plain
                else max(y + LAYER_GAP_PX, floor + _FRAME_GAP_PX + head)
            )
        else:
            y = head
        sheet.tops.append(y)
        y += max(
            (item_size(sheet, node, level, direction)[1] for node in layer if node < items),
            default=0.0,
        )
        sheet.bottoms.append(y)
        floor = bounds.floor(row, sheet)
    sheet.across = floor
    sheet.spans = bounds.spans


class _Bounds:
    """From where to where the clusters of a sheet reach across.

    Attributes:
        heads: For each layer how much room the borders and titles of those take that begin at it.
        spans: From where to where each cluster reaches.
    """

    def __init__(self, sheet: Sheet, paddings: Sequence[_Padding]) -> None:
        rows = len(sheet.graph.layers)
        self.heads = [0.0] * rows
        self.spans = [(0.0, 0.0)] * len(paddings)
        self._paddings = paddings
        self._ending: list[list[int]] = [[] for _ in range(rows)]
        self._head = [0.0] * len(paddings)
        if not sheet.clusters:
            return
        self._parents = sheet.clusters.parents
        self._first = [sheet.graph.rank[walls[0]] for walls in sheet.clusters.left]
        inner = [0.0] * len(paddings)
        for cluster in range(len(paddings) - 1, -1, -1):
            head = self._head[cluster] = paddings[cluster].across + inner[cluster]
            row, parent = self._first[cluster], self._parents[cluster]
            self.heads[row] = max(self.heads[row], head)
            if parent >= 0 and self._first[parent] == row:
                inner[parent] = max(inner[parent], head)
            self._ending[sheet.graph.rank[sheet.clusters.left[cluster][-1]]].append(cluster)

    def floor(self, row: int, sheet: Sheet) -> float:
        """Return how far a layer reaches with the clusters that end at it; note those."""
        reach = sheet.bottoms[row]
        bottoms: dict[int, float] = {}
        for cluster in self._ending[row]:  # inner ones first
            padding = self._paddings[cluster]
            top = sheet.tops[self._first[cluster]] - self._head[cluster]
            bottom = bottoms.get(cluster, sheet.bottoms[row]) + padding.end
            bottom = max(bottom, top + padding.least_across)
            self.spans[cluster] = (top, bottom)
            outer = self._parents[cluster]
            bottoms[outer] = max(bottoms.get(outer, sheet.bottoms[row]), bottom)
            reach = max(reach, bottom)
        return reach
