"""F1 lists every key there is, by where it works."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from explorer.desktop.actions import Actions
from explorer.desktop.dialogs.about import TextDialog
from explorer.desktop.dialogs.keys import keys_text
from explorer.desktop.theme.theme import Mode, Theme


@pytest.fixture
def text(qapp: QApplication, qtbot: QtBot) -> str:
    """What somebody reads who presses F1."""
    actions = Actions(Theme(qapp, Mode.LIGHT))
    dialog = TextDialog("Keys", keys_text(actions.by_menu()))
    qtbot.addWidget(dialog)
    return dialog.findChildren(QTextBrowser)[0].toPlainText()


def part(text: str, title: str) -> str:
    """Return what stands under a heading, up to the one after it that is known."""
    titles = (
        "Everywhere", "Search field", "Lists: library, facets, results, inspector", "Text",
        "Find in this document", "Map", "Outline of the map", "Graph", "Table of the graph",
        "Commands, by menu",
    )  # fmt: skip
    lines = text.split("\n")
    start = lines.index(title)
    following = [lines.index(one) for one in titles if one in lines and lines.index(one) > start]
    return "\n".join(lines[start : min(following, default=len(lines))])


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Everywhere", ("F6", "Tab, Shift+Tab")),
        ("Search field", ("↓", "Enter", "Ctrl+Space", "Esc")),
        ("Lists: library, facets, results, inspector", ("↑ ↓", "Enter, Space", "← →")),
        ("Map", ("← → ↑ ↓", "Space", "Enter", "Letters", "Home", "+, −", "0, 1", "Esc")),
        ("Graph", ("← → ↑ ↓", "Enter", "F", "+, −", "0", "Esc")),
        ("Commands, by menu", ("Ctrl+O", "F1", "Ctrl+Shift+P")),
    ],
)
def test_each_part_of_the_window_has_its_keys(text: str, title: str, keys: tuple[str, ...]) -> None:
    shown = part(text, title).split("\n")
    for key in keys:
        assert any(re.fullmatch(re.escape(key), line.strip()) for line in shown), (key, shown)


def test_every_command_with_keys_is_listed_in_its_menu(qapp: QApplication, text: str) -> None:
    actions = Actions(Theme(qapp, Mode.LIGHT))
    commands = part(text, "Commands, by menu")
    for action in actions.all():
        if action.shortcuts():
            assert action.text().replace("&", "").rstrip("…") in commands
    assert commands.index("\nFile") < commands.index("Open library") < commands.index("\nEdit")


def test_only_commands_with_keys_stand_among_the_shortcuts() -> None:
    with_keys, without = QAction("&Find <it>…"), QAction("&Never")
    with_keys.setShortcuts([QKeySequence("Ctrl+F"), QKeySequence("F3")])
    text = keys_text({"&Edit": (with_keys, without)})
    assert "Ctrl+F, F3" in text
    assert "Find &lt;it&gt;<" in text
    assert "Never" not in text
