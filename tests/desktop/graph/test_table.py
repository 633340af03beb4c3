from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QIcon
from PySide6.QtTest import QTest

from explorer.address import Address
from explorer.desktop.graph.describing import describe
from explorer.desktop.graph.filtering import Filter, usual_filter, visible_part
from explorer.desktop.graph.table import (
    SORT_ROLE,
    GraphTable,
    document_headings,
    document_lines,
    link_headings,
    link_lines,
)
from explorer.desktop.graph.table_view import LINKS, LinesView, TablePage
from explorer.library.kinds import Kind, Relation
from explorer.topics.graph import TopicGraph
from explorer.topics.selection import whole
from tests.topics.by_hand import document, library, link

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library

MALICIOUS = Address.document("malicious")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, small: Library) -> TablePage:
    made = TablePage(theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.show_part(visible_part(TopicGraph(small), usual_filter(small)), small)
    return made


def column(view: LinesView, number: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_both_tables_keep_the_rules_of_item_models(
    qtmodeltester: ModelTester, theme: Theme, small: Library
) -> None:
    part = visible_part(TopicGraph(small), Filter())
    for headings, lines in (
        (link_headings(), link_lines(part, small)),
        (document_headings(), document_lines(part, small)),
    ):
        table = GraphTable(theme, headings)
        table.show_lines(lines)
        qtmodeltester.check(table)  # type: ignore[no-untyped-call]
        table.show_lines(())
        qtmodeltester.check(table)  # type: ignore[no-untyped-call]


def test_a_line_says_how_a_link_reads_and_what_is_known_of_it(small: Library) -> None:
    part = visible_part(TopicGraph(small), Filter())
    lines = {line.address: line.cells for line in link_lines(part, small)}
    assert lines[Address.link("fraud", "raises", "malicious")] == (
        "FraudGPT",
        "raises",
        "Malicious use",
        "either way",
        "declared",
        2,
    )
    assert lines[Address.link("gpt-2", "mentions", "llama")][4] == "mentioned"
    assert lines[Address.link("act", "addresses", "malicious")][3] == ""


def test_documents_are_listed_with_the_links_that_are_shown(small: Library) -> None:
    part = visible_part(TopicGraph(small), Filter())
    lines = {line.address.name: line.cells for line in document_lines(part, small)}
    assert lines["malicious"] == ("Malicious use", "Risk", 4, 0)
    assert lines["gpt-2"][2:] == (3, 1)


def test_columns_are_sorted_numbers_as_numbers(page: TablePage) -> None:
    page.links.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    coverage = [int(cell) for cell in column(page.links, 5)]
    assert coverage == sorted(coverage, reverse=True)
    page.links.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    names = column(page.links, 0)
    assert names == sorted(names, key=str.casefold)


def test_kinds_have_their_shapes_and_numbers_stand_at_the_right(
    theme: Theme, small: Library
) -> None:
    table = GraphTable(theme, link_headings())
    table.show_lines(link_lines(visible_part(TopicGraph(small), Filter()), small))
    assert isinstance(table.index(0, 0).data(Qt.ItemDataRole.DecorationRole), QIcon)
    assert table.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is None
    alignment = Qt.AlignmentFlag(table.index(0, 5).data(Qt.ItemDataRole.TextAlignmentRole))
    assert alignment & Qt.AlignmentFlag.AlignRight
    assert table.index(0, 5).data(SORT_ROLE) == 0
    assert table.data(QModelIndex()) is None


def test_coming_to_a_line_asks_for_its_address(qtbot: QtBot, page: TablePage) -> None:
    with qtbot.waitSignal(page.address_requested) as asked:
        page.links.setCurrentIndex(page.links.model().index(0, 0))
    assert asked.args == [page.links.address_at(page.links.model().index(0, 0))]


def test_enter_and_a_double_click_open_a_line(qtbot: QtBot, page: TablePage) -> None:
    first = page.links.model().index(0, 0)
    page.links.setCurrentIndex(first)
    with qtbot.waitSignal(page.address_opened) as opened:
        QTest.keyClick(page.links, Qt.Key.Key_Return)
    assert opened.args == [page.links.address_at(first)]
    with qtbot.waitSignal(page.address_opened):
        page.links.doubleClicked.emit(first)


def test_choosing_from_outside_asks_for_nothing(qtbot: QtBot, page: TablePage) -> None:
    address = Address.link("fraud", "raises", "malicious")
    with qtbot.assertNotEmitted(page.address_requested):
        page.show_selection(address)
    assert page.links.address_at(page.links.currentIndex()) == address


def test_lines_that_touch_the_selected_document_are_bold_even_after_a_filter(
    page: TablePage, small: Library
) -> None:
    page.show_selection(MALICIOUS)
    page.show_part(visible_part(TopicGraph(small), Filter()), small)
    table = page.links.table
    for row, line in enumerate(table.lines):
        font = table.index(row, 0).data(Qt.ItemDataRole.FontRole)
        is_bold = isinstance(font, QFont) and font.weight() == QFont.Weight.DemiBold
        assert is_bold == ("malicious" in line.ends)
    assert page.documents.address_at(page.documents.currentIndex()) == MALICIOUS


def test_the_switch_counts_and_changes_the_table(page: TablePage) -> None:
    assert page.shown is page.links
    page._switch.button("documents").click()
    assert page.shown is page.documents
    assert "10" in page._switch.button("documents").text()
    page._switch.button(LINKS).click()
    assert page.shown is page.links


def test_documents_and_links_are_described_in_a_line(small: Library) -> None:
    part = visible_part(TopicGraph(small), usual_filter(small))
    said = describe(Address.document("gpt-2"), part, small)
    assert said.startswith("GPT-2: the staged release, case, 3 link")
    said = describe(Address.link("fraud", "raises", "malicious"), part, small)
    assert said.startswith("FraudGPT raises Malicious use, either way, covered 2")
    assert describe(Address.document("gone"), part, small) == ""
    assert describe(Address.link("fraud", "raises", "gone"), part, small) == ""


def shown_table(qtbot: QtBot, theme: Theme, shown: Library, width: int) -> TablePage:
    page = TablePage(theme)
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    qtbot.waitExposed(page)
    page.show_part(whole(shown), shown)
    return page


def test_from_and_to_take_what_the_other_columns_leave(
    qtbot: QtBot, theme: Theme, small: Library
) -> None:
    page = shown_table(qtbot, theme, small, 1400)
    links = page.links
    widths = [links.columnWidth(column) for column in range(6)]
    assert abs(sum(widths) - links.viewport().width()) <= 2
    assert min(widths[0], widths[2]) > max(widths[1], *widths[3:])
    page.resize(520, 400)
    assert min(links.columnWidth(0), links.columnWidth(2)) >= 150


def test_no_word_of_the_narrow_columns_is_cut(qtbot: QtBot, theme: Theme, small: Library) -> None:
    page = shown_table(qtbot, theme, small, 520)
    links = page.links
    metrics = links.fontMetrics()
    for column in (1, 3, 4, 5):
        for row in range(links.model().rowCount()):
            text = links.model().index(row, column).data()
            assert metrics.horizontalAdvance(text) < links.columnWidth(column)


def test_a_column_with_nothing_in_it_is_left_out(qtbot: QtBot, theme: Theme) -> None:
    shown = library(
        (document("a", Kind.CASE, "A"), document("b", Kind.RISK, "B")),
        (link("a", Relation.MENTIONS, "b"),),
    )
    page = shown_table(qtbot, theme, shown, 800)
    links = page.links
    assert links.isColumnHidden(3)
    assert not links.isColumnHidden(4)
