"""A library with what it argues: its claims found by title, document and topic, and its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.argument.argued import argue
from explorer.progress import Cancelled
from tests.argument.libraries import fenced, library

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary


def test_faults_of_every_sort_are_gathered_once(write_library: WriteLibrary) -> None:
    lib = library(
        write_library,
        cases__two=fenced(
            "Two", "[Harm]: Another text. {source: none}\n+ so\n\n<Open>: o {type: x}"
        ),
        debates__talk=fenced("Talk", "[X]: x", "kind: debate\nmain: Y\njoins: [two]\n"),
    )
    found = argue(lib).problems()
    assert len(found) == len(set(found))
    assert {problem.code for problem in found} == {
        "relation-not-indented", "two-texts", "unknown-source", "unknown-type", "title-twice",
        "unknown-main", "claim-without-source",
    }  # fmt: skip


def test_a_library_without_claims_has_no_faults(write_library: WriteLibrary) -> None:
    text = "# Nothing\n"
    lib = library(write_library, cases__one=text, cases__two=text, debates__talk=text)
    assert argue(lib).problems() == ()


def test_a_claim_is_found_with_all_that_bears_on_it(write_library: WriteLibrary) -> None:
    argued = argue(library(write_library))
    claim = argued.claim("Open")
    assert claim is not None
    assert claim.text == "Weights should be open."
    assert [one.title for one in argued.supports_of("Open")] == ["Study"]
    assert [one.title for one in argued.attacks_of("Open")] == ["Harm", "Rare"]
    assert [one.title for one in argued.attacks_of("Harm")] == ["Rare"]
    assert argued.claim("nothing is called so") is None
    assert argued.supports_of("nothing is called so") == ()


def test_claims_are_found_by_document_in_reading_order_and_by_topic(
    write_library: WriteLibrary,
) -> None:
    argued = argue(library(write_library))
    in_one = [claim.title for claim in argued.claims_in("one")]
    assert in_one == ["Open", "Study", "Harm", "one#1"]
    assert [claim.title for claim in argued.claims_in("talk")] == ["Open", "Rare"]
    assert [claim.title for claim in argued.claims_about("misuse")] == ["Study", "Harm", "Rare"]
    assert argued.claims_about("privacy") == ()


def test_the_library_counts_claims_as_evidence_and_has_the_links_they_state(
    write_library: WriteLibrary,
) -> None:
    before = library(write_library)
    after = argue(before).library
    assert before.link("one", "raises", "misuse").coverage == 0
    assert [found.title for found in after.link("one", "raises", "misuse").evidence] == [
        "Study", "Harm"
    ]  # fmt: skip
    assert after.link("access", "trades-off", "misuse").coverage == 1
    assert after.link("access", "relieves", "privacy").coverage == 1


def test_the_wording_of_a_debate_counts_in_its_own_map(write_library: WriteLibrary) -> None:
    joined = argue(library(write_library)).debate("talk")
    assert joined.documents == ("talk", "one", "two")
    assert joined.main == "Open"
    assert joined.model.statements["Open"].text == "Release it!"


def test_checking_can_be_stopped(write_library: WriteLibrary) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        argue(library(write_library), stop)
