from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.errors import UnknownDocumentError
from explorer.library.kinds import Kind, Relation
from explorer.topics.graph import STATED_RELATIONS, Direction, TopicGraph
from explorer.topics.selection import (
    GRAPH_KINDS,
    Selection,
    kinds_worth_showing,
    select,
    whole,
)
from tests.topics import by_hand

if TYPE_CHECKING:
    from explorer.library.model import Library


def test_the_whole_graph_has_neither_pages_nor_tours(small: Library) -> None:
    subgraph = whole(small)
    assert "about" not in subgraph.documents
    assert subgraph.documents == tuple(
        document.id for document in small.documents if document.kind is not Kind.PAGE
    )
    assert all(link.source != "about" for link in subgraph.links)


def test_a_plain_folder_of_pages_still_has_a_graph() -> None:
    documents = [by_hand.document("a", Kind.PAGE), by_hand.document("b", Kind.PAGE)]
    library = by_hand.library(documents, [by_hand.link("a", Relation.MENTIONS, "b")])
    assert kinds_worth_showing(library) == frozenset(Kind)
    assert whole(library).documents == ("a", "b")
    assert len(whole(library).links) == 1


def test_an_empty_library_has_an_empty_whole() -> None:
    assert whole(by_hand.library([])).documents == ()


def test_without_roots_everything_of_the_kinds_is_shown(small: Library) -> None:
    kinds = frozenset({Kind.CASE, Kind.REWARD})
    subgraph = select(TopicGraph(small), Selection(kinds=kinds))
    assert set(subgraph.documents) == {"fraudgpt", "gpt-2", "llama", "lonely", "trust"}
    assert [(link.source, link.target) for link in subgraph.links] == [
        ("gpt-2", "trust"),
        ("llama", "trust"),
    ]


def test_orphans_can_be_hidden(small: Library) -> None:
    chosen = Selection(hides_orphans=True, relations=frozenset({Relation.RAISES}))
    subgraph = select(TopicGraph(small), chosen)
    assert set(subgraph.documents) == {"fraudgpt", "gpt-2", "llama", "malicious-use"}


def test_a_link_to_itself_makes_no_document_less_of_an_orphan() -> None:
    library = by_hand.library([by_hand.document("a")], [by_hand.link("a", Relation.MENTIONS, "a")])
    assert select(TopicGraph(library), Selection(hides_orphans=True)).documents == ()


def test_surroundings_reach_as_far_as_asked(small: Library) -> None:
    graph = TopicGraph(small)
    alone = select(graph, Selection(roots=("staging",), steps=0))
    assert alone.documents == ("staging",)
    near = select(graph, Selection(roots=("staging",), relations=STATED_RELATIONS))
    assert set(near.documents) == {"staging", "gpt-2", "malicious-use"}
    far = select(graph, Selection(roots=("staging",), steps=2))
    assert "eu-ai-act" in far.documents


def test_links_among_the_surroundings_are_shown_too(small: Library) -> None:
    near = select(TopicGraph(small), Selection(roots=("staging",)))
    pairs = {(link.source, link.target) for link in near.links}
    assert ("gpt-2", "malicious-use") in pairs


def test_surroundings_follow_the_direction(small: Library) -> None:
    chosen = Selection(roots=("staging",), direction=Direction.OUT)
    assert set(select(TopicGraph(small), chosen).documents) == {"staging", "malicious-use"}


def test_a_root_is_shown_though_its_kind_is_not_and_though_it_is_an_orphan(small: Library) -> None:
    chosen = Selection(kinds=frozenset({Kind.RISK}), roots=("lonely",), hides_orphans=True)
    assert select(TopicGraph(small), chosen).documents == ("lonely",)


def test_an_unknown_root_is_an_error_in_words(small: Library) -> None:
    with pytest.raises(UnknownDocumentError, match="nowhere"):
        select(TopicGraph(small), Selection(roots=("nowhere",)))


def test_the_graph_is_about_seven_kinds() -> None:
    assert len(GRAPH_KINDS) == 7
    assert Kind.DEBATE in GRAPH_KINDS
