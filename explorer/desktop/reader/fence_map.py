"""The small picture of a document's claims that stands where it argues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QImage, QPainter

from explorer.argument.joining import join_document, read_document
from explorer.argument.layout.layered import lay_out
from explorer.argument.layout.values import Direction
from explorer.argument.viewing.folding import fold_to_depth
from explorer.argument.viewing.showing import show_of
from explorer.argument.viewing.values import Viewing
from explorer.argument.viewing.whole import whole_of
from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.measuring import diagram_of, measured
from explorer.desktop.drawing.picture import Drawing, bounds_of, paint_drawing

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF, QSize

    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Document, Library

LARGEST_SCALE: Final = 0.9
LEAST_SCALE: Final = 0.5
"""A picture that would have to be smaller to fit is folded."""

MOST_HEIGHT_PX: Final = 620


@dataclass(frozen=True, slots=True)
class FenceMap:
    """A drawn map and how small it is seen.

    Attributes:
        drawing: The map.
        scale: Px of the picture for each of the drawing.
    """

    drawing: Drawing
    scale: float

    @property
    def size(self) -> QSize:
        """The size of the picture, px."""
        return (self.bounds.size() * self.scale).toSize()

    def image(self, theme: Theme, ratio: float) -> QImage:
        """Paint the picture.

        Args:
            theme: Its colours.
            ratio: Device px for each px.
        """
        size = self.size * ratio
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        colours = colours_of(theme.tokens)
        image.fill(QColor(colours.page))
        with QPainter(image) as painter:
            painter.scale(self.scale, self.scale)
            painter.translate(-self.bounds.topLeft())
            paint_drawing(painter, self.drawing, colours)
        return image

    def key_at(self, place: QPointF) -> str:
        """Return the key of the box at a place of the picture, px; empty for none."""
        at = place / self.scale + self.bounds.topLeft()
        for key, box in self.drawing.layout.boxes.items():
            if box.x <= at.x() <= box.right and box.y <= at.y() <= box.bottom:
                return key
        return ""

    @property
    def bounds(self) -> QRectF:
        """What of the drawing the picture shows."""
        return bounds_of(self.drawing.layout)


def fence_map(document: Document, library: Library, theme: Theme, width: float) -> FenceMap | None:
    """Draw the claims of a document, as wide as its text; None where nothing bears on anything."""
    joined = join_document(read_document(document))
    whole = whole_of(joined)
    if not whole.bearings:
        return None
    kinds = {one.id: one.kind for one in library.documents if one.kind.is_topic}
    lettering = Lettering.of(theme.fonts)
    made = None
    for depth in (None, 2, 1):
        shown = show_of(whole, fold_to_depth(Viewing(), depth))
        texts = measured(shown, lettering, kinds)
        layout = lay_out(diagram_of(shown, texts, Direction.RIGHT))
        bounds = bounds_of(layout)
        scale = min(LARGEST_SCALE, width / bounds.width(), MOST_HEIGHT_PX / bounds.height())
        made = FenceMap(Drawing(shown, layout, texts), scale)
        if scale >= LEAST_SCALE:
            break
    return made
