"""The library at the left is filtered, walked by keys, and gives way to facets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.address import Address
from tests.desktop.conftest import SMALL, write_files
from tests.desktop.visits import Visit, visiting

Begin = Callable[..., Visit]


@pytest.fixture
def visit(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qapp, qtbot, tmp_path) as begin:
        yield begin(write_files(tmp_path / "small", SMALL))


def titles(visit: Visit) -> list[str]:
    return [row.text for group in visit.window.sidebar.documents.rows.groups for row in group.rows]


def facets(visit: Visit) -> list[str]:
    return [row.text for group in visit.window.sidebar._facets.rows.groups for row in group.rows]


def test_typing_filters_titles_and_other_names_and_escape_shows_all_again(visit: Visit) -> None:
    field = visit.window.sidebar._filter
    everything = titles(visit)
    QTest.keyClicks(field, "misuse")
    assert titles(visit) == ["Malicious use"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert titles(visit) == everything
    QTest.keyClicks(field, "ZZZ")
    assert titles(visit) == ["No document is called that."]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_from_the_filter_keys_lead_into_the_list(visit: Visit, key: Qt.Key) -> None:
    sidebar = visit.window.sidebar
    visit.window.activateWindow()
    sidebar._filter.setFocus()
    QTest.keyClicks(sidebar._filter, "llama")
    QTest.keyClick(sidebar._filter, key)
    assert visit.window.focusWidget() is sidebar.documents
    visit.press(Qt.Key.Key_Down, on=sidebar.documents)
    visit.press(Qt.Key.Key_Return, on=sidebar.documents)
    assert visit.title == "Llama and open weights"


def test_a_document_that_is_read_is_marked_in_the_list(visit: Visit) -> None:
    visit.read("llama", "the-leak")
    documents = visit.window.sidebar.documents
    assert documents.rows.address_at(documents.currentIndex()) == Address.document("llama")


def test_facets_stand_there_while_searching_and_narrow_by_keys(visit: Visit) -> None:
    visit.search("malicious")
    sidebar = visit.window.sidebar
    assert sidebar._facets.isVisible()
    assert not sidebar.documents.isVisible()
    assert "Cases" in facets(visit)
    model = sidebar._facets.rows
    sidebar._facets.setCurrentIndex(model.index(0, 0, model.index(0, 0)))
    row = model.row_at(sidebar._facets.currentIndex())
    assert row is not None
    visit.press(Qt.Key.Key_Return, on=sidebar._facets)
    visit.wait(lambda: visit.found == f"malicious {row.tip}")
    visit.read("llama")
    assert sidebar.documents.isVisible()


def test_where_nothing_is_found_the_library_stays_in_sight(visit: Visit) -> None:
    visit.search("zzzzqq")
    assert visit.window.sidebar.documents.isVisible()
