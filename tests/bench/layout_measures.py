"""What a picture of a map is worth: crossings, lengths, area, and how much of it an edit moves."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, dist
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.layout.values import Layout

_SEGMENTS = 8
_STRIP_PX = 24.0
_MOVED_PX = 100.0


class Drawn(NamedTuple):
    """A picture, whoever drew it.

    Attributes:
        middles: The middle of each box, by key.
        curves: Cubic Bézier splines.
        width: Of all.
        height: Of all.
    """

    middles: Mapping[str, tuple[float, float]]
    curves: Sequence[Sequence[tuple[float, float]]]
    width: float
    height: float


def drawn(layout: Layout) -> Drawn:
    """Return the picture of one of our layouts."""
    middles = {
        key: (box.x + box.width / 2, box.y + box.height / 2) for key, box in layout.boxes.items()
    }
    return Drawn(middles, [route.points for route in layout.routes], layout.width, layout.height)


def flattened(
    curve: Sequence[tuple[float, float]], segments: int = _SEGMENTS
) -> list[tuple[float, float]]:
    """Return points on a spline, so many segments for each piece."""
    points = [(float(curve[0][0]), float(curve[0][1]))]
    for start in range(0, len(curve) - 1, 3):
        a, b, c, d = curve[start : start + 4]
        for step in range(1, segments + 1):
            share = step / segments
            rest = 1 - share
            weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
            x, y = (
                sum(
                    weight * point[axis]
                    for weight, point in zip(weights, (a, b, c, d), strict=True)
                )
                for axis in (0, 1)
            )
            points.append((x, y))
    return points


def crossings(picture: Drawn) -> int:
    """Return in how many points curves cross."""
    rows = [
        (*start, *end, number)
        for number, curve in enumerate(picture.curves)
        for start, end in pairwise(flattened(curve))
    ]
    if not rows:
        return 0
    lines = np.array(rows)
    top, bottom = np.minimum(lines[:, 1], lines[:, 3]), np.maximum(lines[:, 1], lines[:, 3])
    return sum(
        _crossings_within(lines[(top < low + _STRIP_PX) & (bottom >= low)], low)
        for low in np.arange(float(top.min()), float(bottom.max()) + _STRIP_PX, _STRIP_PX)
    )


def _crossings_within(lines: np.ndarray, low: float) -> int:
    """Return how many pairs of lines cross in one strip, whose first line is at `low`."""
    total = 0
    for start in range(0, len(lines), 200):
        x1, y1, x2, y2, own = (column[:, None] for column in lines[start : start + 200].T)
        u1, v1, u2, v2, other = (column[None, :] for column in lines.T)
        way_x, way_y, to_x, to_y = x2 - x1, y2 - y1, u2 - u1, v2 - v1
        turn = way_x * to_y - way_y * to_x
        with np.errstate(divide="ignore", invalid="ignore"):
            share = ((u1 - x1) * to_y - (v1 - y1) * to_x) / turn
            theirs = ((u1 - x1) * way_y - (v1 - y1) * way_x) / turn
            meet = y1 + share * way_y
        cross = (turn != 0) & (share > 0) & (share <= 1) & (theirs > 0) & (theirs <= 1)
        cross &= (own < other) & (meet >= low) & (meet < low + _STRIP_PX)
        total += int(cross.sum())
    return total


def length(picture: Drawn) -> float:
    """Return how long all curves are together, px."""
    return sum(
        dist(start, end) for curve in picture.curves for start, end in pairwise(flattened(curve))
    )


def share_moved(before: Drawn, after: Drawn, changed: str) -> float:
    """Return which share of the boxes in both moved far, the changed one laid upon itself."""
    shift = tuple(
        new - old for new, old in zip(after.middles[changed], before.middles[changed], strict=True)
    )
    both = [key for key in before.middles if key in after.middles]
    moved = sum(
        dist(
            after.middles[key],
            (before.middles[key][0] + shift[0], before.middles[key][1] + shift[1]),
        )
        > _MOVED_PX
        for key in both
    )
    return moved / len(both)


def rows(picture: Drawn, heights: Mapping[str, float]) -> list[list[str]]:
    """Return the keys of boxes row by row, boxes of one row having the same middle or top."""
    found: dict[int, list[str]] = {}
    for key, (_, y) in picture.middles.items():
        found.setdefault(ceil(y - heights[key] / 2), []).append(key)
    return [
        sorted(row, key=lambda key: picture.middles[key][0]) for _, row in sorted(found.items())
    ]


def share_swapped(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> float:
    """Return which share of the neighbours that are still in one row changed places."""
    place = {key: (row, at) for row, keys in enumerate(after) for at, key in enumerate(keys)}
    pairs = [
        (place[one], place[other])
        for row in before
        for one, other in pairwise(key for key in row if key in place)
        if place[one][0] == place[other][0]
    ]
    return sum(one > other for one, other in pairs) / max(len(pairs), 1)
