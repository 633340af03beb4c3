"""Searching: filters as chips, another order, kept searches, results taken away, the palette."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.address import Address
from explorer.desktop.dialogs.palette import Palette
from explorer.desktop.session import GRAPH, MAP, READ
from explorer.search.model import Order
from tests.journeys.conftest import Reader

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_filter_is_taken_out_by_its_chip_and_hits_are_put_in_another_order(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    window = reader.window
    reader.type_into_search("release kind:case")
    (chip,) = window.search.bar.chips
    before = window.search.found
    assert before is not None
    window.search.order_requested.emit(Order.TITLE)
    reader.wait(lambda: window.search.found is not before)
    assert window.search.found is not None
    titles = [hit.title.casefold() for hit in window.search.found.hits]
    assert titles == sorted(titles)
    chip.click()
    reader.wait(lambda: reader.found_query() == "release")
    assert window.search.bar.chips == ()


def test_searches_are_kept_and_come_back_from_the_empty_field(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    reader.type_into_search("staged")
    reader.press("Return", on=reader.window.top.field)
    reader.program.searches.save("privacy kind:case", "My cases")
    reader.program.close()
    again = sit_down()
    menu = again.program.searches.open_menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:4] == ["Saved searches", "My cases", "Recent searches", "staged"]
    assert texts[4].startswith("Look in one field only")
    next(action for action in menu.actions() if action.text() == "My cases").trigger()
    again.wait(lambda: again.found_query() == "privacy kind:case")
    menu.close()


def test_results_are_copied_and_written(sit_down: Callable[..., Reader], tmp_path: Path) -> None:
    reader = sit_down()
    reader.type_into_search("staged release")
    reader.program.searches.copy("markdown")
    assert QApplication.clipboard().text().startswith("# Search: staged release")
    path = tmp_path / "found.csv"
    reader.program.searches.write(path)
    assert path.read_text("utf-8").startswith("Address,Kind,Document")


def test_a_claim_is_found_and_lit_on_the_map(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.program.session.go(Address.document("release-the-weights"), MAP)
    reader.wait(lambda: reader.window.map.placed is not None)
    reader.window.map.desk.unfold_all()
    reader.type_into_search('kind:claim "cannot be recalled"')
    found = reader.window.search.found
    assert found is not None
    assert found.claim_titles
    marks = reader.window.map.desk.marks
    lit = {key[1:-1] for key, mark in marks.items() if mark.is_matched}
    assert lit
    assert lit <= set(found.claim_titles)
    hit = found.hits[0]
    assert hit.is_claim
    reader.window.search.address_requested.emit(hit.address)
    reader.wait(lambda: reader.window.view == READ)
    assert reader.window.reader.document is not None
    assert reader.window.reader.document.id == hit.document_id


def test_documents_found_are_lit_on_the_graph_until_the_search_is_left(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    reader.type_into_search("kind:regulation")
    found = reader.window.search.found
    assert found is not None
    reader.press("3", CONTROL)
    assert reader.window.view == GRAPH
    assert reader.window.graph.canvas.highlighted.found == frozenset(found.document_ids)
    reader.type_into_search("kind:debate")
    assert "eu-ai-act" not in reader.window.graph.canvas.highlighted.found
    reader.press("Escape", on=reader.window.top.field)
    assert reader.window.graph.canvas.highlighted.found == frozenset()


def shown_palette() -> Palette:
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, Palette))
    return next(one for one in found if one.isVisible())


def test_the_palette_goes_to_a_claim_and_does_a_command(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.press("P", CONTROL | SHIFT)
    palette = shown_palette()
    QTest.keyClicks(palette.field, "gpt 2 and the first")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    reader.wait()
    assert reader.window.reader.document is not None
    assert reader.window.reader.document.id == "gpt-2-staged-release"
    reader.window.actions_["palette"].trigger()
    palette = shown_palette()
    QTest.keyClicks(palette.field, "show inspector")
    was_shown = reader.window.inspector.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    reader.wait()
    assert reader.window.inspector.isVisible() is not was_shown


def test_where_nothing_is_found_the_inspector_shows_where_the_reader_is(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    reader.program.session.go(Address.document("deepfakes"), READ)
    reader.wait()
    outline = reader.window.inspector.rows.rows.groups
    assert outline[0].key == "outline"
    reader.type_into_search("weights kind:claim")
    assert reader.window.inspector.rows.rows.groups != outline
    reader.type_into_search("qqqq zzzz")
    assert reader.window.inspector.rows.rows.groups == outline
    reader.type_into_search("weights kind:claim")
    reader.window.top.field.clear()
    QTest.keyClicks(reader.window.top.field, " ")
    reader.wait(lambda: reader.found_query() == "")
    assert reader.window.inspector.rows.rows.groups == outline
