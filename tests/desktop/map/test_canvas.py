"""The canvas of a map, handled as a reader does: with mouse, wheel and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from explorer.argument.layout.values import Direction, Rect
from explorer.argument.viewing.spoken import spoken_relation
from explorer.argument.viewing.values import Shown
from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.drawing.marks import Mark
from explorer.desktop.map import mover
from explorer.desktop.map.canvas import MapCanvas
from explorer.desktop.map.sheet import LEAST_START_SCALE, READABLE_SCALE
from explorer.desktop.map.stage import LEAST_SCALE, MOST_SCALE, STEP
from explorer.desktop.theme.theme import Mode
from tests.desktop.drawing.sketches import claim, drawn, talk, with_group, without

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.drawing.picture import Drawing
    from explorer.desktop.theme.theme import Theme
    from tests.desktop.map.conftest import ShowMap

NO_KEYS = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def on_window(canvas: MapCanvas, key: str) -> QPoint:
    """Return where the middle of a box is seen."""
    return canvas.mapFromScene(canvas.box_rect(key).center())


def is_seen(canvas: MapCanvas, key: str) -> bool:
    return canvas.seen.contains(canvas.box_rect(key))


def picture(canvas: MapCanvas) -> QImage:
    return canvas.viewport().grab().toImage()


def colours_at(canvas: MapCanvas, area: QRectF) -> set[str]:
    """Return the colours seen in an area of the scene."""
    seen, made = canvas.mapFromScene(area).boundingRect(), picture(canvas)
    return {
        QColor(made.pixel(x, y)).name().upper()
        for x in range(max(0, seen.left()), min(made.width(), seen.right()))
        for y in range(max(0, seen.top()), min(made.height(), seen.bottom()))
    }


def large() -> Drawing:
    """Return a column of claims that is much higher than any window."""
    boxes = [claim("Open", is_main=True), *(claim(f"Claim {number}") for number in range(80))]
    return drawn(Shown(tuple(boxes), main="[Open]"))


def click(canvas: MapCanvas, key: str, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, held, on_window(canvas, key))


def move(canvas: MapCanvas, to: QPoint, buttons: Qt.MouseButton = LEFT) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        canvas.viewport().mapToGlobal(QPointF(to)),
        Qt.MouseButton.NoButton,
        buttons,
        NO_KEYS,
    )
    QApplication.sendEvent(canvas.viewport(), event)


def drag(
    canvas: MapCanvas,
    start: QPoint,
    by: QPoint,
    held: Qt.KeyboardModifier = NO_KEYS,
    button: Qt.MouseButton = LEFT,
) -> None:
    QTest.mousePress(canvas.viewport(), button, held, start)
    move(canvas, start + by / 2, button)
    move(canvas, start + by, button)
    QTest.mouseRelease(canvas.viewport(), button, held, start + by)


def free_point(canvas: MapCanvas) -> QPoint:
    """Return a point of the window at which there is nothing."""
    return next(
        QPoint(x, y)
        for x in range(20, canvas.width(), 30)
        for y in range(20, canvas.height(), 30)
        if not canvas.key_at(QPointF(x, y)) and not canvas.chip_at(QPointF(x, y))
    )


class TestSeeing:
    def test_an_empty_canvas_paints_its_page(self, show_map: ShowMap, theme: Theme) -> None:
        canvas = MapCanvas(theme)
        canvas.resize(300, 200)
        assert QColor(picture(canvas).pixel(5, 5)) == QColor(theme.tokens.base)
        canvas.deleteLater()

    def test_a_map_that_fits_is_shown_whole_and_not_enlarged(self, show_map: ShowMap) -> None:
        canvas = show_map(drawn(without(talk(), "<Doubt>", "[Harm]", "<Cost>")))
        assert canvas.zoom == 1.0
        assert canvas.seen.contains(canvas.whole)

    def test_a_map_that_fits_when_made_smaller_is(self, show_map: ShowMap) -> None:
        canvas = show_map(drawn(talk()))
        assert READABLE_SCALE <= canvas.zoom <= 1
        assert canvas.seen.adjusted(-1, -1, 1, 1).contains(canvas.whole)

    def test_a_map_too_large_to_be_read_whole_begins_at_its_main_claim(
        self, show_map: ShowMap
    ) -> None:
        canvas = show_map(large())
        assert LEAST_START_SCALE <= canvas.zoom <= READABLE_SCALE
        assert is_seen(canvas, "[Open]")

    def test_it_is_begun_anew_when_the_window_gets_its_size(
        self, qtbot: QtBot, theme: Theme
    ) -> None:
        canvas, drawing = MapCanvas(theme), large()
        qtbot.addWidget(canvas)
        canvas.resize(200, 150)
        canvas.show_map(drawing.shown, drawing.layout, drawing.texts)
        canvas.resize(1000, 700)
        canvas.show()
        assert is_seen(canvas, "[Open]")

    def test_every_box_is_painted_in_its_place(self, canvas: MapCanvas, theme: Theme) -> None:
        canvas.zoom_to_fit()
        canvas.zoom_by(0.7 / canvas.zoom)
        for key in ("[Open]", "[Study]", "<Cost>"):
            canvas.reveal(key)
            assert theme.tokens.text in colours_at(canvas, canvas.box_rect(key))

    def test_an_arrow_has_the_colour_of_its_relation(self, canvas: MapCanvas, theme: Theme) -> None:
        route = canvas.drawing.layout.routes[1]
        area = QRectF(route.badge.x - 20, route.badge.y - 20, 40, 40)
        canvas.look_at(area.center())
        assert theme.tokens.relations.support in colours_at(canvas, area)

    def test_from_afar_boxes_are_blocks(self, canvas: MapCanvas, theme: Theme) -> None:
        canvas.zoom_by(0.15 / canvas.zoom)
        block = canvas.box_rect("[Harm]").adjusted(20, 20, -20, -20)
        assert colours_at(canvas, block) == {colours_of(theme.tokens).band.upper()}
        main = canvas.box_rect("[Open]").adjusted(20, 20, -20, -20)
        assert colours_at(canvas, main) == {theme.tokens.text}

    def test_from_afar_what_is_selected_or_found_stands_out(
        self, canvas: MapCanvas, theme: Theme
    ) -> None:
        canvas.show_marks({"[Harm]": Mark(is_matched=True), "<Cost>": Mark(status="falls")})
        canvas.select(("[Study]",))
        canvas.zoom_by(0.15 / canvas.zoom)
        inner = [
            colours_at(canvas, canvas.box_rect(key).adjusted(20, 20, -20, -20))
            for key in ("[Harm]", "[Study]", "<Cost>", "<Doubt>")
        ]
        assert inner[0] == {theme.tokens.hit}
        assert len({frozenset(one) for one in inner}) == 4

    def test_it_follows_the_theme(self, canvas: MapCanvas, theme: Theme) -> None:
        with_light = picture(canvas)
        theme.set_mode(Mode.DARK)
        assert picture(canvas) != with_light
        assert theme.tokens.base in colours_at(canvas, canvas.seen)
        theme.set_mode(Mode.LIGHT)
        assert picture(canvas) == with_light

    def test_marks_are_shown_and_taken_away(self, canvas: MapCanvas) -> None:
        plain = picture(canvas)
        canvas.show_marks({"[Open]": Mark(status="undecided")})
        assert picture(canvas) != plain
        canvas.show_marks({})
        assert picture(canvas) == plain

    def test_arrows_of_dimmed_boxes_are_paler(self, canvas: MapCanvas, theme: Theme) -> None:
        route = canvas.drawing.layout.routes[2]
        area = QRectF(route.badge.x - 9, route.badge.y - 9, 18, 18)
        canvas.look_at(area.center())
        attack = theme.tokens.relations.attack
        assert attack in colours_at(canvas, area)
        canvas.show_marks({"[Harm]": Mark(is_dimmed=True)})
        assert attack not in colours_at(canvas, area)

    def test_groups_are_framed(self, show_map: ShowMap, theme: Theme) -> None:
        canvas = show_map(drawn(with_group(talk())))
        between = QRectF(300, 150, 40, 40)
        assert colours_of(theme.tokens).frame.upper() in colours_at(canvas, between)


class TestFollowingTheMap:
    def test_a_box_keeps_its_item_as_long_as_it_is_shown(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        scene = canvas._boxes
        before = scene.item("[Study]")
        show_map(drawn(without(talk(), "<Doubt>")), canvas)
        assert scene.item("[Study]") is before
        with pytest.raises(KeyError):
            scene.item("<Doubt>")

    def test_what_was_folded_away_comes_back(self, canvas: MapCanvas, show_map: ShowMap) -> None:
        show_map(drawn(without(talk(), "<Doubt>")), canvas)
        show_map(drawn(talk()), canvas)
        assert canvas.key_at(QPointF(on_window(canvas, "<Doubt>"))) == "<Doubt>"

    def test_the_selected_box_stays_where_it_is_seen(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        canvas.select(("[Study]",))
        canvas.reveal("[Study]")
        before = on_window(canvas, "[Study]")
        drawing = drawn(talk())
        boxes = {
            key: Rect(rect.x + 500, rect.y + 300, rect.width, rect.height)
            for key, rect in drawing.layout.boxes.items()
        }
        show_map(replace(drawing, layout=replace(drawing.layout, boxes=boxes)), canvas)
        assert (on_window(canvas, "[Study]") - before).manhattanLength() <= 2

    def test_boxes_that_appear_beside_it_are_brought_into_sight(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        show_map(drawn(without(talk(), "<Doubt>")), canvas)
        canvas.resize(700, 500)
        canvas.zoom_to_actual()
        canvas.select(("[Study]",))
        canvas.look_at(canvas.box_rect("[Study]").center() - QPointF(200, 0))
        show_map(drawn(talk()), canvas)
        assert is_seen(canvas, "<Doubt>")
        assert is_seen(canvas, "[Study]")

    def test_a_selected_box_that_goes_is_no_longer_selected(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        canvas.select(("[Study]", "<Doubt>"))
        show_map(drawn(without(talk(), "<Doubt>")), canvas)
        assert canvas.selection == ("[Study]",)

    def test_another_map_begins_at_its_beginning(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        canvas.zoom_by(3)
        other = drawn(Shown((claim("Elsewhere", is_main=True),), main="[Elsewhere]"))
        show_map(other, canvas)
        assert canvas.zoom == 1.0
        assert is_seen(canvas, "[Elsewhere]")

    def test_a_map_can_become_empty(self, canvas: MapCanvas, show_map: ShowMap) -> None:
        canvas.select(("[Open]",))
        show_map(drawn(Shown()), canvas)
        assert canvas.selection == ()
        assert canvas.whole.width() < 100

    def test_a_turned_map_is_drawn_anew(self, canvas: MapCanvas, show_map: ShowMap) -> None:
        show_map(drawn(talk(), Direction.DOWN), canvas)
        assert canvas.box_rect("[Study]").top() > canvas.box_rect("[Open]").bottom()


@pytest.mark.usefixtures("motion")
class TestMoving:
    def test_boxes_move_within_a_quarter_of_a_second(
        self, qtbot: QtBot, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        assert mover.MOVING_MS <= 250
        show_map(drawn(without(talk(), "<Doubt>")), canvas, animate=True)
        assert canvas.is_moving
        qtbot.waitUntil(lambda: not canvas.is_moving, timeout=3000)
        still = picture(canvas)
        show_map(drawn(without(talk(), "<Doubt>")), canvas)
        assert picture(canvas) == still

    def test_the_beginning_looks_as_it_did_before(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        canvas.select(("[Open]",))
        canvas.select(())
        before = picture(canvas)
        show_map(drawn(talk()), canvas, animate=True)
        canvas._mover._animation.pause()
        canvas._boxes.move_to(0.0)
        moving = picture(canvas)
        changed = sum(
            moving.pixel(x, y) != before.pixel(x, y)
            for x in range(0, before.width(), 2)
            for y in range(0, before.height(), 2)
        )
        # Signs are left out and lines a little different while anything moves.
        assert changed < 0.04 * before.width() * before.height() / 4

    def test_halfway_a_box_is_between(self, canvas: MapCanvas, show_map: ShowMap) -> None:
        drawing = drawn(talk())
        place = drawing.layout.boxes["<Doubt>"]
        there = Rect(place.x, place.y + 200, place.width, place.height)
        layout = replace(drawing.layout, boxes={**drawing.layout.boxes, "<Doubt>": there})
        canvas.reveal("<Doubt>")
        show_map(replace(drawing, layout=layout), canvas, animate=True)
        canvas._mover._animation.pause()
        canvas._boxes.move_to(0.5)
        middle = QRectF(place.x + 20, place.y + 100 + 10, 60, 20)
        assert "#16181D" in colours_at(canvas, middle)

    def test_nothing_moves_where_no_motion_is_wanted(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        canvas.set_motion_reduced(is_reduced=True)
        show_map(drawn(without(talk(), "<Doubt>")), canvas, animate=True)
        assert not canvas.is_moving

    def test_nothing_moves_where_the_desktop_wants_none(
        self, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
        show_map(drawn(without(talk(), "<Doubt>")), canvas, animate=True)
        assert not canvas.is_moving

    def test_the_first_map_is_simply_there(self, show_map: ShowMap) -> None:
        assert not show_map(drawn(talk()), animate=True).is_moving

    def test_a_change_on_the_way_begins_from_where_the_first_would_end(
        self, qtbot: QtBot, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        show_map(drawn(without(talk(), "<Doubt>")), canvas, animate=True)
        show_map(drawn(talk()), canvas, animate=True)
        qtbot.waitUntil(lambda: not canvas.is_moving, timeout=3000)
        assert canvas.key_at(QPointF(on_window(canvas, "<Doubt>"))) == "<Doubt>"

    def test_from_afar_the_old_picture_fades_out(
        self, qtbot: QtBot, canvas: MapCanvas, show_map: ShowMap
    ) -> None:
        canvas.zoom_by(0.1 / canvas.zoom)
        show_map(drawn(without(talk(), "<Doubt>")), canvas, animate=True)
        assert canvas._mover.fading is not None
        picture(canvas)
        qtbot.waitUntil(lambda: not canvas.is_moving, timeout=3000)
        assert canvas._mover.fading is None

    def test_very_many_boxes_fade_as_well(
        self, canvas: MapCanvas, show_map: ShowMap, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(mover, "MOST_MOVING", 3)
        show_map(drawn(without(talk(), "<Doubt>")), canvas, animate=True)
        assert canvas._mover.fading is not None

    def test_dragging_ends_a_movement(self, canvas: MapCanvas, show_map: ShowMap) -> None:
        show_map(drawn(without(talk(), "<Doubt>")), canvas, animate=True)
        drag(canvas, on_window(canvas, "[Open]"), QPoint(30, 30))
        assert not canvas.is_moving


class TestZooming:
    def test_zooming_keeps_the_middle_in_place(self, canvas: MapCanvas) -> None:
        before = canvas.seen.center()
        canvas.zoom_by(0.8)
        assert (canvas.seen.center() - before).manhattanLength() < 3

    def test_zooming_keeps_the_selected_box_in_place(self, canvas: MapCanvas) -> None:
        canvas.select(("[Open]",))
        before = on_window(canvas, "[Open]")
        canvas.zoom_by(1.5)
        assert (on_window(canvas, "[Open]") - before).manhattanLength() < 3

    def test_the_wheel_zooms_at_the_mouse(self, canvas: MapCanvas) -> None:
        point = QPointF(200, 150)
        before = canvas.mapToScene(point.toPoint())
        wheel(canvas, point, QPoint(0, 120), CONTROL)
        after = canvas.mapToScene(point.toPoint())
        assert canvas.zoom == pytest.approx(STEP)
        assert (after - before).manhattanLength() < 3

    def test_the_wheel_alone_pushes_the_map(self, canvas: MapCanvas) -> None:
        before = canvas.seen
        wheel(canvas, QPointF(200, 150), QPoint(0, -120), NO_KEYS)
        assert canvas.seen.top() > before.top()
        assert canvas.zoom == 1.0

    def test_the_wheel_with_shift_pushes_it_sideways(self, canvas: MapCanvas) -> None:
        before = canvas.seen
        wheel(canvas, QPointF(200, 150), QPoint(0, -120), SHIFT)
        assert canvas.seen.left() > before.left()
        assert canvas.seen.top() == before.top()

    def test_another_scale_is_told_and_only_then(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        with qtbot.waitSignal(canvas.zoom_changed) as told:
            canvas.zoom_by(0.5)
        assert told.args == [pytest.approx(0.5)]
        with qtbot.assertNotEmitted(canvas.zoom_changed):
            canvas.zoom_by(1.0)

    def test_no_scale_goes_beyond_what_makes_sense(self, canvas: MapCanvas) -> None:
        canvas.zoom_by(1e6)
        assert canvas.zoom == MOST_SCALE
        canvas.zoom_by(1e-9)
        assert canvas.zoom == LEAST_SCALE

    def test_fitting_shows_all_of_it_however_small(self, show_map: ShowMap) -> None:
        canvas = show_map(large())
        canvas.zoom_to_fit()
        assert canvas.seen.adjusted(-20, -20, 20, 20).contains(canvas.whole)

    def test_a_fitted_map_stays_fitted_when_the_window_grows(self, canvas: MapCanvas) -> None:
        canvas.zoom_to_fit()
        canvas.resize(500, 400)
        QApplication.processEvents()
        assert canvas.seen.adjusted(-9, -9, 9, 9).contains(canvas.whole)

    def test_a_map_that_was_moved_keeps_its_middle_when_the_window_grows(
        self, canvas: MapCanvas
    ) -> None:
        canvas.look_at(QPointF(300, 200))
        canvas.resize(700, 500)
        QApplication.processEvents()
        assert canvas.zoom == 1.0
        assert (canvas.seen.center() - QPointF(300, 200)).manhattanLength() < 4

    def test_the_selection_can_be_looked_at_closely(self, canvas: MapCanvas) -> None:
        canvas.zoom_to_fit()
        canvas.select(("[Study]", "<Doubt>"))
        canvas.zoom_to_selection()
        assert is_seen(canvas, "[Study]")
        assert is_seen(canvas, "<Doubt>")
        assert not is_seen(canvas, "[Harm]")

    def test_with_nothing_selected_it_is_all_of_the_map(self, canvas: MapCanvas) -> None:
        canvas.zoom_to_selection()
        assert canvas.seen.adjusted(-9, -9, 9, 9).contains(canvas.whole)

    def test_a_box_is_brought_into_sight(self, show_map: ShowMap) -> None:
        canvas = show_map(large())
        canvas.reveal("[Claim 70]")
        assert is_seen(canvas, "[Claim 70]")

    def test_what_is_seen_already_is_not_moved(self, canvas: MapCanvas) -> None:
        before = canvas.seen
        canvas.reveal("[Open]")
        canvas.reveal("[Gone]")
        assert canvas.seen == before


def wheel(canvas: MapCanvas, point: QPointF, by: QPoint, held: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        point,
        canvas.viewport().mapToGlobal(point),
        QPoint(),
        by,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)


class TestMouse:
    def test_a_click_selects_and_tells(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        with qtbot.waitSignal(canvas.selection_changed) as told:
            click(canvas, "[Study]")
        assert told.args == [("[Study]",)]
        assert canvas.selection == ("[Study]",)

    def test_selecting_from_outside_tells_nobody(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        with qtbot.assertNotEmitted(canvas.selection_changed):
            canvas.select(("[Study]", "[Gone]"))
        assert canvas.selection == ("[Study]",)

    def test_a_click_with_control_adds_and_takes_away(self, canvas: MapCanvas) -> None:
        click(canvas, "[Study]")
        click(canvas, "<Cost>", CONTROL)
        both = canvas.selection
        click(canvas, "[Study]", CONTROL)
        one = canvas.selection
        assert (both, one) == (("[Study]", "<Cost>"), ("<Cost>",))

    def test_a_click_beside_the_boxes_selects_nothing(self, canvas: MapCanvas) -> None:
        click(canvas, "[Study]")
        QTest.mouseClick(canvas.viewport(), LEFT, NO_KEYS, free_point(canvas))
        assert canvas.selection == ()

    def test_a_selected_box_looks_selected(self, canvas: MapCanvas, theme: Theme) -> None:
        canvas.select(("[Study]",))
        halo = QRectF(canvas.box_rect("[Study]").right(), 50, 5, 5)
        assert colours_of(theme.tokens).halo.upper() in colours_at(canvas, halo)

    def test_a_double_click_activates(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        with qtbot.waitSignal(canvas.activated_key) as told:
            QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEYS, on_window(canvas, "<Cost>"))
        assert told.args == ["<Cost>"]

    def test_a_click_on_the_chip_asks_for_what_it_hides(
        self, qtbot: QtBot, canvas: MapCanvas
    ) -> None:
        canvas.reveal("[Harm]")
        rect = canvas.box_rect("[Harm]")
        chip = canvas.mapFromScene(QPointF(rect.right() + 8, rect.bottom() - 3))
        assert canvas.chip_at(QPointF(chip)) == "[Harm]"
        with qtbot.waitSignal(canvas.fold_requested) as told:
            QTest.mouseClick(canvas.viewport(), LEFT, NO_KEYS, chip)
        assert told.args == ["[Harm]"]
        assert canvas.selection == ()

    def test_from_afar_there_are_no_chips(self, canvas: MapCanvas) -> None:
        canvas.zoom_by(0.1)
        points = (QPointF(x, y) for x in range(0, 1000, 9) for y in range(0, 700, 9))
        assert not any(canvas.chip_at(point) for point in points)

    def test_pointing_at_a_box_tells_and_lights_its_arrows(
        self, qtbot: QtBot, canvas: MapCanvas
    ) -> None:
        before = picture(canvas)
        with qtbot.waitSignal(canvas.hovered) as told:
            move(canvas, on_window(canvas, "[Study]"), Qt.MouseButton.NoButton)
        assert told.args == ["[Study]"]
        assert picture(canvas) != before
        assert len(canvas._boxes._loose.groups["lit"]) == 2
        with qtbot.waitSignal(canvas.hovered) as told:
            QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
        assert told.args == [""]
        assert picture(canvas) == before

    def test_the_neighbours_of_a_box_that_is_pointed_at_stand_out(self, canvas: MapCanvas) -> None:
        move(canvas, on_window(canvas, "[Study]"), Qt.MouseButton.NoButton)
        near = {
            key
            for key in canvas.drawing.layout.boxes
            if canvas._boxes.item(key).attention.is_pointed
        }
        assert near == {"[Study]", "[Open]", "<Doubt>"}

    def test_dragging_the_ground_pushes_the_map(self, canvas: MapCanvas) -> None:
        before = canvas.seen
        drag(canvas, free_point(canvas), QPoint(60, 40))
        assert canvas.seen.left() == pytest.approx(before.left() - 60, abs=1)
        assert canvas.seen.top() == pytest.approx(before.top() - 40, abs=1)
        assert canvas.selection == ()

    def test_the_middle_button_pushes_over_boxes_as_well(self, canvas: MapCanvas) -> None:
        before = canvas.seen
        start = on_window(canvas, "[Study]")
        drag(canvas, start, QPoint(60, 40), button=Qt.MouseButton.MiddleButton)
        assert canvas.seen.left() == pytest.approx(before.left() - 60, abs=1)
        assert canvas.selection == ()

    def test_with_shift_a_band_selects_what_it_touches(self, canvas: MapCanvas) -> None:
        canvas.zoom_to_fit()
        corner = canvas.mapFromScene(canvas.box_rect("[Study]").topLeft()) - QPoint(20, 5)
        end = canvas.mapFromScene(canvas.box_rect("<Cost>").center())
        drag(canvas, corner, end - corner, SHIFT)
        assert canvas.selection == ("[Study]", "<Cost>")

    def test_a_band_adds_to_what_is_selected(self, canvas: MapCanvas) -> None:
        canvas.zoom_to_fit()
        canvas.select(("[Open]",))
        corner = canvas.mapFromScene(canvas.box_rect("[Study]").topLeft()) - QPoint(20, 5)
        end = canvas.mapFromScene(canvas.box_rect("[Study]").center())
        drag(canvas, corner, end - corner, SHIFT)
        assert canvas.selection == ("[Open]", "[Study]")

    def test_a_menu_is_asked_for_the_box_under_the_mouse(
        self, qtbot: QtBot, canvas: MapCanvas
    ) -> None:
        point = on_window(canvas, "<Cost>")
        with qtbot.waitSignal(canvas.context_requested) as told:
            menu(canvas, QContextMenuEvent.Reason.Mouse, point)
        assert told.args == ["<Cost>", canvas.viewport().mapToGlobal(point)]
        assert canvas.selection == ("<Cost>",)

    def test_beside_the_boxes_it_is_the_menu_of_the_map(
        self, qtbot: QtBot, canvas: MapCanvas
    ) -> None:
        with qtbot.waitSignal(canvas.context_requested) as told:
            menu(canvas, QContextMenuEvent.Reason.Mouse, free_point(canvas))
        assert told.args is not None
        assert told.args[0] == ""

    def test_the_menu_key_asks_for_the_menu_of_the_selected_box(
        self, qtbot: QtBot, canvas: MapCanvas
    ) -> None:
        canvas.select(("[Open]",))
        with qtbot.waitSignal(canvas.context_requested) as told:
            menu(canvas, QContextMenuEvent.Reason.Keyboard, QPoint())
        assert told.args is not None
        key, place = told.args
        assert key == "[Open]"
        assert canvas.viewport().rect().contains(canvas.viewport().mapFromGlobal(place))

    def test_a_tip_says_all_that_a_box_says(self, canvas: MapCanvas) -> None:
        canvas.viewport().setFocus()
        point = on_window(canvas, "[Study]")
        event = QHelpEvent(QEvent.Type.ToolTip, point, canvas.viewport().mapToGlobal(point))
        QApplication.sendEvent(canvas.viewport(), event)
        assert "Study" in QToolTip.text()
        assert "outsiders test what a developer says" in QToolTip.text()
        QToolTip.hideText()

    def test_a_tip_says_what_an_arrow_says(self, canvas: MapCanvas) -> None:
        canvas.viewport().setFocus()
        arrow, badge = canvas.drawing.shown.arrows[0], canvas.drawing.layout.routes[0].badge
        point = canvas.mapFromScene(QPointF(*badge))
        event = QHelpEvent(QEvent.Type.ToolTip, point, canvas.viewport().mapToGlobal(point))
        QApplication.sendEvent(canvas.viewport(), event)
        boxes = {box.key: box for box in canvas.drawing.shown.boxes}
        said = spoken_relation(boxes[arrow.source], arrow.kind, boxes[arrow.target])
        assert said in QToolTip.text()
        QToolTip.hideText()


def menu(canvas: MapCanvas, reason: QContextMenuEvent.Reason, point: QPoint) -> None:
    event = QContextMenuEvent(reason, point, canvas.viewport().mapToGlobal(point))
    QApplication.sendEvent(canvas.viewport(), event)


class TestDragging:
    def test_a_box_follows_the_mouse_and_its_arrows_follow_it(
        self, qtbot: QtBot, canvas: MapCanvas
    ) -> None:
        before = canvas.drawing
        with qtbot.waitSignal(canvas.nudged) as told:
            drag(canvas, on_window(canvas, "[Study]"), QPoint(40, 60))
        assert told.args == [("[Study]",), pytest.approx(40), pytest.approx(60)]
        place, was = canvas.drawing.layout.boxes["[Study]"], before.layout.boxes["[Study]"]
        assert (place.x, place.y) == (was.x + 40, was.y + 60)
        routes, old = canvas.drawing.layout.routes, before.layout.routes
        assert routes[0] != old[0]
        assert routes[1] == old[1]
        assert canvas.key_at(QPointF(on_window(canvas, "[Study]"))) == "[Study]"

    def test_the_distance_is_one_of_the_scene(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        canvas.zoom_by(0.5)
        with qtbot.waitSignal(canvas.nudged) as told:
            drag(canvas, on_window(canvas, "[Study]"), QPoint(40, 0))
        assert told.args == [("[Study]",), pytest.approx(80), pytest.approx(0)]

    def test_all_that_is_selected_is_dragged(self, canvas: MapCanvas) -> None:
        told: list[tuple[str, ...]] = []
        canvas.nudged.connect(lambda keys, _dx, _dy: told.append(keys))
        canvas.select(("[Study]", "<Cost>"))
        drag(canvas, on_window(canvas, "<Cost>"), QPoint(40, 60))
        assert told == [("[Study]", "<Cost>")]

    def test_a_box_that_is_not_selected_is_dragged_alone(self, canvas: MapCanvas) -> None:
        told: list[tuple[str, ...]] = []
        canvas.nudged.connect(lambda keys, _dx, _dy: told.append(keys))
        canvas.select(("[Open]",))
        drag(canvas, on_window(canvas, "[Study]"), QPoint(40, 60))
        assert told == [("[Study]",)]

    def test_a_trembling_hand_does_not_drag(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        with qtbot.assertNotEmitted(canvas.nudged):
            drag(canvas, on_window(canvas, "[Study]"), QPoint(2, 2))
        assert canvas.selection == ("[Study]",)

    def test_escape_puts_a_dragged_box_back(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        before = canvas.drawing.layout.boxes["[Study]"]
        start = on_window(canvas, "[Study]")
        with qtbot.assertNotEmitted(canvas.nudged):
            QTest.mousePress(canvas.viewport(), LEFT, NO_KEYS, start)
            move(canvas, start + QPoint(50, 50))
            QTest.keyClick(canvas, Qt.Key.Key_Escape)
            QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEYS, start + QPoint(50, 50))
        assert canvas.drawing.layout.boxes["[Study]"] == before

    def test_dragged_arrows_are_seen_on_the_way(self, canvas: MapCanvas) -> None:
        start = on_window(canvas, "[Study]")
        QTest.mousePress(canvas.viewport(), LEFT, NO_KEYS, start)
        move(canvas, start + QPoint(50, 50))
        assert len(canvas._boxes._loose.groups["lifted"]) == 2
        QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEYS, start + QPoint(50, 50))
        assert not canvas._boxes._loose.groups["lifted"]


def press(canvas: MapCanvas, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(canvas, key, held)


class TestKeys:
    def test_the_first_arrow_key_goes_to_the_main_claim(self, canvas: MapCanvas) -> None:
        press(canvas, Qt.Key.Key_Right)
        assert canvas.selection == ("[Open]",)

    def test_arrow_keys_walk_along_the_arrows(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        canvas.select(("[Open]",))
        with qtbot.waitSignal(canvas.selection_changed):
            press(canvas, Qt.Key.Key_Right)
        assert canvas.selection == ("[Study]",)
        press(canvas, Qt.Key.Key_Down)
        press(canvas, Qt.Key.Key_Down)
        assert canvas.selection == ("[Harm]",)
        assert is_seen(canvas, "[Harm]")

    def test_a_wall_is_no_place_to_go(self, canvas: MapCanvas) -> None:
        canvas.select(("[Open]",))
        press(canvas, Qt.Key.Key_Left)
        assert canvas.selection == ("[Open]",)

    def test_with_shift_what_is_walked_over_stays_selected(self, canvas: MapCanvas) -> None:
        canvas.select(("[Study]",))
        press(canvas, Qt.Key.Key_Down, SHIFT)
        press(canvas, Qt.Key.Key_Down, SHIFT)
        assert canvas.selection == ("[Study]", "<Cost>", "[Harm]")

    def test_with_control_they_push_the_map(self, canvas: MapCanvas) -> None:
        before = canvas.seen
        press(canvas, Qt.Key.Key_Right, CONTROL)
        assert canvas.seen.left() > before.left()
        assert canvas.selection == ()

    def test_home_goes_to_the_main_claim(self, canvas: MapCanvas) -> None:
        canvas.select(("<Doubt>",))
        press(canvas, Qt.Key.Key_Home)
        assert canvas.selection == ("[Open]",)

    def test_enter_activates_and_space_folds(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        canvas.select(("[Harm]",))
        with qtbot.waitSignal(canvas.activated_key) as told:
            press(canvas, Qt.Key.Key_Return)
        assert told.args == ["[Harm]"]
        with qtbot.waitSignal(canvas.fold_requested) as told:
            press(canvas, Qt.Key.Key_Space)
        assert told.args == ["[Harm]"]

    def test_escape_selects_nothing(self, canvas: MapCanvas) -> None:
        canvas.select(("[Harm]",))
        press(canvas, Qt.Key.Key_Escape)
        assert canvas.selection == ()

    def test_plus_minus_nought_and_one_zoom(self, canvas: MapCanvas) -> None:
        press(canvas, Qt.Key.Key_Plus)
        assert canvas.zoom == pytest.approx(STEP)
        press(canvas, Qt.Key.Key_Minus)
        assert canvas.zoom == pytest.approx(1)
        press(canvas, Qt.Key.Key_0)
        assert canvas.seen.adjusted(-9, -9, 9, 9).contains(canvas.whole)
        press(canvas, Qt.Key.Key_1)
        assert canvas.zoom == pytest.approx(1)

    def test_typing_finds_a_box_by_its_title(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        QTest.keyClicks(canvas, "dou")
        assert canvas.selection == ("<Doubt>",)
        assert canvas._typed.text() == "Find: dou"
        assert canvas._typed.isVisible()

    def test_typing_finds_a_box_by_its_number(self, canvas: MapCanvas) -> None:
        QTest.keyClicks(canvas, "c1")
        assert canvas.selection == ("[Harm]",)
        assert canvas.zoom == 1.0

    def test_further_letters_stay_at_a_box_that_has_them(self, show_map: ShowMap) -> None:
        canvas = show_map(drawn(Shown((claim("Open one"), claim("Open two"), claim("Other")))))
        QTest.keyClicks(canvas, "open")
        assert canvas.selection == ("[Open one]",)
        QTest.keyClicks(canvas, " t")
        assert canvas.selection == ("[Open two]",)

    def test_what_nothing_has_is_said_and_the_last_letter_can_be_taken_back(
        self, canvas: MapCanvas
    ) -> None:
        QTest.keyClicks(canvas, "hax")
        assert canvas._typed.text() == "Nothing is called hax"
        press(canvas, Qt.Key.Key_Backspace)
        assert canvas._typed.text() == "Find: ha"
        assert canvas.selection == ("[Harm]",)

    def test_escape_forgets_what_was_typed_first(self, canvas: MapCanvas) -> None:
        QTest.keyClicks(canvas, "ha")
        press(canvas, Qt.Key.Key_Escape)
        assert not canvas._typed.isVisible()
        assert canvas.selection == ("[Harm]",)

    def test_a_pause_begins_anew(self, qtbot: QtBot, canvas: MapCanvas) -> None:
        canvas._typed._pause.setInterval(10)
        QTest.keyClicks(canvas, "ha")
        qtbot.waitUntil(lambda: not canvas._typed.letters)
        QTest.keyClicks(canvas, "co")
        assert canvas.selection == ("<Cost>",)

    def test_commands_of_the_window_are_left_to_it(self, canvas: MapCanvas) -> None:
        press(canvas, Qt.Key.Key_K, CONTROL)
        assert canvas._typed.letters == ""

    def test_walking_by_keys_shows_where_the_keyboard_is(
        self, canvas: MapCanvas, theme: Theme
    ) -> None:
        press(canvas, Qt.Key.Key_Home)
        ring = QRectF(canvas.box_rect("[Open]").right() + 3, 40, 6, 6)
        has_ring = canvas._boxes.item("[Open]").attention.is_current
        if canvas.hasFocus():  # a window without a screen may have none
            assert has_ring
            assert theme.tokens.accent in colours_at(canvas, ring)

    def test_a_click_needs_no_ring(self, canvas: MapCanvas) -> None:
        press(canvas, Qt.Key.Key_Home)
        click(canvas, "[Study]")
        assert not canvas._boxes.item("[Study]").attention.is_current

    def test_the_keyboard_going_elsewhere_takes_its_ring_along(self, canvas: MapCanvas) -> None:
        press(canvas, Qt.Key.Key_Home)
        out = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
        QApplication.sendEvent(canvas, out)
        assert not canvas._boxes.item("[Open]").attention.is_current

    def test_an_empty_map_can_be_walked_nowhere(self, show_map: ShowMap) -> None:
        canvas = show_map(drawn(Shown()))
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Space):
            press(canvas, key)
        QTest.keyClicks(canvas, "a")
        assert canvas.selection == ()

    def test_it_has_a_name_for_those_who_do_not_see_it(self, canvas: MapCanvas) -> None:
        assert canvas.accessibleName() == "Argument map"
