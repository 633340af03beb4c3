"""A diagram as levels: the whole and each frame, with what lies directly in it.

An arrow between boxes of different frames is an edge of the innermost level that holds both, there
between the frames, and leaves each frame on the way through a terminal on its border.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


@dataclass(slots=True, eq=False)
class Level:
    """The whole, or a frame, with what lies directly in it.

    Attributes:
        frame: The frame; None for the whole.
        items: Boxes and the levels of frames, in reading order.
        edges: The arrows between different items.
        leaving: For each arrow that leaves the frame the item at which it ends inside.
        loops: For each item how many arrows lead from it to itself.
        main: The item that holds the main claim, or -1.
    """

    frame: Frame | None = None
    items: list[Box | Level] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    leaving: dict[int, int] = field(default_factory=dict)
    loops: dict[int, int] = field(default_factory=dict)
    main: int = -1


def item_key(item: Box | Level) -> str:
    """Return the key of an item of a level; empty for the whole."""
    if isinstance(item, Level):
        return item.frame.key if item.frame else ""
    return item.key


class _Home(NamedTuple):
    """Where an item lies."""

    level: Level
    item: int


def nested(diagram: Diagram) -> Level:
    """Return the level of the whole.

    A box whose frame the diagram does not have lies in the whole, and a frame without boxes is in
    no level.
    """
    whole = Level()
    levels: dict[str, Level] = {"": whole}
    for frame in diagram.frames:
        levels[frame.key] = Level(frame)
    parents = {frame.key: frame.parent for frame in diagram.frames}
    inner = {frame.key: _path(parents, frame.key) for frame in diagram.frames}
    home: dict[str, list[_Home]] = {}
    placed: dict[str, list[_Home]] = {"": []}
    for box in diagram.boxes:
        frame_key = box.frame if box.frame in inner else ""
        if frame_key not in placed:
            _place_frames(inner[frame_key], levels, placed)
        level = levels[frame_key]
        home[box.key] = [*placed[frame_key], _Home(level, len(level.items))]
        level.items.append(box)
    for number, arrow in enumerate(diagram.arrows):
        _add(number, home[arrow.source], home[arrow.target], is_loop=arrow.source == arrow.target)
    for place in home.get(diagram.main, ()):
        place.level.main = place.item
    return whole


def _path(parents: Mapping[str, str], key: str) -> tuple[str, ...]:
    """Return the keys of the frames around a frame and its own, the outermost first."""
    found = [key]
    while (parent := parents[found[-1]]) in parents and parent not in found:
        found.append(parent)
    return tuple(reversed(found))


def _place_frames(
    path: Sequence[str], levels: dict[str, Level], placed: dict[str, list[_Home]]
) -> None:
    """Make items of frames, the outermost first, where they are none yet."""
    outer = ""
    for inner in path:
        if inner not in placed:
            level = levels[outer]
            placed[inner] = [*placed[outer], _Home(level, len(level.items))]
            level.items.append(levels[inner])
        outer = inner


def _add(arrow: int, source: Sequence[_Home], target: Sequence[_Home], *, is_loop: bool) -> None:
    """Add an arrow to the levels it touches.

    Args:
        arrow: Its number.
        source: Where its source lies, from the whole inwards.
        target: Where its target lies.
        is_loop: Whether it leads from a box to itself.
    """
    if is_loop:
        level, item = source[-1]
        level.loops[item] = level.loops.get(item, 0) + 1
        return
    depth = 0
    while source[depth].item == target[depth].item:
        depth += 1
    source[depth].level.edges.append(Edge(arrow, source[depth].item, target[depth].item))
    for ends in (source, target):
        for level, item in ends[depth + 1 :]:
            level.leaving[arrow] = item
