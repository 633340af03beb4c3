"""Without a mouse: filter, read, follow a link, select, copy, search, look, and come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.desktop.session import GRAPH, READ, SEARCH
from tests.desktop.conftest import SMALL, write_files
from tests.journeys.conftest import Reader

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_library_is_read_searched_and_taken_from_by_keys_alone(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = sit_down(write_files(tmp_path / "small", SMALL))
    window = reader.window
    window.activateWindow()
    browser = window.reader.browser
    assert reader.title == "GPT-2: the staged release"

    browser.setFocus()
    reader.press("Tab", on=browser)
    reader.press("Return", on=browser)
    reader.wait(lambda: "Use to harm others" in reader.text)
    assert reader.title == "Malicious use"

    reader.press("F7")
    for _ in range(3):
        reader.press("Right", SHIFT | CONTROL, on=browser)
    reader.press("C", CONTROL)
    copied = QApplication.clipboard().text()
    assert copied
    assert copied.split()[0] in reader.text
    QApplication.clipboard().clear()  # what is copied outlives no test
    reader.press("F7")

    reader.press("Left", ALT)
    assert reader.title == "GPT-2: the staged release"

    reader.type_into_search("copied")
    assert window.view == SEARCH
    reader.press("Down", on=window.top.field)
    assert window.focusWidget() is window.search.hits
    reader.press("Escape", on=window.top.field)
    assert (window.view, reader.title) == (READ, "GPT-2: the staged release")

    reader.press("3", CONTROL)
    reader.wait(lambda: window.view == GRAPH and window.graph.canvas.picture is not None)
    canvas = window.graph.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    first = canvas.highlighted.selected
    assert first is not None
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    reader.wait(lambda: window.view == READ)
    assert reader.place == str(first)
    reader.press("Left", ALT)
    assert window.view == GRAPH
