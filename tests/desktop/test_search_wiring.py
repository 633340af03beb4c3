"""Searches are kept, put in order and taken away, and broken ends are said."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.desktop.visits import (
    CONTROL,
    Visit,
    answer_file,
    answer_name,
    lines,
    offered,
    pick,
    shown,
    visiting,
)

Begin = Callable[..., Visit]


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    with visiting(qapp, qtbot, tmp_path) as begin_visit:
        yield begin_visit


@pytest.fixture
def visit(begin: Begin, small_folder: Path) -> Visit:
    return begin(small_folder)


def results(visit: Visit) -> QMenu:
    return visit.window.search.bar.take.menu()


def kept(visit: Visit) -> list[str]:
    """What is offered below the empty field."""
    menu = visit.program.searches.open_menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return [text for text in texts if not text.startswith("Look in one field only")]


def test_a_search_is_kept_under_the_name_that_is_asked_for(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.search("weights kind:case")
    suggested: list[str] = []

    def ask(_parent: object, title: str, _label: str, text: str) -> tuple[str, bool]:
        suggested.extend((title, text))
        return "Weights & cases", True

    monkeypatch.setattr(QInputDialog, "getText", ask)
    pick(results(visit), "Keep this search…")
    assert suggested == ["Keep this search", "weights kind:case"]
    assert kept(visit)[:2] == ["Saved searches", "Weights && cases"]


def test_a_search_kept_without_a_name_is_called_as_it_was_typed_and_cancelling_keeps_none(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.search("weights")
    answer_name(monkeypatch, "Mine", is_given=False)
    pick(results(visit), "Keep this search…")
    assert "Mine" not in kept(visit)
    answer_name(monkeypatch, "   ")
    pick(results(visit), "Keep this search…")
    assert kept(visit)[:2] == ["Saved searches", "weights"]


def test_before_anything_was_looked_for_the_field_says_what_will_stand_there(visit: Visit) -> None:
    assert kept(visit) == ["What you look for will stand here."]


def test_what_was_opened_stands_among_recent_searches_and_is_found_again(visit: Visit) -> None:
    visit.press(Qt.Key.Key_K, CONTROL)
    field = visit.window.top.field
    QTest.keyClicks(field, "weights")
    visit.wait(lambda: visit.found == "weights")
    visit.press(Qt.Key.Key_Return, on=field)
    visit.wait(lambda: visit.window.view == "read")
    assert kept(visit) == ["Recent searches", "weights"]
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Down)
    menu = shown(QMenu)
    next(action for action in menu.actions() if action.text() == "weights").trigger()
    menu.close()
    visit.wait(lambda: visit.window.view == "search")
    assert field.text() == "weights"


def test_results_are_copied_as_asked_for(visit: Visit) -> None:
    visit.search("malicious")
    pick(results(visit), "Copy as Markdown")
    assert QGuiApplication.clipboard().text().startswith("# Search: malicious")
    pick(results(visit), "Copy as CSV")
    assert QGuiApplication.clipboard().text().startswith("Address,Kind,Document")
    assert visit.noted == "Results copied"


def test_sources_of_the_results_are_copied(visit: Visit) -> None:
    visit.search("fear")
    pick(results(visit), "Copy the sources cited there")
    assert "On leaks" in QGuiApplication.clipboard().text()


def test_results_are_saved_as_they_are_called(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.search("malicious")
    markdown, table = "Markdown (*.md)", "CSV (*.csv)"
    answers = {
        ("one.md", markdown): "one.md", ("two", markdown): "two.md",
        ("three", table): "three.csv", ("four.CSV", markdown): "four.CSV",
    }  # fmt: skip
    for (typed, kind), written in answers.items():
        answer_file(monkeypatch, tmp_path / typed, kind)
        pick(results(visit), "Save to a file…")
        visit.wait()
        text = (tmp_path / written).read_text("utf-8")
        if written.lower().endswith(".csv"):
            rows = list(csv.reader(text.splitlines()))
            assert rows[0][:3] == ["Address", "Kind", "Document"]
            assert len(rows) > 2
        else:
            assert text.startswith("# Search: malicious")
        assert visit.said == f"Exported {written} to {tmp_path}."


def test_asking_for_no_file_writes_none(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    visit.search("malicious")
    answer_file(monkeypatch, "")
    pick(results(visit), "Save to a file…")
    assert visit.said == ""
    assert list(tmp_path.glob("*.md")) == []


def test_with_nothing_found_there_is_nothing_to_take(visit: Visit) -> None:
    QGuiApplication.clipboard().setText("before")
    visit.search("zzzzqq")
    assert not visit.window.search.bar.take.isVisible()
    visit.program.searches.copy("markdown")
    assert QGuiApplication.clipboard().text() == "before"
    assert visit.noted == ""


def test_orders_are_chosen_from_the_menu_and_named_on_it(visit: Visit) -> None:
    visit.search("malicious")
    bar = visit.window.search.bar
    assert offered(bar.order.menu()) == {
        "Best first": True, "By title": True, "Newest first": True,
    }  # fmt: skip
    before = visit.window.search.found
    pick(bar.order.menu(), "By title")
    visit.wait(lambda: visit.window.search.found is not before)
    found = visit.window.search.found
    assert found is not None
    titles = [hit.title.casefold() for hit in found.hits]
    assert titles == sorted(titles)
    assert bar.order.text() == "By title"


def test_what_cannot_be_kept_is_said_and_searching_goes_on(
    begin: Begin, small_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "data").write_text("a file in the way")
    visit = begin(small_folder)
    visit.search("weights")
    visit.program.searches.save("weights", "Mine")
    assert "cannot be used for what you add" in visit.said
    assert kept(visit)[:2] == ["Saved searches", "Mine"]
    assert "weights" in lines(visit.window.search)


def test_choosing_csv_writes_csv_though_the_name_that_was_suggested_stays(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.search("malicious")
    answer_file(monkeypatch, tmp_path / "results.md", "CSV (*.csv)")
    pick(results(visit), "Save to a file…")
    visit.wait()
    (written,) = tmp_path.glob("results*")
    assert written.read_text("utf-8").startswith("Address,Kind")


def test_a_failed_saving_is_not_said_to_have_been_done(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.search("malicious")
    answer_file(monkeypatch, tmp_path / "nowhere" / "results.md", "Markdown (*.md)")
    pick(results(visit), "Save to a file…")
    assert "cannot be written" in visit.said
