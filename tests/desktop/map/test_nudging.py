"""Boxes moved by hand, and the arrows after them."""

from __future__ import annotations

import pytest

from explorer.argument.layout.values import Direction, Point, Rect, Route
from explorer.desktop.map.nudging import following, nudged, shifted
from tests.desktop.drawing.sketches import drawn, talk

STILL = (0.0, 0.0)


def test_a_box_lies_as_much_further_as_it_was_moved() -> None:
    drawing = drawn(talk())
    after = nudged(drawing.layout, drawing.shown.arrows, {"[Study]": (30, -40)})
    was = drawing.layout.boxes["[Study]"]
    assert after.boxes["[Study]"] == Rect(was.x + 30, was.y - 40, was.width, was.height)


def test_other_boxes_and_their_arrows_stay() -> None:
    drawing = drawn(talk())
    after = nudged(drawing.layout, drawing.shown.arrows, {"[Study]": (30, -40)})
    assert after.boxes["[Harm]"] == drawing.layout.boxes["[Harm]"]
    assert after.routes[1:3] == drawing.layout.routes[1:3]


def test_arrows_of_a_moved_box_begin_and_end_where_they_did_on_it() -> None:
    drawing = drawn(talk())
    after = nudged(drawing.layout, drawing.shown.arrows, {"[Study]": (30, -40)})
    out, into = after.routes[0], after.routes[3]
    was_out, was_in = drawing.layout.routes[0], drawing.layout.routes[3]
    assert out.points[0] == Point(was_out.points[0].x + 30, was_out.points[0].y - 40)
    assert out.points[-1] == was_out.points[-1]
    assert into.points[-1] == Point(was_in.points[-1].x + 30, was_in.points[-1].y - 40)


def test_nothing_moved_is_the_same_layout() -> None:
    drawing = drawn(talk())
    assert nudged(drawing.layout, drawing.shown.arrows, {}) is drawing.layout
    assert nudged(drawing.layout, drawing.shown.arrows, {"[Gone]": (9, 9)}) is drawing.layout
    assert nudged(drawing.layout, drawing.shown.arrows, {"[Open]": STILL}) is drawing.layout


def test_boxes_moved_together_keep_the_form_of_the_arrow_between_them() -> None:
    drawing = drawn(talk())
    by = (12.0, 7.0)
    after = nudged(drawing.layout, drawing.shown.arrows, {"[Study]": by, "<Doubt>": by})
    was = drawing.layout.routes[3]
    assert after.routes[3].points == tuple(Point(x + 12, y + 7) for x, y in was.points)
    assert after.routes[3].badge == Point(was.badge.x + 12, was.badge.y + 7)


@pytest.mark.parametrize("direction", list(Direction))
def test_an_arrow_leaves_and_arrives_in_the_direction_it_did(direction: Direction) -> None:
    drawing = drawn(talk(), direction)
    after = nudged(drawing.layout, drawing.shown.arrows, {"[Study]": (25, 25)}).routes[0]
    start, control = after.points[0], after.points[1]
    if direction is Direction.RIGHT:
        assert control.x < start.x
        assert control.y == pytest.approx(start.y)
    else:
        assert control.y < start.y
        assert control.x == pytest.approx(start.x)


def test_an_arrow_that_would_turn_back_goes_straight_from_border_to_border() -> None:
    source, target = Rect(400, 0, 100, 50), Rect(0, 0, 100, 50)
    route = Route((Point(400, 25), Point(300, 25), Point(200, 25), Point(100, 25)), Point(250, 25))
    moved = shifted(source, (-900, 0))
    after = following(route, ((-900, 0), moved), (STILL, target))
    assert after.points[0].x == pytest.approx(moved.right)
    assert after.points[-1].x == pytest.approx(target.x)


def test_the_sign_is_in_the_middle_of_the_new_course() -> None:
    drawing = drawn(talk())
    route = nudged(drawing.layout, drawing.shown.arrows, {"[Study]": (30, 60)}).routes[0]
    xs = sorted(point.x for point in route.points)
    assert xs[0] < route.badge.x < xs[-1]


def test_an_arrow_without_a_course_gets_one() -> None:
    source, target = Rect(400, 0, 100, 50), Rect(0, 0, 100, 50)
    after = following(Route((), Point(0, 0)), ((5.0, 0.0), source), (STILL, target))
    assert len(after.points) == 4
