"""Cruxes: the fewest claims on which a result rests, or a disagreement between two readers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from explorer.argument.network import Network
from explorer.argument.what_if import Reasons, Status, View, evaluate
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

MAX_TRIALS: Final = 5_000
"""How many sets of claims are tried before a search gives up on finding a smaller one."""


@dataclass(frozen=True, slots=True)
class Crux:
    """Claims, and what the main claim's status becomes without them.

    Attributes:
        nodes: One or two, in the order of the network.
        status: The main claim's status once they are rejected.
    """

    nodes: tuple[int, ...]
    status: Status


def find_cruxes(
    network: Network,
    main: int,
    views: Mapping[int, View] | None = None,
    reasons: Reasons = Reasons.NEEDED,
    *,
    progress: Progress = unwatched,
) -> tuple[Crux, ...]:
    """Return the smallest sets, of one or two claims, whose rejection changes the main claim.

    Pairs are tried only where no single claim will do. What the reader rejects already, and what
    does not bear on the main claim, is left out.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    views = dict(views or {})
    part = _Part(network, main, reasons)
    before = part.status(views)
    candidates = [
        node for node in part.nodes if node != main and views.get(node) is not View.REJECT
    ]
    for size in (1, 2):
        found = []
        trials = list(_at_most(combinations(candidates, size)))
        for done, nodes in enumerate(trials):
            progress(done, len(trials))
            status = part.status(views | dict.fromkeys(nodes, View.REJECT))
            if status is not before:
                found.append(Crux(nodes, status))
        if found:
            return tuple(found)
    return ()


def crux_between(
    network: Network,
    main: int,
    first: Mapping[int, View],
    second: Mapping[int, View],
    reasons: Reasons = Reasons.NEEDED,
    *,
    progress: Progress = unwatched,
) -> tuple[int, ...]:
    """Return the smallest set of differing claims on which two readers' results rest.

    If the first reader took the second's view on these, the main claim would have the status that
    it has for the second. Empty when it has one status for both.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    part = _Part(network, main, reasons)
    goal = part.status(second)
    if part.status(first) is goal:
        return ()
    differing = [node for node in part.nodes if first.get(node) is not second.get(node)]

    def would_do(nodes: Iterable[int]) -> bool:
        return part.status(_changed(first, second, nodes)) is goal

    tried = 0
    for size in range(1, len(differing) + 1):
        for nodes in combinations(differing, size):
            tried += 1
            if tried > MAX_TRIALS:
                return _thinned(differing, would_do, progress)
            progress(tried, 0)
            if would_do(nodes):
                return nodes
    return tuple(differing)


def _thinned(
    nodes: list[int], would_do: Callable[[Iterable[int]], bool], progress: Progress
) -> tuple[int, ...]:
    """Return a set none of whose claims can be spared: the smallest would take too long."""
    kept = list(nodes)
    for done, node in enumerate(nodes):
        progress(done, len(nodes))
        rest = [one for one in kept if one != node]
        if would_do(rest):
            kept = rest
    return tuple(kept)


def _changed(
    first: Mapping[int, View], second: Mapping[int, View], nodes: Iterable[int]
) -> dict[int, View]:
    views = dict(first)
    for node in nodes:
        views.pop(node, None)
        if node in second:
            views[node] = second[node]
    return views


def _at_most(sets: Iterable[tuple[int, ...]]) -> Iterable[tuple[int, ...]]:
    for number, nodes in enumerate(sets):
        if number >= MAX_TRIALS:
            return
        yield nodes


class _Part:
    """The part of a network that bears on one claim, so that each trial costs no more than it must.

    Attributes:
        nodes: The nodes of the whole network that are in the part.
    """

    def __init__(self, network: Network, main: int, reasons: Reasons) -> None:
        self._reasons = reasons
        incoming: dict[int, list[int]] = {}
        for bond in network.bonds:
            incoming.setdefault(bond.target, []).append(bond.source)
        reached = {main}
        waiting = [main]
        while waiting:
            for source in incoming.get(waiting.pop(), ()):
                if source not in reached:
                    reached.add(source)
                    waiting.append(source)
        self.nodes: Sequence[int] = sorted(reached)
        self._own = {node: number for number, node in enumerate(self.nodes)}
        self._main = self._own[main]
        self._network = Network(
            tuple(network.nodes[node] for node in self.nodes),
            tuple(
                type(bond)(
                    self._own[bond.source],
                    self._own[bond.target],
                    bond.bearing,
                    bond.is_mutual,
                    bond.is_exhaustive,
                )
                for bond in network.bonds
                if bond.target in reached
            ),
        )

    def status(self, views: Mapping[int, View]) -> Status:
        own = {self._own[node]: view for node, view in views.items() if node in self._own}
        return evaluate(self._network, own, self._reasons)[self._main].status
