"""The shape of each kind, painted: in lists, chips, the graph and its legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from explorer.library.kinds import Kind

FILLED_KINDS = frozenset({Kind.RISK, Kind.REWARD, Kind.CONCERN, Kind.REGULATION, Kind.TOUR})
"""Kinds whose shape is solid; the others are outlines, so that print tells them apart as well."""


def paint_kind(painter: QPainter, kind: Kind, rect: QRectF, colour: QColor) -> None:
    """Paint the kind's shape as large as fits in a square centred in `rect`."""
    square = _square_in(rect)
    outline_px = max(1.0, round(square.width() / 12))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind in FILLED_KINDS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(kind_path(kind, square))
    else:
        # The pen runs half inside and half outside its path: stay on the pixel grid.
        inner = square.adjusted(outline_px / 2, outline_px / 2, -outline_px / 2, -outline_px / 2)
        painter.setPen(QPen(colour, outline_px, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(kind_path(kind, inner))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_inside(kind, square, outline_px))
    painter.restore()


def kind_path(kind: Kind, square: QRectF) -> QPainterPath:
    """Return the closed outline of the kind's shape that fills a square."""
    path = QPainterPath()
    if kind is Kind.REWARD:
        path.addEllipse(square)
    elif kind is Kind.CASE:
        path.addRect(square)
    elif kind is Kind.REGULATION:
        path.addRect(_scaled(square, 0.86))
    else:
        path.addPolygon(_polygon(_CORNERS[kind], square))
        path.closeSubpath()
    return path


def _inside(kind: Kind, square: QRectF, line_px: float) -> QPainterPath:
    """Return what is painted inside an outlined shape."""
    path = QPainterPath()
    if kind is Kind.CASE:
        count = 2 if square.height() < 14 else 3
        gap = (square.height() - 2 * line_px - count * line_px) / (count + 1)
        for index in range(count):
            top = square.top() + line_px + gap + index * (gap + line_px)
            path.addRect(QRectF(square.left(), round(top), square.width(), line_px))
    elif kind is Kind.DEBATE:
        path.addPolygon(_polygon(_DIAMOND, _scaled(square, 0.46)))
    elif kind is Kind.PAGE:
        for share in (0.52, 0.72):
            top = round(square.top() + square.height() * share)
            path.addRect(
                QRectF(square.left() + square.width() * 0.3, top, square.width() * 0.4, line_px)
            )
    return path


_DIAMOND = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
_CORNERS: dict[Kind, tuple[tuple[float, float], ...]] = {
    Kind.RISK: ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
    Kind.CONCERN: _DIAMOND,
    Kind.DEBATE: _DIAMOND,
    Kind.SAFEGUARD: (
        (0.5, 0.0),
        (0.93, 0.25),
        (0.93, 0.75),
        (0.5, 1.0),
        (0.07, 0.75),
        (0.07, 0.25),
    ),
    Kind.TOUR: ((0.0, 0.14), (0.58, 0.14), (1.0, 0.5), (0.58, 0.86), (0.0, 0.86), (0.32, 0.5)),
    Kind.PAGE: ((0.12, 0.0), (0.62, 0.0), (0.88, 0.28), (0.88, 1.0), (0.12, 1.0)),
}


def _polygon(corners: tuple[tuple[float, float], ...], square: QRectF) -> QPolygonF:
    return QPolygonF(
        [
            QPointF(square.left() + x * square.width(), square.top() + y * square.height())
            for x, y in corners
        ]
    )


def _scaled(square: QRectF, share: float) -> QRectF:
    inset = square.width() * (1 - share) / 2
    return square.adjusted(inset, inset, -inset, -inset)


def _square_in(rect: QRectF) -> QRectF:
    """Return the largest centred square, its corner on whole pixels so that edges are crisp."""
    side = min(rect.width(), rect.height())
    left = round(rect.center().x() - side / 2)
    top = round(rect.center().y() - side / 2)
    return QRectF(left, top, side, side)
