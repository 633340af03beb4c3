from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.layout.isotonic import fit_distances, fit_squares

PLACES = st.integers(-20, 20).map(float)
ROWS = st.lists(
    st.tuples(PLACES, st.sampled_from([0.5, 1.0, 3.0]), st.sampled_from([1.0, 2.0, 5.0])),
    min_size=1,
    max_size=5,
)


def split(row: list[tuple[float, float, float]]) -> tuple[list[float], list[float], list[float]]:
    wishes, weights, gaps = (list(column) for column in zip(*row, strict=True))
    return wishes, weights, list(accumulate(gaps[1:], initial=0.0))


def squares(places: Sequence[float], wishes: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * (p - t) ** 2 for p, t, w in zip(places, wishes, weights, strict=True))


def distances(places: Sequence[float], wishes: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * abs(p - t) for p, t, w in zip(places, wishes, weights, strict=True))


@given(ROWS)
def test_gaps_are_kept(row: list[tuple[float, float, float]]) -> None:
    wishes, weights, offsets = split(row)
    for fit in (fit_squares, fit_distances):
        places = fit(wishes, weights, offsets)
        for (one, other), (start, end) in zip(pairwise(places), pairwise(offsets), strict=True):
            assert other - one >= end - start - 1e-9


@given(ROWS, st.integers(0, 4), st.sampled_from([-0.25, 0.25]))
def test_no_part_of_a_row_had_better_be_elsewhere(
    row: list[tuple[float, float, float]], start: int, step: float
) -> None:
    wishes, weights, offsets = split(row)
    for fit, cost in ((fit_squares, squares), (fit_distances, distances)):
        places = fit(wishes, weights, offsets)
        least = cost(places, wishes, weights)
        for end in range(start, len(places)):
            moved = [
                place + step if start <= at <= end else place for at, place in enumerate(places)
            ]
            legal = all(
                other - one >= last - first - 1e-9
                for (one, other), (first, last) in zip(
                    pairwise(moved), pairwise(offsets), strict=True
                )
            )
            assert not legal or cost(moved, wishes, weights) >= least - 1e-9


def test_wishes_that_leave_room_come_true() -> None:
    for fit in (fit_squares, fit_distances):
        assert fit([0, 10, 25], [1, 1, 1], [0, 5, 10]) == [0, 10, 25]


def test_two_in_each_others_way_share_the_distance() -> None:
    assert fit_squares([0, 0], [1, 1], [0, 10]) == [-5, 5]


def test_the_heavier_one_moves_less() -> None:
    assert fit_squares([0, 0], [9, 1], [0, 10]) == [-1, 9]


def test_by_distances_the_few_make_way_for_the_many() -> None:
    found = fit_distances([0, 5, 10, 15, 20], [1, 0.1, 1, 1, 1], [0, 10, 20, 25, 30])
    assert found == pytest.approx([-10, 0, 10, 15, 20])


def test_an_empty_row_has_no_places() -> None:
    assert fit_squares([], [], []) == fit_distances([], [], []) == []


def test_distances_are_least_among_all_whole_places() -> None:
    wishes, weights, offsets = [3.0, 1.0, 2.0], [1.0, 2.0, 1.0], [0.0, 2.0, 3.0]
    found = fit_distances(wishes, weights, offsets)
    least = min(
        distances(places, wishes, weights)
        for places in product(range(-4, 9), repeat=3)
        if places[1] - places[0] >= 2 and places[2] - places[1] >= 1
    )
    assert distances(found, wishes, weights) == least
