"""The names in a cloud: titles of dots, names of lines and regions, as many as have room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from explorer.desktop.graph.forms import colour_of, form_of
from explorer.desktop.graph.titles import elided, whole_lines
from explorer.desktop.theme.tokens import mixed
from explorer.desktop.wording import plural_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QPainter

    from explorer.desktop.graph.camera import Camera
    from explorer.desktop.graph.emphasis import Emphasis
    from explorer.desktop.graph.titles import Placed
    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Link
    from explorer.topics.cloud import Region

MOST_TITLES = 140
REGION_MARGIN = 24.0
"""How far a region reaches beyond its outermost dot, in the picture's pixels."""

_SHORT_PX = 170.0
"""How wide a title is that is cut to one line."""

_WHOLE = ((280.0, 1), (200.0, 2), (250.0, 2))
"""How a title that was cut is tried whole: how wide a line may be, and how many lines."""

_EDGE_PX = 4.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a dot is seen, in pixels of the widget, and what it is called."""

    id: str
    title: str
    centre: QPointF
    radius: float


@dataclass(frozen=True, slots=True)
class Title:
    """A dot's title where it is written."""

    spot: Spot
    lines: tuple[str, ...]
    rect: QRectF


class CloudNames:
    """Writes names where nothing lies yet, and nowhere beyond the widget's edges."""

    def __init__(self, theme: Theme, room: QRectF, placed: Placed) -> None:
        """Begin with what takes room already.

        Args:
            theme: Colours and letters.
            room: The widget.
            placed: The dots; names are added to them.
        """
        self._theme = theme
        self._room = room.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        self._placed = placed

    def titles(self, spots: Iterable[Spot]) -> list[Title]:
        """Place titles, the first ones first.

        Each gets one line, cut if it is long; when all have theirs, the cut ones are written whole
        in up to two lines where there is room for that too.
        """
        font = self._title_font()
        titles: list[Title] = []
        for spot in spots:
            if len(titles) == MOST_TITLES:
                break
            lines = (elided(spot.title, font, _SHORT_PX),)
            rect = next(self._free(spot, _extent(lines, font)), None)
            if rect is not None:
                self._placed.take(rect)
                titles.append(Title(spot, lines, rect))
        return [self._whole(title, font) for title in titles]

    def paint_titles(self, painter: QPainter, spots: Iterable[Spot], emphasis: Emphasis) -> None:
        """Write the titles of dots, in their order, as far as there is room for them."""
        tokens, font = self._theme.tokens, self._theme.interface_font(-1)
        strong, ground = self._title_font(), self._ground()
        for title in self.titles(spots):
            one = title.spot.id
            is_strong = emphasis.is_selected(one) or emphasis.is_pointed(one)
            painter.setFont(strong if is_strong else font)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hit) if one in emphasis.found else ground)
            painter.drawRoundedRect(title.rect.adjusted(-2, 0, 2, 0), 3, 3)
            painter.setPen(QColor(tokens.text))
            text = "\n".join(title.lines)
            painter.drawText(title.rect, int(Qt.AlignmentFlag.AlignCenter), text)

    def paint_labels(self, painter: QPainter, links: Iterable[tuple[Link, QPointF | None]]) -> None:
        """Name lines at their middles."""
        tokens, font = self._theme.tokens, self._theme.interface_font(-2)
        painter.setFont(font)
        for link, at in links:
            if at is None:
                continue
            extent = _extent((link.forwards,), font)
            rect = _rect_around(at, QSizeF(extent.width() + 8, extent.height()))
            if self._room.contains(rect) and self._placed.take_if_free(rect):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.base))
                painter.drawRoundedRect(rect, 4, 4)
                painter.setPen(QColor(colour_of(form_of(link), tokens)))
                painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), link.forwards)

    def paint_headings(self, painter: QPainter, regions: Sequence[Region], camera: Camera) -> None:
        """Name regions above, below or beside them."""
        tokens = self._theme.tokens
        font = self._theme.interface_font(1)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        for region in regions:
            text = plural_name(region.kind)
            extent = _extent((text,), font)
            middle = camera.to_screen(QPointF(*region.centre))
            reach = (region.radius + REGION_MARGIN) * camera.scale
            beside = reach + extent.width() / 2
            places = (
                QPointF(0, -reach), QPointF(0, -reach - extent.height() / 2), QPointF(0, reach),
                QPointF(beside, 0), QPointF(-beside, 0),
            )  # fmt: skip
            for place in places:
                rect = _rect_around(middle + place, QSizeF(extent.width() + 6, extent.height()))
                if self._room.contains(rect) and self._placed.take_if_free(rect):
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(self._ground())
                    painter.drawRoundedRect(rect, 4, 4)
                    painter.setPen(QColor(mixed(tokens.kinds.of(region.kind), tokens.text, 0.7)))
                    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
                    break

    def _whole(self, title: Title, font: QFont) -> Title:
        """Return a title that was cut written whole, if there is room for it."""
        if title.lines == (title.spot.title,):
            return title
        for width, most_lines in _WHOLE:
            lines = whole_lines(title.spot.title, font, width, most_lines)
            extent = _extent(lines, font) if lines else QSizeF()
            rect = next(self._free(title.spot, extent, title.rect), None) if lines else None
            if rect is not None:
                self._placed.take(rect)
                return Title(title.spot, lines, rect)
        return title

    def _free(self, spot: Spot, extent: QSizeF, besides: QRectF | None = None) -> Iterator[QRectF]:
        """Give the free places for a dot's title: below it, above it, to either side."""
        width, height = extent.width(), extent.height()
        corners = (
            (-width / 2, spot.radius + 1),
            (-width / 2, -spot.radius - height - 1),
            (spot.radius + 4, -height / 2),
            (-spot.radius - width - 4, -height / 2),
        )
        for x, y in corners:
            rect = QRectF(spot.centre + QPointF(x, y), extent)
            if self._room.contains(rect) and self._placed.is_free(rect, besides):
                yield rect

    def _ground(self) -> QColor:
        """Return what lies behind a name, so that lines under it do not cross its letters."""
        ground = QColor(self._theme.tokens.base)
        ground.setAlphaF(0.86)
        return ground

    def _title_font(self) -> QFont:
        """Return the letters that titles are measured in: as wide as they get when selected."""
        font = self._theme.interface_font(-1)
        font.setWeight(QFont.Weight.DemiBold)
        return font


def _extent(lines: tuple[str, ...], font: QFont) -> QSizeF:
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(text) for text in lines)
    return QSizeF(width, len(lines) * metrics.lineSpacing())


def _rect_around(middle: QPointF, extent: QSizeF) -> QRectF:
    return QRectF(middle - QPointF(extent.width() / 2, extent.height() / 2), extent)
