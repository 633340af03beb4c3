"""What a graph looks like in formats that carry a picture: colours, shapes, lines and places."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.library.kinds import Bearing, Kind
from explorer.topics.cloud import LEAST_DISTANCE, lay_out_cloud
from explorer.topics.columns import COLUMNS_HOLD, Box, Edge, lay_out
from explorer.topics.geometry import Rect
from explorer.topics.routes import Spacing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.export.records import EdgeRecord, GraphRecords

TEXT_COLOUR = "#16181D"
LINE_COLOUR = "#565B66"

_SPACING = Spacing(least_gap=32, least_gutter=150)  # room for the labels of edges
_CHARACTER_WIDTH = 7.2
_LINE_HEIGHT = 16.0
_PADDING = 12.0
_TEXT_WIDTH = 176.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the documents of a kind look: never by colour alone.

    Attributes:
        colour: Of the outline: red, green and blue in hex.
        fill: The same, thinned.
        dot: The name of its shape for Graphviz.
        yed: The name of the same shape for yEd.
    """

    colour: str
    fill: str
    dot: str
    yed: str


LOOKS: Mapping[Kind, Look] = {
    Kind.CASE: Look("#153765", "#ECEFF3", "box", "rectangle"),
    Kind.DEBATE: Look("#16181D", "#ECECED", "hexagon", "hexagon"),
    Kind.REWARD: Look("#007469", "#EBF4F3", "ellipse", "ellipse"),
    Kind.RISK: Look("#6B1D24", "#F3EDED", "trapezium", "trapezoid"),
    Kind.CONCERN: Look("#7F51C1", "#F5F1FA", "diamond", "diamond"),
    Kind.SAFEGUARD: Look("#565B66", "#F1F2F3", "octagon", "octagon"),
    Kind.REGULATION: Look("#8D6803", "#F6F3EB", "parallelogram", "parallelogram"),
    Kind.TOUR: Look("#7F8591", "#F5F5F6", "note", "roundrectangle"),
    Kind.PAGE: Look("#7F8591", "#F5F5F6", "note", "roundrectangle"),
}


def is_dashed(edge: EdgeRecord) -> bool:
    """Tell whether an edge is drawn dashed: it is discussed, and not shown to be so."""
    return edge.bearing is Bearing.NOT_SHOWN


def placed(
    records: GraphRecords, sizes: Mapping[str, tuple[float, float]] | None = None
) -> Mapping[str, Rect]:
    """Return where each node lies, by its id: small graphs in columns, others as a cloud.

    Boxes are of the widths and heights given, or as large as their labels need by a guess.
    """
    sizes = sizes or {node.id: _size(node.label) for node in records.nodes}
    if len(records.nodes) <= COLUMNS_HOLD:
        return lay_out(
            [Box(node.id, node.kind, *sizes[node.id]) for node in records.nodes],
            [Edge(edge.source, edge.target, edge.is_symmetric) for edge in records.edges],
            spacing=_SPACING,
        ).boxes
    cloud = lay_out_cloud(
        {node.id: node.kind for node in records.nodes},
        [(edge.source, edge.target) for edge in records.edges],
    )
    # A cloud holds dots. Boxes as large as the largest fit once it is spread by this much: then two
    # dots are a box's width apart from left to right, or a box's height from top to bottom.
    widest, tallest = (max(size[axis] for size in sizes.values()) for axis in (0, 1))
    by_x, by_y = (most * math.sqrt(2) / LEAST_DISTANCE for most in (widest, tallest))
    return {
        one: Rect(x * by_x - sizes[one][0] / 2, y * by_y - sizes[one][1] / 2, *sizes[one])
        for one, (x, y) in zip(cloud.ids, cloud.positions.tolist(), strict=True)
    }


def _size(label: str) -> tuple[float, float]:
    width = len(label) * _CHARACTER_WIDTH
    lines = math.ceil(width / _TEXT_WIDTH)
    return (
        math.ceil(min(width, _TEXT_WIDTH) + 2 * _PADDING),
        max(1, lines) * _LINE_HEIGHT + _PADDING,
    )
