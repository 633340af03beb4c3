"""Which part of the graph is shown: hidden kinds, hidden forms of lines, and what is around."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.address import Sort
from explorer.desktop.graph.forms import Form, form_of
from explorer.library.kinds import Kind, Relation
from explorer.topics.selection import Selection, Subgraph, kinds_worth_showing, select

if TYPE_CHECKING:
    from explorer.address import Address
    from explorer.library.model import Library
    from explorer.topics.graph import TopicGraph

MOST_STEPS = 3

EMPTY = Subgraph((), ())


@dataclass(frozen=True, slots=True)
class Filter:
    """What is left out.

    Attributes:
        hidden_kinds: Kinds of documents that are not shown.
        hidden_forms: Forms of lines that are not shown.
        root: The only document whose surroundings are shown; empty for the whole graph.
        steps: How far these reach, in links.
    """

    hidden_kinds: frozenset[Kind] = frozenset()
    hidden_forms: frozenset[Form] = frozenset()
    root: str = ""
    steps: int = 1

    def with_kind_toggled(self, kind: Kind) -> Filter:
        """Return one that hides a kind, or shows it again."""
        return replace(self, hidden_kinds=self.hidden_kinds ^ {kind})

    def with_form_toggled(self, form: Form) -> Filter:
        """Return one that hides a form of lines, or shows it again."""
        return replace(self, hidden_forms=self.hidden_forms ^ {form})

    def around(self, root: str) -> Filter:
        """Return one that shows only what is around a document; the empty id shows all."""
        return replace(self, root=root)

    def within(self, steps: int) -> Filter:
        """Return one that reaches this many links far."""
        return replace(self, steps=min(max(steps, 1), MOST_STEPS))


def usual_filter(library: Library) -> Filter:
    """Return what a library is first shown with.

    Mentions are many and say little; they are hidden unless there is nothing else, as in a plain
    folder of notes.
    """
    has_more = any(link.relation is not Relation.MENTIONS for link in library.links)
    return Filter(hidden_forms=frozenset({Form.MENTIONED}) if has_more else frozenset())


def kinds_in(library: Library) -> tuple[Kind, ...]:
    """Return the kinds that the graph can show, in their order."""
    worth = kinds_worth_showing(library)
    there = {document.kind for document in library.documents}
    return tuple(kind for kind in Kind if kind in worth and kind in there)


def forms_in(library: Library) -> tuple[Form, ...]:
    """Return the forms of the lines that the graph can show, in the legend's order."""
    worth = kinds_worth_showing(library)
    kinds = {document.id: document.kind for document in library.documents}
    there = {
        form_of(link)
        for link in library.links
        if kinds.get(link.source) in worth and kinds.get(link.target) in worth
    }
    return tuple(form for form in Form if form in there)


def root_for(address: Address | None, graph: TopicGraph, chosen: Filter) -> str:
    """Return what a picture is to be around for a place; nothing where that is everything.

    Pages and tours are about all of the library, and what has no links is around nothing.
    """
    if address is None or address.sort not in (Sort.DOCUMENT, Sort.LINK):
        return ""
    root = address.link_ends()[0] if address.sort is Sort.LINK else address.name
    library = graph.library
    if not library.has(root) or library.document(root).kind in (Kind.PAGE, Kind.TOUR):
        return ""
    return root if len(visible_part(graph, chosen.around(root)).documents) > 1 else ""


def visible_part(graph: TopicGraph, chosen: Filter) -> Subgraph:
    """Return what is to be shown; around a root, only what shown lines lead to.

    A root that the library has no more shows nothing.
    """
    library = graph.library
    if chosen.root and not library.has(chosen.root):
        return EMPTY
    part = select(
        graph,
        Selection(
            kinds=kinds_worth_showing(library) - chosen.hidden_kinds,
            relations=_relations(chosen.hidden_forms),
            roots=(chosen.root,) if chosen.root else (),
            steps=chosen.steps,
        ),
    )
    links = tuple(link for link in part.links if form_of(link) not in chosen.hidden_forms)
    if not chosen.root:
        return Subgraph(part.documents, links)
    near = _near(chosen.root, chosen.steps, Subgraph(part.documents, links))
    return Subgraph(
        tuple(one for one in part.documents if one in near),
        tuple(link for link in links if link.source in near and link.target in near),
    )


def _relations(hidden: frozenset[Form]) -> frozenset[Relation]:
    return frozenset(
        relation
        for relation in Relation
        if not (relation is Relation.MENTIONS and Form.MENTIONED in hidden)
        and not (relation.is_symmetric and Form.RELATED in hidden)
    )


def _near(root: str, steps: int, part: Subgraph) -> set[str]:
    """Return the documents at most `steps` of the part's links away from the root, it included."""
    near = {root}
    for _ in range(steps):
        near |= {
            end
            for link in part.links
            if link.source in near or link.target in near
            for end in (link.source, link.target)
        }
    return near
