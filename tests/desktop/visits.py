"""Somebody at a window of the whole program, on a small library of real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMenu,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.map.view import MapView
from explorer.desktop.program import Program
from explorer.desktop.session import MAP, READ
from explorer.files import Profile
from tests.desktop.conftest import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

Shown = TypeVar("Shown", bound=QWidget)


class Visit:
    """A program that was started, and what its reader does and sees.

    Attributes:
        crashes: Every bug that the program reported.
    """

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.window
        self.session = program.session
        self.crashes: list[object] = []
        self._qtbot = qtbot
        program.crashed.connect(self.crashes.append)

    @property
    def said(self) -> str:
        """What the bar above the content says."""
        return self.window.messages.text

    @property
    def noted(self) -> str:
        """What the line at the bottom says for a moment."""
        return self.window.status.currentMessage()

    @property
    def title(self) -> str:
        """The title of the document that is read."""
        document = self.window.reader.document
        return document.title if document else ""

    @property
    def text(self) -> str:
        """The text that is read."""
        return self.window.reader.browser.toPlainText()

    @property
    def place(self) -> str:
        """The address the reader is at."""
        present = self.session.history.present
        return str(present.address) if present else ""

    def wait(self, until: Callable[[], bool] | None = None) -> None:
        """Let the program finish what it has begun, and wait for something."""
        settle(self.program)
        if until is not None:
            self._qtbot.waitUntil(lambda: self.program.is_settled and until())
            settle(self.program)

    def do(self, command: str) -> None:
        """Give a command, as its menu or its keys do."""
        self.window.actions_[command].trigger()
        self.wait()

    def can(self, command: str) -> bool:
        """Tell whether a command is offered."""
        return self.window.actions_[command].isEnabled()

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = NONE,
        on: QWidget | None = None,
    ) -> None:
        """Press a key, in the window if it is for no part of it."""
        if on is None:
            self.window.activateWindow()
            QApplication.processEvents()
        QTest.keyClick(on or self.window, key, modifiers)
        self.wait()

    def read(self, name: str, anchor: str = "") -> None:
        """Read a document."""
        self.session.go(Address.document(name, anchor), READ)
        self.wait(lambda: bool(self.text))

    def open_map(self, name: str = "gpt-2") -> MapView:
        """Go to the map of a document."""
        self.wait(lambda: self.session.arguments is not None)
        self.session.go(Address.document(name), MAP)
        view = self.window.map
        self.wait(lambda: view.desk.subject is not None and view.desk.subject.name == name)
        return view

    def search(self, query: str) -> None:
        """Search for something."""
        self.program._wiring.navigation.search(query)
        self.wait(lambda: self.found == query)

    @property
    def found(self) -> str:
        """What was looked for in the results that are shown."""
        found = self.window.search.found
        return found.query if found else ""


@contextmanager
def visiting(qapp: QApplication, qtbot: QtBot, folder: Path) -> Iterator[Callable[..., Visit]]:
    """Start programs with one profile in a folder; each is closed and let go at the end."""
    programs: list[Program] = []

    def begin(library: Path | None, bundled: Path | None = None) -> Visit:
        program = Program(qapp, Profile.below(folder / "profile"))
        programs.append(program)
        program.start(library, bundled or folder / "no-bundled-library")
        visit = Visit(program, qtbot)
        visit.wait()
        return visit

    yield begin
    for program in programs:
        program.close()
        for dialog in program.window.findChildren(QDialog):
            dialog.close()
        program.window.deleteLater()
        program.deleteLater()
    QApplication.clipboard().clear()  # what is copied outlives no test
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def shown(kind: type[Shown]) -> Shown:
    """Return the dialog or menu of a kind that stands open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return next(one for one in found if one.isVisible())


def is_shown(kind: type[QWidget]) -> bool:
    """Tell whether a dialog or menu of a kind stands open."""
    return any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets())


def push(dialog: QWidget, text: str) -> None:
    """Push the button that says this."""
    buttons = dialog.findChildren(QAbstractButton)
    next(one for one in buttons if one.text().replace("&", "") == text).click()


def lines(widget: QWidget) -> str:
    """Return all that labels and texts in a widget say."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(one.toPlainText() for one in widget.findChildren(QTextBrowser))])


def offered(menu: QMenu) -> dict[str, bool]:
    """Return what a menu offers, as it is about to be shown, and which of it can be chosen."""
    menu.aboutToShow.emit()
    return {one.text(): one.isEnabled() for one in menu.actions() if not one.isSeparator()}


def pick(menu: QMenu, *path: str) -> None:
    """Choose what stands in a menu, or in a menu of it."""
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text() == path[0])
    if len(path) == 1:
        action.trigger()
    else:
        below = action.menu()
        assert isinstance(below, QMenu)
        pick(below, *path[1:])


def answer_file(monkeypatch: pytest.MonkeyPatch, path: str | Path, kind: str = "") -> list[str]:
    """Answer the asking for a file to write; what was suggested is told."""
    suggested: list[str] = []

    def choose(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return suggested


def answer_name(monkeypatch: pytest.MonkeyPatch, name: str, *, is_given: bool = True) -> None:
    """Answer the asking for a name."""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name, is_given))


def watch_desktop(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the desktop will be asked to open, instead of opening it."""
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    return asked


def middle_click(
    widget: QWidget, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.MiddleButton
) -> None:
    """Press and let go a button where nobody need care for it; `QTest` warns of that."""
    where = QPointF(widget.mapToGlobal(place))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        held = button if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, QPointF(place), where, button, held, NONE)
        QApplication.sendEvent(widget, event)
