"""What a reader makes of a map can be undone, and what follows is told of each box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from explorer.argument.layout.values import Direction
from explorer.argument.stance import NO_STANCE, Stance
from explorer.argument.viewing.folding import filter_topic, fold_to_depth
from explorer.argument.viewing.parts import EVERYTHING
from explorer.argument.viewing.values import BoxSort
from explorer.argument.what_if import Reasons, View
from explorer.desktop.map.desk import MapDesk
from explorer.desktop.map.states import MapState, Remembered
from explorer.desktop.map.subject import subject_of
from explorer.workspace.looks import MapLook
from tests.desktop.map.maps import argued, many, talk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import WriteLibrary


@pytest.fixture
def desk(write_library: WriteLibrary, qapp: QObject) -> MapDesk:
    made = MapDesk()
    made.take(talk(write_library), MapLook())
    return made


def _keys(desk: MapDesk) -> set[str]:
    return {box.key for box in desk.shown.boxes}


def test_what_if_is_off_until_it_is_asked_for(desk: MapDesk) -> None:
    assert desk.thought is None
    assert desk.marks == {}
    assert desk.note_on("[Open]") is None


def test_a_view_turns_what_if_on_and_is_told_of_every_box(desk: MapDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.told):
        desk.set_view("[Study]", View.REJECT)
    assert desk.marks["[Study]"].view == "reject"
    assert desk.marks["[Study]"].status == "falls"
    note = desk.note_on("[Open]")
    assert note is not None
    assert note.said.startswith(("Falls: ", "Undecided: "))
    assert "It does not say what is true" in note.notice
    assert "Your view: reject." in desk.spoken("[Study]")


def test_an_undercut_step_is_told_as_set_aside(desk: MapDesk) -> None:
    desk.set_thinking(is_on=True)
    assert desk.marks["<Rare>"].is_aside


def test_a_sentence_links_to_the_claims_it_names(desk: MapDesk) -> None:
    desk.set_stance(Stance(rejected=frozenset({"[Study]", "[Rules help]"})))
    note = desk.note_on("[Open]")
    assert note is not None
    assert '<a href="%5BHarm%5D">Harm</a>' in note.said


def test_undo_takes_back_one_change_at_a_time_and_redo_makes_it_again(desk: MapDesk) -> None:
    before = desk.state
    desk.fold_or_open("[Open]")
    folded = _keys(desk)
    assert "[Study]" not in folded
    desk.set_view("[Open]", View.ACCEPT)
    desk.undo()
    assert desk.state.stance == NO_STANCE
    assert _keys(desk) == folded
    desk.undo()
    assert desk.state == before
    desk.undo()
    assert desk.state == before
    desk.redo()
    assert _keys(desk) == folded


def test_a_focus_shows_what_is_around_and_ends(desk: MapDesk) -> None:
    everything = _keys(desk)
    desk.focus_on(("[Study]",))
    assert _keys(desk) == {"[Study]", "[Open]"}
    desk.focus_on(())
    assert _keys(desk) == everything


def test_a_hidden_box_is_brought_into_sight_with_no_more_than_is_needed(desk: MapDesk) -> None:
    desk.look(fold_to_depth, 1)
    assert "[Recent]" not in _keys(desk)
    desk.bring_into_sight("[Recent]")
    assert "[Recent]" in _keys(desk)
    desk.look(filter_topic, "privacy")
    hidden = set(desk.state.viewing.hidden_topics)
    desk.bring_into_sight("[Recent]")
    assert set(desk.state.viewing.hidden_topics) == hidden
    desk.bring_into_sight("[nothing]")


def test_direction_and_moved_boxes_are_kept_as_the_look_of_the_map(
    desk: MapDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.look_changed) as told:
        desk.change(desk.state.with_nudges(("[Open]",), 10, 5))
    assert told.args == ["talk", MapLook("right", {"[Open]": (10, 5)})]
    desk.change(desk.state.with_nudges(("[Open]",), 1, 1))
    assert desk.state.nudges["[Open]"] == (11, 6)
    desk.set_direction(Direction.DOWN)
    assert desk.state.nudges == {}
    desk.undo()
    assert desk.state.direction is Direction.RIGHT
    desk.put_back()
    assert desk.state.nudges == {}


def test_another_map_has_its_own_state_and_the_first_is_as_it_was_left(
    desk: MapDesk, write_library: WriteLibrary
) -> None:
    first = desk.subject
    assert first is not None
    desk.set_view("[Open]", View.ACCEPT)
    desk.take(subject_of(argued(write_library), "one"), MapLook("down"))
    assert desk.state.stance.is_empty
    assert desk.state.direction is Direction.DOWN
    desk.take(first, MapLook())
    assert desk.state.stance.accepted == {"[Open]"}
    desk.forget()
    assert desk.subject is None


def test_views_from_elsewhere_are_taken_up_as_far_as_they_fit(desk: MapDesk) -> None:
    desk.set_stance(Stance(frozenset({"[Open]", "[elsewhere]"})))
    assert desk.state.stance.accepted == {"[Open]"}
    desk.set_reasons(Reasons.PRESUMED)
    assert desk.state.stance.reasons is Reasons.PRESUMED


def test_claims_that_a_search_found_are_lit_with_what_if_off_and_on(desk: MapDesk) -> None:
    desk.show_matches(frozenset({"Harm", "Rare"}))
    assert {key for key, mark in desk.marks.items() if mark.is_matched} == {"[Harm]", "<Rare>"}
    desk.set_thinking(is_on=True)
    assert desk.marks["[Harm]"].is_matched


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["view", "undo", "redo", "on", "off"]), max_size=20))
def test_undo_then_redo_is_identity(steps: list[str]) -> None:
    history = Remembered()
    for number, step in enumerate(steps):
        if step == "undo":
            history = history.undone()
        elif step == "redo":
            history = history.redone()
        else:
            state = MapState(is_thinking=step == "on", nudges={step: (number, 0)})
            history = history.now(state)
        if history.past:
            assert history.undone().redone() == history
        if history.future:
            assert history.redone().undone() == history
        assert history.now(history.present) is history


def test_a_claim_in_a_closed_group_is_brought_into_sight(write_library: WriteLibrary) -> None:
    desk = MapDesk()
    subject = subject_of(many(write_library), EVERYTHING)
    desk.take(subject, MapLook())
    assert all(box.sort is BoxSort.GROUP for box in desk.shown.boxes)
    assert len(desk.shown.boxes) == 2
    desk.bring_into_sight("[Second 3]")
    assert desk.is_shown("[Second 3]")
    assert not desk.is_shown("[First 3]")
    desk.fold_to(1)
    assert not desk.is_shown("[Second 3]")
    desk.unfold_all()
    assert subject.keys == {box.key for box in desk.shown.boxes}
