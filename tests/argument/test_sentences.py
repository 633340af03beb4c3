"""Verdicts in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.network import Network
from explorer.argument.sentences import sentences
from explorer.argument.what_if import Reasons, View, evaluate
from tests.argument.networks import VIEWS, claims, networks, views


def _said(of: Network, name: str, accept: str = "", reject: str = "") -> str:
    index = of.index(name)
    assert index is not None
    return sentences(of, evaluate(of, views(of, accept, reject)))[index]


_DEBATE = "Open <Risk> <Rebut>", "Risk attack Open, Rebut attack Risk"


def test_a_claim_stands_because_its_only_objection_falls() -> None:
    expected = "stands: its only objection, *Risk*, falls, because *Rebut* stands"
    assert _said(claims(*_DEBATE), "Open") == expected


def test_an_attack_names_the_attacker() -> None:
    assert _said(claims(*_DEBATE), "Risk") == "falls: *Rebut* attacks it and stands"


def test_a_view_is_the_reader_s_own() -> None:
    assert _said(claims(*_DEBATE), "Rebut", reject="Rebut") == "falls: rejected by you"
    assert _said(claims(*_DEBATE), "Open", accept="Open") == "stands: assumed by you"


def test_mutual_attack_says_how_to_settle_it() -> None:
    expected = "undecided: *A* and *B* attack each other; take a view on one to settle it"
    assert _said(claims("A B", "A contrary B"), "A") == expected


@pytest.mark.parametrize(
    ("names", "edges", "said"),
    [
        ("A", "A attack A", "*A* attacks itself"),
        ("A B C", "A attack B, B attack C, C attack A", "*A*, *B* and *C* attack each other in"),
        ("A B", "A support B, B support A", "*A* and *B* rest on each other"),
        ("A B:policy", "A attack B, B support A", "*A* and *B* wait on each other"),
        ("A B C", "A contrary B, B attack C", "*A* and *B* attack each other"),
    ],
)
def test_loops_are_named_as_such(names: str, edges: str, said: str) -> None:
    assert said in _said(claims(names, edges), "A")


def test_what_waits_on_a_loop_says_on_what() -> None:
    assert _said(claims("A B C", "A contrary B, B attack C"), "C") == "undecided: it waits on *B*"


def test_weighing_counts_the_reasons() -> None:
    of = claims("M:policy <p> <q> <r> <c> <d>",
                "p support M, q support M, r support M, c attack M, d attack M")  # fmt: skip
    expected = "undecided: 3 reasons for and 2 against stand; weighing them is yours"
    assert _said(of, "M") == expected
    assert "1 reason for and 2 against" in _said(of, "M", reject="q r")


def test_a_policy_without_reasons_says_so() -> None:
    assert _said(claims("M:policy", ""), "M") == "undecided: no reason stands either way"


def test_a_forecast_and_the_room_wait_for_the_reader() -> None:
    assert "forecast" in _said(claims("F:forecast", ""), "F")
    assert "said in the room" in _said(claims("R:captured", ""), "R")


def test_what_is_set_aside_says_by_what() -> None:
    of = claims("P <a> C U", "P premise a, a concludes C, U undercut a")
    assert _said(of, "a").endswith("; set aside by *U*")
    assert _said(of, "C") == "falls: no reason left: *a* is set aside by *U*"


def test_a_fallen_premise_says_why_it_fell() -> None:
    of = claims("P <a> D", "P premise a, D attack P")
    assert _said(of, "a") == "falls: its premise *P* falls because *D* stands"
    assert _said(of, "a", reject="P") == "falls: its premise *P* falls because you reject it"


def test_many_names_are_counted() -> None:
    of = claims("M <a> <b> <c> <d>", "a attack M, b attack M, c attack M, d attack M")
    assert _said(of, "M") == "falls: *a*, *b* and 2 others attack it and stand"


def test_support_against_vain_objections_says_both() -> None:
    of = claims("M <a> <b> <c>", "a support M, b attack M, c attack b")
    assert _said(of, "M") == "stands: *a* supports it, and no objection has force"


@settings(max_examples=200, deadline=None)
@given(networks(), VIEWS, st.sampled_from(list(Reasons)))
def test_every_verdict_has_a_sentence_that_begins_with_its_status(
    of: Network, held: dict[int, View], reasons: Reasons
) -> None:
    held = {node: view for node, view in held.items() if node < len(of.nodes)}
    found = evaluate(of, held, reasons)
    for verdict, sentence in zip(found, sentences(of, found), strict=True):
        assert sentence.startswith(f"{verdict.status}: ")
        assert len(sentence) > len(verdict.status) + 5
