"""The two export dialogs: what is suggested, suffixes, and what a format has to choose."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from explorer.desktop.dialogs.export import ExportDialog
from explorer.desktop.dialogs.export_map import MapExport, MapExportDialog
from explorer.desktop.pictures.formats import Look
from explorer.desktop.pictures.pages import Paper
from explorer.export.formats import GRAPH_FORMATS
from tests.desktop.visits import answer_file, push


@pytest.fixture
def graph_dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    dialog = ExportDialog(tmp_path, has_part=True)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.fixture
def map_dialog(qtbot: QtBot, tmp_path: Path) -> MapExportDialog:
    dialog = MapExportDialog(tmp_path, "talk")
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    return dialog


@pytest.mark.parametrize("name", [one.name for one in GRAPH_FORMATS])
def test_each_format_suggests_a_name_with_its_suffix(
    graph_dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    suffix = next(one.suffix for one in GRAPH_FORMATS if one.name == name)
    suggested = answer_file(monkeypatch, "")
    graph_dialog.choose_format(name)
    push(graph_dialog, "Choose file…")
    assert suggested == [str(tmp_path / f"openness-graph{suffix}")]
    assert graph_dialog.format_name == name


def test_a_suffix_is_added_only_where_none_was_typed(
    graph_dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    graph_dialog.choose_format("graphml")
    for typed, written in (("mine", "mine.graphml"), ("mine.xml", "mine.xml")):
        answer_file(monkeypatch, tmp_path / typed)
        with qtbot.waitSignal(graph_dialog.export_requested) as asked:
            push(graph_dialog, "Choose file…")
        assert asked.args == ["graphml", str(tmp_path / written), False]
        assert graph_dialog.result() == QDialog.DialogCode.Accepted


def test_the_folder_that_was_chosen_is_suggested_next(
    graph_dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    graph_dialog.export_to(str(tmp_path / "deep" / "mine.graphml"))
    suggested = answer_file(monkeypatch, "")
    push(graph_dialog, "Choose file…")
    assert Path(suggested[0]).parent == tmp_path / "deep"


def test_the_dialog_of_a_map_gives_all_that_was_chosen(
    map_dialog: MapExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    suggested = answer_file(monkeypatch, tmp_path / "poster")
    map_dialog.choose_format("pdf")
    map_dialog.look.setCurrentText("Greyscale")
    map_dialog.paper.setCurrentText("Poster on several A4 pages")
    map_dialog.everything.click()
    with qtbot.waitSignal(map_dialog.export_requested) as asked:
        push(map_dialog, "Choose file…")
    assert suggested == [str(tmp_path / "talk.pdf")]
    expected = MapExport(
        "pdf", tmp_path / "poster.pdf", Look.GREYSCALE, 2.0, Paper.POSTER, is_shown_only=False
    )
    assert asked.args == [expected]
    assert expected.is_picture


def test_a_format_that_always_holds_everything_cannot_hold_less(
    map_dialog: MapExportDialog,
) -> None:
    map_dialog.choose_format("aif")
    assert not map_dialog.shown_only.isEnabled()
    assert map_dialog.everything.isChecked()
    map_dialog.choose_format("svg")
    assert map_dialog.shown_only.isEnabled()


def test_formats_are_walked_by_arrows_and_enter_asks_for_a_file(
    map_dialog: MapExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = answer_file(monkeypatch, "")
    before = map_dialog.format_name
    QTest.keyClick(map_dialog.formats, Qt.Key.Key_Down)
    assert map_dialog.format_name != before
    QTest.keyClick(map_dialog.formats, Qt.Key.Key_Return)
    assert len(suggested) >= 1
    assert map_dialog.isVisible()
    assert any("Export the map" in label.text() for label in map_dialog.findChildren(QLabel))


def test_escape_asks_for_nothing(
    graph_dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", None)
    with qtbot.assertNotEmitted(graph_dialog.export_requested):
        QTest.keyClick(graph_dialog, Qt.Key.Key_Escape)
    assert not graph_dialog.isVisible()
