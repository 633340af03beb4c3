"""The picture as a cloud: dots in regions by kind, straight edges, as many titles as have room."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.desktop.graph.camera import Camera
from explorer.desktop.graph.cloud_names import REGION_MARGIN, CloudNames, Spot
from explorer.desktop.graph.dot_shapes import DotShapes
from explorer.desktop.graph.emphasis import Emphasis
from explorer.desktop.graph.forms import Form, colour_of, dash_of, form_of, width_of
from explorer.desktop.graph.layer import Layer
from explorer.desktop.graph.strokes import Pen, Stroke, distance_to, paint_stroke, straight_stroke
from explorer.desktop.graph.titles import Placed
from explorer.desktop.theme.tokens import mixed

if TYPE_CHECKING:
    from explorer.desktop.graph.picture import Direction
    from explorer.desktop.theme.theme import Theme
    from explorer.library.kinds import Kind
    from explorer.library.model import Library, Link
    from explorer.topics.cloud import Cloud
    from explorer.topics.selection import Subgraph

REACH_PX = 5.0
LABELLED_LINKS = 14
"""Up to so many lit links are named; more names than that hide what they name."""

_FEW_LINKS = 500
"""Up to so many links have arrowheads at rest; those that are lit always have."""
_MOST_SMOOTH_LINKS = 2500


@dataclass(frozen=True, slots=True)
class _Dot:
    id: str
    kind: Kind
    title: str
    at: QPointF
    radius: float


class CloudPicture:
    """Draws a part of the graph as a cloud. Dots and titles keep their size whatever the zoom."""

    least_fit, most_fit = 0.2, 2.0

    def __init__(self, cloud: Cloud, part: Subgraph, library: Library, theme: Theme) -> None:
        self._cloud = cloud
        self._part = part
        self._theme = theme
        degrees = Counter(end for link in part.links for end in {link.source, link.target})
        self._dots: dict[str, _Dot] = {}
        for one, (x, y) in zip(cloud.ids, cloud.positions.tolist(), strict=True):
            document = library.document(one)
            radius = 5.0 + min(2.2 * math.sqrt(degrees[one]), 9.0)
            self._dots[one] = _Dot(one, document.kind, document.title, QPointF(x, y), radius)
        # Largest first: these are named first, and painted first so that small ones stay on top.
        self._by_size = sorted(self._dots.values(), key=lambda dot: -dot.radius)
        self._links = tuple(link for link in part.links if link.source != link.target)
        self._segments: dict[Form, list[QLineF]] = {}
        for link in self._links:
            line = QLineF(self._dots[link.source].at, self._dots[link.target].at)
            self._segments.setdefault(form_of(link), []).append(line)
        self._shapes = DotShapes(theme)
        self._ground = Layer(self._paint_ground)
        self._painted: tuple[Camera, QSizeF, Emphasis] = (Camera(), QSizeF(), Emphasis())

    @property
    def part(self) -> Subgraph:
        """What is drawn."""
        return self._part

    @property
    def bounds(self) -> QRectF:
        """All of it."""
        whole = QRectF(0, 0, self._cloud.width, self._cloud.height)
        for region in self._cloud.regions:
            whole |= _square(QPointF(*region.centre), region.radius + 2 * REGION_MARGIN)
        return whole

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Where the dots are, for another cloud to begin with."""
        return {dot.id: (dot.at.x(), dot.at.y()) for dot in self._dots.values()}

    def node_rect(self, document_id: str, camera: Camera) -> QRectF:
        """Return where a document's dot is seen; an empty box for none."""
        dot = self._dots.get(document_id)
        return _square(camera.to_screen(dot.at), self._radius(dot, camera)) if dot else QRectF()

    def node_at(self, point: QPointF, camera: Camera) -> str | None:
        """Return the document whose dot is nearest, if the point is on it."""
        place = camera.to_picture(point)
        near = [
            (distance, dot.id)
            for dot in self._dots.values()
            if (distance := math.hypot(dot.at.x() - place.x(), dot.at.y() - place.y()))
            <= (self._radius(dot, camera) + 3) / camera.scale
        ]
        return min(near)[1] if near else None

    def link_at(self, point: QPointF, camera: Camera) -> Link | None:
        """Return the link whose line is nearest, if one is near."""
        place, reach = camera.to_picture(point), REACH_PX / camera.scale
        near = []
        for number, link in enumerate(self._links):
            ends = (self._dots[link.source].at, self._dots[link.target].at)
            box = QRectF(*ends).normalized().adjusted(-reach, -reach, reach, reach)
            if box.contains(place):
                near.append((distance_to(ends, place), number))
        distance, number = min(near, default=(reach + 1, 0))
        return self._links[number] if distance <= reach else None

    def link_point(self, link: Link, camera: Camera) -> QPointF | None:
        """Return the middle of a link's line."""
        if link not in self._links:
            return None
        middle = (self._dots[link.source].at + self._dots[link.target].at) / 2
        return camera.to_screen(middle)

    def heading_at(self, point: QPointF, camera: Camera, size: QSizeF) -> str:
        """Return nothing: regions are named whole or not at all."""
        del point, camera, size
        return ""

    def first_node(self) -> str | None:
        """Return the document with the most links."""
        return self._by_size[0].id if self._by_size else None

    def next_node(self, document_id: str, direction: Direction) -> str | None:
        """Return the nearest document within a right angle around a direction."""
        here = self._dots.get(document_id)
        if here is None:
            return self.first_node()
        right, down = direction.value
        near = []
        for dot in self._dots.values():
            offset = dot.at - here.at
            ahead = offset.x() * right + offset.y() * down
            aside = abs(offset.x() * down) + abs(offset.y() * right)
            if ahead > 0 and aside <= ahead:
                near.append((ahead + 2 * aside, dot.id))
        return min(near)[1] if near else None

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        size: QSizeF,
        emphasis: Emphasis,
        *,
        is_moving: bool,
    ) -> None:
        """Paint what is at rest from a kept layer, and what is lit over it."""
        self._painted = (camera, size, emphasis)
        key = (self._theme.tokens.name, emphasis.dims_others, emphasis.found)
        self._ground.show(painter, camera, size, key, is_moving=is_moving)
        lit = [link for link in self._links if link.address in emphasis.lit]
        for link in lit:
            self._paint_lit(painter, link, camera, emphasis)
        # What was found is lit in the layer, unless everything in it steps back.
        seen = emphasis.near | emphasis.found if emphasis.dims_others else emphasis.near
        near = [dot for dot in self._by_size if dot.id in seen]
        for dot in near:
            self._paint_dot(painter, dot, camera, emphasis)
        placed = Placed(self.node_rect(dot.id, camera).adjusted(2, 2, -2, -2) for dot in near)
        names = CloudNames(self._theme, QRectF(QPointF(), size), placed)
        names.paint_titles(painter, self._spots(near, camera), emphasis)
        if len(lit) <= LABELLED_LINKS:
            names.paint_labels(painter, ((link, self.link_point(link, camera)) for link in lit))
        if emphasis.dims_others:
            names.paint_headings(painter, self._cloud.regions, camera)

    def _paint_ground(self, painter: QPainter) -> None:
        camera, size, emphasis = self._painted
        tokens = self._theme.tokens
        self._paint_regions(painter, camera)
        painter.setTransform(camera.transform)
        # Where many lines lie over each other, each is fainter. They are not translucent then:
        # three thousand translucent lines take 140 ms, as many opaque ones 10.
        are_many = len(self._links) > _FEW_LINKS
        share = min(0.6, max(0.16, 0.6 * math.sqrt(120 / max(len(self._links), 1))))
        share *= 0.4 if emphasis.dims_others else 1.0
        painter.setRenderHint(
            QPainter.RenderHint.Antialiasing, on=len(self._links) <= _MOST_SMOOTH_LINKS
        )
        for form, segments in self._segments.items():
            colour = colour_of(form, tokens)
            opaque = QColor(mixed(colour, tokens.base, share))
            pen = QPen(opaque, 1) if are_many else QPen(_faded(colour, share), width_of(form))
            pen.setCosmetic(True)
            if dash := dash_of(form):
                pen.setDashPattern([length / pen.widthF() for length in dash])
            painter.setPen(pen)
            painter.drawLines(segments)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._links) <= _FEW_LINKS and not emphasis.dims_others:
            self._paint_heads(painter, camera, share)
        seen = QRectF(QPointF(), size)
        painter.setOpacity(0.45 if emphasis.dims_others else 1.0)
        for dot in self._by_size:
            if seen.intersects(_square(camera.to_screen(dot.at), dot.radius)):
                self._paint_halo(
                    painter, dot, camera, tokens.hit if dot.id in emphasis.found else ""
                )
                self._paint_shape(painter, dot, camera)
        painter.setOpacity(1.0)
        if not emphasis.dims_others:
            rects = (self.node_rect(dot.id, camera).adjusted(2, 2, -2, -2) for dot in self._by_size)
            placed = Placed(rect for rect in rects if rect.intersects(seen))
            names = CloudNames(self._theme, seen, placed)
            names.paint_headings(painter, self._cloud.regions, camera)
            dots = [dot for dot in self._by_size if seen.contains(camera.to_screen(dot.at))]
            dots.sort(key=lambda dot: dot.id not in emphasis.found)
            names.paint_titles(painter, self._spots(dots, camera), emphasis)

    def _paint_regions(self, painter: QPainter, camera: Camera) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        for region in self._cloud.regions:
            painter.setBrush(QColor(mixed(tokens.kinds.of(region.kind), tokens.base, 0.045)))
            radius = (region.radius + REGION_MARGIN) * camera.scale
            painter.drawEllipse(camera.to_screen(QPointF(*region.centre)), radius, radius)

    def _paint_heads(self, painter: QPainter, camera: Camera, share: float) -> None:
        tokens = self._theme.tokens
        heads: dict[Form, QPainterPath] = {}
        for link in self._links:
            stroke = self._stroke(link, camera)
            if stroke is not None:
                path = heads.setdefault(form_of(link), QPainterPath())
                for head in stroke.heads:
                    path.addPolygon(head)
        for form, path in heads.items():
            painter.fillPath(path, _faded(colour_of(form, tokens), min(1.0, share * 1.4)))

    def _paint_lit(self, painter: QPainter, link: Link, camera: Camera, emphasis: Emphasis) -> None:
        stroke = self._stroke(link, camera)
        if stroke is None:
            return
        tokens, form = self._theme.tokens, form_of(link)
        is_chosen = link.address in (emphasis.selected, emphasis.pointed)
        width = width_of(form) + (1.4 if is_chosen else 0.5)
        pen = Pen(form, QColor(colour_of(form, tokens)), width, QColor(tokens.base))
        paint_stroke(painter, stroke, pen)

    def _paint_dot(self, painter: QPainter, dot: _Dot, camera: Camera, emphasis: Emphasis) -> None:
        tokens, centre = self._theme.tokens, camera.to_screen(dot.at)
        radius = self._radius(dot, camera)
        is_found = dot.id in emphasis.found
        self._paint_halo(painter, dot, camera, tokens.hit if is_found else tokens.base)
        self._paint_shape(painter, dot, camera)
        if emphasis.is_selected(dot.id) or emphasis.is_pointed(dot.id):
            is_focus = emphasis.is_selected(dot.id) and emphasis.has_focus
            painter.setPen(QPen(QColor(tokens.accent if is_focus else tokens.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + 5, radius + 5)

    def _paint_halo(self, painter: QPainter, dot: _Dot, camera: Camera, colour: str) -> None:
        if colour:
            radius = self._radius(dot, camera) + 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(camera.to_screen(dot.at), radius, radius)

    def _paint_shape(self, painter: QPainter, dot: _Dot, camera: Camera) -> None:
        """Paint a dot's shape, with nothing of the lines under it: some shapes are outlines."""
        radius = round(self._radius(dot, camera) * 2) / 2
        corner = camera.to_screen(dot.at) - QPointF(radius + 1, radius + 1)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(corner, self._shapes.pixmap(dot.kind, radius, ratio))

    def _stroke(self, link: Link, camera: Camera) -> Stroke | None:
        source, target = self._dots[link.source], self._dots[link.target]
        return straight_stroke(
            camera.to_screen(source.at),
            camera.to_screen(target.at),
            (self._radius(source, camera) + 3, self._radius(target, camera) + 3),
            is_symmetric=link.relation.is_symmetric,
        )

    def _spots(self, dots: list[_Dot], camera: Camera) -> list[Spot]:
        """Return where dots are seen, in their order."""
        return [
            Spot(dot.id, dot.title, camera.to_screen(dot.at), self._radius(dot, camera))
            for dot in dots
        ]

    def _radius(self, dot: _Dot, camera: Camera) -> float:
        """Return how large a dot is seen: smaller when much is seen, never larger than it is."""
        return dot.radius * min(1.0, max(camera.scale, 0.45))


def _faded(colour: str, share: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(share)
    return faded


def _square(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
