"""What stands, falls or stays undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.network import Bearing, Bond, Network, NetworkNode
from explorer.argument.what_if import Aside, Because, Reasons, Status, View, evaluate
from tests.argument.networks import VIEWS, claims, network, networks, swept, verdicts, views
from tests.argument.texts import cases, needs_cases

if TYPE_CHECKING:
    from explorer.argument.what_if import Verdict

_EXPECTED: dict[str, Any] = cases("evaluation/expected.json")
_MAPS: list[dict[str, Any]] = _EXPECTED.get("maps", [])
_ABSTRACT: list[dict[str, Any]] = _EXPECTED.get("abstract", [])
_LABELS = {Status.STANDS: "IN", Status.FALLS: "OUT", Status.UNDECIDED: "UNDEC"}


@needs_cases
@pytest.mark.parametrize("case", _MAPS, ids=lambda case: case["name"])
def test_a_map_gives_the_expected_verdicts(case: dict[str, Any]) -> None:
    of = network(case["nodes"], case["edges"])
    held = {of.index(name): View(view) for name, view in case["stance"].items()}
    found = evaluate(of, {k: v for k, v in held.items() if k is not None}, Reasons(case["burden"]))
    names = [node.name for node in of.nodes]
    said = {
        name: {
            "status": verdict.status,
            "round": verdict.round,
            "because": verdict.because,
            "by": [names[node] for node in verdict.by],
            "aside": verdict.aside,
        }
        for name, verdict in zip(names, found, strict=True)
    }
    assert said == case["expect"]


@needs_cases
@pytest.mark.parametrize("case", _ABSTRACT, ids=lambda case: case["file"])
def test_attacks_alone_give_the_grounded_labelling(case: dict[str, Any]) -> None:
    of = network(
        {name: {"kind": "A"} for name in case["arguments"]},
        [[source, target, "attack"] for source, target in case["attacks"]],
    )
    found = dict(zip(case["arguments"], evaluate(of), strict=True))
    assert {name: _LABELS[verdict.status] for name, verdict in found.items()} == case["grounded"]
    assert {name: verdict.round for name, verdict in found.items()} == case["rounds"]


def test_a_claim_that_nothing_speaks_against_stands() -> None:
    assert verdicts(claims("A", ""))["A"].because is Because.UNOPPOSED


def test_an_argument_falls_when_its_only_premise_falls() -> None:
    found = verdicts(claims("P <a> C", "P premise a, a concludes C"), reject="P")
    assert found["a"].because is Because.PREMISE_FALLS
    assert found["C"].because is Because.NO_REASON_LEFT


def test_with_reasons_presumed_a_claim_outlives_its_reasons() -> None:
    of = claims("<a> C", "a support C")
    assert verdicts(of, reject="a")["C"].status is Status.FALLS
    assert verdicts(of, reject="a", reasons=Reasons.PRESUMED)["C"].status is Status.STANDS


def test_an_undercut_sets_a_step_aside_but_does_not_fell_it() -> None:
    found = verdicts(claims("P <a> C U", "P premise a, a concludes C, U undercut a"))
    assert (found["a"].status, found["a"].aside) == (Status.STANDS, Aside.YES)
    assert found["P"].status is Status.STANDS
    assert found["C"].status is Status.FALLS


def test_a_step_the_reader_accepts_is_never_set_aside() -> None:
    found = verdicts(claims("P <a> C U", "P premise a, a concludes C, U undercut a"), accept="a")
    assert found["a"].aside is Aside.NO
    assert found["C"].status is Status.STANDS


def test_an_undercut_of_an_undercut_restores_the_step_in_the_same_round() -> None:
    found = verdicts(claims("<a> <b> <c> C", "a support C, b undercut a, c undercut b"))
    assert [found[name].aside for name in "abc"] == [Aside.NO, Aside.YES, Aside.NO]
    assert (found["C"].status, found["C"].round) == (Status.STANDS, 2)


def test_steps_that_undercut_each_other_stay_undecided_about_being_set_aside() -> None:
    found = verdicts(claims("<a> <b> C", "a support C, a undercut b, b undercut a"))
    assert found["a"].aside is found["b"].aside is Aside.UNDECIDED
    assert found["C"].because is Because.WAITS_ON


def test_a_statement_that_is_undercut_keeps_its_status_but_bears_on_nothing() -> None:
    found = verdicts(claims("A B U", "A attack B, U undercut A"))
    assert (found["A"].status, found["A"].aside) == (Status.STANDS, Aside.YES)
    assert found["B"].status is Status.STANDS


def test_reasons_on_both_sides_of_a_policy_are_left_to_the_reader() -> None:
    found = verdicts(claims("M:policy <p> <q> <c>", "p support M, q support M, c attack M"))
    assert (found["M"].status, found["M"].because) == (Status.UNDECIDED, Because.BOTH_SIDES)
    assert len(found["M"].by) == 3


def test_a_fact_falls_to_one_attack_however_many_reasons_it_has() -> None:
    found = verdicts(claims("M:fact <p> <q> <c>", "p support M, q support M, c attack M"))
    assert found["M"].because is Because.ATTACKED


@pytest.mark.parametrize("sort", ["forecast", "captured", "policy", "value"])
def test_some_claims_wait_for_the_reader_s_view(sort: str) -> None:
    of = claims(f"F:{sort}", "")
    assert verdicts(of)["F"].because is Because.AWAITS_STANCE
    assert verdicts(of, accept="F")["F"].status is Status.STANDS


def test_a_forecast_with_a_reason_stands_by_itself() -> None:
    found = verdicts(claims("F:forecast <a>", "a support F"))
    assert found["F"].because is Because.SUPPORTED


def test_the_last_of_a_long_chain_is_settled_in_its_own_round() -> None:
    size = 5_000
    bonds = tuple(Bond(node, node + 1, Bearing.ATTACK) for node in range(size - 1))
    of = Network(tuple(NetworkNode(str(node), is_step=True) for node in range(size)), bonds)
    found = evaluate(of)
    assert found[-1].round == size
    assert [verdict.status for verdict in found[:4]] == [Status.STANDS, Status.FALLS] * 2


def test_nothing_follows_from_an_empty_map() -> None:
    assert evaluate(Network((), ())) == ()


def _told(found: tuple[Verdict, ...]) -> list[tuple[Status, int | None]]:
    return [(verdict.status, verdict.round) for verdict in found]


@settings(max_examples=400, deadline=None)
@given(networks(), VIEWS, st.sampled_from(list(Reasons)))
def test_the_worklist_finds_what_sweeping_finds(
    of: Network, held: dict[int, View], reasons: Reasons
) -> None:
    held = {node: view for node, view in held.items() if node < len(of.nodes)}
    found = evaluate(of, held, reasons)
    slow = swept(of, held, reasons)
    assert _told(found) == [(status, number) for status, number, _ in slow]
    for verdict, (_, _, aside) in zip(found, slow, strict=True):
        assert verdict.aside in (None, aside)


@settings(max_examples=150, deadline=None)
@given(networks(), VIEWS, st.sampled_from(list(Reasons)))
def test_a_verdict_names_its_reasons_among_what_bears_on_the_claim(
    of: Network, held: dict[int, View], reasons: Reasons
) -> None:
    held = {node: view for node, view in held.items() if node < len(of.nodes)}
    for node, verdict in enumerate(evaluate(of, held, reasons)):
        sources = {bond.source for bond in of.bonds if bond.target == node}
        assert sources.issuperset(verdict.by)
        assert (verdict.round is None) == (verdict.status is Status.UNDECIDED)
        if verdict.because in (Because.ATTACKED, Because.WAITS_ON, Because.SUPPORTED):
            assert verdict.by


def test_views_of_nodes_are_given_by_index() -> None:
    of = claims("A B", "A attack B")
    assert views(of, reject="A") == {0: View.REJECT}
    assert verdicts(of, reject="A")["B"].because is Because.OBJECTIONS_FALL
