"""A line of text that is too long for its place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from explorer.desktop.elided_label import ElidedLabel


def test_it_ends_in_dots_where_there_is_too_little_room(qtbot: QtBot) -> None:
    label = ElidedLabel("Opening and closing advanced AI")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert label.shown_text() == label.text()
    label.resize(label.width() // 2, label.height())
    assert label.shown_text().endswith("…")
    assert label.text() == "Opening and closing advanced AI"


def test_others_in_its_line_are_not_pushed_out(qtbot: QtBot) -> None:
    line = QWidget()
    qtbot.addWidget(line)
    layout = QHBoxLayout(line)
    label, other = ElidedLabel("A very long title of some library"), QLabel("3 warnings")
    layout.addWidget(label)
    layout.addWidget(other)
    line.resize(other.sizeHint().width() + 100, 40)
    line.show()
    assert other.width() == other.sizeHint().width()
    assert other.geometry().right() < line.width()
    assert label.shown_text().endswith("…")


def test_what_is_painted_fits(qtbot: QtBot) -> None:
    whole, short = ElidedLabel("A title of some library"), ElidedLabel("A title of some library")
    for label, width in ((whole, 300), (short, 60)):
        qtbot.addWidget(label)
        label.resize(width, 24)
        label.show()
    assert whole.grab().toImage().copy(0, 0, 60, 24) != short.grab().toImage()
