"""Sentences about a map link to its boxes, and names cannot do anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.argument.stance import KeyCrux, Stance, cruxes_of, think
from explorer.argument.what_if import Status
from explorer.desktop.map.saying import (
    key_in,
    link_to,
    said_of_cruxes,
    said_of_disagreement,
    sentence,
    summary,
    title_of,
)
from tests.desktop.map.maps import talk

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary


@pytest.mark.parametrize("key", ["[No recall]", "<A & B>", '[Say "so"]', "<1 < 2>", "[ü/ö?#]"])
def test_a_link_leads_to_its_box_whatever_it_is_called(key: str) -> None:
    link = link_to(key)
    href = link.partition('href="')[2].partition('"')[0]
    assert key_in(href) == key
    assert "<" not in link.partition(">")[2].removesuffix("</a>")
    assert title_of(key) == key[1:-1]


def test_cruxes_are_said_with_what_would_follow() -> None:
    found = (KeyCrux(("[A]",), Status.FALLS), KeyCrux(("[B]", "<C>"), Status.UNDECIDED))
    said = said_of_cruxes(found, "[Main]")
    assert said.startswith('What follows for <a href="%5BMain%5D">Main</a> rests on: without')
    assert ">A</a> it is fallen; " in said
    assert '>B</a> and <a href="%3CC%3E">C</a> it is undecided.' in said


def test_of_many_cruxes_the_first_are_said_and_the_rest_counted() -> None:
    found = tuple(KeyCrux((f"[{number}]",), Status.STANDS) for number in range(11))
    said = said_of_cruxes(found, "[Main]")
    assert ">7</a>" in said
    assert ">8</a>" not in said
    assert "and 3 more" in said


def test_without_cruxes_it_is_said_that_nothing_would_change_it() -> None:
    assert "would change what follows for" in said_of_cruxes((), "[Main]")


def test_a_name_of_views_is_shown_as_it_was_typed() -> None:
    for keys in ((), ("[A]",)):
        said = said_of_disagreement(keys, "[Main]", "<b>Bea</b>")
        assert "&lt;b&gt;Bea&lt;/b&gt;" in said
        assert "<b>" not in said


def test_what_follows_for_the_main_claim_is_summed_up(write_library: WriteLibrary) -> None:
    subject = talk(write_library)
    thought = think(subject.network, Stance(rejected=frozenset({"[Study]"})))
    said = summary(thought, subject.main)
    assert said.startswith('<b>Main claim <a href="%5BOpen%5D">Open</a></b>: ')
    assert said.endswith(".")


def test_where_there_is_no_main_claim_the_reader_is_told_what_to_do(
    write_library: WriteLibrary,
) -> None:
    thought = think(talk(write_library).network, Stance())
    assert summary(thought, "") == "Select a claim to accept or reject it."


def test_nothing_is_said_of_what_is_not_on_the_map(write_library: WriteLibrary) -> None:
    assert sentence(think(talk(write_library).network, Stance()), "[Nowhere]") == ""


def test_cruxes_of_a_real_map_are_boxes_of_it(write_library: WriteLibrary) -> None:
    subject = talk(write_library)
    found = cruxes_of(subject.network, subject.main, Stance())
    said = said_of_cruxes(found, subject.main)
    for crux in found[:8]:
        assert all(link_to(key) in said and key in subject.keys for key in crux.keys)
