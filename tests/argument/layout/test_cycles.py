from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.layout.cycles import strong_parts, turned

ENDS = st.integers(0, 7)
EDGES = st.lists(st.tuples(ENDS, ENDS).filter(lambda ends: ends[0] != ends[1]), max_size=24)


def directed(edges: list[tuple[int, int]], turn: list[bool]) -> list[tuple[int, int]]:
    return [
        (lower, upper) if is_turned else (upper, lower)
        for (upper, lower), is_turned in zip(edges, turn, strict=True)
    ]


def has_cycle(edges: list[tuple[int, int]]) -> bool:
    left = set(range(8))
    while free := {node for node in left if not any(b == node and a in left for a, b in edges)}:
        left -= free
    return bool(left)


@given(EDGES, st.integers(-1, 7))
def test_no_cycle_is_left_and_nothing_lies_above_the_top(
    edges: list[tuple[int, int]], top: int
) -> None:
    found = directed(edges, turned(8, edges, top))
    assert not has_cycle(found)
    assert all(lower != top for _, lower in found)


@given(EDGES)
def test_what_has_no_cycle_is_left_alone(edges: list[tuple[int, int]]) -> None:
    forward = [(min(ends), max(ends)) for ends in edges]
    assert not any(turned(8, forward))


@given(EDGES)
def test_at_most_half_of_the_edges_are_turned(edges: list[tuple[int, int]]) -> None:
    assert sum(turned(8, edges)) * 2 <= len(edges)


def test_of_two_that_bear_on_each_other_the_first_lies_above() -> None:
    assert turned(2, [(0, 1), (1, 0)]) == [False, True]


def test_one_edge_of_a_ring_is_turned() -> None:
    assert turned(4, [(0, 1), (1, 2), (2, 3), (3, 0)]) == [False, False, False, True]


def test_a_cycle_elsewhere_turns_nothing_here() -> None:
    edges = [(0, 1), (1, 2)]
    assert turned(5, [*edges, (3, 4), (4, 3)])[:2] == turned(5, edges)


def test_an_edge_above_the_top_is_turned() -> None:
    assert turned(3, [(1, 0), (0, 2)], top=0) == [True, False]


def test_strong_parts_are_the_cycles_and_single_nodes() -> None:
    part = strong_parts([[1], [2], [0, 3], [], [3]])
    assert part[0] == part[1] == part[2]
    assert len({part[0], part[3], part[4]}) == 3


def test_a_long_path_needs_no_deep_stack() -> None:
    count = 20_000
    edges = [(node, node + 1) for node in range(count - 1)]
    assert not any(turned(count, edges))
    assert sum(turned(count, [*edges, (count - 1, 0)])) == 1
