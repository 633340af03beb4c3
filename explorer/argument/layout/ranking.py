"""Ranks: the layer of each node, such that all edges together are as short as can be.

Source: Gansner, Koutsofios, North and Vo, *A technique for drawing directed graphs* (1993),
section 2: network simplex.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_EXCHANGES: Final = 20_000
"""So many exchanges of tree edges end the search; what is found then is legal, if not shortest."""
SAMPLED: Final = 30
"""So many improving edges are looked at before the best of them is taken."""
MOST_NODES: Final = 20_000
"""Above so many nodes ranks are those of the longest path, in linear time."""


class Span(NamedTuple):
    """An edge between ranks.

    Attributes:
        upper: The node above.
        lower: The node below.
        weight: How much each rank of its length costs.
        least: How many ranks it spans at least.
    """

    upper: int
    lower: int
    weight: int = 1
    least: int = 1


def rank(
    count: int,
    spans: Sequence[Span],
    start: Sequence[int | None] = (),
    progress: Progress = unwatched,
) -> list[int]:
    """Return the rank of each node, 0 the topmost.

    Args:
        count: How many nodes there are; node 0 lies above all others, over edges.
        spans: The edges, without a cycle.
        start: Ranks to keep where that costs nothing, None for new nodes; empty for none at all.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    order = _topological(count, spans)
    ranks = _longest_path(count, spans, order)
    if start:
        ranks = _kept(ranks, spans, order, start)
    if count < 2 or count > MOST_NODES:
        return ranks
    return _Simplex(spans, ranks).solved(progress)


def _topological(count: int, spans: Sequence[Span]) -> list[int]:
    waiting = [0] * count
    below: list[list[int]] = [[] for _ in range(count)]
    for upper, lower, _, _ in spans:
        below[upper].append(lower)
        waiting[lower] += 1
    order = [node for node in range(count) if not waiting[node]]
    for node in order:  # grows while it is walked
        for lower in below[node]:
            waiting[lower] -= 1
            if not waiting[lower]:
                order.append(lower)
    return order


def _longest_path(count: int, spans: Sequence[Span], order: Sequence[int]) -> list[int]:
    below: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for upper, lower, _, least in spans:
        below[upper].append((lower, least))
    ranks = [0] * count
    for node in order:
        base = ranks[node]
        for lower, least in below[node]:
            ranks[lower] = max(ranks[lower], base + least)
    return ranks


def _kept(
    ranks: list[int], spans: Sequence[Span], order: Sequence[int], start: Sequence[int | None]
) -> list[int]:
    """Return legal ranks close to those given; what is new hangs as high as it can."""
    above: list[list[tuple[int, int]]] = [[] for _ in ranks]
    for upper, lower, _, least in spans:
        above[lower].append((upper, least))
    found = [0] * len(ranks)
    for node in order:
        least = max((found[upper] + length for upper, length in above[node]), default=0)
        wanted = start[node]
        found[node] = least if wanted is None else max(least, wanted)
    return found


class _Simplex:
    """A spanning tree of tight edges, improved edge by edge until no exchange shortens the whole.

    The tree hangs from node 0: every other node knows its parent and the edge to it. The cut value
    of a tree edge is what the edges across it pull, counted in its own direction; where it is
    negative the edge had better be longer, and some other edge take its place in the tree.
    """

    def __init__(self, spans: Sequence[Span], ranks: list[int]) -> None:
        self._ranks = ranks
        merged: dict[tuple[int, int], list[int]] = {}
        for upper, lower, weight, least in spans:
            known = merged.get((upper, lower))
            if known is None:
                merged[upper, lower] = [weight, least]
            else:
                known[0] += weight
                known[1] = max(known[1], least)
        self._ends = list(merged)
        self._weight = [weight for weight, _ in merged.values()]
        self._least = [least for _, least in merged.values()]
        self._down: list[list[tuple[int, int]]] = [[] for _ in ranks]
        self._up: list[list[tuple[int, int]]] = [[] for _ in ranks]
        for edge, (upper, lower) in enumerate(self._ends):
            self._down[upper].append((edge, lower))
            self._up[lower].append((edge, upper))
        self._parent = [-1] * len(ranks)
        self._above = [-1] * len(ranks)
        self._hanging: list[list[int]] = [[] for _ in ranks]
        self._cut = [0] * len(merged)

    def solved(self, progress: Progress) -> list[int]:
        """Return the ranks, shortened as far as may be and beginning at 0."""
        tree = self._tight_tree()
        at = 0
        for exchange in range(MOST_EXCHANGES):
            if exchange % 32 == 0:
                progress(0, 0)
            at = self._leaving(tree, at)
            if at < 0:
                break
            tree[at] = self._exchange(tree[at])
        top = min(self._ranks)
        return [rank - top for rank in self._ranks]

    def _tight_tree(self) -> list[int]:
        """Move nodes until tight edges span all; return such a tree's edges."""
        ranks, least = self._ranks, self._least
        inside = [False] * len(ranks)
        inside[0] = True
        members = [0]
        waiting = [0]
        tree: list[int] = []
        while True:
            while waiting:
                node = waiting.pop()
                near = [(e, other, ranks[other] - ranks[node]) for e, other in self._down[node]]
                near += [(e, other, ranks[node] - ranks[other]) for e, other in self._up[node]]
                for edge, other, length in near:
                    if length == least[edge] and not inside[other]:
                        inside[other] = True
                        members.append(other)
                        waiting.append(other)
                        tree.append(edge)
                        self._parent[other], self._above[other] = node, edge
                        self._hanging[node].append(other)
            if len(members) == len(ranks):
                self._weigh(members)
                return tree
            slack, edge = min(
                (ranks[lower] - ranks[upper] - least[edge], edge)
                for edge, (upper, lower) in enumerate(self._ends)
                if inside[upper] != inside[lower]
            )
            upper, lower = self._ends[edge]
            shift = slack if inside[upper] else -slack
            for node in members:
                ranks[node] += shift
            waiting.append(upper if inside[upper] else lower)

    def _weigh(self, members: Sequence[int]) -> None:
        """Set all cut values.

        Args:
            members: All nodes, each behind its parent.
        """
        pull = [0] * len(self._ranks)
        for (upper, lower), weight in zip(self._ends, self._weight, strict=True):
            pull[lower] += weight
            pull[upper] -= weight
        for node in reversed(members[1:]):
            edge = self._above[node]
            self._cut[edge] = pull[node] if self._ends[edge][1] == node else -pull[node]
            pull[self._parent[node]] += pull[node]

    def _leaving(self, tree: Sequence[int], at: int) -> int:
        """Return where in the tree an edge stands that had better be longer, -1 for nowhere."""
        cut = self._cut
        best, found, least = -1, 0, 0
        for place in (*range(at, len(tree)), *range(at)):
            if cut[tree[place]] < least:
                best, least = place, cut[tree[place]]
                found += 1
                if found == SAMPLED:
                    break
        return best

    def _exchange(self, leaving: int) -> int:
        """Let another edge take the place of one in the tree; return that other."""
        upper, lower = self._ends[leaving]
        root = lower if self._above[lower] == leaving else upper
        part = [root]
        for node in part:  # grows while it is walked
            part += self._hanging[node]
        entering, slack = self._entering(set(part), part, is_down=root == upper)
        pull = self._cut[leaving]
        upper, lower = self._ends[entering]
        inner, outer = (lower, upper) if root == self._ends[leaving][0] else (upper, lower)
        if slack:
            shift = -slack if inner == lower else slack
            for node in part:
                self._ranks[node] += shift
        self._pull_along(upper, lower, pull)
        self._cut[entering] = -pull
        self._cut[leaving] = 0
        self._rehang(inner, outer, entering, root)
        return entering

    def _entering(self, inside: set[int], part: Sequence[int], *, is_down: bool) -> tuple[int, int]:
        """Return the shortest edge into a part, or out of it, and how much shorter it could be.

        Args:
            inside: The nodes of the part.
            part: The same in order.
            is_down: Whether the edge's lower end lies in the part, else its upper one.
        """
        ranks, least = self._ranks, self._least
        best = (-1, -1)
        for node in part:
            base = ranks[node]
            for edge, other in self._up[node] if is_down else self._down[node]:
                if other not in inside:
                    slack = abs(base - ranks[other]) - least[edge]
                    if best[0] < 0 or (slack, edge) < (best[1], best[0]):
                        best = (edge, slack)
        return best

    def _pull_along(self, upper: int, lower: int, pull: int) -> None:
        """Change the cut values of the tree's path between two nodes."""
        parent, above, cut = self._parent, self._above, self._cut
        passed = set()
        node = upper
        while node >= 0:
            passed.add(node)
            node = parent[node]
        meet = lower
        while meet not in passed:
            edge = above[meet]
            cut[edge] += -pull if self._ends[edge][0] == meet else pull
            meet = parent[meet]
        node = upper
        while node != meet:
            edge = above[node]
            cut[edge] += pull if self._ends[edge][0] == node else -pull
            node = parent[node]

    def _rehang(self, inner: int, outer: int, entering: int, root: int) -> None:
        """Hang the part below `root` from `outer` by `inner`."""
        parent, above, hanging = self._parent, self._above, self._hanging
        node, new_parent, new_edge = inner, outer, entering
        while True:
            old_parent, old_edge = parent[node], above[node]
            hanging[old_parent].remove(node)
            hanging[new_parent].append(node)
            parent[node], above[node] = new_parent, new_edge
            if node == root:
                return
            node, new_parent, new_edge = old_parent, node, old_edge
