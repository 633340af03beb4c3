"""One map twice, with what follows from two readers' views; both are moved and walked together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from explorer.desktop.map.canvas import MapCanvas
from explorer.desktop.map.one_line import OneLine
from explorer.desktop.map.saying import marks_of

if TYPE_CHECKING:
    from explorer.argument.stance import Thought
    from explorer.desktop.drawing.picture import Drawing
    from explorer.desktop.theme.theme import Theme


class StillCanvas(MapCanvas):
    """A map whose boxes stay where they are: dragging one pushes the map."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pushed = QPointF()

    @override
    def drag(self, keys: tuple[str, ...], by: QPointF) -> None:
        self.pan_by(by.x() - self._pushed.x(), by.y() - self._pushed.y())
        self._pushed = by

    @override
    def drop(self) -> None:
        self._pushed = QPointF()


class SideBySide(QWidget):
    """Shows two thoughts on one drawing.

    Signals:
        chosen(str): The key of the box that was selected on either.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvases = (StillCanvas(theme, self), StillCanvas(theme, self))
        self._is_following = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (canvas, name) in enumerate(zip(self.canvases, names, strict=True)):
            title = OneLine(name, self)
            title.setProperty("role", "heading")
            title.setBuddy(canvas)
            canvas.setAccessibleName(name)
            grid.addWidget(title, 0, column)
            grid.addWidget(canvas, 1, column)
            grid.setColumnStretch(column, 1)
            other = self.canvases[1 - column]
            canvas.seen_changed.connect(lambda one=canvas, two=other: self._follow(one, two))
            canvas.selection_changed.connect(lambda keys, two=other: self._choose(keys, two))

    def show_thoughts(self, drawing: Drawing, thoughts: tuple[Thought, Thought]) -> None:
        """Show the same boxes in the same places with what follows for each thought."""
        keys = [box.key for box in drawing.shown.boxes]
        for canvas, thought in zip(self.canvases, thoughts, strict=True):
            told = marks_of(keys, thought, frozenset())
            # Neither of two pictures is “yours”: each says above it whose it is.
            marks = {key: replace(mark, is_yours=False) for key, mark in told.items()}
            canvas.show_map(drawing.shown, drawing.layout, drawing.texts, marks)
            canvas.zoom_to_fit()

    def select(self, key: str) -> None:
        """Select a box on both and bring it into sight; one that is not shown is not."""
        for canvas in self.canvases:
            canvas.select((key,))
            canvas.reveal(key)

    def _choose(self, keys: tuple[str, ...], other: StillCanvas) -> None:
        other.select(keys)
        if keys:
            other.reveal(keys[-1])
            self.chosen.emit(keys[-1])

    def _follow(self, leader: StillCanvas, other: StillCanvas) -> None:
        """Show the same part on the other, when the reader moves one of them."""
        if self._is_following or not (leader.hasFocus() or leader.underMouse()):
            return
        self._is_following = True
        other.zoom_by(leader.zoom / other.zoom)
        other.look_at(leader.seen.center())
        self._is_following = False
