"""Packing what hangs together onto shelves."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PART_GAP_PX: Final = 48.0
"""Between parts that no arrow joins."""
_GROWTH: Final = 1.25
"""Shelves grow in such steps, so that a small edit seldom moves a part to another one."""


class Packed(NamedTuple):
    """Where parts lie.

    Attributes:
        corners: Of each part: along the shelf, across it.
        shelves: How many parts stand on each shelf.
        along: How long all is along the shelves.
        across: How long all is across them.
    """

    corners: tuple[tuple[float, float], ...]
    shelves: tuple[int, ...]
    along: float
    across: float


def packed(sizes: Sequence[tuple[float, float]], shape: float) -> Packed:
    """Return where parts lie, in their order.

    Args:
        sizes: The length of each part along and across.
        shape: How many times as long along as across all should be.
    """
    if not sizes:
        return Packed((), (), 0.0, 0.0)
    area = sum((along + PART_GAP_PX) * (across + PART_GAP_PX) for along, across in sizes)
    limit = max(along for along, _ in sizes)
    while limit < sqrt(area * shape):
        limit *= _GROWTH
    corners: list[tuple[float, float]] = []
    shelves: list[int] = []
    x = y = depth = reach = 0.0
    for along, across in sizes:
        if shelves and x + along <= limit:
            shelves[-1] += 1
        else:
            if shelves:
                y += depth + PART_GAP_PX
            shelves.append(1)
            x = depth = 0.0
        corners.append((x, y))
        reach = max(reach, x + along)
        x += along + PART_GAP_PX
        depth = max(depth, across)
    return Packed(tuple(corners), tuple(shelves), reach, y + depth)
