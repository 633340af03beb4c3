from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.layout import ranking
from explorer.argument.layout.ranking import Span, rank
from explorer.progress import Cancelled
from tests.bench.layout_maps import generated_map

COUNT = 5


@st.composite
def spans(draw: st.DrawFn, count: int = COUNT) -> list[Span]:
    """Draw edges without a cycle, everything below node 0."""
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    drawn = draw(st.lists(pairs.filter(lambda ends: ends[0] < ends[1]), max_size=3 * count))
    found = [Span(*ends, draw(st.integers(0, 4)), draw(st.integers(0, 2))) for ends in drawn]
    return [*found, *(Span(0, node, 0, 0) for node in range(1, count))]


def length(ranks: list[int], of: list[Span]) -> int:
    return sum(one.weight * (ranks[one.lower] - ranks[one.upper]) for one in of)


def is_legal(ranks: list[int], of: list[Span]) -> bool:
    return all(ranks[one.lower] - ranks[one.upper] >= one.least for one in of)


def shortest(of: list[Span]) -> int:
    """Return the least length there is, by trying all ranks."""
    rows = range(2 * COUNT - 1)
    return min(
        length([0, *ranks], of)
        for ranks in product(rows, repeat=COUNT - 1)
        if is_legal([0, *ranks], of)
    )


@settings(max_examples=25)
@given(spans())
def test_no_ranks_are_shorter(of: list[Span]) -> None:
    ranks = rank(COUNT, of)
    assert is_legal(ranks, of)
    assert length(ranks, of) == shortest(of)
    assert min(ranks) == 0


@settings(max_examples=100)
@given(spans(12), st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=12, max_size=12))
def test_ranks_are_as_short_from_any_start(of: list[Span], start: list[int | None]) -> None:
    fresh, kept = rank(12, of), rank(12, of, start)
    assert is_legal(kept, of)
    assert length(kept, of) == length(fresh, of)


@given(spans(12))
def test_ranks_that_are_short_enough_are_kept(of: list[Span]) -> None:
    before = rank(12, of)
    assert rank(12, of, before) == before


def test_a_reason_of_two_claims_stands_under_the_lower_one() -> None:
    assert rank(4, [Span(0, 1), Span(1, 2), Span(2, 3), Span(0, 3)]) == [0, 1, 2, 3]


def test_a_node_stands_close_to_what_lies_below_it_where_that_is_shorter() -> None:
    # Node 4 has one edge up and two down to a deep node: it goes down with them.
    of = [Span(0, 1), Span(1, 2), Span(2, 3), Span(0, 4), Span(4, 3), Span(4, 3)]
    assert rank(5, of)[4] == 2


def test_weights_decide_a_tie() -> None:
    of = [Span(0, 1), Span(1, 2), Span(2, 3), Span(0, 4, 5), Span(4, 3)]
    assert rank(5, of)[4] == 1


def test_one_node_has_rank_0() -> None:
    assert rank(1, []) == [0]


def test_above_some_size_the_longest_path_is_good_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    of = [Span(0, 1), Span(1, 2), Span(2, 3), Span(0, 4), Span(4, 3), Span(4, 3)]
    monkeypatch.setattr(ranking, "MOST_NODES", 4)
    assert rank(5, of) == [0, 1, 2, 3, 1]


def test_the_search_ends_though_more_could_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    of = [Span(0, 1), Span(1, 2), Span(2, 3), Span(0, 4), Span(4, 3), Span(4, 3)]
    monkeypatch.setattr(ranking, "MOST_EXCHANGES", 0)
    assert is_legal(rank(5, of), of)


def test_a_search_can_be_stopped() -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        rank(3, [Span(0, 1), Span(1, 2)], (), stop)


def test_a_large_map_is_ranked_shorter_than_by_its_longest_paths() -> None:
    of = generated_map(400, 1)
    number = {box.key: place for place, box in enumerate(of.boxes)}
    edges = [Span(number[arrow.target], number[arrow.source]) for arrow in of.arrows]
    order = ranking._topological(400, edges)
    longest = ranking._longest_path(400, edges, order)
    assert length(rank(400, edges), edges) < length(longest, edges)
