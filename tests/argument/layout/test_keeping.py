"""Small edits keep the picture."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest

from explorer.argument.layout.keeping import Picture
from explorer.argument.layout.layered import lay_out
from explorer.argument.layout.values import Arrow, Box, Diagram, Direction, Frame, Layout, Rect
from tests.argument.layout.diagrams import ATTACK, SUPPORT, complaints, diagram, swapped
from tests.bench.layout_maps import edited, generated_map
from tests.bench.layout_measures import drawn, share_moved, share_swapped

DEBATE = diagram(
    "main p1 p2 c1 q1 q2 r1",
    "p1+main, p2+main, c1-main, q1+p1, q2-p1, r1+c1",
)


def with_reason(of: Diagram, key: str, claim: str, sign: str = "+") -> Diagram:
    kind = SUPPORT if sign == "+" else ATTACK
    return replace(
        of,
        boxes=(*of.boxes, Box(key, 200, 60)),
        arrows=(*of.arrows, Arrow(key, claim, kind)),
    )


def without(of: Diagram, *keys: str) -> Diagram:
    return replace(
        of,
        boxes=tuple(box for box in of.boxes if box.key not in keys),
        arrows=tuple(one for one in of.arrows if not {one.source, one.target} & set(keys)),
    )


def test_nothing_moves_when_nothing_changed() -> None:
    before = lay_out(DEBATE)
    assert lay_out(DEBATE, before).boxes == before.boxes


def test_a_new_support_comes_behind_the_other_supports() -> None:
    before = lay_out(DEBATE)
    after = lay_out(with_reason(DEBATE, "p3", "main"), before)
    assert after.layers[1] == ("p1", "p2", "p3", "c1")


def test_a_new_attack_comes_behind_the_other_attacks() -> None:
    before = lay_out(DEBATE)
    after = lay_out(with_reason(DEBATE, "c2", "main", "-"), before)
    assert after.layers[1] == ("p1", "p2", "c1", "c2")


def test_the_first_support_comes_before_the_attacks() -> None:
    of = diagram("main a b", "a-main, b-main")
    after = lay_out(with_reason(of, "c", "main"), lay_out(of))
    assert after.layers[1] == ("c", "a", "b")


def test_several_new_reasons_keep_their_reading_order() -> None:
    of = with_reason(with_reason(DEBATE, "x", "q1"), "y", "q1")
    after = lay_out(of, lay_out(DEBATE))
    assert after.layers[3] == ("x", "y")


def test_folding_leaves_the_others_where_they_were() -> None:
    before = lay_out(DEBATE)
    after = lay_out(without(DEBATE, "q1", "q2"), before)
    shift = before.boxes["main"].x - after.boxes["main"].x
    assert swapped(before, after) == []
    for key, box in after.boxes.items():
        assert abs(box.x + shift - before.boxes[key].x) <= 45


def test_unfolding_again_gives_the_old_rows() -> None:
    before = lay_out(DEBATE)
    folded = lay_out(without(DEBATE, "q1", "q2"), before)
    assert lay_out(DEBATE, folded).layers == before.layers


def test_a_part_stays_before_another_one() -> None:
    of = diagram("a b c d", "b+a, d+c")
    turned = replace(of, boxes=of.boxes[::-1], main="")
    before = lay_out(of)
    assert lay_out(turned, before).layers == before.layers


def test_a_layout_of_something_else_is_forgotten() -> None:
    other = lay_out(diagram("x y z", "y+x, z-x"))
    assert lay_out(DEBATE, other).layers == lay_out(DEBATE).layers


def test_turning_the_map_keeps_the_order() -> None:
    before = lay_out(DEBATE)
    after = lay_out(replace(DEBATE, direction=Direction.RIGHT), before)
    assert after.layers == before.layers


def test_edits_of_maps_with_many_links_swap_no_neighbours_and_move_few_boxes() -> None:
    moved = []
    for seed in range(20):
        of = generated_map(50, seed)
        before = lay_out(of)
        after = edited(of, seed)
        layout = lay_out(after.diagram, before)
        assert list(complaints(after.diagram, layout)) == []
        assert share_swapped(before.layers, layout.layers) == 0
        moved.append(share_moved(drawn(before), drawn(layout), after.changed))
    assert median(moved) <= 0.2


def test_many_edits_in_a_row_leave_no_tangle() -> None:
    of = generated_map(30, 1)
    layout = lay_out(of)
    for seed in range(1, 24, 2):
        of = replace(edited(of, seed).diagram, main=of.main)
        layout = lay_out(of, layout)
        assert list(complaints(of, layout)) == []
    assert layout.width <= 2 * lay_out(of).width


FRAMED = diagram(
    "main F/p1 F/p2 c1 F/q1 G/q2 G/r1",
    "p1+main, p2+main, c1-main, q1+p1, q2-p1, r1+c1",
    [Frame("F"), Frame("G")],
)


def test_nothing_moves_in_frames_when_nothing_changed() -> None:
    before = lay_out(FRAMED)
    again = lay_out(FRAMED, before)
    assert (again.boxes, again.frames) == (before.boxes, before.frames)


def test_a_new_reason_in_a_frame_keeps_the_frames_in_their_order() -> None:
    before = lay_out(FRAMED)
    more = with_reason(FRAMED, "q3", "p2")
    of = replace(more, boxes=(*more.boxes[:-1], replace(more.boxes[-1], frame="F")))
    after = lay_out(of, before)
    assert list(complaints(of, after)) == []
    assert swapped(before, after) == []
    was, now = (one.frames["F"].x < one.frames["G"].x for one in (before, after))
    assert was == now


PICTURE = Picture(
    Layout({"a": Rect(0, 0, 10, 10), "b": Rect(20, 2, 10, 10), "c": Rect(0, 90, 10, 10)})
)


def test_a_picture_knows_where_boxes_lay() -> None:
    assert PICTURE.middles(["b", "new"]) == [25, None]
    assert PICTURE.dense_rows(["c", "new", "a", "b"]) == [1, None, 0, 0]
    assert PICTURE.dense_rows(["c"]) == [0]


@pytest.mark.parametrize(
    ("keys", "is_known"), [(["a", "new"], True), (["a", "x", "y"], False), ([], False)]
)
def test_a_picture_is_known_when_half_of_it_is(keys: list[str], is_known: bool) -> None:
    assert PICTURE.knows(keys) is is_known


def test_groups_are_read_row_by_row_and_new_ones_last() -> None:
    assert PICTURE.reading_places([["new"], ["c"], ["b"], ["a"]]) == [3, 2, 1, 0]


def test_a_picture_from_left_to_right_has_its_rows_upright() -> None:
    right = Picture(
        Layout({"a": Rect(0, 30, 10, 10), "b": Rect(90, 0, 10, 10)}, direction=Direction.RIGHT)
    )
    assert right.middles(["a", "b"]) == [35, 5]
    assert right.dense_rows(["a", "b"]) == [0, 1]
