"""What the palette is told to do is done: a theme, a form, a claim on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.desktop.dialogs.palette import Palette
from explorer.desktop.graph.layouts import Way
from explorer.desktop.session import GRAPH, MAP, READ
from explorer.desktop.theme.theme import Mode
from tests.desktop.visits import CONTROL, SHIFT, Visit, shown, visiting

Begin = Callable[..., Visit]


@pytest.fixture
def visit(qapp: QApplication, qtbot: QtBot, tmp_path: Path, small_folder: Path) -> Iterator[Visit]:
    with visiting(qapp, qtbot, tmp_path) as begin_visit:
        yield begin_visit(small_folder)


def choose(visit: Visit, typed: str) -> None:
    visit.press(Qt.Key.Key_P, CONTROL | SHIFT)
    palette = shown(Palette)
    QTest.keyClicks(palette.field, typed)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    visit.wait()


def test_a_theme_is_chosen_by_its_name(visit: Visit) -> None:
    choose(visit, "theme dark")
    assert visit.program.settings.theme == Mode.DARK
    assert visit.window.theme.tokens.is_dark
    choose(visit, "theme light")
    assert visit.program.settings.theme == Mode.LIGHT


def test_a_form_is_chosen_from_anywhere(visit: Visit) -> None:
    visit.read("gpt-2")
    choose(visit, "graph table")
    assert visit.window.view == GRAPH
    assert visit.window.graph.way is Way.TABLE
    choose(visit, "map outline")
    assert visit.window.view == MAP
    assert visit.window.map.outline.isVisible()
    assert not visit.window.map.canvas.isVisible()


def test_a_claim_is_selected_on_the_map_where_that_is_looked_at_and_else_read(
    visit: Visit,
) -> None:
    view = visit.open_map()
    choose(visit, "Easily replicated")
    assert visit.window.view == MAP
    assert "Easily replicated" in view.selected
    visit.do("read")
    choose(visit, "Staging was right")
    assert visit.window.view == READ
    assert visit.place == "claim:Staging was right"


def test_before_anything_is_typed_the_place_visited_last_stands_first(visit: Visit) -> None:
    visit.read("gpt-2")
    visit.read("llama")
    visit.press(Qt.Key.Key_P, CONTROL | SHIFT)
    palette = shown(Palette)
    assert palette.shown[0].name == "GPT-2: the staged release"
    palette.close()


def test_what_is_exported_is_named_where_it_is_asked_for(visit: Visit) -> None:
    export = visit.window.actions_["export"]
    visit.read("gpt-2")
    assert export.text().replace("&", "") == "Export graph…"
    visit.open_map()
    assert export.text().replace("&", "") == "Export map…"
    assert export.toolTip() == "Export map (Ctrl+E)"
    visit.do("graph")
    assert export.text().replace("&", "") == "Export graph…"
