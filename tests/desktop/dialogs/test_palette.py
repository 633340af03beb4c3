"""The palette finds everything that has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.address import Address
from explorer.desktop.actions import Actions
from explorer.desktop.dialogs.palette import Entry, Palette
from explorer.desktop.history import History, Stop
from explorer.desktop.naming import entries_of, ranking_of, visited_in
from explorer.desktop.session import MAP, READ, SEARCH
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ENTRIES = (
    Entry("Staged release", "Case", Address.document("staged")),
    Entry("EU AI Act", "Regulation", Address.document("act")),
    Entry("Reset layout", "Command", command="reset_layout"),
    Entry("No recall", "Claim", Address.claim("No recall")),
)


@pytest.fixture
def palette(qapp: QApplication, qtbot: QtBot) -> Palette:
    made = Palette(ENTRIES, ranking_of(ENTRIES), Theme(qapp, Mode.LIGHT))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    return made


def test_everything_is_shown_before_anything_is_typed(palette: Palette) -> None:
    assert palette.shown == ENTRIES


def test_typing_finds_and_enter_goes_to_the_best(palette: Palette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.field, "ai act")
    assert [entry.name for entry in palette.shown] == ["EU AI Act"]
    with qtbot.waitSignal(palette.address_requested) as told:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args == [Address.document("act")]


def test_arrows_walk_round_while_the_field_keeps_the_keyboard(
    palette: Palette, qtbot: QtBot
) -> None:
    QTest.keyClicks(palette.field, "re")
    names = [entry.name for entry in palette.shown]
    assert names[0] == "Reset layout"
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.command_requested) as told:
        QTest.keyClick(palette.field, Qt.Key.Key_Enter)
    assert told.args == ["reset_layout"]


def test_what_nothing_is_called_says_so(palette: Palette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.field, "zebra")
    assert palette.shown == ()
    assert palette._nothing.isVisibleTo(palette)
    with qtbot.assertNotEmitted(palette.address_requested):
        QTest.keyClick(palette.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("theme", "Theme: dark"),
        ("dark", "Theme: dark"),
        ("zoom", "Larger text"),
        ("font", "Larger text"),
        ("table", "Graph as a table"),
        ("outline", "Map as an outline"),
        ("settings", "Preferences"),
    ],
)
def test_commands_are_found_by_the_words_people_use(
    qapp: QApplication, typed: str, found: str
) -> None:
    theme = Theme(qapp, Mode.LIGHT)
    entries = entries_of(None, None, Actions(theme))
    places = ranking_of(entries)(typed, [])
    assert found in [entries[place].name for place in places]


def test_where_the_reader_has_been_stands_first(qapp: QApplication, small_folder: Path) -> None:
    library = load(small_folder)
    visited = (Address.document("llama"), Address.document("ai-act"))
    entries = entries_of(library, None, Actions(Theme(qapp, Mode.LIGHT)), visited)
    assert [entry.address for entry in entries[:2]] == list(visited)
    assert entries[0].detail == "Case · visited"
    assert len([entry for entry in entries if entry.address in visited]) == 2


def test_visited_are_the_places_before_this_one_without_searches() -> None:
    one, other = Address.document("one"), Address.document("other")
    history = History()
    for stop in (
        Stop(one, READ), Stop(other, READ), Stop(Address.search("x"), SEARCH), Stop(one, MAP),
        Stop(Address.document("here"), READ),
    ):  # fmt: skip
        history = history.at(stop)
    assert visited_in(history) == (one, other)
