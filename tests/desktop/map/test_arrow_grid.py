"""Arrows in a grid: everything seen is there, and nothing else is made."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.layout.values import Point, Rect, Route
from explorer.argument.model import RelationKind
from explorer.argument.viewing.values import ShownArrow
from explorer.desktop.drawing.arrow_shapes import dashed, dashes_of, flattened, shape_of
from explorer.desktop.map.arrow_grid import REACH_PX, RUN_PX, ArrowGrid, Cell, halfway, runs_of
from tests.desktop.drawing.sketches import ATTACK, SUPPORT, drawn, talk

EVERYWHERE = Rect(-5000, -5000, 10_000, 10_000)

coordinates = st.floats(-1500, 1500, allow_nan=False)
courses = st.lists(st.builds(Point, coordinates, coordinates), min_size=4, max_size=4)


def grid_of(*courses: tuple[RelationKind, list[Point]]) -> ArrowGrid:
    arrows = [ShownArrow(f"s{n}", f"t{n}", kind) for n, (kind, _) in enumerate(courses)]
    routes = [Route(tuple(points), points[0]) for _, points in courses]
    return ArrowGrid(arrows, routes)


def length_in(cells: list[Cell]) -> float:
    return sum(math.dist(one, two) for one, two in lines_in(cells))


def lines_in(cells: list[Cell]) -> list[tuple[Point, Point]]:
    """Return every straight piece that is painted."""
    found = []
    for pieces in (pieces for cell in cells for pieces in cell.values()):
        found += [
            (Point(line.x1(), line.y1()), Point(line.x2(), line.y2())) for line in pieces.dashes
        ]
        for run in pieces.runs:
            points = [Point(run.at(place).x(), run.at(place).y()) for place in range(run.size())]
            found += itertools.pairwise(points)
    return found


def test_looking_everywhere_finds_every_line_head_and_sign() -> None:
    drawing = drawn(talk())
    cells = ArrowGrid(drawing.shown.arrows, drawing.layout.routes).cells(EVERYWHERE)
    assert {ink.kind for cell in cells for ink in cell} == {
        arrow.kind for arrow in drawing.shown.arrows
    }
    heads = sum(
        pieces.heads.toSubpathPolygons().__len__()
        for cell in cells
        for pieces in cell.values()
        if not pieces.heads.isEmpty()
    )
    assert heads == len(drawing.shown.arrows)


def test_looking_where_nothing_is_finds_nothing() -> None:
    drawing = drawn(talk())
    grid = ArrowGrid(drawing.shown.arrows, drawing.layout.routes)
    assert grid.cells(Rect(50_000, 50_000, 100, 100)) == []


def test_nothing_is_made_twice() -> None:
    drawing = drawn(talk())
    grid = ArrowGrid(drawing.shown.arrows, drawing.layout.routes)
    first = length_in(grid.cells(EVERYWHERE))
    assert length_in(grid.cells(EVERYWHERE)) == first


def test_no_run_reaches_further_than_what_is_looked_for_around_an_area() -> None:
    line = [Point(0, 0), Point(1000, 0), Point(2000, 0), Point(3000, 0)]
    cells = grid_of((SUPPORT, line)).cells(EVERYWHERE)
    runs = [run for cell in cells for one in cell.values() for run in one.runs]
    assert max(run.boundingRect().width() for run in runs) <= RUN_PX + 1e-6
    assert len(cells) > 4


@given(courses)
def test_runs_are_the_whole_line_one_after_the_other(line: list[Point]) -> None:
    runs = runs_of(line)
    joined = [point for run in runs for point in run]
    if joined:
        assert joined[0] == line[0]
        assert joined[-1] == pytest.approx(line[-1])
    for one, two in itertools.pairwise(runs):
        assert one[-1] == two[0]
    for run in runs:
        length = sum(math.dist(one, two) for one, two in itertools.pairwise(run))
        assert length <= RUN_PX + 1e-6
        assert all(math.dist(halfway(run), point) <= REACH_PX for point in run)


def test_dimmed_boxes_have_dimmed_arrows() -> None:
    drawing = drawn(talk())
    dimmed = frozenset({"[Harm]"})
    cells = ArrowGrid(drawing.shown.arrows, drawing.layout.routes, dimmed).cells(EVERYWHERE)
    inks = {ink for cell in cells for ink in cell}
    assert {ink.kind for ink in inks if ink.is_back} == {ATTACK}


def test_lifted_arrows_are_left_out() -> None:
    drawing = drawn(talk())
    grid = ArrowGrid(drawing.shown.arrows, drawing.layout.routes, lifted=frozenset({2}))
    assert ATTACK not in {ink.kind for cell in grid.cells(EVERYWHERE) for ink in cell}


@given(courses, st.sampled_from(list(RelationKind)))
def test_the_pieces_of_an_arrow_are_as_long_as_what_is_drawn_of_it(
    course: list[Point], kind: RelationKind
) -> None:
    line = flattened(shape_of(Route(tuple(course), course[0]), kind).curves, 0.2)
    pattern = dashes_of(kind) or (math.inf,)
    drawn_length = sum(math.dist(one, two) for one, two in dashed(line, pattern))
    found = length_in(grid_of((kind, course)).cells(EVERYWHERE))
    assert math.isclose(found, drawn_length, rel_tol=1e-3, abs_tol=0.5)


@given(courses, st.builds(Rect, coordinates, coordinates, st.just(300.0), st.just(300.0)))
def test_looking_bit_by_bit_finds_what_looking_everywhere_does(
    course: list[Point], area: Rect
) -> None:
    whole, parts = grid_of((SUPPORT, course)), grid_of((SUPPORT, course))

    def within(cells: list[Cell]) -> set[tuple[Point, Point]]:
        return {
            (one, two)
            for one, two in lines_in(cells)
            if area.x <= one.x <= area.right and area.y <= one.y <= area.bottom
        }

    parts.cells(Rect(area.x - 700, area.y, 200, 200))
    assert within(parts.cells(area)) == within(whole.cells(EVERYWHERE))
