"""The chips of a title block: two lines of them, and a button that brings the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

MOST_LINES: Final = 2
"""So many lines of chips are shown at first: a case with many topics begins on its first screen."""
GAP_PX: Final = 6


class Chips(QWidget):
    """Sets chips in lines, left to right.

    Signals:
        folded(): There are more lines or fewer now, because the reader wants them.
    """

    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[QToolButton, ...] = ()
        self._is_whole = False
        self._more = self._button()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> tuple[QToolButton, ...]:
        """All chips, the hidden ones too."""
        return self._chips

    @property
    def more(self) -> QToolButton:
        """Brings the hidden chips, or hides them again; itself hidden where all have room."""
        return self._more

    def show_chips(self, chips: Sequence[QToolButton]) -> None:
        """Show these chips in place of those before, as many as fit into the first lines."""
        for old in (*self._chips, self._more):
            old.hide()
            old.deleteLater()
        self._chips, self._is_whole = tuple(chips), False
        self._more = self._button()  # made after the chips, so that Tab comes to it behind them
        self._set_out(self.width())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        lines = self._lines(arg__1)
        return sum(self._height_of(line) for line in lines) + GAP_PX * max(len(lines) - 1, 0)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, _size_of(self._chips[0]).height() if self._chips else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out(event.size().width())

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "link")
        button.setAccessibleName(tr("Show more links of this document"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._fold)
        button.hide()
        return button

    def _fold(self) -> None:
        self._is_whole = not self._is_whole
        self._set_out(self.width())
        self.updateGeometry()
        self.folded.emit()

    def _lines(self, width: int) -> list[list[QToolButton]]:
        """Return the buttons that are shown, line by line."""
        lines = _flowed(self._chips, width)
        if len(lines) <= MOST_LINES:
            return lines
        self._name_more(len(self._chips))  # it is never wider than now
        if self._is_whole:
            return _flowed((*self._chips, self._more), width)
        lines = lines[:MOST_LINES]
        while lines[-1] and _width_of([*lines[-1], self._more]) > width:
            lines[-1].pop()
        lines[-1].append(self._more)
        self._name_more(len(self._chips) - sum(map(len, lines)) + 1)
        return lines

    def _set_out(self, width: int) -> None:
        lines = self._lines(width)
        shown = [button for line in lines for button in line]
        for button in (*self._chips, self._more):
            button.setVisible(button in shown)
        y = 0
        for line in lines:
            x, height = 0, self._height_of(line)
            for button in line:
                size = _size_of(button)
                button.setGeometry(
                    x, y + (height - size.height()) // 2, min(size.width(), width), size.height()
                )
                x += size.width() + GAP_PX
            y += height + GAP_PX

    def _height_of(self, line: Sequence[QToolButton]) -> int:
        return max((_size_of(button).height() for button in line), default=0)

    def _name_more(self, count: int) -> None:
        if self._is_whole:
            self._more.setText(tr("Fewer"))
            self._more.setAccessibleName(tr("Show fewer links of this document"))
        else:
            self._more.setText(tr("%n more", count))
            self._more.setAccessibleName(tr("Show %n more link(s) of this document", count))


def _flowed(buttons: Sequence[QToolButton], width: int) -> list[list[QToolButton]]:
    lines: list[list[QToolButton]] = []
    for button in buttons:
        if not lines or _width_of([*lines[-1], button]) > width:
            lines.append([])
        lines[-1].append(button)
    return lines


def _width_of(line: Sequence[QToolButton]) -> int:
    return sum(_size_of(button).width() for button in line) + GAP_PX * (len(line) - 1)


def _size_of(button: QToolButton) -> QSize:
    """Return how large a button is to be: its style sheet may want it lower than it would be."""
    return button.sizeHint().boundedTo(button.maximumSize())
