"""The one model behind every list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from explorer.address import Address
from explorer.desktop.rows import Group, Row, RowModel, RowRole, Run
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
