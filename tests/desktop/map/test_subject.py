"""Which map is shown, of what, and where a place is best seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.argument.argued import argue
from explorer.argument.viewing.folding import open_
from explorer.argument.viewing.parts import EVERYTHING
from explorer.argument.viewing.showing import show_of
from explorer.argument.viewing.values import BoxSort
from explorer.desktop.map.subject import map_name_for, maps_of, subject_of
from tests.argument.libraries import fenced, library
from tests.desktop.map.maps import OPEN, argued, many, talk

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary


def test_a_debate_joins_what_it_names_and_knows_its_main_claim(write_library: WriteLibrary) -> None:
    subject = talk(write_library)
    assert subject.main == "[Open]"
    assert {"[Study]", "<Rare>", "[Harm]", "[Rules help]"} <= subject.keys
    assert subject.key_of(OPEN) == "[Open]"
    assert subject.key_of(Address.claim("Rare")) == "<Rare>"
    assert subject.key_of(Address.claim("elsewhere")) == ""
    assert subject.key_of(Address.document("talk")) == ""


def test_a_debate_shows_what_bears_on_it_and_leaves_the_rest_to_other_maps(
    write_library: WriteLibrary,
) -> None:
    lib = argue(
        library(
            write_library,
            cases__one=fenced("One", "[Study]: s\n  + [Deep]: d\n\n[Apart]: a\n  + [Reason]: r\n"),
        )
    )
    keys = subject_of(lib, "talk").keys
    assert {"[Open]", "<Rare>"} <= keys
    assert "[Apart]" not in keys
    assert "[Apart]" in subject_of(lib, "one").keys
    assert "[Apart]" in subject_of(lib, EVERYTHING).keys


def test_a_case_has_its_own_claims_and_a_topic_those_about_it(write_library: WriteLibrary) -> None:
    lib = argued(write_library)
    assert "[Study]" in subject_of(lib, "one").keys
    assert "<Rare>" not in subject_of(lib, "one").keys
    about = subject_of(lib, "misuse")
    assert about.title == "Claims about Misuse"
    assert {"[Study]", "[Harm]"} <= about.keys
    assert "[Rules help]" not in about.keys


def test_the_whole_library_is_a_map_too(write_library: WriteLibrary) -> None:
    lib = argued(write_library)
    whole = subject_of(lib, EVERYTHING)
    assert {"[Open]", "[Harm]", "<Rare>", "[Rules help]"} <= whole.keys
    assert whole.main == ""


def test_a_big_library_opens_as_a_box_for_each_debate_and_each_other_kind(
    write_library: WriteLibrary,
) -> None:
    subject = subject_of(many(write_library), EVERYTHING)
    shown = show_of(subject.whole, subject.opening)
    titles = {box.title: box.hidden for box in shown.boxes}
    assert set(titles) == {"Cases", "Talk"}
    assert all(box.sort is BoxSort.GROUP for box in shown.boxes)
    assert sum(titles.values()) == len(subject.keys)
    cases = next(box.key for box in shown.boxes if box.title == "Cases")
    opened = show_of(subject.whole, open_(subject.opening, cases))
    assert {"One", "Two"} <= {box.title for box in opened.boxes}


def test_a_document_without_claims_has_an_empty_map(write_library: WriteLibrary) -> None:
    lib = argued(write_library)
    assert subject_of(lib, "privacy").keys == {"[Rules help]"}
    assert not subject_of(lib, "access").title.startswith("All")


def test_debates_are_offered_first_and_the_whole_library_last(write_library: WriteLibrary) -> None:
    names = [entry.name for entry in maps_of(argued(write_library))]
    assert names[0] == "talk"
    assert names[-1] == EVERYTHING
    assert set(names[1:-1]) == {"one", "two", "access", "misuse", "privacy"}


def test_a_claim_stays_on_the_map_that_is_shown_where_it_has_it(
    write_library: WriteLibrary,
) -> None:
    lib = argued(write_library)
    one = subject_of(lib, "one")
    assert map_name_for(OPEN, lib, one) == "one"
    assert map_name_for(OPEN, lib, None) == "talk"
    assert map_name_for(Address.claim("Rare"), lib, one) == "talk"
    assert map_name_for(Address.document("misuse"), lib, one) == "misuse"
    assert map_name_for(Address.source("k-2020"), lib, one) == "one"
    assert map_name_for(Address.source("k-2020"), lib, None) == "talk"
