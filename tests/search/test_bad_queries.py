"""Odd, hostile and random queries: hits or an explanation, quickly, and never an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.progress import Cancelled
from tests.search.odd_queries import ODD

if TYPE_CHECKING:
    from explorer.search.index import Index


def test_there_are_more_than_a_hundred_odd_queries() -> None:
    assert len(set(ODD)) >= 112


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("is_typing", [False, True])
def test_an_odd_query_gives_hits_or_says_something(
    index: Index, query: str, is_typing: bool
) -> None:
    found = index.search(query, 10, is_typing=is_typing)
    assert found.query == query
    assert len(found.hits) <= found.total
    asks = any(c.isalnum() for c in query) and query not in {"NOT", "NOT NOT", "AND", "OR", "OR OR"}
    if asks:
        assert found.explained or found.note


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=1000
)
@given(query=st.text(max_size=250))
def test_a_random_text_is_a_query(index: Index, query: str) -> None:
    found = index.search(query, 5)
    assert len(found.hits) <= min(found.total, 5)


_PIECES = st.sampled_from(
    [
        "leak",
        "weights",
        "GPT-2",
        "53(1)(b)",
        "kind:",
        "case",
        "title:",
        '"',
        "(",
        ")",
        "-",
        "NOT",
        "OR",
        "|",
        "*",
        "~",
        "~3",
        " ",
        " ",
        " ",
        "year:",
        "2019",
        "..",
        "the",
        ",",
        "source:",
        "linksto:",
        "é",
        "+",
        "&",
    ]
)


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=1000
)
@given(query=st.lists(_PIECES, max_size=25).map("".join), is_typing=st.booleans())
def test_a_query_of_random_pieces_is_a_query(index: Index, query: str, is_typing: bool) -> None:
    found = index.search(query, 5, is_typing=is_typing)
    assert len(found.hits) <= min(found.total, 5)
    if found.total and found.words:
        assert found.explained


def test_a_search_can_be_cancelled(index: Index) -> None:
    def cancel(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        index.search("leak", progress=cancel)
    assert index.search("leak").total > 0
