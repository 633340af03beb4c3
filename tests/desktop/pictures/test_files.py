"""PNG and PDF, pages and posters."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from explorer.desktop.pictures.files import image_of, pdf_bytes, png_bytes
from explorer.desktop.pictures.formats import (
    PICTURE_FORMATS,
    Look,
    PictureOptions,
    export_picture,
    picture_format,
)
from explorer.desktop.pictures.pages import (
    MM_PER_PX,
    MOST_TILES,
    OVERLAP_MM,
    Page,
    Paper,
    page_of,
    pages_of,
    paint_page,
    tiles_of,
)
from explorer.errors import ExportError, FileInTheWayError
from explorer.progress import Cancelled

if TYPE_CHECKING:
    from explorer.desktop.pictures.sheet import Sheet
    from explorer.export.maps.subject import MapSubject


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_png_is_as_large_as_asked(scale: int, sheet: Sheet) -> None:
    image = QImage.fromData(png_bytes(sheet, scale))
    assert abs(image.width() - sheet.width * scale) <= 1
    assert abs(image.height() - sheet.height * scale) <= 1
    assert abs(image.dotsPerMeterX() - scale * 96 / 0.0254) <= 1


def test_a_png_says_what_it_shows(sheet: Sheet) -> None:
    image = QImage.fromData(png_bytes(sheet))
    assert image.text("Title") == "Open or closed?"
    assert image.text("Description").split() == sheet.description.split()


def test_a_picture_that_would_be_too_large_is_an_error_in_words(sheet: Sheet) -> None:
    with pytest.raises(ExportError, match="pixels") as caught:
        image_of(replace(sheet, width=40_000.0))
    assert "smaller scale" in caught.value.hint


@pytest.mark.parametrize("look", Look)
def test_a_picture_lies_on_the_ground_of_its_look(
    look: Look, subject: MapSubject, fonts: None, tmp_path: Path
) -> None:
    path = export_picture(subject, "png", tmp_path / "map.png", PictureOptions(look=look))
    corner = QImage(str(path)).pixelColor(2, 2)
    assert corner.name().upper() == look.colours.page.upper()


def boxes_of(data: bytes) -> list[tuple[float, float]]:
    """Return the sizes of a PDF's pages, points."""
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    return [(float(width), float(height)) for width, height in found]


def test_a_pdf_is_made_of_lines_and_letters_and_no_image(sheet: Sheet) -> None:
    data = pdf_bytes(sheet, pages_of(sheet, Paper.FIT))
    assert data.startswith(b"%PDF-")
    assert b"/FontFile2" in data or b"/FontFile3" in data
    assert b"/Subtype /Image" not in data


def test_a_page_to_fit_is_as_large_as_the_sheet(sheet: Sheet) -> None:
    (size,) = boxes_of(pdf_bytes(sheet, pages_of(sheet, Paper.FIT)))
    assert size == pytest.approx((sheet.width * 0.75, sheet.height * 0.75), abs=1)


@pytest.mark.parametrize(("paper", "long"), [(Paper.A4, 297), (Paper.A3, 420)])
def test_a_whole_map_fits_on_one_page(paper: Paper, long: float, sheet: Sheet) -> None:
    (page,) = pages_of(sheet, paper)
    assert max(page.width, page.height) == long
    assert (page.width > page.height) == (sheet.width > sheet.height)
    assert page.part == QRectF(0, 0, sheet.width, sheet.height)
    assert QRectF(0, 0, page.width, page.height).contains(page.place)
    assert page.mm_per_px <= MM_PER_PX + 1e-9
    (size,) = boxes_of(pdf_bytes(sheet, (page,)))
    assert size == pytest.approx((page.width / 25.4 * 72, page.height / 25.4 * 72), abs=1)


def test_a_small_map_is_not_blown_up(sheet: Sheet) -> None:
    (page,) = pages_of(replace(sheet, width=200.0, height=100.0), Paper.A3)
    assert page.mm_per_px == pytest.approx(MM_PER_PX)


_SIDES = st.floats(100, 30_000)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(width=_SIDES, height=_SIDES, scale=st.sampled_from([1.0, 2.0, 4.0]))
def test_tiles_cover_a_poster_and_overlap(
    width: float, height: float, scale: float, sheet: Sheet
) -> None:
    large = replace(sheet, width=width, height=height)
    tiles = tiles_of(large, 210, 297, scale)
    assert len(tiles) <= MOST_TILES
    whole = QRectF(0, 0, width, height)
    united = QRectF()
    for tile in tiles:
        assert QRectF(0, 0, tile.width, tile.height).contains(tile.place)
        assert whole.adjusted(-1, -1, 1, 1).contains(tile.part)
        united = united.united(tile.part)
    assert united.width() == pytest.approx(width)
    assert united.height() == pytest.approx(height)
    for tile in tiles:
        if tile.cuts[2]:
            right = next(
                other for other in tiles
                if other.part.left() > tile.part.left() and other.part.top() == tile.part.top()
            )  # fmt: skip
            overlap = (tile.part.right() - right.part.left()) * tile.mm_per_px
            assert overlap == pytest.approx(OVERLAP_MM)


def test_tiles_are_called_by_row_and_column(sheet: Sheet) -> None:
    tiles = pages_of(replace(sheet, width=1200.0, height=1800.0), Paper.POSTER, 1)
    assert [tile.label for tile in tiles] == ["A1", "A2", "B1", "B2"]
    assert [tile.cuts for tile in tiles] == [
        (False, False, True, True),
        (True, False, False, True),
        (False, True, True, False),
        (True, True, False, False),
    ]


def test_a_poster_of_one_tile_is_a_page(sheet: Sheet) -> None:
    (page,) = pages_of(replace(sheet, width=300.0, height=300.0), Paper.POSTER)
    assert page.label == ""


def test_a_poster_has_a_page_for_each_tile(sheet: Sheet) -> None:
    tiles = pages_of(sheet, Paper.POSTER, 2)
    assert len(tiles) > 2
    assert len(boxes_of(pdf_bytes(sheet, tiles))) == len(tiles)


def painted(sheet: Sheet, page: Page, dots_per_mm: float = 4) -> QImage:
    width, height = round(page.width * dots_per_mm), round(page.height * dots_per_mm)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("#FFFFFF")
    with QPainter(image) as painter:
        paint_page(painter, sheet, page, dots_per_mm)
    return image


def test_neighbouring_tiles_show_the_same_where_they_overlap(sheet: Sheet) -> None:
    first, second = pages_of(sheet, Paper.POSTER, 2)[:2]
    assert first.part.right() > second.part.left()
    one, other = painted(sheet, first), painted(sheet, second)
    overlap, height = round(OVERLAP_MM * 4), round(first.place.height() * 4)
    left = round((first.place.right() - OVERLAP_MM) * 4)
    top = round(first.place.top() * 4)
    strips = (
        one.copy(left + 2, top + 2, overlap - 4, height - 4),
        other.copy(round(second.place.left() * 4) + 2, top + 2, overlap - 4, height - 4),
    )
    same = sum(
        strips[0].pixel(x, y) == strips[1].pixel(x, y)
        for x in range(strips[0].width())
        for y in range(strips[0].height())
    )
    assert same / (strips[0].width() * strips[0].height()) > 0.97


def test_a_tile_has_marks_outside_what_it_shows(sheet: Sheet) -> None:
    tile = pages_of(sheet, Paper.POSTER, 2)[0]
    corner = painted(sheet, tile, 10).copy(0, 0, 100, 100)
    dark = [
        (x, y)
        for x in range(corner.width())
        for y in range(corner.height())
        if corner.pixelColor(x, y).lightness() < 140
    ]
    assert dark


def test_a_page_can_be_made_for_any_printer(sheet: Sheet) -> None:
    page = page_of(sheet, 215.9, 279.4, 12)
    image = painted(sheet, page)
    assert image.pixelColor(3, 3).name() == "#ffffff"
    middle = image.copy(
        round(page.place.x() * 4), round(page.place.y() * 4),
        round(page.place.width() * 4), round(page.place.height() * 4),
    )  # fmt: skip
    assert (
        len(
            {
                middle.pixel(x, y)
                for x in range(0, middle.width(), 3)
                for y in range(0, middle.height(), 3)
            }
        )
        > 5
    )


@pytest.mark.parametrize("name", [one.name for one in PICTURE_FORMATS])
def test_a_file_in_the_way_is_left_alone(
    name: str, subject: MapSubject, fonts: None, tmp_path: Path
) -> None:
    path = tmp_path / "map.out"
    path.write_text("mine")
    with pytest.raises(FileInTheWayError):
        export_picture(subject, name, path)
    assert path.read_text() == "mine"
    export_picture(subject, name, path, replace=True)
    assert path.stat().st_size > 1000


@pytest.mark.parametrize("name", ["svg", "png"])
def test_the_same_map_makes_the_same_bytes(
    name: str, subject: MapSubject, fonts: None, tmp_path: Path
) -> None:
    first = export_picture(subject, name, tmp_path / "1").read_bytes()
    assert first == export_picture(subject, name, tmp_path / "2").read_bytes()


def test_a_pdf_that_is_stopped_is_not_written(
    subject: MapSubject, fonts: None, tmp_path: Path
) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        if label == subject.title:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_picture(subject, "pdf", tmp_path / "map.pdf", progress=stop)
    assert not list(tmp_path.glob("map*"))


def test_an_unknown_format_names_pictures_and_texts() -> None:
    with pytest.raises(ExportError) as caught:
        picture_format("svgz")
    assert "Did you mean “svg”?" in caught.value.hint
    assert "argdown" in caught.value.hint


def test_every_picture_format_says_what_opens_it() -> None:
    assert [one.name for one in PICTURE_FORMATS] == ["svg", "png", "pdf"]
    assert all(one.title and one.opened_by and one.suffix[0] == "." for one in PICTURE_FORMATS)
