"""The picture in columns: boxes with titles, headings above them, edges around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from explorer.desktop.graph.forms import QUIET_FORMS, colour_of, form_of, width_of
from explorer.desktop.graph.layouts import spacing_of
from explorer.desktop.graph.strokes import (
    Pen,
    Stroke,
    distance_to,
    paint_stroke,
    points_along,
    stroke_of,
)
from explorer.desktop.graph.titles import Placed, elided, whole_lines
from explorer.desktop.theme.tokens import mixed
from explorer.desktop.wording import plural_name, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.desktop.graph.camera import Camera
    from explorer.desktop.graph.emphasis import Emphasis
    from explorer.desktop.graph.layouts import BoxStyle
    from explorer.desktop.graph.picture import Direction
    from explorer.desktop.theme.theme import Theme
    from explorer.library.kinds import Kind
    from explorer.library.model import Library, Link
    from explorer.topics.columns import Column, ColumnLayout
    from explorer.topics.geometry import Route
    from explorer.topics.selection import Subgraph

REACH_PX = 7.0
"""How near to a line a click must be."""

_LABEL_MARGIN = 8.0
"""What of a gutter is kept free beside the name of a line."""

_EDGE_PX, _LEAST_HEADING_PX = 6.0, 24.0
_LABEL_PLACES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8)


@dataclass(frozen=True, slots=True)
class _Node:
    id: str
    kind: Kind
    rect: QRectF
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    link: Link
    route: Route
    stroke: Stroke
    points: tuple[QPointF, ...]
    bounds: QRectF


class ColumnPicture:
    """Draws a part of the graph in columns."""

    least_fit, most_fit = 0.8, 1.0

    def __init__(
        self,
        layout: ColumnLayout,
        part: Subgraph,
        library: Library,
        theme: Theme,
        style: BoxStyle,
    ) -> None:
        self._layout = layout
        self._part = part
        self._theme = theme
        self._style = style
        self._nodes = {one: self._node(one, library) for one in part.documents}
        self._lines = tuple(
            _line(link, route) for link, route in zip(part.links, layout.routes, strict=True)
        )

    @property
    def part(self) -> Subgraph:
        """What is drawn."""
        return self._part

    @property
    def bounds(self) -> QRectF:
        """All of it."""
        return QRectF(0, 0, self._layout.width, self._layout.height)

    def node_rect(self, document_id: str, camera: Camera) -> QRectF:
        """Return where a document's box is seen; an empty one for none."""
        node = self._nodes.get(document_id)
        return camera.rect_on_screen(node.rect) if node else QRectF()

    def node_at(self, point: QPointF, camera: Camera) -> str | None:
        """Return the document whose box is there."""
        place = camera.to_picture(point)
        return next((node.id for node in self._nodes.values() if node.rect.contains(place)), None)

    def link_at(self, point: QPointF, camera: Camera) -> Link | None:
        """Return the link whose line is nearest, if one is near."""
        place, reach = camera.to_picture(point), REACH_PX / camera.scale
        near = [
            (distance_to(line.points, place), number)
            for number, line in enumerate(self._lines)
            if line.bounds.adjusted(-reach, -reach, reach, reach).contains(place)
        ]
        distance, number = min(near, default=(reach + 1, 0))
        return self._lines[number].link if distance <= reach else None

    def link_point(self, link: Link, camera: Camera) -> QPointF | None:
        """Return the middle of a link's line within its first gutter."""
        line = next((line for line in self._lines if line.link == link), None)
        return camera.to_screen(QPointF(*line.route.label_at)) if line else None

    def first_node(self) -> str | None:
        """Return the uppermost document of the first column."""
        stacks = self._stacks()
        return stacks[0][0].id if stacks else None

    def next_node(self, document_id: str, direction: Direction) -> str | None:
        """Return the next one of the column, or the one most level with it in the next column."""
        stacks = self._stacks()
        for place, stack in enumerate(stacks):
            row = next((row for row, node in enumerate(stack) if node.id == document_id), None)
            if row is None:
                continue
            across, down = direction.value
            if down:
                there = row + down
                return stack[there].id if 0 <= there < len(stack) else None
            beside = place + across
            if not 0 <= beside < len(stacks):
                return None
            level = stack[row].rect.center().y()
            return min(stacks[beside], key=lambda node: abs(node.rect.center().y() - level)).id
        return self.first_node()

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        size: QSizeF,
        emphasis: Emphasis,
        *,
        is_moving: bool,
    ) -> None:
        """Paint lines, boxes over them, names of lines over both, and headings that stay."""
        del is_moving
        seen = camera.seen(size)
        painter.save()
        painter.setTransform(camera.transform, combine=True)
        lit = [line for line in self._lines if line.link.address in emphasis.lit]
        for line in self._lines:
            if line.link.address not in emphasis.lit and line.bounds.intersects(seen):
                self._paint_line(painter, line, emphasis)
        for line in lit:
            self._paint_line(painter, line, emphasis)
        for node in self._nodes.values():
            if node.rect.adjusted(-4, -4, 4, 4).intersects(seen):
                self._paint_node(painter, node, emphasis)
        self._paint_labels(painter, lit, emphasis)
        painter.restore()
        self._paint_headings(painter, camera, size)

    def _paint_line(self, painter: QPainter, line: _Line, emphasis: Emphasis) -> None:
        tokens = self._theme.tokens
        form = form_of(line.link)
        is_lit = line.link.address in emphasis.lit
        colour, width = colour_of(form, tokens), width_of(form)
        if is_lit:
            is_chosen = line.link.address in (emphasis.selected, emphasis.pointed)
            width += 1.4 if is_chosen else 0.7
        elif emphasis.dims_others:
            colour, width = mixed(colour, tokens.base, 0.16), 1.0
        else:
            colour = mixed(colour, tokens.base, 0.5 if form in QUIET_FORMS else 0.78)
        paint_stroke(painter, line.stroke, Pen(form, QColor(colour), width, QColor(tokens.base)))

    def _paint_node(self, painter: QPainter, node: _Node, emphasis: Emphasis) -> None:
        tokens, style = self._theme.tokens, self._style
        is_selected = emphasis.is_selected(node.id)
        is_quiet = emphasis.dims_others and node.id not in emphasis.near | emphasis.found
        ink, own = QColor(tokens.text), tokens.kinds.of(node.kind)
        border, width = QColor(mixed(own, tokens.base, 0.42)), float(tokens.sizes.outline_px)
        fill = QColor(tokens.kind_fill(node.kind))
        if is_quiet:
            ink = QColor(mixed(tokens.text, tokens.base, 0.6))
            border, fill = QColor(tokens.border_soft), QColor(tokens.base)
        if is_selected:
            border, width = QColor(tokens.text), 2.0
        elif emphasis.is_pointed(node.id):
            border, width = QColor(own), 1.6
        radius = tokens.sizes.radius_px + 1
        if is_selected and emphasis.has_focus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(node.rect.adjusted(-4, -4, 4, 4), radius + 4, radius + 4)
        painter.setPen(QPen(border, width))
        painter.setBrush(fill)
        # A pen of odd width is crisp when it runs along the middle of pixels.
        crisp = node.rect.adjusted(0.5, 0.5, -0.5, -0.5) if width < 2 else node.rect
        painter.drawRoundedRect(crisp, radius, radius)
        left, middle = node.rect.left() + style.pad, node.rect.center().y()
        shape = QRectF(left, middle - style.shape / 2, style.shape, style.shape)
        painter.setOpacity(0.55 if is_quiet else 1.0)
        self._theme.paint_kind(painter, shape, node.kind)
        painter.setOpacity(1.0)
        font = self._theme.interface_font()
        font.setWeight(QFont.Weight.DemiBold if is_selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        top = middle - len(node.lines) * style.line / 2
        for number, text in enumerate(node.lines):
            room = QRectF(
                node.rect.left() + style.text_left,
                top + number * style.line,
                style.text_width + style.pad * 0.5,
                style.line,
            )
            if node.id in emphasis.found:
                wide = painter.fontMetrics().horizontalAdvance(text) + 6.0
                lit = QRectF(room.left() - 3, room.top() + 1, wide, style.line - 2)
                painter.fillRect(lit, QColor(tokens.hit))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_labels(self, painter: QPainter, lit: list[_Line], emphasis: Emphasis) -> None:
        """Name the relations of lit lines; a name that finds no room in its gutter is left out.

        The one that is chosen or pointed at is always named, over boxes if need be.
        """
        tokens = self._theme.tokens
        font = self._theme.interface_font(-2)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        placed = Placed(node.rect.adjusted(-2, -2, 2, 2) for node in self._nodes.values())
        width = self._gutter() - _LABEL_MARGIN
        asked = (emphasis.selected, emphasis.pointed)
        # Those that were asked for are named before the others take the room.
        for line in sorted(lit, key=lambda line: line.link.address not in asked):
            name = line.link.forwards
            lines = whole_lines(name, font, width, most_lines=3)
            rect = _free_place(line, _extent(lines, font), placed) if lines else None
            if rect is None and line.link.address in asked:
                lines = (name,)
                rect = _rect_around(QPointF(*line.route.label_at), _extent(lines, font))
                placed.take(rect)
            if rect is None:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.base))
            painter.drawRoundedRect(rect, 4, 4)
            painter.setPen(QColor(colour_of(form_of(line.link), tokens)))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), "\n".join(lines))

    def heading_at(self, point: QPointF, camera: Camera, size: QSizeF) -> str:
        """Return the heading seen there, where it is not seen whole; else nothing."""
        font = self._heading_font()
        for room, text in self._headings(camera, size):
            is_cut = QFontMetricsF(font).horizontalAdvance(text) > room.width()
            if is_cut and room.contains(point):
                return text
        return ""

    def _paint_headings(self, painter: QPainter, camera: Camera, size: QSizeF) -> None:
        """Write headings above their columns; they stay when the columns are scrolled."""
        tokens, font = self._theme.tokens, self._heading_font()
        height = self._heading_height(camera)
        if camera.y < 0:
            painter.fillRect(QRectF(0, 0, size.width(), height), QColor(tokens.base))
            painter.setPen(QColor(tokens.border_soft))
            painter.drawLine(QPointF(0, height), QPointF(size.width(), height))
        painter.setFont(font)
        painter.setPen(QColor(tokens.dim))
        for room, text in self._headings(camera, size):
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignVCenter), elided(text, font, room.width())
            )

    def _headings(self, camera: Camera, size: QSizeF) -> Iterator[tuple[QRectF, str]]:
        """Give each heading with the room it has on the screen: not beyond the widget's edges."""
        top, height = max(camera.y, 0.0), self._heading_height(camera)
        for column in self._layout.columns:
            left = camera.x + column.x * camera.scale
            right = left + (column.width + self._gutter() - 8) * camera.scale
            left, right = max(left, _EDGE_PX), min(right, size.width() - _EDGE_PX)
            if right - left > _LEAST_HEADING_PX:
                yield QRectF(left, top, right - left, height), heading_of(column)

    def _heading_font(self) -> QFont:
        font = self._theme.interface_font(-1)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _heading_height(self, camera: Camera) -> float:
        return spacing_of(self._theme).top * min(camera.scale, 1.0)

    def _gutter(self) -> float:
        """Return how wide the gutters are; of a single column, how wide its arcs' is."""
        columns = self._layout.columns
        if len(columns) < 2:
            return spacing_of(self._theme).least_gutter
        return columns[1].x - columns[0].x - columns[0].width

    def _stacks(self) -> list[list[_Node]]:
        stacks: dict[float, list[_Node]] = {column.x: [] for column in self._layout.columns}
        for node in self._nodes.values():
            stacks[node.rect.x()].append(node)
        return [sorted(stack, key=lambda node: node.rect.y()) for stack in stacks.values()]

    def _node(self, document_id: str, library: Library) -> _Node:
        document, rect = library.document(document_id), self._layout.boxes[document_id]
        lines = self._style.lines_of(document.title)
        place = QRectF(rect.x, rect.y, rect.width, rect.height)
        return _Node(document_id, document.kind, place, lines)


def heading_of(column: Column) -> str:
    """Return what stands above a column: its kinds, such as “Risks and concerns”."""
    first, *others = (plural_name(kind) for kind in column.kinds)
    if not others:
        return first
    *between, last = (name.lower() for name in others)
    listed = ", ".join([first, *between])
    return tr("{first} and {last}").format(first=listed, last=last)


def _line(link: Link, route: Route) -> _Line:
    points = points_along(route)
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    bounds = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    return _Line(link, route, stroke_of(route), points, bounds.adjusted(-6, -6, 6, 6))


def _free_place(line: _Line, extent: QSizeF, placed: Placed) -> QRectF | None:
    for share in _LABEL_PLACES:
        for curve in line.route.curves:
            x, y = curve.at(share)
            rect = _rect_around(QPointF(x, y), extent)
            if placed.take_if_free(rect):
                return rect
    return None


def _extent(lines: tuple[str, ...], font: QFont) -> QSizeF:
    """Return how much room the name of a line takes."""
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(text) for text in lines)
    return QSizeF(width + 6, len(lines) * metrics.height() + 2)


def _rect_around(middle: QPointF, extent: QSizeF) -> QRectF:
    return QRectF(middle - QPointF(extent.width() / 2, extent.height() / 2), extent)
