"""A painted layer that is kept: what is costly to paint is painted once and shown again."""

from __future__ import annotations

import math
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from explorer.desktop.graph.camera import Camera

SLOW_MS = 8.0
"""A layer that takes longer is not painted anew for every frame of a movement."""


class Layer:
    """Keeps what a function painted, until something it depends on is another."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        self._paint = paint
        self._pixmap = QPixmap()
        self._key: Hashable = None
        self._camera: Camera | None = None
        self._took_ms = 0.0

    def show(
        self, painter: QPainter, camera: Camera, size: QSizeF, key: Hashable, *, is_moving: bool
    ) -> None:
        """Show the layer, painted anew if it must be.

        While the picture moves, a layer that is slow to paint is moved and scaled instead.

        Args:
            painter: In pixels of the widget.
            camera: What is seen.
            size: Of the widget.
            key: All else the layer depends on.
            is_moving: Whether it will be shown again in a moment.
        """
        ratio = painter.device().devicePixelRatio()
        full_key = (key, size.width(), size.height(), ratio)
        before = self._camera
        may_move = is_moving and self._took_ms > SLOW_MS and self._key == full_key
        if may_move and before is not None and before != camera:
            factor = camera.scale / before.scale
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(camera.x - before.x * factor, camera.y - before.y * factor)
            painter.scale(factor, factor)
            painter.drawPixmap(QRectF(0, 0, size.width(), size.height()), self._pixmap, QRectF())
            painter.restore()
            return
        if full_key != self._key or camera != before:
            self._paint_anew(size, ratio)
            self._key, self._camera = full_key, camera
        painter.drawPixmap(0, 0, self._pixmap)

    def _paint_anew(self, size: QSizeF, ratio: float) -> None:
        start = perf_counter()
        pixmap = QPixmap(math.ceil(size.width() * ratio), math.ceil(size.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()
        self._pixmap = pixmap
        self._took_ms = (perf_counter() - start) * 1000
