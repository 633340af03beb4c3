"""The graph opens around what is read, stays as it was left, and says why it is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.graph.layouts import Way
from explorer.desktop.session import GRAPH, MAP, READ
from tests.desktop.visits import ALT, CONTROL, Visit, visiting

Begin = Callable[..., Visit]


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    with visiting(qapp, qtbot, tmp_path) as begin_visit:
        yield begin_visit


@pytest.fixture
def visit(begin: Begin, small_folder: Path) -> Visit:
    (small_folder / "pages").mkdir()
    (small_folder / "pages" / "start-here.md").write_text("# Start here\n\nHello.\n")
    return begin(small_folder)


def root(visit: Visit) -> str:
    return visit.window.graph.filter.root


def test_from_a_document_the_graph_opens_around_it(visit: Visit) -> None:
    visit.read("transparency")
    visit.press(Qt.Key.Key_3, CONTROL)
    graph = visit.window.graph
    assert root(visit) == "transparency"
    assert set(graph.shown.documents) == {"transparency", "gpt-2"}
    assert graph.canvas.highlighted.selected == Address.document("transparency")
    assert graph.filters.everything.isVisible()
    graph.filters.everything.click()
    assert len(graph.shown.documents) == 5


def test_from_the_start_the_graph_shows_everything(visit: Visit) -> None:
    assert visit.title == "Start here"
    visit.press(Qt.Key.Key_3, CONTROL)
    assert root(visit) == ""
    assert len(visit.window.graph.shown.documents) == 5
    assert not visit.window.graph.filters.everything.isVisible()


def test_who_comes_back_to_what_is_selected_finds_the_picture_as_it_was_left(
    visit: Visit,
) -> None:
    visit.read("transparency")
    visit.do("graph")
    visit.session.go(Address.document("gpt-2"), GRAPH)
    visit.do("read")
    assert visit.title == "GPT-2: the staged release"
    visit.do("graph")
    assert root(visit) == "transparency"
    assert visit.window.graph.canvas.highlighted.selected == Address.document("gpt-2")


def test_from_another_document_the_graph_opens_around_that_one_and_back_leads_back(
    visit: Visit,
) -> None:
    visit.read("transparency")
    visit.do("graph")
    visit.read("llama")
    visit.do("graph")
    assert root(visit) == "llama"
    visit.press(Qt.Key.Key_Left, ALT)
    visit.press(Qt.Key.Key_Left, ALT)
    assert visit.window.view == GRAPH
    assert root(visit) == "transparency"


def test_who_asked_for_everything_keeps_it_until_the_focus_is_put_on_again(visit: Visit) -> None:
    visit.read("transparency")
    visit.do("graph")
    graph = visit.window.graph
    graph.filters.around.click()
    visit.read("llama")
    visit.do("graph")
    assert root(visit) == ""
    assert graph.canvas.highlighted.selected == Address.document("llama")
    graph.filters.around.click()
    assert root(visit) == "llama"
    visit.read("ai-act")
    visit.do("graph")
    assert root(visit) == "ai-act"


def test_from_a_claim_the_graph_opens_around_the_document_that_makes_it(visit: Visit) -> None:
    visit.open_map()
    visit.session.go(Address.claim("Staging was right"), MAP)
    visit.wait()
    visit.do("graph")
    assert root(visit) == "gpt-2"


def test_a_folder_without_documents_shows_a_graph_that_says_so_and_what_to_do(
    begin: Begin, tmp_path: Path
) -> None:
    empty = tmp_path / "nothing-here"
    empty.mkdir()
    visit = begin(empty)
    visit.do("graph")
    assert visit.window.view == GRAPH
    page = visit.window.graph.empty
    assert page.isVisible()
    assert "no documents yet" in page.said.text()
    assert str(empty) in page.said.text()
    assert "Ctrl+O" in page.said.text()
    visit.do("read")
    assert visit.window.view == READ
    assert visit.crashes == []


@pytest.mark.parametrize("way", list(Way))
def test_the_forms_of_the_graph_are_commands(visit: Visit, way: Way) -> None:
    visit.read("transparency")
    visit.do(f"graph_{way}")
    assert visit.window.view == GRAPH
    assert visit.window.graph.way is way
