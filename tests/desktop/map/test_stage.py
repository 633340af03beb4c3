"""A map is panned and zoomed by wheel, keys and fingers, and keeps what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from explorer.desktop.map.stage import LEAST_SCALE, MOST_SCALE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.map.canvas import MapCanvas

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
AT = QPoint(300, 200)


def turn(
    canvas: MapCanvas, angle: QPoint, held: Qt.KeyboardModifier = NONE, pixels: QPoint | None = None
) -> None:
    """Turn the wheel, or move two fingers where pixels are given."""
    event = QWheelEvent(
        QPointF(AT), QPointF(canvas.viewport().mapToGlobal(AT)), pixels or QPoint(), angle,
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)


def under(canvas: MapCanvas) -> QPointF:
    """Return the point of the map that is under the mouse."""
    return canvas.mapToScene(AT)


def test_the_wheel_moves_down_and_with_shift_across(canvas: MapCanvas) -> None:
    canvas.zoom_by(2)
    before = canvas.seen.topLeft()
    turn(canvas, QPoint(0, -120))
    down = canvas.seen.topLeft() - before
    assert down.x() == pytest.approx(0)
    assert down.y() > 0
    before = canvas.seen.topLeft()
    turn(canvas, QPoint(0, -120), SHIFT)
    across = canvas.seen.topLeft() - before
    assert across.x() > 0
    assert across.y() == pytest.approx(0)


def test_fingers_move_it_by_as_many_pixels(canvas: MapCanvas) -> None:
    before = canvas.seen.topLeft()
    turn(canvas, QPoint(8, 8), pixels=QPoint(-30, -17))
    moved = (canvas.seen.topLeft() - before) * canvas.zoom
    assert (moved.x(), moved.y()) == pytest.approx((30, 17), abs=1)


def test_the_wheel_with_ctrl_enlarges_what_is_under_the_mouse(canvas: MapCanvas) -> None:
    zoom, fixed = canvas.zoom, under(canvas)
    turn(canvas, QPoint(0, 120), CONTROL)
    assert canvas.zoom == pytest.approx(zoom * 1.2)
    assert (under(canvas) - fixed).manhattanLength() < 3
    turn(canvas, QPoint(0, -120), CONTROL)
    assert canvas.zoom == pytest.approx(zoom)


def test_two_fingers_spread_enlarge_it(canvas: MapCanvas, qtbot: QtBot) -> None:
    zoom = canvas.zoom
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, QPointF(AT), QPointF(AT), QPointF(AT),
        0.25, QPointF(),
    )  # fmt: skip
    with qtbot.waitSignal(canvas.zoom_changed) as told:
        QApplication.sendEvent(canvas.viewport(), event)
    assert told.args == [pytest.approx(zoom * 1.25)]


def test_it_is_enlarged_and_made_small_no_further_than_can_be_seen(canvas: MapCanvas) -> None:
    canvas.zoom_by(1e9)
    assert canvas.zoom == MOST_SCALE
    canvas.zoom_by(1e-9)
    assert canvas.zoom == pytest.approx(LEAST_SCALE)
    canvas.zoom_to_actual()
    assert canvas.zoom == pytest.approx(1)


def test_a_fitted_map_is_fitted_to_another_window_until_it_is_moved(canvas: MapCanvas) -> None:
    canvas.zoom_to_fit()
    canvas.resize(500, 300)
    QApplication.processEvents()
    assert canvas.seen.contains(canvas.whole)
    small = canvas.zoom
    canvas.pan_by(5, 5)
    canvas.resize(1000, 700)
    QApplication.processEvents()
    assert canvas.zoom == pytest.approx(small)


def test_what_is_in_the_middle_stays_there_in_another_window(canvas: MapCanvas) -> None:
    canvas.zoom_by(1.5)
    canvas.look_at(canvas.box_rect("[Open]").center())
    before = canvas.seen.center()
    canvas.resize(640, 420)
    QApplication.processEvents()
    assert (canvas.seen.center() - before).manhattanLength() < 4


def test_as_little_as_needed_is_moved_to_show_a_part(canvas: MapCanvas) -> None:
    inside = canvas.seen.adjusted(100, 100, -100, -100)
    before = canvas.seen
    canvas.bring_into_sight(inside)
    assert canvas.seen == before
    away = QRectF(before.right() + 50, inside.top(), 30, 30)
    canvas.bring_into_sight(away)
    assert canvas.seen.contains(away)
    assert canvas.seen.top() == pytest.approx(before.top(), abs=1)


def test_an_area_of_nothing_is_shown_at_its_natural_size(canvas: MapCanvas) -> None:
    canvas.zoom_to_area(QRectF())
    assert canvas.zoom == pytest.approx(1)
