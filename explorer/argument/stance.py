"""A reader's stance: what is accepted and rejected on a map, and what follows from it.

A box of a map is named by its key: `[Title]` for a claim, `<Title>` for an argument.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.argument.answers import Answer, answer
from explorer.argument.cruxes import crux_between, find_cruxes
from explorer.argument.what_if import Reasons, View
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.argument.network import Network
    from explorer.argument.what_if import Status, Verdict


@dataclass(frozen=True, slots=True)
class Stance:
    """What a reader holds, for the sake of argument.

    Attributes:
        accepted: Keys of boxes.
        rejected: Keys of other boxes.
        reasons: Whether claims that have reasons need one with force.
    """

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    reasons: Reasons = Reasons.NEEDED

    @property
    def is_empty(self) -> bool:
        """Whether no view is taken."""
        return not self.accepted and not self.rejected

    def view_of(self, key: str) -> View | None:
        """Return what is held of a box; None for no view."""
        if key in self.accepted:
            return View.ACCEPT
        return View.REJECT if key in self.rejected else None

    def with_view(self, key: str, view: View | None) -> Stance:
        """Return the stance with another view, or none, of a box."""
        accepted, rejected = self.accepted - {key}, self.rejected - {key}
        if view is View.ACCEPT:
            accepted |= {key}
        elif view is View.REJECT:
            rejected |= {key}
        return replace(self, accepted=accepted, rejected=rejected)

    def within(self, keys: Iterable[str]) -> Stance:
        """Return the stance without views of what is not there."""
        there = frozenset(keys)
        return replace(self, accepted=self.accepted & there, rejected=self.rejected & there)


NO_STANCE = Stance()


def key_nodes(network: Network) -> Mapping[str, tuple[int, ...]]:
    """Return the nodes of each box, by key: a statement's, or the steps of an argument in order."""
    found: dict[str, list[int]] = {}
    for index, node in enumerate(network.nodes):
        title = node.title or node.name
        found.setdefault(f"<{title}>" if node.is_step else f"[{title}]", []).append(index)
    return MappingProxyType({key: tuple(nodes) for key, nodes in found.items()})


@dataclass(frozen=True, slots=True)
class Thought:
    """What follows from a stance.

    Attributes:
        stance: What is held.
        answer: What follows for every node.
        nodes: The nodes of each box.
    """

    stance: Stance
    answer: Answer
    nodes: Mapping[str, tuple[int, ...]]
    _keys: Mapping[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys = {node: key for key, nodes in self.nodes.items() for node in nodes}
        object.__setattr__(self, "_keys", MappingProxyType(keys))

    def verdict(self, key: str) -> Verdict | None:
        """Return what follows for a box: for an argument of several steps, for its last."""
        nodes = self.nodes.get(key)
        return self.answer.verdicts[nodes[-1]] if nodes else None

    def says(self, key: str) -> str:
        """Return why, as a sentence; empty for what is not on the map."""
        nodes = self.nodes.get(key)
        return self.answer.says[nodes[-1]] if nodes else ""

    def rests_on(self, key: str) -> tuple[str, ...]:
        """Return the keys of the boxes that the sentence names, in its order."""
        verdict = self.verdict(key)
        named = (self._keys[node] for node in verdict.by) if verdict else ()
        return tuple(dict.fromkeys(named))

    def key_of(self, node: int) -> str:
        """Return the key of the box that a node belongs to."""
        return self._keys[node]


def think(network: Network, stance: Stance) -> Thought:
    """Work out what follows from a stance; views of what is not on the map are passed over."""
    nodes = key_nodes(network)
    return Thought(stance, answer(network, views_of(nodes, stance), stance.reasons), nodes)


def views_of(nodes: Mapping[str, tuple[int, ...]], stance: Stance) -> dict[int, View]:
    """Return a stance's views by node: of an argument, each of its steps."""
    views: dict[int, View] = {}
    for view, keys in ((View.ACCEPT, stance.accepted), (View.REJECT, stance.rejected)):
        for key in sorted(keys):
            views.update(dict.fromkeys(nodes.get(key, ()), view))
    return views


@dataclass(frozen=True, slots=True)
class KeyCrux:
    """Boxes on which a result rests, and the main claim's status once they are rejected."""

    keys: tuple[str, ...]
    status: Status


def cruxes_of(
    network: Network, main: str, stance: Stance = NO_STANCE, progress: Progress = unwatched
) -> tuple[KeyCrux, ...]:
    """Return the smallest sets of claims whose rejection changes the main claim.

    Args:
        network: What bears on what.
        main: The key of the main claim; nothing is found for one that is not on the map.
        stance: What the reader holds already.
        progress: Called between trials.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    nodes = key_nodes(network)
    if main not in nodes:
        return ()
    keys = {node: key for key, all_nodes in nodes.items() for node in all_nodes}
    found = find_cruxes(
        network, nodes[main][-1], views_of(nodes, stance), stance.reasons, progress=progress
    )
    made = (KeyCrux(_distinct(keys[node] for node in one.nodes), one.status) for one in found)
    return tuple(dict.fromkeys(made))


def disagreement(
    network: Network, main: str, first: Stance, second: Stance, progress: Progress = unwatched
) -> tuple[str, ...]:
    """Return the fewest boxes on which two readers' different results for the main claim rest.

    Both are read with the first one's setting of reasons. Empty when the results are the same.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    nodes = key_nodes(network)
    if main not in nodes:
        return ()
    keys = {node: key for key, all_nodes in nodes.items() for node in all_nodes}
    found = crux_between(
        network,
        nodes[main][-1],
        views_of(nodes, first),
        views_of(nodes, second),
        first.reasons,
        progress=progress,
    )
    return _distinct(keys[node] for node in found)


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
