"""A library answers by id, name, address and link."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from explorer.address import Address
from explorer.errors import UnknownAddressError, UnknownDocumentError
from explorer.library.kinds import Application, Kind, Origin, Relation
from explorer.library.loading import load
from explorer.library.model import Evidence, Link

if TYPE_CHECKING:
    from explorer.library.model import Library
    from tests.conftest import WriteLibrary

FILES = {
    "references.json": '[{"id": "k", "type": "book", "title": "A book"}]',
    "cases/gpt-2.md": "---\ntitle: GPT-2 staged release\naliases: [GPT2]\nrisks: [misuse]\n"
    "regulations: {act: would-apply}\n---\nIntro.\n\n## What happened?\n\nText.\n\n"
    "## What happened?\n",
    "cases/a-case.md": "---\ntitle: a later case\n---\n",
    "topics/misuse.md": "---\nkind: risk\ntitle: Malicious use\naliases: [GPT2, Abuse]\n---\n",
    "regulations/act.md": "---\ntitle: EU AI Act\n---\nSee [[gpt-2]].\n",
    "pages/deep/Straße.md": "# The Title\n",
}


@pytest.fixture
def library(write_library: WriteLibrary) -> Library:
    return load(write_library(FILES))


def test_documents_are_listed_by_kind_then_title(library: Library) -> None:
    assert [d.id for d in library.documents] == ["a-case", "gpt-2", "misuse", "act", "Straße"]
    assert [d.id for d in library.of_kind(Kind.RISK, Kind.CASE)] == ["a-case", "gpt-2", "misuse"]
    assert library.of_kind(Kind.TOUR) == ()


def test_a_document_is_found_by_its_id(library: Library) -> None:
    assert library.document("gpt-2").title == "GPT-2 staged release"
    assert library.has("gpt-2")
    assert not library.has("GPT2")


def test_an_unknown_id_is_an_error_with_its_name(library: Library) -> None:
    with pytest.raises(UnknownDocumentError, match="“gone”"):
        library.document("gone")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("gpt-2", "gpt-2"),
        ("GPT-2", "gpt-2"),
        (" gpt-2 ", "gpt-2"),
        ("gpt-2.md", "gpt-2"),
        ("cases/gpt-2", "gpt-2"),
        ("cases/gpt-2.md", "gpt-2"),
        ("elsewhere/gpt-2", "gpt-2"),
        ("gpt-2 staged RELEASE", "gpt-2"),
        ("gpt2", "gpt-2"),
        ("abuse", "misuse"),
        ("strasse", "Straße"),
        ("the title", "Straße"),
        ("gone", None),
        ("", None),
        (".md", None),
        ("/", None),
    ],
)
def test_a_name_resolves_as_obsidian_would(library: Library, name: str, found: str | None) -> None:
    assert library.resolve(name) == found


def test_an_id_is_stronger_than_a_title_and_a_title_than_an_alias(
    write_library: WriteLibrary,
) -> None:
    library = load(
        write_library(
            {
                "a.md": "---\ntitle: b\naliases: [c]\n---\n",
                "b.md": "---\ntitle: c\n---\n",
            }
        )
    )
    assert (library.resolve("b"), library.resolve("C")) == ("b", "b")


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("What happened?", "what-happened"),
        ("what-happened", "what-happened"),
        ("what happened", "what-happened"),
        ("what-happened-2", "what-happened-2"),
        ("Gone", None),
    ],
)
def test_a_heading_resolves_by_its_text_or_anchor(
    library: Library, heading: str, anchor: str | None
) -> None:
    assert library.anchor_of("gpt-2", heading) == anchor


def test_a_heading_of_an_unknown_document_is_an_error(library: Library) -> None:
    with pytest.raises(UnknownDocumentError):
        library.anchor_of("gone", "x")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (Address.document("gpt-2"), "GPT-2 staged release"),
        (Address.document("gpt-2", "what-happened"), "What happened?"),
        (Address.document("gpt-2", "gone"), "GPT-2 staged release"),
        (Address.source("k"), "A book"),
        (Address.claim("No recall"), "No recall"),
        (Address.search("weights"), "weights"),
        (Address.link("gpt-2", "raises", "misuse"), "GPT-2 staged release raises Malicious use"),
        (
            Address.link("gpt-2", "regulated-by", "act"),
            "GPT-2 staged release would be under EU AI Act",
        ),
    ],
)
def test_every_address_has_a_title(library: Library, address: Address, title: str) -> None:
    assert library.title_of(address) == title


@pytest.mark.parametrize(
    "address",
    [
        Address.document("gone"),
        Address.source("gone"),
        Address.link("gpt-2", "shows", "misuse"),
        Address.link("gone", "raises", "misuse"),
        Address.parse("link:nonsense"),
    ],
)
def test_an_address_where_nothing_stands_is_an_error(library: Library, address: Address) -> None:
    with pytest.raises(UnknownAddressError):
        library.title_of(address)


def test_links_are_found_from_both_ends(library: Library) -> None:
    raises = library.link("gpt-2", "raises", "misuse")
    assert raises in library.links_from("gpt-2")
    assert raises in library.links_to("misuse")
    assert library.links_from("misuse") == library.links_to("gone") == ()


def test_a_link_reads_both_ways_and_counts_its_evidence() -> None:
    said = Evidence(Address.document("a", "x"), "X", ())
    link = Link("a", Relation.REGULATED_BY, "b", Origin.DECLARED, evidence=(said,))
    assert (link.forwards, link.backwards, link.coverage) == (
        "is discussed under",
        "discussed for",
        1,
    )
    would = dataclasses.replace(link, application=Application.WOULD_APPLY)
    assert (would.forwards, would.backwards) == ("would be under", "would apply to")
    assert str(link.address) == "link:a|regulated-by|b"


def test_a_document_knows_its_sections_names_and_address(library: Library) -> None:
    document = library.document("gpt-2")
    assert document.address == Address.document("gpt-2")
    assert document.names == ("GPT-2 staged release", "GPT2")
    section = document.section("what-happened")
    assert section
    assert section.text == "Text."
    assert document.section("gone") is None


def test_a_library_cannot_be_changed(library: Library) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        library.digest = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        library.sources["x"] = library.sources["k"]  # type: ignore[index]
