"""The inspector shows what is known of whatever is selected, and leads there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.session import GRAPH, MAP, READ
from tests.desktop.conftest import SMALL, write_files
from tests.desktop.visits import Visit, push, visiting

BARE = {"pages/bare.md": "Only a line.\n"}


@pytest.fixture
def visit(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qapp, qtbot, tmp_path) as begin:
        made = begin(write_files(tmp_path / "small", SMALL | BARE))
        made.wait(lambda: made.session.arguments is not None)
        yield made


def rows(visit: Visit) -> list[str]:
    return [row.text for group in visit.window.inspector.rows.rows.groups for row in group.rows]


def choose(visit: Visit, text: str) -> None:
    """Choose a row by keys."""
    view = visit.window.inspector.rows
    groups = view.rows.groups
    place = next(
        (number, at)
        for number, group in enumerate(groups)
        for at, row in enumerate(group.rows)
        if row.text.startswith(text)
    )
    view.setCurrentIndex(view.rows.index(place[1], 0, view.rows.index(place[0], 0)))
    visit.press(Qt.Key.Key_Return, on=view)


def test_where_there_is_nothing_it_is_said(visit: Visit) -> None:
    visit.read("bare")
    tabs = {
        "Outline": "This document has no headings.",
        "Links": "Nothing is linked with this document.",
        "Claims": "No claim is made here, and none is about it.",
        "Sources": "This document cites no sources.",
    }
    for tab, said in tabs.items():
        push(visit.window.inspector, tab)
        assert rows(visit) == [said]


def test_an_outline_leads_to_its_sections_and_follows_the_reading(visit: Visit) -> None:
    visit.read("llama")
    assert rows(visit)[:2] == ["The leak", "Afterwards"]
    choose(visit, "Afterwards")
    assert visit.place == "llama#afterwards"
    visit.window.reader.section_reached.emit("the-leak")
    view = visit.window.inspector.rows
    assert view.rows.address_at(view.currentIndex()) == Address.document("llama", "the-leak")


def test_the_tab_that_was_chosen_stays_for_the_next_document(visit: Visit) -> None:
    visit.read("gpt-2")
    push(visit.window.inspector, "Sources")
    assert any("On leaks" in text or "Doe" in text for text in rows(visit))
    visit.read("llama")
    assert rows(visit) == ["This document cites no sources."]
    chosen = [b.text() for b in visit.window.inspector.findChildren(QToolButton) if b.isChecked()]
    assert "Sources" in chosen


def test_a_source_a_link_and_a_claim_are_shown_without_tabs(visit: Visit) -> None:
    visit.session.go(Address.source("doe-2020"), READ)
    visit.wait()
    assert "On leaks" in rows(visit)
    assert not visit.window.inspector._tabs.isVisible()
    visit.session.go(Address.link("gpt-2", "raises", "malicious-use"), GRAPH)
    visit.wait()
    assert any("Malicious use" in text for text in rows(visit))
    visit.session.go(Address.claim("Time to prepare"), MAP)
    visit.wait()
    assert rows(visit)[0] == "Time to prepare"
    visit.read("llama")
    assert visit.window.inspector._tabs.isVisible()


def test_a_row_that_names_a_link_stays_on_the_graph(visit: Visit) -> None:
    visit.session.go(Address.document("gpt-2"), GRAPH)
    visit.wait()
    push(visit.window.inspector, "Links")
    choose(visit, "Malicious use")
    assert (visit.window.view, visit.place) == (GRAPH, "link:gpt-2|raises|malicious-use")
    passage = next(text for text in rows(visit) if "What happened" in text)
    choose(visit, passage)
    assert (visit.window.view, visit.place) == (READ, "gpt-2#what-happened")


def test_a_claim_chosen_while_the_map_is_shown_is_chosen_on_it(visit: Visit) -> None:
    view = visit.open_map()
    choose(visit, "◈ Easily replicated")
    assert visit.window.view == MAP
    assert view.selected == "<Easily replicated>"


def test_hits_are_previewed_as_they_are_walked_with_their_sources(visit: Visit) -> None:
    visit.search("fear")
    groups = visit.window.inspector.rows.rows.groups
    assert groups[0].title == "Preview"
    assert "GPT-2: the staged release › What happened" in groups[0].rows[0].text
    assert any(run.is_lit for run in groups[0].rows[0].body)
    assert [row.text for row in groups[1].rows] == ["Doe 2020"]
    choose(visit, "GPT-2: the staged release")
    assert visit.place == "gpt-2#what-happened"
    assert visit.window.reader.browser.extraSelections()
