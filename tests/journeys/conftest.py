"""Journeys drive the real window on the bundled library, as a reader would."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from explorer.address import Address
from explorer.desktop.program import Program
from explorer.desktop.row_view import RowView
from explorer.files import Profile, bundled


class Reader:
    """Somebody at the window, who clicks, types and looks."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.window = program.window

    def wait(self, until: Callable[[], bool] | None = None, timeout_s: float = 20) -> None:
        """Wait until the program has come to rest and something holds."""
        deadline = time.monotonic() + timeout_s
        quiet = 0
        while quiet < 3:
            assert time.monotonic() < deadline, "this did not happen in time"
            QApplication.processEvents()
            is_done = self.program.is_settled and (until is None or until())
            quiet = quiet + 1 if is_done else 0
            time.sleep(0.005)

    def type_into_search(self, text: str) -> None:
        """Press Ctrl+K and type."""
        self.press("K", Qt.KeyboardModifier.ControlModifier)
        field = self.window.top.field
        assert field.hasFocus() or not self.window.isActiveWindow()
        field.clear()
        QTest.keyClicks(field, text)
        self.wait(lambda: self.found_query() == text)

    def found_query(self) -> str:
        """What was searched for in the results that are shown."""
        found = self.window.search.found
        return found.query if found else ""

    def press(
        self,
        key: str,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        """Press a key, named as Qt names it."""
        QTest.keyClick(on or self.window, getattr(Qt.Key, f"Key_{key}"), modifiers)
        self.wait()

    def click_row(self, view: RowView, address: Address) -> None:
        """Click the row of a list that leads to an address, once all rows of the list are shown."""
        for number, group in enumerate(view.rows.groups):
            if group.rows[-1].text.endswith(" more"):
                more = view.rows.index(len(group.rows) - 1, 0, view.rows.index(number, 0))
                self._click(view, more)
        index = view.rows.index_of(address)
        assert index.isValid(), f"{address} is not in the list"
        self._click(view, index)
        self.wait()

    def _click(self, view: RowView, index: QModelIndex) -> None:
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    @property
    def place(self) -> str:
        """The address the reader is at."""
        present = self.program.session.history.present
        return str(present.address) if present else ""

    @property
    def title(self) -> str:
        """The title of the document that is read."""
        document = self.window.reader.document
        return document.title if document else ""

    @property
    def text(self) -> str:
        """The text that is read."""
        return self.window.reader.browser.toPlainText()


@pytest.fixture
def sit_down(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """Open the program on a library, the bundled one unless named; one profile each test."""
    programs: list[Program] = []

    def begin(folder: Path | None = None) -> Reader:
        program = Program(qapp, Profile.below(tmp_path / "profile"))
        programs.append(program)
        program.start(folder, bundled("content"))
        program.window.resize(1280, 800)
        reader = Reader(program)
        reader.wait()
        return reader

    yield begin
    for program in programs:
        if not isValid(program.window):
            continue
        program.close()
        program.window.deleteLater()
        program.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
