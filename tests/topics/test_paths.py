from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.errors import UnknownDocumentError
from explorer.library.kinds import Application, Kind, Origin, Relation
from explorer.library.model import Link
from explorer.topics import paths
from explorer.topics.paths import Path, Step, shortest_way, simple_ways
from tests.topics import by_hand

if TYPE_CHECKING:
    from collections.abc import Callable

SQUARE = {"a": ["b", "c"], "b": ["a", "d"], "c": ["a", "d"], "d": ["b", "c"], "e": []}
"""A square a-b-d-c with a lonely e."""


def follow(near: dict[str, list[str]]) -> Callable[[str], list[str]]:
    return near.__getitem__


def test_a_step_backwards_begins_at_the_target_of_its_link() -> None:
    link = by_hand.link("gpt-2", Relation.RAISES, "misuse")
    forwards, backwards = Step(link, is_forwards=True), Step(link, is_forwards=False)
    assert (forwards.start, forwards.end) == ("gpt-2", "misuse")
    assert (backwards.start, backwards.end) == ("misuse", "gpt-2")


def test_a_path_without_steps_is_its_start() -> None:
    library = by_hand.library([by_hand.document("a", title="Alpha")])
    assert Path("a").documents == ("a",)
    assert Path("a").words(library) == "Alpha"


@pytest.mark.parametrize(
    ("application", "words"),
    [
        (Application.APPLIED, "Llama was under EU AI Act"),
        (Application.WOULD_APPLY, "Llama would be under EU AI Act"),
        (Application.DISCUSSED, "Llama is discussed under EU AI Act"),
    ],
)
def test_a_path_says_how_a_regulation_bears_on_a_case(application: Application, words: str) -> None:
    link = Link("llama", Relation.REGULATED_BY, "act", Origin.DECLARED, application=application)
    documents = [
        by_hand.document("llama", title="Llama"),
        by_hand.document("act", Kind.REGULATION, "EU AI Act"),
    ]
    path = Path("llama", (Step(link, is_forwards=True),))
    assert path.words(by_hand.library(documents, [link])) == words


def test_a_path_through_a_document_that_is_gone_cannot_be_read() -> None:
    link = by_hand.link("a", Relation.RELATED, "gone")
    library = by_hand.library([by_hand.document("a")])
    with pytest.raises(UnknownDocumentError, match="gone"):
        Path("a", (Step(link, is_forwards=True),)).words(library)


def test_the_shortest_way_is_found_from_both_ends() -> None:
    line = {
        str(number): [str(other) for other in (number - 1, number + 1) if 0 <= other < 9]
        for number in range(9)
    }
    assert shortest_way(follow(line), "0", "8") == tuple(line)
    assert shortest_way(follow(line), "8", "7") == ("8", "7")


def test_there_may_be_no_way() -> None:
    assert shortest_way(follow(SQUARE), "a", "e") is None
    assert simple_ways(follow(SQUARE), "a", "e", 5, 10) == ((), True)


def test_the_way_from_a_place_to_itself_has_no_steps() -> None:
    assert shortest_way(follow(SQUARE), "a", "a") == ("a",)
    assert simple_ways(follow(SQUARE), "a", "a", 5, 10) == ((("a",),), True)


def test_ways_of_one_length_come_in_the_order_of_the_links() -> None:
    ways, is_complete = simple_ways(follow(SQUARE), "a", "d", 3, 10)
    assert ways == (("a", "b", "d"), ("a", "c", "d"))
    assert is_complete


def test_no_way_is_longer_than_asked() -> None:
    assert simple_ways(follow(SQUARE), "a", "d", 1, 10) == ((), True)


def test_as_many_ways_as_there_are_is_all_of_them() -> None:
    assert simple_ways(follow(SQUARE), "a", "d", 3, 2)[1]
    assert not simple_ways(follow(SQUARE), "a", "d", 3, 1)[1]


def test_a_search_that_takes_too_many_steps_gives_what_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paths, "STEPS_TRIED_AT_MOST", 2)
    ways, is_complete = simple_ways(follow(SQUARE), "a", "d", 3, 10)
    assert len(ways) < 2
    assert not is_complete
