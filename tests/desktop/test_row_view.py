"""Lists are walked by mouse and keys, and keep their folds and their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.row_view import MANY_ROWS, RowView
from explorer.desktop.rows import Group, Row
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.kinds import Kind
from tests.desktop.visits import middle_click

GPT = Address.document("gpt-2")
LLAMA = Address.document("llama")
MISUSE = Address.document("malicious-use")
GROUPS = (
    Group("cases", "Cases", (Row("GPT-2", "2019", Kind.CASE, GPT), Row("Llama", address=LLAMA))),
    Group("risks", "Risks", (Row("Malicious use", kind=Kind.RISK, address=MISUSE),)),
    Group("facets", "Facets", (Row("Case", tip="kind:case", is_choice=True),)),
)


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> RowView:
    made = RowView(Theme(qapp, Mode.LIGHT), "Documents")
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    made.show_groups(GROUPS)
    return made


def heading(view: RowView, number: int) -> QModelIndex:
    return view.rows.index(number, 0)


def click(view: RowView, index: QModelIndex, held: Qt.KeyboardModifier | None = None) -> None:
    place = view.visualRect(index).center()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held or none, place)


def test_a_click_goes_to_a_row_and_a_double_click_opens_it(view: RowView, qtbot: QtBot) -> None:
    index = view.rows.index_of(LLAMA)
    with qtbot.waitSignal(view.address_requested) as asked:
        click(view, index)
    assert asked.args == [LLAMA]
    with qtbot.waitSignal(view.address_opened) as asked:
        place = view.visualRect(index).center()
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [LLAMA]


def test_the_middle_button_and_ctrl_open_a_new_tab_instead(view: RowView, qtbot: QtBot) -> None:
    index = view.rows.index_of(LLAMA)
    with qtbot.assertNotEmitted(view.address_requested):
        with qtbot.waitSignal(view.address_in_new_tab) as asked:
            middle_click(view.viewport(), view.visualRect(index).center())
        assert asked.args == [LLAMA]
        with qtbot.waitSignal(view.address_in_new_tab) as asked:
            click(view, index, Qt.KeyboardModifier.ControlModifier)
        assert asked.args == [LLAMA]


def test_a_heading_has_no_new_tab_and_folds_by_a_click(view: RowView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.address_in_new_tab):
        middle_click(view.viewport(), view.visualRect(heading(view, 0)).center())
    click(view, heading(view, 0))
    assert not view.isExpanded(heading(view, 0))
    click(view, heading(view, 0))
    assert view.isExpanded(heading(view, 0))


def test_a_click_below_all_rows_goes_nowhere(view: RowView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.address_requested), qtbot.assertNotEmitted(view.row_chosen):
        place = view.viewport().rect().bottomRight()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_arrows_walk_and_enter_goes_where_the_row_leads(view: RowView, qtbot: QtBot) -> None:
    view.choose(GPT)
    view.choose_first()
    assert view.rows.address_at(view.currentIndex()) == GPT
    QTest.keyClick(view, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(view.address_requested) as asked:
            QTest.keyClick(view, key)
        assert asked.args == [LLAMA]


def test_the_first_row_is_chosen_only_where_none_is(view: RowView) -> None:
    view.choose(MISUSE)
    view.choose_first()
    assert view.rows.address_at(view.currentIndex()) == MISUSE
    view.choose(None)
    assert not view.currentIndex().isValid()
    view.choose(Address.document("nowhere"))
    assert not view.currentIndex().isValid()


def test_an_empty_list_has_no_first_row(view: RowView, qtbot: QtBot) -> None:
    view.show_groups(())
    view.choose_first()
    with qtbot.assertNotEmitted(view.address_requested):
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.currentIndex().isValid()


def test_a_row_that_leads_nowhere_is_told_as_it_is(view: RowView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.row_chosen) as told:
        click(view, view.rows.index(0, 0, heading(view, 2)))
    assert told.args == [GROUPS[2].rows[0]]


def test_a_folded_group_stays_folded_when_its_rows_change(view: RowView) -> None:
    view.setCurrentIndex(heading(view, 1))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.isExpanded(heading(view, 1))
    more = Group("risks", "Risks", (*GROUPS[1].rows, Row("Privacy")))
    view.show_groups((GROUPS[0], more))
    assert [view.isExpanded(heading(view, number)) for number in (0, 1)] == [True, False]


def test_what_is_selected_stays_so_when_rows_change(view: RowView) -> None:
    view.choose(LLAMA)
    view.show_groups((Group("cases", "Cases", (Row("New"), *GROUPS[0].rows)), GROUPS[1]))
    assert view.rows.address_at(view.currentIndex()) == LLAMA
    view.show_groups((GROUPS[1],))
    assert not view.currentIndex().isValid()


def test_a_long_list_keeps_its_place_when_it_is_shown_anew(view: RowView) -> None:
    rows = tuple(Row(f"Row {n}", address=Address.document(f"d{n}")) for n in range(MANY_ROWS + 50))
    view.show_groups((Group("many", "Many", rows),))
    view.choose(Address.document("d1"))
    view.verticalScrollBar().setValue(900)
    changed = (Row("Renamed", address=Address.document("d0")), *rows[1:])
    view.show_groups((Group("many", "Many", changed),))
    assert view.verticalScrollBar().value() == 900
    view.choose(Address.document("d299"), is_shown=False)
    assert view.verticalScrollBar().value() == 900
    view.choose(Address.document("d299"))
    assert view.verticalScrollBar().value() > 900


def test_a_row_of_any_length_is_painted(view: RowView) -> None:
    view.show_groups((Group("odd", "Odd " * 80, (Row("w" * 3000, is_plain=True), Row("")), "1"),))
    image = view.grab().toImage()
    assert image.width() == view.width()
    assert view.sizeHintForIndex(view.rows.index(0, 0, heading(view, 0))).height() > 20


def test_the_keyboard_comes_to_the_first_row_and_not_to_its_heading(view: RowView) -> None:
    view.activateWindow()
    view.choose_first()
    assert view.rows.address_at(view.currentIndex()) == GPT
