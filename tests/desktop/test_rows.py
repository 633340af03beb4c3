"""The one model behind every list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.row_view import RowView
from explorer.desktop.rows import Group, Row, RowModel, RowRole, Run
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.kinds import Kind

GROUPS = (
    Group(
        "cases", "Cases",
        (Row("GPT-2", "2019", Kind.CASE, Address.document("gpt-2"), tip="A model."), Row("Llama")),
        "2",
    ),
    Group("empty", "Nothing here", ()),
    Group("hits", "Hits", (Row("The leak", body=(Run("the "), Run("weights", is_lit=True))),)),
)  # fmt: skip


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = RowModel()
    model.show_groups(GROUPS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_groups(())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_groups_without_rows_are_left_out() -> None:
    model = RowModel()
    model.show_groups(GROUPS)
    assert [group.key for group in model.groups] == ["cases", "hits"]


def told_otherwise(detail: str) -> tuple[Group, ...]:
    cases, empty, hits = GROUPS
    first, second = cases.rows
    return (replace(cases, rows=(replace(first, detail=detail), second), detail="3"), empty, hits)


def test_rows_that_lead_to_the_same_places_are_told_otherwise_in_place(qtbot: QtBot) -> None:
    model = RowModel()
    model.show_groups(GROUPS)
    kept = QPersistentModelIndex(model.index_of(Address.document("gpt-2")))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignals([model.dataChanged] * 2):
        assert model.exchange(told_otherwise("2020"))
    row = model.row_at(kept)
    assert row is not None
    assert row.detail == "2020"
    assert model.groups[0].detail == "3"


@pytest.mark.parametrize("others", [(), GROUPS[:1], GROUPS[::-1]])
def test_other_places_are_not_told_in_place(others: tuple[Group, ...]) -> None:
    model = RowModel()
    model.show_groups(GROUPS)
    before = model.groups
    assert not model.exchange(others)
    assert model.groups == before


def test_a_list_keeps_its_place_when_its_rows_are_told_otherwise(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme(qapp, Mode.LIGHT)
    view = RowView(theme, "Documents")
    qtbot.addWidget(view)
    view.show_groups(GROUPS)
    view.choose(Address.document("gpt-2"))
    view.collapse(view.rows.index(1, 0))
    with qtbot.assertNotEmitted(view.rows.modelReset):
        view.show_groups(told_otherwise("2020"))
    assert view.rows.address_at(view.currentIndex()) == Address.document("gpt-2")
    assert not view.isExpanded(view.rows.index(1, 0))
    theme.deleteLater()


def test_a_row_is_found_by_its_address() -> None:
    model = RowModel()
    model.show_groups(GROUPS)
    index = model.index_of(Address.document("gpt-2"))
    assert model.row_at(index) == GROUPS[0].rows[0]
    assert model.group_at(index.parent()) == GROUPS[0]
    assert model.address_at(index) == Address.document("gpt-2")
    assert not model.index_of(Address.document("nowhere")).isValid()


def test_a_screen_reader_hears_the_word_for_the_shape() -> None:
    model = RowModel()
    model.show_groups(GROUPS)
    index = model.index_of(Address.document("gpt-2"))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "GPT-2, case, 2019, A model."
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Cases, 2"


def test_headings_and_rows_are_told_apart() -> None:
    model = RowModel()
    model.show_groups(GROUPS)
    heading = model.index(0, 0)
    assert heading.data(RowRole.IS_HEADING) is True
    assert model.index(1, 0, heading).data(RowRole.IS_HEADING) is False
    assert model.row_at(QModelIndex()) is None
