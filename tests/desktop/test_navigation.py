"""Going from place to place: hits, links, views, back and forth, and places that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.session import GRAPH, MAP, READ, SEARCH
from tests.desktop.conftest import SMALL, write_files
from tests.desktop.visits import ALT, CONTROL, Visit, visiting


@pytest.fixture
def visit(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qapp, qtbot, tmp_path) as begin:
        made = begin(write_files(tmp_path / "small", SMALL))
        made.wait(lambda: made.session.arguments is not None)
        yield made


def type_query(visit: Visit, query: str) -> None:
    visit.press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(visit.window.top.field, query)


def test_enter_opens_the_best_hit_even_before_it_is_found(visit: Visit) -> None:
    type_query(visit, "weights")
    QTest.keyClick(visit.window.top.field, Qt.Key.Key_Return)
    visit.wait(lambda: visit.window.view == READ and bool(visit.text))
    assert visit.title == "Llama and open weights"
    assert visit.window.reader.browser.extraSelections()


def test_enter_with_nothing_typed_or_nothing_found_goes_nowhere(visit: Visit) -> None:
    before = visit.place
    visit.press(Qt.Key.Key_Return, on=visit.window.top.field)
    assert visit.place == before
    type_query(visit, "zzzzqq")
    visit.press(Qt.Key.Key_Return, on=visit.window.top.field)
    visit.wait(lambda: visit.found == "zzzzqq")
    assert visit.window.view == SEARCH
    type_query(visit, "")
    visit.window.top.field.clear()
    QTest.keyClicks(visit.window.top.field, "llama")
    visit.wait(lambda: visit.found == "llama")
    assert visit.window.view == SEARCH


def test_escape_leaves_the_search_for_where_the_reader_was(visit: Visit) -> None:
    visit.read("malicious-use")
    type_query(visit, "weights")
    visit.wait(lambda: visit.found == "weights")
    visit.press(Qt.Key.Key_Escape, on=visit.window.top.field)
    assert (visit.window.view, visit.title) == (READ, "Malicious use")
    assert visit.window.top.field.text() == ""
    assert visit.window.focusWidget() is visit.window.reader.browser


def test_taking_the_query_out_of_the_field_says_what_to_type(visit: Visit) -> None:
    type_query(visit, "weights")
    visit.wait(lambda: visit.found == "weights")
    visit.window.top.field.selectAll()
    visit.press(Qt.Key.Key_Backspace, on=visit.window.top.field)
    visit.wait(lambda: visit.found == "")
    assert visit.window.view == SEARCH
    assert visit.crashes == []


def test_the_next_hit_is_opened_from_the_results_with_what_was_looked_for_lit(
    visit: Visit,
) -> None:
    visit.search("weights")
    visit.press(Qt.Key.Key_F3)
    assert (visit.window.view, visit.title) == (READ, "Llama and open weights")
    lit = visit.window.reader.browser.extraSelections()
    assert {one.cursor.selectedText().casefold() for one in lit} == {"weights"}


def test_stepping_with_nothing_looked_for_stays_in_place(visit: Visit) -> None:
    visit.read("llama")
    visit.press(Qt.Key.Key_F3)
    assert visit.place == "llama"
    visit.press(Qt.Key.Key_3, CONTROL)
    visit.press(Qt.Key.Key_F3)
    assert (visit.window.view, visit.place) == (GRAPH, "llama")


def test_each_view_shows_the_selection_of_the_other(visit: Visit) -> None:
    visit.read("malicious-use")
    visit.press(Qt.Key.Key_3, CONTROL)
    assert visit.window.graph.canvas.highlighted.selected == Address.document("malicious-use")
    visit.press(Qt.Key.Key_2, CONTROL)
    visit.wait(lambda: visit.window.map.desk.subject is not None)
    subject = visit.window.map.desk.subject
    assert subject is not None
    assert subject.name == "malicious-use"
    visit.press(Qt.Key.Key_1, CONTROL)
    assert visit.title == "Malicious use"
    for _ in range(3):
        visit.press(Qt.Key.Key_Left, ALT)
    assert (visit.window.view, visit.title) == (READ, "Malicious use")


def test_from_the_results_a_view_shows_what_was_selected_before(visit: Visit) -> None:
    visit.read("malicious-use")
    visit.search("weights")
    visit.press(Qt.Key.Key_3, CONTROL)
    assert (visit.window.view, visit.place) == (GRAPH, "malicious-use")


def test_the_library_selects_where_one_looks_and_a_double_click_reads(visit: Visit) -> None:
    visit.session.go(Address.document("gpt-2"), GRAPH)
    visit.wait()
    visit.window.sidebar.address_requested.emit(Address.document("llama"))
    visit.wait()
    assert (visit.window.view, visit.place) == (GRAPH, "llama")
    visit.window.sidebar.address_opened.emit(Address.document("llama"))
    visit.wait()
    assert (visit.window.view, visit.title) == (READ, "Llama and open weights")


def test_a_claim_is_read_where_it_is_said_and_back_leads_away_again(visit: Visit) -> None:
    visit.read("llama")
    visit.session.go(Address.claim("Easily replicated"), READ)
    visit.wait(lambda: "Students rebuilt it" in visit.text)
    assert visit.title == "GPT-2: the staged release"
    assert visit.window.windowTitle() == "Easily replicated — Openness Explorer"
    visit.press(Qt.Key.Key_Left, ALT)
    assert visit.title == "Llama and open weights"


def test_a_source_is_shown_beside_what_is_read(visit: Visit) -> None:
    visit.read("gpt-2")
    visit.session.go(Address.source("doe-2020"), READ)
    visit.wait()
    assert visit.title == "GPT-2: the staged release"
    assert "On leaks" in str(visit.window.inspector.rows.rows.groups)


def test_a_place_that_is_not_there_is_said_and_the_reader_stays(visit: Visit) -> None:
    visit.read("malicious-use")
    nowhere = {
        Address.document("nowhere"): "no document “nowhere”",
        Address.document("llama", "nowhere"): "“Llama and open weights” has no section “nowhere”.",
        Address.claim("Never said"): "This library has no claim “Never said”.",
        Address.source("nobody-1999"): "nobody-1999",
        Address.link("gpt-2", "raises", "llama"): "link",
    }
    for address, said in nowhere.items():
        for view in (READ, GRAPH, MAP):
            visit.window.messages.clear()
            visit.session.go(address, view)
            visit.wait()
            assert said in visit.said
            assert (visit.window.view, visit.place) == (READ, "malicious-use")


def test_where_the_reader_scrolled_to_is_found_again_by_back(visit: Visit, tmp_path: Path) -> None:
    parts = "\n\n".join(f"## Part {n}\n\n" + "Words. " * 300 for n in range(9))
    write_files(tmp_path / "small", {"pages/long.md": f"# Long\n\n{parts}\n"})
    visit.press(Qt.Key.Key_F5)
    visit.read("long")
    bar = visit.window.reader.browser.verticalScrollBar()
    bar.setValue(777)
    visit.read("llama")
    visit.press(Qt.Key.Key_Left, ALT)
    assert (visit.title, bar.value()) == ("Long", 777)


def test_a_document_that_is_deleted_while_it_is_read_gives_way_to_the_beginning(
    visit: Visit, tmp_path: Path
) -> None:
    visit.read("llama")
    (tmp_path / "small" / "cases" / "llama.md").unlink()
    visit.press(Qt.Key.Key_F5)
    visit.wait(lambda: visit.title == "GPT-2: the staged release")
    assert visit.place != "llama"
    assert "llama" not in visit.window.tabs.documents
    assert visit.crashes == []


def test_f3_walks_on_past_the_last_hit_and_back_again(visit: Visit) -> None:
    visit.search("malicious")
    visit.press(Qt.Key.Key_F3)
    titles = {visit.title}
    for _ in range(15):
        visit.press(Qt.Key.Key_F3)
        titles.add(visit.title)
    assert len(titles) > 1
    for _ in range(15):
        visit.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert visit.title in titles
    assert visit.crashes == []
