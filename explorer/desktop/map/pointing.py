"""Which arrow is under the mouse."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from explorer.desktop.drawing.arrow_shapes import BADGE_RADIUS, flattened, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.values import Point, Route
    from explorer.argument.viewing.values import ShownArrow

_TOLERANCE = 0.5


def arrow_at(
    arrows: Sequence[ShownArrow], routes: Sequence[Route], point: Point, reach: float
) -> ShownArrow | None:
    """Return the arrow that is nearest to a point, if it or its sign is within reach.

    Args:
        arrows: The arrows.
        routes: Their courses, in the same order.
        point: A point of the scene.
        reach: How far an arrow's line may be from it, px of the scene.
    """
    nearest, found = reach, None
    for arrow, route in zip(arrows, routes, strict=True):
        if not _may_reach(route, point, reach + BADGE_RADIUS):
            continue
        line = flattened(shape_of(route, arrow.kind).curves, _TOLERANCE)
        away = min(_distance(line, point), math.dist(route.badge, point) - BADGE_RADIUS)
        if away <= nearest:
            nearest, found = away, arrow
    return found


def _may_reach(route: Route, point: Point, reach: float) -> bool:
    """Tell whether the box that holds a spline is within reach."""
    if not route.points:
        return False
    xs, ys = [one.x for one in route.points], [one.y for one in route.points]
    return (
        min(xs) - reach <= point.x <= max(xs) + reach
        and min(ys) - reach <= point.y <= max(ys) + reach
    )


def _distance(line: Sequence[Point], point: Point) -> float:
    """Return how far a point is from a line through points."""
    pieces = itertools.pairwise(line)
    return min((_to_piece(point, one, two) for one, two in pieces), default=math.inf)


def _to_piece(point: Point, one: Point, two: Point) -> float:
    dx, dy = two.x - one.x, two.y - one.y
    length = dx * dx + dy * dy
    share = ((point.x - one.x) * dx + (point.y - one.y) * dy) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (one.x + share * dx, one.y + share * dy))
