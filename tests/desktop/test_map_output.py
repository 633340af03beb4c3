"""A map leaves the program: as a picture, for other programs, on the clipboard, on paper."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.argument.what_if import View
from explorer.desktop.dialogs.export_map import MapExportDialog
from explorer.desktop.map_output import paint_on
from tests.desktop.visits import (
    CONTROL,
    Visit,
    answer_file,
    is_shown,
    pick,
    push,
    shown,
    visiting,
)

MAIN, OBJECTION = "[Staging was right]", "<Easily replicated>"


@pytest.fixture
def visit(qapp: QApplication, qtbot: QtBot, tmp_path: Path, small_folder: Path) -> Iterator[Visit]:
    with visiting(qapp, qtbot, tmp_path) as begin:
        made = begin(small_folder)
        made.open_map()
        yield made


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return tmp_path / "home"


Write = Callable[..., Path]


@pytest.fixture
def write(visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write the map in a format by way of the dialog, and return the file."""

    def begin(
        format_name: str, name: str, change: Callable[[MapExportDialog], object] = id
    ) -> Path:
        answer_file(monkeypatch, tmp_path / name)
        visit.press(Qt.Key.Key_E, CONTROL)
        dialog = shown(MapExportDialog)
        dialog.choose_format(format_name)
        change(dialog)
        push(dialog, "Choose file…")
        visit.wait()
        return tmp_path / name

    return begin


def boxes_in(svg: Path) -> str:
    return "".join(ET.fromstring(svg.read_text("utf-8")).itertext())


def test_a_picture_has_what_is_shown_and_the_views_on_it(visit: Visit, write: Write) -> None:
    visit.window.map.desk.set_view(OBJECTION, View.REJECT)
    said = boxes_in(write("svg", "map.svg"))
    assert "Staging was right" in said
    assert "your view: reject" in said
    assert visit.said.startswith("Exported map.svg to ")


def test_only_what_is_shown_or_everything_is_written(visit: Visit, write: Write) -> None:
    visit.window.map.desk.fold_or_open(MAIN)
    assert "Students rebuilt it" not in boxes_in(write("svg", "part.svg"))
    whole = write("svg", "whole.svg", lambda dialog: dialog.everything.click())
    assert "Students rebuilt it" in boxes_in(whole)


def test_a_png_is_as_large_as_asked_for(write: Write) -> None:
    sizes = []
    for place in (0, 2):
        path = write("png", f"{place}.png", lambda one, at=place: one.scale.setCurrentIndex(at))
        sizes.append(QImage(str(path)).width())
    assert sizes[1] == pytest.approx(3 * sizes[0], abs=3)


def test_colours_are_those_chosen(write: Write) -> None:
    grounds = []
    for look in ("Light", "Dark"):
        path = write("png", f"{look}.png", lambda one, at=look: one.look.setCurrentText(at))
        grounds.append(QImage(str(path)).pixelColor(2, 2).lightness())
    assert grounds[0] > 200
    assert grounds[1] < 80


def test_papers_of_a_pdf_differ_in_size(write: Write) -> None:
    sizes = {}
    for paper in ("A4", "A page as large as the map", "Poster on several A4 pages"):
        path = write("pdf", f"{paper}.pdf", lambda one, at=paper: one.paper.setCurrentText(at))
        data = path.read_bytes()
        assert data.startswith(b"%PDF")
        sizes[paper] = data.partition(b"/MediaBox [")[2].partition(b"]")[0]
    assert sizes["A4"] != sizes["A page as large as the map"]


def test_a_file_for_another_program_has_the_claims(write: Write) -> None:
    claims = write("argdown", "map.argdown").read_text("utf-8")
    assert "[Staging was right]" in claims
    assert "<Easily replicated>" in claims
    nodes = json.loads(write("aif", "map.json").read_text("utf-8"))["nodes"]
    assert any("Staging was the right choice" in node["text"] for node in nodes)


def test_the_file_is_called_after_the_map_and_gets_its_suffix(
    visit: Visit, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = answer_file(monkeypatch, tmp_path / "drawn")
    visit.do("export")
    dialog = shown(MapExportDialog)
    dialog.choose_format("svg")
    dialog.formats.itemActivated.emit(dialog.formats.currentItem())
    visit.wait()
    assert suggested == [str(home / "Documents" / "gpt-2.svg")]
    assert (tmp_path / "drawn.svg").exists()


def test_the_map_of_everything_has_a_name_that_files_can_have(
    visit: Visit, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick(visit.window.map.header.maps.menu(), "All claims of the library")
    visit.wait(lambda: visit.window.map.desk.subject is not None)
    suggested = answer_file(monkeypatch, "")
    visit.do("export")
    push(shown(MapExportDialog), "Choose file…")
    assert Path(suggested[0]).stem == "all-claims"
    assert shown(MapExportDialog).isVisible()
    push(shown(MapExportDialog), "Cancel")
    assert not is_shown(MapExportDialog)


def test_settings_are_offered_that_a_format_has(visit: Visit) -> None:
    visit.do("export")
    dialog = shown(MapExportDialog)
    offered = {}
    for name in ("svg", "png", "pdf", "argdown"):
        dialog.choose_format(name)
        parts = {"look": dialog.look, "scale": dialog.scale, "paper": dialog.paper}
        offered[name] = {part for part, box in parts.items() if box.isVisible()}
    assert offered == {
        "svg": {"look"}, "png": {"look", "scale"}, "pdf": {"look", "paper"}, "argdown": set(),
    }  # fmt: skip


@pytest.mark.parametrize("format_name", ["svg", "png", "pdf", "argdown"])
def test_a_place_that_cannot_be_written_to_is_said(
    visit: Visit, write: Write, tmp_path: Path, format_name: str
) -> None:
    (tmp_path / "wall").write_text("a file")
    (tmp_path / "folder.d").mkdir()
    for name in ("wall/map.svg", "nowhere/map.svg", "folder.d"):
        visit.window.messages.clear()
        write(format_name, name)
        assert "cannot be written" in visit.said
    assert visit.crashes == []
    assert (tmp_path / "wall").read_text() == "a file"
    assert list((tmp_path / "folder.d").iterdir()) == []


def test_a_picture_is_copied_in_full(visit: Visit) -> None:
    QGuiApplication.clipboard().clear()
    visit.do("copy_map")
    image = QGuiApplication.clipboard().image()
    assert image.width() > 400
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 5)}
    assert len(colours) > 2
    assert visit.noted == "Picture of the map copied"


def test_a_preview_is_shown_before_anything_is_printed(visit: Visit) -> None:
    visit.press(Qt.Key.Key_P, CONTROL)
    dialog = shown(QPrintPreviewDialog)
    assert dialog.windowTitle() == "Print the map"
    dialog.close()
    assert visit.crashes == []


def test_the_page_is_printed_on_has_the_map(visit: Visit, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheet = visit.program.maps.output._sheet()
    assert sheet is not None
    paint_on(printer, sheet)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert data.count(b"/Type /Page\n") == 1
    assert len(data) > 5000


def test_a_map_of_which_nearly_everything_is_hidden_can_leave_too(
    visit: Visit, write: Write
) -> None:
    view = visit.window.map
    view.header.document_toggled.emit("gpt-2")
    visit.wait()
    assert [box.key for box in view.desk.shown.boxes] == [MAIN]
    for name in ("svg", "png", "pdf", "argdown"):
        assert write(name, f"little.{name}").stat().st_size > 100
    assert "Students rebuilt it" not in boxes_in(write("svg", "little.svg"))
    visit.do("copy_map")
    visit.do("print")
    shown(QPrintPreviewDialog).close()
    assert visit.crashes == []
