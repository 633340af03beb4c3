"""The palette finds everything that has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.address import Address
from explorer.desktop.dialogs.palette import Entry, Palette
from explorer.desktop.naming import ranking_of
from explorer.desktop.theme.theme import Mode, Theme

if TYPE_CHECKING:
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
