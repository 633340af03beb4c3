"""What a layout is made from and what it gives: boxes, arrows, frames, and where they lie.

All lengths are px of the scene, y grows downwards. Everything is frozen.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.model import RelationKind


class Direction(enum.StrEnum):
    """Where the main claim lies, and so where reasons lie beside what they bear on."""

    DOWN = "down"
    """The main claim on top, reasons below."""
    RIGHT = "right"
    """The main claim at the left, reasons to the right."""


class Point(NamedTuple):
    """A point, px."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle by its upper left corner, px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Box:
    """A box to place.

    Attributes:
        key: What it is called, the same after an edit.
        width: Its width, measured with its text.
        height: Its height, measured with its text.
        frame: The key of the frame that holds it, or empty.
    """

    key: str
    width: float
    height: float
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow to route, from what bears to what it bears on.

    Attributes:
        source: The key of the box it comes from.
        target: The key of the box it leads to.
        kind: How the one bears on the other.
    """

    source: str
    target: str
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around boxes: an open group.

    Attributes:
        key: What it is called.
        parent: The key of the frame that holds it, or empty; it stands before this one.
        title_width: The width of its title, which it must hold.
        title_height: The height of the band above its boxes.
    """

    key: str
    parent: str = ""
    title_width: float = 0.0
    title_height: float = 24.0


@dataclass(frozen=True, slots=True)
class Diagram:
    """What to lay out.

    Attributes:
        boxes: In reading order; a closed group is a box like any other.
        arrows: In order of importance among those of one target; ends name boxes.
        frames: An outer frame stands before those inside it.
        main: The key of the main claim's box, which comes first, or empty.
        direction: Where reasons lie.
    """

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    frames: tuple[Frame, ...] = ()
    main: str = ""
    direction: Direction = Direction.DOWN


@dataclass(frozen=True, slots=True)
class Route:
    """The course of an arrow.

    Attributes:
        points: A cubic Bézier spline: the start, then two controls and an end for each piece. It
            begins on the border of the source and ends on the border of the target.
        badge: Where the sign of the relation sits, a point of the curve.
    """

    points: tuple[Point, ...]
    badge: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies; the upper left corner of all is at 0, 0.

    Attributes:
        boxes: Where each box lies, by key.
        routes: One for each arrow of the diagram, in its order.
        frames: Where each frame lies, by key.
        width: Of everything.
        height: Of everything.
        layers: The keys of the boxes of each layer, in their order; the start of the next layout.
        direction: The direction it was laid out in.
    """

    boxes: Mapping[str, Rect] = field(default_factory=lambda: MappingProxyType({}))
    routes: tuple[Route, ...] = ()
    frames: Mapping[str, Rect] = field(default_factory=lambda: MappingProxyType({}))
    width: float = 0.0
    height: float = 0.0
    layers: tuple[tuple[str, ...], ...] = ()
    direction: Direction = Direction.DOWN
