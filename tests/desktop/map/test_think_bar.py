"""What stands above a map while what-if is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from explorer.argument.stance import Stance
from explorer.argument.what_if import Reasons
from explorer.desktop.map.think_bar import ThinkBar
from explorer.workspace.stances import NamedStance
from tests.desktop.visits import offered, pick

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MINE = NamedStance("Mine & yours", "talk", Stance(frozenset({"[Open]"})))


@pytest.fixture
def bar(qtbot: QtBot) -> ThinkBar:
    made = ThinkBar()
    qtbot.addWidget(made)
    made.show_stances((MINE,), has_views=True)
    return made


def test_it_says_that_it_does_not_say_what_is_true(bar: ThinkBar) -> None:
    assert "does not say what is true" in bar.notice


def test_a_kept_view_is_taken_up_compared_and_removed(bar: ThinkBar) -> None:
    told: list[tuple[str, object]] = []
    bar.stance_requested.connect(lambda one: told.append(("take up", one)))
    bar.comparison_requested.connect(lambda one: told.append(("compare", one)))
    bar.forget_requested.connect(lambda one: told.append(("remove", one)))
    for text in ("Take up", "Compare with mine", "Remove"):
        pick(bar.views.menu(), "Mine && yours", text)
    assert told == [("take up", MINE), ("compare", MINE), ("remove", MINE)]


def test_views_are_kept_and_exchanged_from_the_menu(bar: ThinkBar) -> None:
    told: list[object] = []
    bar.save_requested.connect(lambda: told.append("keep"))
    bar.file_requested.connect(told.append)
    for text in ("Keep these views…", "Save to a file…", "Open a file…"):
        pick(bar.views.menu(), text)
    assert told == ["keep", True, False]


def test_without_views_there_is_nothing_to_keep_to_save_or_to_give_up(bar: ThinkBar) -> None:
    bar.show_stances((), has_views=False)
    assert offered(bar.views.menu()) == {
        "Keep these views…": False, "Save to a file…": False, "Open a file…": True,
    }  # fmt: skip
    assert not bar.reset.isEnabled()


@pytest.mark.parametrize("reasons", list(Reasons))
def test_reasons_are_needed_or_presumed(bar: ThinkBar, qtbot: QtBot, reasons: Reasons) -> None:
    with qtbot.waitSignal(bar.reasons_requested) as told:
        bar.reasons.button(reasons).click()
    assert told.args == [reasons]
    assert type(told.args[0]) is Reasons


def test_buttons_and_links_ask_for_what_they_say(bar: ThinkBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.cruxes_requested):
        bar.cruxes.click()
    with qtbot.waitSignal(bar.reset_requested):
        bar.reset.click()
    with qtbot.waitSignal(bar.link_followed) as told:
        bar._said.linkActivated.emit("%5BOpen%5D")
    assert told.args == ["%5BOpen%5D"]


def test_the_tab_key_stops_at_the_sentence_first_and_at_every_button(bar: ThinkBar) -> None:
    assert len(bar.stops) == 6
    assert bar.stops[0].accessibleName() == "What follows for the main claim"
    assert isinstance(bar.views.menu(), QMenu)
