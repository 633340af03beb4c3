"""The topic graph: a library's documents joined by its links, and the questions asked of it."""

from __future__ import annotations

import enum
import itertools
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.library.kinds import Relation
from explorer.progress import Progress, unwatched
from explorer.topics.coverage import Touch, touches
from explorer.topics.paths import Path, PathsFound, Step, shortest_way, simple_ways

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from explorer.library.kinds import Kind
    from explorer.library.model import Library, Link

    Adjacency = Mapping[str, Mapping[str, Mapping[int, Mapping[str, Link]]]]

STATED_RELATIONS = frozenset(Relation) - {Relation.MENTIONS}
"""All relations that say how two documents belong together, not merely that one names the other."""

_BITS = {relation: 1 << place for place, relation in enumerate(Relation)}


class Direction(enum.StrEnum):
    """Which way links are followed: from their source, from their target, or both."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Shared:
    """A document that two others are both linked with.

    Attributes:
        document: Its id.
        first: The links between it and the first of the two.
        second: The links between it and the second of the two.
    """

    document: str
    first: tuple[Link, ...]
    second: tuple[Link, ...]


class TopicGraph:
    """The documents of a library as nodes, its links as directed edges, parallel ones kept.

    Safe to share between threads: it does not change once it is made.
    """

    def __init__(self, library: Library, progress: Progress = unwatched) -> None:
        """Build the graph in one pass; links to documents that are not there are left out.

        Raises:
            Cancelled: By `progress`.
        """
        import networkx as nx  # noqa: PLC0415 - half a second that only a graph is worth

        progress(0, 2, library.info.title)
        self.library = library
        graph = nx.MultiDiGraph()
        graph.add_nodes_from(
            (document.id, {"kind": document.kind}) for document in library.documents
        )
        progress(1, 2, library.info.title)
        # Edges are keyed by the place of their link, so that the library's order can be had back.
        graph.add_edges_from(
            (link.source, link.target, place, {"link": link})
            for place, link in enumerate(library.links)
            if library.has(link.source) and library.has(link.target)
        )
        self._out: Adjacency = dict(graph.adjacency())
        self._in: Adjacency = dict(graph.reverse(copy=False).adjacency())
        self._near: Mapping[Direction, Mapping[str, Mapping[str, int]]] = {
            Direction.OUT: _bits(self._out),
            Direction.IN: _bits(self._in),
            Direction.BOTH: _bits(self._out, self._in),
        }
        self._kinds = {document.id: document.kind for document in library.documents}
        self._places = {document.id: place for place, document in enumerate(library.documents)}
        progress(2, 2, library.info.title)

    def neighbours(
        self,
        *roots: str,
        steps: int = 1,
        direction: Direction = Direction.BOTH,
        kinds: Collection[Kind] | None = None,
        relations: Collection[Relation] | None = None,
    ) -> Mapping[str, int]:
        """Return the documents at most `steps` links away, and how many steps that is.

        Nearer ones come first, else in the library's order; the roots are left out.

        Args:
            roots: Where to begin; nothing is near to no root.
            steps: How many links to follow at most.
            direction: Which way.
            kinds: The only kinds to visit, on the way too; None for all.
            relations: The only relations to follow; None for all.

        Raises:
            UnknownDocumentError: One of the roots is not in the library.
        """
        for root in roots:
            self.library.document(root)
        distances = dict.fromkeys(roots, 0)
        frontier = list(distances)
        follow = self._follower(direction, relations)
        for step in range(1, steps + 1):
            reached = set().union(*map(follow, frontier)) - distances.keys()
            if kinds is not None:
                reached = {other for other in reached if self._kinds[other] in kinds}
            frontier = sorted(reached, key=self._places.__getitem__)
            distances.update(dict.fromkeys(frontier, step))
            if not frontier:
                break
        return MappingProxyType({key: step for key, step in distances.items() if step})

    def shortest_path(
        self, start: str, goal: str, relations: Collection[Relation] | None = None
    ) -> Path | None:
        """Return one of the shortest paths, links walked either way; None when nothing joins them.

        Without `relations`, a path of stated relations is preferred to a shorter one of mere
        mentions, which is only taken where there is no other.

        Raises:
            UnknownDocumentError: One of the two is not in the library.
        """
        self._known(start, goal)
        for allowed in [relations] if relations is not None else [STATED_RELATIONS, None]:
            way = shortest_way(self._follower(Direction.BOTH, allowed), start, goal)
            if way:
                return self._path(way, allowed)
        return None

    def all_paths(
        self,
        start: str,
        goal: str,
        longest: int = 3,
        relations: Collection[Relation] | None = STATED_RELATIONS,
        at_most: int = 100,
    ) -> PathsFound:
        """Return the paths of at most `longest` links that meet no document twice.

        Links are walked either way. Where several join the same two documents, the path takes one:
        `links_between` has the others.

        Raises:
            UnknownDocumentError: One of the two is not in the library.
        """
        self._known(start, goal)
        follow = self._follower(Direction.BOTH, relations)
        ways, is_complete = simple_ways(follow, start, goal, longest, at_most)
        return PathsFound(tuple(self._path(way, relations) for way in ways), is_complete)

    def shared(
        self, first: str, second: str, relations: Collection[Relation] | None = STATED_RELATIONS
    ) -> tuple[Shared, ...]:
        """Return what two documents are both linked with, in the library's order.

        Raises:
            UnknownDocumentError: One of the two is not in the library.
        """
        self._known(first, second)
        follow = self._follower(Direction.BOTH, relations)
        both = {*follow(first)} & {*follow(second)} - {first, second}
        return tuple(
            Shared(
                document_id,
                self.links_between(first, document_id, relations),
                self.links_between(second, document_id, relations),
            )
            for document_id in sorted(both, key=self._places.__getitem__)
        )

    def links_between(
        self, first: str, second: str, relations: Collection[Relation] | None = None
    ) -> tuple[Link, ...]:
        """Return the links between two documents, both ways, in the library's order.

        Raises:
            UnknownDocumentError: One of the two is not in the library.
        """
        self._known(first, second)
        placed = {**self._out[first].get(second, {}), **self._in[first].get(second, {})}
        links = (placed[place]["link"] for place in sorted(placed))
        return tuple(link for link in links if relations is None or link.relation in relations)

    def links_of(self, document_id: str, direction: Direction = Direction.BOTH) -> tuple[Link, ...]:
        """Return the links of a document, in the library's order.

        Raises:
            UnknownDocumentError: It is not in the library.
        """
        self._known(document_id)
        placed: dict[int, Link] = {}
        for adjacency in self._sides(direction):
            for keyed in adjacency[document_id].values():
                placed.update((place, data["link"]) for place, data in keyed.items())
        return tuple(placed[place] for place in sorted(placed))

    def touches(self) -> Mapping[str, Touch]:
        """Count for each document what touches it, in the library's order."""
        return self._touches

    @cached_property
    def _touches(self) -> Mapping[str, Touch]:
        return touches(self.library)

    def degree(self, document_id: str) -> int:
        """Return how many other documents a document is linked with.

        Raises:
            UnknownDocumentError: It is not in the library.
        """
        self._known(document_id)
        near = self._near[Direction.BOTH][document_id]
        return len(near) - (document_id in near)

    def centrality(self) -> Mapping[str, float]:
        """Return for each document the share of all others that it is linked with, 0 to 1.

        In the library's order; 0 for the only document of a library.

        Source: Freeman, “Centrality in social networks: conceptual clarification”, Social
        Networks 1 (1978): degree centrality.
        """
        others = max(1, len(self._places) - 1)
        return MappingProxyType({one: self.degree(one) / others for one in self._places})

    def _known(self, *document_ids: str) -> None:
        for document_id in document_ids:
            self.library.document(document_id)

    def _sides(self, direction: Direction) -> tuple[Adjacency, ...]:
        if direction is Direction.BOTH:
            return (self._out, self._in)
        return (self._out,) if direction is Direction.OUT else (self._in,)

    def _follower(
        self, direction: Direction, relations: Collection[Relation] | None
    ) -> Callable[[str], list[str]]:
        """Return what gives the documents one link away, each once."""
        near = self._near[direction]
        wanted = -1 if relations is None else sum(_BITS[relation] for relation in set(relations))

        def follow(document_id: str) -> list[str]:
            return [other for other, bits in near[document_id].items() if bits & wanted]

        return follow

    def _path(self, way: tuple[str, ...], relations: Collection[Relation] | None) -> Path:
        """Choose the link of each step."""
        steps = []
        for start, end in itertools.pairwise(way):
            link = min(self.links_between(start, end, relations), key=partial(_rank, start))
            steps.append(Step(link, link.source == start))
        return Path(way[0], tuple(steps))


def _bits(*sides: Adjacency) -> dict[str, dict[str, int]]:
    """Return for each document what it is linked with, and by which relations, as bits.

    A search asks this of every link of a library: a bit is tested ten times as fast as a set.
    """
    near: dict[str, dict[str, int]] = {document_id: {} for document_id in sides[0]}
    for side in sides:
        for document_id, others in side.items():
            here = near[document_id]
            for other, keyed in others.items():
                for data in keyed.values():
                    here[other] = here.get(other, 0) | _BITS[data["link"].relation]
    return near


def _rank(start: str, link: Link) -> tuple[bool, bool, bool]:
    """Order the links between two documents: the most telling first, then those read forwards."""
    return (
        link.relation is Relation.MENTIONS,
        link.relation is Relation.RELATED,
        link.source != start,
    )
