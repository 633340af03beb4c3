"""The controls below a map: how large, which way it runs, and thinking about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from explorer.argument.layout.values import Direction
from explorer.desktop.map.stage import STEP
from explorer.desktop.map.tools import Tools
from explorer.desktop.segments import edge_of, segment
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QToolButton


class ZoomBar(Tools):
    """Zooms, turns the map, and turns what-if on.

    Signals:
        zoom_requested(float): Enlarge by this factor.
        actual_requested(): Show the map at its natural size.
        fit_requested(): Show all of it.
        direction_requested(object): Lay it out in this `Direction`.
        thinking_requested(bool): Turn what-if on or off.
    """

    zoom_requested = Signal(float)
    actual_requested = Signal()
    fit_requested = Signal()
    direction_requested = Signal(object)
    thinking_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        zooming = {
            "−": tr("Smaller (−)"),
            "100%": tr("Natural size (1)"),
            "+": tr("Larger (+)"),
            tr("Fit"): tr("Show all of the map (0)"),
        }
        turning = {"→": tr("Reasons to the right"), "↓": tr("Reasons below")}
        self.smaller, self.actual, self.larger, self.fit = _row(zooming, self)
        self.rightwards, self.downwards = _row(turning, self)
        thinking = {tr("What-if"): tr("See what would follow if a claim fell")}
        (self.thinking,) = _row(thinking, self)
        # The number changes while zooming; the buttons beside it must not move under the mouse.
        wide = self.actual.fontMetrics().horizontalAdvance
        self.actual.setFixedWidth(wide("100%") + 32)
        for button in (self.smaller, self.larger, self.rightwards, self.downwards):
            button.setFixedWidth(wide("0") + 30)
        rows = (
            (self.smaller, self.actual, self.larger, self.fit),
            (self.rightwards, self.downwards),
            (self.thinking,),
        )
        self.show_tools([_joined(row, self) for row in rows])
        self._turning = QButtonGroup(self)
        for button in (self.rightwards, self.downwards):
            button.setCheckable(True)
            self._turning.addButton(button)
        self.thinking.setCheckable(True)
        self._connect()
        self.show_zoom(1.0)
        self.show_direction(Direction.RIGHT)

    def show_zoom(self, scale: float) -> None:
        """Show how large the map is seen; 1 is natural."""
        percent = round(scale * 100)
        self.actual.setText(f"{percent}%")
        self.actual.setAccessibleName(tr("Natural size; now at {percent}%").format(percent=percent))

    def show_direction(self, direction: Direction) -> None:
        """Mark which way the map runs."""
        is_right = direction is Direction.RIGHT
        (self.rightwards if is_right else self.downwards).setChecked(True)

    def show_thinking(self, *, is_on: bool) -> None:
        """Mark whether what-if is on."""
        self.thinking.setChecked(is_on)

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.zoom_requested.emit(1 / STEP))
        self.larger.clicked.connect(lambda: self.zoom_requested.emit(STEP))
        self.actual.clicked.connect(self.actual_requested)
        self.fit.clicked.connect(self.fit_requested)
        self.rightwards.clicked.connect(lambda: self.direction_requested.emit(Direction.RIGHT))
        self.downwards.clicked.connect(lambda: self.direction_requested.emit(Direction.DOWN))
        self.thinking.clicked.connect(self.thinking_requested)


def _joined(buttons: tuple[QToolButton, ...], parent: QWidget) -> QWidget:
    """Return buttons in one frame, that no end of a line parts."""
    frame = QWidget(parent)
    line = QHBoxLayout(frame)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    for button in buttons:
        line.addWidget(button)
    return frame


def _row(told: Mapping[str, str], parent: QWidget) -> tuple[QToolButton, ...]:
    """Return buttons of one frame, given what stands on each and what it does."""
    row = []
    for place, (text, tip) in enumerate(told.items()):
        button = segment(text, edge_of(place, len(told)), parent)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        row.append(button)
    return tuple(row)
