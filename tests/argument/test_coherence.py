"""Views that do not go together."""

from __future__ import annotations

import pytest

from explorer.argument.coherence import incoherent_views
from tests.argument.networks import claims, views


def test_accepting_both_of_two_contraries_is_said() -> None:
    of = claims("A B", "A contrary B")
    expected = "You accept both *A* and *B*, although they contradict each other."
    assert incoherent_views(of, views(of, accept="A B")) == (expected,)


def test_both_contraries_may_be_rejected_but_not_both_contradictories() -> None:
    contrary, contradictory = claims("A B", "A contrary B"), claims("A B", "B contradictory A")
    assert incoherent_views(contrary, views(contrary, reject="A B")) == ()
    (said,) = incoherent_views(contradictory, views(contradictory, reject="A B"))
    assert said.startswith("You reject both *A* and *B*")


@pytest.mark.parametrize(
    ("edges", "accept", "reject", "said"),
    [
        ("A attack B", "A B", "", "You accept *B* and also *A*, which attacks it."),
        ("A undercut B", "A B", "", "You accept *B* and also *A*, which would set it aside."),
        ("A premise B", "B", "A", "You accept *B* but reject its premise *A*."),
        ("A attack A", "A", "", "You accept *A*, which bears against itself."),
        ("A contradictory A", "A", "", "You accept *A*, which contradicts itself."),
    ],
)
def test_views_at_odds_are_said(edges: str, accept: str, reject: str, said: str) -> None:
    of = claims("A B", edges)
    assert incoherent_views(of, views(of, accept, reject)) == (said,)


def test_a_conclusion_cannot_be_rejected_when_all_that_leads_to_it_is_accepted() -> None:
    of = claims("P Q <a> C", "P premise a, Q premise a, a concludes C")
    (said,) = incoherent_views(of, views(of, accept="P Q a", reject="C"))
    assert said == "You accept *a* and its premises but reject its conclusion *C*."
    assert incoherent_views(of, views(of, accept="P a", reject="C")) == ()


def test_support_between_accepted_claims_is_coherent() -> None:
    of = claims("A B", "A support B, B support A")
    assert incoherent_views(of, views(of, accept="A B")) == ()
