"""Finding boxes by where they lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.layout.values import Rect
from explorer.desktop.map.places import Places, around, is_touching

BOXES = {
    "a": Rect(0, 0, 100, 50),
    "b": Rect(80, 40, 100, 50),
    "far": Rect(-3000, 2000, 100, 50),
}

lengths = st.floats(-2000, 2000, allow_nan=False)
rects = st.builds(Rect, lengths, lengths, st.floats(1, 900), st.floats(1, 900))


def test_a_point_in_a_box_finds_it() -> None:
    assert Places(BOXES).at(5, 5) == "a"
    assert Places(BOXES).at(-2950, 2025) == "far"


def test_a_point_between_boxes_finds_none() -> None:
    assert Places(BOXES).at(300, 300) is None
    assert Places({}).at(0, 0) is None


def test_of_two_boxes_over_each_other_the_upper_one_is_found() -> None:
    assert Places(BOXES).at(90, 45) == "b"


def test_an_area_finds_what_touches_it_in_the_order_of_the_map() -> None:
    assert Places(BOXES).touching(Rect(90, 45, 1, 1)) == ("a", "b")
    assert Places(BOXES).touching(Rect(-9000, -9000, 18000, 18000)) == ("a", "b", "far")
    assert Places(BOXES).touching(Rect(500, 500, 10, 10)) == ()


def test_all_boxes_lie_within_what_is_around_them() -> None:
    assert around(BOXES) == Rect(-3000, 0, 3180, 2050)
    assert around({}) == Rect(0, 0, 0, 0)


@given(st.lists(rects, max_size=12), lengths, lengths)
def test_a_point_finds_what_looking_at_every_box_would(
    boxes: list[Rect], x: float, y: float
) -> None:
    named = {str(number): rect for number, rect in enumerate(boxes)}
    holding = [key for key, rect in named.items() if is_touching(rect, Rect(x, y, 0, 0))]
    assert Places(named).at(x, y) == (holding[-1] if holding else None)


@given(st.lists(rects, max_size=12), rects)
def test_an_area_finds_what_looking_at_every_box_would(boxes: list[Rect], area: Rect) -> None:
    named = {str(number): rect for number, rect in enumerate(boxes)}
    touching = tuple(key for key, rect in named.items() if is_touching(rect, area))
    assert Places(named).touching(area) == touching
