"""What stands above the hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.desktop.search.bar import SearchBar, filters_in, toggled, without
from explorer.search.model import Order
from explorer.search.syntax import FIELDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

QUERY = 'weights kind:case -topic:privacy actor:"Meta AI" colon:free http://x "kind:in quotes"'


def test_filters_are_the_terms_with_a_known_field() -> None:
    assert filters_in(QUERY, FIELDS) == ("kind:case", "-topic:privacy", 'actor:"Meta AI"')
    assert filters_in("", FIELDS) == ()
    assert filters_in("kind: case", FIELDS) == ()


@pytest.mark.parametrize(
    ("term", "left"),
    [
        ("kind:case", 'a -topic:x actor:"B C"'),
        ("-topic:x", 'a kind:case actor:"B C"'),
        ('actor:"B C"', "a kind:case -topic:x"),
    ],
)
def test_a_filter_is_taken_out_and_the_rest_stays(term: str, left: str) -> None:
    assert without('a kind:case -topic:x actor:"B C"', term) == left


@pytest.mark.parametrize(
    ("query", "term", "left"),
    [
        ('"a  b" kind:case', "kind:case", '"a  b"'),
        ("-kind:case x kind:case", "kind:case", "-kind:case x"),
        ("kind:case,debate kind:case", "kind:case", "kind:case,debate"),
        ("x kind:case", "kind:risk", "x kind:case"),
    ],
)
def test_nothing_but_the_filter_is_taken_out(query: str, term: str, left: str) -> None:
    assert without(query, term) == left


@pytest.mark.parametrize("term", ["kind:case", 'actor:"Hugging Face"'])
def test_a_filter_is_put_in_and_taken_out_again(term: str) -> None:
    narrowed = toggled('"open  weights" release', term)
    assert narrowed == f'"open  weights" release {term}'
    assert toggled(narrowed, term) == '"open  weights" release'
    assert toggled("", term) == term


def test_a_chip_says_its_filter_in_words_and_takes_it_out(qtbot: QtBot) -> None:
    bar = SearchBar()
    qtbot.addWidget(bar)
    bar.show_query("open topic:privacy -kind:case", {"privacy": "Privacy"}, FIELDS)
    assert [chip.text() for chip in bar.chips] == ["topic: Privacy  ×", "without kind: case  ×"]
    with qtbot.waitSignal(bar.query_requested) as told:
        bar.chips[0].click()
    assert told.args == ["open -kind:case"]
    bar.show_query("open", {}, FIELDS)
    assert bar.chips == ()


def test_the_order_is_chosen_from_a_menu_and_named_on_its_button(qtbot: QtBot) -> None:
    bar = SearchBar()
    qtbot.addWidget(bar)
    assert bar.order.text() == "Best first"
    newest = next(one for one in bar.order.menu().actions() if one.data() == Order.DATE.value)
    with qtbot.waitSignal(bar.order_requested) as told:
        newest.trigger()
    assert told.args == [Order.DATE]
    assert bar.order.text() == "Newest first"


def test_results_are_taken_away_from_a_menu(qtbot: QtBot) -> None:
    bar = SearchBar()
    qtbot.addWidget(bar)
    actions = {action.text(): action for action in bar.take.menu().actions() if action.text()}
    with qtbot.waitSignal(bar.copy_requested) as told:
        actions["Copy as CSV"].trigger()
    assert told.args == ["csv"]
    with qtbot.waitSignal(bar.save_requested):
        actions["Keep this search…"].trigger()
    with qtbot.waitSignal(bar.export_requested):
        actions["Save to a file…"].trigger()
