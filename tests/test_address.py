"""Addresses name places, and read back as what they were written for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.address import Address, Sort

NAMES = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("gpt-2", Address(Sort.DOCUMENT, "gpt-2")),
        ("gpt-2#what-happened", Address(Sort.DOCUMENT, "gpt-2", "what-happened")),
        ("claim:No recall", Address(Sort.CLAIM, "No recall")),
        ("source:solaiman-2019", Address(Sort.SOURCE, "solaiman-2019")),
        ("search:weights kind:case", Address(Sort.SEARCH, "weights kind:case")),
        ("link:a|raises|b", Address(Sort.LINK, "a|raises|b")),
        ("library:claims", Address(Sort.LIBRARY, "claims")),
        ("unknown:thing", Address(Sort.DOCUMENT, "unknown:thing")),
        ("claim:C# is a language", Address(Sort.CLAIM, "C# is a language")),
        ("", Address(Sort.DOCUMENT, "")),
    ],
)
def test_an_address_reads_as_it_is_written(text: str, address: Address) -> None:
    assert Address.parse(text) == address
    assert str(address) == text


def test_each_sort_has_a_way_to_name_it() -> None:
    assert str(Address.document("a")) == "a"
    assert str(Address.document("a", "b")) == "a#b"
    assert str(Address.claim("No recall")) == "claim:No recall"
    assert str(Address.source("k")) == "source:k"
    assert str(Address.search("x y")) == "search:x y"
    assert str(Address.link("a", "raises", "b")) == "link:a|raises|b"
    assert str(Address.all_claims()) == "library:claims"


@given(NAMES, NAMES)
def test_any_document_and_section_read_back_from_their_address(name: str, anchor: str) -> None:
    address = Address.document(name, anchor)
    assert Address.parse(str(address)) == address


@given(NAMES)
def test_any_claim_source_and_query_read_back_from_their_address(name: str) -> None:
    for address in (Address.claim(name), Address.source(name), Address.search(name)):
        assert Address.parse(str(address)) == address


@given(NAMES)
def test_any_address_reads_back_from_its_url(name: str) -> None:
    for address in (Address.document(name, "x"), Address.claim(name)):
        assert Address.from_url(address.url()) == address


@given(NAMES, NAMES)
def test_the_ends_of_any_link_read_back(source: str, target: str) -> None:
    address = Address.link(source, "raises", target)
    assert address.link_ends() == (source, "raises", target)
    assert Address.parse(str(address)).link_ends() == (source, "raises", target)


@given(NAMES)
def test_any_text_is_an_address(text: str) -> None:
    address = Address.parse(text)
    assert Address.parse(str(address)) == address


def test_a_document_named_like_a_prefix_is_no_claim() -> None:
    assert Address.parse(str(Address.document("claim:No recall"))).sort is Sort.DOCUMENT


def test_a_document_with_a_number_sign_keeps_it() -> None:
    address = Address.document("C#", "the-language")
    assert Address.parse(str(address)) == address


def test_a_per_cent_sign_stays_readable() -> None:
    assert str(Address.document("100% open")) == "100% open"


def test_a_url_of_another_scheme_leads_to_no_address() -> None:
    assert Address.from_url("https://example.org/a") is None
    assert Address.from_url("javascript:alert(1)") is None
    assert Address.from_url("gpt-2") is None


def test_a_url_hides_nothing_that_html_could_trip_over() -> None:
    url = Address.claim('a "quoted" <claim> & more').url()
    assert not set('"<>& ') & set(url)


def test_the_whole_of_a_section_is_its_document() -> None:
    assert Address.document("a", "b").whole() == Address.document("a")
    assert Address.document("a").whole() == Address.document("a")
    assert Address.claim("x").whole() == Address.claim("x")


def test_a_link_without_ends_has_empty_ends() -> None:
    assert Address.parse("link:alone").link_ends() == ("alone", "", "")
