"""What a query is said to mean, and what is offered when nothing is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.search.explanation import words_to_light
from explorer.search.query import parse

if TYPE_CHECKING:
    from explorer.search.index import Index


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("leak", "Passages that mention “leak”, “leaks” or “leaked”."),
        ("torrent measures", "Passages that mention “torrent” and “measures”."),
        ("torrent OR measures", "Passages that mention “torrent” or “measures”."),
        ("the torrent", "Passages that mention “torrent”."),
        ("-torrent", "Passages that do not mention “torrent”."),
        ("GPT-2", "Passages that mention “GPT-2”."),
        ('"closed system"', "Passages that mention “closed system”."),
        ('"a b"~4', "Passages that mention “a b” within 4 words."),
        ("torr*", "Passages that mention words that begin with “torr”."),
        ("kind:case", "Passages that are of the kind “case”."),
        ("-kind:case", "Passages that are not of the kind “case”."),
        ("has:claims", "Passages that have claims."),
        ("actor:meta,openai", "Passages that have the actor “meta” or “openai”."),
        ("*", "All passages."),
        (
            "torrent kind:case year:2022..2025 -licence",
            (
                "Passages that are of the kind “case”, are from 2022 to 2025, mention “torrent”, "
                "and do not mention “licence”."
            ),
        ),
        (
            "kind:case torrent OR measures",
            (
                "Passages that are of the kind “case” and mention “torrent”, "
                "or that mention “measures”."
            ),
        ),
        ("before:2020-05", "Passages that are from before May 2020."),
        ("-(torrent measures)", "Passages that do not at once mention “torrent” and “measures”."),
        ("title:{x}", "Passages that have “{x}” in the document's title."),
    ],
)
def test_a_query_is_explained_in_plain_words(index: Index, query: str, expected: str) -> None:
    assert index.search(query).explained == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("leak weights", ("leak", "weights")),
        ("leak of the weights", ("leak", "weights")),
        ('leak "open weights" -licence kind:case', ("leak", '"open weights"')),
        ("weigh*", ("weigh*",)),
        ("the", ("the",)),
        ("kind:case", ()),
    ],
)
def test_what_was_looked_for_is_to_be_lit(query: str, expected: tuple[str, ...]) -> None:
    node = parse(query).node
    assert node is not None
    assert words_to_light(node) == expected


def test_a_misspelt_word_is_named_and_the_nearest_spelling_offered(index: Index) -> None:
    found = index.search("torent weights")
    assert found.total == 0
    assert found.note == "“torent” stands nowhere in this library."
    assert found.offers[0].query == "torrent weights"
    assert index.search(found.offers[0].query).total == found.offers[0].total > 0


def test_the_word_to_leave_out_is_offered(index: Index) -> None:
    found = index.search("torrent measures")
    assert found.total == 0
    assert {offer.query for offer in found.offers} == {"torrent", "measures"}


def test_nothing_is_offered_when_something_is_found(index: Index) -> None:
    assert index.search("torrent").offers == ()


def test_an_empty_query_finds_and_says_nothing(index: Index) -> None:
    found = index.search("  ")
    assert (found.total, found.explained, found.note, found.hits) == (0, "", "", ())
