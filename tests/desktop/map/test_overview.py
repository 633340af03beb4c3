"""The overview in the corner of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.argument.viewing.values import Shown
from explorer.desktop.map.overview import MOST, Overview
from explorer.desktop.theme.theme import Mode
from tests.desktop.drawing.sketches import claim, drawn, talk

if TYPE_CHECKING:
    from explorer.desktop.map.canvas import MapCanvas
    from explorer.desktop.theme.theme import Theme
    from tests.desktop.map.conftest import ShowMap


@pytest.fixture
def overview(canvas: MapCanvas) -> Overview:
    made = Overview(canvas)
    canvas.zoom_by(2)
    return made


def test_it_is_there_only_while_there_is_more_than_is_seen(
    canvas: MapCanvas, overview: Overview
) -> None:
    assert overview.isVisible()
    canvas.zoom_to_fit()
    assert not overview.isVisible()
    canvas.zoom_by(4)
    assert overview.isVisible()


def test_an_empty_map_needs_none(show_map: ShowMap) -> None:
    canvas = show_map(drawn(Shown()))
    made = Overview(canvas)
    canvas.zoom_by(8)
    assert not made.isVisible() or made.width() <= MOST.width()


def test_it_sits_in_a_corner_and_stays_in_it(canvas: MapCanvas, overview: Overview) -> None:
    for size in ((1000, 700), (700, 500)):
        canvas.resize(*size)
        QApplication.processEvents()
        place = overview.geometry()
        assert min(place.left(), canvas.width() - place.right()) < 40
        assert min(place.top(), canvas.height() - place.bottom()) < 40


def test_it_lies_where_it_covers_no_box(canvas: MapCanvas, overview: Overview) -> None:
    canvas.zoom_to_actual()
    canvas.look_at(canvas.whole.center())
    covered = overview.geometry().toRectF()
    for key in ("[Open]", "<Doubt>", "[Harm]"):
        canvas.look_at(canvas.box_rect(key).bottomRight())
        covered = overview.geometry().toRectF()
        assert not overview.isVisible() or not canvas.keys_in(covered)


def test_a_small_canvas_without_a_free_corner_has_none(
    canvas: MapCanvas, overview: Overview
) -> None:
    canvas.resize(320, 200)
    canvas.zoom_to_actual()
    canvas.zoom_by(3)
    canvas.look_at(canvas.box_rect("[Open]").center())
    assert len(canvas.keys_in(canvas.viewport().rect().toRectF())) == 1
    assert not overview.isVisible()


def test_its_frame_is_where_the_window_is(canvas: MapCanvas, overview: Overview) -> None:
    canvas.look_at(canvas.box_rect("[Open]").center())
    first = overview.window_rect.center()
    canvas.look_at(canvas.box_rect("<Doubt>").center())
    assert overview.window_rect.center().x() > first.x()
    assert overview.rect().toRectF().contains(overview.window_rect)


def test_a_click_shows_that_part_of_the_map(canvas: MapCanvas, overview: Overview) -> None:
    target = canvas.box_rect("[Harm]").center()
    point = overview._to_overview(target).toPoint()
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=point)
    assert (canvas.seen.center() - target).manhattanLength() < 30


def test_dragging_moves_the_map_along(canvas: MapCanvas, overview: Overview) -> None:
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    before = canvas.seen.center()
    QTest.mouseMove(overview, QPoint(60, 60))
    overview._go(QPointF(60, 60))
    after = canvas.seen.center()
    assert after.x() > before.x()
    assert after.y() > before.y()


def test_every_box_is_a_block_and_the_main_claim_a_dark_one(
    canvas: MapCanvas, overview: Overview, theme: Theme
) -> None:
    made = overview.grab().toImage()
    page = QColor(theme.tokens.raised)
    for key in canvas.drawing.layout.boxes:
        place = overview._to_overview(canvas.box_rect(key).center()).toPoint()
        assert QColor(made.pixel(place)) != page
    main = overview._to_overview(canvas.box_rect("[Open]").center()).toPoint()
    assert QColor(made.pixel(main)).lightness() < 60


def test_it_follows_the_map_and_the_theme(
    canvas: MapCanvas, overview: Overview, show_map: ShowMap, theme: Theme
) -> None:
    before = overview.grab().toImage()
    boxes = tuple(claim(f"Claim {number}") for number in range(12))
    show_map(drawn(Shown((*talk().boxes, *boxes), talk().arrows, main="[Open]")), canvas)
    after = overview.grab().toImage()
    assert after != before
    theme.set_mode(Mode.DARK)
    assert overview.grab().toImage() != after


def test_it_has_a_name_and_leaves_the_keyboard_to_the_canvas(overview: Overview) -> None:
    assert overview.accessibleName() == "Overview of the map"
    assert overview.focusPolicy() is Qt.FocusPolicy.NoFocus
