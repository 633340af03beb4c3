"""A sheet: a drawn map with title, legend and sources round it, everything in its place.

It is what a picture file, a page and the clipboard are painted from. Lengths are px of the scene.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.argument.layout.values import Point, Rect
    from explorer.argument.model import RelationKind
    from explorer.desktop.drawing.arrow_shapes import ArrowShape
    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.drawing.lettering import Role
    from explorer.desktop.drawing.picture import Drawing
    from explorer.library.kinds import Kind


@dataclass(frozen=True, slots=True)
class Words:
    """A line of letters on a sheet.

    Attributes:
        text: What it says.
        x: Where it begins.
        baseline: On which height.
        role: Which letters it is written in.
        is_dim: Whether it steps back.
    """

    text: str
    x: float
    baseline: float
    role: Role
    is_dim: bool = False


class Form(enum.StrEnum):
    """What a box looks like, as far as that means something."""

    CLAIM = "claim"
    ARGUMENT = "argument"
    IMPLICIT = "implicit"
    GROUP = "group"
    FOLDED = "folded"
    """The chip that counts what is hidden behind a box."""


@dataclass(frozen=True, slots=True)
class FormSample:
    """A small box in the legend."""

    form: Form
    place: Rect


@dataclass(frozen=True, slots=True)
class ArrowSample:
    """A short arrow in the legend."""

    kind: RelationKind
    shape: ArrowShape


@dataclass(frozen=True, slots=True)
class TopicSample:
    """The shape of a topic's kind in the legend."""

    kind: Kind
    place: Rect


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        width: Of everything.
        height: Of everything.
        drawing: The map.
        map_at: Where the map's upper left corner lies.
        colours: Of everything.
        title: What the map is about.
        description: The map as an outline of plain text: for those who do not see it.
        words: Title, legend and sources.
        arrows: Of the legend.
        forms: Of the legend.
        topics: Of the legend.
    """

    width: float
    height: float
    drawing: Drawing
    map_at: Point
    colours: Colours
    title: str
    description: str
    words: tuple[Words, ...]
    arrows: tuple[ArrowSample, ...] = ()
    forms: tuple[FormSample, ...] = ()
    topics: tuple[TopicSample, ...] = ()
