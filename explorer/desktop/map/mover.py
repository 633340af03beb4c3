"""Moves a map from one drawing to the next within a quarter of a second, or fades them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from explorer.desktop.drawing.picture import Drawing
    from explorer.desktop.map.nudging import Offset
    from explorer.desktop.map.scene import MapScene
    from explorer.desktop.map.tween_layer import Lens

MOVING_MS = 240
MOST_MOVING = 1_000
"""With more boxes, or from afar, the old picture fades out over the new one."""


class Mover(QObject):
    """Runs the animation of a scene; one at a time.

    Signals:
        faded(): The old picture is another bit fainter.
    """

    faded = Signal()

    def __init__(self, scene: MapScene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._old: QPixmap | None = None
        self._share = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(MOVING_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._take_share)
        self._animation.finished.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whether anything moves."""
        return self._animation.state() is not QVariantAnimation.State.Stopped

    @property
    def fading(self) -> tuple[QPixmap, float] | None:
        """The old picture and how much of it is still seen, 1 to 0; None while none fades."""
        return None if self._old is None else (self._old, 1.0 - self._share)

    def move(self, before: Drawing, by: Offset, lens: Lens) -> None:
        """Move boxes and arrows to where the scene has them now.

        Args:
            before: What was shown.
            by: How far the scene is moved, so that what is looked at stays in place.
            lens: How it is seen.
        """
        self.finish()
        self._scene.begin_moving(before, by, lens)
        self._animation.start()

    def fade(self, old: QPixmap) -> None:
        """Fade an old picture out."""
        self.finish()
        self._old = old
        self._animation.start()

    def finish(self) -> None:
        """Be there at once."""
        if self.is_running:
            self._animation.stop()
            self._end()

    def _take_share(self, share: float) -> None:
        self._share = share
        if self._old is not None:
            self.faded.emit()
        else:
            self._scene.move_to(share)

    def _end(self) -> None:
        self._scene.end_moving()
        if self._old is not None:
            self._old = None
            self.faded.emit()


def can_move(before: Drawing, after: Drawing) -> bool:
    """Tell whether there are few enough boxes for each to be moved."""
    return max(len(before.shown.boxes), len(after.shown.boxes)) <= MOST_MOVING
