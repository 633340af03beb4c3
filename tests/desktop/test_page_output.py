"""The page that is read is printed, and saved as PDF, with its origin at the foot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.desktop.paper import Page, _paint_body, _Text, pdf_of
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.html import page as html_of
from explorer.library.loading import load
from tests.desktop.visits import CONTROL, Visit, answer_file, is_shown, shown, visiting

Begin = Callable[..., Visit]


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    with visiting(qapp, qtbot, tmp_path) as begin_visit:
        yield begin_visit


@pytest.fixture
def visit(begin: Begin, small_folder: Path) -> Visit:
    return begin(small_folder)


def page_of(folder: Path, name: str, html: str = "") -> Page:
    library = load(folder)
    document = library.document(name)
    return Page(document, library, html or html_of(document, library), dt.date(2026, 11, 21))


def test_ctrl_p_shows_a_preview_of_the_page_that_is_read(visit: Visit) -> None:
    visit.read("gpt-2")
    visit.press(Qt.Key.Key_P, CONTROL)
    dialog = shown(QPrintPreviewDialog)
    assert dialog.windowTitle() == "Print the page"
    dialog.close()
    assert not is_shown(QPrintPreviewDialog)
    assert visit.crashes == []


def test_on_the_map_ctrl_p_prints_the_map_instead(visit: Visit) -> None:
    visit.open_map()
    assert visit.can("print")
    assert not visit.can("print_page")
    visit.press(Qt.Key.Key_P, CONTROL)
    dialog = shown(QPrintPreviewDialog)
    assert dialog.windowTitle() == "Print the map"
    dialog.close()


def test_a_page_is_saved_as_pdf_and_where_is_said(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.read("gpt-2")
    suggested = answer_file(monkeypatch, tmp_path / "page")
    visit.do("save_pdf")
    assert Path(suggested[0]).name == "gpt-2.pdf"
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert "page.pdf" in visit.said


def test_what_cannot_be_written_is_said_calmly(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.read("gpt-2")
    answer_file(monkeypatch, tmp_path / "nowhere" / "page.pdf")
    visit.do("save_pdf")
    assert "nowhere" in visit.said
    assert visit.crashes == []


def test_there_is_nothing_to_print_where_nothing_is_read(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    visit = begin(tmp_path / "empty")
    assert not visit.can("print_page")
    assert not visit.can("save_pdf")


def test_the_foot_names_library_edition_place_and_day(small_folder: Path) -> None:
    page = page_of(small_folder, "gpt-2")
    assert page.origin == "A small library · edition 1 · gpt-2 · 21 November 2026"


def test_title_and_origin_are_painted_on_every_page(
    qapp: QApplication, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    drawn = QPainter.drawText

    def draw(self: QPainter, *said: Any) -> Any:
        if isinstance(said[0], QPointF) and len(said) == 2:  # not a list of a window beside it
            written.append(said[1])
        return drawn(self, *said)

    monkeypatch.setattr(QPainter, "drawText", draw)
    page = page_of(small_folder, "gpt-2", "<p>A line of text.</p>" * 120)
    pdf_of(page, Theme(qapp, Mode.DARK))
    numbers = [text for text in written if text.endswith(f" of {len(written) // 3}")]
    assert len(numbers) >= 2
    assert written.count(page.origin) == len(numbers)
    assert written.count("GPT-2: the staged release") == len(numbers)


def test_a_heading_never_stands_alone_at_the_end_of_a_page(
    qapp: QApplication, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[_Text] = []
    counted = _Text.pageCount

    def count(self: _Text) -> int:
        made.append(self)
        return counted(self)

    monkeypatch.setattr(_Text, "pageCount", count)
    text = "".join(f"<h2>Heading {n}</h2><p>{'Some words. ' * 25}</p>" for n in range(30))
    pdf_of(page_of(small_folder, "gpt-2", text), Theme(qapp, Mode.LIGHT))
    (document,) = made
    assert document.pageCount() > 2
    headings = 0
    block = document.begin()
    while block.isValid() and block.next().isValid():
        if block.blockFormat().headingLevel():
            headings += 1
            assert document._page_of(block) == document._page_of(block.next())
        block = block.next()
    assert headings == 31


def test_a_dark_screen_prints_dark_letters_on_white(qapp: QApplication, small_folder: Path) -> None:
    page = page_of(small_folder, "llama")
    image = QImage(500, 700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    size = image.size().toSizeF()
    text = _Text(page, Theme(qapp, Mode.DARK), size)
    with QPainter(image) as painter:
        _paint_body(painter, text, 0, size)
    darkest = min(image.pixelColor(x, y).lightness() for x in range(0, 500, 2) for y in range(200))
    assert darkest < 60
