"""Pens, brushes and colours ready for a painter, made once from the colours of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from explorer.argument.model import RelationKind
from explorer.desktop.drawing.arrow_shapes import LINE_PX, dashes_of
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    from explorer.desktop.drawing.colours import Colours

CLAIM_PX = 1.7
MAIN_PX = 2.6
HALO_PX = 4.0
STRONG_PX = 2.5
"""How wide the line of an arrow is that stands out."""

_IMPLICIT_DASH = (5.0, 3.5)


class Inks:
    """What is painted with, in one set of colours."""

    def __init__(self, colours: Colours) -> None:
        self.page = QColor(colours.page)
        self.text = QColor(colours.text)
        self.dim = QColor(colours.dim)
        self.band = QBrush(QColor(colours.band))
        self.box = QBrush(QColor(colours.box))
        self.frame = QBrush(QColor(colours.frame))
        self.hit = QBrush(QColor(colours.hit))
        outline = float(colours.outline_px)
        self.argument = QPen(QColor(colours.border), outline)
        self.claim = QPen(QColor(colours.claim_border), max(CLAIM_PX, outline))
        self.main = QPen(self.text, MAIN_PX)
        self.implicit = QPen(QColor(colours.claim_border), max(1.4, outline))
        self.implicit.setCapStyle(Qt.PenCapStyle.FlatCap)
        # Qt counts dashes in pen widths.
        self.implicit.setDashPattern([one / self.implicit.widthF() for one in _IMPLICIT_DASH])
        self.pointed = QPen(self.text, max(CLAIM_PX, outline))
        self.separator = QPen(QColor(colours.separator), 1)
        self.frame_border = QPen(QColor(colours.frame_border), outline)
        self.hatch = QPen(QColor(colours.hatch), 1.2)
        self.strike = QPen(self.text, 1.3)
        self.halo = QPen(QColor(colours.halo), HALO_PX)
        self.ring = QPen(QColor(colours.accent), 2)
        self.chip = QPen(QColor(colours.border), outline)
        self.own_chip = QPen(self.text, max(1.3, outline))
        self.kinds = {kind: QColor(colours.kinds.of(kind)) for kind in Kind}
        self.relations = {kind: QColor(colours.of(kind)) for kind in RelationKind}

    def line_of(self, kind: RelationKind, *, is_strong: bool = False) -> QPen:
        """Return the pen of an arrow's line."""
        width = STRONG_PX if is_strong else LINE_PX
        pen = QPen(self.relations[kind], width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes := dashes_of(kind):
            pen.setDashPattern([length / width for length in dashes])
        return pen
