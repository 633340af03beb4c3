"""Citing a passage."""

from __future__ import annotations

from pathlib import Path

from explorer.desktop.reader.citing import citation_of
from explorer.library.loading import load


def test_a_quotation_is_given_with_document_section_edition_address_and_sources(
    small_folder: Path,
) -> None:
    library = load(small_folder)
    document = library.document("gpt-2")
    text = citation_of("It was held\nback", document, document.section("what-happened"), library)
    assert text.startswith("“It was held back”\n")
    assert (
        "“GPT-2: the staged release”, section “What happened”. A small library, edition 1" in text
    )
    assert library.digest[:12] in text
    assert "gpt-2#what-happened" in text
    assert "- Doe, A. (1 May 2020). On leaks. https://example.org/leaks" in text


def test_without_a_selection_the_section_is_cited(small_folder: Path) -> None:
    library = load(small_folder)
    document = library.document("llama")
    text = citation_of("", document, document.section("the-leak"), library)
    assert text.startswith("“Llama and open weights”, section “The leak”.")
    assert "Sources" not in text


def test_before_the_first_heading_there_is_no_section(small_folder: Path) -> None:
    library = load(small_folder)
    document = library.document("gpt-2")
    assert "section" not in citation_of("x", document, document.section(""), library)
