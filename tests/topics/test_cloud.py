from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.library.kinds import Kind
from explorer.progress import Cancelled
from explorer.topics.cloud import LEAST_DISTANCE, MARGIN, Cloud, lay_out_cloud
from explorer.topics.forces import Repulsion, pulled_apart
from tests.topics import by_hand


def graph_of(size: int, seed: int = 7) -> tuple[dict[str, Kind], list[tuple[str, str]]]:
    library = by_hand.random_library(size, seed)
    kinds = {document.id: document.kind for document in library.documents}
    return kinds, [(link.source, link.target) for link in library.links]


def least_distance(cloud: Cloud) -> float:
    points = cloud.positions.tolist()
    pairs = itertools.combinations(points, 2)
    return min((math.dist(*pair) for pair in pairs), default=math.inf)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 80), st.integers(0, 999))
def test_no_two_dots_overlap_and_all_lie_within_the_picture(size: int, seed: int) -> None:
    cloud = lay_out_cloud(*graph_of(size, seed))
    assert least_distance(cloud) >= LEAST_DISTANCE * 0.999
    assert np.isfinite(cloud.positions).all()
    assert (cloud.positions >= MARGIN - 0.01).all()
    assert (cloud.positions <= np.array([cloud.width, cloud.height]) - MARGIN + 0.01).all()


def test_the_same_graph_makes_the_same_picture() -> None:
    first, second = lay_out_cloud(*graph_of(150)), lay_out_cloud(*graph_of(150))
    assert first.ids == second.ids
    assert np.array_equal(first.positions, second.positions)
    assert first.regions == second.regions


def test_every_kind_has_a_region_of_its_own() -> None:
    kinds, links = graph_of(400)
    cloud = lay_out_cloud(kinds, links)
    assert [region.kind for region in cloud.regions] == [
        kind for kind in Kind if kind in set(kinds.values())
    ]
    for one, other in itertools.combinations(cloud.regions, 2):
        assert math.dist(one.centre, other.centre) > one.radius + other.radius
    for name, place in zip(cloud.ids, cloud.positions.tolist(), strict=True):
        beyond = {
            region.kind: math.dist(region.centre, place) - region.radius for region in cloud.regions
        }
        assert min(beyond, key=beyond.__getitem__) is kinds[name]


def test_linked_documents_lie_nearer_than_others_of_their_kinds() -> None:
    kinds = {f"case-{number}": Kind.CASE for number in range(60)}
    kinds |= {"left": Kind.RISK, "right": Kind.REWARD}
    links = [(f"case-{number}", "left" if number % 2 else "right") for number in range(60)]
    cloud = lay_out_cloud(kinds, links)
    place = dict(zip(cloud.ids, cloud.positions.tolist(), strict=True))
    linked = [math.dist(place[one], place[other]) for one, other in links]
    swapped = {"left": "right", "right": "left"}
    unlinked = [math.dist(place[one], place[swapped[other]]) for one, other in links]
    assert sum(linked) / 60 < sum(unlinked) / 60


def test_a_picture_that_begins_where_another_ended_moves_little() -> None:
    kinds, links = graph_of(200)
    before = lay_out_cloud(kinds, links)
    start = dict(zip(before.ids, map(tuple, before.positions.tolist()), strict=True))
    kinds["new"] = Kind.CASE
    after = lay_out_cloud(kinds, [*links, ("new", "risk-0")], start)
    moved = after.positions[:-1] - before.positions
    moved -= moved.mean(axis=0)
    assert np.hypot(*moved.T).mean() < 12
    assert least_distance(after) >= LEAST_DISTANCE * 0.999


def test_dots_that_all_begin_in_one_place_still_come_apart() -> None:
    kinds, links = graph_of(30)
    cloud = lay_out_cloud(kinds, links, dict.fromkeys(kinds, (5.0, 5.0)))
    assert least_distance(cloud) >= LEAST_DISTANCE * 0.999


def test_an_empty_graph_is_an_empty_cloud() -> None:
    cloud = lay_out_cloud({}, [])
    assert cloud.ids == ()
    assert cloud.positions.shape == (0, 2)
    assert cloud.regions == ()


def test_a_single_document_and_its_link_to_itself_are_a_dot() -> None:
    cloud = lay_out_cloud({"a": Kind.PAGE}, [("a", "a")])
    assert cloud.positions.tolist() == [[MARGIN, MARGIN]]
    assert cloud.regions[0].radius == 0


def test_positions_cannot_be_changed() -> None:
    cloud = lay_out_cloud(*graph_of(10))
    with pytest.raises(ValueError, match="read-only"):
        cloud.positions[0, 0] = 1


def test_the_layout_can_be_stopped() -> None:
    calls: list[int] = []

    def stop(done: int, total: int, label: str = "") -> None:
        calls.append(done)
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        lay_out_cloud(*graph_of(40), progress=stop)
    assert calls == [0, 1, 2, 3]


def test_a_thousand_documents_are_laid_out_where_they_can_be_painted() -> None:
    kinds, links = graph_of(1000)
    cloud = lay_out_cloud(kinds, links)
    assert np.isfinite(cloud.positions).all()
    assert len(np.unique(cloud.positions.round(3), axis=0)) == 1000


def test_repulsion_on_the_grid_is_near_to_that_of_each_pair() -> None:
    positions = np.random.default_rng(3).uniform(0, 1000, (200, 2))
    offset = positions[:, None, :] - positions[None, :, :]
    squares = (offset**2).sum(axis=2)
    np.fill_diagonal(squares, np.inf)
    exact = (offset / squares[:, :, None]).sum(axis=1)
    found = Repulsion(256).forces(positions)
    # Near pairs are softened on purpose; the sum over all dots hardly feels it.
    error = np.hypot(*(found - exact).T) / np.hypot(*exact.T)
    assert np.median(error) < 0.05
    assert np.abs(found.sum(axis=0)).max() < 1e-6


def test_dots_far_enough_apart_stay_where_they_are() -> None:
    positions = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])
    assert np.abs(pulled_apart(positions, 20) - positions).max() < 0.1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=1, max_size=40),
    st.floats(1, 40),
)
def test_dots_pulled_apart_keep_their_distance(
    places: list[tuple[float, float]], distance: float
) -> None:
    points = pulled_apart(np.array(places), distance).tolist()
    nearest = min((math.dist(*p) for p in itertools.combinations(points, 2)), default=math.inf)
    assert nearest >= distance * 0.999
