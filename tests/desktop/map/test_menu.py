"""The menu at a box, a group or the ground of a map offers what can be done there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from explorer.argument.what_if import View
from explorer.desktop.map.desk import MapDesk
from explorer.desktop.map.menu import MapMenu
from explorer.workspace.looks import MapLook
from tests.desktop.map.maps import talk
from tests.desktop.visits import offered, pick

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.conftest import WriteLibrary

GROUND = ["Unfold everything", "Fit in the window", "Put moved boxes back", "What-if", "Export…"]


@pytest.fixture
def desk(write_library: WriteLibrary, qapp: QApplication) -> MapDesk:
    made = MapDesk()
    made.take(talk(write_library), MapLook())
    return made


def menu_at(key: str, desk: MapDesk, qtbot: QtBot) -> MapMenu:
    menu = MapMenu(key, desk.state, desk.shown)
    qtbot.addWidget(menu)
    return menu


def marked(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def a_folded_group(desk: MapDesk) -> str:
    assert desk.subject is not None
    if not any(box.key.startswith("#") for box in desk.shown.boxes):
        desk.fold_or_open(f"#{desk.subject.whole.groups[0].id}")
    return next(box.key for box in desk.shown.boxes if box.key.startswith("#"))


def test_at_a_claim_passage_folding_focus_and_views_are_offered(
    desk: MapDesk, qtbot: QtBot
) -> None:
    menu = menu_at("[Open]", desk, qtbot)
    assert list(offered(menu)) == [
        "Open the passage", "Hide what bears on it", "Focus", "Accept it", "Reject it",
        "No view", *GROUND,
    ]  # fmt: skip
    assert marked(menu) == ["No view"]
    assert not offered(menu)["Put moved boxes back"]


def test_at_the_ground_only_the_whole_map_is_offered(desk: MapDesk, qtbot: QtBot) -> None:
    for key in ("", "[gone from the map]"):
        assert list(offered(menu_at(key, desk, qtbot))) == GROUND


def test_at_a_group_no_passage_and_no_view_is_offered(desk: MapDesk, qtbot: QtBot) -> None:
    menu = menu_at(a_folded_group(desk), desk, qtbot)
    texts = offered(menu)
    assert "Focus" in texts
    assert not {"Open the passage", "Accept it", "Reject it", "No view"} & set(texts)
    assert texts["Show what bears on it"]


def test_a_claim_without_reasons_cannot_be_folded(desk: MapDesk, qtbot: QtBot) -> None:
    assert not offered(menu_at("[Study]", desk, qtbot))["Hide what bears on it"]


def test_a_folded_claim_offers_to_show_what_bears_on_it(desk: MapDesk, qtbot: QtBot) -> None:
    desk.fold_or_open("[Open]")
    menu = menu_at("[Open]", desk, qtbot)
    assert offered(menu)["Show what bears on it"]
    with qtbot.waitSignal(menu.fold_requested) as told:
        pick(menu, "Show what bears on it")
    assert told.args == ["[Open]"]


@pytest.mark.parametrize(
    ("text", "view"), [("Accept it", View.ACCEPT), ("Reject it", View.REJECT), ("No view", None)]
)
def test_a_view_is_asked_for_and_marked_when_it_is_held(
    desk: MapDesk, qtbot: QtBot, text: str, view: View | None
) -> None:
    menu = menu_at("[Open]", desk, qtbot)
    with qtbot.waitSignal(menu.view_requested) as told:
        pick(menu, text)
    assert told.args == ["[Open]", view]
    desk.set_view("[Open]", view)
    assert marked(menu_at("[Open]", desk, qtbot)) == [text, "What-if"]


def test_views_that_are_kept_while_what_if_is_off_are_not_marked(
    desk: MapDesk, qtbot: QtBot
) -> None:
    desk.set_view("[Open]", View.REJECT)
    desk.set_thinking(is_on=False)
    assert marked(menu_at("[Open]", desk, qtbot)) == ["No view"]


@pytest.mark.parametrize("within", [1, 2, 3])
def test_a_focus_is_as_wide_as_asked_for(desk: MapDesk, qtbot: QtBot, within: int) -> None:
    menu = menu_at("[Harm]", desk, qtbot)
    below = next(one for one in menu.actions() if one.text() == "Focus").menu()
    assert isinstance(below, QMenu)
    with qtbot.waitSignal(menu.focus_requested) as told:
        below.actions()[within - 1].trigger()
    assert told.args == [("[Harm]",), within]


def test_the_whole_map_is_offered_while_something_is_in_focus(desk: MapDesk, qtbot: QtBot) -> None:
    desk.focus_on(("[Study]",))
    menu = menu_at("", desk, qtbot)
    with qtbot.waitSignal(menu.focus_requested) as told:
        pick(menu, "Show the whole map")
    assert told.args == [(), 1]


def test_what_if_is_turned_off_where_it_is_on(desk: MapDesk, qtbot: QtBot) -> None:
    told: list[bool] = []
    for is_on in (False, True):
        desk.change(replace(desk.state, is_thinking=is_on))
        menu = menu_at("", desk, qtbot)
        menu.thinking_requested.connect(told.append)
        pick(menu, "What-if")
    assert told == [True, False]


def test_the_rest_is_asked_for_by_its_name(desk: MapDesk, qtbot: QtBot) -> None:
    desk.change(desk.state.with_nudges(("[Open]",), 5, 5))
    menu = menu_at("[Open]", desk, qtbot)
    told: list[str] = []
    menu.passage_requested.connect(lambda key: told.append(f"passage of {key}"))
    menu.everything_requested.connect(lambda: told.append("everything"))
    menu.fit_requested.connect(lambda: told.append("fit"))
    menu.places_requested.connect(lambda: told.append("places"))
    menu.export_requested.connect(lambda: told.append("export"))
    for text in ("Open the passage", "Unfold everything", "Fit in the window",
                 "Put moved boxes back", "Export…"):  # fmt: skip
        pick(menu, text)
    assert told == ["passage of [Open]", "everything", "fit", "places", "export"]
