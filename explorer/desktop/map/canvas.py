"""The canvas of a map: its boxes are pointed at, chosen, walked, folded and moved.

By keys:

    arrows                  along the map's arrows, and along a row or column to the next reason
    Shift + arrows          the same, and what is walked over stays selected
    Ctrl + arrows           push the map
    Home                    the main claim
    letters and digits      the next box whose title or number has them; Backspace takes one back
    Enter                   activate (the passage)
    Space                   fold, or unfold
    + −                     larger, smaller
    0 1                     all of the map, its natural size (while no title is being typed)
    Menu key, Shift + F10   the menu of the box
    Escape                  forget what was typed, else select nothing
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from explorer.argument.layout.values import Point
from explorer.argument.viewing.spoken import spoken_relation
from explorer.desktop.map.hand import Hand
from explorer.desktop.map.places import around
from explorer.desktop.map.pointing import arrow_at
from explorer.desktop.map.sheet import MapSheet
from explorer.desktop.map.stage import STEP
from explorer.desktop.map.typed import Typed
from explorer.desktop.map.walking import Walk, Way, find
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from explorer.argument.layout.values import Layout
    from explorer.argument.viewing.values import Shown
    from explorer.desktop.drawing.marks import Mark
    from explorer.desktop.drawing.measuring import Texts
    from explorer.desktop.theme.theme import Theme

_PUSH_PX = 80
_AROUND_PX = 40.0
_ARROW_REACH_PX = 6.0
_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_FOCUS_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class MapCanvas(MapSheet):
    """Shows a map and lets its boxes be handled.

    Signals:
        selection_changed(tuple): The keys of the selected boxes; the last one is the current one.
        activated_key(str): A double click or Enter on a box.
        fold_requested(str): Fold or unfold what bears on a box.
        hovered(str): The box under the mouse, or nothing.
        context_requested(str, QPoint): A menu for a box, or for the map, at a point of the screen.
        nudged(tuple, float, float): Boxes were moved by hand, by so much, px of the scene.
    """

    selection_changed = Signal(tuple)
    activated_key = Signal(str)
    fold_requested = Signal(str)
    hovered = Signal(str)
    context_requested = Signal(str, QPoint)
    nudged = Signal(tuple, float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._selection: tuple[str, ...] = ()
        self._pointed = ""
        self._drag_by = QPointF()
        self._is_ring_shown = False
        self._walk = Walk(self.drawing.shown, self.drawing.layout)
        self._hand = Hand(self)
        self._typed = Typed(self)
        self._typed.changed.connect(self._find)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Argument map"))

    @property
    def selection(self) -> tuple[str, ...]:
        """The keys of the selected boxes."""
        return self._selection

    @override
    def show_map(
        self,
        shown: Shown,
        layout: Layout,
        texts: Texts,
        marks: Mapping[str, Mark] | None = None,
        *,
        animate: bool = False,
        is_other: bool = False,
    ) -> None:
        self._hand.cancel()
        super().show_map(shown, layout, texts, marks, animate=animate, is_other=is_other)
        self._walk = Walk(shown, layout)
        self._pointed = self._pointed if self._pointed in layout.boxes else ""
        self.select(self._selection)

    def select(self, keys: tuple[str, ...]) -> None:
        """Select boxes without telling anybody; those that are not shown are left out."""
        self._selection = tuple(key for key in keys if key in self.drawing.layout.boxes)
        self._look()

    def choose(self, keys: tuple[str, ...]) -> None:
        """Select boxes as the reader does, and tell."""
        before = self._selection
        self.select(keys)
        if self._selection != before:
            self.selection_changed.emit(self._selection)

    def zoom_to_selection(self) -> None:
        """Show the selected boxes as large as fits; all of the map if there are none."""
        if not self._selection:
            self.zoom_to_fit()
            return
        rects = {key: self.drawing.layout.boxes[key] for key in self._selection}
        margin = _AROUND_PX
        self.zoom_to_area(QRectF(*around(rects)).adjusted(-margin, -margin, margin, margin))

    def fold(self, key: str) -> None:
        """Ask for a box to be folded or unfolded."""
        self.fold_requested.emit(key)

    def drag(self, keys: tuple[str, ...], by: QPointF) -> None:
        """Show boxes moved by so many pixels of the window."""
        self._mover.finish()
        self._drag_by = by / self.zoom
        self._boxes.drag(dict.fromkeys(keys, self._drag_by.toTuple()))

    def drop(self) -> None:
        """Leave dragged boxes where they are, and tell."""
        by, self._drag_by = self._drag_by, QPointF()
        self._boxes.drop()
        self._walk = Walk(self.drawing.shown, self.drawing.layout)
        self._loosen()
        self.shown_changed.emit()
        if not by.isNull():
            self.nudged.emit(self._selection, by.x(), by.y())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_ring_shown = False
        self._typed.forget()
        self._hand.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand.is_free:
            self._point_at(event.position())
        else:
            self._hand.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() != Qt.MouseButton.LeftButton or self.chip_at(point):
            self._hand.press(event)
        elif key := self.key_at(point):
            self.activated_key.emit(key)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell_tip(cast("QHelpEvent", event))
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().viewportEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            key = self.key_at(event.pos().toPointF())
            if key and key not in self._selection:
                self.choose((key,))
            self.context_requested.emit(key, event.globalPos())
        else:
            key = self._current
            corner = self._on_window(self.box_rect(key).bottomLeft()).toPoint()
            inside = self.viewport().rect()
            point = corner if key and inside.contains(corner) else inside.center()
            self.context_requested.emit(key, self.viewport().mapToGlobal(point))
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_ring_shown = event.reason() in _FOCUS_BY_KEYS
        self._look()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_ring_shown = False
        self._typed.forget()
        self._look()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        has_control = bool(held & Qt.KeyboardModifier.ControlModifier)
        is_command = has_control or bool(held & Qt.KeyboardModifier.AltModifier)
        if event.key() in _WAYS:
            way = _WAYS[Qt.Key(event.key())]
            if has_control:
                self.pan_by(-way.value[0] * _PUSH_PX, -way.value[1] * _PUSH_PX)
            else:
                self._go(way, is_adding=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif is_command or not (self._act(event.key()) or self._type(event)):
            super().keyPressEvent(event)

    def _act(self, key: int) -> bool:
        """Do what a key says to the current box or the map; tell whether it says anything."""
        is_typing = bool(self._typed.letters)
        if key == Qt.Key.Key_Home:
            self._walk_to(self._walk.first())
        elif key == Qt.Key.Key_Escape:
            return self._escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self._typed.forget()
            self.activated_key.emit(self._current)
        elif key == Qt.Key.Key_Space and self._current and not is_typing:
            self.fold_requested.emit(self._current)
        elif key == Qt.Key.Key_Backspace and is_typing:
            self._typed.take_back()
        else:
            return not is_typing and self._zoom_by_key(key)
        return True

    def _escape(self) -> bool:
        if not self._hand.is_free:
            self._hand.cancel()
        elif self._typed.letters:
            self._typed.forget()
        elif self._selection:
            self.choose(())
        else:
            return False
        return True

    def _zoom_by_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.zoom_to_fit()
        elif key == Qt.Key.Key_1:
            self.zoom_to_actual()
        else:
            return False
        return True

    def _type(self, event: QKeyEvent) -> bool:
        """Take a letter of a title; tell whether it was one."""
        letters = event.text()
        if not letters.strip() and not (letters == " " and self._typed.letters):
            return False
        if not letters.isprintable():
            return False
        self._typed.add(letters)
        return True

    def _find(self, typed: str) -> None:
        # The box that fits so far is looked at first, so that further letters do not leave it.
        keys = [box.key for box in self.drawing.shown.boxes]
        place = keys.index(self._current) if self._current in keys else 0
        before = keys[place - 1] if len(typed) > 1 else self._current
        found = find(self.drawing.shown, typed, before)
        self._typed.say_found(is_found=found is not None)
        self._walk_to(found)

    def _go(self, way: Way, *, is_adding: bool) -> None:
        """Walk from the current box; with none, walking begins at the main claim."""
        self._typed.forget()
        current = self._current
        there = self._walk.step(current, way) if current else self._walk.first()
        self._walk_to(there, is_adding=is_adding)

    def _walk_to(self, key: str | None, *, is_adding: bool = False) -> None:
        if not key:
            return
        self._is_ring_shown = True
        kept = tuple(one for one in self._selection if one != key) if is_adding else ()
        self.choose((*kept, key))
        self._look()
        self.reveal(key)

    @property
    def _current(self) -> str:
        """The box that keys are about, or nothing."""
        return self._selection[-1] if self._selection else ""

    @override
    def _looked_at(self) -> tuple[str, ...]:
        return self._selection[::-1]

    @override
    def _looked_at_point(self) -> QPointF:
        centre = self._on_window(self.box_rect(self._current).center())
        if self._current and self.viewport().rect().contains(centre.toPoint()):
            return centre
        return super()._looked_at_point()

    def _look(self) -> None:
        has_ring = self._is_ring_shown and self.hasFocus()
        current = self._current if has_ring else ""
        self._boxes.show_attention(self._selection, current, self._pointed)
        if not self._current:  # then the ring is round the whole canvas
            self.viewport().update()

    def _point_at(self, point: QPointF | None) -> None:
        key = self.key_at(point) if point is not None else ""
        is_something = bool(key) or (point is not None and bool(self.chip_at(point)))
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if is_something else arrow)
        if key != self._pointed:
            self._pointed = key
            self._look()
            self.hovered.emit(key)

    def _tell_tip(self, event: QHelpEvent) -> None:
        point = event.pos().toPointF()
        said = self._said_of_box(self.key_at(point)) or self._said_of_arrow(point)
        if said:
            QToolTip.showText(event.globalPos(), said, self)
        else:
            QToolTip.hideText()

    def _said_of_box(self, key: str) -> str:
        if not key:
            return ""
        box = self.drawing.texts.boxes[key].box
        parts = [f"<b>{html.escape(box.title)}</b>" if box.title else "", html.escape(box.text)]
        return "<br>".join(part for part in parts if part)

    def _said_of_arrow(self, point: QPointF) -> str:
        drawing, place = self.drawing, self._in_scene(point)
        arrow = arrow_at(
            drawing.shown.arrows,
            drawing.layout.routes,
            Point(place.x(), place.y()),
            _ARROW_REACH_PX / self.zoom,
        )
        if arrow is None:
            return ""
        boxes = drawing.texts.boxes
        said = spoken_relation(boxes[arrow.source].box, arrow.kind, boxes[arrow.target].box)
        return f"<span>{html.escape(said)}</span>"  # rich text is wrapped, plain text is not

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawForeground(painter, rect)
        if self._is_ring_shown and self.hasFocus() and not self._current:
            painter.save()
            painter.resetTransform()
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = self.viewport().rect().toRectF()
            painter.drawRoundedRect(frame.adjusted(2, 2, -2, -2), 5, 5)
            painter.restore()
