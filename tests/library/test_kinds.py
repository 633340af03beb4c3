"""The words of a library read as people say them."""

from __future__ import annotations

import pytest

from explorer.library.kinds import (
    FOLDER_KINDS,
    HARM_KINDS,
    TOPIC_KINDS,
    Application,
    Bearing,
    Kind,
    Relation,
)


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_reads_both_ways(relation: Relation) -> None:
    assert relation.forwards
    assert relation.backwards
    if not relation.is_symmetric:
        assert relation.forwards != relation.backwards


def test_two_relations_read_the_same_both_ways() -> None:
    assert {relation for relation in Relation if relation.is_symmetric} == {
        Relation.RELATED,
        Relation.TRADES_OFF,
    }


def test_topics_are_risks_rewards_and_concerns() -> None:
    assert {kind for kind in Kind if kind.is_topic} == TOPIC_KINDS
    assert HARM_KINDS < TOPIC_KINDS


def test_no_folder_makes_a_topic_by_itself() -> None:
    assert not TOPIC_KINDS & set(FOLDER_KINDS.values())


@pytest.mark.parametrize(
    ("application", "forwards", "backwards"),
    [
        (Application.APPLIED, "was under", "applied to"),
        (Application.WOULD_APPLY, "would be under", "would apply to"),
        (Application.DISCUSSED, "is discussed under", "discussed for"),
    ],
)
def test_an_application_reads_both_ways(
    application: Application, forwards: str, backwards: str
) -> None:
    assert (application.forwards, application.backwards) == (forwards, backwards)


def test_a_bearing_reads_in_plain_words() -> None:
    assert Bearing.FROM_OPENNESS.words == "from openness"
    assert Bearing.NOT_SHOWN.words == "not shown"
