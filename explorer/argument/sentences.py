"""Verdicts in words: each names what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.argument.loops import Loop, LoopSort, find_loops
from explorer.argument.network import Bearing
from explorer.argument.what_if import Aside, Because, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.argument.network import Network
    from explorer.argument.what_if import Verdict

_NAMED = 3
"""How many claims a sentence names before it counts the others."""


def sentences(network: Network, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Return for each node, in the order of the nodes, a sentence that says its status and why."""
    return _Speaker(network, verdicts).all()


class _Speaker:
    """Knows the loops, and how much of what bears on a node."""

    def __init__(self, network: Network, verdicts: Sequence[Verdict]) -> None:
        self._network = network
        self._verdicts = verdicts
        self._loops: dict[int, Loop] = {
            node: loop for loop in find_loops(network, verdicts) for node in loop.nodes
        }
        self._attacks = [0] * len(verdicts)
        self._undercut_by: dict[int, list[int]] = {}
        self._for: dict[int, set[int]] = {}
        for bond in network.bonds:
            if bond.bearing is Bearing.ATTACK:
                self._attacks[bond.target] += 1
            elif bond.bearing is Bearing.UNDERCUT:
                self._undercut_by.setdefault(bond.target, []).append(bond.source)
            elif bond.bearing is Bearing.SUPPORT:
                verdict = verdicts[bond.target]
                if verdict.because is Because.BOTH_SIDES:
                    self._for.setdefault(bond.target, set()).add(bond.source)

    def all(self) -> tuple[str, ...]:
        return tuple(self._sentence(node) for node in range(len(self._verdicts)))

    def _sentence(self, node: int) -> str:
        verdict = self._verdicts[node]
        because = self._because(node, verdict)
        sentence = f"{verdict.status}: {because}"
        if verdict.aside is Aside.YES and verdict.status is not Status.FALLS:
            by = self._in_force(self._undercut_by[node])
            sentence += f"; set aside by {self._names(by)}"
        return sentence

    def _because(self, node: int, verdict: Verdict) -> str:
        by = verdict.by
        speaks: dict[Because, Callable[[], str]] = {
            Because.ACCEPTED: lambda: "assumed by you",
            Because.REJECTED: lambda: "rejected by you",
            Because.PREMISE_FALLS: lambda: self._premise_falls(by),
            Because.ATTACKED: lambda: self._attacked(by),
            Because.NO_REASON_LEFT: lambda: self._no_reason_left(by),
            Because.SUPPORTED: lambda: self._supported(node, by),
            Because.OBJECTIONS_FALL: lambda: self._objections_fall(by),
            Because.UNOPPOSED: lambda: "nothing speaks against it",
        }
        return speaks.get(verdict.because, lambda: self._open(node, verdict))()

    def _attacked(self, by: tuple[int, ...]) -> str:
        return f"{self._names(by)} {_verb(by, 'attacks', 'attack')} it and {self._stand(by)}"

    def _premise_falls(self, by: tuple[int, ...]) -> str:
        what = "its premise" if len(by) == 1 else "its premises"
        return f"{what} {self._names(by)} {_verb(by, 'falls', 'fall')}{self._since(by)}"

    def _no_reason_left(self, by: tuple[int, ...]) -> str:
        if len(by) == 1:
            return f"no reason left: {self._gone(by[0])}"
        return f"no reason left: of {len(by)} reasons for it none has force"

    def _gone(self, node: int) -> str:
        """Say that a node bears on nothing, and why."""
        if self._verdicts[node].status is Status.FALLS:
            return f"{self._name(node)} falls{self._since((node,))}"
        by = self._in_force(self._undercut_by.get(node, []))
        return f"{self._name(node)} is set aside" + (f" by {self._names(by)}" if by else "")

    def _supported(self, node: int, by: tuple[int, ...]) -> str:
        said = f"{self._names(by)} {_verb(by, 'supports', 'support')} it"
        return f"{said}, and no objection has force" if self._attacks[node] else said

    def _objections_fall(self, by: tuple[int, ...]) -> str:
        if len(by) != 1:
            return f"none of its {len(by)} objections has force"
        node = by[0]
        if self._verdicts[node].status is Status.FALLS:
            return f"its only objection, {self._name(node)}, falls{self._since(by, comma=True)}"
        return f"its only objection, {self._gone(node)}".replace(" is set", ", is set", 1)

    def _open(self, node: int, verdict: Verdict) -> str:
        if verdict.because is Because.BOTH_SIDES:
            pros = sum(1 for one in verdict.by if one in self._for[node])
            cons = len(verdict.by) - pros
            reasons = "reason" if pros == 1 else "reasons"
            return f"{pros} {reasons} for and {cons} against stand; weighing them is yours"
        if verdict.because is Because.AWAITS_STANCE:
            claim = self._network.nodes[node]
            if claim.is_weighed:
                return "no reason stands either way"
            if claim.is_captured:
                return "said in the room, without support; it waits for your view"
            if claim.waits_for_view:
                return "a forecast without support waits for your view"
            return "none of its reasons has force; it waits for your view"
        loop = self._loops.get(node)
        return self._looped(loop) if loop else f"it waits on {self._names(verdict.by)}"

    def _looped(self, loop: Loop) -> str:
        names = self._names(loop.nodes)
        match loop.sort:
            case LoopSort.SELF_ATTACK:
                return f"{names} attacks itself; take a view on it to settle it"
            case LoopSort.MUTUAL_ATTACK:
                return f"{names} attack each other; take a view on one to settle it"
            case LoopSort.ATTACKS:
                return f"{names} attack each other in a circle; take a view on one to settle it"
            case LoopSort.SUPPORTS:
                return f"{names} rest on each other and on nothing else; take a view on one"
            case _:
                return f"{names} wait on each other; take a view on one to settle it"

    def _since(self, by: tuple[int, ...], *, comma: bool = False) -> str:
        """Say why the one node meant falls, one step further."""
        if len(by) != 1:
            return ""
        verdict = self._verdicts[by[0]]
        mark = ", " if comma else " "
        match verdict.because:
            case Because.REJECTED:
                return f"{mark}because you reject it"
            case Because.ATTACKED:
                return f"{mark}because {self._names(verdict.by)} {self._stand(verdict.by)}"
            case Because.PREMISE_FALLS:
                falls = _verb(verdict.by, "falls", "fall")
                return f"{mark}because {self._names(verdict.by)} {falls}"
            case Because.NO_REASON_LEFT:
                return f"{mark}because no reason for it is left"
            case _:
                return ""

    def _stand(self, by: Sequence[int]) -> str:
        return _verb(by, "stands", "stand")

    def _in_force(self, nodes: list[int]) -> list[int]:
        return [
            node
            for node in nodes
            if self._verdicts[node].status is Status.STANDS
            and self._verdicts[node].aside in (None, Aside.NO)
        ]

    def _name(self, node: int) -> str:
        return f"*{self._network.nodes[node].name}*"

    def _names(self, nodes: Sequence[int]) -> str:
        names = [self._name(node) for node in nodes[:_NAMED]]
        if len(nodes) > _NAMED:
            names = [*names[: _NAMED - 1], f"{len(nodes) - _NAMED + 1} others"]
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} and {names[-1]}"


def _verb(by: Sequence[int], one: str, many: str) -> str:
    return one if len(by) == 1 else many
