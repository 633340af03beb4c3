"""The picture of a small graph: columns of boxes by kind, edges routed around them.

From left to right stand rewards, cases and debates, risks and concerns, safeguards and regulations.
A column that would be empty is left out. Within a column, kinds keep together, and each kind is put
into an order of few crossings.

Source: Sugiyama, Tagawa and Toda, “Methods for visual understanding of hierarchical system
structures”, IEEE Trans. SMC 11 (1981): the barycentre method.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.library.kinds import Kind
from explorer.topics.geometry import Rect, Route
from explorer.topics.routes import Lane, Spacing, routes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMN_KINDS = (
    (Kind.REWARD,),
    (Kind.CASE, Kind.DEBATE, Kind.TOUR, Kind.PAGE),
    (Kind.RISK, Kind.CONCERN),
    (Kind.SAFEGUARD, Kind.REGULATION),
)
COLUMNS_HOLD = 40
"""Up to about this many documents a picture in columns reads better than a cloud."""

_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A document to draw: its kind, and how much room it needs, in pixels."""

    id: str
    kind: Kind
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge to draw, by the ids of two boxes."""

    source: str
    target: str
    is_symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the picture.

    Attributes:
        kinds: The kinds that stand in it, from top to bottom.
        x: Its left border, in pixels.
        width: The width of it and of all its boxes.
    """

    kinds: tuple[Kind, ...]
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """A picture in columns, in pixels from its upper left corner.

    Attributes:
        width: At least the viewport's.
        height: At least the viewport's.
        columns: From left to right.
        boxes: By id, in the order they were given.
        routes: One for each edge, in the order they were given.
    """

    width: float
    height: float
    columns: tuple[Column, ...]
    boxes: Mapping[str, Rect]
    routes: tuple[Route, ...]


def lay_out(
    boxes: Sequence[Box],
    edges: Sequence[Edge],
    viewport_width: float = 0,
    viewport_height: float = 0,
    spacing: Spacing = Spacing(),  # noqa: B008 - frozen
) -> ColumnLayout:
    """Place boxes and edges: the same input gives the same picture.

    The picture fills the viewport if it fits at all, and is larger if it does not. All boxes of a
    column are as wide as the widest of them.
    """
    stacks = _ordered(boxes, edges)
    sizes = {box.id: box for box in boxes}
    kinds = {box.id: box.kind for box in boxes}
    height = max([viewport_height, *(_least_height(stack, sizes, spacing) for stack in stacks)])
    columns, width = _columns(stacks, sizes, viewport_width, spacing)
    placed: dict[str, Rect] = {}
    lanes = []
    for column, stack in zip(columns, stacks, strict=True):
        rects = _stacked(stack, sizes, column, height, spacing)
        placed.update(zip(stack, rects, strict=True))
        lanes.append(Lane(column.x, column.x + column.width, tuple(stack), tuple(rects)))
    ends = [(edge.source, edge.target, edge.is_symmetric) for edge in edges]
    return ColumnLayout(
        width,
        height,
        tuple(
            Column(tuple(dict.fromkeys(kinds[one] for one in stack)), column.x, column.width)
            for column, stack in zip(columns, stacks, strict=True)
        ),
        {box.id: placed[box.id] for box in boxes},
        routes(lanes, ends, height, spacing),
    )


def _ordered(boxes: Sequence[Box], edges: Sequence[Edge]) -> list[list[str]]:
    """Return the columns that are not empty, each from top to bottom, with few crossings."""
    ranks = {kind: rank for kinds in COLUMN_KINDS for rank, kind in enumerate(kinds)}
    stacks = [
        [box.id for box in sorted(boxes, key=lambda box: ranks[box.kind]) if box.kind in kinds]
        for kinds in COLUMN_KINDS
    ]
    order = _Order(
        [stack for stack in stacks if stack],
        {box.id: ranks[box.kind] for box in boxes},
        [(edge.source, edge.target) for edge in edges],
    )
    order.sweep()
    order.swap()
    return order.stacks


class _Order:
    """Columns whose boxes are being put in order."""

    def __init__(
        self, stacks: list[list[str]], ranks: Mapping[str, int], edges: list[tuple[str, str]]
    ) -> None:
        self.stacks = stacks
        self._ranks = ranks
        self._column = {one: place for place, stack in enumerate(stacks) for one in stack}
        self._across = [
            (source, target) if self._column[source] < self._column[target] else (target, source)
            for source, target in edges
            if self._column[source] != self._column[target]
        ]
        self._others: dict[str, list[str]] = {one: [] for one in self._column}
        for left, right in self._across:
            self._others[left].append(right)
            self._others[right].append(left)

    def sweep(self) -> None:
        """Go to and fro, put each column in the order of its boxes' neighbours, keep the best."""
        best, fewest = [list(stack) for stack in self.stacks], self.crossings()
        forth = list(range(len(self.stacks)))
        for number in range(_SWEEPS):
            for place in forth if number % 2 == 0 else reversed(forth):
                self._sort(place)
            if (crossings := self.crossings()) < fewest:
                best, fewest = [list(stack) for stack in self.stacks], crossings
        self.stacks = best

    def swap(self) -> None:
        """Swap boxes of one kind that stand next to each other as long as that saves crossings."""
        fewest = self.crossings()
        is_better = fewest > 0
        while is_better:
            is_better = False
            for stack in self.stacks:
                for upper in range(len(stack) - 1):
                    if self._ranks[stack[upper]] != self._ranks[stack[upper + 1]]:
                        continue
                    stack[upper], stack[upper + 1] = stack[upper + 1], stack[upper]
                    crossings = self.crossings()
                    if crossings < fewest:
                        fewest, is_better = crossings, True
                    else:
                        stack[upper], stack[upper + 1] = stack[upper + 1], stack[upper]

    def crossings(self) -> int:
        """Count how often edges between the same two columns cross."""
        rows = self._rows()
        pairs: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for left, right in self._across:
            between = (self._column[left], self._column[right])
            pairs.setdefault(between, []).append((rows[left], rows[right]))
        return sum(_inversions(ends) for ends in pairs.values())

    def _sort(self, place: int) -> None:
        rows = self._rows()

        def key(one: str) -> tuple[int, float]:
            others = self._others[one]
            wanted = sum(rows[other] for other in others) / len(others) if others else rows[one]
            return self._ranks[one], wanted

        self.stacks[place].sort(key=key)

    def _rows(self) -> dict[str, float]:
        """Return how far down its column each box stands, from 0 to 1."""
        return {
            one: (row + 0.5) / len(stack) for stack in self.stacks for row, one in enumerate(stack)
        }


def _inversions(ends: list[tuple[float, float]]) -> int:
    passed: list[float] = []
    crossings = 0
    for left, right in sorted(ends):
        del left
        crossings += len(passed) - bisect.bisect_right(passed, right)
        bisect.insort(passed, right)
    return crossings


def _least_height(stack: Sequence[str], sizes: Mapping[str, Box], spacing: Spacing) -> float:
    boxes = sum(sizes[one].height for one in stack)
    gaps = (len(stack) - 1) * spacing.least_gap
    return spacing.top + spacing.margin * 2 + boxes + gaps


def _columns(
    stacks: Sequence[Sequence[str]],
    sizes: Mapping[str, Box],
    viewport_width: float,
    spacing: Spacing,
) -> tuple[list[Rect], float]:
    """Return where the columns stand, as boxes without height, and how wide the picture is.

    A gutter is widened up to a limit; what room is left then goes to both margins. A single column
    has a gutter to its right, for the arcs between its boxes.
    """
    widths = [max(sizes[one].width for one in stack) for stack in stacks]
    gutters = max(1, len(widths) - 1)
    room = viewport_width - sum(widths) - spacing.margin * 2
    gutter = min(max(room / gutters, spacing.least_gutter), spacing.most_gutter)
    taken = sum(widths) + gutter * gutters + spacing.margin * 2
    x = spacing.margin + max(0.0, viewport_width - taken) / 2
    columns = []
    for width in widths:
        columns.append(Rect(x, 0, width, 0))
        x += width + gutter
    return columns, max(viewport_width, taken)


def _stacked(
    stack: Sequence[str], sizes: Mapping[str, Box], column: Rect, height: float, spacing: Spacing
) -> list[Rect]:
    """Spread the boxes of a column evenly over the height, but not too far apart."""
    free = height - spacing.top - spacing.margin * 2 - sum(sizes[one].height for one in stack)
    gap = min(spacing.most_gap, max(free / len(stack), spacing.least_gap))
    y = spacing.top + spacing.margin + max(0.0, free - gap * (len(stack) - 1)) / 2
    rects = []
    for one in stack:
        rects.append(Rect(column.x, y, column.width, sizes[one].height))
        y += sizes[one].height + gap
    return rects
