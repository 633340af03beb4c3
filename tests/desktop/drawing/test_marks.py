"""What boxes tell of themselves."""

from __future__ import annotations

import pytest

from explorer.argument.model import RelationKind
from explorer.desktop.drawing.marks import PLAIN, Mark, Sign, chips_of
from explorer.desktop.drawing.signs import OF_RELATIONS, OF_STATUSES


def words(mark: Mark) -> list[str]:
    return [chip.word for chip in chips_of(mark)]


def test_a_plain_box_tells_nothing() -> None:
    assert words(PLAIN) == []


def test_that_a_claim_stands_is_not_told() -> None:
    assert words(Mark(status="stands")) == []


def test_that_it_falls_or_is_undecided_is_told() -> None:
    assert words(Mark(status="falls")) == ["falls"]
    assert words(Mark(status="undecided")) == ["undecided"]


def test_the_readers_own_view_is_told_without_what_follows_from_it() -> None:
    assert words(Mark(view="accept", status="stands")) == ["your view: accept"]
    assert words(Mark(view="reject", status="falls")) == ["your view: reject"]


def test_a_view_is_told_apart_from_a_status() -> None:
    (view,), (status,) = chips_of(Mark(view="reject")), chips_of(Mark(status="falls"))
    assert (view.is_own, status.is_own) == (True, False)
    assert (view.sign, status.sign) == (Sign.REJECT, Sign.FALLS)


def test_what_is_set_aside_says_so_beside_its_status() -> None:
    assert words(Mark(status="undecided", is_aside=True)) == ["undecided", "set aside"]


def test_only_what_falls_has_fallen() -> None:
    assert Mark(status="falls").has_fallen
    assert not Mark(status="undecided").has_fallen


@pytest.mark.parametrize("sign", list(Sign))
def test_every_status_has_a_sign_within_its_square(sign: Sign) -> None:
    points = [point for stroke in OF_STATUSES[sign] for point in stroke]
    assert len(points) > 1
    assert all(-1 <= value <= 1 for point in points for value in point)


def test_no_two_statuses_have_the_same_sign() -> None:
    assert len(set(OF_STATUSES.values())) == len(Sign)


@pytest.mark.parametrize("kind", list(RelationKind))
def test_every_relation_has_a_sign_within_its_square(kind: RelationKind) -> None:
    points = [point for stroke in OF_RELATIONS[kind] for point in stroke]
    assert all(-1 <= value <= 1 for point in points for value in point)


def test_relations_that_mean_different_things_have_different_signs() -> None:
    kinds = (
        RelationKind.SUPPORT,
        RelationKind.ATTACK,
        RelationKind.UNDERCUT,
        RelationKind.CONTRARY,
    )
    assert len({OF_RELATIONS[kind] for kind in kinds}) == 4
