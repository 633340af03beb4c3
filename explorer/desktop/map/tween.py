"""The way of a map from one layout to the next: where everything is at each moment between.

A box that appears comes out of the box it bears on, and one that is folded away goes into it. An
arrow keeps its form where it has one before and after; else it follows its boxes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.argument.layout.values import Point, Rect, Route
from explorer.desktop.map.nudging import Offset, following, shifted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from explorer.argument.model import RelationKind
    from explorer.argument.viewing.values import Shown, ShownArrow
    from explorer.desktop.drawing.picture import Drawing


@dataclass(frozen=True, slots=True)
class MovingBox:
    """A box on its way.

    Attributes:
        key: Which.
        start: Where it begins.
        end: Where it ends.
        fade: 1 for a box that appears, -1 for one that vanishes, 0 for one that stays.
    """

    key: str
    start: Rect
    end: Rect
    fade: int

    def at(self, share: float) -> Offset:
        """Return where its upper left corner is, at a share of the way from 0 to 1."""
        return (
            self.start.x + (self.end.x - self.start.x) * share,
            self.start.y + (self.end.y - self.start.y) * share,
        )


@dataclass(frozen=True, slots=True)
class MovingArrow:
    """An arrow on its way.

    Attributes:
        kind: How it bears.
        start: The coordinates of its points where it begins, x and y in turn.
        way: By how much each of them changes.
        sign: Where its sign begins and ends.
        fade: As of a box.
    """

    kind: RelationKind
    start: tuple[float, ...]
    way: tuple[float, ...]
    sign: tuple[Point, Point]
    fade: int

    def at(self, share: float) -> list[float]:
        """Return its coordinates at a share of the way."""
        return [one + by * share for one, by in zip(self.start, self.way, strict=True)]

    def sign_at(self, share: float) -> Point:
        """Return where its sign is, at a share of the way."""
        one, two = self.sign
        return Point(one.x + (two.x - one.x) * share, one.y + (two.y - one.y) * share)


@dataclass(frozen=True, slots=True)
class Tween:
    """A map on its way.

    Attributes:
        boxes: Those that vanish first, so that they lie under the others.
        arrows: In no particular order.
        frames: Of open groups, by key: where they begin and end.
    """

    boxes: tuple[MovingBox, ...]
    arrows: tuple[MovingArrow, ...]
    frames: tuple[tuple[str, Rect, Rect], ...]


def tween_of(before: Drawing, after: Drawing, by: Offset) -> Tween:
    """Return the way from one drawing to the next.

    Args:
        before: Where it begins.
        after: Where it ends.
        by: How far the scene is moved meanwhile, so that what the reader looks at stays in place.
    """
    return _Tweening(before, after, by).made()


class _Tweening:
    def __init__(self, before: Drawing, after: Drawing, by: Offset) -> None:
        self._before, self._after, self._by = before, after, by
        self._old = {key: shifted(rect, by) for key, rect in before.layout.boxes.items()}
        self._new = after.layout.boxes

    def made(self) -> Tween:
        out_of = _nearest_targets(self._after.shown, self._old)
        into = _nearest_targets(self._before.shown, self._new)
        starts = {
            key: self._old.get(key) or _inside(self._old.get(out_of.get(key, "")), rect)
            for key, rect in self._new.items()
        }
        ends = {
            key: _inside(self._new.get(into.get(key, "")), rect)
            for key, rect in self._old.items()
            if key not in self._new
        }
        going = [MovingBox(key, self._old[key], end, -1) for key, end in ends.items()]
        others = [
            MovingBox(key, starts[key], rect, 0 if key in self._old else 1)
            for key, rect in self._new.items()
        ]
        others.sort(key=lambda box: -box.fade)
        return Tween((*going, *others), tuple(self._arrows(starts, ends)), tuple(self._frames()))

    def _arrows(
        self, starts: Mapping[str, Rect], ends: Mapping[str, Rect]
    ) -> Iterator[MovingArrow]:
        before, after = self._before, self._after
        routes = dict(zip(before.shown.arrows, before.layout.routes, strict=True))
        gone = set(routes)
        for arrow, route in zip(after.shown.arrows, after.layout.routes, strict=True):
            if arrow in gone:
                gone.remove(arrow)
                yield _moving(arrow, _moved(routes[arrow], self._by), route, 0)
            else:
                yield _moving(arrow, _carried(route, arrow, self._new, starts), route, 1)
        kept = {**self._new, **ends}
        for arrow in before.shown.arrows:
            if arrow in gone:
                route = routes[arrow]
                last = _carried(route, arrow, before.layout.boxes, kept)
                yield _moving(arrow, _moved(route, self._by), last, -1)

    def _frames(self) -> Iterator[tuple[str, Rect, Rect]]:
        for key, rect in self._after.layout.frames.items():
            start = self._before.layout.frames.get(key)
            yield key, shifted(start, self._by) if start else rect, rect


def _nearest_targets(shown: Shown, there: Mapping[str, Rect]) -> dict[str, str]:
    """Return for boxes that are not there the nearest one, along arrows, that is."""
    targets: dict[str, list[str]] = {}
    for arrow in shown.arrows:
        targets.setdefault(arrow.source, []).append(arrow.target)
    found: dict[str, str] = {}
    for box in shown.boxes:
        if box.key in there:
            continue
        seen, wave = {box.key}, [box.key]
        while wave and box.key not in found:
            wave = [to for one in wave for to in targets.get(one, ()) if to not in seen]
            seen.update(wave)
            found.update((box.key, to) for to in wave[::-1] if to in there)
    return found


def _inside(holder: Rect | None, rect: Rect) -> Rect:
    """Return a box in the middle of another; where it is if there is no other."""
    if holder is None:
        return rect
    return Rect(
        holder.x + (holder.width - rect.width) / 2,
        holder.y + (holder.height - rect.height) / 2,
        rect.width,
        rect.height,
    )


def _carried(
    route: Route, arrow: ShownArrow, here: Mapping[str, Rect], there: Mapping[str, Rect]
) -> Route:
    """Return the course of an arrow whose boxes are elsewhere."""
    source, target = there[arrow.source], there[arrow.target]
    return following(
        route,
        (_offset(here[arrow.source], source), source),
        (_offset(here[arrow.target], target), target),
    )


def _offset(one: Rect, other: Rect) -> Offset:
    return other.x - one.x, other.y - one.y


def _moving(arrow: ShownArrow, start: Route, end: Route, fade: int) -> MovingArrow:
    count = max(len(start.points), len(end.points))
    first = [value for point in _in_pieces(start.points, count) for value in point]
    last = [value for point in _in_pieces(end.points, count) for value in point]
    way = tuple(two - one for one, two in zip(first, last, strict=True))
    return MovingArrow(arrow.kind, tuple(first), way, (start.badge, end.badge), fade)


def _in_pieces(points: Sequence[Point], count: int) -> list[Point]:
    """Return the same spline with so many points: its last pieces are halved as often as needed.

    Source: de Casteljau.
    """
    made = list(points)
    while len(made) < count:
        one, two, three, four = made[-4:]
        a, b, c = _half(one, two), _half(two, three), _half(three, four)
        d, e = _half(a, b), _half(b, c)
        made[-3:] = [a, d, _half(d, e), e, c, four]
    return made


def _half(one: Point, other: Point) -> Point:
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


def _moved(route: Route, by: Offset) -> Route:
    """Return a course that lies elsewhere."""
    points = tuple(Point(point.x + by[0], point.y + by[1]) for point in route.points)
    return Route(points, Point(route.badge.x + by[0], route.badge.y + by[1]))
