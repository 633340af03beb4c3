"""Tab stops where the eye goes next, whatever was made first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.desktop.stops import next_stop, stops_in


def grid(qtbot: QtBot, places: dict[str, tuple[int, int]]) -> QWidget:
    """Return a shown widget with buttons, each at a row and a column, made in this order."""
    whole = QWidget()
    qtbot.addWidget(whole)
    layout = QGridLayout(whole)
    for name, (row, column) in places.items():
        layout.addWidget(QPushButton(name, whole), row, column)
    whole.show()
    qtbot.waitExposed(whole)
    return whole


def names(stops: tuple[QWidget, ...]) -> list[str]:
    return [one.text() for one in stops if isinstance(one, QPushButton | QToolButton)]


PLACES = {"d": (1, 1), "a": (0, 0), "c": (1, 0), "b": (0, 1)}


def test_rows_are_read_from_left_to_right_whatever_was_made_first(qtbot: QtBot) -> None:
    assert names(stops_in(grid(qtbot, PLACES))) == ["a", "b", "c", "d"]


def test_where_people_read_from_the_right_rows_begin_there(qtbot: QtBot) -> None:
    whole = grid(qtbot, PLACES)
    whole.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    whole.layout().activate()  # type: ignore[union-attr]
    assert names(stops_in(whole)) == ["a", "b", "c", "d"]


def test_what_cannot_be_used_is_no_stop(qtbot: QtBot) -> None:
    whole = grid(qtbot, PLACES)
    hidden, unusable, *_ = (b for b in whole.findChildren(QPushButton) if b.text() in "ad")
    hidden.hide()
    unusable.setEnabled(False)
    assert names(stops_in(whole)) == ["b", "c"]


@pytest.mark.parametrize("chosen", [None, 1, 2])
def test_of_buttons_that_exclude_each_other_one_is_a_stop(qtbot: QtBot, chosen: int | None) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    line, group = QHBoxLayout(whole), QButtonGroup(whole)
    for number in range(3):
        button = QToolButton(whole)
        button.setText(str(number))
        button.setCheckable(True)
        group.addButton(button)
        line.addWidget(button)
        button.setChecked(number == chosen)
    whole.show()
    qtbot.waitExposed(whole)
    assert names(stops_in(whole)) == [str(chosen or 0)]


def test_what_stands_before_a_pane_with_a_proxy_is_not_lost(qtbot: QtBot) -> None:
    whole = grid(qtbot, {"above": (0, 0)})
    pane = QWidget(whole)
    line = QHBoxLayout(pane)
    first, second = QLineEdit(pane), QLineEdit(pane)
    line.addWidget(first)
    line.addWidget(second)
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pane.setFocusProxy(second)
    grid_layout = whole.layout()
    assert isinstance(grid_layout, QGridLayout)
    grid_layout.addWidget(pane, 1, 0)
    pane.show()
    assert list(stops_in(whole)[1:]) == [first, second]


def test_what_lies_above_a_scrolled_text_is_a_stop_before_it(qtbot: QtBot) -> None:
    whole = grid(qtbot, {"above": (0, 0)})
    text = QTextBrowser(whole)
    chip = QPushButton("chip", text.viewport())
    grid_layout = whole.layout()
    assert isinstance(grid_layout, QGridLayout)
    grid_layout.addWidget(text, 1, 0)
    text.show()
    chip.show()
    assert list(stops_in(whole)[1:]) == [chip, text]


def test_the_walk_goes_round_and_on_from_what_is_no_stop_itself(qtbot: QtBot) -> None:
    whole = grid(qtbot, {"a": (0, 0), "c": (2, 0)})
    label = QLabel("b", whole)
    grid_layout = whole.layout()
    assert isinstance(grid_layout, QGridLayout)
    grid_layout.addWidget(label, 1, 0)
    label.show()
    a, c = stops_in(whole)
    assert next_stop(whole, c, is_forth=True) is a
    assert next_stop(whole, a, is_forth=False) is c
    assert next_stop(whole, None, is_forth=True) is a
    grid_layout.activate()
    assert next_stop(whole, label, is_forth=True) is c
    assert next_stop(whole, label, is_forth=False) is a


def test_where_nothing_takes_the_keyboard_there_is_no_stop(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    assert next_stop(whole, None, is_forth=True) is None
