"""Whether somebody is at the program."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.desktop.attendance import Attendance


def opened(qtbot: QtBot) -> QDialog:
    dialog = QDialog()
    dialog.field = QLineEdit(dialog)  # type: ignore[attr-defined]
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    return dialog


def act(dialog: QDialog) -> None:
    """Press a key and a button as the desktop would tell the window of it."""
    window = dialog.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_keys_and_clicks_are_noted(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = opened(qtbot)
    attendance = Attendance(qapp)
    noted: list[int] = []
    attendance.noted.connect(lambda: noted.append(1))
    act(dialog)
    assert len(noted) == 2
    QTest.mouseMove(dialog.windowHandle(), QPoint(9, 9))
    assert len(noted) == 2, "a mouse that is pushed by chance is nobody"
    attendance.close()
    act(dialog)
    assert len(noted) == 2


def test_it_follows_the_window_that_has_the_keyboard(qtbot: QtBot, qapp: QApplication) -> None:
    attendance = Attendance(qapp)
    noted: list[int] = []
    attendance.noted.connect(lambda: noted.append(1))
    first = opened(qtbot)
    second = opened(qtbot)
    act(second)
    assert len(noted) == 2
    second.close()
    first.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is first.windowHandle())
    act(first)
    assert len(noted) == 4
    attendance.close()
