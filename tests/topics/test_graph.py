from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import UnknownDocumentError
from explorer.library.kinds import Kind, Relation
from explorer.progress import Cancelled
from explorer.topics.coverage import Touch
from explorer.topics.graph import STATED_RELATIONS, Direction, TopicGraph
from tests.topics import by_hand

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.library.model import Library


def plain(library: Library) -> nx.Graph:
    """The same graph as networkx alone would make it, links walked either way."""
    graph = nx.Graph()
    graph.add_nodes_from(document.id for document in library.documents)
    graph.add_edges_from((link.source, link.target) for link in library.links)
    return graph


def test_neighbours_are_listed_nearest_first_with_their_distance(small: Library) -> None:
    near = TopicGraph(small).neighbours("gpt-2", steps=2, relations=STATED_RELATIONS)
    assert dict(near) == {
        "trust": 1,
        "malicious-use": 1,
        "staging": 1,
        "fraudgpt": 2,
        "llama": 2,
        "eu-ai-act": 2,
    }
    assert list(near)[3:] == ["fraudgpt", "llama", "eu-ai-act"]


def test_neighbours_follow_the_direction_asked_for(small: Library) -> None:
    graph = TopicGraph(small)
    into = graph.neighbours("malicious-use", direction=Direction.IN)
    assert set(into) == {"fraudgpt", "gpt-2", "llama", "staging", "eu-ai-act"}
    assert not graph.neighbours("malicious-use", direction=Direction.OUT)
    assert set(graph.neighbours("llama", direction=Direction.OUT)) == {
        "malicious-use",
        "trust",
        "eu-ai-act",
    }


def test_neighbours_can_be_limited_to_kinds_and_relations(small: Library) -> None:
    graph = TopicGraph(small)
    assert list(graph.neighbours("malicious-use", kinds={Kind.REGULATION})) == ["eu-ai-act"]
    assert list(graph.neighbours("malicious-use", relations={Relation.MITIGATES})) == ["staging"]


def test_a_kind_that_is_left_out_is_not_walked_through_either(small: Library) -> None:
    near = TopicGraph(small).neighbours("fraudgpt", steps=5, kinds={Kind.CASE, Kind.REWARD})
    assert not near


def test_neighbours_of_several_roots_leave_the_roots_out(small: Library) -> None:
    near = TopicGraph(small).neighbours("trust", "staging")
    assert dict(near) == {"gpt-2": 1, "llama": 1, "malicious-use": 1}


def test_nothing_is_near_to_no_root(small: Library) -> None:
    assert not TopicGraph(small).neighbours(steps=3)


def test_a_path_reads_as_a_sentence(small: Library) -> None:
    graph = TopicGraph(small)
    path = graph.shortest_path("fraudgpt", "eu-ai-act")
    assert path is not None
    assert path.words(small) == "FraudGPT raises Malicious use, addressed by EU AI Act"
    assert path.documents == ("fraudgpt", "malicious-use", "eu-ai-act")


def test_a_second_link_walked_forwards_reads_as_a_clause(small: Library) -> None:
    path = TopicGraph(small).shortest_path("trust", "eu-ai-act")
    assert path is not None
    assert path.words(small) == "Trust, shown by Llama, which would be under EU AI Act"


def test_a_mere_mention_joins_two_documents_only_where_nothing_else_does(small: Library) -> None:
    graph = TopicGraph(small)
    by_mention = graph.shortest_path("about", "trust")
    assert by_mention is not None
    assert by_mention.words(small) == "About mentions GPT-2, which shows Trust"
    direct = graph.shortest_path("fraudgpt", "eu-ai-act", relations={Relation.MENTIONS})
    assert direct is not None
    assert direct.words(small) == "FraudGPT mentions EU AI Act"


def test_a_document_that_nothing_links_has_no_path(small: Library) -> None:
    graph = TopicGraph(small)
    assert graph.shortest_path("lonely", "trust") is None
    assert graph.all_paths("lonely", "trust").paths == ()


def test_the_path_from_a_document_to_itself_is_its_title(small: Library) -> None:
    path = TopicGraph(small).shortest_path("trust", "trust")
    assert path is not None
    assert path.words(small) == "Trust"
    assert path.steps == ()


def test_all_paths_come_shortest_first_and_say_they_are_all(small: Library) -> None:
    found = TopicGraph(small).all_paths("gpt-2", "eu-ai-act", longest=3)
    assert [path.words(small) for path in found.paths] == [
        "GPT-2 raises Malicious use, addressed by EU AI Act",
        "GPT-2 raises Malicious use, raised by Llama, which would be under EU AI Act",
        "GPT-2 shows Trust, shown by Llama, which would be under EU AI Act",
        "GPT-2 used Staged release, which mitigates Malicious use, addressed by EU AI Act",
    ]
    assert found.is_complete


def test_a_search_for_paths_that_stops_early_says_so(small: Library) -> None:
    found = TopicGraph(small).all_paths("gpt-2", "eu-ai-act", longest=3, at_most=2)
    assert len(found.paths) == 2
    assert not found.is_complete


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 14), st.integers(0, 999), st.integers(1, 4))
def test_paths_are_those_that_networkx_finds(size: int, seed: int, longest: int) -> None:
    library = by_hand.random_library(size, seed)
    graph, reference = TopicGraph(library), plain(library)
    first, last = library.documents[0].id, library.documents[-1].id
    found = graph.all_paths(first, last, longest, relations=None, at_most=10_000)
    assert found.is_complete
    expected = sorted(map(tuple, nx.all_simple_paths(reference, first, last, longest)))
    assert sorted(path.documents for path in found.paths) == expected
    assert [len(path.steps) for path in found.paths] == sorted(len(way) - 1 for way in expected)
    shortest = graph.shortest_path(first, last, relations=frozenset(Relation))
    if nx.has_path(reference, first, last):
        assert shortest is not None
        length = nx.shortest_path_length(reference, first, last)
        assert len(shortest.steps) == length
    else:
        assert shortest is None


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 40), st.integers(0, 999), st.integers(0, 4))
def test_neighbours_are_those_that_networkx_finds(size: int, seed: int, steps: int) -> None:
    library = by_hand.random_library(size, seed)
    root = library.documents[0].id
    expected = nx.single_source_shortest_path_length(plain(library), root, cutoff=steps)
    del expected[root]
    assert dict(TopicGraph(library).neighbours(root, steps=steps)) == dict(expected)


def test_what_two_cases_share_comes_with_the_links_of_each(small: Library) -> None:
    shared = TopicGraph(small).shared("gpt-2", "llama")
    assert [one.document for one in shared] == ["trust", "malicious-use"]
    assert [link.bearing for link in shared[1].first] == ["not-shown"]
    assert [link.source for link in shared[1].second] == ["llama"]


def test_links_between_two_documents_run_both_ways() -> None:
    links = [
        by_hand.link("a", Relation.MENTIONS, "b"),
        by_hand.link("a", Relation.RAISES, "b"),
        by_hand.link("b", Relation.RELATED, "a"),
    ]
    documents = [by_hand.document("a"), by_hand.document("b", Kind.RISK), by_hand.document("c")]
    graph = TopicGraph(by_hand.library(documents, links))
    assert graph.links_between("a", "b") == tuple(links)
    assert graph.links_between("b", "a") == tuple(links)
    assert graph.links_between("a", "b", {Relation.RAISES}) == (links[1],)
    assert graph.links_between("a", "c") == ()
    assert graph.degree("a") == 1


def test_links_of_one_relation_between_the_same_two_are_both_kept() -> None:
    twice = by_hand.link("a", Relation.RAISES, "b")
    documents = [by_hand.document("a"), by_hand.document("b", Kind.RISK)]
    graph = TopicGraph(by_hand.library(documents, [twice, twice]))
    assert len(graph.links_of("a")) == 2


def test_a_link_to_a_document_that_is_not_there_is_left_out() -> None:
    library = by_hand.library(
        [by_hand.document("a")], [by_hand.link("a", Relation.RELATED, "gone")]
    )
    assert TopicGraph(library).links_of("a") == ()


def test_links_of_a_document_can_be_had_one_way(small: Library) -> None:
    graph = TopicGraph(small)
    assert [link.target for link in graph.links_of("staging", Direction.OUT)] == ["malicious-use"]
    assert [link.source for link in graph.links_of("staging", Direction.IN)] == ["gpt-2"]
    assert len(graph.links_of("staging")) == 2


def test_documents_and_claims_that_touch_a_topic_are_counted_once() -> None:
    documents = [by_hand.document("a"), by_hand.document("b"), by_hand.document("r", Kind.RISK)]
    links = [
        by_hand.link("a", Relation.RAISES, "r", passages=3, claims=("One", "Two")),
        by_hand.link("a", Relation.MENTIONS, "r", claims=("Two",)),
        by_hand.link("b", Relation.RAISES, "r", claims=("Two", "Three")),
    ]
    graph = TopicGraph(by_hand.library(documents, links))
    assert graph.touches()["r"] == Touch(documents=2, claims=3)
    assert graph.touches()["b"] == Touch(documents=1, claims=2)


def test_centrality_is_the_share_of_all_others(small: Library) -> None:
    centrality = TopicGraph(small).centrality()
    assert list(centrality) == [document.id for document in small.documents]
    assert centrality["malicious-use"] == pytest.approx(5 / 8)
    assert centrality["lonely"] == 0
    assert TopicGraph(by_hand.library([by_hand.document("a")])).centrality() == {"a": 0}


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: graph.neighbours("gpt-2", "nowhere"),
        lambda graph: graph.shortest_path("gpt-2", "nowhere"),
        lambda graph: graph.all_paths("nowhere", "gpt-2"),
        lambda graph: graph.shared("gpt-2", "nowhere"),
        lambda graph: graph.links_between("nowhere", "gpt-2"),
        lambda graph: graph.links_of("nowhere"),
        lambda graph: graph.degree("nowhere"),
    ],
)
def test_an_unknown_document_is_an_error_in_words(
    small: Library, ask: Callable[[TopicGraph], object]
) -> None:
    with pytest.raises(UnknownDocumentError, match="nowhere"):
        ask(TopicGraph(small))


def test_an_empty_library_has_an_empty_graph() -> None:
    assert TopicGraph(by_hand.library([])).centrality() == {}


def test_building_the_graph_can_be_stopped(small: Library) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        TopicGraph(small, stop)


def test_networkx_is_imported_only_when_a_graph_is_made() -> None:
    code = (
        "import sys, explorer.topics.graph, explorer.topics.selection, explorer.topics.columns,"
        " explorer.topics.cloud, explorer.export.graph\n"
        "assert 'networkx' not in sys.modules and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_ten_thousand_documents_are_answered_for_too() -> None:
    # How fast is measured in tests/bench/bench_topics.py.
    graph = TopicGraph(by_hand.random_library(10_000))
    near = graph.neighbours("case-17", steps=5)
    assert set(graph.neighbours("case-17")) <= set(near)
    assert graph.shortest_path("case-17", "case-4711") is not None
    assert len(graph.touches()) == 10_000
    assert all(shared.first and shared.second for shared in graph.shared("risk-0", "risk-1"))
