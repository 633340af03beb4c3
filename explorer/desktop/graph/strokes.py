"""Lines with their arrowheads and tail marks, painted."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from explorer.desktop.graph.forms import Form, Tail, dash_of, tail_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.topics.geometry import Arrowhead, Route

TAIL_RADIUS = 3.0
HEAD_LENGTH = 9.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line ready to be painted.

    Attributes:
        path: From one end to the other.
        heads: Filled triangles.
        tail: Where the tail mark's centre is.
    """

    path: QPainterPath
    heads: tuple[QPolygonF, ...]
    tail: QPointF


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is painted: its form, colour, thickness in pixels, and what lies under it."""

    form: Form
    colour: QColor
    width: float
    ground: QColor


def stroke_of(route: Route) -> Stroke:
    """Return the stroke of an edge that was laid out in columns."""
    first = route.curves[0]
    path = QPainterPath(QPointF(*first.start))
    for curve in route.curves:
        path.cubicTo(QPointF(*curve.control_1), QPointF(*curve.control_2), QPointF(*curve.end))
    side = math.copysign(1, first.control_1[0] - first.start[0])
    tail = QPointF(first.start[0] + side * (TAIL_RADIUS + 1), first.start[1])
    return Stroke(path, tuple(_triangle(head) for head in route.heads), tail)


def straight_stroke(
    start: QPointF, end: QPointF, gaps: tuple[float, float], *, is_symmetric: bool = False
) -> Stroke | None:
    """Return the stroke of a straight edge between two dots' centres.

    Args:
        start: The centre of the dot it begins at.
        end: The centre of the dot it points at.
        gaps: How far from both centres it is to stay, in pixels.
        is_symmetric: Whether it has a head at both ends.

    Returns:
        Nothing when the dots touch.
    """
    dx, dy = end.x() - start.x(), end.y() - start.y()
    length = math.hypot(dx, dy)
    if length <= sum(gaps) + HEAD_LENGTH:
        return None
    step = QPointF(dx / length, dy / length)
    first, tip = start + step * gaps[0], end - step * gaps[1]
    heads = [_head(tip, step)]
    line_start = first
    if is_symmetric:
        heads.append(_head(first, -step))
        line_start = first + step * HEAD_LENGTH
    path = QPainterPath(line_start)
    path.lineTo(tip - step * HEAD_LENGTH)
    return Stroke(path, tuple(heads), first + step * (TAIL_RADIUS + 1))


def paint_stroke(painter: QPainter, stroke: Stroke, pen: Pen) -> None:
    """Paint a line with its arrowheads and its tail mark."""
    line = QPen(pen.colour, pen.width)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash := dash_of(pen.form):
        # Qt counts dashes in pen widths.
        line.setDashPattern([length / pen.width for length in dash])
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(stroke.path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.colour)
    for head in stroke.heads:
        painter.drawPolygon(head)
    _paint_tail(painter, stroke.tail, pen)


def _paint_tail(painter: QPainter, centre: QPointF, pen: Pen) -> None:
    tail = tail_of(pen.form)
    if tail is Tail.NONE:
        return
    square = QRectF(centre.x() - TAIL_RADIUS, centre.y() - TAIL_RADIUS, *[2 * TAIL_RADIUS] * 2)
    painter.setPen(QPen(pen.colour, max(pen.width, 1.4)))
    painter.setBrush(pen.colour if tail is Tail.CLOSED else pen.ground)
    painter.drawEllipse(square)
    if tail is Tail.HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.colour)
        painter.drawPie(square, 180 * 16, 180 * 16)


def distance_to(points: Sequence[QPointF], point: QPointF) -> float:
    """Return how far a point is from a line through points, in their unit."""
    return min(
        (_to_segment(point, one, other) for one, other in itertools.pairwise(points)),
        default=math.inf,
    )


def points_along(route: Route, steps: int = 16) -> tuple[QPointF, ...]:
    """Return points along an edge, near enough for pointing at it."""
    return tuple(
        QPointF(*curve.at(step / steps)) for curve in route.curves for step in range(steps + 1)
    )


def _to_segment(point: QPointF, start: QPointF, end: QPointF) -> float:
    along = end - start
    squared = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(point - start, along) / squared if squared else 0.0
    nearest = start + along * min(max(share, 0.0), 1.0)
    return math.hypot(point.x() - nearest.x(), point.y() - nearest.y())


def _triangle(head: Arrowhead) -> QPolygonF:
    return QPolygonF([QPointF(*corner) for corner in (head.tip, head.left, head.right)])


def _head(tip: QPointF, step: QPointF) -> QPolygonF:
    base = tip - step * HEAD_LENGTH
    across = QPointF(-step.y(), step.x()) * (HEAD_LENGTH * 0.4)
    return QPolygonF([tip, base + across, base - across])
