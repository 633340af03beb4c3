"""The outline twin says what the picture shows, and walks as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from explorer.argument.what_if import View
from explorer.desktop.map.desk import MapDesk
from explorer.desktop.map.outline import Outline
from explorer.workspace.looks import MapLook
from tests.desktop.map.maps import talk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import WriteLibrary


@pytest.fixture
def desk(write_library: WriteLibrary, qtbot: QtBot) -> MapDesk:
    made = MapDesk()
    made.take(talk(write_library), MapLook())
    return made


@pytest.fixture
def outline(desk: MapDesk, qtbot: QtBot) -> Outline:
    made = Outline()
    qtbot.addWidget(made)
    made.show_map(desk.shown, desk.marks)
    return made


def _lines(outline: Outline) -> list[str]:
    found: list[str] = []
    rows = outline.rows

    def walk(parent: QModelIndex, depth: int) -> None:
        for row in range(rows.rowCount(parent)):
            index = rows.index(row, 0, parent)
            found.append("  " * depth + str(index.data()))
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return found


def test_it_is_a_model_that_qt_accepts(desk: MapDesk, outline: Outline, qtmodeltester: Any) -> None:
    qtmodeltester.check(outline.rows, force_py=True)
    outline.show_map(desk.shown, desk.marks)
    qtmodeltester.check(outline.rows, force_py=True)


def test_every_box_stands_in_it_once_under_what_it_bears_on(
    desk: MapDesk, outline: Outline
) -> None:
    lines = _lines(outline)
    assert lines[0].startswith("Open: Release it!")
    assert any(line.startswith("  + P1 Study") for line in lines)
    assert any(line.startswith("    ⊘ Recent") for line in lines)
    assert sum("(elsewhere on the map)" not in line for line in lines) == len(desk.shown.boxes)


def test_what_follows_is_told_in_its_own_column(desk: MapDesk, outline: Outline) -> None:
    desk.set_view("[Harm]", View.REJECT)
    outline.show_map(desk.shown, desk.marks)
    index = outline.rows.index_of("[Harm]")
    assert index.siblingAtColumn(1).data() == "your view: reject"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Attacks it. Claim")
    assert "Falls." in spoken


def test_that_a_claim_stands_is_told_while_what_if_is_on(desk: MapDesk, outline: Outline) -> None:
    index = outline.rows.index_of("[Study]")
    assert index.siblingAtColumn(1).data() == ""
    desk.set_thinking(is_on=True)
    outline.show_map(desk.shown, desk.marks)
    index = outline.rows.index_of("[Study]")
    assert index.siblingAtColumn(1).data() == "stands"


def test_the_claims_have_all_the_width_that_their_status_leaves(
    desk: MapDesk, outline: Outline, qtbot: QtBot
) -> None:
    desk.set_thinking(is_on=True)
    outline.show_map(desk.shown, desk.marks)
    outline.resize(270, 300)
    outline.show()
    qtbot.waitUntil(lambda: outline.columnWidth(1) < outline.columnWidth(0))
    assert outline.header().length() <= outline.viewport().width()
    assert outline.indentation() <= 10
    outline.resize(900, 300)
    qtbot.waitUntil(lambda: outline.indentation() == 20)


def test_walking_it_says_where_and_choosing_does_not(outline: Outline, qtbot: QtBot) -> None:
    outline.choose("[Open]")
    with qtbot.waitSignal(outline.chosen) as told:
        QTest.keyClick(outline, Qt.Key.Key_Down)
    assert told.args == ["[Study]"]
    with qtbot.assertNotEmitted(outline.chosen):
        outline.choose("[Harm]")
        outline.choose("[nothing]")


def test_enter_opens_and_space_folds(outline: Outline, qtbot: QtBot) -> None:
    outline.choose("[Study]")
    with qtbot.waitSignal(outline.activated_key) as told:
        QTest.keyClick(outline, Qt.Key.Key_Return)
    assert told.args == ["[Study]"]
    with qtbot.waitSignal(outline.fold_requested) as told:
        QTest.keyClick(outline, Qt.Key.Key_Space)
    assert told.args == ["[Study]"]


def test_the_selection_stays_when_the_map_is_shown_anew(desk: MapDesk, outline: Outline) -> None:
    outline.choose("[Harm]")
    outline.show_map(desk.shown, desk.marks)
    assert outline.rows.key_at(outline.currentIndex()) == "[Harm]"
