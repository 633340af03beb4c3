"""The controls below a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from explorer.argument.layout.values import Direction
from explorer.desktop.map.stage import STEP
from explorer.desktop.map.zoom_bar import ZoomBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> ZoomBar:
    made = ZoomBar()
    qtbot.addWidget(made)
    made.show()
    return made


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_how_large_the_map_is(bar: ZoomBar) -> None:
    bar.show_zoom(0.917)
    assert bar.actual.text() == "92%"
    assert bar.actual.accessibleName() == "Natural size; now at 92%"


def test_the_buttons_beside_the_number_do_not_move(bar: ZoomBar) -> None:
    bar.show_zoom(0.05)
    before = bar.larger.x()
    bar.show_zoom(4.0)
    assert bar.larger.x() == before


def test_plus_and_minus_ask_for_a_step(qtbot: QtBot, bar: ZoomBar) -> None:
    with qtbot.waitSignal(bar.zoom_requested) as told:
        click(bar.larger)
    assert told.args == [pytest.approx(STEP)]
    with qtbot.waitSignal(bar.zoom_requested) as told:
        click(bar.smaller)
    assert told.args == [pytest.approx(1 / STEP)]


def test_the_number_asks_for_the_natural_size_and_fit_for_all(qtbot: QtBot, bar: ZoomBar) -> None:
    with qtbot.waitSignal(bar.actual_requested):
        click(bar.actual)
    with qtbot.waitSignal(bar.fit_requested):
        click(bar.fit)


def test_one_direction_is_marked(bar: ZoomBar) -> None:
    bar.show_direction(Direction.DOWN)
    assert (bar.rightwards.isChecked(), bar.downwards.isChecked()) == (False, True)
    bar.show_direction(Direction.RIGHT)
    assert (bar.rightwards.isChecked(), bar.downwards.isChecked()) == (True, False)


def test_turning_the_map_is_asked_for(qtbot: QtBot, bar: ZoomBar) -> None:
    with qtbot.waitSignal(bar.direction_requested) as told:
        click(bar.downwards)
    assert told.args == [Direction.DOWN]
    with qtbot.waitSignal(bar.direction_requested) as told:
        click(bar.rightwards)
    assert told.args == [Direction.RIGHT]


def test_showing_tells_nobody(qtbot: QtBot, bar: ZoomBar) -> None:
    with (
        qtbot.assertNotEmitted(bar.direction_requested),
        qtbot.assertNotEmitted(bar.thinking_requested),
    ):
        bar.show_direction(Direction.DOWN)
        bar.show_thinking(is_on=True)


def test_what_if_is_turned_on_and_off(qtbot: QtBot, bar: ZoomBar) -> None:
    assert not bar.thinking.isChecked()
    with qtbot.waitSignal(bar.thinking_requested) as told:
        click(bar.thinking)
    assert told.args == [True]
    with qtbot.waitSignal(bar.thinking_requested) as told:
        click(bar.thinking)
    assert told.args == [False]


def test_every_button_has_a_name_and_can_be_reached_by_keys(bar: ZoomBar) -> None:
    buttons = bar.findChildren(QAbstractButton)
    assert len(buttons) == 7
    for button in buttons:
        assert len(button.accessibleName()) > 3
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
