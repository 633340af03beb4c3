"""Counting crossings of links, and undoing those of neighbours in a row.

Source: Barth, Jünger and Mutzel, *Simple and efficient bilayer cross counting* (2004), with a
sorted list in place of their tree.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.sides import Sides


def crossings(graph: Layered) -> int:
    """Return how many pairs of links cross."""
    return sum(crossings_above(graph, row) for row in range(1, len(graph.layers)))


def crossings_above(graph: Layered, row: int) -> int:
    """Return how many pairs of links cross between a layer and the one above it."""
    at, up = graph.at, graph.up
    total = 0
    seen: list[float] = []
    for node in graph.layers[row]:
        ends = up[node]
        if len(ends) == 1:
            end = at[ends[0]]
            place = bisect_right(seen, end)
            total += len(seen) - place
            seen.insert(place, end)
        elif ends:
            places = sorted([at[other] for other in ends])
            for end in places:
                total += len(seen) - bisect_right(seen, end)
            for end in places:
                seen.insert(bisect_right(seen, end), end)
    return total


def swap_neighbours(
    graph: Layered, sides: Sides, kept: Sequence[bool] = (), first: int = 0
) -> bool:
    """Let neighbours change places as long as that pays; tell whether any did.

    Args:
        graph: What is ordered.
        sides: What else it may cost.
        kept: The nodes that do not change places among themselves; empty for none.
        first: The first layer to look at.
    """
    has_changed = False
    for row in range(first, len(graph.layers)):
        if swap_within(graph, row, sides, kept):
            graph.number(row)
            has_changed = True
    return has_changed


def swap_within(graph: Layered, row: int, sides: Sides, kept: Sequence[bool]) -> bool:
    """Let neighbours in one layer change places, as `swap_neighbours`; places are not noted."""
    at, up, down = graph.at, graph.up, graph.down
    owner, is_for = sides.owner, sides.is_for
    layer = graph.layers[row]
    has_changed = False
    place, last = 1, len(layer)
    while place < last:
        left, right = layer[place - 1], layer[place]
        gain: float = gain_of(at, up[left], up[right]) + gain_of(at, down[left], down[right])
        if owner[left] == owner[right] and is_for[left] != is_for[right]:
            gain += sides.penalty(left, right) - sides.penalty(right, left)
        if gain <= 0 or (kept and kept[left] and kept[right]):
            place += 1
            continue
        layer[place - 1], layer[place] = right, left
        has_changed = True
        # Only the neighbours of these two can have something to gain now.
        place = place - 1 or 1
    return has_changed


def sift(graph: Layered, sides: Sides, node: int) -> bool:
    """Move a node to the place in its layer where it costs least; tell whether it moved.

    Source: Rudell's sifting as used by Matuszewski, Schönfeld and Molitor, *Using sifting for
    k-layer straightline crossing minimization* (1999).
    """
    at, up, down = graph.at, graph.up, graph.down
    row = graph.rank[node]
    layer = graph.layers[row]
    start = int(at[node])
    best, best_gain = start, 0.0
    for way in (-1, 1):
        gain = 0.0
        place = start + way
        while 0 <= place < len(layer):
            other = layer[place]
            left, right = (node, other) if way > 0 else (other, node)
            gain += gain_of(at, up[left], up[right]) + gain_of(at, down[left], down[right])
            gain += sides.penalty(left, right) - sides.penalty(right, left)
            if gain > best_gain:
                best, best_gain = place, gain
            place += way
    if best == start:
        return False
    layer.insert(best, layer.pop(start))
    graph.number(row)
    return True


def gain_of(at: Sequence[float], left: Sequence[int], right: Sequence[int]) -> int:
    """Return how many crossings there are fewer when two nodes with these ends change sides."""
    gain = 0
    if right:
        for one in left:
            end = at[one]
            for other in right:
                if end > at[other]:
                    gain += 1
                elif end < at[other]:
                    gain -= 1
    return gain
