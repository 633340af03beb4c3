"""Completing names of fields, their values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.search.model import CompletionSort

if TYPE_CHECKING:
    from explorer.search.index import Index
    from explorer.search.model import Completion


def offered(index: Index, text: str) -> list[str]:
    """Return what a query becomes, with the cursor at its end, by each completion."""
    return [text[: one.start] + one.text for one in index.complete(text, len(text))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ki", "kind:"),
        ("leak -ki", "leak -kind:"),
        ("(supp", "(supports:"),
        ("kind:", "kind:case"),
        ("kind:cl", "kind:claim"),
        ("kind:case,ri", "kind:case,risk"),
        ("weights kind:ca", "weights kind:case"),
        ("-kind:ca", "-kind:case"),
        ("actor:hug", 'actor:"Hugging Face"'),
        ('actor:"hug', 'actor:"Hugging Face"'),
        ("actor:face", 'actor:"Hugging Face"'),
        ("topic:misu", "topic:malicious-use"),
        ("source:coh", "source:cohen-2023"),
        ("source:weights", "source:cohen-2023"),
        ("supports:op", 'supports:"Open is good"'),
        ("attacks:op", 'attacks:"Open is good"'),
        ("linksto:eu", "linksto:eu-ai-act"),
        ("title:mal", 'title:"Malicious use"'),
        ("year:20", "year:2024"),
        ("after:2019", "after:2019"),
        ("has:cl", "has:claims"),
        ("weig", "weights"),
        ('"open weig', '"open weights'),
    ],
)
def test_what_may_be_meant_is_offered(index: Index, typed: str, expected: str) -> None:
    assert expected in offered(index, typed)


def only(found: tuple[Completion, ...], sort: CompletionSort) -> list[Completion]:
    return [one for one in found if one.sort is sort]


def test_a_value_says_what_it_is_called_and_how_often_it_stands(index: Index) -> None:
    found = index.complete("topic:", 6)
    assert {one.text: one.label for one in found}["malicious-use"] == "Malicious use"
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    assert all(one.count > 0 for one in found)


def test_values_that_begin_so_come_before_those_with_a_word_that_does(index: Index) -> None:
    assert offered(index, "id:gpt") == ["id:gpt-4", "id:gpt-2"] or offered(index, "id:gpt") == [
        "id:gpt-2",
        "id:gpt-4",
    ]
    assert offered(index, "id:fair") == ["id:bias"]


def test_words_come_the_most_frequent_first_and_few_for_two_letters(index: Index) -> None:
    words = only(index.complete("le", 2), CompletionSort.WORD)
    assert words[0].text == "leak"
    assert len(words) <= 4
    assert [word.count for word in words] == sorted((w.count for w in words), reverse=True)


def test_nothing_is_offered_for_one_letter_but_fields(index: Index) -> None:
    found = index.complete("t", 1)
    assert {one.text for one in found} >= {"title:", "topic:", "type:"}
    assert only(found, CompletionSort.WORD) == []


def test_only_what_stands_before_the_cursor_counts(index: Index) -> None:
    found = index.complete("kind:ca weights", 7)
    assert [(one.start, one.text) for one in found] == [(5, "case")]


def test_a_field_that_is_none_is_completed_as_a_word(index: Index) -> None:
    assert index.complete("foo:ba", 6) == ()


def test_a_word_that_is_finished_is_not_offered_again(index: Index) -> None:
    assert "torrent" not in offered(index, "torrent")


def test_a_completed_value_is_found(index: Index) -> None:
    for field in ("kind", "topic", "actor", "source", "type", "has", "supports", "attacks", "year"):
        values = index.complete(f"{field}:", len(field) + 1)
        assert values, field
        for one in values:
            assert index.search(f"{field}:{one.text}").total > 0, (field, one.text)
