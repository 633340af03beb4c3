"""What lies under and over the boxes of a map: frames, all arrows, arrows that stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.argument.layout.values import Rect
from explorer.desktop.drawing.arrow_shapes import LINE_PX
from explorer.desktop.drawing.arrows import ArrowPainter
from explorer.desktop.drawing.colours import stepped_back
from explorer.desktop.drawing.inks import Inks
from explorer.desktop.map.arrow_grid import ArrowGrid, Cell, Ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.argument.model import RelationKind
    from explorer.desktop.drawing.arrow_shapes import ArrowShape
    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.drawing.measuring import FrameText
    from explorer.desktop.drawing.painting import BoxPainter

SIGNS_FROM_SCALE = 0.38
"""Signs are painted where they can be told apart."""

LEAST_LINE_PX = 1.15
"""A line is never thinner on the screen, or its colour is lost."""

_BENEATH, _UNDER, _BETWEEN = -3.0, -2.0, -1.0


class Layer(QGraphicsItem):
    """Something as large as the map."""

    def __init__(self, z: float) -> None:
        super().__init__()
        self.setZValue(z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._area = QRectF()

    def set_area(self, area: QRectF) -> None:
        """Say how far it reaches."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._area


class FramesLayer(Layer):
    """The frames of open groups."""

    def __init__(self) -> None:
        super().__init__(_BENEATH)
        self._frames: list[tuple[FrameText, Rect]] = []
        self._painter: BoxPainter | None = None

    def show_frames(
        self, frames: Iterable[tuple[FrameText, Rect]], painter: BoxPainter | None
    ) -> None:
        """Show frames, outer ones first."""
        self._frames, self._painter = list(frames), painter
        self.update()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._painter is None:
            return
        for text, place in self._frames:
            if option.exposedRect.intersects(QRectF(*place)):
                self._painter.paint_frame(painter, text, place)


class ArrowsLayer(Layer):
    """All arrows, painted from a grid of their pieces."""

    def __init__(self, colours: Colours) -> None:
        super().__init__(_UNDER)
        self._grid = ArrowGrid((), ())
        self._inks = {False: Inks(colours), True: Inks(stepped_back(colours))}

    def choose_colours(self, colours: Colours) -> None:
        """Paint in other colours."""
        self._inks = {False: Inks(colours), True: Inks(stepped_back(colours))}
        self.update()

    def show_grid(self, grid: ArrowGrid) -> None:
        """Show other arrows."""
        self._grid = grid
        self.update()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        exposed = option.exposedRect
        area = Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height())
        cells = self._grid.cells(area)
        scale = painter.worldTransform().m11()
        inks = sorted({ink for cell in cells for ink in cell}, key=lambda ink: not ink.is_back)
        for ink in inks:
            self._paint_lines(painter, cells, ink, max(LINE_PX, LEAST_LINE_PX / scale))
        if scale >= SIGNS_FROM_SCALE:
            for ink in inks:
                self._paint_signs(painter, cells, ink)

    def _paint_lines(
        self, painter: QPainter, cells: Sequence[Cell], ink: Ink, width: float
    ) -> None:
        colour = self._inks[ink.is_back].relations[ink.kind]
        held = [cell[ink] for cell in cells if ink in cell]
        painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.FlatCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pieces in held:
            if pieces.dashes:
                painter.drawLines(pieces.dashes)
            for run in pieces.runs:
                painter.drawPolyline(run)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for pieces in held:
            if not pieces.heads.isEmpty():
                painter.drawPath(pieces.heads)

    def _paint_signs(self, painter: QPainter, cells: Sequence[Cell], ink: Ink) -> None:
        inks = self._inks[ink.is_back]
        colour = inks.relations[ink.kind]
        held = [cell[ink] for cell in cells if ink in cell]
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(inks.page)
        for pieces in held:
            if not pieces.discs.isEmpty():
                painter.drawPath(pieces.discs)
        painter.setPen(QPen(colour, 1.6, c=Qt.PenCapStyle.RoundCap))
        for pieces in held:
            if pieces.signs:
                painter.drawLines(pieces.signs)


class LooseLayer(Layer):
    """Few arrows painted one by one: those that stand out, and those that are being dragged."""

    def __init__(self, colours: Colours) -> None:
        super().__init__(_BETWEEN)
        self._painter = ArrowPainter(colours)
        self._groups: dict[str, Sequence[tuple[ArrowShape, RelationKind]]] = {}

    def choose_colours(self, colours: Colours) -> None:
        """Paint in other colours."""
        self._painter = ArrowPainter(colours)
        self.update()

    def show_arrows(self, name: str, arrows: Sequence[tuple[ArrowShape, RelationKind]]) -> None:
        """Show arrows under a name, instead of those shown under it before."""
        if arrows or self._groups.get(name):
            self._groups[name] = arrows
            self.update()

    @property
    def groups(self) -> Mapping[str, Sequence[tuple[ArrowShape, RelationKind]]]:
        """What is shown, by name."""
        return self._groups

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        has_sign = painter.worldTransform().m11() >= SIGNS_FROM_SCALE
        for arrows in self._groups.values():
            for shape, kind in arrows:
                self._painter.paint(painter, shape, kind, is_strong=True, has_sign=has_sign)
