"""Libraries are opened from the desktop, and the topic graph leaves as files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QListWidget,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from explorer.desktop.dialogs.export import ExportDialog
from explorer.desktop.session import GRAPH
from tests.desktop.visits import (
    CONTROL,
    Visit,
    answer_file,
    is_shown,
    lines,
    push,
    shown,
    visiting,
    watch_desktop,
)

Begin = Callable[..., Visit]


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    with visiting(qapp, qtbot, tmp_path) as begin_visit:
        yield begin_visit


@pytest.fixture
def visit(begin: Begin, small_folder: Path) -> Visit:
    return begin(small_folder)


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home without a folder for documents."""
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "other & more"
    folder.mkdir()
    (folder / "note.md").write_text("# A note\n\nAnother library.\n")
    return folder


def answer_folder(monkeypatch: pytest.MonkeyPatch, path: str) -> list[str]:
    """Answer the asking for a folder; where the asking began is told."""
    begun: list[str] = []

    def choose(_parent: object, _title: str, start: str) -> str:
        begun.append(start)
        return path

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    return begun


def counts(visit: Visit) -> str:
    return visit.window.status._counts.text()


def recent(visit: Visit) -> list[str]:
    menu = visit.window.actions_.recent_menu
    assert menu is not None
    return [action.text() for action in menu.actions()]


# Opening


def test_a_folder_that_is_chosen_is_opened_and_stands_among_the_recent_ones(
    visit: Visit, other: Path, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = answer_folder(monkeypatch, str(other))
    visit.press(Qt.Key.Key_O, CONTROL)
    visit.wait(lambda: visit.title == "A note")
    assert begun == [str(small_folder.parent)]
    assert counts(visit) == "1 document · 0 sources"
    assert recent(visit) == [str(other).replace("&", "&&"), str(small_folder)]


def test_choosing_no_folder_leaves_everything_as_it_is(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (visit.title, counts(visit), recent(visit))
    answer_folder(monkeypatch, "")
    visit.do("open")
    assert (visit.title, counts(visit), recent(visit)) == before


def test_a_recent_library_is_opened_from_the_menu_and_a_vanished_one_is_said(
    visit: Visit, other: Path, small_folder: Path
) -> None:
    visit.program._wiring.open_folder(str(other / "note.md"))
    visit.wait(lambda: visit.title == "A note")
    menu = visit.window.actions_.recent_menu
    assert menu is not None
    menu.actions()[1].trigger()
    visit.wait(lambda: "Another library" not in visit.text)
    library = visit.session.library
    assert library is not None
    assert library.root == small_folder
    shutil.rmtree(other)
    next(one for one in menu.actions() if "other" in one.text()).trigger()
    visit.wait()
    assert f"“{other}” does not exist." in visit.said
    assert counts(visit).startswith("2 cases")


def test_the_bundled_library_is_one_command_away_and_is_no_recent_one(
    begin: Begin, other: Path, small_folder: Path
) -> None:
    visit = begin(small_folder, bundled=other)
    visit.do("open_bundled")
    visit.wait(lambda: visit.title == "A note")
    assert recent(visit) == [str(small_folder)]
    assert visit.program.settings.library == ""


def test_what_was_saved_is_there_when_the_library_is_read_again(
    visit: Visit, small_folder: Path
) -> None:
    visit.read("llama")
    (small_folder / "cases" / "llama.md").write_text("# Llama\n\nA quite new text.\n")
    visit.press(Qt.Key.Key_F5)
    visit.wait(lambda: "A quite new text" in visit.text)
    assert visit.place == "llama"


def test_only_folders_and_files_can_be_dropped(visit: Visit, other: Path) -> None:
    accepted = {}
    for url in (QUrl("https://example.org/"), QUrl.fromLocalFile(str(other))):
        data = QMimeData()
        data.setUrls([url])
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        event.ignore()
        visit.window.dragEnterEvent(event)
        accepted[url.scheme()] = event.isAccepted()
    assert accepted == {"https": False, "file": True}


def test_an_empty_library_offers_another_and_can_be_left(
    begin: Begin, tmp_path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    visit = begin(empty)
    assert "“empty” has no Markdown documents yet" in lines(visit.window.reader)
    answer_folder(monkeypatch, str(other))
    push(visit.window.reader, "Open another folder…")
    visit.wait(lambda: visit.title == "A note")
    assert visit.window.reader.browser.isVisible()


def test_every_command_can_be_given_where_there_is_nothing(
    begin: Begin, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    answer_folder(monkeypatch, "")
    watch_desktop(monkeypatch)
    visit = begin(empty)
    for name, action in visit.window.actions_.named():
        if name != "quit" and action.isEnabled():
            visit.do(name)
            for widget in QApplication.topLevelWidgets():
                if widget is not visit.window:
                    widget.close()
    assert visit.crashes == []
    assert "“empty” has no Markdown documents yet" in lines(visit.window.reader)


# Exporting the graph


def test_the_graph_is_written_and_its_folder_can_be_shown(
    visit: Visit, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = answer_file(monkeypatch, tmp_path / "out" / "topics")
    (tmp_path / "out").mkdir()
    visit.press(Qt.Key.Key_E, CONTROL)
    dialog = shown(ExportDialog)
    formats = dialog.findChildren(QListWidget)[0]
    assert formats.hasFocus() or not dialog.isActiveWindow()
    dialog.choose_format("graphml")
    QTest.keyClick(formats, Qt.Key.Key_Return)
    visit.wait()
    assert suggested == [str(home / "openness-graph.graphml")]
    graph = nx.read_graphml(tmp_path / "out" / "topics.graphml")
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert {"Malicious use", "AI Act", "Llama and open weights"} <= labels
    assert visit.said == f"Exported topics.graphml to {tmp_path / 'out'}."
    opened = watch_desktop(monkeypatch)
    push(visit.window.messages, "Show folder")
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "out")).toString()]
    assert visit.said == ""


def test_asking_for_no_file_leaves_the_dialog_open_and_cancel_closes_it(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_file(monkeypatch, "")
    visit.do("export")
    dialog = shown(ExportDialog)
    push(dialog, "Choose file…")
    assert dialog.isVisible()
    assert visit.said == ""
    push(dialog, "Cancel")
    assert not is_shown(ExportDialog)


def test_a_table_is_several_files_and_all_are_named(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_file(monkeypatch, tmp_path / "graph.csv")
    visit.do("export")
    dialog = shown(ExportDialog)
    dialog.choose_format("csv")
    push(dialog, "Choose file…")
    visit.wait()
    named = visit.said.removeprefix("Exported ").partition(" to ")[0].split(", ")
    assert sorted(named) == sorted(path.name for path in tmp_path.glob("*.csv"))
    assert "Malicious use" in (tmp_path / "graph-nodes.csv").read_text("utf-8")


def test_a_folder_that_is_a_file_is_said_calmly_and_nothing_is_left(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wall").write_text("a file")
    answer_file(monkeypatch, tmp_path / "wall" / "graph.graphml")
    visit.do("export")
    dialog = shown(ExportDialog)
    dialog.choose_format("graphml")
    push(dialog, "Choose file…")
    visit.wait()
    assert "cannot be written" in visit.said
    assert (tmp_path / "wall").read_text() == "a file"
    assert visit.crashes == []


def test_a_folder_in_the_way_of_the_file_is_said_and_stays(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph.graphml").mkdir()
    visit.program._wiring.export_graph("graphml", str(tmp_path / "graph.graphml"), only_part=False)
    visit.wait()
    assert "cannot be written" in visit.said
    assert (tmp_path / "graph.graphml").is_dir()


def test_only_what_the_graph_shows_can_be_written_from_the_graph(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.press(Qt.Key.Key_3, CONTROL)
    assert visit.window.view == GRAPH
    graph = visit.window.graph
    visit.wait(lambda: graph.canvas.picture is not None)
    answer_file(monkeypatch, tmp_path / "part.graphml")
    graph.export_requested.emit(graph.shown)
    dialog = shown(ExportDialog)
    dialog.choose_format("graphml")
    whole, part = dialog.findChildren(QRadioButton)
    assert whole.isChecked()
    part.click()
    push(dialog, "Choose file…")
    visit.wait()
    written = nx.read_graphml(tmp_path / "part.graphml")
    assert written.number_of_nodes() == len(graph.shown.documents)
