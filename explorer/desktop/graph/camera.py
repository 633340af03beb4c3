"""Which part of a picture is seen, and how large."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

LEAST_SCALE, MOST_SCALE = 0.1, 4.0
STEP = 1.2
"""By how much one press of + enlarges."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A point p of the picture is seen at p × scale + (x, y), in pixels of the widget."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def transform(self) -> QTransform:
        """From the picture to the widget."""
        return QTransform(self.scale, 0, 0, self.scale, self.x, self.y)

    def to_screen(self, point: QPointF) -> QPointF:
        """Return where a point of the picture is seen."""
        return QPointF(point.x() * self.scale + self.x, point.y() * self.scale + self.y)

    def to_picture(self, point: QPointF) -> QPointF:
        """Return which point of the picture is seen there."""
        return QPointF((point.x() - self.x) / self.scale, (point.y() - self.y) / self.scale)

    def rect_on_screen(self, rect: QRectF) -> QRectF:
        """Return where a box of the picture is seen."""
        return QRectF(self.to_screen(rect.topLeft()), rect.size() * self.scale)

    def seen(self, size: QSizeF) -> QRectF:
        """Return the part of the picture that a widget of this size shows."""
        return QRectF(self.to_picture(QPointF()), size / self.scale)

    def moved(self, dx: float, dy: float) -> Camera:
        """Return one that shows everything so many pixels further right and down."""
        return Camera(self.scale, self.x + dx, self.y + dy)

    def zoomed(self, factor: float, at: QPointF) -> Camera:
        """Return one that shows everything larger by a factor, the point `at` kept in place."""
        scale = min(max(self.scale * factor, LEAST_SCALE), MOST_SCALE)
        fixed = self.to_picture(at)
        return Camera(scale, at.x() - fixed.x() * scale, at.y() - fixed.y() * scale)

    def kept_on(self, bounds: QRectF, size: QSizeF) -> Camera:
        """Return one that shows no more emptiness than it must.

        A picture smaller than the widget is centred; a larger one covers it.
        """
        return Camera(
            self.scale,
            _kept(self.x, bounds.left(), bounds.right(), size.width(), self.scale),
            _kept(self.y, bounds.top(), bounds.bottom(), size.height(), self.scale),
        )

    def showing(self, seen: QRectF, size: QSizeF, margin: float = 24) -> Camera:
        """Return one that is moved as little as needed for what is at a box of the widget."""
        box = seen.adjusted(-margin, -margin, margin, margin)
        return self.moved(
            _shift(box.left(), box.right(), size.width()),
            _shift(box.top(), box.bottom(), size.height()),
        )


def fitting(bounds: QRectF, size: QSizeF, least: float, most: float) -> Camera:
    """Return a camera that shows all of a picture, at a scale from `least` to `most`.

    Where that is not enough, the picture's width is fitted if that is, and it is seen from its
    upper left corner.
    """
    if bounds.isEmpty() or size.isEmpty():
        return Camera()
    across, down = size.width() / bounds.width(), size.height() / bounds.height()
    wanted = min(across, down)
    scale = min(max(wanted if wanted >= least else across, least), most)
    camera = Camera(scale, -bounds.left() * scale, -bounds.top() * scale)
    return camera.kept_on(bounds, size)


def _kept(offset: float, low: float, high: float, room: float, scale: float) -> float:
    extent = (high - low) * scale
    # Half a pixel of rounding must not let a picture that just fits slide about.
    if extent <= room + 0.5:
        return (room - extent) / 2 - low * scale
    return min(max(offset, room - high * scale), -low * scale)


def _shift(low: float, high: float, room: float) -> float:
    if low < 0 or high - low > room:
        return -low
    return min(0.0, room - high)
