"""What the mouse does on a map: choose, drag a box, push the map, draw a band round boxes."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QRubberBand

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

DRAG_PX = 5
"""A press that moves less is a click."""

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Surface(Protocol):
    """What the hand works on; points are of the window."""

    @property
    def selection(self) -> tuple[str, ...]:
        """The keys of the selected boxes."""

    def viewport(self) -> QWidget:
        """Return the widget whose points are meant."""

    def key_at(self, point: QPointF) -> str:
        """Return the box at a point, or nothing."""

    def chip_at(self, point: QPointF) -> str:
        """Return the box whose chip for what is hidden is at a point, or nothing."""

    def keys_in(self, area: QRectF) -> tuple[str, ...]:
        """Return the boxes in an area."""

    def choose(self, keys: tuple[str, ...]) -> None:
        """Select boxes."""

    def fold(self, key: str) -> None:
        """Fold or unfold what is behind a box."""

    def pan_by(self, dx: float, dy: float) -> None:
        """Push the map."""

    def drag(self, keys: tuple[str, ...], by: QPointF) -> None:
        """Show boxes so far from where they are."""

    def drop(self) -> None:
        """Leave dragged boxes where they are shown."""


class _Doing(enum.Enum):
    NOTHING = enum.auto()
    PRESSING = enum.auto()
    DRAGGING = enum.auto()
    PUSHING = enum.auto()
    BANDING = enum.auto()


class Hand:
    """Follows one press of a button from its beginning to its end.

    A click chooses, with Ctrl or Shift it adds and takes away. A box is dragged, with all that is
    selected if it is; the ground is pushed; with Shift a band is drawn over it. The middle button
    pushes wherever it is pressed.
    """

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._doing = _Doing.NOTHING
        self._start = self._last = QPointF()
        self._key = self._chip = ""
        self._is_adding = self._is_middle = False
        self._kept: tuple[str, ...] = ()
        self._band: QRubberBand | None = None

    @property
    def is_free(self) -> bool:
        """Whether no button is pressed."""
        return self._doing is _Doing.NOTHING

    def press(self, event: QMouseEvent) -> None:
        """A button was pressed."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._doing = _Doing.PRESSING
        self._start = self._last = event.position()
        self._is_middle = event.button() == Qt.MouseButton.MiddleButton
        self._is_adding = bool(event.modifiers() & _ADDING)
        self._chip = self._surface.chip_at(self._start)
        self._key = self._surface.key_at(self._start)

    def move(self, event: QMouseEvent) -> None:
        """The mouse was moved with the button pressed."""
        place = event.position()
        if self._doing is _Doing.PRESSING:
            if (place - self._start).manhattanLength() <= DRAG_PX:
                return
            self._begin()
        if self._doing is _Doing.PUSHING:
            self._surface.pan_by(place.x() - self._last.x(), place.y() - self._last.y())
        elif self._doing is _Doing.DRAGGING:
            self._surface.drag(self._surface.selection, place - self._start)
        elif self._doing is _Doing.BANDING:
            self._stretch(place)
        self._last = place

    def release(self) -> None:
        """The button was let go."""
        doing, self._doing = self._doing, _Doing.NOTHING
        self._surface.viewport().unsetCursor()
        if doing is _Doing.DRAGGING:
            self._surface.drop()
        elif doing is _Doing.BANDING and self._band is not None:
            self._band.hide()
        elif doing is _Doing.PRESSING and not self._is_middle:
            self._click()

    def cancel(self) -> None:
        """Leave everything as it was before the press."""
        doing, self._doing = self._doing, _Doing.NOTHING
        self._surface.viewport().unsetCursor()
        if doing is _Doing.DRAGGING:
            self._surface.drag(self._surface.selection, QPointF())
            self._surface.drop()
        elif doing is _Doing.BANDING and self._band is not None:
            self._band.hide()
            self._surface.choose(self._kept)

    def _begin(self) -> None:
        if self._key and not self._is_middle:
            self._doing = _Doing.DRAGGING
            if self._key not in self._surface.selection:
                self._surface.choose((self._key,))
        elif self._is_adding and not self._is_middle:
            self._doing = _Doing.BANDING
            self._kept = self._surface.selection
        else:
            self._doing = _Doing.PUSHING
            self._surface.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _click(self) -> None:
        selection = self._surface.selection
        if self._chip:
            self._surface.fold(self._chip)
        elif not self._is_adding:
            self._surface.choose((self._key,) if self._key else ())
        elif self._key in selection:
            self._surface.choose(tuple(key for key in selection if key != self._key))
        elif self._key:
            self._surface.choose((*selection, self._key))

    def _stretch(self, place: QPointF) -> None:
        if self._band is None:
            self._band = QRubberBand(QRubberBand.Shape.Rectangle, self._surface.viewport())
        area = QRectF(self._start, place).normalized()
        self._band.setGeometry(QRect(area.toAlignedRect()))
        self._band.show()
        inside = self._surface.keys_in(area)
        touched = set(inside)
        kept = (key for key in self._kept if key not in touched)
        self._surface.choose((*kept, *inside))
