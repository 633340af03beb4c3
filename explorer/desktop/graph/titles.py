"""Titles broken into a few lines, and labels kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Iterable

ELLIPSIS = "…"


def wrapped(text: str, font: QFont, width: float, most_lines: int = 2) -> tuple[str, ...]:
    """Break a text between words into lines that fit; the last one is elided if need be.

    A word that fits no line is broken too. An empty text has no lines.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if not text:
            break
        start = line.textStart()
        if len(lines) == most_lines - 1:
            lines.append(elided(text[start:], font, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


def whole_lines(text: str, font: QFont, width: float, most_lines: int = 2) -> tuple[str, ...]:
    """Break a text between words into lines that fit; no lines if that cannot be done whole."""
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif metrics.horizontalAdvance(word) <= width and len(lines) < most_lines:
            lines.append(word)
        else:
            return ()
    return tuple(lines)


def elided(text: str, font: QFont, width: float) -> str:
    """Return a text that fits, its end replaced by an ellipsis right after a letter if need be."""
    metrics = QFontMetricsF(font)
    text = text.rstrip()
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if short == text:
        return text
    return short.removesuffix(ELLIPSIS).rstrip(" ,:;–-") + ELLIPSIS


class Placed:
    """Boxes that keep out of each other's way, in a grid so that asking is quick."""

    _CELL = 64

    def __init__(self, taken: Iterable[QRectF] = ()) -> None:
        self._cells: dict[tuple[int, int], list[QRectF]] = {}
        for rect in taken:
            self.take(rect)

    def is_free(self, rect: QRectF, besides: QRectF | None = None) -> bool:
        """Tell whether nothing that was placed lies in this box, besides one that may."""
        return not any(
            rect.intersects(other) and other != besides
            for cell in self._cells_of(rect)
            for other in self._cells.get(cell, ())
        )

    def take(self, rect: QRectF) -> None:
        """Place a box."""
        for cell in self._cells_of(rect):
            self._cells.setdefault(cell, []).append(rect)

    def take_if_free(self, rect: QRectF) -> bool:
        """Place a box where nothing lies yet; tell whether that was so."""
        if not self.is_free(rect):
            return False
        self.take(rect)
        return True

    def _cells_of(self, rect: QRectF) -> list[tuple[int, int]]:
        size = self._CELL
        columns = range(int(rect.left() // size), int(rect.right() // size) + 1)
        rows = range(int(rect.top() // size), int(rect.bottom() // size) + 1)
        return [(column, row) for column in columns for row in rows]
