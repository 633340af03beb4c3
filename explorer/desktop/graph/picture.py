"""What every picture of a graph can do: say where things are, and paint itself."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF, QSizeF
    from PySide6.QtGui import QPainter

    from explorer.desktop.graph.camera import Camera
    from explorer.desktop.graph.emphasis import Emphasis
    from explorer.library.model import Link
    from explorer.topics.selection import Subgraph


class Direction(enum.Enum):
    """Where an arrow key leads."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class Picture(Protocol):
    """A part of the graph, laid out. Its points are its own; a camera says where they are seen."""

    @property
    def least_fit(self) -> float:
        """The smallest scale at which it is fitted into a widget."""

    @property
    def most_fit(self) -> float:
        """The largest scale at which it is fitted into a widget."""

    @property
    def part(self) -> Subgraph:
        """What is drawn."""

    @property
    def bounds(self) -> QRectF:
        """All of it."""

    def node_rect(self, document_id: str, camera: Camera) -> QRectF:
        """Return where a document is seen, in pixels of the widget; an empty box for none."""

    def node_at(self, point: QPointF, camera: Camera) -> str | None:
        """Return the document seen at a point of the widget."""

    def link_at(self, point: QPointF, camera: Camera) -> Link | None:
        """Return the link seen at a point of the widget, or near to it."""

    def link_point(self, link: Link, camera: Camera) -> QPointF | None:
        """Return a point of the widget at which a link is seen."""

    def heading_at(self, point: QPointF, camera: Camera, size: QSizeF) -> str:
        """Return the heading seen at a point of the widget, where it is not seen whole."""

    def first_node(self) -> str | None:
        """Return the document that the keyboard comes to first."""

    def next_node(self, document_id: str, direction: Direction) -> str | None:
        """Return the nearest document in a direction."""

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        size: QSizeF,
        emphasis: Emphasis,
        *,
        is_moving: bool,
    ) -> None:
        """Paint it.

        Args:
            painter: In pixels of the widget.
            camera: What is seen.
            size: Of the widget.
            emphasis: What stands out.
            is_moving: Whether the next picture is only a moment away: speed before beauty.
        """
