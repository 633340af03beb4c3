"""What-if: what stands, falls or stays undecided, given a map and a reader's views.

The conditions are three-valued; the result is their least fixpoint, reached in rounds by a
worklist, so it is unique and takes time linear in nodes and edges. With attacks alone it is Dung's
grounded labelling; otherwise the Kleene value of an abstract dialectical framework.

Source: Dung 1995; Modgil & Caminada 2009; Brewka & Woltran 2010; for weighing, Gordon, Prakken &
Walton 2007.
"""

from __future__ import annotations

import enum
from array import array
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from explorer.argument.network import Bearing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.network import Network

NOTICE: Final = "Follows from this map and your choices. It does not say what is true."


class View(enum.StrEnum):
    """What a reader holds of a claim; no view is the lack of one."""

    ACCEPT = "accept"
    REJECT = "reject"


class Reasons(enum.StrEnum):
    """Whether a claim that has reasons stands only while one of them has force."""

    NEEDED = "needed"
    PRESUMED = "presumed"


class Status(enum.StrEnum):
    """What follows for a claim."""

    STANDS = "stands"
    FALLS = "falls"
    UNDECIDED = "undecided"


class Aside(enum.StrEnum):
    """Whether a step is set aside by an undercut."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class Because(enum.StrEnum):
    """Why a claim has its status."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PREMISE_FALLS = "premise-falls"
    ATTACKED = "attacked"
    NO_REASON_LEFT = "no-reason-left"
    SUPPORTED = "supported"
    OBJECTIONS_FALL = "objections-fall"
    UNOPPOSED = "unopposed"
    BOTH_SIDES = "both-sides"
    AWAITS_STANCE = "awaits-stance"
    WAITS_ON = "waits-on"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows for one claim, and why.

    Attributes:
        status: Whether it stands.
        round: The round in which that was settled, from 1; None while undecided.
        because: Why.
        by: The nodes that the reason rests on, in the order of their relations.
        aside: Whether it is set aside; None for a statement that nothing undercuts.
    """

    status: Status
    round: int | None
    because: Because
    by: tuple[int, ...] = ()
    aside: Aside | None = None


def evaluate(
    network: Network,
    views: Mapping[int, View] | None = None,
    reasons: Reasons = Reasons.NEEDED,
) -> tuple[Verdict, ...]:
    """Work out what follows for each node, in the order of the nodes.

    Args:
        network: What bears on what.
        views: What the reader holds, by node.
        reasons: Whether claims that have reasons need one with force.
    """
    return _Evaluation(network, views or {}, reasons).run()


_STANDS: Final = 1
_FALLS: Final = -1
_OPEN: Final = 0
_ROLES: Final = {
    Bearing.PREMISE: 0,
    Bearing.SUPPORT: 1,
    Bearing.ATTACK: 2,
    Bearing.UNDERCUT: 3,
}
_PREMISE, _SUPPORT, _ATTACK, _UNDERCUT = range(4)
_WEIGHED, _WAITS, _STEP = 1, 2, 4
_STATUS: Final = {_STANDS: Status.STANDS, _FALLS: Status.FALLS, _OPEN: Status.UNDECIDED}
_ASIDE: Final = {_STANDS: Aside.YES, _FALLS: Aside.NO, _OPEN: Aside.UNDECIDED}


class _Incoming:
    """What bears on each node in one role: one flat list, so that big maps stay cheap to hold."""

    __slots__ = ("_sources", "_starts")

    def __init__(self, size: int, sources: list[int], targets: list[int]) -> None:
        counts = [0] * (size + 1)
        for target in targets:
            counts[target + 1] += 1
        self._starts = array("q", accumulate(counts))
        places = self._starts[:-1]
        self._sources = array("q", bytes(8 * len(sources)))
        for source, target in zip(sources, targets, strict=True):
            self._sources[places[target]] = source
            places[target] += 1

    def count(self, node: int) -> int:
        """Return how many bear on a node."""
        return self._starts[node + 1] - self._starts[node]

    def of(self, node: int) -> array[int]:
        """Return what bears on a node, in the order of the edges."""
        return self._sources[self._starts[node] : self._starts[node + 1]]


class _Evaluation:
    """Counts, for each node, what of each role bears on it for sure and what does not."""

    def __init__(self, network: Network, views: Mapping[int, View], reasons: Reasons) -> None:
        # What is asked of a node again and again, in one byte each: big maps then stay in reach.
        self._traits = bytearray(
            node.is_weighed * _WEIGHED + node.waits_for_view * _WAITS + node.is_step * _STEP
            for node in network.nodes
        )
        self._views = views
        self._is_needed = reasons is Reasons.NEEDED
        size = len(network.nodes)
        sources: list[list[int]] = [[], [], [], []]
        targets: list[list[int]] = [[], [], [], []]
        for bond in network.bonds:
            role = _ROLES[bond.bearing]
            sources[role].append(bond.source)
            targets[role].append(bond.target)
        self._incoming = [_Incoming(size, *ends) for ends in zip(sources, targets, strict=True)]
        self._outgoing = _Incoming(
            size,
            [target * 4 + role for role in range(4) for target in targets[role]],
            [source for role in range(4) for source in sources[role]],
        )
        self._with = [[0] * size for _ in range(4)]
        self._without = [[0] * size for _ in range(4)]
        self._status = [_OPEN] * size
        self._force = [_OPEN] * size
        undercuts = self._incoming[_UNDERCUT].count
        self._aside = [_OPEN if undercuts(node) else _FALLS for node in range(size)]
        for node, view in views.items():
            if view is View.ACCEPT:
                self._aside[node] = _FALLS
        self._rounds = [0] * size
        self._because: list[Because] = [Because.WAITS_ON] * size
        self._by: dict[int, tuple[int, ...]] = {}

    def run(self) -> tuple[Verdict, ...]:
        """Go on in rounds until nothing changes."""
        waiting: list[int] = list(range(len(self._traits)))
        number = 0
        while waiting:
            number += 1
            decided = []
            for node in waiting:
                found = self._decide(node)
                if found:
                    decided.append(node)
                    self._rounds[node] = number if found > 0 else -number
            touched: dict[int, None] = {}
            for node in decided:
                self._status[node] = _STANDS if self._rounds[node] > 0 else _FALLS
            for node in decided:
                self._spread_status(node, touched)
            waiting = [node for node in touched if self._status[node] == _OPEN]
        return tuple(self._verdict(node) for node in range(len(self._traits)))

    def _settle(self, node: int, status: int, because: Because, by: Sequence[int] = ()) -> int:
        self._because[node] = because
        if by:
            self._by[node] = tuple(by)
        return status

    def _decide(self, node: int) -> int:
        """Return what follows for a node by the values of the round before."""
        view = self._views.get(node)
        if view is not None:
            if view is View.ACCEPT:
                return self._settle(node, _STANDS, Because.ACCEPTED)
            return self._settle(node, _FALLS, Because.REJECTED)
        premises, supports, attacks, _ = self._incoming
        if self._without[_PREMISE][node]:
            fallen = [one for one in premises.of(node) if self._status[one] == _FALLS]
            return self._settle(node, _FALLS, Because.PREMISE_FALLS, fallen)
        if self._traits[node] & _WEIGHED:
            return self._weigh(node, supports.count(node), attacks.count(node))
        if self._with[_ATTACK][node]:
            return self._settle(node, _FALLS, Because.ATTACKED, self._forceful(attacks, node))
        return self._test(node, supports.count(node), attacks.count(node))

    def _weigh(self, node: int, supports: int, attacks: int) -> int:
        """Decide a policy or a value: one side has force and the other cannot."""
        if self._with[_SUPPORT][node] and self._without[_ATTACK][node] == attacks:
            by = self._forceful(self._incoming[_SUPPORT], node)
            return self._settle(node, _STANDS, Because.SUPPORTED, by)
        if self._with[_ATTACK][node] and self._without[_SUPPORT][node] == supports:
            by = self._forceful(self._incoming[_ATTACK], node)
            return self._settle(node, _FALLS, Because.ATTACKED, by)
        return _OPEN

    def _test(self, node: int, supports: int, attacks: int) -> int:
        """Decide a claim that is not weighed, and that no attack with force has felled."""
        traits = self._traits[node]
        is_needed = self._is_needed and supports > 0
        if is_needed and not traits & _STEP and self._without[_SUPPORT][node] == supports:
            by = self._incoming[_SUPPORT].of(node)
            return self._settle(node, _FALLS, Because.NO_REASON_LEFT, by)
        if self._with[_PREMISE][node] < self._incoming[_PREMISE].count(node):
            return _OPEN
        if self._without[_ATTACK][node] < attacks:
            return _OPEN
        if self._with[_SUPPORT][node]:
            forceful = self._forceful(self._incoming[_SUPPORT], node)
            return self._settle(node, _STANDS, Because.SUPPORTED, forceful)
        if is_needed or (traits & _WAITS and not supports):
            return _OPEN
        if attacks:
            by = self._incoming[_ATTACK].of(node)
            return self._settle(node, _STANDS, Because.OBJECTIONS_FALL, by)
        return self._settle(node, _STANDS, Because.UNOPPOSED)

    def _forceful(self, incoming: _Incoming, node: int) -> list[int]:
        return [source for source in incoming.of(node) if self._force[source] == _STANDS]

    def _spread_status(self, node: int, touched: dict[int, None]) -> None:
        """Count a node's new status in all it is a premise of, and what follows for its force."""
        counts = self._with if self._status[node] == _STANDS else self._without
        for code in self._outgoing.of(node):
            target, role = divmod(code, 4)
            if role == _PREMISE:
                counts[_PREMISE][target] += 1
                touched[target] = None
        self._spread_force(node, touched)

    def _spread_force(self, first: int, touched: dict[int, None]) -> None:
        """Count a node's force in all it bears on, and that of all it sets aside or frees."""
        changed = [first]
        while changed:
            node = changed.pop()
            force = self._force_of(node)
            if force == _OPEN or self._force[node] != _OPEN:
                continue
            self._force[node] = force
            counts = self._with if force == _STANDS else self._without
            for code in self._outgoing.of(node):
                target, role = divmod(code, 4)
                if role == _PREMISE:
                    continue
                counts[role][target] += 1
                if role != _UNDERCUT:
                    touched[target] = None
                elif self._aside[target] == _OPEN:
                    self._aside[target] = self._aside_of(target)
                    if self._aside[target] != _OPEN:
                        changed.append(target)

    def _force_of(self, node: int) -> int:
        if self._status[node] == _FALLS or self._aside[node] == _STANDS:
            return _FALLS
        is_forceful = self._status[node] == _STANDS and self._aside[node] == _FALLS
        return _STANDS if is_forceful else _OPEN

    def _aside_of(self, node: int) -> int:
        if self._with[_UNDERCUT][node]:
            return _STANDS
        count = self._incoming[_UNDERCUT].count(node)
        return _FALLS if self._without[_UNDERCUT][node] == count else _OPEN

    def _verdict(self, node: int) -> Verdict:
        aside = None
        if self._traits[node] & _STEP or self._incoming[_UNDERCUT].count(node):
            aside = _ASIDE[self._aside[node]]
        status = self._status[node]
        if status != _OPEN:
            by = self._by.get(node, ())
            return Verdict(_STATUS[status], abs(self._rounds[node]), self._because[node], by, aside)
        because, by = self._open_because(node)
        return Verdict(Status.UNDECIDED, None, because, by, aside)

    def _open_because(self, node: int) -> tuple[Because, tuple[int, ...]]:
        """Say why a node stays undecided."""
        premises, supports, attacks, _ = self._incoming
        is_weighed = bool(self._traits[node] & _WEIGHED)
        if is_weighed:
            for_it, against = self._forceful(supports, node), self._forceful(attacks, node)
            if for_it and against:
                return Because.BOTH_SIDES, (*for_it, *against)
        awaited = [premise for premise in premises.of(node) if self._status[premise] == _OPEN]
        if is_weighed or (self._is_needed and not self._with[_SUPPORT][node]):
            awaited += [source for source in supports.of(node) if self._force[source] == _OPEN]
        awaited += [source for source in attacks.of(node) if self._force[source] == _OPEN]
        if awaited:
            return Because.WAITS_ON, tuple(dict.fromkeys(awaited))
        return Because.AWAITS_STANCE, ()
