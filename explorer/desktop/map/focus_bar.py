"""What stands above a map while only the surroundings of some boxes are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.desktop.map.one_line import OneLine
from explorer.desktop.segments import Segments
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


class FocusBar(QWidget):
    """Says what is in focus, how far around it one sees, and leads back to the whole.

    Signals:
        within_requested(int): Show so many links around it.
        ended(): Show the whole map again.
    """

    within_requested = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = OneLine(parent=self)
        self.within = Segments({"1": "1", "2": "2", "3": "3"}, self)
        self.within.setAccessibleName(tr("How many links around the focus are shown"))
        self.within.chosen.connect(lambda value: self.within_requested.emit(int(value)))
        links = QLabel(tr("links around"), self)
        links.setProperty("role", "dim")
        self.whole = QToolButton(self)
        self.whole.setText(tr("Whole map"))
        self.whole.setProperty("role", "button")
        self.whole.clicked.connect(self.ended)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 4, 16, 4)
        line.setSpacing(8)
        line.addWidget(self.said, 1)
        for widget in (self.within, links, self.whole):
            line.addWidget(widget)

    def show_focus(self, titles: Sequence[str], within: int) -> None:
        """Say what is in focus; with nothing in focus the bar is not there."""
        self.setVisible(bool(titles))
        if titles:
            more = tr(" and %n more", len(titles) - 1) if len(titles) > 1 else ""
            self.said.say(tr("Focus: {title}{more}").format(title=titles[0], more=more))
            self.within.choose(str(within))
