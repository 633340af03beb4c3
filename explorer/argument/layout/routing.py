"""Curves for arrows: straight through layers, bending between them, so that none meets a box."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.placing import LOOP_PX
from explorer.argument.layout.values import Direction, Point, Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.composing import Area, Passage

BADGE_PX: Final = 18.0
"""The size of the sign that sits on an arrow."""
_CLEAR_PX: Final = 2.0
_TRIES: Final = (0.5, 0.38, 0.62, 0.3, 0.7)
"""Where on a curve its badge may sit, the first that is free."""
_LOOP_SHARE: Final = 0.3
"""How far from a box's middle the arrows to itself begin and end, at most, by its depth."""


class Badges:
    """The places that badges have taken."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[Point]] = {}

    def is_free(self, point: Point) -> bool:
        """Tell whether a badge at a point would meet none of those before."""
        x, y = int(point.x // BADGE_PX), int(point.y // BADGE_PX)
        least = BADGE_PX + _CLEAR_PX
        return not any(
            abs(point.x - other.x) < least and abs(point.y - other.y) < least
            for column in range(x - 2, x + 3)
            for row in range(y - 2, y + 3)
            for other in self._taken.get((column, row), ())
        )

    def take(self, point: Point) -> None:
        """Remember that a badge sits at a point."""
        cell = (int(point.x // BADGE_PX), int(point.y // BADGE_PX))
        self._taken.setdefault(cell, []).append(point)


def route(
    way: Sequence[Passage], badges: Badges, direction: Direction, *, is_upward: bool
) -> Route:
    """Return the curve of an arrow.

    Args:
        way: The straight pieces of its way across the layers, at least two.
        badges: The badges that sit already.
        direction: Where the layers run.
        is_upward: Whether the arrow runs against its way.
    """
    points = [_point(way[0].along, way[0].start, direction)]
    curves: list[tuple[Point, Point, Point, Point]] = []
    along, across = way[0].along, way[0].start
    for passage, following in pairwise(way):
        if passage.end > across:
            points += _line(along, across, passage.end, direction)
        along, across = following.along, following.start
        if across > passage.end:
            start = points[-1]
            points += _bend(passage.along, passage.end, along, across, direction)
            curves.append((start, points[-3], points[-2], points[-1]))
    if way[-1].end > across:
        points += _line(along, across, way[-1].end, direction)
    if is_upward:
        points.reverse()
        curves = [(d, c, b, a) for a, b, c, d in reversed(curves)]
    badge = _badge(curves, badges)
    return Route(tuple(points), badge)


def loop(area: Area, number: int, of: int, direction: Direction) -> Route:
    """Return the curve of an arrow from a box to itself, at the end of its layer's direction.

    Args:
        area: The box.
        number: Which of its loops it is, from 0, the innermost.
        of: How many it has.
        direction: Where the layers run.
    """
    half = area.depth * _LOOP_SHARE * (number + 1) / of
    reach = (LOOP_PX - BADGE_PX / 2 - _CLEAR_PX) / 0.75 + LOOP_PX * number
    side, middle = area.along + area.length, area.across + area.depth / 2
    points = tuple(
        _point(along, across, direction)
        for along, across in (
            (side, middle - half),
            (side + reach, middle - half),
            (side + reach, middle + half),
            (side, middle + half),
        )
    )
    return Route(points, _on(points, 0.5))


def _badge(curves: Sequence[tuple[Point, Point, Point, Point]], badges: Badges) -> Point:
    """Return a free place on the curves, close to the source where there is one."""
    for curve in curves:
        for share in _TRIES:
            point = _on(curve, share)
            if badges.is_free(point):
                badges.take(point)
                return point
    point = _on(curves[0], _TRIES[0])
    badges.take(point)
    return point


def _on(curve: Sequence[Point], share: float) -> Point:
    """Return a point of a cubic Bézier curve."""
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    return Point(
        sum([weight * point.x for weight, point in zip(weights, curve, strict=True)]),
        sum([weight * point.y for weight, point in zip(weights, curve, strict=True)]),
    )


def _line(along: float, start: float, end: float, direction: Direction) -> list[Point]:
    third = (end - start) / 3
    return [_point(along, across, direction) for across in (start + third, end - third, end)]


def _bend(
    along: float, across: float, next_along: float, next_across: float, direction: Direction
) -> list[Point]:
    """Return the controls and the end of a curve that leaves and arrives across the layers."""
    middle = (across + next_across) / 2
    return [
        _point(along, middle, direction),
        _point(next_along, middle, direction),
        _point(next_along, next_across, direction),
    ]


def _point(along: float, across: float, direction: Direction) -> Point:
    return Point(along, across) if direction is Direction.DOWN else Point(across, along)
