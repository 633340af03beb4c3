"""Cruxes of one map, and between two readers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from explorer.argument.cruxes import crux_between, find_cruxes
from explorer.argument.network import Network
from explorer.argument.what_if import Status, View, evaluate
from explorer.progress import Cancelled
from tests.argument.networks import VIEWS, claims, networks, views


def _names(of: Network, nodes: tuple[int, ...]) -> str:
    return " ".join(of.nodes[node].name for node in nodes)


def test_the_only_reason_is_the_crux() -> None:
    of = claims("M <a> <b> X", "a support M, b attack X")
    found = find_cruxes(of, 0)
    assert [(_names(of, crux.nodes), crux.status) for crux in found] == [("a", Status.FALLS)]


def test_two_reasons_are_a_crux_only_together() -> None:
    of = claims("M <a> <b>", "a support M, b support M")
    assert [_names(of, crux.nodes) for crux in find_cruxes(of, 0)] == ["a b"]


def test_a_rebuttal_of_an_objection_is_a_crux() -> None:
    of = claims("M <a> <b>", "a attack M, b attack a")
    assert [_names(of, crux.nodes) for crux in find_cruxes(of, 0)] == ["b"]


def test_a_claim_that_nothing_bears_on_has_no_crux() -> None:
    assert find_cruxes(claims("M", ""), 0) == ()


def test_what_is_rejected_already_is_no_crux() -> None:
    of = claims("M <a> <b>", "a support M, b support M")
    assert [_names(of, crux.nodes) for crux in find_cruxes(of, 0, views(of, reject="b"))] == ["a"]


def test_readers_of_one_result_have_no_crux() -> None:
    of = claims("M <a> X", "a support M")
    assert crux_between(of, 0, views(of, accept="X"), views(of, reject="X")) == ()


def test_the_crux_of_two_readers_is_the_smallest_difference_that_matters() -> None:
    of = claims("M <a> <b> <c> X", "a attack M, b attack a, c attack b")
    first, second = views(of, accept="b", reject="X"), views(of, reject="b")
    assert _names(of, crux_between(of, 0, first, second)) == "b"


def test_two_readers_may_differ_on_two_claims_at_once() -> None:
    of = claims("M <a> <b> X", "a support M, b support M")
    second = views(of, accept="X", reject="a b")
    assert _names(of, crux_between(of, 0, {}, second)) == "a b"


def test_a_search_can_be_stopped() -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    of = claims("M <a>", "a support M")
    with pytest.raises(Cancelled):
        find_cruxes(of, 0, progress=stop)


@settings(max_examples=100, deadline=None)
@given(networks(6), VIEWS)
def test_rejecting_a_crux_changes_the_main_claim(of: Network, held: dict[int, View]) -> None:
    held = {node: view for node, view in held.items() if node < len(of.nodes)}
    before = evaluate(of, held)[0].status
    for crux in find_cruxes(of, 0, held):
        after = evaluate(of, held | dict.fromkeys(crux.nodes, View.REJECT))[0].status
        assert after is crux.status is not before


@settings(max_examples=100, deadline=None)
@given(networks(6), VIEWS, VIEWS)
def test_taking_the_other_s_view_of_the_crux_gives_the_other_s_result(
    of: Network, first: dict[int, View], second: dict[int, View]
) -> None:
    first = {node: view for node, view in first.items() if node < len(of.nodes)}
    second = {node: view for node, view in second.items() if node < len(of.nodes)}
    crux = crux_between(of, 0, first, second)
    changed = {node: view for node, view in first.items() if node not in crux}
    changed |= {node: second[node] for node in crux if node in second}
    assert evaluate(of, changed)[0].status is evaluate(of, second)[0].status
