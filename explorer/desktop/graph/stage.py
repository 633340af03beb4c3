"""The stage: a picture that is panned and zoomed, whatever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.desktop.graph.camera import LEAST_SCALE, STEP, Camera, fitting
from explorer.desktop.graph.emphasis import Emphasis

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from explorer.desktop.graph.picture import Picture
    from explorer.desktop.theme.theme import Theme

_SETTLED_MS = 90
_DRAG_PX = 5


class Stage(QWidget):
    """Shows a picture through a camera.

    Signals:
        zoomed(float): Another scale.
        resized(): The picture may be laid out for another size.
    """

    zoomed = Signal(float)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Picture | None = None
        self._camera = Camera()
        self._is_fitted = True
        self._pressed_at: QPointF | None = None
        self._dragged_to: QPointF | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self.update)
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    @property
    def camera(self) -> Camera:
        """Which part of it is seen."""
        return self._camera

    def set_picture(self, picture: Picture | None, *, keeps_place: bool = False) -> None:
        """Show a picture, fitted unless it is to keep its place and the reader chose one."""
        self._picture = picture
        if keeps_place and not self._is_fitted:
            self._look(self._camera)
        else:
            self.fit()

    def fit(self) -> None:
        """Show all of the picture, but no smaller than it can be read."""
        self._is_fitted = True
        if self._picture is not None:
            shown = self._picture
            self._look(fitting(shown.bounds, self._room, shown.least_fit, shown.most_fit))

    def fit_all(self) -> None:
        """Show all of the picture, however small that makes it."""
        self._is_fitted = True
        if self._picture is not None:
            shown = self._picture
            self._look(fitting(shown.bounds, self._room, LEAST_SCALE, shown.most_fit))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge by a factor, around a point of the widget or else its middle."""
        self._is_fitted = False
        middle = QPointF(self._room.width() / 2, self._room.height() / 2)
        self._look(self._camera.zoomed(factor, at or middle), is_moving=True)

    def zoom_to(self, scale: float) -> None:
        """Show it at this scale."""
        self.zoom_by(scale / self._camera.scale)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by so many pixels."""
        self._is_fitted = False
        self._look(self._camera.moved(dx, dy), is_moving=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(self._theme.tokens.base))
            if self._picture is not None:
                is_moving = self._settling.isActive()
                self._picture.paint(
                    painter, self._camera, self._room, self._stands_out(), is_moving=is_moving
                )
                self._paint_thumbs(painter, self._picture.bounds)
            self._paint_over(painter)
        finally:
            painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        else:
            self._look(self._camera)
        self.resized.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            gesture = cast("QNativeGestureEvent", event)
            if gesture.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + gesture.value(), gesture.position())
                return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed_at = event.position()
            self._dragged_to = None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pressed_at is None:
            self._hover(place)
            return
        before = self._dragged_to
        if before is None and (place - self._pressed_at).manhattanLength() <= _DRAG_PX:
            return
        way = place - (before or self._pressed_at)
        self._dragged_to = place
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.pan_by(way.x(), way.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed_at is not None and self._dragged_to is None
        self._pressed_at = self._dragged_to = None
        self.unsetCursor()
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        has_pixels = not event.pixelDelta().isNull()
        delta = event.pixelDelta() if has_pixels else event.angleDelta() / 2
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not delta.x():
            self.pan_by(delta.y(), 0)
        else:
            self.pan_by(delta.x(), delta.y())
        event.accept()

    @property
    def _room(self) -> QSizeF:
        return self.size().toSizeF()

    def _look(self, camera: Camera, *, is_moving: bool = False) -> None:
        before = self._camera
        bounds = self._picture.bounds if self._picture else QRectF()
        self._camera = camera.kept_on(bounds, self._room)
        if is_moving:
            self._settling.start()
        if self._camera.scale != before.scale:
            self.zoomed.emit(self._camera.scale)
        self.update()

    def _stands_out(self) -> Emphasis:
        """Return what of the picture stands out."""
        return Emphasis()

    def _hover(self, point: QPointF) -> None:
        """Take note that the mouse is there, with no button pressed."""

    def _click(self, point: QPointF) -> None:
        """Take note that the left button was clicked there."""

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the picture."""

    def _paint_thumbs(self, painter: QPainter, bounds: QRectF) -> None:
        """Paint where in a larger picture this is, as thin bars at the right and at the bottom."""
        whole, width, height = self._camera.rect_on_screen(bounds), self.width(), self.height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.border))
        painter.setOpacity(0.4)
        if whole.height() > height + 1:
            top = -whole.top() / whole.height() * height
            bar = QRectF(width - 6, top + 2, 3, height * height / whole.height() - 4)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if whole.width() > width + 1:
            left = -whole.left() / whole.width() * width
            bar = QRectF(left + 2, height - 6, width * width / whole.width() - 4, 3)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.setOpacity(1.0)
