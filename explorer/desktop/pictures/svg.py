"""A sheet as SVG in which text stays text: a line of letters is a `<text>` where it was measured.

Boxes and arrows are groups with a `<title>` that says in words what they are; the picture's own
`<desc>` holds the outline of all of it.

Source: W3C, Scalable Vector Graphics 1.1, second edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from explorer.argument.viewing.spoken import spoken_relation
from explorer.desktop.drawing.arrow_shapes import BADGE_RADIUS, shape_of
from explorer.desktop.drawing.colours import stepped_back
from explorer.desktop.drawing.inks import Inks
from explorer.desktop.drawing.marks import PLAIN
from explorer.desktop.drawing.painting import FRAME_RADIUS
from explorer.desktop.drawing.signs import OF_RELATIONS
from explorer.desktop.pictures import svg_parts as parts
from explorer.desktop.pictures.describing import box_in_words
from explorer.desktop.pictures.painting import FORM_RADIUS, form_pen
from explorer.desktop.pictures.sheet import Form
from explorer.desktop.pictures.svg_boxes import BoxWriter, kind_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.model import RelationKind
    from explorer.desktop.drawing.arrow_shapes import ArrowShape
    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.pictures.sheet import FormSample, Sheet


def svg_text(sheet: Sheet) -> str:
    """Write a sheet as SVG; the same sheet makes the same text."""
    width, height = parts.number(sheet.width), parts.number(sheet.height)
    description = "\n".join(
        " " * (len(line) - len(line.lstrip())) + parts.text_of(line)
        for line in sheet.description.split("\n")
    )
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title"'
        f' aria-describedby="description" font-family="{parts.FAMILIES}">'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        root,
        f'<title id="title">{parts.text_of(sheet.title)}</title>',
        f'<desc id="description" xml:space="preserve">{description}</desc>',
        f'<rect width="{width}" height="{height}" fill="{sheet.colours.page}"/>',
        *_map(sheet),
        *_around(sheet),
        "</svg>",
    ]
    return "\n".join([*lines, ""])


def _map(sheet: Sheet) -> Iterator[str]:
    drawing = sheet.drawing
    shown, layout, texts, marks = drawing.shown, drawing.layout, drawing.texts, drawing.marks
    letters, inks = texts.lettering, Inks(sheet.colours)
    at = f"{parts.number(sheet.map_at.x)} {parts.number(sheet.map_at.y)}"
    yield f'<g id="map" transform="translate({at})">'
    for group in shown.groups:
        if group.key in layout.frames:
            place, text = QRectF(*layout.frames[group.key]), texts.frames[group.key].title
            half = inks.frame_border.widthF() / 2
            ink = f"{parts.brush_of(inks.frame)} {parts.pen_of(inks.frame_border)}"
            yield f"<g><title>{parts.text_of(group.title)}</title>"
            yield parts.rect(
                place.adjusted(half, half, -half, -half), letters.px(FRAME_RADIUS), ink
            )
            written = parts.letters_of(letters, text.role, sheet.colours.dim)
            wide = letters.width(text.text, text.role)
            yield parts.letters(
                text.text, place.x() + text.x, place.y() + text.baseline, wide, written
            )
            yield "</g>"
    boxes = {box.key: box for box in shown.boxes}
    back = stepped_back(sheet.colours)
    for arrow, route in zip(shown.arrows, layout.routes, strict=True):
        ends = (arrow.source, arrow.target)
        is_dimmed = any(marks.get(key, PLAIN).is_dimmed for key in ends)
        said = spoken_relation(boxes[arrow.source], arrow.kind, boxes[arrow.target])
        yield f"<g><title>{parts.text_of(said)}</title>"
        colours = back if is_dimmed else sheet.colours
        yield from _arrow(shape_of(route, arrow.kind), arrow.kind, colours)
        yield "</g>"
    writer = BoxWriter(sheet.colours, letters, layout.direction)
    for index, box in enumerate(shown.boxes, start=1):
        mark = marks.get(box.key, PLAIN)
        yield f'<g id="box-{index}"><title>{parts.text_of(box_in_words(box, mark))}</title>'
        yield from writer.written(texts.boxes[box.key], layout.boxes[box.key], mark)
        yield "</g>"
    yield "</g>"


def _arrow(shape: ArrowShape, kind: RelationKind, colours: Colours) -> Iterator[str]:
    """Yield an arrow's line, its heads and its sign."""
    inks, colour = Inks(colours), colours.of(kind)
    line = parts.pen_of(inks.line_of(kind))
    yield parts.path(parts.arrow_data(shape), f'fill="none" {line}')
    for head in shape.heads:
        yield parts.polygon(((corner.x, corner.y) for corner in head), f'fill="{colour}"')
    ring = f'fill="{colours.page}" stroke="{colour}" stroke-width="1.2"'
    yield parts.circle(shape.badge, BADGE_RADIUS, ring)
    yield parts.strokes(OF_RELATIONS[kind], shape.badge, BADGE_RADIUS * 0.48, colour, 1.6)


def _around(sheet: Sheet) -> Iterator[str]:
    """Yield title, legend and sources."""
    letters = sheet.drawing.texts.lettering
    inks = Inks(sheet.colours)
    yield '<g id="title-legend-sources">'
    for arrow in sheet.arrows:
        yield from _arrow(arrow.shape, arrow.kind, sheet.colours)
    for form in sheet.forms:
        yield from _form(form, inks)
    for topic in sheet.topics:
        yield kind_shape(topic.kind, QRectF(*topic.place), inks)
    for words in sheet.words:
        colour = sheet.colours.dim if words.is_dim else sheet.colours.text
        written = parts.letters_of(letters, words.role, colour)
        wide = letters.width(words.text, words.role)
        yield parts.letters(words.text, words.x, words.baseline, wide, written)
    yield "</g>"


def _form(sample: FormSample, inks: Inks) -> Iterator[str]:
    place = QRectF(*sample.place)
    radius = FORM_RADIUS.get(sample.form, place.height() / 2)
    ink = f"{parts.brush_of(inks.box)} {parts.pen_of(form_pen(sample.form, inks))}"
    if sample.form is Form.GROUP:
        yield parts.rect(place.adjusted(3, 3, 0, 0), radius, ink)
        place = place.adjusted(0, 0, -3, -3)
    yield parts.rect(place, radius, ink)
    if sample.form is Form.ARGUMENT:
        y = place.top() + place.height() * 0.42
        yield parts.line(place.left(), y, place.right(), y, parts.pen_of(inks.separator))
