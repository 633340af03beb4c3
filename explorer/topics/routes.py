"""Edges around the boxes of columns: no edge runs through a box.

Between columns an edge stays in the gutter. On its way past a column it runs level through a gap
between two boxes of it, or above or below them all. Within a column it is an arc beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.topics.geometry import Arrowhead, Cubic, Rect, Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.topics.geometry import Point

    Ends = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Spacing:
    """The distances of a picture in columns, in pixels.

    Attributes:
        top: What is kept free for the columns' headings.
        margin: What is kept free on every side, below the headings too.
        least_gap: Between two boxes of a column.
        most_gap: Between two boxes of a column, where there is room.
        least_gutter: Between two columns.
        most_gutter: Between two columns, where there is room.
        clearance: Between a box and an edge that runs past it.
        port: Between two edges on one side of a box, where there is room.
        corner: What of a box's side is kept free of edges at each end.
        head: The length of an arrowhead; it is four fifths as wide.
    """

    top: float = 40
    margin: float = 20
    least_gap: float = 18
    most_gap: float = 96
    least_gutter: float = 44
    most_gutter: float = 160
    clearance: float = 5
    port: float = 9
    corner: float = 7
    head: float = 9


@dataclass(frozen=True, slots=True)
class Lane:
    """A column with its boxes, from top to bottom."""

    left: float
    right: float
    ids: tuple[str, ...]
    rects: tuple[Rect, ...]


@dataclass(slots=True)
class _Run:
    """An edge that is being routed.

    Attributes:
        ends: The boxes' ids, source first.
        lanes: The lanes they stand in.
        is_symmetric: Whether it reads both ways.
        sides: The side of each box it is tied to: 1 right, -1 left.
        tracks: The y at which it passes each lane on its way, from source to target.
        ports: The y at which it is tied to each box.
    """

    ends: tuple[str, str]
    lanes: tuple[int, int]
    is_symmetric: bool
    sides: tuple[int, int]
    tracks: list[float]
    ports: list[float]

    @property
    def passed(self) -> range:
        """The lanes it passes, from source to target."""
        start, end = self.lanes
        return range(start + 1, end) if start < end else range(start - 1, end, -1)


def routes(
    lanes: Sequence[Lane], ends: Sequence[Ends], height: float, spacing: Spacing
) -> tuple[Route, ...]:
    """Route edges, given as source, target and whether they read both ways, in their order."""
    home = {one: place for place, lane in enumerate(lanes) for one in lane.ids}
    rects = {one: rect for lane in lanes for one, rect in zip(lane.ids, lane.rects, strict=True)}
    runs = [_run(edge, home, len(lanes), rects) for edge in ends]
    for place, lane in enumerate(lanes):
        _assign_tracks(place, lane, [run for run in runs if place in run.passed], height, spacing)
    _assign_ports(runs, rects, spacing)
    return tuple(_route(run, lanes, rects, spacing) for run in runs)


def _run(edge: Ends, home: dict[str, int], lanes: int, rects: dict[str, Rect]) -> _Run:
    source, target, is_symmetric = edge
    start, end = home[source], home[target]
    if start == end:
        # The last column has no gutter to its right, but for a single one.
        side = -1 if start == lanes - 1 and lanes > 1 else 1
        sides = (side, side)
    else:
        sides = (1, -1) if start < end else (-1, 1)
    run = _Run((source, target), (start, end), is_symmetric, sides, [], [])
    run.ports = [rects[source].middle, rects[target].middle]
    steps = len(run.passed) + 1
    run.tracks = [
        run.ports[0] + (run.ports[1] - run.ports[0]) * step / steps for step in range(1, steps)
    ]
    return run


def _assign_tracks(
    place: int, lane: Lane, runs: Sequence[_Run], height: float, spacing: Spacing
) -> None:
    """Move each edge that passes a lane into a gap of it, near to its straight line."""
    tops = [spacing.top, *(rect.bottom for rect in lane.rects)]
    bottoms = [*(rect.y for rect in lane.rects), height]
    gaps = [
        (top + spacing.clearance, bottom - spacing.clearance)
        for top, bottom in zip(tops, bottoms, strict=True)
    ]
    in_gap: dict[int, list[tuple[float, int, _Run]]] = {}
    for number, run in enumerate(runs):
        wanted = run.tracks[run.passed.index(place)]
        costs = [
            max(low - wanted, wanted - high, 0) + spacing.port / 2 * len(in_gap.get(gap, ()))
            for gap, (low, high) in enumerate(gaps)
        ]
        chosen = costs.index(min(costs))
        in_gap.setdefault(chosen, []).append((wanted, number, run))
    for gap, wishes in in_gap.items():
        wishes.sort(key=lambda wish: wish[:2])
        ys = _spread([wanted for wanted, _, _ in wishes], *gaps[gap], spacing.port)
        for y, (_, _, run) in zip(ys, wishes, strict=True):
            run.tracks[run.passed.index(place)] = y


def _spread(wanted: Sequence[float], low: float, high: float, distance: float) -> list[float]:
    """Keep rising values within bounds, and apart by `distance` where there is room."""
    distance = min(distance, (high - low) / max(1, len(wanted) - 1))
    ys: list[float] = []
    for value in wanted:
        ys.append(max(value, low, ys[-1] + distance if ys else low))
    for place in range(len(ys) - 1, -1, -1):
        ceiling = ys[place + 1] - distance if place + 1 < len(ys) else high
        ys[place] = min(ys[place], ceiling)
    return ys


def _assign_ports(runs: Sequence[_Run], rects: dict[str, Rect], spacing: Spacing) -> None:
    """Spread the ends of edges along the sides of the boxes, in the order of where they lead."""
    tied: dict[tuple[str, int], list[tuple[tuple[int, float], int, int]]] = {}
    for number, run in enumerate(runs):
        for end in (0, 1):
            key = _port_key(run, end, rects)
            tied.setdefault((run.ends[end], run.sides[end]), []).append((key, number, end))
    for (one, _), ends in tied.items():
        rect = rects[one]
        distance = min(spacing.port, (rect.height - 2 * spacing.corner) / len(ends))
        y = rect.middle - distance * (len(ends) - 1) / 2
        for _, number, end in sorted(ends):
            runs[number].ports[end] = y
            y += distance


def _port_key(run: _Run, end: int, rects: dict[str, Rect]) -> tuple[int, float]:
    """Order the edges on one side of a box from top to bottom.

    Arcs upwards come first and arcs downwards last, the nearest outermost, so that arcs lie within
    each other; between them come the edges to other columns, by where they lead.
    """
    here, there = rects[run.ends[end]].middle, rects[run.ends[1 - end]].middle
    if run.lanes[0] == run.lanes[1]:
        if here == there:
            return (2, 0.0)
        return (0, here - there) if there < here else (2, here - there)
    if run.tracks:
        there = run.tracks[0 if end == 0 else -1]
    return (1, there)


def _route(run: _Run, lanes: Sequence[Lane], rects: dict[str, Rect], spacing: Spacing) -> Route:
    borders = [
        rects[one].right if side > 0 else rects[one].x
        for one, side in zip(run.ends, run.sides, strict=True)
    ]
    tips = [(borders[0], run.ports[0]), (borders[1], run.ports[1])]
    bases = [(x + side * spacing.head, y) for (x, y), side in zip(tips, run.sides, strict=True)]
    start, end = bases[0] if run.is_symmetric else tips[0], bases[1]
    if run.lanes[0] == run.lanes[1]:
        curves = [_arc(start, end, run, lanes, spacing)]
    else:
        curves = _way(start, end, run, lanes)
    heads = [_head(tips[1], bases[1], spacing)]
    if run.is_symmetric:
        heads.append(_head(tips[0], bases[0], spacing))
    return Route(tuple(curves), tuple(heads), curves[0].at(0.5))


def _way(start: Point, end: Point, run: _Run, lanes: Sequence[Lane]) -> list[Cubic]:
    """Lead an edge from gutter to gutter, level past the lanes between."""
    curves = []
    for place, y in zip(run.passed, run.tracks, strict=True):
        near, far = lanes[place].left, lanes[place].right
        if run.sides[0] < 0:
            near, far = far, near
        curves.append(Cubic.level(start, (near, y)))
        curves.append(Cubic.level((near, y), (far, y)))
        start = (far, y)
    return [*curves, Cubic.level(start, end)]


def _arc(start: Point, end: Point, run: _Run, lanes: Sequence[Lane], spacing: Spacing) -> Cubic:
    """Lead an edge back to its own column: the longer, the farther out within the gutter."""
    place, side = run.lanes[0], run.sides[0]
    gutter = spacing.least_gutter
    if side > 0 and place + 1 < len(lanes):
        gutter = lanes[place + 1].left - lanes[place].right
    elif side < 0:
        gutter = lanes[place].left - lanes[place - 1].right
    most = gutter - spacing.head - spacing.clearance
    bulge = min(most, 12 + abs(start[1] - end[1]) / 8)
    return Cubic.arc(start, end, side * bulge)


def _head(tip: Point, base: Point, spacing: Spacing) -> Arrowhead:
    half = spacing.head * 0.4
    return Arrowhead(tip, (base[0], base[1] - half), (base[0], base[1] + half))
