"""The sheet of a map: a drawing on a stage, that moves when it changes and finds its boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QTransform
from typing_extensions import override

from explorer.argument.layout.values import Direction, Rect
from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.drawing.measuring import folded_place
from explorer.desktop.drawing.picture import Drawing
from explorer.desktop.map.mover import Mover, can_move
from explorer.desktop.map.places import around, is_touching
from explorer.desktop.map.scene import MapScene
from explorer.desktop.map.stage import MapStage
from explorer.desktop.map.tween_layer import Lens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from explorer.argument.layout.values import Layout
    from explorer.argument.viewing.values import Shown
    from explorer.desktop.drawing.marks import Mark
    from explorer.desktop.drawing.measuring import Texts
    from explorer.desktop.theme.theme import Theme

READABLE_SCALE = 0.75
"""The least scale at which what stands in boxes is read with ease, across a room too."""

LEAST_START_SCALE = 0.55
"""How small a map may begin for a reason to stand beside its claim in a narrow window, or for all
of one that has no main claim to begin with.
"""

_REACH_PX = 80.0


class MapSheet(MapStage):
    """Shows a drawing.

    Signals:
        shown_changed(): Other boxes, elsewhere, or in other colours.
    """

    shown_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._theme = theme
        # A view does not own its scene.
        self._boxes = MapScene(colours_of(theme.tokens))
        super().__init__(self._boxes, parent)
        self._boxes.setParent(self)
        self._mover = Mover(self._boxes, self)
        self._mover.faded.connect(self.viewport().update)
        self._is_motion_reduced = False
        theme.changed.connect(self._take_theme)

    @property
    def theme(self) -> Theme:
        """Whose colours it has."""
        return self._theme

    @property
    def drawing(self) -> Drawing:
        """What is shown, and where."""
        return self._boxes.drawing

    @property
    def is_moving(self) -> bool:
        """Whether boxes are on their way to new places."""
        return self._mover.is_running

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
        """Show a map; what the reader looks at stays in its place if it is still there.

        Args:
            shown: What is shown.
            layout: Where.
            texts: What stands in its boxes.
            marks: What is told about them.
            animate: Whether boxes move to their new places.
            is_other: Whether it is another map, seen from its beginning, whatever boxes they share.
        """
        before, after = self._boxes.drawing, Drawing(shown, layout, texts, marks or {})
        self._mover.finish()
        is_first = is_other or not before.shown.boxes
        is_moving = animate and not is_first and not self._is_still()
        can_tween = can_move(before, after) and not self._boxes.is_far
        old = self.viewport().grab() if is_moving and not can_tween else None
        kept = "" if is_first else self._kept(before, after)
        corner = self._in_scene(QPointF())
        self._boxes.show_drawing(after)
        self._loosen()
        if kept:
            self._keep(kept, before, after)
        elif after.shown.boxes:
            self.zoom_to_start()
            can_tween = False
        if old is not None:
            self._mover.fade(old)
        elif is_moving and can_tween:
            by = self._in_scene(QPointF()) - corner
            self._mover.move(before, (by.x(), by.y()), self._lens())
        self.shown_changed.emit()

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show what is told about boxes, by key; boxes that are not in it have nothing told."""
        self._boxes.show_marks(marks)

    def reveal(self, key: str) -> None:
        """Bring a box into sight; one that is not shown is not."""
        if key in self.drawing.layout.boxes:
            self.bring_into_sight(self.box_rect(key))

    def zoom_to_start(self) -> None:
        """Show all of the map if it can be read then, else its main claim and what is next to it.

        The main claim then lies where reading begins, with its reasons around the middle.
        """
        bounds = self._boxes.bounds
        has_main = bool(self.drawing.shown.main)
        if self._fitting_scale(bounds) >= (READABLE_SCALE if has_main else LEAST_START_SCALE):
            self.zoom_to_fit()
        else:
            is_right = self.drawing.layout.direction is Direction.RIGHT
            main = self.box_rect(self._first())
            beside = main.united(self._next_to(self._first()))
            across = QRectF(0, 0, beside.width(), 1) if is_right else QRectF(0, 0, 1, main.height())
            fitting = self._fitting_scale(across)
            self._set_zoom(min(max(fitting, LEAST_START_SCALE), READABLE_SCALE), QPointF())
            half = self.seen.size() / 2
            if is_right:
                middle = QPointF(bounds.left() + half.width(), main.center().y())
            else:
                middle = QPointF(main.center().x(), bounds.top() + half.height())
            self.centerOn(middle)
        self._refit = self.zoom_to_start

    def set_motion_reduced(self, *, is_reduced: bool) -> None:
        """Say whether boxes move; they never do where the desktop asks for no motion."""
        self._is_motion_reduced = is_reduced

    def box_rect(self, key: str) -> QRectF:
        """Return where a box lies in the scene; an empty place for one that is not shown."""
        place = self.drawing.layout.boxes.get(key)
        return QRectF(*place) if place else QRectF()

    def key_at(self, point: QPointF) -> str:
        """Return the box at a point of the window, or nothing."""
        place = self._in_scene(point)
        return self._boxes.places.at(place.x(), place.y()) or ""

    def chip_at(self, point: QPointF) -> str:
        """Return the box whose chip for what is hidden is at a point of the window, or nothing."""
        if self._boxes.is_far:
            return ""
        place, drawing = self._in_scene(point), self.drawing
        reach = _REACH_PX
        area = Rect(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        for key in self._boxes.places.touching(area):
            text, box = drawing.texts.boxes[key], drawing.layout.boxes[key]
            if QRectF(*folded_place(text, box, drawing.layout.direction)).contains(place):
                return key
        return ""

    def keys_in(self, area: QRectF) -> tuple[str, ...]:
        """Return the boxes of which a part lies in an area of the window."""
        part = self._seen_at(area)
        return self._boxes.places.touching(Rect(part.x(), part.y(), part.width(), part.height()))

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._mover.fading is not None:
            old, share = self._mover.fading
            world = painter.worldTransform()
            painter.setWorldTransform(QTransform())
            painter.setOpacity(share)
            painter.drawPixmap(0, 0, old)
            painter.setOpacity(1.0)
            painter.setWorldTransform(world)

    def _looked_at(self) -> tuple[str, ...]:
        """Return the boxes that the reader looks at, the foremost one first."""
        return ()

    def _first(self) -> str:
        """Return the main claim, or the first box, or nothing."""
        shown = self.drawing.shown
        return shown.main or (shown.boxes[0].key if shown.boxes else "")

    def _next_to(self, key: str) -> QRectF:
        """Return where what bears on a box lies; an empty place for nothing."""
        boxes = self.drawing.layout.boxes
        reasons = {
            one.source: boxes[one.source] for one in self.drawing.shown.arrows if one.target == key
        }
        return QRectF(*around(reasons)) if reasons else QRectF()

    def _is_still(self) -> bool:
        """Tell whether nothing is to move."""
        return self._is_motion_reduced or self._theme.is_motion_reduced

    def _lens(self) -> Lens:
        seen = self.seen
        area = Rect(seen.x(), seen.y(), seen.width(), seen.height())
        return Lens(self.zoom, self.devicePixelRatioF(), area)

    def _kept(self, before: Drawing, after: Drawing) -> str:
        """Return the box that stays where it is seen: one looked at, or the most central one."""
        old, new, seen = before.layout.boxes, after.layout.boxes, self._lens().area
        for key in self._looked_at():
            if key in old and key in new and is_touching(old[key], seen):
                return key
        centre = self.seen.center()
        in_sight = [key for key in self._boxes.places.touching(seen) if key in new]
        return min(
            in_sight or (key for key in old if key in new),
            key=lambda key: (QRectF(*old[key]).center() - centre).manhattanLength(),
            default="",
        )

    def _keep(self, kept: str, before: Drawing, after: Drawing) -> None:
        """Scroll so that a box is seen where it was, and with it the boxes that it brings."""
        was = QRectF(*before.layout.boxes[kept]).center()
        now = QRectF(*after.layout.boxes[kept]).center()
        by = (now - was) * self.zoom
        self._scroll(by.x(), by.y())
        new = {
            key: rect for key, rect in after.layout.boxes.items() if key not in before.layout.boxes
        }
        if new:
            self._refit = None
            area = QRectF(*around({**new, kept: after.layout.boxes[kept]}))
            seen = self.seen
            if area.width() < seen.width() and area.height() < seen.height():
                self.bring_into_sight(area)

    @override
    def _hold(self, before: QRectF) -> None:
        held = next((key for key in (*self._looked_at(), self._first()) if key), "")
        refit = self._refit
        if before.contains(self.box_rect(held)):
            self.bring_into_sight(self.box_rect(held))
        self._refit = refit

    def _take_theme(self) -> None:
        self._boxes.choose_colours(colours_of(self._theme.tokens))
        self.shown_changed.emit()
