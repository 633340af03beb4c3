"""The map view: said aloud, walked, folded, and the same in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.address import Address
from explorer.argument.layout.values import Direction
from explorer.argument.what_if import View
from explorer.desktop.map.header import BOTH, OUTLINE, PICTURE
from explorer.desktop.map.menu import MapMenu
from explorer.desktop.map.subject import maps_of, subject_of
from explorer.desktop.map.view import MapView
from explorer.desktop.theme.theme import Mode
from explorer.progress import unwatched
from explorer.workspace.looks import MapLook
from tests.desktop.map.maps import argued
from tests.desktop.visits import lines, pick, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.theme.theme import Theme
    from tests.conftest import WriteLibrary


@pytest.fixture
def view(write_library: WriteLibrary, theme: Theme, qtbot: QtBot) -> MapView:
    """The map of the debate, whose layouts are made at once."""
    read = argued(write_library)
    made = MapView(theme)
    qtbot.addWidget(made)
    made.layout_requested.connect(lambda request: made.show_layout(request(unwatched)))
    made.resize(1100, 800)
    made.show()
    made.show_library(read.library, tuple(maps_of(read)))
    made.show_subject(subject_of(read, "talk"), MapLook())
    return made


def keys(view: MapView) -> set[str]:
    return {box.key for box in view.desk.shown.boxes}


def open_menu(view: MapView, key: str) -> MapMenu:
    """Open the menu of a box by keys."""
    view.canvas.select((key,) if key else ())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(view.canvas.viewport(), event)
    return shown(MapMenu)


def test_the_main_claim_is_selected_and_said_when_a_map_opens(view: MapView) -> None:
    assert view.selected == "[Open]"
    assert view.canvas.accessibleDescription() == "Main claim: Open. 2 supports, 2 attacks."
    assert "Talk" in lines(view.header)


def test_every_step_of_a_walk_is_announced_once(view: MapView, qtbot: QtBot) -> None:
    told: list[str] = []
    view.announced.connect(told.append)
    with qtbot.waitSignal(view.address_requested) as asked:
        QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert asked.args == [Address.claim(view.selected[1:-1])]
    view.show_selection(Address.claim(view.selected[1:-1]))
    assert len(told) == 1
    assert view.selected[1:-1] in told[0]


def test_views_that_change_what_is_said_are_announced_when_the_claim_is_met_again(
    view: MapView,
) -> None:
    view.desk.set_view("[Study]", View.REJECT)
    view.go_to("[Study]")
    assert "Your view: reject." in view.canvas.accessibleDescription()


def test_a_folded_claim_is_brought_into_sight_when_a_sentence_leads_there(view: MapView) -> None:
    view.desk.fold_or_open("[Open]")
    assert "[Study]" not in keys(view)
    view.think.link_followed.emit("%5BStudy%5D")
    assert view.selected == "[Study]"
    assert "[Study]" in keys(view)


def test_a_claim_of_another_map_leaves_the_selection_alone(view: MapView) -> None:
    view.show_selection(Address.claim("Nowhere to be found"))
    view.show_selection(Address.document("talk"))
    assert view.selected == "[Open]"


@pytest.mark.parametrize(
    ("form", "is_picture", "is_outline"),
    [(PICTURE, True, False), (BOTH, True, True), (OUTLINE, False, True)],
)
def test_the_form_decides_what_is_seen_and_where_the_keyboard_goes(
    view: MapView, form: str, is_picture: bool, is_outline: bool
) -> None:
    view.header.forms.button(form).click()
    assert (view.canvas.isVisible(), view.outline.isVisible()) == (is_picture, is_outline)
    assert view.legend.isVisible() is is_picture
    assert view.focusProxy() is (view.outline if form == OUTLINE else view.canvas)


def test_what_is_chosen_in_the_outline_is_chosen_in_the_picture(view: MapView) -> None:
    view.set_form(BOTH)
    QTest.keyClick(view.outline, Qt.Key.Key_Down)
    assert view.canvas.selection == (view.selected,)
    assert view.selected != "[Open]"
    view.canvas.choose(("[Harm]",))
    assert view.outline.rows.key_at(view.outline.currentIndex()) == "[Harm]"


def test_enter_reads_the_passage_and_folds_or_opens_a_group(view: MapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.passage_requested) as asked:
        QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert asked.args == [Address.claim("Open")]
    assert view.desk.subject is not None
    group = f"#{view.desk.subject.whole.groups[0].id}"
    before = keys(view)
    with qtbot.assertNotEmitted(view.passage_requested):
        view.canvas.activated_key.emit(group)
    assert keys(view) != before


def test_filters_of_the_header_hide_and_show_and_are_undone(view: MapView) -> None:
    everything = keys(view)
    pick(view.header.folding.menu(), "Main claim only")
    assert "[Study]" not in keys(view)
    pick(view.header.folding.menu(), "All of it")
    assert everything <= keys(view)
    open_ = keys(view)
    view.header.topic_toggled.emit("privacy")
    assert keys(view) < open_
    assert view.header.filters.text() == "Filter · 1"
    pick(view.header.filters.menu(), "Hide nothing")
    assert keys(view) == open_
    view.desk.undo()
    assert keys(view) < open_


def test_a_focus_is_named_widened_and_ended_in_its_bar(view: MapView) -> None:
    view.desk.focus_on(("[Study]",))
    assert view.focus_bar.isVisible()
    assert "Study" in lines(view.focus_bar)
    near = keys(view)
    view.focus_bar.within_requested.emit(2)
    assert near < keys(view)
    view.focus_bar.ended.emit()
    assert not view.focus_bar.isVisible()


def test_reasons_lie_below_when_that_is_asked_for(view: MapView) -> None:
    main, reason = view.canvas.box_rect("[Open]"), view.canvas.box_rect("[Study]")
    assert reason.left() > main.right()
    view.zoom.direction_requested.emit(Direction.DOWN)
    main, reason = view.canvas.box_rect("[Open]"), view.canvas.box_rect("[Study]")
    assert reason.top() > main.bottom()


def test_the_menu_key_offers_what_the_selected_box_can_do_and_it_is_done(view: MapView) -> None:
    menu = open_menu(view, "[Study]")
    pick(menu, "Reject it")
    menu.close()
    assert view.desk.marks["[Study]"].view == "reject"
    assert view.think.isVisible()
    menu = open_menu(view, "[Study]")
    pick(menu, "What-if")
    menu.close()
    assert not view.think.isVisible()


def test_the_menu_folds_focuses_reads_and_puts_back(view: MapView, qtbot: QtBot) -> None:
    def choose(key: str, *path: str) -> None:
        menu = open_menu(view, key)
        pick(menu, *path)
        menu.close()

    choose("[Open]", "Hide what bears on it")
    assert "[Study]" not in keys(view)
    choose("", "Unfold everything")
    assert "[Recent]" in keys(view)
    view.canvas.nudged.emit(("[Study]",), 30.0, 30.0)
    choose("", "Put moved boxes back")
    assert view.desk.state.nudges == {}
    with qtbot.waitSignal(view.passage_requested) as asked:
        choose("[Harm]", "Open the passage")
    assert asked.args == [Address.claim("Harm")]
    with qtbot.waitSignal(view.export_requested):
        choose("", "Export…")
    view.canvas.zoom_by(3)
    choose("", "Fit in the window")
    assert view.canvas.zoom <= 1


def test_another_theme_paints_the_same_map(view: MapView, theme: Theme) -> None:
    before = keys(view)
    image = view.canvas.grab().toImage()
    theme.set_mode(Mode.DARK)
    dark = view.canvas.grab().toImage()
    theme.set_mode(Mode.LIGHT)
    assert keys(view) == before
    assert view.selected == "[Open]"
    corner = (image.pixelColor(3, 3).lightness(), dark.pixelColor(3, 3).lightness())
    assert corner[0] > 128 > corner[1]


def test_a_layout_that_is_not_wanted_any_more_is_thrown_away(view: MapView) -> None:
    placed = view.placed
    assert placed is not None
    view.desk.fold_or_open("[Open]")
    folded = view.placed
    view.show_layout(placed)
    assert view.placed is folded
    assert set(view.canvas.drawing.layout.boxes) == keys(view)
