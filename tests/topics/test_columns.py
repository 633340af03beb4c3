from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.library.kinds import Kind
from explorer.topics.columns import COLUMN_KINDS, Box, ColumnLayout, Edge, lay_out
from explorer.topics.geometry import Cubic, Rect, Route
from explorer.topics.routes import Spacing

STEPS = [number / 24 for number in range(25)]


def boxes_of(*kinds: Kind, width: float = 150, height: float = 40) -> list[Box]:
    return [Box(f"{kind}{place}", kind, width, height) for place, kind in enumerate(kinds)]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Box], list[Edge]]:
    size = draw(st.integers(0, 24))
    boxes = [
        Box(
            f"n{number}",
            draw(st.sampled_from(Kind)),
            draw(st.floats(30, 260)),
            draw(st.floats(16, 90)),
        )
        for number in range(size)
    ]
    if not boxes:
        return [], []
    one = st.sampled_from([box.id for box in boxes])
    return boxes, draw(st.lists(st.builds(Edge, one, one, st.booleans()), max_size=60))


def is_inside(point: tuple[float, float], rect: Rect, slack: float = 0.01) -> bool:
    x, y = point
    return rect.x + slack < x < rect.right - slack and rect.y + slack < y < rect.bottom - slack


def overlap(first: Rect, second: Rect) -> bool:
    return (
        first.x < second.right
        and second.x < first.right
        and first.y < second.bottom
        and second.y < first.bottom
    )


def points(route: Route) -> list[tuple[float, float]]:
    return [curve.at(step) for curve in route.curves for step in STEPS]


def assert_sound(layout: ColumnLayout, boxes: list[Box], edges: list[Edge]) -> None:
    rects = list(layout.boxes.values())
    assert list(layout.boxes) == [box.id for box in boxes]
    assert not [pair for pair in itertools.combinations(rects, 2) if overlap(*pair)]
    for box in boxes:
        rect = layout.boxes[box.id]
        assert rect.width >= box.width
        assert rect.height == box.height
    for rect in rects:
        assert rect.x >= 0
        assert rect.y >= Spacing().top
        assert rect.right <= layout.width + 0.01
        assert rect.bottom <= layout.height + 0.01
    assert len(layout.routes) == len(edges)
    for route, edge in zip(layout.routes, edges, strict=True):
        assert_route_is_sound(route, edge, layout)


def assert_route_is_sound(route: Route, edge: Edge, layout: ColumnLayout) -> None:
    for x, y in points(route):
        assert not [rect for rect in layout.boxes.values() if is_inside((x, y), rect)]
        assert 0 <= x <= layout.width + 0.01
        assert 0 <= y <= layout.height + 0.01
    for first, second in itertools.pairwise(route.curves):
        assert first.end == second.start
    assert len(route.heads) == (2 if edge.is_symmetric else 1)
    assert_on_a_side(route.heads[0].tip, layout.boxes[edge.target])
    start = route.heads[1].tip if edge.is_symmetric else route.curves[0].start
    assert_on_a_side(start, layout.boxes[edge.source])
    assert not [rect for rect in layout.boxes.values() if is_inside(route.label_at, rect)]


def assert_on_a_side(point: tuple[float, float], rect: Rect) -> None:
    assert point[0] in (pytest.approx(rect.x), pytest.approx(rect.right))
    assert rect.y < point[1] < rect.bottom


@settings(max_examples=120, deadline=None)
@given(graphs(), st.integers(0, 1600), st.integers(0, 1200))
def test_no_boxes_overlap_and_no_edge_runs_through_a_box(
    graph: tuple[list[Box], list[Edge]], width: int, height: int
) -> None:
    boxes, edges = graph
    layout = lay_out(boxes, edges, width, height)
    assert layout.width >= width
    assert layout.height >= height
    assert_sound(layout, boxes, edges)


@pytest.mark.parametrize("seed", range(8))
def test_crowded_pictures_are_sound_too(seed: int) -> None:
    chance = random.Random(seed)
    boxes = [
        Box(
            f"n{number}", chance.choice(list(Kind)), chance.uniform(60, 200), chance.uniform(20, 70)
        )
        for number in range(40)
    ]
    ids = [box.id for box in boxes]
    edges = [
        Edge(chance.choice(ids), chance.choice(ids), is_symmetric=chance.random() < 0.2)
        for _ in range(120)
    ]
    assert_sound(lay_out(boxes, edges, 900, 700), boxes, edges)


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_the_same_graph_makes_the_same_picture(graph: tuple[list[Box], list[Edge]]) -> None:
    assert lay_out(*graph, 900, 700) == lay_out(*graph, 900, 700)


def test_kinds_stand_in_their_columns_from_left_to_right() -> None:
    kinds = (Kind.REGULATION, Kind.RISK, Kind.CASE, Kind.REWARD, Kind.SAFEGUARD, Kind.DEBATE)
    boxes = boxes_of(*kinds, Kind.CONCERN)
    layout = lay_out(boxes, [], 1000, 600)
    assert [column.kinds for column in layout.columns] == [
        (Kind.REWARD,),
        (Kind.CASE, Kind.DEBATE),
        (Kind.RISK, Kind.CONCERN),
        (Kind.SAFEGUARD, Kind.REGULATION),
    ]
    xs = [column.x for column in layout.columns]
    assert xs == sorted(xs)
    by_kind = {box.kind: layout.boxes[box.id] for box in boxes}
    assert by_kind[Kind.CASE].x == xs[1]
    assert by_kind[Kind.RISK].bottom < by_kind[Kind.CONCERN].y


def test_every_kind_has_a_column() -> None:
    assert sorted(kind for kinds in COLUMN_KINDS for kind in kinds) == sorted(Kind)


def test_columns_that_would_be_empty_are_left_out() -> None:
    layout = lay_out(boxes_of(Kind.CASE, Kind.REGULATION), [], 600, 400)
    assert [column.kinds for column in layout.columns] == [(Kind.CASE,), (Kind.REGULATION,)]


def test_an_empty_graph_is_an_empty_picture_as_large_as_the_viewport() -> None:
    layout = lay_out([], [], 600, 400)
    assert (layout.width, layout.height) == (600, 400)
    assert not layout.columns
    assert not layout.boxes


def test_a_picture_that_fits_is_as_large_as_the_viewport() -> None:
    boxes = boxes_of(*[Kind.REWARD] * 4, *[Kind.CASE] * 5, *[Kind.RISK] * 8, *[Kind.SAFEGUARD] * 4)
    layout = lay_out(boxes, [], 840, 720)
    assert (layout.width, layout.height) == (840, 720)


def test_a_picture_that_does_not_fit_grows_beyond_the_viewport() -> None:
    boxes = boxes_of(*[Kind.CASE] * 30, Kind.RISK)
    layout = lay_out(boxes, [], 200, 200)
    assert layout.height > 30 * 40
    assert layout.width > 300
    assert_sound(layout, boxes, [])


def test_boxes_are_put_into_an_order_of_no_crossings_where_there_is_one() -> None:
    cases, risks = boxes_of(*[Kind.CASE] * 6), boxes_of(*[Kind.RISK] * 6)
    edges = [Edge(case.id, risk.id) for case, risk in zip(cases, reversed(risks), strict=True)]
    layout = lay_out([*cases, *risks], edges, 800, 600)
    for edge in edges:
        assert layout.boxes[edge.source].y == pytest.approx(layout.boxes[edge.target].y)


def test_edges_meet_a_side_of_a_box_apart_from_each_other() -> None:
    boxes = boxes_of(Kind.RISK, *[Kind.CASE] * 4)
    edges = [Edge(box.id, "risk0") for box in boxes[1:]]
    layout = lay_out(boxes, edges, 800, 600)
    tips = sorted(route.heads[0].tip[1] for route in layout.routes)
    assert all(lower - upper > 5 for upper, lower in itertools.pairwise(tips))
    by_source = [layout.boxes[edge.source].y for edge in edges]
    by_tip = [route.heads[0].tip[1] for route in layout.routes]
    assert sorted(range(4), key=by_source.__getitem__) == sorted(range(4), key=by_tip.__getitem__)


def test_parallel_edges_are_drawn_apart() -> None:
    boxes = boxes_of(Kind.CASE, Kind.RISK)
    edges = [Edge("case0", "risk1")] * 3
    layout = lay_out(boxes, edges, 800, 600)
    assert len({route.curves for route in layout.routes}) == 3


def test_an_edge_past_a_column_runs_level_through_a_gap() -> None:
    boxes = boxes_of(Kind.CASE, Kind.RISK, Kind.REGULATION)
    layout = lay_out(boxes, [Edge("case0", "regulation2")], 800, 400)
    (route,) = layout.routes
    assert len(route.curves) == 3
    level = route.curves[1]
    assert level.start[1] == level.end[1]
    column = layout.columns[1]
    assert (level.start[0], level.end[0]) == (column.x, column.x + column.width)


def test_an_edge_within_a_column_is_an_arc_in_the_gutter_beside_it() -> None:
    boxes = boxes_of(Kind.CASE, Kind.CASE, Kind.RISK, Kind.RISK)
    edges = [Edge("case0", "case1", is_symmetric=True), Edge("risk2", "risk3")]
    layout = lay_out(boxes, edges, 800, 400)
    gutter = (layout.columns[0].x + layout.columns[0].width, layout.columns[1].x)
    for route in layout.routes:
        assert all(gutter[0] - 0.01 <= x <= gutter[1] + 0.01 for x, _ in points(route))
    # The last column has its arcs on its left, where the gutter is.
    assert layout.routes[1].heads[0].tip[0] == layout.columns[1].x


def test_forty_boxes_and_two_hundred_edges_are_laid_out_soundly() -> None:
    boxes = boxes_of(*[kind for kind in Kind if kind is not Kind.TOUR] * 5)
    pairs = list(itertools.permutations([box.id for box in boxes], 2))
    edges = [Edge(*pair) for pair in pairs[::7][:200]]
    layout = lay_out(boxes, edges, 1000, 800)
    assert_sound(layout, boxes, edges)


def test_a_curve_between_two_levels_never_turns_back() -> None:
    curve = Cubic.level((0, 10), (100, 90))
    found = [curve.at(step) for step in STEPS]
    assert found[0] == (0, 10)
    assert found[-1] == (100, 90)
    assert found == sorted(found)
    assert [y for _, y in found] == sorted(y for _, y in found)


def test_an_arc_gets_as_far_as_its_bulge() -> None:
    arc = Cubic.arc((10, 0), (10, 50), -30)
    assert min(arc.at(step)[0] for step in STEPS) == pytest.approx(-20)
