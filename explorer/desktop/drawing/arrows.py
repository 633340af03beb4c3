"""Arrows of a map, painted, and their signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from explorer.argument.layout.values import Point, Route
from explorer.desktop.drawing.arrow_shapes import BADGE_RADIUS, shape_of
from explorer.desktop.drawing.inks import Inks
from explorer.desktop.drawing.painting import paint_strokes
from explorer.desktop.drawing.signs import OF_RELATIONS

if TYPE_CHECKING:
    from explorer.argument.model import RelationKind
    from explorer.desktop.drawing.arrow_shapes import ArrowShape
    from explorer.desktop.drawing.colours import Colours


class ArrowPainter:
    """Paints arrows in one set of colours."""

    def __init__(self, colours: Colours) -> None:
        self._inks = Inks(colours)

    def paint(
        self,
        painter: QPainter,
        shape: ArrowShape,
        kind: RelationKind,
        *,
        is_strong: bool = False,
        has_sign: bool = True,
    ) -> None:
        """Paint an arrow with its heads and, in the middle, its sign."""
        painter.setPen(self._inks.line_of(kind, is_strong=is_strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(shape))
        self.paint_heads(painter, shape, kind)
        if has_sign:
            self.paint_sign(painter, shape.badge, kind, is_strong=is_strong)

    def paint_heads(self, painter: QPainter, shape: ArrowShape, kind: RelationKind) -> None:
        """Paint the heads of an arrow alone."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.relations[kind])
        for head in shape.heads:
            painter.drawPolygon(polygon_of(head))

    def paint_sign(
        self,
        painter: QPainter,
        centre: Point,
        kind: RelationKind,
        *,
        is_strong: bool = False,
    ) -> None:
        """Paint the sign of a relation in its disc."""
        ink = self._inks.relations[kind]
        painter.setPen(QPen(ink, 1.8 if is_strong else 1.2))
        painter.setBrush(self._inks.page)
        middle = QPointF(centre.x, centre.y)
        painter.drawEllipse(middle, BADGE_RADIUS, BADGE_RADIUS)
        paint_strokes(painter, OF_RELATIONS[kind], middle, BADGE_RADIUS * 0.48, QPen(ink, 1.6))


def paint_sample(painter: QPainter, rect: QRectF, kind: RelationKind, colours: Colours) -> None:
    """Paint a short arrow with its sign, pointing right: for a legend."""
    y, left, right = rect.center().y(), rect.left(), rect.right()
    points = [Point(left + (right - left) * share, y) for share in (0, 1 / 3, 2 / 3, 1)]
    middle = Point(left + (right - left) * (0.5 if kind.is_symmetric else 0.42), y)
    ArrowPainter(colours).paint(painter, shape_of(Route(tuple(points), middle), kind), kind)


def path_of(shape: ArrowShape) -> QPainterPath:
    """Return an arrow's line."""
    path = QPainterPath()
    if shape.curves:
        path.moveTo(*shape.curves[0][0])
        for _, two, three, four in shape.curves:
            path.cubicTo(two.x, two.y, three.x, three.y, four.x, four.y)
    return path


def polygon_of(head: tuple[Point, ...]) -> QPolygonF:
    """Return an arrowhead."""
    return QPolygonF([QPointF(corner.x, corner.y) for corner in head])
