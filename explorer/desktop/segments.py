"""Buttons side by side in one frame, of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping


class Segments(QWidget):
    """Lets one of a few values be chosen.

    Signals:
        chosen(str): The value that the reader chose.
    """

    chosen = Signal(str)

    def __init__(
        self, texts: Mapping[str, str], parent: QWidget | None = None, *, is_tight: bool = False
    ) -> None:
        """Make buttons, left to right.

        Args:
            texts: What stands on each button, by value.
            parent: Who owns it.
            is_tight: Whether the buttons stand in a narrow panel.
        """
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, (value, text) in enumerate(texts.items()):
            button = segment(text, edge_of(place, len(texts)), self)
            button.setCheckable(True)
            button.setProperty("tight", "yes" if is_tight else "no")
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self._buttons[value] = button
            line.addWidget(button)

    @property
    def value(self) -> str:
        """What is chosen; nothing if nothing is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def button(self, value: str) -> QToolButton:
        """Return the button of a value.

        Raises:
            KeyError: There is none.
        """
        return self._buttons[value]

    def choose(self, value: str) -> None:
        """Mark a value as chosen, without telling anybody."""
        self._buttons[value].setChecked(True)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Name buttons anew."""
        for value, text in texts.items():
            self._buttons[value].setText(text)


def segment(text: str, edge: str, parent: QWidget) -> QToolButton:
    """Return a button that is drawn as part of a row of them."""
    button = QToolButton(parent)
    button.setText(text)
    button.setProperty("role", "segment")
    button.setProperty("edge", edge)
    return button


def edge_of(place: int, count: int) -> str:
    """Return which end of a row a button is at, as the style sheet calls it."""
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "middle"
