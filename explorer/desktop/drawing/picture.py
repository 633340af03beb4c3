"""A whole map, painted at once: into a picture, on a page, in a preview."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer.desktop.drawing.arrow_shapes import shape_of
from explorer.desktop.drawing.arrows import ArrowPainter
from explorer.desktop.drawing.colours import stepped_back
from explorer.desktop.drawing.marks import PLAIN, Mark
from explorer.desktop.drawing.painting import BoxPainter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.layout.values import Layout
    from explorer.argument.viewing.values import Shown
    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.drawing.measuring import Texts

OVERHANG_PX = 32.0
"""How far chips stick out of boxes; a picture has that much room around its layout."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a map is painted from.

    Attributes:
        shown: What is shown.
        layout: Where; its routes are those of the shown arrows, in their order.
        texts: What stands in the boxes.
        marks: What is told about boxes, by key; a box that is not in it has nothing told.
    """

    shown: Shown
    layout: Layout
    texts: Texts
    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))


def paint_drawing(painter: QPainter, drawing: Drawing, colours: Colours) -> None:
    """Paint a map with its upper left corner at 0, 0: frames, arrows over them, boxes over both."""
    shown, layout, texts = drawing.shown, drawing.layout, drawing.texts
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    boxes = BoxPainter(colours, texts.lettering, layout.direction)
    for group in shown.groups:
        if group.key in layout.frames:
            boxes.paint_frame(painter, texts.frames[group.key], layout.frames[group.key])
    marks = drawing.marks
    dimmed = {key for key, mark in marks.items() if mark.is_dimmed}
    plain, back = ArrowPainter(colours), ArrowPainter(stepped_back(colours))
    for arrow, route in zip(shown.arrows, layout.routes, strict=True):
        arrows = back if arrow.source in dimmed or arrow.target in dimmed else plain
        arrows.paint(painter, shape_of(route, arrow.kind), arrow.kind)
    for box in shown.boxes:
        mark = marks.get(box.key, PLAIN)
        boxes.paint_box(painter, texts.boxes[box.key], layout.boxes[box.key], mark)
    painter.restore()


def bounds_of(layout: Layout) -> QRectF:
    """Return all that a painted map covers."""
    around = OVERHANG_PX
    return QRectF(0, 0, layout.width, layout.height).adjusted(-around, -around, around, around)
