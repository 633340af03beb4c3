"""The inspector as a person sees it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from explorer.desktop.inspector.view import Inspector
from explorer.desktop.theme.theme import Mode, Theme


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.PROJECTOR])
def test_its_tabs_are_read_whole_in_a_narrow_window(
    qapp: QApplication, qtbot: QtBot, mode: Mode
) -> None:
    theme = Theme(qapp, mode)
    inspector = Inspector(theme)
    theme.setParent(inspector)
    qtbot.addWidget(inspector)
    inspector.resize(266, 500)
    inspector.show()
    tabs = [b for b in inspector.findChildren(QToolButton) if b.property("tab")]
    assert [tab.text() for tab in tabs] == ["Outline", "Links", "Claims", "Sources"]
    for tab in tabs:
        assert tab.width() >= tab.fontMetrics().horizontalAdvance(tab.text()) + 6, tab.text()
    theme.set_mode(Mode.LIGHT)
