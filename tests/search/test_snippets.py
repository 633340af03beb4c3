"""Where words are lit, and what of a text is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.snippets import Matcher, matches, snippet

TEXT = (
    "The weights leaked within a week. Nobody had planned the leak, and open-weights models, such "
    "as GPT-2 or Llama 2, were C++ programs for O’Brien. Article 53(1)(b) is naïve, says Meta's "
    "lawyer."
)


@pytest.mark.parametrize(
    ("word", "lit"),
    [
        ("leak", ["leaked", "leak"]),
        ("LEAKS", ["leaked", "leak"]),
        ("weights", ["weights", "weights"]),
        ("weight*", ["weights", "open-weights"]),
        ("gpt-2", ["GPT-2"]),
        ("gpt2", ["GPT-2"]),
        ("GPT", ["GPT"]),
        ("2", ["2", "2"]),
        ("open-weights", ["open-weights"]),
        ('"open weights"', ["open-weights"]),
        ('"planned the leak"', ["planned the leak"]),
        ('"leak planned"', []),
        ("llama-2", ["Llama 2"]),
        ("c++", ["C++"]),
        ("o'brien", ["O’Brien"]),
        ("53(1)(b)", ["53(1)(b)"]),
        ("53(1)", ["53(1)(b)"]),
        ("53(2)", []),
        ("naive", ["naïve"]),
        ("Meta", ["Meta's"]),
        ("meta’s", ["Meta's"]),
        ("torrent", []),
        ("", []),
        ('"', []),
    ],
)
def test_what_was_searched_for_is_lit(word: str, lit: list[str]) -> None:
    assert [TEXT[start:end] for start, end in matches(TEXT, [word])] == lit


def test_stretches_do_not_overlap_and_the_longer_one_wins() -> None:
    found = matches(TEXT, ["leak", '"planned the leak"', "planned"])
    assert [TEXT[start:end] for start, end in found] == ["leaked", "planned the leak"]


def shown(text: str, *words: str) -> str:
    runs = snippet(text, Matcher(words))
    return "".join(f"[{run.text}]" if run.is_match else run.text for run in runs)


def test_a_snippet_shows_the_match_in_its_context() -> None:
    text = "Before. " * 40 + "Then the weights leaked at once. " + "After. " * 40
    found = shown(text, "weights", "leak")
    assert "Then the [weights] [leaked] at once." in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 300


def test_a_snippet_of_words_far_apart_shows_both() -> None:
    text = "The weights came. " + "Filler here. " * 60 + "Then a leak. " + "End. " * 60
    found = shown(text, "weights", "leak")
    assert "[weights]" in found
    assert "[leak]" in found
    assert found.count("…") == 2


def test_a_snippet_prefers_the_place_where_all_words_stand() -> None:
    text = "One leak. " + "Filler here. " * 40 + "A leak of weights. " + "Filler. " * 40
    assert "A [leak] of [weights]." in shown(text, "leak", "weights")


def test_without_a_match_the_beginning_is_shown() -> None:
    assert shown("A short text.", "leak") == "A short text."
    assert shown("word " * 200, "leak").endswith(" …")
    assert snippet("", Matcher(["leak"])) == ()


@given(st.text(max_size=400), st.lists(st.text(max_size=12), max_size=4))
def test_any_text_and_words_give_ordered_stretches_within_the_text(
    text: str, words: list[str]
) -> None:
    end_before = 0
    for start, end in matches(text, words):
        assert end_before <= start < end <= len(text)
        end_before = end
    joined = "".join(run.text for run in snippet(text, Matcher(words)))
    assert len(joined) <= len(text) + 10
