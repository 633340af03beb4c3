"""The legend of a map: what its arrows mean; a click hides or shows such arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from explorer.argument.layout.values import Point, Route
from explorer.argument.model import RelationKind
from explorer.desktop.drawing.arrow_shapes import shape_of
from explorer.desktop.drawing.arrows import ArrowPainter
from explorer.desktop.drawing.colours import colours_of, stepped_back
from explorer.desktop.map.tools import Tools
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

    from explorer.argument.viewing.legend import LegendEntry
    from explorer.desktop.theme.theme import Theme

_PAD, _GAP, _SAMPLE = 6, 8, 46

GROUPS: Final = (
    frozenset({RelationKind.SUPPORT, RelationKind.ENTAILS}),
    frozenset({RelationKind.ATTACK}),
    frozenset({RelationKind.UNDERCUT}),
    frozenset({RelationKind.CONTRARY, RelationKind.CONTRADICTORY}),
)
"""What is drawn alike, in the order of the legend."""


def _named(kinds: frozenset[RelationKind]) -> str:
    """Return the name of relations that are drawn alike."""
    names = (tr("supports"), tr("attacks"), tr("sets a step aside"), tr("contradicts"))
    return names[GROUPS.index(kinds)]


class LegendButton(QAbstractButton):
    """One sort of arrow: a sample and what it means; struck through while it is hidden."""

    def __init__(
        self, kinds: frozenset[RelationKind], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kinds = kinds
        self._theme = theme
        name = _named(kinds)
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(tr("An arrow that {name}. Click to hide or show.").format(name=name))
        self.setAccessibleName(tr("Arrows: {name}").format(name=name))

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.interface_font(-1))
        width = 2 * _PAD + _SAMPLE + _GAP + metrics.horizontalAdvance(self.text()) + 1
        return QSize(width, metrics.height() + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        ground = tokens.hover if self.underMouse() or self.isDown() else tokens.base
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        colours = colours_of(tokens)
        arrows = ArrowPainter(colours if self.isChecked() else stepped_back(colours))
        kind = min(self.kinds, key=lambda one: list(RelationKind).index(one))
        middle, end = self.height() / 2, _PAD + _SAMPLE
        points = (Point(_PAD, middle), Point(_PAD + 10, middle), Point(end - 10, middle))
        route = Route((*points, Point(end, middle)), Point(_PAD + _SAMPLE * 0.42, middle))
        arrows.paint(painter, shape_of(route, kind), kind)
        font = self._theme.interface_font(-1)
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.dim))
        left = _PAD + _SAMPLE + _GAP
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())


class LegendBar(Tools):
    """Lists the sorts of arrows there are.

    Signals:
        kinds_toggled(object): Hide or show arrows of these `RelationKind`s.
    """

    kinds_toggled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap_px=2)
        self.setObjectName("mapLegend")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("What the arrows mean"))
        self._buttons = [LegendButton(kinds, theme, self) for kinds in GROUPS]
        for button in self._buttons:
            button.hide()
            button.clicked.connect(lambda _=False, one=button: self.kinds_toggled.emit(one.kinds))

    def show_entries(self, entries: Iterable[LegendEntry]) -> None:
        """Show the relations that a map has, and which of them are hidden."""
        there = {entry.name: entry.is_hidden for entry in entries}
        for button in self._buttons:
            hidden = [there[kind.value] for kind in button.kinds if kind.value in there]
            button.setChecked(not all(hidden))
            button.update()
        self.show_tools(
            button for button in self._buttons if any(kind.value in there for kind in button.kinds)
        )

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return tuple(self._buttons)
