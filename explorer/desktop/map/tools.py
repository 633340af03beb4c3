"""Controls in as many lines as their width takes, some of them there only at times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.desktop.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP_PX = 8


class Tools(QWidget):
    """Holds controls, left to right and line below line."""

    def __init__(self, parent: QWidget | None = None, *, gap_px: int = GAP_PX) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._gap_px = gap_px
        self._flow = FlowLayout(self, gap_px=gap_px)

    @property
    def one_line_px(self) -> int:
        """How wide it is when all stands on one line."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widths = [item.sizeHint().width() for item in items if item is not None]
        return sum(widths) + self._gap_px * max(0, len(widths) - 1)

    @override
    def sizeHint(self) -> QSize:
        width = self.one_line_px
        return QSize(width, self._flow.heightForWidth(width))

    def show_tools(self, tools: Iterable[QWidget]) -> None:
        """Show these and no others; those that go are hidden, and stay whose they are."""
        wanted = list(tools)
        held = [self._flow.itemAt(place) for place in range(self._flow.count())]
        before = [item.widget() for item in held if item is not None]
        if before == wanted:
            return
        for widget in before:
            if widget is not None:
                self._flow.removeWidget(widget)
                widget.setVisible(widget in wanted)
        for widget in wanted:
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()
