"""Counting crossings of links, and undoing those of neighbours in a row.

Source: Barth, Jünger and Mutzel, *Simple and efficient bilayer cross counting* (2004), with a
sorted list in place of their tree.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.layering import Layered
    from explorer.argument.layout.sides import Sides

_MOST_PASSES: Final = 20


def crossings(graph: Layered) -> int:
    """Return how many pairs of links cross."""
    at, up = graph.at, graph.up
    total = 0
    for layer in graph.layers[1:]:
        seen: list[int] = []
        for node in layer:
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


def swap_neighbours(graph: Layered, sides: Sides, kept: Sequence[bool] = ()) -> bool:
    """Let neighbours change places as long as that pays; tell whether any did.

    Args:
        graph: What is ordered.
        sides: What else it may cost.
        kept: The nodes that do not change places among themselves; empty for none.
    """
    at, up, down, owner = graph.at, graph.up, graph.down, sides.owner
    has_changed = False
    for row in graph.free_layers():
        layer = graph.layers[row]
        for _ in range(_MOST_PASSES):
            has_moved = False
            left = layer[0]
            above, below = up[left], down[left]
            for place in range(1, len(layer)):
                right = layer[place]
                next_above, next_below = up[right], down[right]
                gain = 0
                for one in above:
                    end = at[one]
                    for other in next_above:
                        if end > at[other]:
                            gain += 1
                        elif end < at[other]:
                            gain -= 1
                for one in below:
                    end = at[one]
                    for other in next_below:
                        if end > at[other]:
                            gain += 1
                        elif end < at[other]:
                            gain -= 1
                pays = gain > 0
                if owner[left] == owner[right] >= 0:
                    pays = gain + sides.extra(left, right) - sides.extra(right, left) > 0
                if pays and not (kept and kept[left] and kept[right]):
                    layer[place - 1], layer[place] = right, left
                    at[right], at[left] = place - 1, place
                    has_moved = has_changed = True
                else:
                    left, above, below = right, next_above, next_below
            if not has_moved:
                break
    return has_changed


def sift(graph: Layered, sides: Sides, node: int) -> bool:
    """Move a node to the place in its layer where it costs least; tell whether it moved.

    Source: Rudell's sifting as used by Matuszewski, Schönfeld and Molitor, *Using sifting for
    k-layer straightline crossing minimization* (1999).
    """
    at = graph.at
    layer = graph.layers[graph.rank[node]]
    start = at[node]
    best, best_gain = start, 0.0
    for way in (-1, 1):
        gain = 0.0
        place = start + way
        while 0 <= place < len(layer):
            other = layer[place]
            left, right = (node, other) if way > 0 else (other, node)
            gain += _gain(graph, left, right)
            gain += sides.extra(left, right) - sides.extra(right, left)
            if gain > best_gain:
                best, best_gain = place, gain
            place += way
    if best == start:
        return False
    layer.insert(best, layer.pop(start))
    for place in range(min(best, start), max(best, start) + 1):
        at[layer[place]] = place
    return True


def _gain(graph: Layered, left: int, right: int) -> int:
    """Return how many crossings there are fewer when two nodes change sides."""
    at = graph.at
    gain = 0
    for near in (graph.up, graph.down):
        for one in near[left]:
            end = at[one]
            for other in near[right]:
                if end > at[other]:
                    gain += 1
                elif end < at[other]:
                    gain -= 1
    return gain
