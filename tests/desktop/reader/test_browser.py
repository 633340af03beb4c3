"""The text itself: links by mouse and keys, tips, copying, pictures, sections in sight."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QHelpEvent, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.reader.browser import Browser
from explorer.desktop.reader.claim_blocks import with_claim_blocks
from explorer.desktop.reader.view import ReaderView
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.html import page
from explorer.library.loading import load
from tests.desktop.visits import middle_click

IMAGE = QTextDocument.ResourceType.ImageResource.value
LINKED = f"""
<h2><a name="first"></a>First</h2>
<p>Before <a href="{Address.document("malicious-use").url()}">a link</a> after.</p>
<p>And <a href="https://example.org/">the web</a>.</p>
{"<p>Many words about weights stand here.</p>" * 60}
<h2><a name="second"></a>Second</h2>
{"<p>More words.</p>" * 60}
"""


@pytest.fixture
def browser(qtbot: QtBot, tmp_path: Path) -> Iterator[Browser]:
    made = Browser(QWidget())
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    made.show_page(LINKED, tmp_path.resolve(), "", lambda link: f"<p>To {link}</p>", 1.0)
    made.setFocus()
    yield made
    QApplication.clipboard().clear()  # what is copied outlives no test


def place_of(browser: Browser, text: str) -> QPoint:
    """Return a point of the viewport in the first letters of a text."""
    cursor = browser.document().find(text)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 2)
    return browser.cursorRect(cursor).center()


def point_at(browser: Browser, place: QPoint) -> None:
    """Rest the mouse on a place."""
    where = browser.viewport().mapToGlobal(place)
    QApplication.sendEvent(browser.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, where))


# Links


def test_a_click_follows_a_link_here_and_other_buttons_follow_it_in_a_new_tab(
    browser: Browser,
) -> None:
    asked: list[tuple[str, bool]] = []
    browser.link_requested.connect(lambda url, is_new: asked.append((url, is_new)))
    place, url = place_of(browser, "a link"), Address.document("malicious-use").url()
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    middle_click(browser.viewport(), place)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, control, place)
    assert asked == [(url, False), (url, True), (url, True)]


def test_a_middle_click_beside_a_link_follows_nothing(browser: Browser, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(browser.link_requested):
        middle_click(browser.viewport(), place_of(browser, "Before"))
        left = Qt.MouseButton.LeftButton
        middle_click(browser.viewport(), place_of(browser, "Before"), left)


@pytest.mark.parametrize("has_caret", [False, True])
def test_links_are_walked_with_tab_and_followed_with_enter(
    browser: Browser, qtbot: QtBot, has_caret: bool
) -> None:
    browser.set_caret(is_shown=has_caret)
    visited = []
    for _ in range(2):
        QTest.keyClick(browser, Qt.Key.Key_Tab)
        with qtbot.waitSignal(browser.link_requested) as asked:
            QTest.keyClick(browser, Qt.Key.Key_Return)
        visited.append(asked.args)
    assert visited == [
        [Address.document("malicious-use").url(), False], ["https://example.org/", False],
    ]  # fmt: skip


# Tips


def test_pointing_at_a_link_says_where_it_leads_and_beside_it_nothing(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, _widget: said.append(text))
    monkeypatch.setattr(QToolTip, "hideText", lambda: said.append(""))
    point_at(browser, place_of(browser, "the web"))
    point_at(browser, place_of(browser, "Before"))
    assert said == ["<p>To https://example.org/</p>", ""]


# Copying


def test_several_paragraphs_are_copied_as_lines(browser: Browser) -> None:
    cursor = browser.document().find("Before")
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(
        browser.document().find("the web").selectionEnd(), cursor.MoveMode.KeepAnchor
    )
    browser.setTextCursor(cursor)
    browser.copy()
    copied = QApplication.clipboard().mimeData()
    assert copied.text().splitlines() == ["Before a link after.", "And the web"]
    assert "example.org" in copied.html()


def test_a_picture_in_the_selection_leaves_no_trace_in_the_text(
    browser: Browser, tmp_path: Path
) -> None:
    picture = QImage(20, 10, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(tmp_path / "red.png"))
    html = '<p>Left <img src="red.png"> right</p>'
    browser.show_page(html, tmp_path.resolve(), "", str, 1.0)
    browser.selectAll()
    browser.copy()
    assert QApplication.clipboard().text().split() == ["Left", "right"]


# Pictures


def load_picture(browser: Browser, name: str) -> QImage | None:
    found = browser.loadResource(IMAGE, QUrl(name))
    assert found is None or isinstance(found, QImage)
    return found


def test_a_file_that_is_no_picture_is_not_shown(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG garbage")
    (tmp_path / "text.png").write_text("words")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "folder.png").mkdir()
    for name in ("broken.png", "text.png", "empty.png", "folder.png", "", "\0.png", "a" * 5000):
        assert load_picture(browser, name) is None


def test_a_link_that_leads_out_of_the_library_is_not_followed_for_a_picture(
    browser: Browser, tmp_path: Path
) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.png"
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(outside))
    (tmp_path / "inside.png").symlink_to(outside)
    assert load_picture(browser, "inside.png") is None


def test_a_picture_with_blanks_in_its_name_is_shown(browser: Browser, tmp_path: Path) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(tmp_path / "my picture.png"))
    for name in ("my picture.png", "my%20picture.png"):
        found = load_picture(browser, name)
        assert found is not None
        assert found.width() == 4


def test_a_file_too_large_to_be_a_picture_is_not_read(browser: Browser, tmp_path: Path) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(30_000_001)
    assert load_picture(browser, "huge.png") is None


def test_style_sheets_and_scripts_are_never_loaded(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("p { color: red }")
    for kind in (
        QTextDocument.ResourceType.StyleSheetResource,
        QTextDocument.ResourceType.HtmlResource,
    ):
        assert browser.loadResource(kind.value, QUrl("style.css")) is None


# Where the reader is


def test_scrolling_tells_which_section_is_in_sight_once_each(browser: Browser) -> None:
    reached: list[str] = []
    browser.section_reached.connect(reached.append)
    bar = browser.verticalScrollBar()
    for value in range(0, bar.maximum(), 40):
        bar.setValue(value)
    assert reached == ["first", "second"]
    browser.go_to_anchor("")
    assert bar.value() == 0
    browser.go_to_anchor("nowhere")
    assert bar.value() == 0


def test_a_narrower_window_keeps_the_section_in_sight(browser: Browser) -> None:
    browser.go_to_anchor("second")
    browser.resize(420, 500)
    QApplication.processEvents()
    assert browser.anchor_in_sight() == "second"
    assert browser.document().rootFrame().frameFormat().leftMargin() >= 28


def test_a_selection_belongs_to_the_section_it_begins_in_wherever_one_looks(
    browser: Browser,
) -> None:
    browser.go_to_anchor("second")
    assert browser.anchor_of_selection() == "second"
    cursor = browser.document().find("Before")
    browser.setTextCursor(cursor)
    browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum())
    assert browser.anchor_of_selection() == "first"
    browser.moveCursor(QTextCursor.MoveOperation.End)
    assert browser.position_of("nowhere") == 0


# The small map in a text


@pytest.fixture
def reader(qtbot: QtBot, qapp: QApplication, small_folder: Path) -> ReaderView:
    library = load(small_folder)
    view = ReaderView(Theme(qapp, Mode.LIGHT))
    qtbot.addWidget(view)
    view.resize(900, 1400)
    view.show()
    document = library.document("gpt-2")
    view.show_document(document, library, "", 0)
    view.show_html("gpt-2", with_claim_blocks(page(document, library), library))
    qtbot.waitUntil(lambda: view.fence_map is not None)
    return view


def box_place(reader: ReaderView, key: str) -> QPoint:
    """Return where the middle of a box of the small map is seen."""
    small = reader.fence_map
    assert small is not None
    box = small.drawing.layout.boxes[key]
    middle = QPointF(box.x + box.width / 2, box.y + box.height / 2)
    inside = (middle - small.bounds.topLeft()) * small.scale
    browser = reader.browser
    for y in range(0, browser.viewport().height(), 4):
        found = browser.picture_at(QPointF(browser.viewport().width() / 2, y))
        if found is not None:
            corner = QPointF(browser.viewport().width() / 2, y) - found[1]
            return (corner + inside).toPoint()
    raise AssertionError("no small map is in sight")


Act = Callable[..., None]


@pytest.mark.parametrize(
    ("act", "signal"),
    [(QTest.mouseClick, "address_requested"), (QTest.mouseDClick, "map_requested")],
)
def test_a_box_of_the_small_map_is_chosen_by_a_click_and_opened_by_two(
    reader: ReaderView, qtbot: QtBot, act: Act, signal: str
) -> None:
    place = box_place(reader, "<Time to prepare>")
    with qtbot.waitSignal(getattr(reader, signal)) as asked:
        act(reader.browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args is not None
    assert asked.args[0] == Address.claim("Time to prepare")


def test_two_clicks_beside_the_boxes_open_the_map_of_the_document(
    reader: ReaderView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reader.map_requested) as asked:
        reader.browser.picture_opened.emit("argument-map:all", QPointF(-50, -50))
    assert asked.args == [Address.document("gpt-2")]
    with qtbot.assertNotEmitted(reader.address_requested):
        reader.browser.picture_clicked.emit("argument-map:all", QPointF(-50, -50))


def test_two_clicks_on_a_word_select_it_as_everywhere(browser: Browser) -> None:
    place = place_of(browser, "weights")
    QTest.mouseDClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert browser.textCursor().selectedText() == "weights"


def test_a_loop_of_links_is_no_picture(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    assert browser.loadResource(IMAGE, QUrl("loop.png")) is None


COPIED = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication, QWidget
    from explorer.desktop.reader.browser import Browser

    application = QApplication([])
    browser = Browser(QWidget())
    browser.show_page("<p>Some words</p>", Path("."), "", str, 1.0)
    browser.show()
    browser.selectAll()
    browser.copy()
    print(application.clipboard().text())
"""


def test_what_was_copied_outlives_the_program_without_a_crash() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(COPIED)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout.strip()) == (0, "Some words"), ran.stderr
