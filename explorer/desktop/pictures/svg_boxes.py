"""Boxes of a map as SVG: the same as they are painted, line for line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from explorer.argument.layout.values import Point
from explorer.argument.viewing.values import BoxSort
from explorer.desktop.drawing.colours import stepped_back
from explorer.desktop.drawing.inks import Inks
from explorer.desktop.drawing.lettering import Role
from explorer.desktop.drawing.marks import chips_of
from explorer.desktop.drawing.measuring import folded_place
from explorer.desktop.drawing.painting import (
    ARGUMENT_RADIUS,
    CLAIM_RADIUS,
    HATCH_PX,
    hatched,
)
from explorer.desktop.drawing.signs import OF_STATUSES
from explorer.desktop.pictures import svg_parts as parts
from explorer.desktop.theme.shapes import FILLED_KINDS, kind_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.layout.values import Direction, Rect
    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.drawing.lettering import Lettering
    from explorer.desktop.drawing.marks import Mark
    from explorer.desktop.drawing.measuring import BoxText, Line
    from explorer.library.kinds import Kind

_CHIP_PX = 18
_CHIP_RISE = 0.68
"""How much of a status stands above its box, as on the screen."""


class BoxWriter:
    """Writes boxes in one set of colours."""

    def __init__(self, colours: Colours, lettering: Lettering, direction: Direction) -> None:
        """Make a writer.

        Args:
            colours: Of everything.
            lettering: What the texts were measured with.
            direction: Where reasons lie.
        """
        self._plain = (Inks(colours), colours)
        back = stepped_back(colours)
        self._back = (Inks(back), back)
        self._letters = lettering
        self._direction = direction

    def written(self, text: BoxText, place: Rect, mark: Mark) -> Iterator[str]:
        """Yield the elements of a box."""
        inks, colours = self._back if mark.is_dimmed else self._plain
        yield from self._ground(text, place, mark, inks)
        written = [(line, colours.dim) for line in (() if text.number is None else (text.number,))]
        written += [(line, colours.text) for line in (*text.title, *text.body)]
        written += [(line, colours.dim) for line in text.notes]
        for line, colour in written:
            ink = parts.letters_of(self._letters, line.role, colour)
            wide = self._letters.width(line.text, line.role)
            yield parts.letters(line.text, place.x + line.x, place.y + line.baseline, wide, ink)
        if mark.has_fallen:
            for line in text.title:
                yield self._strike(line, place, inks)
        if text.kind is not None:
            yield kind_shape(text.kind, QRectF(*text.shape), inks, (place.x, place.y))
        if text.folded:
            yield from self._folded(text, place, inks, colours)
        yield from self._chips(text, place, mark, inks, colours)

    def _ground(self, text: BoxText, place: Rect, mark: Mark, inks: Inks) -> Iterator[str]:
        box = text.box
        sheet = QRectF(place.x, place.y, text.width - text.sheets, text.height - text.sheets)
        is_claim = box.sort is BoxSort.CLAIM
        radius = self._letters.px(CLAIM_RADIUS if is_claim else ARGUMENT_RADIUS)
        fill = parts.brush_of(inks.box)
        for step in (text.sheets, text.sheets / 2) if text.sheets else ():
            behind = _crisp(sheet.translated(step, step), inks.argument)
            yield parts.rect(behind, radius, f"{fill} {parts.pen_of(inks.argument)}")
        pen = _border(text, inks)
        outline = _crisp(sheet, pen)
        yield parts.rect(outline, radius, fill)
        has_line = False
        if text.band_height > 0 and (not is_claim or mark.is_matched):
            band = _band(outline, place.y + text.band_height - outline.top(), radius)
            ink = parts.brush_of(inks.hit if mark.is_matched else inks.band)
            yield parts.path(parts.data_of(band), ink)
            has_line = True
        if mark.has_fallen and text.band_height:
            ends = hatched(sheet.width(), text.band_height, self._letters.px(HATCH_PX))
            lines = "".join(
                f"M{parts.number(place.x + x1)} {parts.number(place.y + y1)}"
                f"L{parts.number(place.x + x2)} {parts.number(place.y + y2)}"
                for x1, y1, x2, y2 in ends
            )
            yield parts.path(lines, f'fill="none" {parts.pen_of(inks.hatch)}')
            has_line = True
        if has_line and (text.body or text.notes):
            y = place.y + text.band_height
            yield parts.line(outline.left(), y, outline.right(), y, parts.pen_of(inks.separator))
        yield parts.rect(outline, radius, f'fill="none" {parts.pen_of(pen)}')

    def _strike(self, line: Line, place: Rect, inks: Inks) -> str:
        """Return the line that strikes a title through."""
        letters = self._letters
        pen = QPen(inks.strike)
        pen.setWidthF(letters.cap_px(line.role) / 9)
        y = place.y + line.baseline - letters.cap_px(line.role) * 0.4
        right = place.x + line.x + letters.width(line.text, line.role) + 1
        return parts.line(place.x + line.x - 1, y, right, y, parts.pen_of(pen))

    def _folded(self, text: BoxText, place: Rect, inks: Inks, colours: Colours) -> Iterator[str]:
        chip = QRectF(*folded_place(text, place, self._direction))
        yield self._chip(chip, inks.chip, inks)
        yield self._chip_word(text.folded, chip.left() + self._letters.px(7), chip, colours.text)

    def _chips(
        self, text: BoxText, place: Rect, mark: Mark, inks: Inks, colours: Colours
    ) -> Iterator[str]:
        """Yield statuses on the upper border, from its right end to the left."""
        letters = self._letters
        height = letters.px(_CHIP_PX)
        sign, pad = height * 0.27, height * 0.4
        right = place.right - text.sheets - letters.px(10)
        for told in reversed(chips_of(mark)):
            word = letters.width(told.word, Role.CHIP) + letters.px(4)
            width = word + 2 * sign + 2 * pad
            chip = QRectF(right - width, place.y - height * _CHIP_RISE, width, height)
            yield self._chip(chip, inks.own_chip if told.is_own else inks.chip, inks)
            left = chip.left() + pad
            colour = colours.text if told.is_own else colours.dim
            centre = Point(left + sign, chip.center().y())
            yield parts.strokes(OF_STATUSES[told.sign], centre, sign, colour, height / 12)
            yield self._chip_word(told.word, left + 2 * sign + letters.px(4), chip, colour)
            right = chip.left() - letters.px(5)

    def _chip(self, place: QRectF, pen: QPen, inks: Inks) -> str:
        ink = f"{parts.brush_of(inks.box)} {parts.pen_of(pen)}"
        return parts.rect(place, place.height() / 2, ink)

    def _chip_word(self, word: str, left: float, chip: QRectF, colour: str) -> str:
        letters = self._letters
        top = chip.center().y() - letters.line_px(Role.CHIP) / 2
        ink = parts.letters_of(letters, Role.CHIP, colour)
        wide = letters.width(word, Role.CHIP)
        return parts.letters(word, left, top + letters.baseline_px(Role.CHIP), wide, ink)


def kind_shape(kind: Kind, square: QRectF, inks: Inks, at: tuple[float, float] = (0.0, 0.0)) -> str:
    """Return the shape of a topic's kind, solid or as an outline."""
    colour = inks.kinds[kind].name()
    # Painted shapes stand on whole pixels of their box.
    square = QRectF(round(square.x()), round(square.y()), square.width(), square.height())
    square.translate(QPointF(*at))
    if kind in FILLED_KINDS:
        return parts.path(parts.data_of(kind_path(kind, square)), f'fill="{colour}"')
    inner = square.adjusted(0.5, 0.5, -0.5, -0.5)
    ink = f'fill="none" stroke="{colour}" stroke-width="1"'
    return parts.path(parts.data_of(kind_path(kind, inner)), ink)


def _border(text: BoxText, inks: Inks) -> QPen:
    if text.box.is_main:
        return inks.main
    if text.box.is_implicit:
        return inks.implicit
    return inks.claim if text.box.sort is BoxSort.CLAIM else inks.argument


def _crisp(place: QRectF, pen: QPen) -> QRectF:
    """Return where a border runs that stays within a box."""
    half = pen.widthF() / 2
    return place.adjusted(half, half, -half, -half)


def _band(outline: QRectF, height: float, radius: float) -> QPainterPath:
    """Return the upper part of a rounded box."""
    whole, upper = QPainterPath(), QPainterPath()
    whole.addRoundedRect(outline, radius, radius)
    upper.addRect(QRectF(outline.left(), outline.top(), outline.width(), height))
    return whole.intersected(upper)
