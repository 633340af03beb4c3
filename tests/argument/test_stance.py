"""A stance is taken on boxes, and what follows is said of boxes."""

from __future__ import annotations

from explorer.argument.network import Network, network_of
from explorer.argument.stance import (
    NO_STANCE,
    KeyCrux,
    Stance,
    cruxes_of,
    disagreement,
    key_nodes,
    think,
)
from explorer.argument.what_if import Reasons, Status, View
from tests.argument.texts import model

TEXT = """
[M]: main {type: policy}
  + [S]: support
  - <Risk>: risk
    _ [U]: undercut

<Two steps>

(1) [P]: p
----
(2) [Q]: q
----
(3) [S]
"""


def _network() -> Network:
    return network_of(model(TEXT))


def test_each_box_has_its_nodes_and_an_argument_all_its_steps() -> None:
    nodes = key_nodes(_network())
    assert len(nodes["[M]"]) == 1
    assert len(nodes["<Two steps>"]) == 2
    assert "[Two steps]" not in nodes


def test_a_view_is_taken_changed_and_given_up() -> None:
    held = NO_STANCE.with_view("[S]", View.REJECT)
    assert held.view_of("[S]") is View.REJECT
    assert held.with_view("[S]", View.ACCEPT) == Stance(accepted=frozenset({"[S]"}))
    assert held.with_view("[S]", None).is_empty
    assert held.view_of("[M]") is None


def test_what_follows_is_said_of_boxes_with_those_it_rests_on() -> None:
    thought = think(_network(), Stance(rejected=frozenset({"[U]"})))
    verdict = thought.verdict("[M]")
    assert verdict is not None
    assert verdict.status is Status.UNDECIDED
    assert thought.rests_on("[M]") == ("[S]", "<Risk>")
    assert thought.says("[M]").startswith("undecided: ")
    assert thought.verdict("[elsewhere]") is None
    assert thought.says("[elsewhere]") == ""


def test_an_undercut_step_is_set_aside_and_the_main_claim_stands() -> None:
    thought = think(_network(), NO_STANCE)
    risk, main = thought.verdict("<Risk>"), thought.verdict("[M]")
    assert risk is not None
    assert main is not None
    assert (risk.status, risk.aside) == (Status.STANDS, "yes")
    assert main.status is Status.STANDS


def test_rejecting_an_argument_rejects_each_of_its_steps() -> None:
    thought = think(_network(), Stance(rejected=frozenset({"<Two steps>"})))
    conclusion, middle = thought.verdict("[S]"), thought.verdict("[Q]")
    assert conclusion is not None
    assert middle is not None
    assert (conclusion.status, middle.status) == (Status.FALLS, Status.FALLS)


def test_views_of_what_is_not_on_the_map_are_passed_over() -> None:
    held = Stance(frozenset({"[elsewhere]"}), frozenset({"[S]"}))
    assert held.within(["[S]", "[M]"]) == Stance(rejected=frozenset({"[S]"}))
    assert think(_network(), held).verdict("[M]") is not None


def test_presumed_reasons_let_a_claim_stand_without_its_reasons() -> None:
    network = network_of(model("[M]: m\n  + [S]: s\n"))
    rejected = frozenset({"[S]"})
    needed = think(network, Stance(rejected=rejected)).verdict("[M]")
    presumed = think(network, Stance(rejected=rejected, reasons=Reasons.PRESUMED)).verdict("[M]")
    assert needed is not None
    assert presumed is not None
    assert (needed.status, presumed.status) == (Status.FALLS, Status.STANDS)


def test_cruxes_are_named_by_box() -> None:
    found = cruxes_of(_network(), "[M]")
    assert KeyCrux(("[S]",), Status.UNDECIDED) in found
    assert cruxes_of(_network(), "[elsewhere]") == ()


def test_the_fewest_claims_behind_a_disagreement_are_named() -> None:
    network = _network()
    first = Stance(accepted=frozenset({"[P]"}))
    second = Stance(rejected=frozenset({"[S]", "[P]"}))
    assert disagreement(network, "[M]", first, second) == ("[S]",)
    assert disagreement(network, "[M]", first, first) == ()
    assert disagreement(network, "[elsewhere]", first, second) == ()
