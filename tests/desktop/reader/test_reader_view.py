"""The reader: what it shows, fetches, finds and lights."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextListFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.reader.claim_blocks import with_claim_blocks
from explorer.desktop.reader.header import Header
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


def test_an_empty_document_says_so_and_shows_nothing_of_the_one_before(
    reader: ReaderView, library: Library, small_folder: Path
) -> None:
    (small_folder / "pages" / "empty.md").write_text("---\ntitle: Empty\n---\n")
    library = load(small_folder)
    show(reader, library, "gpt-2")
    show(reader, library, "empty")
    assert reader.browser.toPlainText() == "This document has no text."
    reader.light(lambda text: [(0, len(text))] if text else [])
    assert reader.browser.extraSelections() == []
    show(reader, library, "empty")
    show(reader, library, "gpt-2")
    assert "held back" in reader.browser.toPlainText()


def test_a_title_of_one_endless_word_is_broken_not_cut(
    reader: ReaderView, small_folder: Path
) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 3
    (small_folder / "cases" / "word.md").write_text(f"---\ntitle: {word}\n---\nText.\n")
    show(reader, load(small_folder), "word")
    label = next(one for one in reader.findChildren(QLabel) if one.accessibleName() == word)
    assert label.minimumSizeHint().width() < reader.browser.viewport().width()
    assert label.height() >= 2 * label.fontMetrics().height()


def test_the_text_moves_down_when_more_chips_are_wanted(
    reader: ReaderView, small_folder: Path
) -> None:
    for number in range(14):
        path = small_folder / "topics" / f"topic-{number}.md"
        path.write_text(f"---\nkind: risk\ntitle: A risk with the number {number}\n---\nText.\n")
    names = ", ".join(f"topic-{number}" for number in range(14))
    (small_folder / "cases" / "many.md").write_text(f"---\nrisks: [{names}]\n---\nThe text.\n")
    show(reader, load(small_folder), "many")
    header = reader.findChild(Header)
    more = next(b for b in reader.findChildren(QToolButton) if b.text().endswith(" more"))
    top = reader.browser.cursorRect().top()
    assert header is not None
    before = header.height()
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert header.height() > before
    assert reader.browser.cursorRect().top() - top == header.height() - before


def test_only_what_is_really_wider_is_scrolled_sideways(
    reader: ReaderView, small_folder: Path
) -> None:
    narrow = "| a | b | c |\n| - | - | - |\n" + "| some words | more words | other words |\n" * 3
    wide = "| words " * 60 + "|\n" + "| - " * 60 + "|\n" + "| words " * 60 + "|\n"
    for name, text in (("narrow", narrow * 2), ("wide", wide)):
        (small_folder / "cases" / f"{name}.md").write_text(text)
    library = load(small_folder)
    for name, is_scrolled in (("narrow", False), ("wide", True), ("narrow", False)):
        show(reader, library, name)
        QApplication.processEvents()
        assert reader.browser.horizontalScrollBar().isVisible() == is_scrolled


@pytest.mark.parametrize("height", [500, 3000])
def test_a_map_in_the_text_is_no_wider_than_the_column(
    reader: ReaderView, small_folder: Path, height: int
) -> None:
    reasons = (f"  + <Reason {n}>: It bought time.\n    + <Ground {n}>: So.\n" for n in range(9))
    claims = "".join(reasons)
    text = f"```argdown\n[Staging]: It was right.\n{claims}```\n\n" + "Words. " * 400
    (small_folder / "cases" / "maps.md").write_text(text)
    reader.resize(540, height)
    library = load(small_folder)
    document = library.document("maps")
    reader.show_document(document, library, "", 0)
    reader.show_html("maps", with_claim_blocks(page(document, library), library))
    QApplication.processEvents()
    assert reader.fence_map is not None
    assert not reader.browser.horizontalScrollBar().isVisible()
    reader.resize(430, height)
    QApplication.processEvents()
    assert not reader.browser.horizontalScrollBar().isVisible()


def test_a_broken_file_says_so_above_its_text(
    reader: ReaderView, small_folder: Path, qtbot: QtBot
) -> None:
    path = small_folder / "cases" / "broken.md"
    path.write_text("---\ntitle: Broken\ndate: yesterday\n---\nThe text.\n")
    library = load(small_folder)
    reader.show_problems(library.problems)
    banner = reader.findChild(QLabel, "documentFaults")
    show(reader, library, "broken")
    assert banner is not None
    assert banner.isVisible()
    assert "line 3:" in banner.text()
    assert reader.browser.cursorRect().top() > banner.mapTo(reader, banner.rect().bottomLeft()).y()
    banner.setFocus()
    with qtbot.waitSignal(reader.problems_requested):
        QTest.keyClick(banner, Qt.Key.Key_Tab)
        QTest.keyClick(banner, Qt.Key.Key_Return)
    reader.show_problems(())
    assert not banner.isVisible()
    reader.show_problems(library.problems)
    show(reader, library, "llama")
    assert not banner.isVisible()


def test_a_section_whose_heading_is_not_in_the_text_begins_at_its_top(
    reader: ReaderView, library: Library
) -> None:
    show(reader, library, "long", "part-3")
    assert reader.browser.verticalScrollBar().value() > 0
    reader.go_to_anchor("the-title")
    assert reader.browser.verticalScrollBar().value() == 0


def test_tasks_are_read_with_their_boxes(reader: ReaderView, small_folder: Path) -> None:
    (small_folder / "cases" / "tasks.md").write_text("- [ ] open\n- [x] ==done==\n")
    show(reader, load(small_folder), "tasks")
    assert reader.browser.toPlainText() == "☐ open\n☑ done"
    style = reader.browser.document().firstBlock().textList().format().style()
    assert style == QTextListFormat.Style.ListStyleUndefined
