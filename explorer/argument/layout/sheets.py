"""A connected part of a level in layers, with all that is found out about it on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from explorer.argument.layout.clusters import Clusters
    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.nesting import Level
    from explorer.argument.layout.sides import Sides
    from explorer.argument.layout.values import Frame


class SheetEdge(NamedTuple):
    """An arrow as an edge of a sheet.

    Attributes:
        arrow: Its number in the diagram.
        upper: The node at its upper end.
        lower: The node at its lower end.
    """

    arrow: int
    upper: int
    lower: int


@dataclass(slots=True, eq=False)
class Sheet:
    """A connected part of a level in layers. Lengths run along and across the layers.

    Attributes:
        items: The level's item that each of the first nodes is.
        edges: In the order of the graph's chains.
        graph: The items, bends and walls in layers.
        sides: Which reasons stand on which side of their claim.
        clusters: The frames that share its layers; None where there are none.
        frames: The frame of each cluster.
        inner: What is in the frames that no arrow leaves, by node.
        x: Where the middle of each node lies along its layer.
        tops: Where each layer begins across.
        bottoms: Where each layer ends across.
        ports: Where each edge begins and ends along the layer: upper end, lower end.
        along: How long the sheet is along the layers.
        across: How long it is across them.
        offset: Where its corner lies in its level: along, across.
        spans: Where each cluster begins and ends across.
    """

    items: list[int]
    edges: list[SheetEdge]
    graph: Layered
    sides: Sides
    clusters: Clusters | None = None
    frames: list[Frame] = field(default_factory=list)
    inner: dict[int, Arrangement] = field(default_factory=dict)
    x: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    bottoms: list[float] = field(default_factory=list)
    ports: list[tuple[float, float]] = field(default_factory=list)
    along: float = 0.0
    across: float = 0.0
    offset: tuple[float, float] = (0.0, 0.0)
    spans: list[tuple[float, float]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Arrangement:
    """A level and its sheets.

    Attributes:
        level: The level.
        sheets: Its sheets, in the order in which they are packed.
        shelves: How many sheets stand on each shelf.
        along: How long all is along the layers, the frame's border included.
        across: How long all is across them.
    """

    level: Level
    sheets: list[Sheet]
    shelves: list[int] = field(default_factory=list)
    along: float = 0.0
    across: float = 0.0
