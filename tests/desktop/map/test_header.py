"""The header of a map offers other maps, how far it is open, filters, and its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QMenu

from explorer.argument.viewing.folding import filter_document, filter_topic
from explorer.argument.viewing.legend import legend_of
from explorer.argument.viewing.values import Viewing
from explorer.desktop.map.header import MapHeader
from explorer.desktop.map.subject import MapEntry
from tests.desktop.map.maps import talk
from tests.desktop.visits import lines, offered, pick

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.map.subject import Subject
    from tests.conftest import WriteLibrary


@pytest.fixture
def header(qtbot: QtBot) -> MapHeader:
    made = MapHeader()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def subject(write_library: WriteLibrary) -> Subject:
    return talk(write_library)


def show_filters(header: MapHeader, subject: Subject, viewing: Viewing) -> None:
    titles = {"access": "Access & more", "one": "Case One"}
    legend = legend_of(subject.whole, viewing)
    header.show_filters(legend, viewing.depth, lambda name: titles.get(name, name))


def marked(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isChecked()]


def test_maps_are_offered_and_the_one_that_is_shown_is_marked(
    header: MapHeader, qtbot: QtBot
) -> None:
    header.show_maps([MapEntry("one", "Case & one", "Cases"), MapEntry("two", "Two", "Debates")])
    header.show_map("one", "Case & one")
    assert "Case & one" in lines(header)
    assert list(offered(header.maps.menu())) == ["Case && one", "Two"]
    assert marked(header.maps.menu()) == ["Case && one"]
    with qtbot.waitSignal(header.map_requested) as told:
        pick(header.maps.menu(), "Two")
    assert told.args == ["two"]


def test_of_many_maps_each_sort_has_a_menu_and_none_is_left_out(
    header: MapHeader, qtbot: QtBot
) -> None:
    debates = [MapEntry(f"d{number}", f"Debate {number}", "Debates") for number in range(3)]
    cases = [MapEntry(f"c{number}", f"Case {number}", "Cases") for number in range(60)]
    header.show_maps([*debates, *cases, MapEntry("*", "All claims")])
    header.show_map("c59", "Case 59")
    menu = header.maps.menu()
    assert marked(menu) == ["Cases"]
    assert [label.text() for label in menu.findChildren(QLabel)][-1] == "Debates"
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Debate 0", "Debate 1", "Debate 2", "Cases", "All claims"]
    with qtbot.waitSignal(header.map_requested) as told:
        pick(menu, "Cases", "Case 42")
    assert told.args == ["c42"]


def test_of_things_of_which_one_holds_one_is_marked(header: MapHeader) -> None:
    header.show_maps([MapEntry("one", "One", "Cases"), MapEntry("two", "Two", "Debates")])
    for menu in (header.maps.menu(), header.folding.menu()):
        menu.aboutToShow.emit()
        groups = {action.actionGroup() for action in menu.actions() if action.isCheckable()}
        (group,) = groups
        assert group is not None
        assert group.isExclusive()


@pytest.mark.parametrize(
    ("text", "depth"),
    [("Main claim only", 0), ("1 link deep", 1), ("3 links deep", 3), ("All of it", None)],
)
def test_it_is_opened_as_far_as_asked_for(
    header: MapHeader, qtbot: QtBot, text: str, depth: int | None
) -> None:
    with qtbot.waitSignal(header.depth_requested) as told:
        pick(header.folding.menu(), text)
    assert told.args == [depth]


def test_how_far_it_is_open_is_marked(header: MapHeader, subject: Subject) -> None:
    show_filters(header, subject, Viewing(depth=2))
    assert marked(header.folding.menu()) == ["2 links deep"]
    show_filters(header, subject, Viewing(depth=None))
    assert marked(header.folding.menu()) == ["All of it"]


def test_topics_and_documents_are_counted_and_hidden_by_their_names(
    header: MapHeader, subject: Subject
) -> None:
    viewing = filter_document(filter_topic(Viewing(), "access"), "one")
    show_filters(header, subject, viewing)
    assert header.filters.text() == "Filter · 2"
    texts = [text for text in offered(header.filters.menu()) if "·" in text]
    topic = next(text for text in texts if text.startswith("Access && more  ·  "))
    document = next(text for text in texts if text.startswith("Case One  ·  "))
    assert {topic, document}.isdisjoint(marked(header.filters.menu()))
    assert len(marked(header.filters.menu())) == len(texts) - 2
    told: list[str] = []
    header.topic_toggled.connect(told.append)
    header.document_toggled.connect(told.append)
    header.unfiltered.connect(lambda: told.append("nothing hidden"))
    for text in (topic, document, "Hide nothing"):
        pick(header.filters.menu(), text)
    assert told == ["access", "one", "nothing hidden"]


def test_with_nothing_hidden_the_filter_counts_nothing(header: MapHeader, subject: Subject) -> None:
    assert offered(header.filters.menu()) == {}
    show_filters(header, subject, Viewing())
    assert header.filters.text() == "Filter"


def test_the_form_is_chosen_by_a_click(header: MapHeader, qtbot: QtBot) -> None:
    assert header.forms.value == "picture"
    with qtbot.waitSignal(header.form_requested) as told:
        header.forms.button("outline").click()
    assert told.args == ["outline"]
    assert header.forms.value == "outline"


def test_every_stop_of_the_tab_key_is_named(header: MapHeader) -> None:
    for stop in header.stops:
        assert stop.accessibleName() or getattr(stop, "text", str)()
