"""A map on its way from one layout to the next, painted from pictures of its boxes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform
from typing_extensions import override

from explorer.argument.layout.values import Rect
from explorer.desktop.drawing.arrow_shapes import HEAD_LENGTH, HEAD_WIDTH, LINE_PX, dashes_of
from explorer.desktop.drawing.arrows import ArrowPainter
from explorer.desktop.drawing.marks import PLAIN
from explorer.desktop.drawing.painting import NONE
from explorer.desktop.map.box_item import detail_at
from explorer.desktop.map.layers import SIGNS_FROM_SCALE, Layer
from explorer.desktop.map.places import is_touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from explorer.argument.model import RelationKind
    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.drawing.marks import Mark
    from explorer.desktop.drawing.measuring import BoxText, FrameText
    from explorer.desktop.drawing.painting import Attention, BoxPainter
    from explorer.desktop.map.tween import MovingArrow, MovingBox, Tween

HAIRLINE_BELOW_PX, MOST_WIDE = 1.15, 150
"""Lines that are thinner on the screen, or more than that, move as hairlines."""

_AROUND = 36.0
"""How far a box's chips stick out of its picture."""


@dataclass(frozen=True, slots=True)
class Lens:
    """How the map is seen while it moves.

    Attributes:
        scale: How large.
        pixel_ratio: Device pixels for each pixel.
        area: What of the scene is seen.
    """

    scale: float
    pixel_ratio: float
    area: Rect


class TweenLayer(Layer):
    """Paints a tween; it is shown while everything else of the map is hidden."""

    def __init__(self) -> None:
        super().__init__(1.0)
        self._share = 0.0
        self._boxes: list[tuple[MovingBox, QPixmap]] = []
        self._arrows: list[MovingArrow] = []
        self._frames: list[tuple[FrameText, Rect, Rect]] = []
        self._colours: Colours | None = None
        self._painter: BoxPainter | None = None
        self._signs: ArrowPainter | None = None

    def begin(
        self,
        tween: Tween,
        texts: tuple[Mapping[str, BoxText], Mapping[str, FrameText]],
        marks: Mapping[str, Mark],
        lens: Lens,
        look: tuple[BoxPainter, Colours],
        *,
        attention: Mapping[str, Attention],
    ) -> None:
        """Take pictures of all boxes that will be seen, and show the beginning.

        Args:
            tween: The way.
            texts: Of boxes and of frames, from before and after.
            marks: What is told about boxes.
            lens: How the map is seen.
            look: What it is painted with.
            attention: Who looks at boxes; nobody at those that are not in it.
        """
        self._painter, self._colours = look
        self._signs = ArrowPainter(self._colours)
        pictures: dict[str, QPixmap] = {}
        for box in tween.boxes:
            if _is_seen(box, lens.area):
                seen = attention.get(box.key, NONE)
                mark = marks.get(box.key, PLAIN)
                pictures[box.key] = _picture(texts[0][box.key], mark, seen, self._painter, lens)
        self._boxes = [(box, pictures[box.key]) for box in tween.boxes if box.key in pictures]
        self._arrows = [arrow for arrow in tween.arrows if _is_crossing(arrow, lens.area)]
        self._frames = [(texts[1][key], start, end) for key, start, end in tween.frames]
        self.set_share(0.0)

    def set_share(self, share: float) -> None:
        """Show a moment of the way, from 0 to 1."""
        self._share = share
        self.update()

    def end(self) -> None:
        """Let the pictures go."""
        self._boxes, self._arrows, self._frames = [], [], []

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._painter is None or self._colours is None or self._signs is None:
            return
        share = self._share
        for text, start, end in self._frames:
            place = Rect(*(one + (two - one) * share for one, two in zip(start, end, strict=True)))
            self._painter.paint_frame(painter, text, place)
        for fade in (-1, 1, 0):
            painter.setOpacity(_opacity(fade, share))
            arrows = [one for one in self._arrows if one.fade == fade]
            _paint_arrows(painter, arrows, share, self._colours)
            if self._has_signs(painter):
                for arrow in arrows:
                    self._signs.paint_sign(painter, arrow.sign_at(share), arrow.kind)
        world = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        painter.setOpacity(1.0)
        for box, picture in self._boxes:
            if box.fade:
                painter.setOpacity(_opacity(box.fade, share))
            x, y = box.at(share)
            corner = world.map(QPointF(x - _AROUND, y - _AROUND))
            # On whole pixels a picture is copied; between them it would be resampled.
            painter.drawPixmap(corner.toPoint(), picture)
            if box.fade:
                painter.setOpacity(1.0)
        painter.setWorldTransform(world)

    def _has_signs(self, painter: QPainter) -> bool:
        """Tell whether signs are painted: they are many times as costly as lines."""
        scale = painter.worldTransform().m11()
        return scale >= SIGNS_FROM_SCALE and len(self._arrows) <= MOST_WIDE


def _opacity(fade: int, share: float) -> float:
    return 1.0 if fade == 0 else share if fade > 0 else 1.0 - share


def _is_seen(box: MovingBox, area: Rect) -> bool:
    return is_touching(box.start, area) or is_touching(box.end, area)


def _is_crossing(arrow: MovingArrow, area: Rect) -> bool:
    """Tell whether an arrow may be seen on its way: its points hold it, at each moment."""
    if not arrow.start:
        return False
    ends = (arrow.start, arrow.at(1.0))
    xs = [x for course in ends for x in course[::2]]
    ys = [y for course in ends for y in course[1::2]]
    left, top = min(xs), min(ys)
    return is_touching(Rect(left, top, max(xs) - left, max(ys) - top), area)


def _picture(
    text: BoxText, mark: Mark, attention: Attention, boxes: BoxPainter, lens: Lens
) -> QPixmap:
    """Return the picture of a box as it is seen."""
    ratio = lens.scale * lens.pixel_ratio
    pixmap = QPixmap(
        math.ceil((text.width + 2 * _AROUND) * ratio),
        math.ceil((text.height + 2 * _AROUND) * ratio),
    )
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        painter.translate(_AROUND, _AROUND)
        place, detail = Rect(0, 0, text.width, text.height), detail_at(lens.scale)
        boxes.paint_box(painter, text, place, mark, attention=attention, detail=detail)
    pixmap.setDevicePixelRatio(lens.pixel_ratio)
    return pixmap


def _paint_arrows(
    painter: QPainter, arrows: Sequence[MovingArrow], share: float, colours: Colours
) -> None:
    scale = painter.worldTransform().m11()
    width_px = LINE_PX * scale * painter.device().devicePixelRatio()
    # Qt strokes hairlines many times faster than anything wider, and few see it in motion.
    is_hairline = width_px <= HAIRLINE_BELOW_PX or len(arrows) > MOST_WIDE
    by_kind: dict[RelationKind, list[list[float]]] = {}
    for arrow in arrows:
        by_kind.setdefault(arrow.kind, []).append(arrow.at(share))
    for kind, courses in by_kind.items():
        colour = QColor(colours.of(kind))
        width = 1.0 if is_hairline else LINE_PX
        pen = QPen(colour, 0.0 if is_hairline else width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes := dashes_of(kind):
            # The dashes of a hairline are counted in pixels of the screen.
            pen.setDashPattern(
                [length * (scale if is_hairline else 1.0) / width for length in dashes]
            )
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paths = [_path(course) for course in courses]
        if is_hairline:
            painter.drawPath(_together(paths))
        else:
            for path in paths:
                painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for course in courses:
            painter.drawPolygon(_head(*course[-4:]))
            if kind.is_symmetric:
                painter.drawPolygon(_head(course[2], course[3], course[0], course[1]))


def _path(course: list[float]) -> QPainterPath:
    path = QPainterPath(QPointF(course[0], course[1]))
    for place in range(2, len(course) - 5, 6):
        path.cubicTo(*course[place : place + 6])
    return path


def _together(paths: Iterable[QPainterPath]) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole.addPath(path)
    return whole


def _head(back_x: float, back_y: float, tip_x: float, tip_y: float) -> QPolygonF:
    length = math.hypot(tip_x - back_x, tip_y - back_y) or 1.0
    x, y = (tip_x - back_x) / length, (tip_y - back_y) / length
    base_x, base_y, half = tip_x - x * HEAD_LENGTH, tip_y - y * HEAD_LENGTH, HEAD_WIDTH / 2
    return QPolygonF(
        [
            QPointF(tip_x, tip_y),
            QPointF(base_x - y * half, base_y + x * half),
            QPointF(base_x + y * half, base_y - x * half),
        ]
    )
