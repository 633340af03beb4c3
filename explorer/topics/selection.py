"""Which part of the topic graph is looked at: kinds, relations, some documents' surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.library.kinds import Kind, Relation
from explorer.topics.graph import Direction

if TYPE_CHECKING:
    from explorer.library.model import Library, Link
    from explorer.topics.graph import TopicGraph

GRAPH_KINDS = frozenset(Kind) - {Kind.TOUR, Kind.PAGE}
"""What the graph is about. Tours and pages are ways to read a library, not its subject."""

ALL_RELATIONS = frozenset(Relation)


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A part of the topic graph.

    Attributes:
        documents: Their ids, in the library's order.
        links: Links among them, in the library's order.
    """

    documents: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show of the topic graph.

    Attributes:
        kinds: The kinds of documents to show. A root is shown whatever its kind.
        relations: The relations to show.
        roots: The documents whose surroundings to show; empty for the whole graph.
        steps: How far from the roots these reach, in links; 0 shows the roots alone.
        direction: Which way links are followed from the roots.
        hides_orphans: Whether documents without any shown link are left out; roots stay.
    """

    kinds: frozenset[Kind] = GRAPH_KINDS
    relations: frozenset[Relation] = ALL_RELATIONS
    roots: tuple[str, ...] = ()
    steps: int = 1
    direction: Direction = Direction.BOTH
    hides_orphans: bool = False


def kinds_worth_showing(library: Library) -> frozenset[Kind]:
    """Return the kinds its graph is about; all of them where it has pages and tours only."""
    is_plain = not library.of_kind(*GRAPH_KINDS)
    return frozenset(Kind) if is_plain else GRAPH_KINDS


def whole(library: Library) -> Subgraph:
    """Return the whole graph of a library, of the kinds worth showing."""
    kinds = kinds_worth_showing(library)
    return _among({document.id for document in library.of_kind(*kinds)}, library, ALL_RELATIONS)


def select(graph: TopicGraph, selection: Selection) -> Subgraph:
    """Return the part of the graph that is to be shown.

    Raises:
        UnknownDocumentError: A root is not in the library.
    """
    library = graph.library
    if selection.roots:
        near = graph.neighbours(
            *selection.roots,
            steps=selection.steps,
            direction=selection.direction,
            kinds=selection.kinds,
            relations=selection.relations,
        )
        shown = {*selection.roots, *near}
    else:
        shown = {document.id for document in library.of_kind(*selection.kinds)}
    subgraph = _among(shown, library, selection.relations)
    if not selection.hides_orphans:
        return subgraph
    linked = {
        end
        for link in subgraph.links
        if link.source != link.target
        for end in (link.source, link.target)
    }
    linked.update(selection.roots)
    return _among(linked, library, selection.relations)


def _among(shown: set[str], library: Library, relations: frozenset[Relation]) -> Subgraph:
    return Subgraph(
        documents=tuple(document.id for document in library.documents if document.id in shown),
        links=tuple(
            link
            for link in library.links
            if link.source in shown and link.target in shown and link.relation in relations
        ),
    )
