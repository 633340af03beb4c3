"""The graph is walked, focused and left by keys alone, and pushed and pinched by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.address import Address

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.graph.canvas import Canvas
    from explorer.desktop.graph.view import GraphView

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)


@pytest.fixture
def canvas(view: GraphView) -> Canvas:
    view.activateWindow()
    view.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return view.canvas


def selected(canvas: Canvas) -> str:
    address = canvas.highlighted.selected
    return str(address) if address else ""


def press(canvas: Canvas, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(canvas, key, held)


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_Space])
def test_walking_begins_at_the_first_document_and_enter_reads_it(
    canvas: Canvas, qtbot: QtBot, key: Qt.Key
) -> None:
    press(canvas, key)
    first = selected(canvas)
    assert first
    with qtbot.waitSignal(canvas.address_opened) as asked:
        press(canvas, Qt.Key.Key_Return)
    assert asked.args == [Address.document(first)]


def test_every_document_is_reached_by_arrows(view: GraphView, canvas: Canvas) -> None:
    press(canvas, Qt.Key.Key_Home)
    reached, waiting = {selected(canvas)}, [selected(canvas)]
    while waiting:
        here = waiting.pop()
        for key in ARROWS:
            canvas.show_selection(Address.document(here))
            press(canvas, key)
            if selected(canvas) not in reached:
                reached.add(selected(canvas))
                waiting.append(selected(canvas))
    assert reached == set(view.shown.documents)


def test_from_a_link_an_arrow_leads_to_its_beginning(canvas: Canvas) -> None:
    canvas.show_selection(Address.link("fraud", "raises", "malicious"))
    press(canvas, Qt.Key.Key_Left)
    assert selected(canvas) == "fraud"


def test_escape_selects_nothing_and_then_keys_about_a_selection_do_nothing(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show_selection(Address.document("malicious"))
    press(canvas, Qt.Key.Key_Escape)
    assert selected(canvas) == ""
    with (
        qtbot.assertNotEmitted(canvas.address_opened),
        qtbot.assertNotEmitted(canvas.focus_requested),
    ):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_F, Qt.Key.Key_Escape):
            press(canvas, key)
    assert selected(canvas) == ""


def test_f_asks_for_the_surroundings_of_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_selection(Address.document("malicious"))
    with qtbot.waitSignal(canvas.focus_requested) as asked:
        press(canvas, Qt.Key.Key_F)
    assert asked.args == [Address.document("malicious")]


def test_keys_enlarge_around_what_is_selected_and_show_all_again(canvas: Canvas) -> None:
    canvas.show_selection(Address.document("malicious"))
    scale = canvas.camera.scale
    press(canvas, Qt.Key.Key_Plus)
    assert canvas.camera.scale > scale
    assert canvas.rect().contains(canvas.node_rect("malicious").center().toPoint())
    press(canvas, Qt.Key.Key_Minus)
    assert canvas.camera.scale == pytest.approx(scale)
    press(canvas, Qt.Key.Key_Equal)
    press(canvas, Qt.Key.Key_0)
    whole = canvas.picture
    assert whole is not None
    assert canvas.rect().toRectF().contains(canvas.camera.rect_on_screen(whole.bounds))


def test_with_ctrl_arrows_push_the_picture_and_leave_the_selection(canvas: Canvas) -> None:
    canvas.show_selection(Address.document("malicious"))
    for _ in range(6):
        press(canvas, Qt.Key.Key_Plus)
    before = canvas.node_rect("malicious").center()
    press(canvas, Qt.Key.Key_Right, CONTROL)
    moved = canvas.node_rect("malicious").center() - before
    assert moved.x() < 0
    assert moved.y() == pytest.approx(0)
    assert selected(canvas) == "malicious"


def test_with_nothing_selected_arrows_begin_a_walk_where_nothing_can_be_pushed(
    canvas: Canvas,
) -> None:
    press(canvas, Qt.Key.Key_0)
    press(canvas, Qt.Key.Key_Down)
    assert selected(canvas)


def test_the_menu_key_opens_the_menu_at_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    link = Address.link("fraud", "raises", "malicious")
    for address in (Address.document("malicious"), link, None):
        canvas.show_selection(address)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        with qtbot.waitSignal(canvas.menu_requested) as asked:
            QApplication.sendEvent(canvas, event)
        assert asked.args is not None
        assert asked.args[0] == address
        assert canvas.rect().contains(canvas.mapFromGlobal(asked.args[1]))


def wheel(canvas: Canvas, angle: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    middle = canvas.rect().center()
    event = QWheelEvent(
        QPointF(middle), QPointF(canvas.mapToGlobal(middle)), QPoint(), angle,
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_wheel_and_fingers_move_and_enlarge_the_picture(canvas: Canvas) -> None:
    canvas.zoom_by(2 / canvas.camera.scale)
    start = canvas.node_rect("malicious").center()
    wheel(canvas, QPoint(0, -120))
    down = canvas.node_rect("malicious").center() - start
    assert down.x() == pytest.approx(0)
    assert down.y() < 0
    start = canvas.node_rect("malicious").center()
    wheel(canvas, QPoint(0, -120), SHIFT)
    across = canvas.node_rect("malicious").center() - start
    assert across.x() < 0
    assert across.y() == pytest.approx(0)
    scale = canvas.camera.scale
    wheel(canvas, QPoint(0, 120), CONTROL)
    assert canvas.camera.scale == pytest.approx(scale * 1.2)
    scale = canvas.camera.scale
    middle = QPointF(canvas.rect().center())
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        middle, middle, middle, -0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(canvas, pinch)
    assert canvas.camera.scale == pytest.approx(scale * 0.75)


def move(canvas: Canvas, place: QPoint, held: Qt.MouseButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(canvas.mapToGlobal(place)),
        Qt.MouseButton.NoButton, held, NONE,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_dragging_pushes_the_picture_and_is_no_click(canvas: Canvas, qtbot: QtBot) -> None:
    for _ in range(8):
        canvas.zoom_by(1.2)
    start = canvas.rect().center()
    before = canvas.node_rect("malicious").center()
    with qtbot.assertNotEmitted(canvas.address_requested):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        for step in (2, 20, 40):
            move(canvas, start - QPoint(step, step), Qt.MouseButton.LeftButton)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start - QPoint(40, 40))
    moved = canvas.node_rect("malicious").center() - before
    assert (moved.x(), moved.y()) == pytest.approx((-40, -40), abs=1)


def test_pointing_lights_what_is_there_until_the_mouse_leaves(canvas: Canvas) -> None:
    move(canvas, canvas.node_rect("malicious").center().toPoint(), Qt.MouseButton.NoButton)
    assert "fraud" in canvas.highlighted.near
    assert canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.highlighted.near == frozenset()
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_ring_shows_that_the_keyboard_is_there_and_goes_with_it(canvas: Canvas) -> None:
    def edge() -> str:
        return canvas.grab().toImage().pixelColor(canvas.width() // 2, 2).name()

    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    without = edge()
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    if canvas.hasFocus():
        assert edge() != without
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    assert edge() == without


def test_without_a_picture_every_key_and_click_is_harmless(canvas: Canvas) -> None:
    canvas.set_picture(None)
    for key in (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_Escape):
        press(canvas, key)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton)
    assert selected(canvas) == ""
    assert canvas.node_rect("malicious").isEmpty()
    assert canvas.link_point(Address.link("fraud", "raises", "malicious")) is None
    assert canvas.grab().toImage().pixelColor(5, 5).isValid()
