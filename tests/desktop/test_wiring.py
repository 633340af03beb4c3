"""Commands do what they say: preferences, sizes, panels, dialogs, copying, finding, the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QMessageBox,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.dialogs.about import TextDialog
from explorer.desktop.dialogs.preferences import PreferencesDialog
from explorer.desktop.dialogs.problems import ProblemsDialog
from explorer.desktop.session import GRAPH, MAP, READ, SEARCH
from explorer.workspace.settings import ZOOM_STEPS
from tests.desktop.visits import (
    ALT,
    CONTROL,
    SHIFT,
    Visit,
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


def letter_size(visit: Visit) -> float:
    return visit.window.reader.browser.document().defaultFont().pointSizeF()


def test_another_theme_is_chosen_in_the_preferences(visit: Visit) -> None:
    visit.press(Qt.Key.Key_Comma, CONTROL)
    dialog = shown(PreferencesDialog)
    theme, _ = dialog.findChildren(QComboBox)
    theme.setCurrentIndex(theme.findText("Dark"))
    assert visit.window.theme.tokens.is_dark
    theme.setCurrentIndex(theme.findText("Light"))
    assert not visit.window.theme.tokens.is_dark
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_preferences_change_size_and_motion_at_once_and_escape_closes_them(visit: Visit) -> None:
    visit.read("gpt-2")
    before = letter_size(visit)
    visit.press(Qt.Key.Key_Comma, CONTROL)
    dialog = shown(PreferencesDialog)
    _, zoom = dialog.findChildren(QComboBox)
    zoom.setCurrentIndex(zoom.findText("150 %"))
    dialog.findChildren(QCheckBox)[0].click()
    visit.wait()
    assert letter_size(visit) == pytest.approx(before * 1.5, abs=1)
    assert visit.program.settings.is_motion_reduced
    assert "came out in steps" in visit.text
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not is_shown(PreferencesDialog)


def test_a_theme_of_the_menu_shows_at_once_and_is_the_one_marked(visit: Visit) -> None:
    visit.read("gpt-2")
    modes = visit.window.actions_._modes
    named = {one.text().replace("&", ""): one for one in modes.actions()}
    themes = {"Dark": True, "Projector": False, "High contrast": True, "Light": False}
    for name, is_dark in themes.items():
        named[name].trigger()
        visit.wait()
        assert visit.window.theme.tokens.is_dark is is_dark
        ground = visit.window.reader.browser.palette().base().color()
        assert (ground.lightness() < 128) is is_dark
        assert [one for one in modes.actions() if one.isChecked()] == [named[name]]
        assert visit.program.settings.theme == named[name].data()


def test_text_grows_and_shrinks_by_keys_and_no_further_than_the_ends(visit: Visit) -> None:
    visit.read("gpt-2")
    natural = letter_size(visit)
    visit.press(Qt.Key.Key_Plus, CONTROL)
    assert letter_size(visit) > natural
    sizes = []
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Plus):
        for _ in range(len(ZOOM_STEPS) + 1):
            visit.do("zoom_out" if key == Qt.Key.Key_Minus else "zoom_in")
        sizes.append(letter_size(visit))
    assert sizes == pytest.approx([natural * 0.8, natural * 2], abs=1)
    visit.press(Qt.Key.Key_0, CONTROL)
    assert letter_size(visit) == natural


def test_panels_are_shown_and_hidden_by_keys_and_put_back(visit: Visit) -> None:
    window = visit.window
    visit.press(Qt.Key.Key_F9)
    assert not window.sidebar.isVisible()
    visit.press(Qt.Key.Key_F10)
    assert not window.inspector.isVisible()
    visit.press(Qt.Key.Key_F9)
    assert window.sidebar.isVisible()
    visit.do("reset_layout")
    assert window.inspector.isVisible()
    assert window.actions_["inspector"].isChecked()


def test_about_says_what_is_open_and_escape_closes_it(visit: Visit) -> None:
    visit.do("about")
    dialog = shown(TextDialog)
    said = lines(dialog)
    assert dialog.windowTitle() == "About Openness Explorer"
    assert "A small library · 1 · CC BY 4.0 · digest" in said
    assert "PySide6-Essentials" in said
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not is_shown(TextDialog)


def test_every_command_with_keys_stands_among_the_shortcuts(visit: Visit) -> None:
    visit.press(Qt.Key.Key_F1)
    dialog = shown(TextDialog)
    said = lines(dialog)
    for action in visit.window.actions_.all():
        name = action.text().replace("&", "").rstrip("…")
        assert (name in said) == bool(action.shortcuts())
    assert "Ctrl+K, Ctrl+Shift+F" in said
    push(dialog, "Close")
    assert not is_shown(TextDialog)


def test_the_log_is_shown_as_a_folder(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = watch_desktop(monkeypatch)
    visit.do("log")
    assert opened == [QUrl.fromLocalFile(str(visit.program._profile.state)).toString()]


def test_problems_are_counted_below_listed_copied_and_opened(
    begin: Begin, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = small_folder / "cases" / "bad.md"
    bad.write_text("---\ntitle: [broken\n---\nSee [[nothing like it]].\n")
    visit = begin(small_folder)
    button = visit.window.status.findChildren(QToolButton, "problemsButton")[0]
    visit.wait(button.isVisible)
    assert "error" in button.text()
    button.click()
    dialog = shown(ProblemsDialog)
    assert "everything else is loaded" in lines(dialog)
    push(dialog, "Copy all")
    copied = QGuiApplication.clipboard().text()
    assert "cases/bad.md:" in copied
    assert "not YAML" in copied
    opened = watch_desktop(monkeypatch)
    table = dialog.findChildren(QTableView)[0]
    row = next(
        n for n in range(table.model().rowCount()) if "bad" in table.model().index(n, 0).data()
    )
    table.activated.emit(table.model().index(row, 0))
    assert opened == [QUrl.fromLocalFile(str(bad.resolve())).toString()]
    push(dialog, "Close")
    assert not is_shown(ProblemsDialog)


def test_where_nothing_is_wrong_it_is_said_and_there_is_nothing_to_copy(
    begin: Begin, tmp_path: Path
) -> None:
    folder = tmp_path / "fine"
    folder.mkdir()
    (folder / "library.yaml").write_text("id: fine\ntitle: Fine\nlanguage: en\nlicence: MIT\n")
    (folder / "note.md").write_text("---\ntitle: A note\n---\n# A note\n\nFine.\n")
    visit = begin(folder)
    visit.wait(lambda: visit.session.arguments is not None)
    visit.press(Qt.Key.Key_M, CONTROL | SHIFT)
    assert "Nothing is wrong with the content." in lines(shown(ProblemsDialog))


def test_what_is_selected_is_copied_with_its_citation(visit: Visit) -> None:
    visit.read("gpt-2")
    browser = visit.window.reader.browser
    assert browser.find("held back")
    visit.press(Qt.Key.Key_C, CONTROL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“held back”")
    assert "section “What happened”" in copied
    assert visit.noted == "Citation copied"
    visit.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "held back"


def test_the_address_of_any_place_is_copied_and_leads_back_to_it(visit: Visit) -> None:
    visit.wait(lambda: visit.session.arguments is not None)
    places = {
        Address.document("gpt-2", "what-happened"): READ,
        Address.claim("Easily replicated"): MAP,
        Address.document("malicious-use"): GRAPH,
        Address.search("weights"): SEARCH,
    }
    for address, view in places.items():
        if view == SEARCH:
            visit.search(address.name)
        else:
            visit.session.go(address, view)
            visit.wait()
        visit.window.status.clearMessage()
        visit.do("copy_address")
        assert Address.parse(QGuiApplication.clipboard().text()) == address
        assert visit.noted == "Address copied"


def test_text_is_selected_by_keys_once_the_caret_is_shown(visit: Visit) -> None:
    visit.read("llama")
    browser = visit.window.reader.browser
    visit.press(Qt.Key.Key_Right, SHIFT, on=browser)
    assert not browser.textCursor().hasSelection()
    visit.press(Qt.Key.Key_F7)
    assert visit.window.actions_["caret"].isChecked()
    for _ in range(3):
        visit.press(Qt.Key.Key_Right, SHIFT, on=browser)
    visit.do("copy")
    assert QGuiApplication.clipboard().text() == "The"
    visit.press(Qt.Key.Key_F7)
    visit.press(Qt.Key.Key_Right, SHIFT, on=browser)
    assert browser.textCursor().selectedText() == "The"


def test_finding_is_in_the_page_while_reading_and_in_the_library_elsewhere(visit: Visit) -> None:
    visit.read("llama")
    visit.press(Qt.Key.Key_F, CONTROL)
    assert visit.window.reader._find_bar.isVisible()
    QTest.keyClicks(visit.window.reader._find_bar._field, "weights")
    assert "1 of 3" in lines(visit.window.reader)
    visit.press(Qt.Key.Key_F3)
    assert "2 of 3" in lines(visit.window.reader)
    visit.press(Qt.Key.Key_F3, SHIFT)
    assert "1 of 3" in lines(visit.window.reader)
    visit.press(Qt.Key.Key_3, CONTROL)
    visit.press(Qt.Key.Key_F, CONTROL)
    assert visit.window.focusWidget() is visit.window.top.field


def test_the_search_field_is_reached_with_what_it_has_selected(visit: Visit) -> None:
    visit.search("weights")
    visit.window.reader.setFocus()
    visit.press(Qt.Key.Key_K, CONTROL)
    field = visit.window.top.field
    assert visit.window.focusWidget() is field
    assert field.selectedText() == "weights"


def test_the_start_of_the_library_is_reached_by_keys(visit: Visit) -> None:
    visit.read("malicious-use")
    visit.press(Qt.Key.Key_Home, ALT)
    library = visit.session.library
    assert library is not None
    assert visit.title == library.documents[0].title


def web_question(visit: Visit) -> QMessageBox:
    visit.read("gpt-2")
    visit.window.reader.browser.anchorClicked.emit(QUrl("https://example.org/"))
    return shown(QMessageBox)


def test_a_link_to_the_web_says_where_it_goes_and_is_opened_only_when_asked(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = watch_desktop(monkeypatch)
    box = web_question(visit)
    assert box.informativeText() == "https://example.org/"
    assert opened == []
    push(box, "Open in browser")
    assert opened == ["https://example.org/"]


def test_the_address_of_the_web_is_copied_and_nothing_opened(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = watch_desktop(monkeypatch)
    push(web_question(visit), "Copy address")
    assert QGuiApplication.clipboard().text() == "https://example.org/"
    QTest.keyClick(web_question(visit), Qt.Key.Key_Escape)
    assert opened == []
    assert not is_shown(QMessageBox)


def test_links_of_other_sorts_lead_nowhere(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = watch_desktop(monkeypatch)
    for url in ("file:///etc/passwd", "ftp://example.org/", "ssh:x", "tel:1"):
        visit.window.messages.clear()
        visit.window.reader.browser.link_requested.emit(url, False)
        assert visit.said == "This link leads nowhere the program may go."
    assert not is_shown(QMessageBox)
    assert opened == []


def test_the_web_address_of_a_source_is_asked_about_too(visit: Visit) -> None:
    visit.session.go(Address.source("doe-2020"), READ)
    visit.wait()
    rows = visit.window.inspector.rows
    group = next(
        g for g in rows.rows.groups for r in g.rows if r.text == "https://example.org/leaks"
    )
    row = next(r for r in group.rows if r.text.startswith("https"))
    rows.row_chosen.emit(row)
    assert shown(QMessageBox).informativeText() == "https://example.org/leaks"
