"""Boxes that a reader moved by hand, and the arrows that follow them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.argument.layout.values import Point, Rect, Route
from explorer.desktop.drawing.arrow_shapes import at, curves_of, straight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.layout.values import Layout
    from explorer.argument.viewing.values import ShownArrow

Offset = tuple[float, float]
"""How far right and down, px of the scene."""


def nudged(layout: Layout, arrows: Sequence[ShownArrow], offsets: Mapping[str, Offset]) -> Layout:
    """Return a layout with some boxes moved and their arrows bent after them.

    Args:
        layout: As it was made.
        arrows: What its routes are of, in their order.
        offsets: How far boxes are moved, by key; boxes that are not there mean nothing.
    """
    moved = {key: by for key, by in offsets.items() if key in layout.boxes and by != (0.0, 0.0)}
    if not moved:
        return layout
    boxes = {
        key: shifted(rect, moved[key]) if key in moved else rect
        for key, rect in layout.boxes.items()
    }
    none = (0.0, 0.0)
    routes = tuple(
        following(
            route,
            (moved.get(arrow.source, none), boxes[arrow.source]),
            (moved.get(arrow.target, none), boxes[arrow.target]),
        )
        if arrow.source in moved or arrow.target in moved
        else route
        for arrow, route in zip(arrows, layout.routes, strict=True)
    )
    return replace(layout, boxes=MappingProxyType(boxes), routes=routes)


def following(route: Route, source: tuple[Offset, Rect], target: tuple[Offset, Rect]) -> Route:
    """Return the course of an arrow whose ends were moved.

    It leaves and arrives where it did, in the same directions; where that would make it turn back
    on itself it goes straight.

    Args:
        route: As it was.
        source: How far its source was moved, and where that lies now.
        target: The same of its target.
    """
    (source_by, source_rect), (target_by, target_rect) = source, target
    if source_by == target_by:
        points = tuple(_shifted(point, source_by) for point in route.points)
        return Route(points, _shifted(route.badge, source_by))
    points = straight(source_rect, target_rect)
    if len(route.points) >= 4:
        start, end = _shifted(route.points[0], source_by), _shifted(route.points[-1], target_by)
        out = Point(route.points[1].x - route.points[0].x, route.points[1].y - route.points[0].y)
        back = Point(
            route.points[-2].x - route.points[-1].x, route.points[-2].y - route.points[-1].y
        )
        way = Point(end.x - start.x, end.y - start.y)
        if _along(way, out) > 0 and _along(way, back) < 0:
            points = start, _led(start, out, way), _led(end, back, way), end
    curve = next(curves_of(points))
    return Route(points, at(curve, 0.5))


def shifted(rect: Rect, by: Offset) -> Rect:
    """Return a box that lies elsewhere."""
    return Rect(rect.x + by[0], rect.y + by[1], rect.width, rect.height)


def _led(end: Point, tangent: Point, way: Point) -> Point:
    """Return the control of an end: in its direction, half as far as the other end is that way."""
    length = (tangent.x**2 + tangent.y**2) ** 0.5 or 1.0
    reach = abs(_along(way, tangent)) / length / 2
    return Point(end.x + tangent.x / length * reach, end.y + tangent.y / length * reach)


def _along(one: Point, other: Point) -> float:
    return one.x * other.x + one.y * other.y


def _shifted(point: Point, by: Offset) -> Point:
    return Point(point.x + by[0], point.y + by[1])
