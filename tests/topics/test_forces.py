from __future__ import annotations

import numpy as np
import pytest

from explorer.progress import Cancelled
from explorer.topics.forces import Repulsion, Springs, pulled_apart, settle

NONE = np.zeros(0, dtype=np.int64)


def springs(*links: tuple[int, int], dots: int) -> Springs:
    sources = np.array([one for one, _ in links], dtype=np.int64)
    targets = np.array([other for _, other in links], dtype=np.int64)
    return Springs.between(sources, targets, dots)


def test_two_dots_push_each_other_off_with_equal_force() -> None:
    forces = Repulsion(64).forces(np.array([[0.0, 0.0], [10.0, 0.0]]))
    assert forces[0, 0] < 0 < forces[1, 0]
    assert forces[0] == pytest.approx(-forces[1])
    assert forces[1, 0] == pytest.approx(0.1, rel=0.02)
    assert forces[:, 1] == pytest.approx(0, abs=1e-9)


def test_a_push_falls_with_the_distance() -> None:
    grid = Repulsion(64)
    near = grid.forces(np.array([[0.0, 0.0], [10.0, 0.0]]))[1, 0]
    far = grid.forces(np.array([[0.0, 0.0], [40.0, 0.0]]))[1, 0]
    assert near == pytest.approx(4 * far, rel=0.05)


def test_a_dot_alone_feels_nothing() -> None:
    assert Repulsion(64).forces(np.array([[3.0, 4.0]])) == pytest.approx(0)


def test_a_link_pulls_its_ends_together_and_the_busier_one_less() -> None:
    positions = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0], [-10.0, 0.0]])
    forces = springs((0, 1), (0, 2), (0, 3), dots=4).forces(positions)
    assert forces[1, 0] < 0
    assert forces[2, 1] < 0
    assert abs(forces[0, 1]) < abs(forces[2, 1])


def test_a_graph_without_links_has_no_pull() -> None:
    forces = Springs.between(NONE, NONE, 3).forces(np.ones((3, 2)))
    assert forces.shape == (3, 2)
    assert not forces.any()


def test_dots_settle_around_the_centre_of_their_region() -> None:
    chance = np.random.default_rng(1)
    centres = np.repeat([[0.0, 0.0], [800.0, 0.0]], 40, axis=0)
    start = chance.uniform(-50, 50, (80, 2)) + centres
    rest = settle(start, centres, Springs.between(NONE, NONE, 80), 40, steps=100)
    assert np.abs(rest[:40].mean(axis=0) - [0, 0]).max() < 80
    assert np.abs(rest[40:].mean(axis=0) - [800, 0]).max() < 80
    assert rest[:40, 0].max() < rest[40:, 0].min()


def test_settling_leaves_what_it_was_given_alone() -> None:
    start = np.array([[0.0, 0.0], [1.0, 1.0]])
    settle(start, np.zeros((2, 2)), springs((0, 1), dots=2), 40, steps=3)
    assert start.tolist() == [[0, 0], [1, 1]]


def test_no_steps_move_nothing() -> None:
    start = np.array([[0.0, 0.0], [5.0, 1.0]])
    rest = settle(start, np.zeros((2, 2)), springs((0, 1), dots=2), 40, steps=0)
    assert rest.tolist() == start.tolist()


def test_settling_reports_every_step_and_can_be_stopped() -> None:
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int, label: str = "") -> None:
        seen.append((done, total))

    start = np.array([[0.0, 0.0], [5.0, 1.0]])
    settle(start, start, springs((0, 1), dots=2), 40, steps=3, progress=watch)
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        pulled_apart(np.zeros((4, 2)), 10, stop)


def test_two_dots_in_one_place_are_pulled_apart() -> None:
    first, second = pulled_apart(np.zeros((2, 2)), 10)
    assert np.hypot(*(first - second)) >= 10


def test_one_dot_has_nobody_to_be_pulled_from() -> None:
    assert pulled_apart(np.array([[7.0, 8.0]]), 10) == pytest.approx(np.array([[7, 8]]), abs=0.1)
