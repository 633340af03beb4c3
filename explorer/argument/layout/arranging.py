"""Putting what is in each level into layers and these into an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.clustered import order_clustered
from explorer.argument.layout.clusters import enclosed
from explorer.argument.layout.cycles import turned
from explorer.argument.layout.keeping import keep_order
from explorer.argument.layout.layering import layered
from explorer.argument.layout.nesting import Level, item_key
from explorer.argument.layout.ordering import order
from explorer.argument.layout.parts import Part, parts_of, ranks_of
from explorer.argument.layout.sheets import Arrangement, Sheet, SheetEdge
from explorer.argument.layout.sides import Sided, Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.keeping import Picture
    from explorer.progress import Progress


class Context(NamedTuple):
    """What all levels are arranged with.

    Attributes:
        supporting: Whether each arrow speaks for its target.
        picture: The layout before, None for none.
        progress: Called now and then.
    """

    supporting: Sequence[bool]
    picture: Picture | None
    progress: Progress


def arrange(level: Level, context: Context) -> Arrangement:
    """Return a level in sheets, and so all levels in it.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    ends = [(edge.target, edge.source) for edge in level.edges]
    edges = [
        SheetEdge(edge.arrow, *(reversed(pair) if is_turned else pair))
        for edge, pair, is_turned in zip(
            level.edges, ends, turned(len(level.items), ends, level.main), strict=True
        )
    ]
    sheets = [_sheet(level, part, context) for part in parts_of(level, edges)]
    if context.picture:
        keys = [
            [item_key(level.items[item]) for item in sheet.items]
            + [frame.key for frame in sheet.frames]
            for sheet in sheets
        ]
        places = context.picture.reading_places(keys)
        sheets = [sheets[place] for place in places]
    return Arrangement(level, sheets)


def _sheet(level: Level, part: Part, context: Context) -> Sheet:
    items, edges = part.items, part.edges
    keys = [item_key(level.items[item]) for item in items]
    ranks = ranks_of(part, keys, context.picture, context.progress)
    graph = layered(ranks, [(edge.upper, edge.lower) for edge in edges])
    clusters = enclosed(graph, part.parents, part.homes) if part.parents else None
    frames = [level.clusters[number].frame for number in part.clusters]
    sources = {edge.arrow: edge.source for edge in level.edges}
    links = [
        Sided(edge.upper, edge.lower, context.supporting[edge.arrow])
        for edge in edges
        if items[edge.lower] == sources[edge.arrow]
    ]
    sides = Sides(graph, links, part.main, clusters)
    if context.picture and context.picture.knows(keys):
        keep_order(
            graph,
            sides,
            keys,
            context.picture,
            clusters=clusters,
            frames=[frame.key for frame in frames],
            progress=context.progress,
        )
    elif clusters:
        order_clustered(graph, sides, clusters, context.progress)
    else:
        order(graph, sides, context.progress)
    inner = {
        node: arrange(one, context)
        for node, item in enumerate(items)
        if isinstance(one := level.items[item], Level)
    }
    return Sheet(items, edges, graph, sides, clusters, frames, inner)
