"""The claims of a library: what they carry, what is wrong with them, what they add to the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.argument.claim_checks import claim_problems
from explorer.argument.claim_links import derived_links, links_with_claims
from explorer.argument.claims import Claim, Strength, claims_of, inherited_tags
from explorer.argument.joining import join_library, read_library
from explorer.argument.network import ClaimType
from explorer.errors import Problem, Severity
from explorer.library.kinds import Origin, Relation
from tests.argument.libraries import fenced, library
from tests.argument.texts import model

if TYPE_CHECKING:
    from explorer.library.model import Library
    from tests.conftest import WriteLibrary


def _claims(lib: Library) -> dict[str, Claim]:
    made = join_library(read_library(lib)).model
    return {claim.title: claim for claim in claims_of(lib, made)}


def _problems(lib: Library) -> list[Problem]:
    return list(claim_problems(lib, join_library(read_library(lib)).model))


def test_a_claim_carries_what_its_data_say(write_library: WriteLibrary) -> None:
    claim = _claims(library(write_library))["Study"]
    assert claim.text == "It can be studied."
    assert (claim.type, claim.strength) == (ClaimType.FACT, Strength.MEASURED)
    assert (claim.short, claim.by) == ("It can be studied", ("Ann", "Bob"))
    assert (claim.topic, claim.mentions, claim.topics) == (
        "access",
        ("misuse",),
        ("access", "misuse"),
    )
    assert claim.supports == ("Open",)
    assert str(claim.address) == "claim:Study"
    (place,) = claim.places
    assert (place.sources, place.page) == (("k-2020",), "3")
    assert (str(place.address), place.place.line) == ("one#claims", 11)


def test_what_each_place_said_is_never_merged(write_library: WriteLibrary) -> None:
    claim = _claims(library(write_library))["Harm"]
    assert [(place.document, place.page, place.quote) for place in claim.places] == [
        ("one", "", ""), ("two", "9", "So it does")
    ]  # fmt: skip
    assert claim.sources == ("k-2020",)
    assert claim.documents == ("one", "two")
    assert claim.attacks == ("Open",)


def test_places_that_say_the_text_come_first(write_library: WriteLibrary) -> None:
    claim = _claims(library(write_library))["Rare"]
    assert claim.is_argument
    assert [(place.document, place.text) for place in claim.places] == [
        ("two", "It is rare."), ("talk", "")
    ]  # fmt: skip


def test_untitled_claims_are_claims_of_their_document(write_library: WriteLibrary) -> None:
    found = _claims(library(write_library))
    assert not found["one#1"].is_titled
    assert found["one#1"].text == "an untitled aside"


def test_an_argument_inherits_the_tags_of_what_it_bears_on_and_rests_on() -> None:
    text = "<a> #own\n\n(1) [P]: p #premise\n----\n(2) [C]: c #not\n  -> [D]\n\n[D]: d #goal\n"
    assert inherited_tags(model(text))["a"] == ("own", "goal", "premise", "not")
    assert inherited_tags(model("[D]: d #goal\n  + <s>"))["s"] == ("goal",)


def test_premises_support_their_argument_and_it_its_conclusion(
    write_library: WriteLibrary,
) -> None:
    text = fenced("Two", "<a>: x\n\n(1) [P]: p\n----\n(2) [C]: c\n\n[X]\n  >< [C]")
    found = _claims(library(write_library, cases__two=text))
    assert found["P"].supports == ("a",)
    assert found["a"].supports == ("C",)
    assert found["C"].attacks == ("X",)
    assert found["X"].attacks == ("C",)


@pytest.mark.parametrize(
    ("claims", "code", "message"),
    [
        ("[A]: a {type: fakt, source: k-2020}", "unknown-type", "Unknown type “fakt”"),
        ("[A]: a {strength: strong, source: k-2020}", "unknown-strength", "“strong”"),
        ("[A]: a {source: k-2021}", "unknown-source", "Unknown source “k-2021”"),
        ("[A]: a {source: [k-2020, x]}", "unknown-source", "Unknown source “x”"),
        ("[A]: a #acess {source: k-2020}", "unknown-topic", "Unknown topic “#acess”"),
        ("[A]: a {relieves: [misuse, access], source: k-2020}", "bad-pair", "“relieves” must name"),
        ("[A]: a {trades-off: access, source: k-2020}", "bad-pair", "“trades-off” must name"),
        ("[A]: a {type: [], source: k-2020}", "unknown-type", "Unknown type “”"),
    ],
)
def test_bad_values_are_errors_at_their_line(
    write_library: WriteLibrary, claims: str, code: str, message: str
) -> None:
    lib = library(
        write_library, cases__two=fenced("Two", f"[First]: one {{type: value}}\n\n{claims}")
    )
    (problem,) = _problems(lib)
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert message in problem.message
    assert str(problem.place).startswith("cases/two.md:11")


def test_near_words_are_offered(write_library: WriteLibrary) -> None:
    text = fenced("Two", "[A]: a #acess {type: fakt, source: k-2021}")
    hints = " ".join(p.hint for p in _problems(library(write_library, cases__two=text)))
    for word in ("“access”", "“fact”", "“k-2020”"):
        assert word in hints


def test_a_claim_of_fact_in_a_case_wants_a_source(write_library: WriteLibrary) -> None:
    text = fenced("Two", "[A]: a\n  + [B]: b {type: value}\n  + <c>\n  + <d>: d {implicit: true}")
    (problem,) = _problems(library(write_library, cases__two=text))
    assert (problem.code, problem.severity) == ("claim-without-source", Severity.WARNING)
    assert "“A”" in problem.message


def test_a_source_given_in_another_document_will_do(write_library: WriteLibrary) -> None:
    text = fenced("Two", "[Harm]: It does harm.")
    assert _problems(library(write_library, cases__two=text)) == []


def test_a_long_gist_is_warned_of(write_library: WriteLibrary) -> None:
    text = fenced("Two", f"[A]: a {{source: k-2020, short: {' '.join('abcdefghijklm')}}}")
    (problem,) = _problems(library(write_library, cases__two=text))
    assert problem.code == "long-short"


def test_the_small_library_is_sound(write_library: WriteLibrary) -> None:
    assert _problems(library(write_library)) == []


def test_a_tagged_claim_is_evidence_for_its_document_s_link(write_library: WriteLibrary) -> None:
    lib = library(write_library)
    before = lib.link("one", "raises", "misuse")
    links = links_with_claims(lib, list(_claims(lib).values()))
    (after,) = [link for link in links if link.address == before.address]
    added = after.evidence[before.coverage :]
    assert [(str(e.address), e.sources) for e in added] == [
        ("claim:Study", ("k-2020",)), ("claim:Harm", ("k-2020",))
    ]  # fmt: skip


def test_claims_state_what_trades_off_and_what_relieves(write_library: WriteLibrary) -> None:
    lib = library(write_library)
    found = derived_links(lib, _claims(lib).values())
    assert [(link.source, link.relation, link.target, link.origin) for link in found] == [
        ("access", Relation.RELIEVES, "privacy", Origin.DERIVED),
        ("access", Relation.TRADES_OFF, "misuse", Origin.DERIVED),
    ]
    assert [e.title for e in found[1].evidence] == ["Harm"]


def test_links_stay_in_order_and_gain_the_derived_ones(write_library: WriteLibrary) -> None:
    lib = library(write_library)
    links = links_with_claims(lib, list(_claims(lib).values()))
    keys = [(link.source, link.relation, link.target) for link in links]
    assert keys == sorted(keys)
    assert len(links) == len(lib.links) + 2
    assert lib.with_links(links, lib.problems).link("access", "trades-off", "misuse").coverage == 1
