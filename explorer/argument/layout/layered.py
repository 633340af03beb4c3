"""The layered layout: the main claim first, its reasons in layers behind it.

Source: Sugiyama, Tagawa and Toda (1981), in the form of Gansner, Koutsofios, North and Vo (1993):
break cycles, rank, order, place. A frame that arrows leave shares layers with what lies beside it;
one that none leaves is a node whose inside is laid out the same way. Sander, *Layout of compound
directed graphs* (1996), has the idea of layers for all frames at once.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.argument.layout.arranging import Context, arrange
from explorer.argument.layout.composing import Plane, compose, rows
from explorer.argument.layout.keeping import Picture
from explorer.argument.layout.nesting import nested
from explorer.argument.layout.placing import place
from explorer.argument.layout.routing import Badges, loop, route
from explorer.argument.layout.values import Diagram, Direction, Layout, Rect, Route
from explorer.argument.model import RelationKind
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from explorer.argument.layout.composing import Area

_SUPPORTING = frozenset({RelationKind.SUPPORT, RelationKind.ENTAILS})


def lay_out(
    diagram: Diagram, previous: Layout | None = None, progress: Progress = unwatched
) -> Layout:
    """Return where everything of a diagram lies.

    No box meets another, no arrow a box that is not its end, and a frame holds its own boxes and
    no others. A frame without boxes lies nowhere.

    Args:
        diagram: What to lay out.
        previous: The layout of the same diagram before an edit: boxes of a row keep their order,
            and most their places. None for the best layout from scratch.
        progress: Called between steps and within long ones.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    progress(0, 3, "order")
    picture = Picture(previous) if previous is not None and previous.boxes else None
    supporting = [arrow.kind in _SUPPORTING for arrow in diagram.arrows]
    whole = arrange(nested(diagram), Context(supporting, picture, progress))
    progress(1, 3, "place")
    place(whole, diagram.direction, picture, progress)
    progress(2, 3, "draw")
    plane = compose(whole, len(diagram.arrows), diagram.direction)
    routes = _routes(diagram, plane)
    is_down = diagram.direction is Direction.DOWN
    return Layout(
        boxes=MappingProxyType(
            {box.key: _rect(plane.boxes[box.key], diagram.direction) for box in diagram.boxes}
        ),
        routes=routes,
        frames=MappingProxyType(
            {
                frame.key: _rect(plane.frames[frame.key], diagram.direction)
                for frame in diagram.frames
                if frame.key in plane.frames
            }
        ),
        width=whole.along if is_down else whole.across,
        height=whole.across if is_down else whole.along,
        layers=tuple(tuple(row) for row in rows(whole)),
        direction=diagram.direction,
    )


def _routes(diagram: Diagram, plane: Plane) -> tuple[Route, ...]:
    badges = Badges()
    totals: dict[str, int] = {}
    for arrow in diagram.arrows:
        if arrow.source == arrow.target:
            totals[arrow.source] = totals.get(arrow.source, 0) + 1
    passed: dict[str, int] = {}
    found = []
    for arrow, way, is_upward in zip(diagram.arrows, plane.ways, plane.is_upward, strict=True):
        if arrow.source == arrow.target:
            key = arrow.source
            number = passed.get(key, 0)
            passed[key] = number + 1
            found.append(loop(plane.boxes[key], number, totals[key], diagram.direction))
        else:
            found.append(route(way, badges, diagram.direction, is_upward=is_upward))
    return tuple(found)


def _rect(area: Area, direction: Direction) -> Rect:
    if direction is Direction.DOWN:
        return Rect(area.along, area.across, area.length, area.depth)
    return Rect(area.across, area.along, area.depth, area.length)
