"""A whole map seen from so far that boxes are blocks and arrows threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from typing_extensions import override

from explorer.desktop.drawing.arrow_shapes import at, curves_of
from explorer.desktop.drawing.marks import PLAIN, Mark
from explorer.desktop.map.layers import Layer
from explorer.desktop.theme.tokens import mixed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from explorer.argument.layout.values import Layout, Rect
    from explorer.argument.viewing.values import ShownArrow
    from explorer.desktop.drawing.colours import Colours

OUTLINES_FROM_SCALE = 0.07
"""Below it a block has no outline."""

MOST_SMOOTH = 4_000
"""With more arrows than that, lines are painted without smoothing: they are a texture then."""

_FINE = (0.12, 0.3, 0.5, 0.7, 0.88, 1.0)
_COARSE = (0.5, 1.0)
"""Where curves are cut into straight lines."""


class Block(NamedTuple):
    """How a block looks: the colour of its ground and of its outline."""

    ground: str
    outline: str


class FarLayer(Layer):
    """Paints all boxes of one look at once, and all arrows of one colour."""

    def __init__(self, colours: Colours) -> None:
        super().__init__(0.0)
        self._colours = colours
        self._arrows: Sequence[ShownArrow] = ()
        self._layout: Layout | None = None
        self._main = ""
        self._marks: Mapping[str, Mark] = {}
        self._selected: Collection[str] = ()
        self._threads: dict[str, QPainterPath] | None = None
        self._blocks: dict[Block, list[QRectF]] | None = None

    def choose_colours(self, colours: Colours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self._threads = self._blocks = None
        self.update()

    def show_layout(self, arrows: Sequence[ShownArrow], layout: Layout, main: str) -> None:
        """Show other boxes and arrows."""
        self._arrows, self._layout, self._main = arrows, layout, main
        self._threads = self._blocks = None
        self.update()

    def show_marks(self, marks: Mapping[str, Mark], selected: Collection[str]) -> None:
        """Show what is told about boxes, and which are selected."""
        self._marks, self._selected = marks, selected
        self._blocks = None
        self.update()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._layout is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=len(self._arrows) <= MOST_SMOOTH)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, path in self._all_threads(self._layout).items():
            painter.setPen(QPen(QColor(colour), 0))
            painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        has_outline = painter.worldTransform().m11() >= OUTLINES_FROM_SCALE
        for block, rects in self._all_blocks(self._layout).items():
            ground = block.ground if has_outline else block.outline
            painter.setPen(QPen(QColor(block.outline), 0) if has_outline else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _all_threads(self, layout: Layout) -> dict[str, QPainterPath]:
        if self._threads is None:
            threads: dict[str, QPainterPath] = {}
            shares = _FINE if len(self._arrows) <= MOST_SMOOTH else _COARSE
            for arrow, route in zip(self._arrows, layout.routes, strict=True):
                path = threads.setdefault(self._colours.of(arrow.kind), QPainterPath())
                if route.points:
                    path.moveTo(*route.points[0])
                for curve in curves_of(route.points):
                    for share in shares:
                        path.lineTo(*at(curve, share))
            self._threads = threads
        return self._threads

    def _all_blocks(self, layout: Layout) -> dict[Block, list[QRectF]]:
        if self._blocks is None:
            blocks: dict[Block, list[QRectF]] = {}
            # What is to be found lies over the rest: its look is painted last.
            keys = sorted(layout.boxes, key=lambda key: key in self._selected or key == self._main)
            for key in keys:
                look = self._look(key)
                blocks.setdefault(look, []).append(_of(layout.boxes[key]))
            self._blocks = blocks
        return self._blocks

    def _look(self, key: str) -> Block:
        colours, mark = self._colours, self._marks.get(key, PLAIN)
        usual = Block(colours.band, mixed(colours.dim, colours.page, 0.5))
        if key in self._selected:
            return Block(mixed(colours.accent, colours.page, 0.5), colours.accent)
        if mark.is_matched:
            return Block(colours.hit, mixed(colours.text, colours.hit, 0.4))
        if key == self._main:
            return Block(colours.text, colours.text)
        if mark.is_dimmed:
            return Block(colours.page, mixed(colours.dim, colours.page, 0.22))
        if mark.has_fallen:
            return Block(colours.hatch, usual.outline)
        return usual


def _of(rect: Rect) -> QRectF:
    return QRectF(*rect)
