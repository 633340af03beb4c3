"""The shapes of the kinds differ, are crisp and stay in their place."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.desktop.theme.shapes import FILLED_KINDS, kind_path, paint_kind
from explorer.library.kinds import Kind


def painted(kind: Kind, side_px: int, room: QRectF | None = None) -> QImage:
    image = QImage(side_px, side_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_kind(painter, kind, room or QRectF(0, 0, side_px, side_px), QColor("#000000"))
    painter.end()
    return image


def darkness(image: QImage) -> list[list[int]]:
    return [
        [255 - image.pixelColor(x, y).lightness() for x in range(image.width())]
        for y in range(image.height())
    ]


@pytest.mark.parametrize("side_px", [12, 13, 16, 20])
def test_no_two_kinds_look_alike_without_colour(side_px: int) -> None:
    shapes = {kind: darkness(painted(kind, side_px)) for kind in Kind}
    for one, other in itertools.combinations(Kind, 2):
        pairs = zip(itertools.chain(*shapes[one]), itertools.chain(*shapes[other]), strict=True)
        difference = sum(abs(a - b) for a, b in pairs) / (255 * side_px * side_px)
        assert difference > 0.06, (one, other)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_shape_stays_in_its_room_and_fills_most_of_it(kind: Kind) -> None:
    image = painted(kind, 32, QRectF(8, 8, 16, 16))
    marked = [
        (x, y) for y, row in enumerate(darkness(image)) for x, dark in enumerate(row) if dark > 40
    ]
    assert all(8 <= x < 24 and 8 <= y < 24 for x, y in marked)
    height = max(y for _, y in marked) - min(y for _, y in marked) + 1
    width = max(x for x, _ in marked) - min(x for x, _ in marked) + 1
    assert max(height, width) >= 13


@pytest.mark.parametrize("side_px", [12, 13, 14, 16])
def test_the_lines_of_a_case_are_crisp(side_px: int) -> None:
    middle = [row[side_px // 2] for row in darkness(painted(Kind.CASE, side_px))]
    assert set(middle) == {0, 255}
    assert sum(dark == 255 for dark in middle) >= 4


@pytest.mark.parametrize("kind", list(Kind))
def test_only_solid_kinds_are_dark_all_through(kind: Kind) -> None:
    rows, path = darkness(painted(kind, 20)), kind_path(kind, QRectF(0, 0, 20, 20))
    within = [
        rows[y][x] == 255
        for x in range(20)
        for y in range(20)
        if path.contains(QRectF(x - 0.5, y - 0.5, 2, 2))
    ]
    assert (sum(within) / len(within) > 0.95) == (kind in FILLED_KINDS)


def test_the_largest_square_of_an_oblong_is_used() -> None:
    image = painted(Kind.REGULATION, 40, QRectF(0, 10, 40, 12))
    rows = darkness(image)
    assert rows[16][20] == 255
    assert rows[16][4] == 0
    assert rows[8][20] == 0
