"""What was probably meant, and letters without their case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.spelling import did_you_mean, lowered


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("titel", "did you mean “title”?"),
        ("clsoed", "did you mean “closed”?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_words_are_hinted_at(word: str, hint: str) -> None:
    assert did_you_mean(word, ("title", "closed")) == hint


def test_a_very_long_word_is_not_compared() -> None:
    assert did_you_mean("title" * 21, ("title",) * 3) == ""


@pytest.mark.parametrize(
    ("text", "lower"), [("GPT-2", "gpt-2"), ("İX", "İx"), ("ẞ", "ß"), ("", "")]
)
def test_letters_lose_their_case_where_that_makes_them_no_longer(text: str, lower: str) -> None:
    assert lowered(text) == lower


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)
