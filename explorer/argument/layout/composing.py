"""Bringing all levels onto one plane: boxes, frames, the ways of arrows, and rows to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.nesting import Level
from explorer.argument.layout.placing import item_size

if TYPE_CHECKING:
    from explorer.argument.layout.sheets import Arrangement, Sheet
    from explorer.argument.layout.values import Direction


class Area(NamedTuple):
    """A rectangle along and across the layers."""

    along: float
    across: float
    length: float
    depth: float


class Passage(NamedTuple):
    """A straight piece of an arrow's way, across the layers.

    Attributes:
        start: Where it begins across.
        end: Where it ends across, at or behind its start.
        along: Where it lies along the layers.
    """

    start: float
    end: float
    along: float


@dataclass(slots=True)
class Plane:
    """Everything in one place.

    Attributes:
        boxes: Where each box lies, by key.
        frames: Where each frame lies, by key.
        ways: For each arrow the pieces of its way, from whichever end lies first across; empty for
            an arrow from a box to itself.
        is_upward: For each arrow whether it leads to where its way begins.
    """

    boxes: dict[str, Area] = field(default_factory=dict)
    frames: dict[str, Area] = field(default_factory=dict)
    ways: list[list[Passage]] = field(default_factory=list)
    is_upward: list[bool] = field(default_factory=list)


def compose(whole: Arrangement, arrows: int, direction: Direction) -> Plane:
    """Return everything on one plane.

    Args:
        whole: The level of the whole, placed.
        arrows: How many arrows there are.
        direction: Where the layers run.
    """
    plane = Plane(ways=[[] for _ in range(arrows)], is_upward=[True] * arrows)
    _add(plane, whole, 0.0, 0.0, direction)
    return plane


def rows(arrangement: Arrangement) -> list[list[str]]:
    """Return the keys of the boxes of each row, in reading order."""
    found: list[list[str]] = []
    first = 0
    for count in arrangement.shelves:
        shelf: list[list[str]] = []
        for sheet in arrangement.sheets[first : first + count]:
            _join(shelf, _sheet_rows(sheet, arrangement.level))
        first += count
        found += shelf
    return found


def _sheet_rows(sheet: Sheet, level: Level) -> list[list[str]]:
    found: list[list[str]] = []
    for layer in sheet.graph.layers:
        own: list[list[str]] = []
        for node in layer:
            if node in sheet.inner:
                _join(own, rows(sheet.inner[node]))
            elif node < len(sheet.items):
                box = level.items[sheet.items[node]]
                assert not isinstance(box, Level)
                _join(own, [[box.key]])
        found += own
    return found


def _join(above: list[list[str]], beside: list[list[str]]) -> None:
    """Add rows to the ends of others, from the top."""
    above += [[] for _ in range(len(beside) - len(above))]
    for row, more in zip(above, beside, strict=False):
        row.extend(more)


def _add(
    plane: Plane, arrangement: Arrangement, along: float, across: float, direction: Direction
) -> None:
    """Add a level whose corner lies at a place."""
    level = arrangement.level
    if level.frame is not None:
        plane.frames[level.frame.key] = Area(along, across, arrangement.along, arrangement.across)
    for sheet in arrangement.sheets:
        _add_sheet(
            plane, sheet, level, (along + sheet.offset[0], across + sheet.offset[1]), direction
        )


def _add_sheet(
    plane: Plane,
    sheet: Sheet,
    level: Level,
    corner: tuple[float, float],
    direction: Direction,
) -> None:
    along, across = corner
    graph = sheet.graph
    depths = []
    for node, item in enumerate(sheet.items):
        length, depth = item_size(sheet, node, level, direction)
        depths.append(depth)
        start = along + sheet.x[node] - length / 2
        top = across + sheet.tops[graph.rank[node]]
        inner = sheet.inner.get(node)
        if inner is not None:
            _add(plane, inner, start, top, direction)
            continue
        box = level.items[item]
        assert not isinstance(box, Level)
        plane.boxes[box.key] = Area(start, top, length, depth)
    if sheet.clusters:
        for cluster, (frame, (top, bottom)) in enumerate(
            zip(sheet.frames, sheet.spans, strict=True)
        ):
            left, right = sheet.clusters.left[cluster][0], sheet.clusters.right[cluster][0]
            plane.frames[frame.key] = Area(
                along + sheet.x[left], across + top, sheet.x[right] - sheet.x[left], bottom - top
            )
    sources = {edge.arrow: edge.source for edge in level.edges}
    for edge, chain, ports in zip(sheet.edges, graph.chains, sheet.ports, strict=True):
        way = plane.ways[edge.arrow]
        upper, lower = edge.upper, edge.lower
        row = graph.rank[upper]
        top = sheet.tops[row]
        way.append(
            Passage(across + top + depths[upper], across + sheet.bottoms[row], along + ports[0])
        )
        for bend in chain[1:-1]:
            row = graph.rank[bend]
            start, end = across + sheet.tops[row], across + sheet.bottoms[row]
            way.append(Passage(start, end, along + sheet.x[bend]))
        top = across + sheet.tops[graph.rank[lower]]
        way.append(Passage(top, top, along + ports[1]))
        plane.is_upward[edge.arrow] = sheet.items[upper] != sources[edge.arrow]
