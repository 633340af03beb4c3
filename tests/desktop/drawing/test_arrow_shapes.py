"""Arrows: where their lines end, their heads, their dashes."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.layout.values import Point, Rect, Route
from explorer.argument.model import RelationKind
from explorer.desktop.drawing.arrow_shapes import (
    HEAD_LENGTH,
    HEAD_WIDTH,
    at,
    curves_of,
    dashed,
    dashes_of,
    flattened,
    shape_of,
    straight,
)

LEVEL = Route(tuple(Point(x, 0.0) for x in (0, 100, 200, 300)), Point(150, 0))
BENT = Route(
    tuple(
        Point(x, y)
        for x, y in (
            (0, 0), (60, 0), (60, 100), (120, 100), (180, 100), (180, 20), (240, 20),
        )
    ),
    Point(120, 100),
)  # fmt: skip

coordinates = st.floats(-500, 500, allow_nan=False).map(lambda value: round(value, 1))
points = st.builds(Point, coordinates, coordinates)
splines = st.integers(1, 4).flatmap(
    lambda pieces: st.lists(points, min_size=3 * pieces + 1, max_size=3 * pieces + 1)
)


def length_of(line: list[Point]) -> float:
    return sum(math.dist(one, two) for one, two in itertools.pairwise(line))


def test_the_tip_is_where_the_course_ends() -> None:
    shape = shape_of(BENT, RelationKind.SUPPORT)
    assert shape.heads[0][0] == BENT.points[-1]


def test_the_line_ends_within_the_head_and_not_at_its_tip() -> None:
    shape = shape_of(LEVEL, RelationKind.SUPPORT)
    end = shape.curves[-1][-1]
    assert 300 - HEAD_LENGTH < end.x < 300 - HEAD_LENGTH / 2


def test_the_head_is_as_long_and_wide_as_drawn() -> None:
    tip, left, right = shape_of(LEVEL, RelationKind.ATTACK).heads[0]
    assert math.dist(left, right) == pytest.approx(HEAD_WIDTH)
    assert tip.x - left.x == pytest.approx(HEAD_LENGTH)


def test_only_what_holds_both_ways_has_two_heads() -> None:
    for kind in RelationKind:
        heads = shape_of(BENT, kind).heads
        assert len(heads) == (2 if kind.is_symmetric else 1)
    both = shape_of(BENT, RelationKind.CONTRARY)
    assert {head[0] for head in both.heads} == {BENT.points[0], BENT.points[-1]}


def test_a_line_with_two_heads_is_cut_at_both_ends() -> None:
    shape = shape_of(LEVEL, RelationKind.CONTRADICTORY)
    assert 0 < shape.curves[0][0].x < HEAD_LENGTH
    assert 300 - HEAD_LENGTH < shape.curves[-1][-1].x < 300


def test_an_arrow_shorter_than_its_head_still_has_one() -> None:
    short = Route(tuple(Point(x, 0.0) for x in (0, 1, 2, 3)), Point(1.5, 0))
    shape = shape_of(short, RelationKind.SUPPORT)
    assert shape.heads[0][0] == Point(3, 0)


def test_a_course_without_points_is_nothing() -> None:
    shape = shape_of(Route((), Point(0, 0)), RelationKind.SUPPORT)
    assert (shape.curves, shape.heads) == ((), ())


def test_a_spline_is_cut_into_its_pieces() -> None:
    first, second = curves_of(BENT.points)
    assert first[3] == second[0] == Point(120, 100)


@given(splines)
def test_a_flattened_course_begins_and_ends_where_the_course_does(spline: list[Point]) -> None:
    line = flattened(list(curves_of(spline)), 0.5)
    assert (line[0], line[-1]) == (spline[0], spline[-1])


@given(splines, st.sampled_from((0.2, 1.0, 5.0)))
def test_a_flattened_course_stays_near_to_the_course(spline: list[Point], near: float) -> None:
    curves = list(curves_of(spline))
    line = flattened(curves, near)
    for curve in curves:
        for share in (0.1, 0.37, 0.5, 0.81):
            assert distance(at(curve, share), line) <= near + 1e-6


def distance(point: Point, line: list[Point]) -> float:
    return min(to_piece(point, one, two) for one, two in itertools.pairwise(line))


def to_piece(point: Point, one: Point, two: Point) -> float:
    dx, dy = two.x - one.x, two.y - one.y
    squared = dx * dx + dy * dy
    share = ((point.x - one.x) * dx + (point.y - one.y) * dy) / squared if squared else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(point.x - one.x - dx * share, point.y - one.y - dy * share)


def test_nothing_flattened_is_nothing() -> None:
    assert flattened([], 1.0) == []


def test_a_straight_course_needs_no_point_between() -> None:
    assert len(flattened(list(curves_of(LEVEL.points)), 0.2)) == 2


def test_support_is_solid_attack_dashed_and_undercut_dotted() -> None:
    assert dashes_of(RelationKind.SUPPORT) == ()
    attack, undercut = dashes_of(RelationKind.ATTACK), dashes_of(RelationKind.UNDERCUT)
    assert attack[0] > 2 * undercut[0] > 0


def test_dashes_go_on_round_bends() -> None:
    line = [Point(0, 0), Point(7, 0), Point(7, 100)]
    pieces = dashed(line, (10.0, 5.0))
    assert pieces[0] == (Point(0, 0), Point(7, 0))
    assert pieces[1] == (Point(7, 0), Point(7, 3))
    assert pieces[2] == (Point(7, 8), Point(7, 18))


@given(st.lists(points, min_size=2, max_size=8), st.floats(1, 20), st.floats(1, 20))
def test_dashes_cover_their_share_of_a_line(line: list[Point], on: float, off: float) -> None:
    whole = length_of(line)
    drawn = sum(math.dist(one, two) for one, two in dashed(line, (on, off)))
    periods, rest = divmod(whole, on + off)
    assert drawn == pytest.approx(periods * on + min(rest, on), abs=0.01 + on * 1e-3)


def test_a_straight_course_leads_from_border_to_border() -> None:
    one, two = Rect(0, 0, 100, 50), Rect(300, 0, 100, 50)
    line = straight(one, two)
    assert (line[0], line[-1]) == (Point(100, 25), Point(300, 25))


def test_a_straight_course_leaves_through_the_nearer_side() -> None:
    one, two = Rect(0, 0, 100, 50), Rect(0, 300, 100, 50)
    line = straight(one, two)
    assert (line[0], line[-1]) == (Point(50, 50), Point(50, 300))


def test_boxes_that_lie_over_each_other_have_a_course_as_well() -> None:
    here = Rect(0, 0, 100, 50)
    assert len(straight(here, here)) == 4
