"""Laying a map out: asked for as a value that any thread can call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.layered import lay_out

if TYPE_CHECKING:
    from explorer.argument.layout.values import Diagram, Layout
    from explorer.argument.viewing.values import Shown
    from explorer.desktop.drawing.measuring import Texts
    from explorer.progress import Progress

QUICK_BOXES: Final = 60
"""A smaller map is laid out in less time than a frame may take to be felt."""


@dataclass(frozen=True, slots=True, eq=False)
class MapRequest:
    """A layout that is wanted. Calling it makes it, on whatever thread.

    Attributes:
        shown: What is shown.
        texts: What stands in its boxes.
        diagram: What to lay out.
        previous: What it was before, whose order is kept.
    """

    shown: Shown
    texts: Texts
    diagram: Diagram
    previous: Layout | None

    @property
    def is_quick(self) -> bool:
        """Whether it takes no longer than a frame may."""
        return len(self.diagram.boxes) <= QUICK_BOXES

    def __call__(self, progress: Progress) -> PlacedMap:
        """Lay it out.

        Raises:
            Cancelled: The layout is no longer wanted.
        """
        return PlacedMap(self, lay_out(self.diagram, self.previous, progress))


@dataclass(frozen=True, slots=True, eq=False)
class PlacedMap:
    """A layout that was made, and what for."""

    request: MapRequest
    layout: Layout
