"""The controls below the picture: zoom, way of showing, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from explorer.desktop.flow import FlowLayout
from explorer.desktop.graph.camera import STEP
from explorer.desktop.graph.layouts import MOST_IN_COLUMNS, Way
from explorer.desktop.segments import Segments, segment
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from explorer.topics.selection import Subgraph


class Controls(QWidget):
    """Zooms, switches between pictures and table, and exports.

    Signals:
        zoom_requested(float): Enlarge by this factor.
        natural_requested(): Show it at its natural size.
        fit_requested(): Show all of it.
        way_requested(object): Show it in this `Way`.
        export_requested(): Export what is shown.
    """

    zoom_requested = Signal(float)
    natural_requested = Signal()
    fit_requested = Signal()
    way_requested = Signal(object)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap_px=8)
        self._zoom = QWidget(self)
        self._zoom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self._zoom)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.smaller = segment("−", "first", self._zoom)
        self.natural = segment("100%", "middle", self._zoom)
        self.larger = segment("+", "middle", self._zoom)
        self.fit = segment(tr("Fit"), "last", self._zoom)
        # The number changes while zooming; the buttons beside it must not move under the mouse.
        self.natural.setFixedWidth(self.natural.fontMetrics().horizontalAdvance("100%") + 32)
        for button in (self.smaller, self.larger):
            button.setFixedWidth(self.natural.fontMetrics().horizontalAdvance("0") + 30)
        told = {
            self.smaller: tr("Smaller (−)"),
            self.natural: tr("Natural size"),
            self.larger: tr("Larger (+)"),
            self.fit: tr("Show all of it (0)"),
        }
        for button, tip in told.items():
            button.setToolTip(tip)
            button.setAccessibleName(tip.partition(" (")[0])
            line.addWidget(button)
        self.smaller.clicked.connect(lambda: self.zoom_requested.emit(1 / STEP))
        self.larger.clicked.connect(lambda: self.zoom_requested.emit(STEP))
        self.natural.clicked.connect(self.natural_requested)
        self.fit.clicked.connect(self.fit_requested)
        self.ways = Segments(
            {Way.COLUMNS: tr("Columns"), Way.CLOUD: tr("Cloud"), Way.TABLE: tr("Table")}, self
        )
        self.ways.setAccessibleName(tr("How the graph is shown"))
        self.ways.chosen.connect(lambda value: self.way_requested.emit(Way(value)))
        self.export = QToolButton(self)
        self.export.setText(tr("Export…"))
        self.export.setToolTip(tr("Save what is shown for another program"))
        self.export.setProperty("role", "button")
        self.export.clicked.connect(self.export_requested)
        for widget in (self._zoom, self.ways, self.export):
            flow.addWidget(widget)

    def show_scale(self, scale: float) -> None:
        """Show how large the picture is seen; 1 is natural."""
        self.natural.setText(f"{round(scale * 100)}%")
        said = tr("Natural size; now at {percent}%").format(percent=round(scale * 100))
        self.natural.setAccessibleName(said)

    def show_way(self, way: Way, part: Subgraph) -> None:
        """Mark how the graph is shown, and offer what fits its size."""
        self.ways.choose(way)
        for button in (self.smaller, self.natural, self.larger, self.fit):
            button.setEnabled(way is not Way.TABLE and bool(part.documents))
        columns = self.ways.button(Way.COLUMNS)
        columns.setEnabled(len(part.documents) <= MOST_IN_COLUMNS)
        too_many = tr("Columns hold at most {count} documents").format(count=MOST_IN_COLUMNS)
        columns.setToolTip("" if columns.isEnabled() else too_many)
        self.export.setEnabled(bool(part.documents))
