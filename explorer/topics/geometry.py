"""Points, boxes and curves of drawings, in pixels, y downwards: values only, no painting."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright box."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right border."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower border."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The y of its centre."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Cubic:
    """A cubic Bézier curve; with controls on the straight line between its ends it is that line."""

    start: Point
    control_1: Point
    control_2: Point
    end: Point

    @classmethod
    def level(cls, start: Point, end: Point) -> Cubic:
        """Join two points by a curve that leaves and arrives level and turns back nowhere."""
        middle = (start[0] + end[0]) / 2
        return cls(start, (middle, start[1]), (middle, end[1]), end)

    @classmethod
    def arc(cls, start: Point, end: Point, bulge: float) -> Cubic:
        """Join two points by an arc that swings out to the side, right if `bulge` is positive.

        The bulge is how far it gets beyond both ends, at most.
        """
        outermost = max(start[0], end[0]) if bulge > 0 else min(start[0], end[0])
        x = outermost + bulge * 4 / 3
        return cls(start, (x, start[1]), (x, end[1]), end)

    def at(self, t: float) -> Point:
        """Return the point at `t`, from 0 at the start to 1 at the end."""
        s = 1 - t
        weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        points = (self.start, self.control_1, self.control_2, self.end)
        return (
            sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
            sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Arrowhead:
    """A filled triangle: its tip on a box's border, its base where the line ends."""

    tip: Point
    left: Point
    right: Point


@dataclass(frozen=True, slots=True)
class Route:
    """How an edge runs from one box to another.

    Attributes:
        curves: From the source to the target, each beginning where the one before ends.
        heads: One at the target; for an edge that reads both ways one at the source too.
        label_at: Where a label of the edge may stand, its centre: clear of every box.
    """

    curves: tuple[Cubic, ...]
    heads: tuple[Arrowhead, ...]
    label_at: Point
