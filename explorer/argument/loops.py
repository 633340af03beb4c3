"""Loops among what stays undecided: claims that wait on each other, and the ways to settle them.

Source: Tarjan 1972 for the loops; Dung 1995 for preferred sets.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.argument.network import Bearing
from explorer.argument.what_if import Because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.network import Network
    from explorer.argument.what_if import Verdict

MAX_SETTLED: Final = 16
"""How many claims a loop may have for its settlements to be searched; there may be 2^n of them."""


class LoopSort(enum.StrEnum):
    """What holds the claims of a loop together."""

    SELF_ATTACK = "self-attack"
    MUTUAL_ATTACK = "mutual attack"
    ATTACKS = "loop of attacks"
    SUPPORTS = "loop of support"
    MIXED = "loop"


@dataclass(frozen=True, slots=True)
class Loop:
    """Claims each of which waits on the next, and the last on the first.

    Attributes:
        nodes: In the order of the network.
        sort: What holds them together.
    """

    nodes: tuple[int, ...]
    sort: LoopSort


def find_loops(network: Network, verdicts: Sequence[Verdict]) -> tuple[Loop, ...]:
    """Return the loops among undecided claims, in the order of their first claim."""
    waits = [verdict.by if verdict.because is Because.WAITS_ON else () for verdict in verdicts]
    found = [group for group in _components(waits) if len(group) > 1 or group[0] in waits[group[0]]]
    if not found:
        return ()
    home = {node: number for number, group in enumerate(found) for node in group}
    bearings: list[set[Bearing]] = [set() for _ in found]
    for bond in network.bonds:
        number = home.get(bond.source, -1)
        if (
            number >= 0
            and home.get(bond.target, -2) == number
            and bond.source in waits[bond.target]
        ):
            bearings[number].add(bond.bearing)
    loops = [Loop(tuple(sorted(g)), _sort(g, b)) for g, b in zip(found, bearings, strict=True)]
    return tuple(sorted(loops, key=lambda loop: loop.nodes))


def _sort(group: Sequence[int], bearings: set[Bearing]) -> LoopSort:
    if bearings == {Bearing.ATTACK}:
        if len(group) == 1:
            return LoopSort.SELF_ATTACK
        return LoopSort.MUTUAL_ATTACK if len(group) == 2 else LoopSort.ATTACKS
    return LoopSort.SUPPORTS if bearings and Bearing.ATTACK not in bearings else LoopSort.MIXED


def _components(onwards: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components of a graph, without recursion."""
    size = len(onwards)
    order = [0] * size
    low = [0] * size
    is_open = [False] * size
    path: list[int] = []
    found: list[list[int]] = []
    count = 0
    for root in range(size):
        if order[root]:
            continue
        work = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                count += 1
                order[node] = low[node] = count
                path.append(node)
                is_open[node] = True
            for index in range(at, len(onwards[node])):
                target = onwards[node][index]
                if not order[target]:
                    work += [(node, index + 1), (target, 0)]
                    break
                if is_open[target]:
                    low[node] = min(low[node], order[target])
            else:
                if low[node] == order[node]:
                    cut = _depth(path, node)
                    group = path[cut:]
                    del path[cut:]
                    for member in group:
                        is_open[member] = False
                    found.append(group)
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
    return found


def _depth(path: list[int], node: int) -> int:
    """Return where `node` stands on a path, searched from its end."""
    at = len(path) - 1
    while path[at] != node:
        at -= 1
    return at


def settlements(network: Network, nodes: Sequence[int]) -> tuple[frozenset[int], ...]:
    """Return the ways to settle a loop: the largest sets of its claims that can stand together.

    A set can stand together when no member attacks another and every attack on a member is met by
    one of a member. These are the preferred sets of the claims and the attacks among them; none are
    searched, and nothing is returned, for more than `MAX_SETTLED` claims.
    """
    if len(nodes) > MAX_SETTLED:
        return ()
    inside = set(nodes)
    attackers: dict[int, set[int]] = {node: set() for node in nodes}
    for bond in network.bonds:
        if bond.bearing is Bearing.ATTACK and bond.source in inside and bond.target in inside:
            attackers[bond.target].add(bond.source)
    admissible: list[frozenset[int]] = []
    for code in range(1 << len(nodes)):
        chosen = frozenset(node for bit, node in enumerate(nodes) if code >> bit & 1)
        if _can_stand(chosen, attackers):
            admissible.append(chosen)
    best = [one for one in admissible if not any(one < other for other in admissible)]
    return tuple(sorted(best, key=sorted))


def _can_stand(chosen: frozenset[int], attackers: dict[int, set[int]]) -> bool:
    for node in chosen:
        for attacker in attackers[node]:
            if attacker in chosen or chosen.isdisjoint(attackers[attacker]):
                return False
    return True
