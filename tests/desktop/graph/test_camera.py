from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from explorer.desktop.graph.camera import LEAST_SCALE, MOST_SCALE, Camera, fitting

SIZE = QSizeF(800, 600)

scales = st.floats(LEAST_SCALE, MOST_SCALE)
offsets = st.floats(-2000, 2000)
cameras = st.builds(Camera, scales, offsets, offsets)


@given(cameras, offsets, offsets)
def test_the_way_to_the_screen_and_back_is_no_way(camera: Camera, x: float, y: float) -> None:
    back = camera.to_picture(camera.to_screen(QPointF(x, y)))
    assert back.x() == pytest.approx(x, abs=1e-6)
    assert back.y() == pytest.approx(y, abs=1e-6)


@given(cameras, st.floats(0.5, 2), offsets, offsets)
def test_zooming_keeps_the_point_under_the_mouse(
    camera: Camera, factor: float, x: float, y: float
) -> None:
    at = QPointF(x, y)
    before = camera.to_picture(at)
    after = camera.zoomed(factor, at).to_picture(at)
    assert after.x() == pytest.approx(before.x(), abs=1e-5)
    assert after.y() == pytest.approx(before.y(), abs=1e-5)


@given(cameras, st.floats(0.01, 100))
def test_no_zoom_leaves_the_bounds(camera: Camera, factor: float) -> None:
    assert LEAST_SCALE <= camera.zoomed(factor, QPointF()).scale <= MOST_SCALE


@given(cameras, st.floats(10, 5000), st.floats(10, 5000))
def test_a_picture_never_leaves_the_widget(camera: Camera, width: float, height: float) -> None:
    bounds = QRectF(0, 0, width, height)
    seen = camera.kept_on(bounds, SIZE).rect_on_screen(bounds)
    if seen.width() <= SIZE.width():
        assert seen.center().x() == pytest.approx(SIZE.width() / 2, abs=1e-6)
    else:
        assert seen.left() <= 1e-6
        assert seen.right() >= SIZE.width() - 1e-6


def test_a_picture_that_fits_is_shown_whole() -> None:
    bounds = QRectF(0, 0, 1000, 700)
    camera = fitting(bounds, SIZE, least=0.5, most=1)
    assert camera.scale == pytest.approx(0.8)
    assert QRectF(QPointF(), SIZE).contains(camera.rect_on_screen(bounds))


def test_a_tall_picture_is_fitted_by_its_width_and_seen_from_above() -> None:
    camera = fitting(QRectF(0, 0, 800, 6000), SIZE, least=0.8, most=1)
    assert camera.scale == 1
    assert camera.to_screen(QPointF()) == QPointF(0, 0)


def test_nothing_is_shown_larger_than_allowed() -> None:
    assert fitting(QRectF(0, 0, 10, 10), SIZE, least=0.8, most=1.5).scale == 1.5
    assert fitting(QRectF(), SIZE, least=0.8, most=1.5) == Camera()


def test_what_is_out_of_sight_is_brought_into_it_by_the_shortest_way() -> None:
    below = QRectF(100, 900, 50, 40)
    moved = Camera().showing(below, SIZE, margin=10)
    assert moved == Camera(1, 0, 600 - 950)
    inside = QRectF(100, 100, 50, 40)
    assert Camera().showing(inside, SIZE, margin=10) == Camera()
    left = QRectF(-100, 100, 50, 40)
    assert Camera().showing(left, SIZE, margin=10) == Camera(1, 110, 0)
