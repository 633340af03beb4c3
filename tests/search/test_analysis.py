"""How texts are cut into words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search import analysis


def known(text: str) -> set[str]:
    """Return everything that the index would know of a text."""
    found = set()
    for shape in analysis.shapes(text):
        found |= {*shape.atoms, *shape.wholes, *shape.inner}
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT-2", {"gpt-2", "gpt2", "gpt", "2"}),
        ("Llama 2", {"llama", "2"}),
        ("Llama-3.1", {"llama-3.1", "3.1", "llama", "3", "1"}),
        ("53(1)(b)", {"53(1)(b)", "53(1)", "53", "1", "b"}),
        ("open-weights", {"open-weights", "openweights", "open", "weights"}),
        ("O'Brien", {"o'brien", "obrien", "o", "brien"}),
        ("O’Brien", {"o'brien", "obrien", "o", "brien"}),
        ("naïve", {"naive"}),
        ("C++", {"c++", "c"}),
        ("C#", {"c#", "c"}),
        ("8.8", {"8.8", "8"}),
        ("AI", {"ai"}),
        ("U.S.", {"u.s", "us", "u", "s"}),
        ("1,000", {"1,000", "1000", "1", "000"}),
        ("Meta's", {"meta's", "meta", "s"}),
        ("GPT-2's", {"gpt-2's", "gpt-2", "gpt2", "gpt", "2", "s"}),
        ("Øresund", {"oresund"}),
        ("straße", {"strasse"}),
        ("_emphasis_", {"emphasis"}),
        ("日本", {"日", "本"}),
    ],
)
def test_hard_names_are_known_by_all_their_spellings(text: str, expected: set[str]) -> None:
    assert known(text) == expected


def test_a_point_at_the_end_of_a_sentence_belongs_to_no_word() -> None:
    assert known("It leaked. Then (perhaps) not.") == {"it", "leaked", "then", "perhaps", "not"}


def test_a_decomposed_accent_is_folded_like_a_composed_one() -> None:
    decomposed = unicodedata.normalize("NFD", "Zürich naïve café")
    assert known(decomposed) == known("Zürich naïve café") == {"zurich", "naive", "cafe"}


@pytest.mark.parametrize("form", ["leak", "leaks", "leaked", "leaking"])
def test_forms_of_a_word_share_a_stem(form: str) -> None:
    assert analysis.stem(form) == "leak"


def test_names_with_digits_and_short_words_keep_their_form() -> None:
    words = ["gpt-2", "ai", "us", "8.8", "naïve", "53(1)(b)"]
    assert [analysis.stem(word) for word in words] == words


def test_only_the_last_part_of_a_compound_is_stemmed() -> None:
    assert analysis.stem("open-weights") == analysis.stem("open-weight") == "open-weight"


def test_tokens_say_where_words_stand() -> None:
    text = "Of GPT-2, naïve."
    found = [text[token.start : token.end] for token in analysis.tokens(text)]
    assert found == ["Of", "GPT-2", "naïve"]


def test_atoms_of_a_compound_stand_where_they_are_written() -> None:
    text = "the open-weights model"
    token = list(analysis.tokens(text))[1]
    assert [text[start:end] for start, end in analysis.atom_spans(text, token)] == [
        "open",
        "weights",
    ]


@given(st.text())
def test_every_letter_and_digit_of_any_text_belongs_to_a_word(text: str) -> None:
    covered = {i for token in analysis.tokens(text) for i in range(token.start, token.end)}
    missed = [c for i, c in enumerate(text) if c.isalnum() and i not in covered]
    assert missed == []


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert analysis.fold(analysis.fold(text)) == analysis.fold(text)
