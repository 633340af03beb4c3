"""The arrows of a map cut into short pieces that lie in a coarse grid.

To paint a part of the map costs what that part holds: an arrow is shaped, flattened and cut into
its dashes when a cell that it may cross is first looked at.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from explorer.argument.layout.values import Point, Rect
from explorer.desktop.drawing.arrow_shapes import (
    BADGE_RADIUS,
    dashed,
    dashes_of,
    flattened,
    shape_of,
)
from explorer.desktop.drawing.arrows import polygon_of
from explorer.desktop.drawing.signs import OF_RELATIONS
from explorer.desktop.map.places import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.argument.layout.values import Route
    from explorer.argument.model import RelationKind
    from explorer.argument.viewing.values import ShownArrow

RUN_PX = 240.0
"""No run of a solid line is longer."""

REACH_PX = RUN_PX * 3 / 4
"""No part of a piece lies further from its middle, and so from the cell that it is kept in."""

SIGN_SHARE = 0.48
"""How large a sign is in its disc."""

_TOLERANCE_PX = 0.3


class Ink(NamedTuple):
    """What is painted alike: a relation, and whether a filter makes it step back."""

    kind: RelationKind
    is_back: bool


def _filled() -> QPainterPath:
    """Return a path in which shapes that overlap do not cancel out."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@dataclass(slots=True)
class Pieces:
    """What of one ink lies in one cell.

    Attributes:
        dashes: Of arrows that are dashed.
        runs: Of arrows that are solid; a run is painted at once, so that no joint shows.
        heads: Of arrows, filled.
        discs: Under signs.
        signs: Lines in the discs.
    """

    dashes: list[QLineF] = field(default_factory=list)
    runs: list[QPolygonF] = field(default_factory=list)
    heads: QPainterPath = field(default_factory=_filled)
    discs: QPainterPath = field(default_factory=_filled)
    signs: list[QLineF] = field(default_factory=list)


Cell = dict[Ink, Pieces]


class ArrowGrid:
    """The pieces of a map's arrows by where they lie."""

    def __init__(
        self,
        arrows: Sequence[ShownArrow],
        routes: Sequence[Route],
        dimmed: frozenset[str] = frozenset(),
        lifted: frozenset[int] = frozenset(),
    ) -> None:
        """Take note of where arrows may lie.

        Args:
            arrows: The arrows.
            routes: Their courses, in the same order.
            dimmed: Boxes that step back; arrows from and to them do so as well.
            lifted: The numbers of arrows that are painted elsewhere.
        """
        self._arrows = arrows
        self._routes = routes
        self._dimmed = dimmed
        self._cells: dict[tuple[int, int], Cell] = {}
        self._looked_at: set[tuple[int, int]] = set()
        self._is_cut = [number in lifted for number in range(len(arrows))]
        self._crossing: dict[tuple[int, int], list[int]] = {}
        for number, route in enumerate(routes):
            if number not in lifted and route.points:
                for cell in cells_of(_bounds(route)):
                    self._crossing.setdefault(cell, []).append(number)

    def cells(self, area: Rect) -> list[Cell]:
        """Return the cells that hold all that is seen in an area."""
        near = list(cells_of(_grown(area, REACH_PX)))
        for place in near:
            if place not in self._looked_at:
                self._looked_at.add(place)
                for number in self._crossing.get(place, ()):
                    if not self._is_cut[number]:
                        self._is_cut[number] = True
                        self._cut(number)
        return [self._cells[place] for place in near if place in self._cells]

    def _cut(self, number: int) -> None:
        arrow = self._arrows[number]
        is_back = arrow.source in self._dimmed or arrow.target in self._dimmed
        ink = Ink(arrow.kind, is_back)
        shape = shape_of(self._routes[number], arrow.kind)
        line = flattened(shape.curves, _TOLERANCE_PX)
        if pattern := dashes_of(arrow.kind):
            for one, two in dashed(line, pattern):
                self._at(one, ink).dashes.append(QLineF(one.x, one.y, two.x, two.y))
        else:
            for run in runs_of(line):
                polygon = QPolygonF([QPointF(point.x, point.y) for point in run])
                self._at(halfway(run), ink).runs.append(polygon)
        for head in shape.heads:
            heads = self._at(head[0], ink).heads
            heads.addPolygon(polygon_of(head))
            heads.closeSubpath()
        here = self._at(shape.badge, ink)
        here.discs.addEllipse(QPointF(shape.badge.x, shape.badge.y), BADGE_RADIUS, BADGE_RADIUS)
        here.signs.extend(_sign(shape.badge, arrow.kind))

    def _at(self, point: Point, ink: Ink) -> Pieces:
        (place,) = cells_of(Rect(point.x, point.y, 0, 0))
        cell = self._cells.setdefault(place, {})
        if ink not in cell:
            cell[ink] = Pieces()
        return cell[ink]


def runs_of(line: Sequence[Point]) -> list[list[Point]]:
    """Return a line in runs of which none is too long; each begins where the one before ends."""
    runs: list[list[Point]] = []
    run: list[Point] = list(line[:1])
    used = 0.0
    for one, two in itertools.pairwise(line):
        length = math.dist(one, two)
        steps = max(1, math.ceil(length / (RUN_PX / 4)))
        for step in range(1, steps + 1):
            share = step / steps
            point = Point(one.x + (two.x - one.x) * share, one.y + (two.y - one.y) * share)
            if used + length / steps > RUN_PX:
                runs.append(run)
                run, used = [run[-1]], 0.0
            run.append(point)
            used += length / steps
    return [*runs, run] if len(run) > 1 else runs


def halfway(run: Sequence[Point]) -> Point:
    """Return the point of a run that is nearest to half of its length."""
    lengths = [math.dist(one, two) for one, two in itertools.pairwise(run)]
    half = sum(lengths) / 2
    reached = enumerate(itertools.accumulate(lengths), 1)
    place, _ = min(reached, key=lambda one: abs(one[1] - half), default=(0, 0.0))
    return run[place]


def _sign(badge: Point, kind: RelationKind) -> Iterable[QLineF]:
    radius = BADGE_RADIUS * SIGN_SHARE
    for stroke in OF_RELATIONS[kind]:
        for (x1, y1), (x2, y2) in itertools.pairwise(stroke):
            yield QLineF(
                badge.x + x1 * radius,
                badge.y + y1 * radius,
                badge.x + x2 * radius,
                badge.y + y2 * radius,
            )


def _bounds(route: Route) -> Rect:
    """Return a box that holds a spline: its points hold it, and its sign lies on it."""
    xs, ys = [point.x for point in route.points], [point.y for point in route.points]
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def _grown(area: Rect, by: float) -> Rect:
    return Rect(area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by)
