"""The overview: the whole map in a corner of the canvas, with what is seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.theme.tokens import mixed
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from explorer.desktop.map.sheet import MapSheet

MOST = QSize(200, 150)
"""It is as large as fits in that."""

_PAD = 8.0
_FROM_EDGE = 14
_AROUND = 10.0
"""How near a box may come, for the signs that stick out of it."""

SMALL = QSize(680, 460)
"""In a canvas that is smaller it is there only if it covers nothing."""

_LEAST_BLOCK = 1.5


class Overview(QWidget):
    """Shows all of a map while only a part of it is seen; a click or drag shows another part.

    It lies in the lower right corner, or in another one where it covers no box.

    The keyboard does the same on the canvas, so it takes no focus.
    """

    def __init__(self, canvas: MapSheet, parent: QWidget | None = None) -> None:
        """Make an overview.

        Args:
            canvas: Whose map it shows, and in one of whose corners it sits.
            parent: Who owns it; None for the canvas.
        """
        super().__init__(parent or canvas)
        self._canvas = canvas
        self._theme = canvas.theme
        self._picture: QPixmap | None = None
        self._bounds = QRectF()
        self._scale = 1.0
        self._corner = 0
        self.setAccessibleName(tr("Overview of the map"))
        self.setToolTip(tr("Click or drag to show another part of the map"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.shown_changed.connect(self._take_map)
        canvas.seen_changed.connect(self._take_window)
        canvas.installEventFilter(self)
        self._take_map()

    @property
    def window_rect(self) -> QRectF:
        """Where in it the part of the map is that is seen."""
        seen = self._canvas.seen.intersected(self._bounds)
        return QRectF(self._to_overview(seen.topLeft()), seen.size() * self._scale)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._take_window()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.border_soft), 1))
            painter.setBrush(QColor(tokens.raised))
            frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, tokens.sizes.radius_px, tokens.sizes.radius_px)
            if self._picture is None:
                self._picture = self._made_picture()
            painter.drawPixmap(0, 0, self._picture)
            seen = self.window_rect
            painter.setPen(QPen(QColor(tokens.accent), 1.6))
            shade = QColor(tokens.accent)
            shade.setAlphaF(0.08)
            painter.setBrush(shade)
            painter.drawRoundedRect(seen, 2, 2)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _go(self, point: QPointF) -> None:
        """Show the part of the map whose middle is at a point of the overview."""
        inner = point - QPointF(_PAD, _PAD)
        self._canvas.look_at(self._bounds.topLeft() + inner / self._scale)

    def _take_map(self) -> None:
        self._picture = None
        self._take_window()
        self.update()

    def _take_window(self) -> None:
        """Be there only while there is more of the map than is seen."""
        bounds = self._canvas.whole
        if bounds != self._bounds:
            self._bounds, self._picture = bounds, None
        seen = self._canvas.seen
        # What is a pixel out of sight is no reason to open a window in the corner.
        around = 2 / self._canvas.zoom
        is_needed = not bounds.isEmpty() and not seen.adjusted(
            -around, -around, around, around
        ).contains(bounds)
        self.setVisible(is_needed and self._fit())
        self.update()

    def _fit(self) -> bool:
        """Lie in a corner where no box is, if there is one; tell whether there is room for it."""
        room = MOST.width() - 2 * _PAD, MOST.height() - 2 * _PAD
        self._scale = min(room[0] / self._bounds.width(), room[1] / self._bounds.height())
        size = QSize(
            max(48, round(self._bounds.width() * self._scale + 2 * _PAD)),
            max(40, round(self._bounds.height() * self._scale + 2 * _PAD)),
        )
        edge = _FROM_EDGE
        inside = self._canvas.rect().adjusted(edge, edge, -edge, -edge)
        if inside.width() < size.width() or inside.height() < size.height():
            return False
        places = [QRect(QPoint(), size) for _ in range(4)]
        places[0].moveBottomRight(inside.bottomRight())
        places[1].moveTopRight(inside.topRight())
        places[2].moveBottomLeft(inside.bottomLeft())
        places[3].moveTopLeft(inside.topLeft())
        free = [corner for corner, place in enumerate(places) if self._is_free(place)]
        # It goes to another corner only for one that is free: it must not leap while one pans.
        if free and self._corner not in free:
            self._corner = free[0]
        whole = self._canvas.size()
        is_small = whole.width() < SMALL.width() or whole.height() < SMALL.height()
        self.setGeometry(places[self._corner])
        return bool(free) or not is_small

    def _is_free(self, place: QRect) -> bool:
        """Tell whether no box lies in a part of the canvas."""
        around = place.toRectF().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        return not self._canvas.keys_in(around)

    def _to_overview(self, point: QPointF) -> QPointF:
        return (point - self._bounds.topLeft()) * self._scale + QPointF(_PAD, _PAD)

    def _made_picture(self) -> QPixmap:
        """Return the boxes as small blocks."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        colours = colours_of(self._theme.tokens)
        drawing = self._canvas.drawing
        with QPainter(picture) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mixed(colours.dim, colours.page, 0.6)))
            painter.drawRects([self._block(key) for key in drawing.layout.boxes])
            if drawing.shown.main in drawing.layout.boxes:
                painter.setBrush(QColor(colours.text))
                painter.drawRect(self._block(drawing.shown.main))
        return picture

    def _block(self, key: str) -> QRectF:
        rect = self._canvas.box_rect(key)
        size = rect.size() * self._scale
        return QRectF(
            self._to_overview(rect.topLeft()),
            size.expandedTo(type(size)(_LEAST_BLOCK, _LEAST_BLOCK)),
        )
