"""Whether search finds what is there, and only that."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from whoosh.searching import Searcher

from explorer.address import Address
from explorer.library.loading import load
from explorer.progress import unwatched
from explorer.search import analysis
from explorer.search.claims import by_document, claims_of_library
from explorer.search.compiling import Compiler
from explorer.search.evaluation import Evaluation
from explorer.search.index import Index
from explorer.search.indexing import Subject, index_library
from explorer.search.model import Order
from explorer.search.passages import passages
from explorer.search.query import parse
from explorer.search.state import State
from explorer.search.storage import MemoryStorage
from explorer.search.synonyms import with_names

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.library.model import Library
    from explorer.search.model import Found
    from explorer.search.passage import Passage


def addresses(found: Found) -> set[str]:
    return {str(hit.address) for hit in found.hits}


def address(document_id: str, passage: Passage) -> str:
    if passage.claim:
        return str(Address.claim(passage.claim))
    return str(Address.document(document_id, passage.anchor))


def texts(library: Library) -> dict[str, str]:
    """Return all that each passage says, by its address."""
    claims = by_document(claims_of_library(library, unwatched))
    return {
        address(document.id, passage): " ¶ ".join([*passage.above, passage.heading, passage.text])
        for document in library.documents
        for passage in passages(library, document, claims.get(document.id, ()))
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("GPT-2", {"gpt-2", "llama#the-leak"}),
        ("GPT-4", {"gpt-4"}),
        ("gpt2", {"gpt-2", "llama#the-leak"}),
        ('"Llama 2"', {"llama#licence-terms"}),
        ("Llama 3.1", {"llama#licence-terms"}),
        ("llama-3.1", {"llama#licence-terms"}),
        ("53(1)(b)", {"eu-ai-act#exemptions"}),
        ("53(1)", {"eu-ai-act#exemptions"}),
        ("53(1)(d)", set()),
        ("open-weights", {"llama#licence-terms", "llama", "gpt-4"}),
        ('"open source"', {"llama#licence-terms", "eu-ai-act#exemptions"}),
        ("O'Brien", {"gpt-2#what-happened"}),
        ("o’brien", {"gpt-2#what-happened"}),
        ("naive", {"gpt-2#what-happened"}),
        ("NAÏVE", {"gpt-2#what-happened"}),
        ("C++", {"gpt-2#evidence-afterwards"}),
        ("8.8", {"gpt-2#evidence-afterwards"}),
        ("AI", {"bias", "eu-ai-act#eu-ai-act"}),
        ("US", {"eu-ai-act#exemptions"}),
        ("measures", {"about"}),
        ("students", {"llama#model-sizes", "claim:Open is good"}),
    ],
)
def test_hard_names_find_the_sections_they_stand_in(
    index: Index, query: str, expected: set[str]
) -> None:
    assert addresses(index.search(query)) == expected


def test_a_number_beside_a_name_ranks_the_name_first(index: Index) -> None:
    hits = index.search("Llama 2").hits
    assert str(hits[0].address) == "llama#licence-terms"


def test_the_document_called_so_comes_first(index: Index) -> None:
    assert index.search("malicious use").hits[0].document_id == "malicious-use"
    assert index.search("GPT-2").hits[0].document_id == "gpt-2"


def test_forms_of_a_word_are_found(index: Index) -> None:
    expected = {"llama#the-leak", "llama#licence-terms", "gpt-4", "malicious-use"}
    for form in ("leak", "leaks", "leaked"):
        assert addresses(index.search(form)) == expected


def test_a_phrase_is_found_as_it_stands(index: Index) -> None:
    assert addresses(index.search('"leaks"')) == {"llama#licence-terms"}
    assert addresses(index.search('"closed system"')) == {"gpt-4"}
    assert addresses(index.search('"system closed"')) == set()


def test_a_phrase_does_not_run_from_a_heading_into_the_text(index: Index) -> None:
    assert index.search('"leak within"').total == 0


def test_words_near_each_other_are_found_with_a_reach(index: Index) -> None:
    assert index.search('"weights torrent"').total == 0
    assert addresses(index.search('"weights torrent"~5')) == {"llama#the-leak"}


def test_a_word_of_the_title_may_stand_for_the_passage(index: Index) -> None:
    assert "llama#the-leak" in addresses(index.search("llama torrent"))
    assert "llama#the-leak" not in addresses(index.search("llama"))


def test_common_words_do_not_hide_a_passage(index: Index) -> None:
    assert "llama#the-leak" in addresses(index.search("this is a torrent of the weights"))
    assert index.search("the").total > 0


def test_exclusions_alone_find_everything_else(index: Index) -> None:
    everything, weights = index.search("*"), index.search("weights")
    without = index.search("-weights")
    assert addresses(without) == addresses(everything) - addresses(weights)


def test_alternatives_and_brackets(index: Index) -> None:
    either = addresses(index.search("torrent OR measures"))
    assert either == {"llama#the-leak", "about"}
    assert addresses(index.search("(torrent | measures) nothing")) == {"about"}


def test_prefixes_and_near_spellings(index: Index) -> None:
    assert addresses(index.search("torr*")) == {"llama#the-leak"}
    assert addresses(index.search("torent~")) == {"llama#the-leak"}


def test_a_half_typed_word_is_found(index: Index) -> None:
    assert index.search("torr").total == 0
    assert addresses(index.search("torr", is_typing=True)) == {"llama#the-leak"}


def test_every_word_of_the_library_is_found_wherever_it_stands(
    small: Library, index: Index
) -> None:
    known = texts(small)
    words = {word for text in known.values() for word in re.findall(r"\w+", text)}
    assert len(words) > 150
    for word in words - {"_"}:
        lines = {
            at for at, text in known.items() if word.lower() in re.findall(r"\w+", text.lower())
        }
        missed = lines - addresses(index.search(word))
        assert not missed, f"{word!r} stands in {missed}"


def test_phrases_are_found_where_they_stand_and_nowhere_else(small: Library, index: Index) -> None:
    known = {at: analysis.atoms(text.replace(" ¶ ", " zzz ")) for at, text in texts(small).items()}
    pairs = {pair for atoms in known.values() for pair in pairwise(atoms)}
    wanted = sorted(pair for pair in pairs if "zzz" not in pair)
    random.Random(1).shuffle(wanted)
    for pair in wanted[:500]:
        lines = {at for at, atoms in known.items() if pair in set(pairwise(atoms))}
        assert addresses(index.search(f'"{" ".join(pair)}"')) == lines


QUERIES = [
    "weights",
    "GPT-2",
    "open-weights",
    "O'Brien",
    '"the weights"',
    "leak weights",
    "leak OR weights",
    "-leak",
    "weights -leak",
    "we*",
    "kind:case leak",
    "kind:case -year:2023",
    "title:llama",
    "-(a b)",
    "source:cohen-2023",
    "linksto:eu-ai-act",
    "linkedfrom:llama",
    "(leak OR misuse) -kind:risk",
    "*",
    "leek~",
    'section:"what happened"',
    "llama torrent",
    "has:claims",
    "before:2020",
    '"ended control"~2',
]


@pytest.mark.parametrize("query", QUERIES)
def test_whole_lists_find_what_whooshs_own_searcher_finds(
    small: Library, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = MemoryStorage()
    monkeypatch.setattr("explorer.search.writing.MAX_WORDS", 150)
    state = State(storage, index_library(storage, Subject(small, None, unwatched), unwatched))
    assert state.segment_count > 1
    compiler = Compiler(
        state.lexicon, state.entries, state.tables.starts, state.values, state.title_has
    )
    node = parse(query).node
    assert node is not None
    wanted = compiler.compiled(with_names(node, state.names))
    with storage.open_index().reader() as reader, Searcher(reader, closereader=False) as searcher:
        theirs = set(searcher.docs_for_query(wanted))
    assert Evaluation(state.corpus, unwatched).matching(wanted) == theirs
    assert theirs
    state.close()


def test_hits_carry_what_is_shown_of_them(index: Index) -> None:
    hit = index.search("small parameters").hits[0]
    assert str(hit.address) == "llama#model-sizes"
    assert (hit.kind, hit.title, hit.section) == ("case", "Llama and open weights", "Model sizes")
    assert hit.trail == ("Licence terms",)
    assert {run.text for run in hit.snippet if run.is_match} == {"small", "parameters"}
    assert hit.score > 0


def test_what_stands_above_the_text_is_shown_where_only_that_matches(index: Index) -> None:
    hit = index.search("cyber crime").hits[0]
    assert "".join(run.text for run in hit.snippet) == "cyber crime — misuse"
    assert [run.text for run in hit.snippet if run.is_match] == ["cyber", "crime"]


def test_of_other_names_the_few_that_match_are_shown_before_the_summary(tmp_path: Path) -> None:
    names = "[Alpha One, Alpha Two, Beta, Alpha Three, Alpha Number Four]"
    text = f"---\nkind: case\nsummary: What this is about.\naliases: {names}\n---\n# The first\n"
    (tmp_path / "first.md").write_text(f"{text}\n## Part\n\nWords.\n", "utf-8")
    index = Index.in_memory(load(tmp_path))

    def shown(query: str) -> str:
        return "".join(run.text for run in index.search(query).hits[0].snippet)

    assert shown("alpha") == "Alpha One · Alpha Two · Alpha Three — What this is about."
    assert shown("beta") == "Beta — What this is about."
    assert shown("first") == "What this is about."
    assert shown("about") == "What this is about."


def test_counts_are_of_everything_and_hits_only_the_best(index: Index) -> None:
    found = index.search("weights", limit=2)
    everything = index.search("weights")
    assert len(found.hits) == 2 < found.total == everything.total == len(everything.hits)
    assert found.hits == everything.hits[:2]
    assert everything.document_count == len({hit.document_id for hit in everything.hits})
    assert index.search("weights", limit=0).total == everything.total


def test_hits_come_best_first_or_in_another_order(index: Index) -> None:
    scores = [hit.score for hit in index.search("leak").hits]
    assert scores == sorted(scores, reverse=True)
    titles = [hit.title.casefold() for hit in index.search("leak", order=Order.TITLE).hits]
    assert titles == sorted(titles)
    dated = [hit.document_id for hit in index.search("weights kind:case", order=Order.DATE).hits]
    assert dated[0] == "gpt-2"
    assert dated[-1] in {"gpt-4", "llama"}


def test_facets_count_documents(index: Index) -> None:
    facets = index.search("leak").facets
    assert facets["kind"] == (("case", 2), ("risk", 1))
    assert ("malicious-use", 2) in facets["topic"]
    assert dict(facets["year"]) == {"2023": 2, "2024": 1}
    assert ("Meta AI", 1) in facets["actor"]
    assert facets["regulation"] == (("eu-ai-act", 1),)
    assert list(facets) == ["kind", "topic", "year", "actor", "release", "regulation"]
