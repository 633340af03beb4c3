"""SVG in which text stays text, and which looks as the map is painted."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from explorer.argument.layout.values import Direction
from explorer.desktop.drawing.marks import chips_of
from explorer.desktop.pictures.arranging import drawing_of, sheet_of
from explorer.desktop.pictures.files import image_of
from explorer.desktop.pictures.formats import Look
from explorer.desktop.pictures.svg import svg_text
from explorer.desktop.pictures.svg_parts import FAMILIES, number
from explorer.export.maps.subject import subject_of
from tests.desktop.pictures.conftest import MARKS
from tests.export import libraries
from tests.export.maps import debates

if TYPE_CHECKING:
    from explorer.desktop.pictures.sheet import Sheet
    from explorer.export.maps.subject import MapSubject
    from tests.conftest import WriteLibrary

SVG = "{http://www.w3.org/2000/svg}"


def root_of(sheet: Sheet) -> ET.Element:
    return ET.fromstring(svg_text(sheet).encode())


def test_every_line_of_letters_is_a_text_where_it_was_measured(sheet: Sheet) -> None:
    written = Counter(
        (text.text, text.attrib["x"], text.attrib["y"])
        for text in root_of(sheet).iter(SVG + "text")
    )
    drawing = sheet.drawing
    at = (sheet.map_at.x, sheet.map_at.y)
    assert root_of(sheet).find(f"{SVG}g[@id='map']").attrib["transform"] == (  # type: ignore[union-attr]
        f"translate({number(at[0])} {number(at[1])})"
    )
    for key, text in drawing.texts.boxes.items():
        place = drawing.layout.boxes[key]
        lines = [*text.title, *text.body, *text.notes]
        lines += [text.number] if text.number else []
        for line in lines:
            where = number(place.x + line.x), number(place.y + line.baseline)
            assert written[line.text, *where] == 1
    for words in sheet.words:
        assert written[words.text, number(words.x), number(words.baseline)] == 1
    chips = sum(len(chips_of(mark)) for mark in drawing.marks.values())
    folded = sum(bool(text.folded) for text in drawing.texts.boxes.values())
    boxes = sum(
        len(text.title) + len(text.body) + len(text.notes) + bool(text.number)
        for text in drawing.texts.boxes.values()
    )
    assert written.total() == boxes + chips + folded + len(sheet.words) + len(drawing.shown.groups)


def test_fonts_have_others_to_fall_back_on(sheet: Sheet) -> None:
    root = root_of(sheet)
    assert root.attrib["font-family"] == FAMILIES
    assert FAMILIES.startswith("Inter, ")
    assert FAMILIES.endswith(", sans-serif")
    assert all("textLength" in text.attrib for text in root.iter(SVG + "text"))


def test_title_and_description_say_what_the_picture_shows(sheet: Sheet) -> None:
    root = root_of(sheet)
    assert [child.tag for child in root[:2]] == [SVG + "title", SVG + "desc"]
    assert root[0].text == "Open or closed?"
    assert root[1].text == sheet.description
    assert root.attrib["aria-labelledby"] == root[0].attrib["id"]
    assert root.attrib["aria-describedby"] == root[1].attrib["id"]


def test_every_box_and_arrow_says_in_words_what_it_is(sheet: Sheet) -> None:
    titles = [title.text or "" for title in root_of(sheet).iter(SVG + "title")]
    assert "Study supports Open." in titles
    assert "Rare undercuts Chain." in titles
    assert any(title.startswith("Claim P1: Study.") for title in titles)
    shown = sheet.drawing.shown
    assert len(titles) == 1 + len(shown.boxes) + len(shown.arrows) + len(shown.groups)


def test_relations_differ_in_more_than_colour(sheet: Sheet) -> None:
    dashes = {path.attrib.get("stroke-dasharray") for path in root_of(sheet).iter(SVG + "path")}
    assert len(dashes) >= 3


def rendered(sheet: Sheet) -> QImage:
    """Draw the SVG with a program that knows but one font family at a time."""
    text = svg_text(sheet).replace(FAMILIES, "Inter")
    renderer = QSvgRenderer(QByteArray(text.encode()))
    assert renderer.isValid()
    image = QImage(round(sheet.width), round(sheet.height), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
    return image


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("direction", Direction)
def test_the_svg_looks_as_the_map_is_painted(
    look: Look, direction: Direction, subject: MapSubject, fonts: None
) -> None:
    sheet = sheet_of(subject, drawing_of(subject, direction, MARKS), look.colours)
    painted, drawn = image_of(sheet), rendered(sheet)
    size = painted.size()
    coarse = [
        image.scaled(size / 6, mode=Qt.TransformationMode.SmoothTransformation)
        for image in (painted, drawn)
    ]
    different = 0
    for y in range(coarse[0].height()):
        for x in range(coarse[0].width()):
            one, other = (QColor(image.pixel(x, y)) for image in coarse)
            apart = max(
                abs(one.red() - other.red()),
                abs(one.green() - other.green()),
                abs(one.blue() - other.blue()),
            )
            different += apart > 40
    assert different / (coarse[0].width() * coarse[0].height()) < 0.002


def test_a_grey_picture_has_no_colour(subject: MapSubject, fonts: None) -> None:
    sheet = sheet_of(subject, drawing_of(subject), Look.GREYSCALE.colours)
    colours = {
        value
        for element in root_of(sheet).iter()
        for name, value in element.attrib.items()
        if name in {"fill", "stroke"} and value != "none"
    }
    assert all(QColor(colour).hsvSaturation() == 0 for colour in colours)
    assert len(colours) > 3


def test_any_title_and_text_makes_a_sound_picture(write_library: WriteLibrary, fonts: None) -> None:
    subject = subject_of(debates.argued(write_library), "talk")
    for title in libraries.STRANGE_TITLES:
        boxes = tuple(
            replace(box, title=title, text=f"{title}: {title}") for box in subject.shown.boxes
        )
        strange = replace(subject, title=title, shown=replace(subject.shown, boxes=boxes))
        sheet = sheet_of(strange, drawing_of(strange), Look.LIGHT.colours)
        assert root_of(sheet).tag == SVG + "svg"


def test_the_same_sheet_makes_the_same_text(sheet: Sheet) -> None:
    assert svg_text(sheet) == svg_text(sheet)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, "1"),
        (1.5, "1.5"),
        (0.126, "0.13"),
        (-0.001, "0"),
        (-0.5, "-0.5"),
        (100, "100"),
        (-10, "-10"),
    ],
)
def test_a_length_has_two_decimals_at_most(value: float, written: str) -> None:
    assert number(value) == written
