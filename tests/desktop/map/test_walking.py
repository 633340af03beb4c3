"""Walking a map by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.argument.layout.values import Direction, Layout, Rect
from explorer.argument.viewing.values import Shown
from explorer.desktop.map.walking import Walk, Way, find
from tests.desktop.drawing.sketches import claim, drawn, talk


@pytest.fixture
def right() -> Walk:
    """The debate, its reasons to the right."""
    drawing = drawn(talk(), Direction.RIGHT)
    return Walk(drawing.shown, drawing.layout)


@pytest.fixture
def down() -> Walk:
    """The debate, its reasons below."""
    drawing = drawn(talk(), Direction.DOWN)
    return Walk(drawing.shown, drawing.layout)


def test_walking_begins_at_the_main_claim(right: Walk) -> None:
    assert right.first() == "[Open]"


def test_without_a_main_claim_it_begins_at_the_first_box() -> None:
    drawing = drawn(replace(talk(), main=""))
    assert Walk(drawing.shown, drawing.layout).first() == "[Open]"


def test_on_an_empty_map_there_is_nowhere_to_go() -> None:
    walk = Walk(Shown(), Layout())
    assert walk.first() is None
    assert walk.step("[Gone]", Way.LEFT) is None


def test_right_follows_an_arrow_to_the_most_level_reason(right: Walk) -> None:
    assert right.step("[Open]", Way.RIGHT) == "[Study]"
    assert right.step("[Study]", Way.RIGHT) == "<Doubt>"


def test_left_follows_an_arrow_to_what_a_reason_bears_on(right: Walk) -> None:
    assert right.step("<Doubt>", Way.LEFT) == "[Study]"
    assert right.step("[Harm]", Way.LEFT) == "[Open]"


def test_down_and_up_go_to_the_next_reason_for_the_same(right: Walk) -> None:
    assert right.step("[Study]", Way.DOWN) == "<Cost>"
    assert right.step("<Cost>", Way.DOWN) == "[Harm]"
    assert right.step("[Harm]", Way.UP) == "<Cost>"


def test_where_no_arrow_leads_on_the_walk_ends(right: Walk) -> None:
    assert right.step("<Doubt>", Way.RIGHT) is None
    assert right.step("[Open]", Way.LEFT) is None
    assert right.step("[Study]", Way.UP) is None


def test_a_map_that_runs_down_is_walked_likewise(down: Walk) -> None:
    assert down.step("[Open]", Way.DOWN) == "[Study]"
    assert down.step("[Study]", Way.RIGHT) == "<Cost>"
    assert down.step("[Harm]", Way.LEFT) == "<Cost>"
    assert down.step("<Doubt>", Way.UP) == "[Study]"


def test_from_a_box_that_is_gone_the_walk_begins_anew(right: Walk) -> None:
    assert right.step("[Gone]", Way.DOWN) == "[Open]"


def test_without_kin_the_next_box_of_the_column_is_reached() -> None:
    shown = Shown((claim("One"), claim("Two"), claim("Three")))
    drawing = drawn(shown)
    walk = Walk(drawing.shown, drawing.layout)
    assert walk.step("[One]", Way.DOWN) == "[Two]"
    assert walk.step("[Three]", Way.UP) == "[Two]"


def test_reasons_for_the_same_come_before_others_that_are_nearer() -> None:
    drawing = drawn(talk())
    boxes = dict(drawing.layout.boxes)
    boxes["<Doubt>"] = Rect(400, 200, 248, 30)
    walk = Walk(drawing.shown, replace(drawing.layout, boxes=boxes))
    assert walk.step("<Cost>", Way.DOWN) == "[Harm]"


@pytest.mark.parametrize("direction", list(Direction))
def test_every_box_is_reached_by_keys_from_the_main_claim(direction: Direction) -> None:
    drawing = drawn(talk(), direction)
    walk = Walk(drawing.shown, drawing.layout)
    reached, wave = set(), [walk.first()]
    while wave:
        here = wave.pop()
        if here is not None and here not in reached:
            reached.add(here)
            wave.extend(walk.step(here, way) for way in Way)
    assert reached == set(drawing.layout.boxes)


def test_typing_finds_a_number_first() -> None:
    assert find(talk(), "p2") == "<Cost>"
    assert find(talk(), "C1") == "[Harm]"


def test_typing_finds_the_beginning_of_a_title() -> None:
    assert find(talk(), "ha") == "[Harm]"
    assert find(talk(), "DOUBT") == "<Doubt>"


def test_the_beginning_of_a_title_comes_before_a_word_and_a_word_before_letters() -> None:
    shown = Shown((claim("Unopened"), claim("It is open"), claim("Open")))
    assert find(shown, "open") == "[Open]"
    assert find(Shown(shown.boxes[:2]), "open") == "[It is open]"
    assert find(Shown(shown.boxes[:1]), "open") == "[Unopened]"


def test_the_search_goes_on_after_the_box_and_comes_round() -> None:
    shown = Shown((claim("Open one"), claim("Open two")))
    assert find(shown, "open", "[Open one]") == "[Open two]"
    assert find(shown, "open", "[Open two]") == "[Open one]"
    assert find(Shown(shown.boxes[:1]), "open", "[Open one]") == "[Open one]"


def test_untitled_claims_are_found_by_their_text() -> None:
    assert find(Shown((claim("", "It is so."),)), "it is") == "[]"


def test_what_nothing_has_finds_nothing() -> None:
    assert find(talk(), "xyz") is None
    assert find(talk(), "  ") is None
