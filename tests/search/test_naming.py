"""Finding documents, claims, sections and commands by their names, typed roughly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.address import Address
from explorer.progress import unwatched
from explorer.search.claims import claims_of_library
from explorer.search.naming import CLAIM, COMMAND, DOCUMENT, SECTION, Name, names_of, rank_names

if TYPE_CHECKING:
    from explorer.library.model import Library

COMMANDS = (
    Name("New window", COMMAND, "new-window"),
    Name("Reload the library", COMMAND, "reload"),
    Name("Export the topic graph …", COMMAND, "export-graph"),
)


@pytest.fixture(scope="module")
def names(small: Library) -> tuple[Name, ...]:
    return (*names_of(small, claims_of_library(small, unwatched)), *COMMANDS)


def best(query: str, names: tuple[Name, ...]) -> tuple[str, str]:
    name = rank_names(query, names)[0].name
    return name.text, name.sort


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mal use", ("Malicious use", DOCUMENT)),
        ("malicious use", ("Malicious use", DOCUMENT)),
        ("MALICIOUS", ("Malicious use", DOCUMENT)),
        ("new win", ("New window", COMMAND)),
        ("nw", ("New window", COMMAND)),
        ("relod", ("Reload the library", COMMAND)),
        ("graph", ("Export the topic graph …", COMMAND)),
        ("open good", ("Open is good", CLAIM)),
        ("licence", ("Licence terms", SECTION)),
        ("gpt evid", ("Evidence afterwards", SECTION)),
        ("llama leak", ("The leak", SECTION)),
        ("malicous", ("Malicious use", DOCUMENT)),
        ("gpt2", ("GPT2", DOCUMENT)),
        ("eaa", ("EU AI Act", DOCUMENT)),
    ],
)
def test_what_was_meant_comes_first(
    names: tuple[Name, ...], query: str, expected: tuple[str, str]
) -> None:
    assert best(query, names) == expected


def test_what_was_typed_is_lit(names: tuple[Name, ...]) -> None:
    ranked = rank_names("mal use", names)[0]
    assert [ranked.name.text[start:end] for start, end in ranked.spans] == ["Mal", "use"]
    assert rank_names("nw", names)[0].spans == ((0, 1), (4, 5))


def test_accents_and_case_do_not_matter_and_places_are_the_texts_own() -> None:
    names = (Name("Über Zürich", DOCUMENT, 1), Name("Uber alles", DOCUMENT, 2))
    ranked = rank_names("zur", names)
    assert [one.name.key for one in ranked] == [1]
    assert ranked[0].spans == ((5, 8),)


def test_an_alias_leads_to_its_document_which_is_listed_once(names: tuple[Name, ...]) -> None:
    found = rank_names("misuse", names)
    assert found[0].name.key == Address.document("malicious-use")
    assert found[0].name.beside == "Malicious use"
    keys = [one.name.key for one in rank_names("gpt", names)]
    assert len(keys) == len(set(keys))


def test_a_section_says_which_document_it_is_in(names: tuple[Name, ...]) -> None:
    section = rank_names("what happened", names)[0].name
    assert section.key == Address.document("gpt-2", "what-happened")
    assert section.beside == "GPT-2 staged release"


def test_a_claim_without_a_title_has_no_name(small: Library) -> None:
    claims = claims_of_library(small, unwatched)
    assert {name.text for name in names_of(small, claims) if name.sort == CLAIM} == {
        "Open is good",
        "Misuse grows",
        "Schools teach with it",
    }


def test_nothing_typed_lists_commands_first_and_no_more_than_asked_for(
    names: tuple[Name, ...],
) -> None:
    found = rank_names("", names, limit=5)
    assert len(found) == 5
    assert [one.name.sort for one in found[:3]] == [COMMAND] * 3


def test_what_fits_nothing_finds_nothing(names: tuple[Name, ...]) -> None:
    assert rank_names("zzqqx", names) == ()
    assert rank_names("anything", ()) == ()


def test_of_very_many_names_the_right_one_is_found() -> None:
    many = tuple(Name(f"Model {n} of the series", SECTION, n, "Models") for n in range(5000))
    assert rank_names("model 4321", (*many, *COMMANDS))[0].name.key == 4321
    assert len(rank_names("mod", many, limit=10)) == 10


@given(st.text(max_size=80))
def test_any_text_may_be_typed(query: str) -> None:
    names = (*COMMANDS, Name("İstanbul 🦙 ﬁ", DOCUMENT, 1), Name("", SECTION, 2))
    for one in rank_names(query, names):
        assert all(0 <= start < end <= len(one.name.text) for start, end in one.spans)
