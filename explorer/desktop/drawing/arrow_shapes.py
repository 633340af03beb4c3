"""The shape of an arrow: its line cut short behind its heads, its heads, and how it is dashed."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.argument.layout.values import Point
from explorer.argument.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.argument.layout.values import Rect, Route

HEAD_LENGTH = 9.5
HEAD_WIDTH = 8.5
LINE_PX = 1.8
BADGE_RADIUS = 8.5

Curve = tuple[Point, Point, Point, Point]
Head = tuple[Point, Point, Point]
"""A triangle: its tip, then the ends of its base."""

_DASHES: dict[RelationKind, tuple[float, ...]] = {
    RelationKind.ATTACK: (6.5, 4.5),
    RelationKind.CONTRARY: (6.5, 4.5),
    RelationKind.CONTRADICTORY: (6.5, 4.5),
    RelationKind.UNDERCUT: (2.0, 3.6),
}


@dataclass(frozen=True, slots=True)
class ArrowShape:
    """An arrow, ready to be drawn.

    Attributes:
        curves: Its line, piece by piece; it ends inside its heads.
        heads: One at what it bears on, first; a second one for what holds both ways.
        badge: Where its sign sits.
    """

    curves: tuple[Curve, ...]
    heads: tuple[Head, ...]
    badge: Point


def dashes_of(kind: RelationKind) -> tuple[float, ...]:
    """Return the lengths of dashes and gaps in turn, px; none for a solid line."""
    return _DASHES.get(kind, ())


def shape_of(route: Route, kind: RelationKind) -> ArrowShape:
    """Return the shape of a routed arrow."""
    curves = list(curves_of(route.points))
    heads = []
    if curves:
        curves, head = _headed(curves)
        heads.append(head)
    if curves and kind.is_symmetric:
        backwards = [_reversed(curve) for curve in reversed(curves)]
        backwards, head = _headed(backwards)
        curves = [_reversed(curve) for curve in reversed(backwards)]
        heads.append(head)
    return ArrowShape(tuple(curves), tuple(heads), route.badge)


def curves_of(points: Sequence[Point]) -> Iterator[Curve]:
    """Yield the pieces of a spline given as a start and three points for each piece."""
    for start in range(0, len(points) - 3, 3):
        one, two, three, four = points[start : start + 4]
        yield one, two, three, four


def at(curve: Curve, share: float) -> Point:
    """Return the point of a piece at a parameter from 0 to 1."""
    one, two, three, four = curve
    rest = 1 - share
    a, b, c, d = rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3
    return Point(
        a * one.x + b * two.x + c * three.x + d * four.x,
        a * one.y + b * two.y + c * three.y + d * four.y,
    )


def flattened(curves: Sequence[Curve], tolerance: float) -> list[Point]:
    """Return points so near that straight lines through them leave the curves by less than that.

    Source: the bound on a cubic's second derivative; Sederberg, “Computer Aided Geometric Design”,
    section 10.6.
    """
    if not curves:
        return []
    points = [curves[0][0]]
    for curve in curves:
        one, two, three, four = curve
        bend = max(
            abs(one.x - 2 * two.x + three.x) + abs(one.y - 2 * two.y + three.y),
            abs(two.x - 2 * three.x + four.x) + abs(two.y - 2 * three.y + four.y),
        )
        steps = max(1, math.ceil(math.sqrt(0.75 * bend / tolerance)))
        points.extend(at(curve, step / steps) for step in range(1, steps))
        points.append(four)
    return points


def dashed(points: Sequence[Point], pattern: Sequence[float]) -> list[tuple[Point, Point]]:
    """Return the straight pieces of a line that are drawn, with the pattern carried round bends."""
    pieces = []
    place, left, is_drawn = 0, pattern[0] if pattern else math.inf, True
    for one, two in itertools.pairwise(points):
        length = math.hypot(two.x - one.x, two.y - one.y)
        done = 0.0
        while length - done > 1e-6:
            step = min(left, length - done)
            if is_drawn:
                pieces.append((_between(one, two, done / length),
                               _between(one, two, (done + step) / length)))  # fmt: skip
            done += step
            left -= step
            if left <= 1e-6:
                place = (place + 1) % len(pattern)
                left, is_drawn = pattern[place], not is_drawn
    return pieces


def straight(source: Rect, target: Rect) -> tuple[Point, ...]:
    """Return a spline of one straight piece between the borders of two boxes, centre to centre."""
    start, end = _middle(source), _middle(target)
    first, last = _on_border(source, end), _on_border(target, start)
    return first, _between(first, last, 1 / 3), _between(first, last, 2 / 3), last


def _middle(rect: Rect) -> Point:
    return Point(rect.x + rect.width / 2, rect.y + rect.height / 2)


def _on_border(rect: Rect, towards: Point) -> Point:
    """Return where the line from a box's middle to a point leaves the box."""
    middle = _middle(rect)
    dx, dy = towards.x - middle.x, towards.y - middle.y
    shares = [half / abs(way) for half, way in ((rect.width / 2, dx), (rect.height / 2, dy)) if way]
    share = min([*shares, 1.0])
    return Point(middle.x + dx * share, middle.y + dy * share)


def _headed(curves: list[Curve]) -> tuple[list[Curve], Head]:
    """Return curves cut where the head at their end begins, and the head."""
    tip = curves[-1][3]
    kept = list(curves)
    while len(kept) > 1 and _distance(kept[-1][0], tip) < HEAD_LENGTH:
        kept.pop()
    last = kept[-1]
    base = last[0]
    if _distance(base, tip) > HEAD_LENGTH:
        share = _share_at_distance(last, tip, HEAD_LENGTH)
        # The line reaches a little into the head, or a gap shines through between them.
        kept[-1] = _first_part(last, min(1.0, share + (1 - share) * 0.25))
        base = at(last, share)
    return kept, _head(base, tip)


def _share_at_distance(curve: Curve, tip: Point, distance: float) -> float:
    """Return where on a piece the distance to its end's tip is first that small."""
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        if _distance(at(curve, middle), tip) > distance:
            low = middle
        else:
            high = middle
    return high


def _head(base: Point, tip: Point) -> Head:
    length = _distance(base, tip) or 1.0
    x, y = (tip.x - base.x) / length, (tip.y - base.y) / length
    back = Point(tip.x - x * HEAD_LENGTH, tip.y - y * HEAD_LENGTH)
    half = HEAD_WIDTH / 2
    return (
        tip,
        Point(back.x - y * half, back.y + x * half),
        Point(back.x + y * half, back.y - x * half),
    )


def _first_part(curve: Curve, share: float) -> Curve:
    """Return a piece from its start to a parameter.

    Source: de Casteljau.
    """
    one, two, three, four = curve
    a, b, c = _between(one, two, share), _between(two, three, share), _between(three, four, share)
    d, e = _between(a, b, share), _between(b, c, share)
    return one, a, d, _between(d, e, share)


def _reversed(curve: Curve) -> Curve:
    return curve[3], curve[2], curve[1], curve[0]


def _between(one: Point, two: Point, share: float) -> Point:
    return Point(one.x + (two.x - one.x) * share, one.y + (two.y - one.y) * share)


def _distance(one: Point, two: Point) -> float:
    return math.hypot(two.x - one.x, two.y - one.y)
