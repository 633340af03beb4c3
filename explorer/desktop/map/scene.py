"""The scene of a map: it follows the drawing, and every box keeps its item as long as it is shown.

Near by every box is an item and all arrows are one; from afar boxes and arrows are one layer; while
the map moves another layer shows it, and the items are where they will be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsScene

from explorer.argument.layout.values import Layout
from explorer.argument.viewing.values import Shown
from explorer.desktop.drawing.arrow_shapes import shape_of
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.marks import PLAIN, Mark
from explorer.desktop.drawing.measuring import Texts
from explorer.desktop.drawing.painting import Attention, BoxPainter
from explorer.desktop.drawing.picture import OVERHANG_PX, Drawing
from explorer.desktop.map.arrow_grid import ArrowGrid
from explorer.desktop.map.box_item import BoxItem
from explorer.desktop.map.far_layer import FarLayer
from explorer.desktop.map.layers import ArrowsLayer, FramesLayer, LooseLayer
from explorer.desktop.map.nudging import Offset, following, nudged, shifted
from explorer.desktop.map.places import Places, around
from explorer.desktop.map.tween import tween_of
from explorer.desktop.map.tween_layer import Lens, TweenLayer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from PySide6.QtCore import QObject

    from explorer.argument.layout.values import Rect
    from explorer.argument.model import RelationKind
    from explorer.desktop.drawing.arrow_shapes import ArrowShape
    from explorer.desktop.drawing.colours import Colours

FAR_BELOW_SCALE = 0.25
"""Below it boxes are blocks."""

SMALL_FAR_BELOW_SCALE = 0.2
"""The same for a map of few boxes, of which each can be painted at any scale."""

MOST_OF_SMALL = 200
"""A map with no more boxes is one of few."""

MOST_LIT = 12
"""With more boxes selected, their arrows no longer stand out: nearly all would."""


class MapScene(QGraphicsScene):
    """Shows one drawing, whoever looks at it."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._drawing = Drawing(Shown(), Layout(), Texts({}, {}, Lettering()))
        self._painter = BoxPainter(colours, self._drawing.texts.lettering)
        # Python's halves of the items live as long as these references.
        self._items: dict[str, BoxItem] = {}
        self._frames = FramesLayer()
        self._arrows = ArrowsLayer(colours)
        self._loose = LooseLayer(colours)
        self._far = FarLayer(colours)
        self._moving = TweenLayer()
        self._layers = (self._frames, self._arrows, self._loose, self._far, self._moving)
        for layer in self._layers:
            self.addItem(layer)
        self._far.hide()
        self._moving.hide()
        self._touching: dict[str, list[int]] = {}
        self._places = Places({})
        self._selected: frozenset[str] = frozenset()
        self._current = self._pointed = ""
        self._dragged: Mapping[str, Offset] = {}
        self._scale = 1.0
        self._is_far = self._is_moving = False
        self._paint_ground()

    @property
    def drawing(self) -> Drawing:
        """What is shown, boxes that were moved by hand in their new places."""
        return self._drawing

    @property
    def places(self) -> Places:
        """Where its boxes lie."""
        return self._places

    @property
    def bounds(self) -> QRectF:
        """All that is painted."""
        layout = self._drawing.layout
        whole = QRectF(*around({**layout.frames, **layout.boxes}))
        return whole.adjusted(-OVERHANG_PX, -OVERHANG_PX, OVERHANG_PX, OVERHANG_PX)

    def item(self, key: str) -> BoxItem:
        """Return the item of a box.

        Raises:
            KeyError: It is not shown.
        """
        return self._items[key]

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing, at once."""
        before, self._drawing = self._drawing, drawing
        self._dragged = {}
        if (drawing.texts.lettering, drawing.layout.direction) != (
            before.texts.lettering,
            before.layout.direction,
        ):
            self._choose_painter()
        self._touching = {box.key: [] for box in drawing.shown.boxes}
        for number, arrow in enumerate(drawing.shown.arrows):
            self._touching[arrow.source].append(number)
            self._touching[arrow.target].append(number)
        self._follow_boxes()
        self.see_from(self._scale)
        self._follow_layout()
        self._follow_attention(self._items)

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show what is told about boxes now."""
        before = _dimmed(self._drawing.marks)
        self._drawing = replace(self._drawing, marks=marks)
        for key, item in self._items.items():
            item.show_mark(marks.get(key, PLAIN))
        self._far.show_marks(marks, self._selected)
        if _dimmed(marks) != before:
            self._show_arrows()

    def choose_colours(self, colours: Colours) -> None:
        """Paint everything in other colours."""
        self._colours = colours
        self._choose_painter()
        for key, item in self._items.items():
            item.show_text(self._drawing.texts.boxes[key], self._painter)
        for layer in (self._arrows, self._loose, self._far):
            layer.choose_colours(colours)
        self._show_frames()
        self._paint_ground()

    def show_attention(self, selected: Collection[str], current: str, pointed: str) -> None:
        """Show what is selected, where the keyboard is and what is pointed at."""
        before, chosen = self._looked_at(), frozenset(selected)
        if chosen != self._selected:
            self._far.show_marks(self._drawing.marks, chosen)
        self._selected, self._current, self._pointed = chosen, current, pointed
        self._follow_attention(before | self._looked_at())

    @property
    def is_far(self) -> bool:
        """Whether it is seen from so far that boxes are blocks."""
        return self._is_far

    def see_from(self, scale: float) -> None:
        """Show what can be seen at a scale."""
        self._scale = scale
        is_small = len(self._drawing.shown.boxes) <= MOST_OF_SMALL
        is_far = scale < (SMALL_FAR_BELOW_SCALE if is_small else FAR_BELOW_SCALE)
        if is_far != self._is_far:
            self._is_far = is_far
            self._show_level()

    def begin_moving(self, before: Drawing, by: Offset, lens: Lens) -> None:
        """Begin to move from another drawing to the present one, which is shown already."""
        after = self._drawing
        texts = (
            {**before.texts.boxes, **after.texts.boxes},
            {**before.texts.frames, **after.texts.frames},
        )
        marks = {**before.marks, **after.marks}
        look = self._painter, self._colours
        seen = {key: item.attention for key, item in self._items.items()}
        way = tween_of(before, after, by)
        self._moving.begin(way, texts, marks, lens, look, attention=seen)
        old = QRectF(*around(before.layout.boxes)).translated(*by)
        self._moving.set_area(self.bounds | old.adjusted(-32, -32, 32, 32))
        self._is_moving = True
        self._show_level()

    def move_to(self, share: float) -> None:
        """Show a moment of the way, from 0 to 1."""
        self._moving.set_share(share)

    def end_moving(self) -> None:
        """Show the items where they are."""
        if self._is_moving:
            self._is_moving = False
            self._moving.end()
            self._show_level()

    def drag(self, offsets: Mapping[str, Offset]) -> None:
        """Show boxes moved by hand, with their arrows after them."""
        layout, arrows = self._drawing.layout, self._drawing.shown.arrows
        lifted = sorted({number for key in offsets for number in self._touching[key]})
        if self._dragged.keys() != offsets.keys():
            self._show_arrows(frozenset(lifted))
        self._dragged = offsets
        for key, by in offsets.items():
            place = shifted(layout.boxes[key], by)
            self._items[key].setPos(place.x, place.y)
        shapes = []
        for number in lifted:
            arrow, route = arrows[number], layout.routes[number]
            ends = [
                (by := offsets.get(key, (0.0, 0.0)), shifted(layout.boxes[key], by))
                for key in (arrow.source, arrow.target)
            ]
            shapes.append((shape_of(following(route, *ends), arrow.kind), arrow.kind))
        self._loose.set_area(self.bounds | QRectF(*around(self._at_hand(offsets))))
        self._loose.show_arrows("lit", ())
        self._loose.show_arrows("lifted", shapes)

    def drop(self) -> None:
        """Leave dragged boxes where they are."""
        offsets, self._dragged = self._dragged, {}
        layout = nudged(self._drawing.layout, self._drawing.shown.arrows, offsets)
        self._drawing = replace(self._drawing, layout=layout)
        self._loose.show_arrows("lifted", ())
        self._follow_layout()
        self._follow_attention(self._items)

    def _at_hand(self, offsets: Mapping[str, Offset]) -> dict[str, Rect]:
        return {key: shifted(self._drawing.layout.boxes[key], by) for key, by in offsets.items()}

    def _choose_painter(self) -> None:
        drawing = self._drawing
        self._painter = BoxPainter(self._colours, drawing.texts.lettering, drawing.layout.direction)

    def _paint_ground(self) -> None:
        self.setBackgroundBrush(QColor(self._colours.page))

    def _follow_boxes(self) -> None:
        """Make, change and let go items, so that there is one for each box."""
        drawing = self._drawing
        keys = [box.key for box in drawing.shown.boxes]
        for key in self._items.keys() - set(keys):
            self.removeItem(self._items.pop(key))
        is_near = not self._is_far and not self._is_moving
        for key in keys:
            text = drawing.texts.boxes[key]
            mark, item = drawing.marks.get(key, PLAIN), self._items.get(key)
            if item is None:
                item = self._items[key] = BoxItem(text, mark, self._painter)
                item.setVisible(is_near)
                self.addItem(item)
            else:
                item.show_text(text, self._painter)
                item.show_mark(mark)

    def _follow_layout(self) -> None:
        """Put everything where the layout says."""
        drawing = self._drawing
        for key, item in self._items.items():
            place = drawing.layout.boxes[key]
            item.setPos(place.x, place.y)
        self._places = Places(drawing.layout.boxes)
        area = self.bounds
        for layer in self._layers:
            layer.set_area(area)
        self._far.show_layout(drawing.shown.arrows, drawing.layout, drawing.shown.main)
        self._far.show_marks(drawing.marks, self._selected)
        self._show_frames()
        self._show_arrows()

    def _show_frames(self) -> None:
        drawing = self._drawing
        self._frames.show_frames(
            (
                (drawing.texts.frames[group.key], drawing.layout.frames[group.key])
                for group in drawing.shown.groups
                if group.key in drawing.layout.frames
            ),
            self._painter,
        )

    def _show_arrows(self, lifted: frozenset[int] = frozenset()) -> None:
        drawing = self._drawing
        self._arrows.show_grid(
            ArrowGrid(drawing.shown.arrows, drawing.layout.routes, _dimmed(drawing.marks), lifted)
        )

    def _show_level(self) -> None:
        is_near = not self._is_far and not self._is_moving
        for item in self._items.values():
            item.setVisible(is_near)
        self._arrows.setVisible(is_near)
        self._loose.setVisible(is_near)
        self._frames.setVisible(not self._is_moving)
        self._far.setVisible(self._is_far and not self._is_moving)
        self._moving.setVisible(self._is_moving)

    def _looked_at(self) -> set[str]:
        """Return the boxes that look different from others."""
        seen = {*self._selected, self._current, self._pointed}
        return seen | set(self._neighbours(self._pointed))

    def _neighbours(self, key: str) -> Iterable[str]:
        arrows = self._drawing.shown.arrows
        for number in self._touching.get(key, ()):
            yield arrows[number].source
            yield arrows[number].target

    def _follow_attention(self, keys: Iterable[str]) -> None:
        near = {self._pointed, *self._neighbours(self._pointed)}
        for key in keys:
            if key in self._items:
                self._items[key].show_attention(
                    Attention(key in self._selected, key == self._current, key in near)
                )
        self._loose.show_arrows("lit", self._lit())

    def _lit(self) -> list[tuple[ArrowShape, RelationKind]]:
        """Return the arrows of what is pointed at or selected."""
        chosen = list(self._selected) if len(self._selected) <= MOST_LIT else []
        numbers = {
            number for key in (*chosen, self._pointed) for number in self._touching.get(key, ())
        }
        arrows, routes = self._drawing.shown.arrows, self._drawing.layout.routes
        return [
            (shape_of(routes[number], arrows[number].kind), arrows[number].kind)
            for number in sorted(numbers)
        ]


def _dimmed(marks: Mapping[str, Mark]) -> frozenset[str]:
    return frozenset(key for key, mark in marks.items() if mark.is_dimmed)
