"""The way from one layout to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.argument.layout.values import Direction, Point, Rect
from explorer.argument.viewing.values import ShownArrow
from explorer.desktop.drawing.picture import Drawing
from explorer.desktop.map.tween import MovingBox, Tween, tween_of
from tests.desktop.drawing.sketches import SUPPORT, drawn, talk, with_group, without

STILL = (0.0, 0.0)


def box(tween: Tween, key: str) -> MovingBox:
    return next(one for one in tween.boxes if one.key == key)


def moved(drawing: Drawing, key: str, to: Rect) -> Drawing:
    boxes = {**drawing.layout.boxes, key: to}
    return replace(drawing, layout=replace(drawing.layout, boxes=boxes))


def test_a_box_that_stays_goes_from_its_old_place_to_its_new_one() -> None:
    before = drawn(talk())
    there = Rect(900, 900, 248, 90)
    moving = box(tween_of(before, moved(before, "[Harm]", there), STILL), "[Harm]")
    was = before.layout.boxes["[Harm]"]
    assert moving.at(0) == (was.x, was.y)
    assert moving.at(1) == (900, 900)
    assert moving.at(0.5) == ((was.x + 900) / 2, (was.y + 900) / 2)
    assert moving.fade == 0


def test_everything_begins_where_it_was_seen_when_the_scene_is_moved() -> None:
    before = drawn(talk())
    tween = tween_of(before, before, (50.0, -20.0))
    was = before.layout.boxes["[Open]"]
    assert box(tween, "[Open]").at(0) == (was.x + 50, was.y - 20)
    first = before.layout.routes[0].points[0]
    assert tween.arrows[0].at(0)[:2] == [first.x + 50, first.y - 20]


def test_a_box_that_appears_comes_out_of_what_it_bears_on() -> None:
    shown = talk()
    moving = box(tween_of(drawn(without(shown, "<Doubt>")), drawn(shown), STILL), "<Doubt>")
    assert moving.fade == 1
    middle = middle_of(drawn(shown).layout.boxes["[Study]"])
    assert middle_of(moving.start) == pytest.approx(middle)


def test_a_box_whose_target_appears_as_well_comes_out_of_the_one_beyond() -> None:
    shown = talk()
    before = drawn(without(shown, "<Doubt>", "[Study]"))
    moving = box(tween_of(before, drawn(shown), STILL), "<Doubt>")
    assert middle_of(moving.start) == pytest.approx(middle_of(before.layout.boxes["[Open]"]))


def test_a_box_that_vanishes_goes_into_what_it_bears_on() -> None:
    shown = talk()
    after = drawn(without(shown, "<Doubt>", "[Study]"))
    tween = tween_of(drawn(shown), after, STILL)
    for key in ("<Doubt>", "[Study]"):
        moving = box(tween, key)
        assert moving.fade == -1
        assert middle_of(moving.end) == pytest.approx(middle_of(after.layout.boxes["[Open]"]))


def test_a_box_that_bears_on_nothing_shown_appears_in_its_place() -> None:
    moving = box(tween_of(drawn(without(talk(), "[Open]")), drawn(talk()), STILL), "[Open]")
    assert moving.start == moving.end


def test_what_vanishes_lies_under_what_stays() -> None:
    tween = tween_of(drawn(talk()), drawn(without(talk(), "<Doubt>")), STILL)
    assert tween.boxes[0].key == "<Doubt>"


def test_an_arrow_keeps_its_form_at_both_ends_of_the_way() -> None:
    before, after = drawn(talk()), drawn(without(talk(), "<Cost>"))
    tween = tween_of(before, after, STILL)
    arrow = next(one for one in tween.arrows if one.kind is not SUPPORT and one.fade == 0)
    assert points(arrow.at(0)) == list(before.layout.routes[2].points)
    assert points(arrow.at(1)) == list(after.layout.routes[1].points)


def test_an_arrow_with_more_pieces_afterwards_begins_as_it_was() -> None:
    before = drawn(talk())
    route = before.layout.routes[0]
    longer = (*route.points, *(Point(x, 0) for x in (5, 10, 15)))
    routes = (replace(route, points=longer), *before.layout.routes[1:])
    after = replace(before, layout=replace(before.layout, routes=routes))
    arrow = tween_of(before, after, STILL).arrows[0]
    start = points(arrow.at(0))
    assert (start[0], start[-1]) == (route.points[0], route.points[-1])
    assert points(arrow.at(1)) == list(longer)


def test_arrows_come_and_go_with_their_boxes() -> None:
    shown, less = talk(), without(talk(), "<Doubt>")
    coming = [one for one in tween_of(drawn(less), drawn(shown), STILL).arrows if one.fade == 1]
    going = [one for one in tween_of(drawn(shown), drawn(less), STILL).arrows if one.fade == -1]
    assert len(coming) == len(going) == 1
    route = drawn(shown).layout.routes[3]
    assert points(coming[0].at(1)) == list(route.points)
    assert points(going[0].at(0)) == list(route.points)


def test_a_new_arrow_between_old_boxes_appears_between_them() -> None:
    shown = talk()
    more = replace(shown, arrows=(*shown.arrows, ShownArrow("<Cost>", "[Study]", SUPPORT)))
    tween = tween_of(drawn(shown), drawn(more), STILL)
    assert [arrow.fade for arrow in tween.arrows] == [0, 0, 0, 0, 1]


def test_turning_a_map_moves_every_box() -> None:
    before, after = drawn(talk(), Direction.RIGHT), drawn(talk(), Direction.DOWN)
    tween = tween_of(before, after, STILL)
    assert {one.fade for one in tween.boxes} == {0}
    for one in tween.boxes:
        assert one.end == after.layout.boxes[one.key]


def test_the_sign_of_an_arrow_goes_along() -> None:
    before, after = drawn(talk()), drawn(talk(), Direction.DOWN)
    for place, arrow in enumerate(tween_of(before, after, (3.0, 4.0)).arrows):
        was, will_be = before.layout.routes[place].badge, after.layout.routes[place].badge
        assert arrow.sign_at(0) == Point(was.x + 3, was.y + 4)
        assert arrow.sign_at(1) == will_be


def test_frames_grow_from_where_they_were() -> None:
    before = drawn(with_group(talk()))
    frames = {"#Rules": Rect(0, 0, 10, 10)}
    after = replace(before, layout=replace(before.layout, frames=frames))
    (moving,) = tween_of(before, after, (1.0, 2.0)).frames
    was = before.layout.frames["#Rules"]
    assert moving == ("#Rules", Rect(was.x + 1, was.y + 2, *was[2:]), Rect(0, 0, 10, 10))


def middle_of(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def points(course: list[float]) -> list[Point]:
    return [Point(*course[place : place + 2]) for place in range(0, len(course), 2)]
