"""One box of a map on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem
from typing_extensions import override

from explorer.argument.layout.values import Rect
from explorer.desktop.drawing.painting import NONE, Attention, BoxPainter, Detail

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from explorer.desktop.drawing.marks import Mark
    from explorer.desktop.drawing.measuring import BoxText

LEGIBLE_FROM_SCALE = 0.55
"""Below it a box shows its title only, in large letters."""

_AROUND = (-18.0, -30.0, 44.0, 20.0)
"""How far statuses, chips and halos stick out."""


class BoxItem(QGraphicsItem):
    """Shows a box; where it is pointed at is found elsewhere."""

    def __init__(self, text: BoxText, mark: Mark, painter: BoxPainter) -> None:
        super().__init__()
        self._text = text
        self._mark = mark
        self._painter = painter
        self._attention = NONE
        self._place = Rect(0, 0, text.width, text.height)
        self._bounds = QRectF(*self._place).adjusted(*_AROUND)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def text(self) -> BoxText:
        """What stands in it."""
        return self._text

    @property
    def mark(self) -> Mark:
        """What is told about it."""
        return self._mark

    @property
    def attention(self) -> Attention:
        """Who looks at it."""
        return self._attention

    def show_text(self, text: BoxText, painter: BoxPainter) -> None:
        """Show another text, or the same painted otherwise."""
        if (text.width, text.height) != (self._text.width, self._text.height):
            self.prepareGeometryChange()
            self._place = Rect(0, 0, text.width, text.height)
            self._bounds = QRectF(*self._place).adjusted(*_AROUND)
        self._text, self._painter = text, painter
        self.update()

    def show_mark(self, mark: Mark) -> None:
        """Show what is told about it now."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def show_attention(self, attention: Attention) -> None:
        """Show who looks at it now."""
        if attention != self._attention:
            self._attention = attention
            self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._bounds

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        self._painter.paint_box(
            painter,
            self._text,
            self._place,
            self._mark,
            attention=self._attention,
            detail=detail_at(painter.worldTransform().m11()),
        )


def detail_at(scale: float) -> Detail:
    """Return how much of a box can be read at a scale."""
    return Detail.FULL if scale >= LEGIBLE_FROM_SCALE else Detail.HEADLINE
