"""Breaking cycles: which arrows point down so that every other one points up.

Only arrows inside a strongly connected part are ever turned, so that an edit elsewhere turns none.

Sources: Tarjan, *Depth-first search and linear graph algorithms* (1972); Eades, Lin and Smyth, *A
fast and effective heuristic for the feedback arc set problem* (1993), with ties in reading order.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def turned(count: int, edges: Sequence[tuple[int, int]], top: int = -1) -> list[bool]:
    """Tell of each edge whether to turn it so that all together have no cycle.

    Args:
        count: How many nodes there are, 0 to count - 1 in reading order.
        edges: Upper and lower end of each; the two differ.
        top: A node that nothing may lie above, or -1.
    """
    turn = [lower == top for _, lower in edges]
    below: list[list[int]] = [[] for _ in range(count)]
    for (upper, lower), is_turned in zip(edges, turn, strict=True):
        if is_turned:
            below[lower].append(upper)
        else:
            below[upper].append(lower)
    part = strong_parts(below)
    inner = [i for i, (upper, lower) in enumerate(edges) if part[upper] == part[lower]]
    if not inner:
        return turn
    place = _sequence(count, [edges[i] for i in inner])
    for i in inner:
        upper, lower = edges[i]
        turn[i] = place[upper] > place[lower]
    return turn


def strong_parts(below: Sequence[Sequence[int]]) -> list[int]:
    """Return for each node the number of its strongly connected part."""
    count = len(below)
    part = [-1] * count
    seen = [-1] * count
    low = [0] * count
    stack: list[int] = []
    clock = parts = 0
    for start in range(count):
        if seen[start] >= 0:
            continue
        seen[start] = low[start] = clock
        clock += 1
        stack.append(start)
        work = [(start, iter(below[start]))]
        while work:
            node, rest = work[-1]
            for other in rest:
                if seen[other] < 0:
                    seen[other] = low[other] = clock
                    clock += 1
                    stack.append(other)
                    work.append((other, iter(below[other])))
                    break
                if part[other] < 0 and seen[other] < low[node]:
                    low[node] = seen[other]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == seen[node]:
                    while part[node] < 0:
                        part[stack.pop()] = parts
                    parts += 1
    return part


def _sequence(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Return each node's place in an order that few edges run against."""
    below: list[list[int]] = [[] for _ in range(count)]
    above: list[list[int]] = [[] for _ in range(count)]
    for upper, lower in edges:
        below[upper].append(lower)
        above[lower].append(upper)
    outs = [len(ends) for ends in below]
    ins = [len(ends) for ends in above]
    # What bears on nothing that is left goes last, what nothing bears on first, else whoever
    # gains most; the heap holds outdated entries, told by their key.
    heap = [(_key(outs[node], ins[node]), node) for node in range(count)]
    heapq.heapify(heap)
    place = [-1] * count
    first, last = 0, count - 1
    while heap:
        key, node = heapq.heappop(heap)
        if place[node] >= 0 or key != _key(outs[node], ins[node]):
            continue
        if outs[node] == 0 and ins[node] > 0:
            place[node] = last
            last -= 1
        else:
            place[node] = first
            first += 1
        for other in below[node]:
            ins[other] -= 1
            if place[other] < 0:
                heapq.heappush(heap, (_key(outs[other], ins[other]), other))
        for other in above[node]:
            outs[other] -= 1
            if place[other] < 0:
                heapq.heappush(heap, (_key(outs[other], ins[other]), other))
    return place


def _key(outs: int, ins: int) -> tuple[int, int]:
    if outs == 0:
        return (0, 0)
    return (1, 0) if ins == 0 else (2, ins - outs)
