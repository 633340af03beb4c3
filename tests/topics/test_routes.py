from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.topics.geometry import Cubic, Rect
from explorer.topics.routes import Lane, Spacing, _spread, routes

SPACING = Spacing()
STEPS = [number / 16 for number in range(17)]


def lane(left: float, *ids: str, top: float = 60, height: float = 40, gap: float = 60) -> Lane:
    rects = [Rect(left, top + place * (height + gap), 120, height) for place in range(len(ids))]
    return Lane(left, left + 120, ids, tuple(rects))


def test_a_box_knows_its_borders() -> None:
    rect = Rect(10, 20, 100, 40)
    assert (rect.right, rect.bottom, rect.middle) == (110, 60, 40)


def test_a_curve_ends_at_its_ends() -> None:
    curve = Cubic((0, 0), (10, 0), (20, 30), (40, 30))
    assert curve.at(0) == (0, 0)
    assert curve.at(1) == (40, 30)


def test_an_edge_to_the_next_column_is_a_single_curve_with_its_head_on_the_border() -> None:
    lanes = [lane(0, "a"), lane(200, "b")]
    (route,) = routes(lanes, [("a", "b", False)], 400, SPACING)
    (curve,) = route.curves
    assert curve.start == (120, 80)
    (head,) = route.heads
    assert head.tip == (200, 80)
    # The line ends where the arrowhead begins, so that its tip stays sharp.
    assert curve.end == (200 - SPACING.head, 80)
    assert head.left[0] == head.right[0] == curve.end[0]


def test_an_edge_may_run_from_right_to_left() -> None:
    lanes = [lane(0, "a"), lane(200, "b")]
    (route,) = routes(lanes, [("b", "a", False)], 400, SPACING)
    assert route.curves[0].start == (200, 80)
    assert route.heads[0].tip == (120, 80)


def test_an_edge_that_reads_both_ways_has_two_heads() -> None:
    lanes = [lane(0, "a"), lane(200, "b")]
    (route,) = routes(lanes, [("a", "b", True)], 400, SPACING)
    assert [head.tip for head in route.heads] == [(200, 80), (120, 80)]


def test_ports_follow_the_order_of_where_edges_lead() -> None:
    lanes = [lane(0, "a"), lane(200, "x", "y", "z")]
    found = routes(lanes, [("a", one, False) for one in "zxy"], 500, SPACING)
    starts = {end: route.curves[0].start[1] for end, route in zip("zxy", found, strict=True)}
    assert starts["x"] < starts["y"] < starts["z"]
    assert starts["y"] == lanes[0].rects[0].middle


def test_many_ports_still_fit_on_a_side() -> None:
    lanes = [lane(0, "a"), lane(200, *"bcdefghij", gap=20)]
    found = routes(lanes, [("a", one, False) for one in "bcdefghij"], 900, SPACING)
    starts = [route.curves[0].start[1] for route in found]
    rect = lanes[0].rects[0]
    assert rect.y + SPACING.corner <= min(starts)
    assert max(starts) <= rect.bottom - SPACING.corner
    assert len(set(starts)) == len(starts)


def test_edges_through_one_gap_run_on_tracks_of_their_own() -> None:
    lanes = [lane(0, "a", "b"), lane(200, "x", "y"), lane(400, "p", "q")]
    ends = [("a", "q", False), ("b", "p", False), ("a", "p", False)]
    found = routes(lanes, ends, 300, SPACING)
    tracks = [route.curves[1].start[1] for route in found]
    assert len(set(tracks)) == 3
    for track in tracks:
        assert not [
            rect for rect in lanes[1].rects
            if rect.y - SPACING.clearance < track < rect.bottom + SPACING.clearance
        ]  # fmt: skip


def test_an_edge_passes_two_columns_on_its_way() -> None:
    lanes = [lane(0, "a"), lane(200, "x"), lane(400, "y"), lane(600, "b")]
    (route,) = routes(lanes, [("b", "a", False)], 300, SPACING)
    assert len(route.curves) == 5
    xs = [curve.start[0] for curve in route.curves]
    assert xs == sorted(xs, reverse=True)


def test_arcs_of_one_column_lie_within_each_other() -> None:
    lanes = [lane(0, "a", "b", "c"), lane(260, "x")]
    near, far = routes(lanes, [("a", "b", False), ("a", "c", False)], 500, SPACING)
    reach = [max(curve.at(t)[0] for t in STEPS) for curve in (near.curves[0], far.curves[0])]
    assert 120 < reach[0] < reach[1] < 260
    # The far one leaves above the near one, so that they do not cross.
    assert far.curves[0].start[1] < near.curves[0].start[1]


def test_an_edge_from_a_box_to_itself_is_an_arc_beside_it() -> None:
    lanes = [lane(0, "a"), lane(260, "x")]
    (route,) = routes(lanes, [("a", "a", False)], 300, SPACING)
    assert route.curves[0].start[1] < route.heads[0].tip[1]
    assert route.curves[0].start[0] == route.heads[0].tip[0] == 120


def test_no_edges_make_no_routes() -> None:
    assert routes([lane(0, "a")], [], 300, SPACING) == ()


@given(
    st.lists(st.floats(-100, 400), max_size=30),
    st.floats(0, 100),
    st.floats(0, 200),
    st.floats(0, 20),
)
def test_spread_values_keep_their_order_and_bounds(
    wanted: list[float], low: float, room: float, distance: float
) -> None:
    high = low + room
    found = _spread(sorted(wanted), low, high, distance)
    assert len(found) == len(wanted)
    assert all(low - 1e-6 <= value <= high + 1e-6 for value in found)
    least = min(distance, room / max(1, len(wanted) - 1))
    for upper, lower in itertools.pairwise(found):
        assert lower - upper == pytest.approx(least, abs=1e-6) or lower - upper > least
