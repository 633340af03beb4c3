"""The stage of a map: a scene that is panned and zoomed, whatever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QPainter, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from explorer.desktop.map.scene import MapScene

STEP = 1.2
"""By how much one press of + enlarges."""

LEAST_SCALE, MOST_SCALE = 0.01, 4.0
_MARGIN_PX = 24
_LOOSE_SHARE = 0.7
"""How far beyond its ends a map can be pushed, as a share of the window."""


class MapStage(QGraphicsView):
    """Shows a scene through a window that is moved by hand, wheel and keys.

    A map that was fitted is fitted again when the window changes its size, until it is moved. When
    more or less stands above the map, what is seen of it stays in its place on the screen.

    Signals:
        zoom_changed(float): Another scale; 1 is natural.
        seen_changed(): Another part of the scene is seen.
    """

    zoom_changed = Signal(float)
    seen_changed = Signal()

    def __init__(self, scene: MapScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._map = scene
        self._refit: Callable[[], None] | None = None
        self._corner = QPoint()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setMinimumSize(160, 120)

    @property
    def zoom(self) -> float:
        """How large the scene is seen; 1 is natural."""
        return self.transform().m11()

    @property
    def seen(self) -> QRectF:
        """The part of the scene that is seen."""
        return self._seen_at(self.viewport().rect().toRectF())

    @property
    def whole(self) -> QRectF:
        """All of the map."""
        return self._map.bounds

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge by a factor, around a point of the window or what is looked at."""
        self._refit = None
        self._set_zoom(self.zoom * factor, at or self._looked_at_point())

    def zoom_to_actual(self) -> None:
        """Show everything at its natural size."""
        self.zoom_by(1 / self.zoom)

    def zoom_to_fit(self) -> None:
        """Show all of the map, however small that makes it, but no larger than natural."""
        self._refit = self.zoom_to_fit
        self._show_area(self._map.bounds)

    def zoom_to_area(self, area: QRectF) -> None:
        """Show a part of the scene as large as fits, but no larger than natural."""
        self._refit = None
        self._show_area(area)

    def look_at(self, point: QPointF) -> None:
        """Show a point of the scene in the middle."""
        self._refit = None
        self.centerOn(point)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the scene by so many pixels right and down."""
        self._refit = None
        self._scroll(-dx, -dy)

    def bring_into_sight(self, area: QRectF) -> None:
        """Move the scene as little as needed to show a part of it, its beginning at least."""
        seen = QRectF(self._on_window(area.topLeft()), area.size() * self.zoom)
        room = self.viewport().rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        dx = _shift(seen.left(), seen.right(), room.left(), room.right())
        dy = _shift(seen.top(), seen.bottom(), room.top(), room.bottom())
        if dx or dy:
            self._refit = None
            self._scroll(dx, dy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._seen_at(QRectF(QPointF(), event.oldSize().toSizeF()))
        corner = self.mapTo(self.window(), QPoint())
        down, self._corner = corner.y() - self._corner.y(), corner
        self._loosen()
        if self._refit is not None and (not down or self._refit == self.zoom_to_fit):
            self._refit()
        elif down and event.oldSize().isValid():
            # What stands above the map took some of its height: the map itself stays where it is.
            now = self._on_window(before.topLeft())
            self._scroll(now.x(), now.y() + down)
            self._hold(before)
        elif event.oldSize().isValid():
            self.centerOn(before.center())
            self._hold(before)
        self.seen_changed.emit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.seen_changed.emit()

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

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            gesture = cast("QNativeGestureEvent", event)
            if gesture.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + gesture.value(), gesture.position())
                return True
        return super().viewportEvent(event)

    def _looked_at_point(self) -> QPointF:
        """Return the point of the window that stays in place when the scene is enlarged."""
        return self.viewport().rect().toRectF().center()

    def _hold(self, before: QRectF) -> None:
        """Keep in sight what is looked at, when less is seen than before.

        Args:
            before: The part of the scene that was seen.
        """

    def _loosen(self) -> None:
        """Let the map be pushed some way beyond its ends."""
        free = self.viewport().size().toSizeF() * (_LOOSE_SHARE / self.zoom)
        # A map smaller than the window must be free to lie anywhere in it.
        bounds = self._map.bounds
        wide = max(free.width(), self.viewport().width() / self.zoom - bounds.width())
        high = max(free.height(), self.viewport().height() / self.zoom - bounds.height())
        self.setSceneRect(bounds.adjusted(-wide, -high, wide, high))

    def _set_zoom(self, scale: float, at: QPointF) -> None:
        """Show the scene at a scale, with what is at a point of the window kept there."""
        before = self.zoom
        scale = min(max(scale, LEAST_SCALE), MOST_SCALE)
        fixed = self._in_scene(at)
        if abs(scale - before) > 1e-9:
            self.setTransform(QTransform.fromScale(scale, scale))
            self._map.see_from(scale)
        self._loosen()
        now = self._on_window(fixed)
        self._scroll(now.x() - at.x(), now.y() - at.y())
        if abs(scale - before) > 1e-9:
            self.zoom_changed.emit(scale)
        self.seen_changed.emit()

    def _show_area(self, area: QRectF) -> None:
        self._set_zoom(self._fitting_scale(area), QPointF())
        self.centerOn(area.center())

    def _fitting_scale(self, area: QRectF) -> float:
        """Return the scale at which an area fills the window, 1 at most."""
        width = self.viewport().width() - 2 * _MARGIN_PX
        height = self.viewport().height() - 2 * _MARGIN_PX
        if area.isEmpty() or width <= 0 or height <= 0:
            return 1.0
        return min(width / area.width(), height / area.height(), 1.0)

    def _scroll(self, dx: float, dy: float) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(dx))
        down.setValue(down.value() + round(dy))

    def _in_scene(self, point: QPointF) -> QPointF:
        """Return the point of the scene at a point of the window; Qt's own knows whole ones."""
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(point)

    def _on_window(self, point: QPointF) -> QPointF:
        return self.viewportTransform().map(point)

    def _seen_at(self, window: QRectF) -> QRectF:
        return QRectF(self._in_scene(window.topLeft()), self._in_scene(window.bottomRight()))


def _shift(low: float, high: float, room_low: float, room_high: float) -> float:
    """Return by how much to scroll for a stretch to be seen, its low end above all."""
    if low < room_low or high - low > room_high - room_low:
        return low - room_low
    return max(0.0, high - room_high)
