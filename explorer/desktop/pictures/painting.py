"""Painting a sheet: into an image, onto a page, into a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.desktop.drawing.arrows import ArrowPainter
from explorer.desktop.drawing.inks import Inks
from explorer.desktop.drawing.painting import ground_of
from explorer.desktop.drawing.picture import paint_drawing
from explorer.desktop.pictures.sheet import Form
from explorer.desktop.theme.shapes import paint_kind

if TYPE_CHECKING:
    from explorer.desktop.pictures.sheet import FormSample, Sheet

FORM_RADIUS = {Form.CLAIM: 2.0, Form.IMPLICIT: 2.0, Form.ARGUMENT: 5.0, Form.GROUP: 5.0}
"""How round the corners of the legend's small boxes are; those of chips are half circles."""


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Paint a sheet with its upper left corner at 0, 0, ground included."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), ground_of(sheet.colours))
    painter.translate(sheet.map_at.x, sheet.map_at.y)
    paint_drawing(painter, sheet.drawing, sheet.colours)
    painter.translate(-sheet.map_at.x, -sheet.map_at.y)
    arrows = ArrowPainter(sheet.colours)
    for arrow in sheet.arrows:
        arrows.paint(painter, arrow.shape, arrow.kind)
    inks = Inks(sheet.colours)
    for form in sheet.forms:
        _paint_form(painter, form, inks)
    for topic in sheet.topics:
        paint_kind(painter, topic.kind, QRectF(*topic.place), inks.kinds[topic.kind])
    _paint_words(painter, sheet)
    painter.restore()


def form_pen(form: Form, inks: Inks) -> QPen:
    """Return what a small box of the legend is outlined with."""
    pens = {Form.CLAIM: inks.claim, Form.IMPLICIT: inks.implicit, Form.FOLDED: inks.chip}
    return pens.get(form, inks.argument)


def _paint_words(painter: QPainter, sheet: Sheet) -> None:
    letters = sheet.drawing.texts.lettering
    ink = {False: QColor(sheet.colours.text), True: QColor(sheet.colours.dim)}
    for words in sheet.words:
        painter.setFont(letters.font(words.role))
        painter.setPen(ink[words.is_dim])
        painter.drawText(QPointF(words.x, words.baseline), words.text)


def _paint_form(painter: QPainter, sample: FormSample, inks: Inks) -> None:
    rect = QRectF(*sample.place)
    radius = FORM_RADIUS.get(sample.form, rect.height() / 2)
    painter.setPen(form_pen(sample.form, inks))
    painter.setBrush(inks.box)
    if sample.form is Form.GROUP:
        painter.drawRoundedRect(rect.adjusted(3, 3, 0, 0), radius, radius)
        rect = rect.adjusted(0, 0, -3, -3)
    painter.drawRoundedRect(rect, radius, radius)
    if sample.form is Form.ARGUMENT:
        painter.setPen(inks.separator)
        y = rect.top() + rect.height() * 0.42
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
