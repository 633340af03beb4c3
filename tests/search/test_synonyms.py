"""What else a document is called, in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.library.loading import load
from explorer.search.index import Index
from explorer.search.query import parse
from explorer.search.synonyms import Names, with_names
from explorer.search.syntax import Both, Named, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FILES = {
    "topics/malicious-use.md": "---\ntitle: Malicious use\nkind: risk\n"
    "aliases: [misuse, cyber crime]\n---\nHarm.\n",
    "pages/one.md": "One\n\n## Title\n\nSome fear malicious use of models.\n",
    "pages/two.md": "Two\n\n## Alias\n\nSome fear misuse of models.\n",
    "pages/three.md": "Three\n\n## Other\n\nCyber crime grows.\n",
    "pages/four.md": "Four\n\n## Apart\n\nMalicious people make use of models. Misused? Never.\n",
}


@pytest.fixture
def found_in(
    tmp_path: Path, write: Callable[[Path, dict[str, str]], None]
) -> Iterator[Callable[[str], set[str]]]:
    """Return what finds the documents, the risk itself left out, that a query finds."""
    write(tmp_path, FILES)
    index = Index.in_memory(load(tmp_path))
    yield lambda query: {h.document_id for h in index.search(query).hits} - {"malicious-use"}
    index.close()


def test_an_alias_also_finds_the_title(found_in: Callable[[str], set[str]]) -> None:
    assert found_in("misuse") == {"one", "two", "four"}  # “misused” is a form of the word
    assert found_in("cyber crime") == {"one", "three"}


def test_a_title_also_finds_its_aliases(found_in: Callable[[str], set[str]]) -> None:
    assert found_in("malicious use") == {"one", "two", "three", "four"}


def test_one_alias_does_not_find_another(found_in: Callable[[str], set[str]]) -> None:
    assert "three" not in found_in("misuse")


def test_a_phrase_is_what_it_says(found_in: Callable[[str], set[str]]) -> None:
    assert found_in('"misuse"') == {"two"}
    assert found_in('"malicious use"') == {"one"}


def test_what_is_excluded_is_only_what_was_typed(found_in: Callable[[str], set[str]]) -> None:
    assert found_in("models -misuse") == {"one"}


def test_names_are_found_among_other_words(found_in: Callable[[str], set[str]]) -> None:
    assert found_in("fear misuse") == {"one", "two"}
    assert found_in("fear malicious use models") == {"one", "two"}


def test_what_was_typed_comes_before_what_is_called_so(
    tmp_path: Path, write: Callable[[Path, dict[str, str]], None]
) -> None:
    write(tmp_path, FILES)
    index = Index.in_memory(load(tmp_path))
    order = [hit.document_id for hit in index.search("misuse").hits]
    assert order.index("two") < order.index("one")
    found = index.search("misuse")
    assert found.explained == (
        "Passages that mention “misuse” or “misused” (also “Malicious use”)."
    )
    lit = {run.text for hit in found.hits for run in hit.snippet if run.is_match}
    assert {"misuse", "malicious use"} <= lit
    typed = index.search("malicious use", is_typing=True)
    assert "two" in {hit.document_id for hit in typed.hits}
    index.close()


def test_names_are_known_in_any_form_and_case() -> None:
    names = Names([("Open weights", ("downloadable model", "the"))])
    assert names.others(["Open", "weight"]) == ("downloadable model", "the")
    assert names.others(["downloadable", "models"]) == ("Open weights",)
    assert names.others(["the"]) == ()  # no name that anybody means
    assert names.others([]) == ()


def test_a_longer_name_that_holds_the_shorter_says_nothing_new() -> None:
    names = Names([("GPT-2 staged release", ("GPT-2", "GPT2"))])
    assert names.others(["GPT-2"]) == ()
    assert names.others(["GPT2"]) == ("GPT-2 staged release",)


def test_the_longest_name_wins() -> None:
    names = Names([("Union law", ("AI act",)), ("Play", ("act",))])
    node = parse("the ai act today").node
    assert node is not None
    ai_act = Named((Word("ai"), Word("act")), ("Union law",))
    assert with_names(node, names) == Both((Word("the"), ai_act, Word("today")))
