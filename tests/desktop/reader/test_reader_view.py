"""The reader: what it shows, fetches, finds and lights."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.reader.view import ReaderView
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.html import page
from explorer.library.loading import load
from explorer.library.model import Library

LONG = "\n\n".join(f"## Part {n}\n\n" + "Many words about weights. " * 60 for n in range(12))


@pytest.fixture
def library(small_folder: Path) -> Library:
    (small_folder / "pages").mkdir()
    (small_folder / "pages" / "long.md").write_text(LONG)
    picture = QImage(2000, 10, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(small_folder / "wide.png"))
    return load(small_folder)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme) -> ReaderView:
    view = ReaderView(theme)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    return view


def show(
    reader: ReaderView, library: Library, name: str, anchor: str = "", scroll: int = 0
) -> None:
    document = library.document(name)
    reader.show_document(document, library, anchor, scroll)
    reader.show_html(name, page(document, library))


def test_it_shows_title_block_and_text(reader: ReaderView, library: Library) -> None:
    show(reader, library, "gpt-2")
    titles = [label.text() for label in reader.findChildren(QLabel)]
    assert "GPT-2: the staged release" in titles
    assert "It was held back for fear of Malicious use [Doe 2020, p. 4]." in (
        reader.browser.toPlainText()
    )


def test_html_that_comes_too_late_is_not_shown(reader: ReaderView, library: Library) -> None:
    show(reader, library, "gpt-2")
    before = reader.browser.toPlainText()
    reader.show_html("llama", "<p>Other</p>")
    assert reader.browser.toPlainText() == before


def test_it_opens_at_the_section_asked_for(reader: ReaderView, library: Library) -> None:
    show(reader, library, "long", "part-7")
    assert reader.browser.anchor_in_sight() == "part-7"


def test_it_opens_where_the_reader_was(reader: ReaderView, library: Library) -> None:
    show(reader, library, "long", scroll=777)
    assert reader.browser.verticalScrollBar().value() == 777


def test_a_link_asks_for_an_address(reader: ReaderView, library: Library, qtbot: QtBot) -> None:
    show(reader, library, "gpt-2")
    with qtbot.waitSignal(reader.address_requested) as asked:
        reader.browser.link_requested.emit(Address.document("malicious-use").url(), True)
    assert asked.args == [Address.document("malicious-use"), True]


def test_a_web_link_is_asked_about_not_followed(
    reader: ReaderView, library: Library, qtbot: QtBot
) -> None:
    show(reader, library, "gpt-2")
    with qtbot.waitSignal(reader.web_requested) as asked:
        reader.browser.anchorClicked.emit(QUrl("https://example.org/"))
    assert asked.args == ["https://example.org/"]
    assert "held back" in reader.browser.toPlainText()


def test_a_chip_is_a_button_with_a_name(reader: ReaderView, library: Library, qtbot: QtBot) -> None:
    show(reader, library, "gpt-2")
    chips = [b for b in reader.findChildren(QToolButton) if b.property("role") == "chip"]
    assert [chip.accessibleName() for chip in chips] == [
        "Risk: Malicious use not shown", "Reward: Transparency from openness",
        "Regulation: AI Act would apply",
    ]  # fmt: skip
    with qtbot.waitSignal(reader.address_requested) as asked:
        QTest.keyClick(chips[0], Qt.Key.Key_Space)
    assert asked.args == [Address.document("malicious-use"), False]


@pytest.mark.parametrize(
    "name",
    ["http://example.org/x.png", "file:///etc/passwd", "data:image/png;base64,AA", "//host/x.png",
     "../outside.png", "/etc/passwd", "missing.png"],
)  # fmt: skip
def test_no_picture_is_fetched_from_outside(
    reader: ReaderView, library: Library, name: str
) -> None:
    show(reader, library, "gpt-2")
    kind = QTextDocument.ResourceType.ImageResource.value
    assert reader.browser.loadResource(kind, QUrl(name)) is None


def test_a_picture_of_the_library_is_shown_no_wider_than_the_column(
    reader: ReaderView, library: Library
) -> None:
    show(reader, library, "gpt-2")
    kind = QTextDocument.ResourceType.ImageResource.value
    image = reader.browser.loadResource(kind, QUrl("wide.png"))
    assert isinstance(image, QImage)
    assert 0 < image.width() <= 690


def test_finding_counts_and_steps_round(reader: ReaderView, library: Library) -> None:
    show(reader, library, "llama")
    reader.open_find_bar()
    field = reader.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "weights")
    labels = [label.text() for label in reader.findChildren(QLabel)]
    assert "1 of 3" in labels
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "2 of 3" in [label.text() for label in reader.findChildren(QLabel)]
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "3 of 3" in [label.text() for label in reader.findChildren(QLabel)]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert reader.browser.extraSelections() == []


def test_what_was_searched_is_lit_and_the_first_hit_below_the_section_is_shown(
    reader: ReaderView, library: Library
) -> None:
    reader.light(
        lambda text: [(i, i + 7) for i in range(len(text)) if text.startswith("weights", i)]
    )
    show(reader, library, "llama", "afterwards")
    lit = reader.browser.extraSelections()
    assert [one.cursor.selectedText() for one in lit] == ["weights"] * 3
    colours = [one.format.background().color().name() for one in lit]
    assert colours[2] != colours[0] == colours[1]


def test_zoom_and_theme_keep_the_place(reader: ReaderView, library: Library, theme: Theme) -> None:
    show(reader, library, "long", "part-5")
    reader.set_zoom(150)
    assert reader.browser.verticalScrollBar().value() > 0
    theme.set_mode(Mode.DARK)
    assert "Part 5" in reader.browser.toPlainText()
    assert reader.browser.verticalScrollBar().value() > 0
    theme.set_mode(Mode.LIGHT)


def test_pointing_at_a_citation_says_the_whole_reference(
    reader: ReaderView, library: Library
) -> None:
    show(reader, library, "gpt-2")
    tip = reader._tip(Address.source("doe-2020").url())
    assert "Doe, A. (1 May 2020). On leaks." in tip
    assert "Malicious use" in reader._tip(Address.document("malicious-use").url())
