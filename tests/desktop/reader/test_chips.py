"""The chips above a text: two lines of them, the others at a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.desktop.reader.chips import MOST_LINES, Chips


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def row(window: QWidget) -> Chips:
    row = Chips(window)
    fill(row, 11)
    window.resize(420, 400)
    row.resize(400, row.heightForWidth(400))
    window.show()
    return row


def fill(row: Chips, count: int) -> None:
    made: list[QToolButton] = []
    for number in range(count):
        chip = QToolButton(row)
        chip.setText(f"Topic number {number}")
        made.append(chip)
    row.show_chips(made)


def lines(row: Chips) -> int:
    return len({chip.y() for chip in row.chips if not chip.isHidden()})


def shown(row: Chips) -> list[str]:
    return [chip.text() for chip in row.chips if not chip.isHidden()]


def test_the_others_are_counted_behind_two_lines(row: Chips) -> None:
    assert lines(row) == MOST_LINES
    hidden = 11 - len(shown(row))
    assert hidden > 0
    assert row.more.text() == f"{hidden} more"
    assert row.more.geometry().right() < 400
    assert row.more.x() > max(chip.x() for chip in row.chips if chip.y() and not chip.isHidden())


def test_a_key_brings_them_and_takes_them_away(row: Chips, qtbot: QtBot) -> None:
    before = row.heightForWidth(400)
    row.more.setFocus()
    with qtbot.waitSignal(row.folded):
        QTest.keyClick(row.more, Qt.Key.Key_Space)
    assert len(shown(row)) == 11
    assert row.heightForWidth(400) > before
    assert row.more.text() == "Fewer"
    QTest.keyClick(row.more, Qt.Key.Key_Space)
    assert row.heightForWidth(400) == before
    assert lines(row) == MOST_LINES


def test_where_all_have_room_nothing_is_offered(row: Chips) -> None:
    row.resize(2000, 100)
    assert len(shown(row)) == 11
    assert row.more.isHidden()
    fill(row, 2)
    assert row.more.isHidden()
    fill(row, 0)
    assert row.heightForWidth(400) == 0


def test_in_a_very_narrow_place_it_stands_by_itself_in_the_second_line(row: Chips) -> None:
    row.resize(90, 200)
    assert shown(row)
    assert not row.more.isHidden()
    assert row.heightForWidth(90) < 100


def test_another_document_is_folded_again(row: Chips) -> None:
    row.more.click()
    fill(row, 12)
    assert len(shown(row)) < 12
    assert row.more.text().endswith(" more")
