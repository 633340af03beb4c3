"""What a reader sees in the layouts of small maps."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from explorer.argument.layout.coordinates import BOX_GAP_PX, GUTTER_PX
from explorer.argument.layout.layered import lay_out
from explorer.argument.layout.placing import LAYER_GAP_PX
from explorer.argument.layout.routing import BADGE_PX
from explorer.argument.layout.values import Box, Direction, Frame, Layout, Rect
from explorer.progress import Cancelled
from tests.argument.layout.diagrams import complaints, diagram, flattened, overlap

Place = tuple[float, float]
DEBATE = "main p1 p2 c1 c2 q r"
REASONS = "p1+main, p2+main, c1-main, c2-main, q+p1, r-c2"


def middle(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def crossings(layout: Layout) -> int:
    lines = [flattened(route) for route in layout.routes]
    return sum(
        _cross(*one, *other)
        for number, line in enumerate(lines)
        for more in lines[:number]
        for one in pairwise(line)
        for other in pairwise(more)
    )


def _cross(a: Place, b: Place, c: Place, d: Place) -> bool:
    def turn(p: Place, q: Place, r: Place) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def test_the_main_claim_is_on_top_and_reasons_below() -> None:
    boxes = lay_out(diagram(DEBATE, REASONS)).boxes
    assert boxes["main"].y == 0
    for reason in ("p1", "p2", "c1", "c2"):
        assert boxes[reason].y == boxes["main"].bottom + LAYER_GAP_PX
    assert boxes["q"].y == boxes["r"].y == boxes["p1"].bottom + LAYER_GAP_PX


def test_from_left_to_right_the_main_claim_is_at_the_left() -> None:
    boxes = lay_out(diagram(DEBATE, REASONS, direction=Direction.RIGHT)).boxes
    assert boxes["main"].x == 0
    assert boxes["p1"].x == boxes["c2"].x == boxes["main"].right + LAYER_GAP_PX
    assert boxes["p1"].y < boxes["p2"].y < boxes["c1"].y < boxes["c2"].y


def test_the_two_directions_differ_only_by_swapped_axes() -> None:
    down = lay_out(diagram(DEBATE, REASONS, width=80, height=80))
    right = lay_out(diagram(DEBATE, REASONS, width=80, height=80, direction=Direction.RIGHT))
    for key, (x, y, width, height) in down.boxes.items():
        assert right.boxes[key] == (y, x, height, width)
    assert right.layers == down.layers
    assert (right.width, right.height) == (down.height, down.width)


def test_supports_stand_left_of_attacks_with_a_gutter_between() -> None:
    of = diagram("main c1 p1 c2 p2", "c1-main, p1+main, c2_main, p2+main")
    layout = lay_out(of)
    assert layout.layers[1] == ("p1", "p2", "c1", "c2")
    row = [layout.boxes[key] for key in layout.layers[1]]
    gaps = [after.x - before.right for before, after in pairwise(row)]
    assert gaps == pytest.approx([BOX_GAP_PX, GUTTER_PX, BOX_GAP_PX])


def test_reasons_keep_their_reading_order_where_nothing_else_counts() -> None:
    keys = [f"p{number}" for number in range(1, 8)]
    of = diagram(" ".join(["main", *keys]), ", ".join(f"{key}+main" for key in keys))
    assert lay_out(of).layers[1] == tuple(keys)


def test_a_claim_stands_over_the_middle_of_its_reasons() -> None:
    boxes = lay_out(diagram("main a b c", "a+main, b+main, c+main")).boxes
    assert middle(boxes["main"])[0] == pytest.approx(middle(boxes["b"])[0])


def test_a_chain_of_reasons_is_straight() -> None:
    layout = lay_out(diagram("main a b c", "a+main, b+a, c-b"))
    assert len({middle(box)[0] for box in layout.boxes.values()}) == 1
    assert all(len({point.x for point in route.points}) == 1 for route in layout.routes)


def test_a_tree_has_no_crossings() -> None:
    of = diagram(
        "main a b c d e f g h",
        "a+main, b+main, c-main, d+a, e-a, f+b, g-c, h+g",
    )
    assert crossings(lay_out(of)) == 0


def test_a_long_arrow_goes_around_the_boxes_between() -> None:
    of = diagram("main a b c", "a+main, b+a, c+b, c-main")
    layout = lay_out(of)
    assert list(complaints(of, layout)) == []
    assert [len(row) for row in layout.layers] == [1, 1, 1, 1]


def test_the_shorter_of_two_ways_decides_where_a_reason_stands() -> None:
    # A root that bears on nothing stands right above its reason, not on top of all.
    layout = lay_out(diagram("main a b c other", "a+main, b+a, c+b, c+other"))
    assert layout.boxes["other"].y == layout.boxes["b"].y


def test_arrows_run_from_the_reason_up_to_the_claim() -> None:
    layout = lay_out(diagram("main a", "a+main"))
    (route,) = layout.routes
    assert route.points[0].y == layout.boxes["a"].y
    assert route.points[-1].y == layout.boxes["main"].bottom


def test_the_main_claim_stays_on_top_though_it_bears_on_something() -> None:
    layout = lay_out(diagram("main a b", "main+a, b+a, a-b"))
    assert layout.boxes["main"].y == 0
    assert min(layout.boxes["a"].y, layout.boxes["b"].y) > layout.boxes["main"].bottom


def test_mutual_and_parallel_arrows_run_apart() -> None:
    layout = lay_out(diagram("main a", "a+main, a-main, main-a"))
    assert crossings(layout) == 0
    ends = [route.points[-1] for route in layout.routes]
    starts = [route.points[0] for route in layout.routes]
    assert len({*ends, *starts}) == 6
    assert len({route.badge for route in layout.routes}) == 3


def test_badges_do_not_sit_on_each_other() -> None:
    layout = lay_out(diagram("main a b", "a+main, a-main, main-a, b+main, b-a"))
    badges = [route.badge for route in layout.routes]
    for number, one in enumerate(badges):
        for other in badges[:number]:
            assert max(abs(one.x - other.x), abs(one.y - other.y)) >= BADGE_PX


def test_an_arrow_to_itself_is_a_loop_beside_its_box_that_its_neighbour_keeps_clear_of() -> None:
    of = diagram("main a b", "a+main, b+main, a-a, a+a")
    layout = lay_out(of)
    assert list(complaints(of, layout)) == []
    inner, outer = layout.routes[2:]
    box = layout.boxes["a"]
    assert inner.points[0].x == inner.points[-1].x == box.right
    assert inner.points[0].y < inner.points[-1].y
    assert box.right < inner.badge.x < outer.badge.x < layout.boxes["b"].x


def test_parts_that_no_arrow_joins_are_packed_beside_and_below() -> None:
    of = diagram(" ".join(f"b{number}" for number in range(12)))
    layout = lay_out(of)
    assert list(complaints(of, layout)) == []
    assert 3 <= len(layout.layers) <= 6
    assert [key for row in layout.layers for key in row] == [box.key for box in of.boxes]


def test_the_part_with_the_main_claim_comes_first() -> None:
    of = replace(diagram("x y main a", "y+x, a+main"), main="main")
    assert lay_out(of).boxes["main"].x == 0


def test_a_frame_holds_its_boxes_below_its_title() -> None:
    of = diagram("main F/a F/b c", "a+main, b+a, c-main", [Frame("F", "", 300.0, 30.0)])
    layout = lay_out(of)
    assert list(complaints(of, layout)) == []
    frame = layout.frames["F"]
    assert frame.width >= 300
    assert layout.boxes["a"].y >= frame.y + 30


def test_a_frame_is_as_wide_as_its_title_in_both_directions() -> None:
    for direction in Direction:
        of = diagram("F/a", "", [Frame("F", "", 500.0)], direction)
        layout = lay_out(of)
        assert layout.frames["F"].width >= 500
        assert list(complaints(of, layout)) == []


def test_frames_lie_in_frames() -> None:
    frames = [Frame("F"), Frame("G", "F"), Frame("H")]
    of = diagram("main F/a G/b G/c H/d", "a+main, b+a, c-a, d-main, d+c", frames)
    layout = lay_out(of)
    assert list(complaints(of, layout)) == []
    assert list(layout.frames) == ["F", "G", "H"]


def test_a_frame_shares_layers_with_what_lies_beside_it() -> None:
    of = diagram("main F/a x F/b", "a+main, x+a, b+x", [Frame("F")])
    layout = lay_out(of)
    assert list(complaints(of, layout)) == []
    assert layout.layers == (("main",), ("a",), ("x",), ("b",))
    frame, beside = layout.frames["F"], layout.boxes["x"]
    assert frame.y < beside.y
    assert beside.bottom < frame.bottom
    assert not overlap(frame, beside)


def test_arrows_between_frames_of_many_layers_cross_no_more_than_without_frames() -> None:
    arrows = "a+main, b+main, c+a, d+b, e+c, f+d, e-b, f-a"
    frames = [Frame("F"), Frame("G")]
    grouped = diagram("main F/a G/b F/c G/d F/e G/f", arrows, frames)
    layout = lay_out(grouped)
    assert list(complaints(grouped, layout)) == []
    assert crossings(layout) <= crossings(lay_out(diagram("main a b c d e f", arrows)))


def test_arrows_to_one_frame_are_ordered_by_what_they_lead_to() -> None:
    of = diagram("main F/a F/b F/c p q r", "p+c, q+b, r+a, a+main", [Frame("F")])
    layout = lay_out(of)
    assert crossings(layout) == 0


def test_a_frame_without_boxes_and_a_frame_unknown_do_no_harm() -> None:
    of = diagram("main nowhere/a", "a+main", [Frame("F")])
    layout = lay_out(of)
    assert layout.frames == {}
    assert layout.boxes["a"].y > layout.boxes["main"].bottom


def test_boxes_of_a_frame_that_have_no_arrows_share_its_layers() -> None:
    of = diagram("main F/a F/b F/x F/y", "a+main, b+a", [Frame("F")])
    layout = lay_out(of)
    assert list(complaints(of, layout)) == []
    assert layout.boxes["x"].y in (layout.boxes["a"].y, layout.boxes["b"].y)
    assert layout.boxes["y"].y in (layout.boxes["a"].y, layout.boxes["b"].y)


def test_a_tall_box_makes_room_in_its_row() -> None:
    of = diagram("main a b c", "a+main, b+main, c+b")
    tall = replace(of, boxes=(of.boxes[0], Box("a", 200, 400), *of.boxes[2:]))
    boxes = lay_out(tall).boxes
    assert boxes["c"].y == boxes["a"].bottom + LAYER_GAP_PX


def test_long_work_can_be_stopped() -> None:
    calls = 0

    def stop(done: int, total: int, label: str = "") -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        lay_out(diagram(DEBATE, REASONS), None, stop)


def test_progress_is_told_by_name() -> None:
    labels = []
    lay_out(diagram(DEBATE, REASONS), None, lambda done, total, label="": labels.append(label))
    assert [label for label in labels if label] == ["order", "place", "draw"]
