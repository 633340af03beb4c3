from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.export.identifiers import distinct, identifier

FORM = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@pytest.mark.parametrize(
    ("document_id", "expected"),
    [("gpt-2-staged-release", "gpt_2_staged_release"), ("Llama", "Llama"), ("a", "a")],
)
def test_a_plain_id_keeps_its_words(document_id: str, expected: str) -> None:
    assert identifier(document_id) == expected


@pytest.mark.parametrize("word", ["end", "End", "graph", "subgraph", "class", "node"])
def test_a_word_that_a_format_keeps_for_itself_is_told_apart(word: str) -> None:
    assert identifier(word).startswith(f"{word}__")


def test_ids_that_look_alike_stay_apart() -> None:
    alike = ["a-b", "a_b", "a b", "a--b", "-a-b", "é", "è", "2a", "_2a", "", " "]
    assert len({identifier(one) for one in alike}) == len(alike)


@given(st.lists(st.text(), unique=True))
def test_every_text_has_an_identifier_of_its_own(ids: list[str]) -> None:
    found = [identifier(one) for one in ids]
    assert all(FORM.fullmatch(one) for one in found)
    assert len(set(found)) == len(ids)


@given(st.text())
def test_an_identifier_depends_on_nothing_but_the_id(document_id: str) -> None:
    assert identifier(document_id) == identifier(document_id)
    assert len(identifier(document_id)) <= max(55, len(document_id))


def test_equal_names_are_numbered() -> None:
    assert distinct(["a", "b", "a", "a__2", "a"]) == ("a", "b", "a__2", "a__2__2", "a__3")
    assert distinct([]) == ()
