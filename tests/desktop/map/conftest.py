"""A theme in the light, and canvases that show small maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.desktop.map.canvas import MapCanvas
from explorer.desktop.theme.fonts import load_fonts
from explorer.desktop.theme.theme import Mode, Theme
from tests.desktop.drawing.sketches import drawn, talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from explorer.desktop.drawing.picture import Drawing


class ShowMap(Protocol):
    """Shows a drawing on a new canvas, or another one on the same."""

    def __call__(
        self, drawing: Drawing, canvas: MapCanvas | None = None, *, animate: bool = False
    ) -> MapCanvas: ...


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    """Texts cannot be measured without an application, and not alike without its fonts."""
    load_fonts()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def motion(qapp: QApplication) -> Iterator[None]:
    """A desktop that wants to see things move; without one Qt takes it that none does."""
    before = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    yield
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, before)


@pytest.fixture
def show_map(qtbot: QtBot, theme: Theme) -> ShowMap:
    def show(
        drawing: Drawing, canvas: MapCanvas | None = None, *, animate: bool = False
    ) -> MapCanvas:
        if canvas is None:
            canvas = MapCanvas(theme)
            qtbot.addWidget(canvas)
            canvas.resize(1000, 700)
            canvas.show()
            canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        canvas.show_map(
            drawing.shown, drawing.layout, drawing.texts, drawing.marks, animate=animate
        )
        return canvas

    return show


@pytest.fixture
def canvas(show_map: ShowMap) -> MapCanvas:
    """A canvas with the little debate, at its natural size."""
    made = show_map(drawn(talk()))
    made.zoom_to_actual()
    made.reveal("[Open]")
    return made
