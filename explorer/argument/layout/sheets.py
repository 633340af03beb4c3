"""A connected part of a level in layers, with all that is found out about it on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.nesting import Level
    from explorer.argument.layout.sides import Sides


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
        items: The level's item that each of the first nodes is; behind them come terminals.
        edges: In the order of the graph's chains.
        graph: The items, terminals and bends in layers.
        sides: Which reasons stand on which side of their claim.
        inner: What is in the frames, by node.
        x: Where the middle of each node lies along its layer.
        tops: Where each layer begins across.
        bottoms: Where each layer ends across.
        ports: Where each edge begins and ends along the layer: upper end, lower end.
        along: How long the sheet is along the layers.
        across: How long it is across them.
        offset: Where its corner lies in its level: along, across.
    """

    items: list[int]
    edges: list[SheetEdge]
    graph: Layered
    sides: Sides
    inner: dict[int, Arrangement] = field(default_factory=dict)
    x: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    bottoms: list[float] = field(default_factory=list)
    ports: list[tuple[float, float]] = field(default_factory=list)
    along: float = 0.0
    across: float = 0.0
    offset: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True, eq=False)
class Arrangement:
    """A level and its sheets.

    Attributes:
        level: The level.
        sheets: Its sheets, in the order in which they are packed.
        shelves: How many sheets stand on each shelf.
        along: How long all is along the layers, the frame's border included.
        across: How long all is across them.
        terminals: Where each arrow passes the frame's border, along the layers.
    """

    level: Level
    sheets: list[Sheet]
    shelves: list[int] = field(default_factory=list)
    along: float = 0.0
    across: float = 0.0
    terminals: dict[int, float] = field(default_factory=dict)
