"""What the words of an index are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.lexicon import Lexicon

COUNTS = {
    "gpt-2": 4, "leak": 9, "leaked": 3, "leaks": 5, "licence": 7, "license": 1, "lick": 2,
    "policies": 2, "policy": 6, "police": 8, "weights": 20, "zoo": 1,
}  # fmt: skip


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(dict(sorted(COUNTS.items())))


def test_it_knows_its_words_and_how_often_they_stand(lexicon: Lexicon) -> None:
    assert len(lexicon) == len(COUNTS)
    assert "leak" in lexicon
    assert "lea" not in lexicon
    assert lexicon.count("weights") == 20
    assert lexicon.count("torrent") == 0


def test_words_that_begin_so_come_the_most_frequent_first_if_they_are_too_many(
    lexicon: Lexicon,
) -> None:
    assert lexicon.beginning_with("l", 3) == ("leak", "licence", "leaks")
    assert set(lexicon.beginning_with("leak", 10)) == {"leak", "leaked", "leaks"}
    assert lexicon.beginning_with("x", 3) == ()
    assert len(lexicon.beginning_with("", 100)) == len(COUNTS)


def test_forms_share_a_stem_and_nothing_less(lexicon: Lexicon) -> None:
    assert lexicon.forms("leaking") == ("leak", "leaks", "leaked")
    assert lexicon.forms("policy") == ("policy", "policies")
    assert lexicon.forms("police") == ("police",)
    assert lexicon.forms("torrent") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lek", "leak"), ("laek", "leak"), ("leaak", "leak"), ("lrak", "leak"), ("wieghts", "weights"),
     ("waxghts", "weights"), ("gpt2", "gpt-2"), ("polici", "police")],
)  # fmt: skip
def test_the_nearest_spelling_is_found(lexicon: Lexicon, typed: str, meant: str) -> None:
    assert lexicon.alike(typed)[0] == meant


def test_of_two_spellings_as_near_the_more_frequent_one_comes_first(lexicon: Lexicon) -> None:
    assert lexicon.alike("licenxe")[:2] == ("licence", "license")


def test_a_word_is_not_like_itself_and_short_words_are_not_guessed_wildly(lexicon: Lexicon) -> None:
    assert "leak" not in lexicon.alike("leak")
    assert lexicon.alike("xyz") == ()


def test_an_empty_lexicon_has_no_answers() -> None:
    empty = Lexicon({})
    assert (empty.beginning_with("a", 5), empty.forms("a"), empty.alike("abcdefg")) == ((), (), ())


@given(st.text(max_size=15))
def test_any_text_may_be_asked_for(text: str) -> None:
    lexicon = Lexicon(dict(sorted(COUNTS.items())))
    assert set(lexicon.alike(text)) <= COUNTS.keys()
    assert all(word.startswith(text) for word in lexicon.beginning_with(text, 5))
