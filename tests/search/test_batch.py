"""Words gathered and turned round, against doing it word by word."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.search import analysis
from explorer.search.batch import GAP, Batch, stem_positions
from explorer.search.passage import Passage
from explorer.search.schema import HEADING, MARKS, STEMS, TITLE, WORDS

if TYPE_CHECKING:
    from explorer.search.codec import Encoded

_WORDS = ("leak", "Leaks", "GPT-2", "gpt2", "53(1)(b)", "C++", "the", "O'Brien's", "naïve", "ha-ha")
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)
_PASSAGES = st.builds(
    Passage,
    anchor=st.just(""),
    heading=_TEXTS,
    trail=st.just(()),
    above=st.lists(_TEXTS, max_size=3).map(tuple),
    text=_TEXTS,
)


def numbers_of(postings: Encoded) -> list[int]:
    return list(array("I", postings.data[12 : 12 + 4 * postings.total]))


def places_of(postings: Encoded) -> dict[int, list[int]]:
    """Return the positions of a term by passage."""
    rest = array("I", postings.data[12 + 4 * postings.total :])
    ends, places = rest[: postings.total], list(rest[postings.total :])
    begins = [0, *ends[:-1]]
    spans = zip(begins, ends, strict=True)
    return dict(zip(numbers_of(postings), [places[begin:end] for begin, end in spans], strict=True))


def weights_of(postings: Encoded) -> dict[int, int]:
    weights = array("H", postings.data[12 + 4 * postings.total :])
    return dict(zip(numbers_of(postings), weights, strict=True))


def turned(passages: list[Passage]) -> tuple[dict[str, dict[str, Encoded]], dict[str, int]]:
    """Return the postings of passages by field and term, and the counts of words."""
    batch = Batch()
    for passage in passages:
        batch.add(passage, stem_positions(("A title", "alias")), ["kind=case", "kind=case"])
    by_field: dict[str, dict[str, Encoded]] = defaultdict(dict)
    for field, term, postings in batch.postings():
        by_field[field][term.decode()] = postings
    return by_field, batch.counts


@settings(max_examples=150)
@given(st.lists(_PASSAGES, min_size=1, max_size=5))
def test_every_word_is_where_it_stands(passages: list[Passage]) -> None:
    expected: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    weights: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number, passage in enumerate(passages):
        position = 0
        for text, weight in passage.weighted():
            for shape in analysis.shapes(text):
                for word, offset in shape.places:
                    expected[word][number].append(position + offset)
                for stem in shape.stems:
                    weights[stem][number] += weight
                position += len(shape.atoms)
            position += GAP
    found, counts = turned(passages)
    assert {term: places_of(one) for term, one in found[WORDS].items()} == expected
    assert {term: weights_of(one) for term, one in found[STEMS].items()} == weights
    assert counts == {term: len(places) for term, places in expected.items()}


def test_fields_and_terms_come_in_the_order_of_their_bytes() -> None:
    words = ["\U0001f999x", "\ufb01", "z", "é", "a-b", "a", "日"]
    passage = Passage("", " ".join(words), (), (), " ".join(words))
    batch = Batch()
    batch.add(passage, stem_positions(words), words)
    pairs = [(field, term) for field, term, _ in batch.postings()]
    assert pairs == sorted(pairs)
    assert {field for field, _ in pairs} == {WORDS, STEMS, TITLE, HEADING, MARKS}


def test_a_passage_is_marked_once_and_knows_its_length() -> None:
    batch = Batch()
    assert batch.add(Passage("", "Two words", (), (), "and three more"), [], ["a=b", "a=b"]) == 5
    assert (batch.size, batch.passage_count) == (5, 1)
    marks = {term: post for field, term, post in batch.postings() if field == MARKS}
    assert weights_of(marks[b"a=b"]) == {0: 2}


def test_a_title_and_its_aliases_are_too_far_apart_for_a_phrase() -> None:
    pairs = stem_positions(("Open weights", "GPT-2"))
    assert pairs[:2] == [("open", 0), ("weight", 1)]
    assert dict(pairs)["gpt-2"] == dict(pairs)["gpt"] == 2 + GAP
    assert [place for _, place in pairs] == sorted(place for _, place in pairs)


def test_nothing_makes_no_postings() -> None:
    assert list(Batch().postings()) == []
