"""The window: named for everybody, restored, walked by keys, and never blank without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from explorer.address import Address
from explorer.desktop.program import Program
from explorer.desktop.session import GRAPH, READ
from explorer.desktop.theme.theme import Mode
from explorer.workspace.settings import Settings, read_settings, write_settings
from tests.desktop.conftest import close, settle

Started = Callable[..., Program]


def test_every_control_has_a_name_for_a_screen_reader(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    program.session.go(Address.document("gpt-2"), READ)
    program.session.go(Address.document("gpt-2"), GRAPH)
    settle(program)
    nameless = []
    for widget in program.window.findChildren(QWidget):
        is_own = type(widget).__module__.startswith(("explorer", "PySide6"))
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (is_own and takes_keys and widget.isEnabled()):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_every_button_and_field_can_be_reached_by_tab(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    for widget in program.window.findChildren(QWidget):
        is_control = isinstance(widget, (QAbstractButton, QLineEdit))
        is_in_field = isinstance(widget.parentWidget(), QLineEdit)
        is_hidden_part = widget.objectName().startswith("qt_") or type(widget) is QAbstractButton
        is_in_tab = type(widget).__name__ in {"CloseButton", "QToolButton"} and (
            type(widget.parentWidget()).__name__ in {"Tabs", "QStatusBar", "StatusLine"}
        )
        if is_control and widget.isVisible() and not (is_in_field or is_hidden_part or is_in_tab):
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, (
                type(widget).__name__, widget.objectName(), getattr(widget, "text", str)()
            )  # fmt: skip


def test_f6_walks_the_parts_of_the_window(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    window = program.window
    window.activateWindow()
    QApplication.processEvents()
    visited = []
    for _ in range(4):
        window.go_to_next_pane()
        QApplication.processEvents()
        visited.append(QApplication.focusWidget())
    assert len(set(visited)) == 4
    assert window.top.field in visited
    assert window.sidebar.documents in visited


def test_place_widths_and_choices_come_back(start: Started, small_folder: Path) -> None:
    first = start(small_folder)
    first.choose_mode(Mode.DARK)
    first._wiring.set_zoom(125)
    first.window.show_panels(has_sidebar=True, has_inspector=False)
    first.session.go(Address.document("llama"), READ)
    settle(first)
    close(first)
    second = start(None)
    library = second.session.library
    assert library is not None
    assert library.root == small_folder
    assert second.settings.theme == "dark"
    assert second._wiring.zoom_percent == 125
    assert not second.window.inspector.isVisible()
    assert second.window.reader.document is not None
    assert second.window.reader.document.id == "llama"
    second.choose_mode(Mode.LIGHT)


def test_a_place_off_the_screen_is_rejected(
    start: Started, small_folder: Path, tmp_path: Path
) -> None:
    first = start(small_folder)
    first.window.move(QPoint(90_000, 90_000))
    text = first.window.geometry_text()
    close(first)
    profile = tmp_path / "profile"
    settings, _ = read_settings(profile)
    write_settings(profile, replace(settings, geometry=text))
    second = start(small_folder)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(second.window.frameGeometry())


@pytest.mark.parametrize("geometry", ["", "nonsense", "ÄÖÜ", "AAAA"])
def test_a_broken_place_is_ignored(
    start: Started, small_folder: Path, tmp_path: Path, geometry: str
) -> None:
    (tmp_path / "profile").mkdir()
    write_settings(tmp_path / "profile", Settings(geometry=geometry, splitter=(1, 2)))
    program = start(small_folder)
    assert program.window.isVisible()
    assert program.window.width() > 700


def test_a_dropped_folder_is_opened(start: Started, small_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "note.md").write_text("Dropped.\n")
    program = start(small_folder)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other / "note.md"))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    program.window.dropEvent(event)
    settle(program)
    library = program.session.library
    assert library is not None
    assert [document.id for document in library.documents] == ["note"]
    assert str(other) in program.settings.recent


def test_a_folder_that_is_not_there_is_said_calmly(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    program.session.open_folder(small_folder / "nowhere")
    settle(program)
    assert "does not exist" in program.window.messages.text
    library = program.session.library
    assert library is not None
    assert library.root == small_folder


def test_a_link_that_leads_nowhere_is_said_calmly(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    before = program.session.history
    program.session.go(Address.document("nowhere"), READ)
    assert "no document “nowhere”" in program.window.messages.text
    assert program.session.history == before


def test_the_layout_can_be_reset(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    program.window.show_panels(has_sidebar=False, has_inspector=False)
    program.window._splitter.setSizes([10, 10, 10])
    program.window.reset_layout()
    assert program.window.sidebar.isVisible()
    assert program.window.inspector.isVisible()
    assert program.window.widths() == ()


def test_middle_click_opens_a_tab_and_ctrl_w_closes_it(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    window = program.window
    program.session.go(Address.document("gpt-2"), READ)
    window.sidebar.address_in_new_tab.emit(Address.document("llama"))
    settle(program)
    assert list(window.tabs.documents) == ["gpt-2", "llama"]
    assert window.tabs.isVisible()
    program.session.go(Address.document("malicious-use"), READ)
    assert list(window.tabs.documents) == ["gpt-2", "malicious-use"]
    window.tabs.close_tab()
    settle(program)
    assert list(window.tabs.documents) == ["gpt-2"]
    assert not window.tabs.isVisible()


def test_a_search_can_be_narrowed_and_widened_by_facets(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    navigation = program._wiring.navigation
    navigation.search("weights OR malicious")
    settle(program)
    found = program.window.search.found
    assert found is not None
    everything = found.total
    program.window.sidebar.narrowing_requested.emit("kind:case")
    settle(program)
    assert program.window.top.field.text() == "weights OR malicious kind:case"
    found = program.window.search.found
    assert found is not None
    assert 0 < found.total < everything
    assert {hit.kind for hit in found.hits} == {"case"}
    program.window.sidebar.narrowing_requested.emit("kind:case")
    settle(program)
    found = program.window.search.found
    assert found is not None
    assert found.total == everything


@pytest.mark.parametrize("query", ["((", "kind:", "<script>", '"', "-", "zzzzqq", "*"])
def test_any_query_gives_hits_or_a_word(start: Started, small_folder: Path, query: str) -> None:
    program = start(small_folder)
    program._wiring.navigation.search(query)
    settle(program)
    view = program.window.search
    assert view.found is not None
    assert view.found.hits or view._empty.text()


def test_back_from_a_hit_leads_to_the_results_and_before(
    start: Started, small_folder: Path
) -> None:
    program = start(small_folder)
    program.session.go(Address.document("gpt-2"), READ)
    program._wiring.navigation.search("weights")
    settle(program)
    program.window.search.address_requested.emit(Address.document("llama", "the-leak"))
    settle(program)
    assert program.window.reader.browser.extraSelections()
    program.session.back()
    settle(program)
    assert program.window.view == "search"
    assert program.window.top.field.text() == "weights"
    program.session.back()
    settle(program)
    assert program.window.view == READ
    document = program.window.reader.document
    assert document is not None
    assert document.id == "gpt-2"
    assert program.window.reader.browser.extraSelections() == []


def test_stepping_past_the_last_hit_goes_on_in_the_next_document(
    start: Started, small_folder: Path
) -> None:
    program = start(small_folder)
    program._wiring.navigation.search("malicious")
    settle(program)
    found = program.window.search.found
    assert found is not None
    order = list(dict.fromkeys(hit.document_id for hit in found.hits))
    assert len(order) > 1
    program._wiring.navigation._open_first()
    settle(program)
    visited = []
    for _ in range(12):
        document = program.window.reader.document
        assert document is not None
        visited.append(document.id)
        program._wiring.navigation.step(1)
        settle(program)
    assert list(dict.fromkeys(visited))[:2] == order[:2]


def test_geometry_is_plain_text(start: Started, small_folder: Path) -> None:
    program = start(small_folder)
    text = program.window.geometry_text()
    assert not QByteArray.fromBase64(text.encode()).isEmpty()
