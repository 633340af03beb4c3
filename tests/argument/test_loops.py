"""Loops among undecided claims, and the ways to settle them."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.argument.loops import MAX_SETTLED, LoopSort, find_loops, settlements
from explorer.argument.network import Bearing, Bond, Network, NetworkNode
from explorer.argument.what_if import evaluate
from tests.argument.networks import claims, network
from tests.argument.texts import cases, needs_cases

_ABSTRACT: list[dict[str, Any]] = cases("evaluation/expected.json").get("abstract", [])


@needs_cases
@pytest.mark.parametrize(
    "case",
    [case for case in _ABSTRACT if len(case["arguments"]) <= MAX_SETTLED],
    ids=lambda case: case["file"],
)
def test_a_loop_is_settled_by_its_preferred_sets(case: dict[str, Any]) -> None:
    names = case["arguments"]
    of = network(
        {name: {"kind": "A"} for name in names}, [[a, b, "attack"] for a, b in case["attacks"]]
    )
    found = settlements(of, range(len(names)))
    assert sorted(sorted(names[node] for node in chosen) for chosen in found) == sorted(
        sorted(chosen) for chosen in case["preferred"]
    )


def test_mutual_attack_can_be_settled_in_two_ways() -> None:
    of = claims("A B", "A contradictory B")
    (loop,) = find_loops(of, evaluate(of))
    assert loop.sort is LoopSort.MUTUAL_ATTACK
    assert settlements(of, loop.nodes) == (frozenset({0}), frozenset({1}))


def test_an_odd_circle_can_only_be_settled_by_a_view() -> None:
    of = claims("A B C", "A attack B, B attack C, C attack A")
    (loop,) = find_loops(of, evaluate(of))
    assert loop.sort is LoopSort.ATTACKS
    assert settlements(of, loop.nodes) == (frozenset(),)


def test_two_loops_are_told_apart() -> None:
    of = claims("A B C D", "A contrary B, C support D, D support C")
    found = find_loops(of, evaluate(of))
    assert [(loop.nodes, loop.sort) for loop in found] == [
        ((0, 1), LoopSort.MUTUAL_ATTACK),
        ((2, 3), LoopSort.SUPPORTS),
    ]


def test_what_only_waits_on_a_loop_is_not_in_it() -> None:
    of = claims("A B C", "A contrary B, B attack C")
    assert [loop.nodes for loop in find_loops(of, evaluate(of))] == [(0, 1)]


def test_a_loop_of_ten_thousand_claims_is_found_without_recursion() -> None:
    size = 10_001
    bonds = tuple(Bond(node, (node + 1) % size, Bearing.ATTACK) for node in range(size))
    of = Network(tuple(NetworkNode(str(node)) for node in range(size)), bonds)
    (loop,) = find_loops(of, evaluate(of))
    assert len(loop.nodes) == size
    assert settlements(of, loop.nodes) == ()


def test_where_all_is_settled_there_are_no_loops() -> None:
    of = claims("A B", "A attack B")
    assert find_loops(of, evaluate(of)) == ()
