"""Paths through the topic graph: their values, their words, and the search for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.library.model import Library, Link

STEPS_TRIED_AT_MOST = 100_000
"""How many steps a search for all paths tries before it gives what it has: some 50 ms."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path, walked from its source to its target or the other way."""

    link: Link
    is_forwards: bool

    @property
    def start(self) -> str:
        """The document it leaves."""
        return self.link.source if self.is_forwards else self.link.target

    @property
    def end(self) -> str:
        """The document it reaches."""
        return self.link.target if self.is_forwards else self.link.source


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one document to another along links, which may be walked either way.

    Attributes:
        start: The document it begins at.
        steps: From the beginning to the end; empty for the path from a document to itself.
    """

    start: str
    steps: tuple[Step, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Every document on the way, both ends included."""
        return (self.start, *(step.end for step in self.steps))

    def words(self, library: Library) -> str:
        """Read it out: “FraudGPT raises Malicious use, addressed by EU AI Act”.

        Raises:
            UnknownDocumentError: It leads through a document that is not in the library.
        """
        text = library.document(self.start).title
        for number, step in enumerate(self.steps):
            if not step.is_forwards:
                text += f", {step.link.backwards}"
            elif number == 0:
                text += f" {step.link.forwards}"
            else:
                text += f", which {step.link.forwards}"
            text += f" {library.document(step.end).title}"
        return text


@dataclass(frozen=True, slots=True)
class PathsFound:
    """Paths between two documents.

    Attributes:
        paths: Shorter ones first, else in the order of the library's links.
        is_complete: Whether these are all there are of that length.
    """

    paths: tuple[Path, ...]
    is_complete: bool


def shortest_way(
    follow: Callable[[str], list[str]], start: str, goal: str
) -> tuple[str, ...] | None:
    """Find one of the shortest ways; None when there is none.

    Both ends are searched in turns, the smaller frontier first, so that a library of any size is
    hardly ever walked through.

    Source: Pohl, “Bi-directional search”, Machine Intelligence 6 (1971).
    """
    if start == goal:
        return (start,)
    came: tuple[dict[str, str], dict[str, str]] = ({start: ""}, {goal: ""})
    frontiers = [[start], [goal]]
    while all(frontiers):
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        here, there = came[side], came[1 - side]
        reached: list[str] = []
        for document_id in frontiers[side]:
            for other in follow(document_id):
                if other in here:
                    continue
                here[other] = document_id
                if other in there:
                    return (*reversed(_trail(came[0], other)), *_trail(came[1], other)[1:])
                reached.append(other)
        frontiers[side] = reached
    return None


def _trail(came: Mapping[str, str], document_id: str) -> tuple[str, ...]:
    """Follow a search back to where it began, `document_id` first."""
    trail = [document_id]
    while came[trail[-1]]:
        trail.append(came[trail[-1]])
    return tuple(trail)


def simple_ways(
    follow: Callable[[str], list[str]], start: str, goal: str, longest: int, at_most: int
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Find the ways of at most `longest` steps that meet no document twice; are these all?

    The distances to the goal are found first; no step is taken that could not reach it in time.
    """
    if start == goal:
        return ((start,),), True
    # The last ring of distances, by far the widest, would only tell of the start itself.
    distances = _distances(follow, goal, longest - 1)
    found: list[tuple[str, ...]] = []
    tried = 0
    for length in range(distances.get(start, longest), longest + 1):
        way = [start]
        branches = [iter(follow(start))]
        while branches:
            other = next(branches[-1], None)
            if other is None:
                branches.pop()
                way.pop()
                continue
            tried += 1
            if tried > STEPS_TRIED_AT_MOST:
                return tuple(found), False
            left = length - len(way)
            if other == goal:
                if left == 0:
                    if len(found) == at_most:
                        return tuple(found), False
                    found.append((*way, goal))
            elif left > 0 and distances.get(other, longest) <= left and other not in way:
                way.append(other)
                branches.append(iter(follow(other)))
    return tuple(found), True


def _distances(follow: Callable[[str], list[str]], goal: str, longest: int) -> dict[str, int]:
    """Return how many steps each document is from the goal, up to `longest`."""
    distances = {goal: 0}
    frontier = [goal]
    for steps in range(1, longest + 1):
        reached: list[str] = []
        for document_id in frontier:
            for other in follow(document_id):
                if other not in distances:
                    distances[other] = steps
                    reached.append(other)
        frontier = reached
    return distances
