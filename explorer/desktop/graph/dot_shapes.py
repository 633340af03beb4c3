"""The shapes of dots, painted once for each kind and size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from explorer.desktop.theme.theme import Theme
    from explorer.library.kinds import Kind


class DotShapes:
    """Keeps pixmaps of kinds' shapes: painting a thousand shapes anew takes longer than a frame."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[Kind, float, float, str], QPixmap] = {}

    def pixmap(self, kind: Kind, radius: float, ratio: float) -> QPixmap:
        """Return a kind's shape on the ground's colour, with a margin of one pixel.

        Args:
            kind: Whose shape.
            radius: In pixels.
            ratio: The device's pixels to one of these.
        """
        key = (kind, radius, ratio, self._theme.tokens.name)
        if key not in self._kept:
            self._kept[key] = self._painted(kind, radius, ratio)
        return self._kept[key]

    def _painted(self, kind: Kind, radius: float, ratio: float) -> QPixmap:
        side = math.ceil(2 * (radius + 1) * ratio)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.base))
            painter.drawEllipse(QPointF(radius + 1, radius + 1), radius, radius)
            self._theme.paint_kind(painter, QRectF(1, 1, 2 * radius, 2 * radius), kind)
        finally:
            painter.end()
        return pixmap
