"""The bundled fonts, without which every width is another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from explorer.desktop.theme.fonts import load_fonts


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()
