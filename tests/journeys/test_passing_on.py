"""Two people and one library: views are passed on as a file, compared, and both pictures leave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from explorer.address import Address
from explorer.argument.what_if import View
from explorer.desktop.dialogs.export_map import MapExportDialog
from explorer.desktop.map.comparison import ComparisonDialog
from explorer.desktop.map.view import MapView
from explorer.desktop.session import MAP
from tests.desktop.conftest import SMALL, write_files
from tests.desktop.visits import answer_file, answer_name, pick, push, shown
from tests.journeys.conftest import Reader

CONTROL = Qt.KeyboardModifier.ControlModifier
MAIN, OBJECTION = "[Staging was right]", "<Easily replicated>"


def on_map(reader: Reader) -> MapView:
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.program.session.go(Address.document("gpt-2"), MAP)
    reader.wait(lambda: reader.window.map.placed is not None)
    return reader.window.map


def test_one_reads_the_views_of_another_and_sees_on_what_they_differ(
    sit_down: Callable[..., Reader], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "small", SMALL)
    ann = sit_down(folder)
    view = on_map(ann)
    view.go_to(OBJECTION)
    view.desk.set_view(OBJECTION, View.REJECT)
    passed = tmp_path / "ann.stance.json"
    answer_file(monkeypatch, passed)
    pick(view.think.views.menu(), "Save to a file…")
    answer_file(monkeypatch, tmp_path / "ann.svg")
    ann.window.actions_["export"].trigger()
    dialog = shown(MapExportDialog)
    dialog.choose_format("svg")
    push(dialog, "Choose file…")
    ann.wait((tmp_path / "ann.svg").exists)
    text = "".join(ET.fromstring((tmp_path / "ann.svg").read_text("utf-8")).itertext())
    assert "your view: reject" in text
    ann.program.close()

    bea = sit_down(folder)
    view = on_map(bea)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(passed), ""))
    pick(view.think.views.menu(), "Open a file…")
    assert view.desk.marks[OBJECTION].view == "reject"
    answer_name(monkeypatch, "Ann's")
    pick(view.think.views.menu(), "Keep these views…")
    view.think.reset.click()
    view.desk.set_view(MAIN, View.REJECT)
    pick(view.think.views.menu(), "Ann's", "Compare with mine")
    bea.wait()
    compared = shown(ComparisonDialog)
    titles = [
        item.text()
        for row in range(compared.table.rowCount())
        if (item := compared.table.item(row, 0)) is not None
    ]
    assert {"Staging was right", "Easily replicated"} <= set(titles)
    assert "Ann's" in compared.said.replace("&#x27;", "'")
    QTest.keyClick(compared, Qt.Key.Key_Escape)
    bea.wait()
    assert view.desk.state.stance.rejected == {MAIN}


def test_what_the_other_kept_is_asked_for_by_name_next_time(
    sit_down: Callable[..., Reader], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "small", SMALL)
    reader = sit_down(folder)
    view = on_map(reader)
    view.desk.set_view(OBJECTION, View.REJECT)
    answer_name(monkeypatch, "Mine")
    pick(view.think.views.menu(), "Keep these views…")
    reader.program.close()
    # An author renames the claim in between: what is left of the views is taken up.
    path = folder / "cases" / "gpt-2.md"
    path.write_text(path.read_text().replace("<Easily replicated>", "<Soon replicated>"))
    again = sit_down(folder)
    view = on_map(again)
    pick(view.think.views.menu(), "Mine", "Take up")
    assert view.desk.state.stance.is_empty
    assert view.think.isVisible()
    assert QApplication.activeModalWidget() is None
