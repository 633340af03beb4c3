"""What a reader made of a map is one value, and what was before it is remembered."""

from __future__ import annotations

import pytest

from explorer.desktop.map.states import MOST_REMEMBERED, MapState, Remembered


def step(number: int) -> MapState:
    return MapState(nudges={"[A]": (number, 0.0)})


def test_boxes_that_are_moved_again_are_moved_further_and_the_first_state_stays() -> None:
    first = MapState().with_nudges(("[A]",), 10, 5)
    second = first.with_nudges(("[A]", "[B]"), 1, -5)
    assert second.nudges == {"[A]": (11, 0), "[B]": (1, -5)}
    assert first.nudges == {"[A]": (10, 5)}


def test_moves_cannot_be_changed_behind_the_state() -> None:
    state = MapState().with_nudges(("[A]",), 10, 5)
    with pytest.raises(TypeError):
        state.nudges["[A]"] = (0, 0)  # type: ignore[index]


def test_no_change_is_nothing_new_to_undo() -> None:
    history = Remembered().now(MapState())
    assert history.past == ()
    assert history.now(step(1)).now(step(1)).past == (MapState(),)


def test_with_nothing_before_or_after_there_is_nothing_to_undo_or_redo() -> None:
    history = Remembered()
    assert history.undone() is history
    assert history.redone() is history


def test_a_new_change_forgets_what_was_undone() -> None:
    history = Remembered().now(step(1)).now(step(2)).undone()
    assert history.future == (step(2),)
    assert history.now(step(3)).future == ()
    assert history.now(step(3)).undone().present == step(1)


def test_only_so_many_changes_are_remembered_and_the_oldest_go_first() -> None:
    history = Remembered()
    for number in range(MOST_REMEMBERED + 50):
        history = history.now(step(number))
    for _ in range(MOST_REMEMBERED + 50):
        history = history.undone()
    assert history.present == step(49)
    assert len(history.future) == MOST_REMEMBERED
