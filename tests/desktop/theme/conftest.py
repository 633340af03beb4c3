"""A theme for tests that leaves the application as it found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.desktop.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = (qapp.palette(), qapp.font(), qapp.styleSheet())
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.deleteLater()
    palette, font, sheet = before
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
