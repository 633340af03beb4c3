"""Laying a part of the graph out: what is asked for, and what came of it."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from explorer.desktop.graph.strokes import HEAD_LENGTH
from explorer.desktop.graph.titles import wrapped
from explorer.topics.cloud import Cloud, lay_out_cloud
from explorer.topics.columns import COLUMN_KINDS, COLUMNS_HOLD, Box, ColumnLayout, Edge, lay_out
from explorer.topics.routes import Spacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QSizeF

    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library
    from explorer.progress import Progress
    from explorer.topics.geometry import Point
    from explorer.topics.selection import Subgraph

MOST_IN_COLUMNS = 150
"""More documents than this are no picture in columns any more, and take it seconds."""

LEAST_BOX_PX, MOST_BOX_PX = 120.0, 220.0
PORT_PX = 7.5
"""How far apart edges are tied to a box that is high enough: their arrowheads do not touch."""

MOST_TIES = 12

_QUICK = 2000
"""Documents times links up to which columns take some 3 ms: no reason to wait for a thread."""


class Way(enum.StrEnum):
    """How the graph is shown."""

    COLUMNS = "columns"
    CLOUD = "cloud"
    TABLE = "table"


def usual_way(part: Subgraph) -> Way:
    """Return the picture in which a part of this size reads best."""
    return Way.COLUMNS if len(part.documents) <= COLUMNS_HOLD else Way.CLOUD


def is_quick(part: Subgraph) -> bool:
    """Tell whether columns of a part take no longer than a frame may."""
    return len(part.documents) * len(part.links) <= _QUICK


@dataclass(frozen=True, slots=True, eq=False)
class LayoutRequest:
    """A picture that is wanted. Calling it makes it, on whatever thread.

    Attributes:
        part: What to lay out.
        is_quick: Whether it takes no longer than a frame may.
        work: What makes it.
        style: The measures of its boxes; None for a picture without.
    """

    part: Subgraph
    is_quick: bool
    work: Callable[[Progress], ColumnLayout | Cloud] = field(repr=False)
    style: BoxStyle | None = None

    def __call__(self, progress: Progress) -> Layout:
        """Lay it out.

        Raises:
            Cancelled: By `progress`.
        """
        progress(0, 1)
        return Layout(self, self.work(progress))


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A picture that was made, and what for."""

    request: LayoutRequest
    result: ColumnLayout | Cloud


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """The measures of a box, in pixels: the same for all of a picture.

    Attributes:
        title_font: Of the title; as wide as the title ever gets, that is, when selected.
        width: Of the box.
        shape: The kind's shape.
        pad: At the left and right ends.
        gap: Between shape and title.
        line: The height of a line.
        most_lines: How many lines a title may take.
    """

    title_font: QFont
    width: float
    shape: float
    pad: float
    gap: float
    line: float
    most_lines: int = 2

    @property
    def text_left(self) -> float:
        """Where titles begin, from the box's left border."""
        return self.pad + self.shape + self.gap

    @property
    def text_width(self) -> float:
        """How wide a line of a title may be."""
        return self.width - self.text_left - self.pad * 0.7

    def lines_of(self, title: str) -> tuple[str, ...]:
        """Break a title into lines that fit."""
        return wrapped(title, self.title_font, self.text_width, self.most_lines)

    def height_of(self, lines: int, ties: int = 0) -> float:
        """Return how high a box is: as its lines need, and the edges tied to its busier side."""
        return max(lines * self.line + self.pad * 1.7, min(ties, MOST_TIES) * PORT_PX + self.pad)


def box_style(
    theme: Theme, columns: int, viewport_width: float, titles: Iterable[str] = ()
) -> BoxStyle:
    """Return the measures of boxes in so many columns.

    Boxes take two thirds of a column's share and leave the rest to the gutters, but are wide enough
    for the longest word of their titles, and never too wide to be read.
    """
    scale = theme.fonts.scale
    font = theme.interface_font()
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    share = (viewport_width - 2 * spacing_of(theme).margin) / max(columns, 1)
    style = BoxStyle(
        title_font=font,
        width=0,
        shape=float(theme.tokens.sizes.shape_px) + 1,
        pad=11 * scale,
        gap=8 * scale,
        line=round(metrics.height() + 1),
    )
    words = {word for title in titles for word in title.replace("-", "- ").split()}
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
    least = max(LEAST_BOX_PX * scale, widest + 2 - style.text_width)
    return replace(style, width=round(min(max(share * 0.7, least), MOST_BOX_PX * scale)))


def spacing_of(theme: Theme) -> Spacing:
    """Return the distances of a picture in columns."""
    scale = theme.fonts.scale
    return Spacing(
        top=44 * scale,
        margin=20 * scale,
        least_gap=16 * scale,
        most_gap=56 * scale,
        least_gutter=52 * scale,
        most_gutter=190 * scale,
        head=HEAD_LENGTH,
    )


def columns_request(part: Subgraph, library: Library, theme: Theme, size: QSizeF) -> LayoutRequest:
    """Ask for columns that fill a widget of this size, if they fit into it at all.

    Titles have two lines instead of three where that makes the columns fit.
    """
    columns = _columns(part, library)
    spacing, ties = spacing_of(theme), _ties(part, columns)
    width, height = size.width(), size.height()
    titles = [library.document(one).title for one in part.documents]
    short = box_style(theme, len(set(columns.values())), width, titles)
    style = replace(short, most_lines=3)
    boxes = _boxes(part, library, style, ties)
    if _highest(boxes, columns, spacing) > height:
        lower = _boxes(part, library, short, ties)
        if _highest(lower, columns, spacing) <= height:
            style, boxes = short, lower
    edges = tuple(Edge(link.source, link.target, link.relation.is_symmetric) for link in part.links)
    return LayoutRequest(
        part,
        is_quick(part),
        lambda _progress: lay_out(boxes, edges, width, height, spacing),
        style,
    )


def _columns(part: Subgraph, library: Library) -> dict[str, int]:
    """Return in which column each document stands, counted without the empty ones."""
    places = {kind: place for place, kinds in enumerate(COLUMN_KINDS) for kind in kinds}
    wanted = {one: places[library.document(one).kind] for one in part.documents}
    there = sorted(set(wanted.values()))
    return {one: there.index(place) for one, place in wanted.items()}


def _ties(part: Subgraph, columns: Mapping[str, int]) -> dict[str, int]:
    """Count the edges on the busier side of each document's box; within a column, those beside."""
    sides: Counter[tuple[str, bool]] = Counter()
    last = max(columns.values(), default=0)
    for link in part.links:
        for one, other in ((link.source, link.target), (link.target, link.source)):
            here, there = columns[one], columns[other]
            is_right = there > here or (there == here and here < max(last, 1))
            sides[one, is_right] += 1
    return {one: max(sides[one, True], sides[one, False]) for one in part.documents}


def _boxes(
    part: Subgraph, library: Library, style: BoxStyle, ties: Mapping[str, int]
) -> tuple[Box, ...]:
    documents = [library.document(one) for one in part.documents]
    heights = [
        style.height_of(len(style.lines_of(document.title)), ties[document.id])
        for document in documents
    ]
    return tuple(
        Box(document.id, document.kind, style.width, height)
        for document, height in zip(documents, heights, strict=True)
    )


def _highest(boxes: Sequence[Box], columns: Mapping[str, int], spacing: Spacing) -> float:
    """Return the height of the highest column, with room to breathe between its boxes."""
    heights: Counter[int] = Counter()
    for box in boxes:
        heights[columns[box.id]] += round(box.height + 1.5 * spacing.least_gap)
    return spacing.top + 2 * spacing.margin + max(heights.values(), default=0)


def cloud_request(
    part: Subgraph, library: Library, start: Mapping[str, Point] | None = None
) -> LayoutRequest:
    """Ask for a cloud; documents that have a place in `start` keep about theirs."""
    kinds = {one: library.document(one).kind for one in part.documents}
    ends = tuple((link.source, link.target) for link in part.links)
    return LayoutRequest(
        part,
        is_quick=False,
        work=lambda progress: lay_out_cloud(kinds, ends, start, progress),
    )
