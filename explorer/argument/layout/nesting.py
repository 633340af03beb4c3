"""A diagram as levels: the whole and each frame that no arrow leaves, with what lies in it.

A frame that an arrow leaves is no level. Its boxes lie in the level around it, where they share
layers with what is outside, and stay together as a cluster.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.layout.values import Box, Diagram, Frame


class Edge(NamedTuple):
    """An arrow as an edge of a level.

    Attributes:
        arrow: Its number in the diagram.
        source: The item it comes from.
        target: The item it leads to.
    """

    arrow: int
    source: int
    target: int


class Cluster(NamedTuple):
    """A frame whose items lie in the level around it.

    Attributes:
        frame: The frame.
        parent: The number of the cluster around it, which stands before this one, or -1.
    """

    frame: Frame
    parent: int


@dataclass(slots=True, eq=False)
class Level:
    """The whole, or a frame that no arrow leaves, with what lies in it.

    Attributes:
        frame: The frame; None for the whole.
        items: Boxes and the levels of frames, in reading order.
        edges: The arrows between different items.
        clusters: The other frames in it.
        homes: For each item the number of the innermost cluster it lies in, or -1.
        loops: For each item how many arrows lead from it to itself.
        main: The item that holds the main claim, or -1.
    """

    frame: Frame | None = None
    items: list[Box | Level] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    homes: list[int] = field(default_factory=list)
    loops: dict[int, int] = field(default_factory=dict)
    main: int = -1


def item_key(item: Box | Level) -> str:
    """Return the key of an item of a level; empty for the whole."""
    if isinstance(item, Level):
        return item.frame.key if item.frame else ""
    return item.key


class _Inside(NamedTuple):
    """The inside of a frame, or the whole.

    Attributes:
        level: The level that its boxes are items of.
        cluster: The number of the cluster in that level that it is, or -1.
        around: The items that hold the level, each with its own level, from the whole inwards.
    """

    level: Level
    cluster: int
    around: tuple[tuple[Level, int], ...]


def nested(diagram: Diagram) -> Level:
    """Return the level of the whole.

    A box whose frame the diagram does not have lies in the whole, and a frame without boxes is in
    no level.
    """
    frames = {frame.key: frame for frame in diagram.frames}
    paths = {"": ()} | {key: _path(frames, key) for key in frames}
    path_of = {box.key: paths.get(box.frame, ()) for box in diagram.boxes}
    left = {
        key
        for arrow in diagram.arrows
        if path_of[arrow.source] != path_of[arrow.target]
        for key in {*path_of[arrow.source]} ^ {*path_of[arrow.target]}
    }
    insides = {"": _Inside(Level(), -1, ())}
    places: dict[str, tuple[tuple[Level, int], ...]] = {"": ()}
    for box in diagram.boxes:
        outer = ""
        for key in path_of[box.key]:
            if key not in insides:
                insides[key] = _opened(frames[key], insides[outer], is_left=key in left)
            outer = key
        inside = insides[outer]
        places[box.key] = (*inside.around, _added(inside, box))
    for number, arrow in enumerate(diagram.arrows):
        level, source = places[arrow.source][-1]
        if arrow.source == arrow.target:
            level.loops[source] = level.loops.get(source, 0) + 1
        else:
            # Both ends lie in one level, or the arrow would leave a frame that none leaves.
            level.edges.append(Edge(number, source, places[arrow.target][-1][1]))
    for level, item in places.get(diagram.main, ()):
        level.main = item
    return insides[""].level


def _path(frames: Mapping[str, Frame], key: str) -> tuple[str, ...]:
    """Return the keys of the frames around a frame and its own, the outermost first."""
    found = [key]
    while (parent := frames[found[-1]].parent) in frames and parent not in found:
        found.append(parent)
    return tuple(reversed(found))


def _opened(frame: Frame, outer: _Inside, *, is_left: bool) -> _Inside:
    """Put a frame into another; return its inside.

    Args:
        frame: The frame.
        outer: Where it lies.
        is_left: Whether an arrow leaves it.
    """
    if is_left:
        outer.level.clusters.append(Cluster(frame, outer.cluster))
        return outer._replace(cluster=len(outer.level.clusters) - 1)
    inner = Level(frame)
    return _Inside(inner, -1, (*outer.around, _added(outer, inner)))


def _added(inside: _Inside, item: Box | Level) -> tuple[Level, int]:
    """Put an item into a frame; return its level and its number there."""
    level = inside.level
    level.items.append(item)
    level.homes.append(inside.cluster)
    return level, len(level.items) - 1
