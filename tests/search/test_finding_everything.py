"""Proof of finding: over the bundled library, search against a linear scan that knows no index."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from explorer.address import Address
from explorer.files import bundled
from explorer.library.loading import load
from explorer.progress import unwatched
from explorer.search.claims import by_document, claims_of_library
from explorer.search.index import Index
from explorer.search.passages import passages
from explorer.search.query import parse
from explorer.search.searching import Search

if TYPE_CHECKING:
    from collections.abc import Iterator

HARD_NAMES = (
    "GPT-2", "GPT-4", "Llama 2", "Llama 3.1", "53(1)(b)", "open-weights", "open source", "O'Brien",
    "naïve", "C++", "8.8", "AI",
)  # fmt: skip


class Scan:
    """The bundled library as texts, and its index.

    Attributes:
        texts: For each address the folded texts that stand there, title, heading and body apart.
        index: The index.
    """

    def __init__(self) -> None:
        library = load(bundled("content"))
        claims = by_document(claims_of_library(library, unwatched))
        self.texts: dict[Address, list[str]] = defaultdict(list)
        order: list[Address] = []
        for document in library.documents:
            for passage in passages(library, document, claims.get(document.id, ())):
                address = (
                    Address.claim(passage.claim)
                    if passage.claim
                    else Address.document(document.id, passage.anchor)
                )
                order.append(address)
                parts = (*passage.above, passage.heading, passage.text)
                self.texts[address] += [folded(part) for part in parts]
        self.index = Index.in_memory(library)
        self._order = order

    def found(self, query: str) -> set[Address]:
        """Return where a query finds something, without the snippets."""
        node = parse(query).node
        assert node is not None
        search = Search(self.index._state, node, unwatched)
        return {self._order[number] for number in search.numbers()}


def folded(text: str) -> str:
    """Return a text in lower case and without accents, by other means than the index has."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


@pytest.fixture(scope="module")
def scan() -> Iterator[Scan]:
    if not bundled("content").is_dir():
        pytest.skip("the bundled library is not here")
    made = Scan()
    yield made
    made.index.close()


def test_everything_is_one_of_the_passages(scan: Scan) -> None:
    found = scan.index.search("*", limit=10**6)
    assert {hit.address for hit in found.hits} == scan.found("*") == set(scan.texts)
    assert found.total >= len(scan.texts)


def test_every_distinct_word_is_found_in_every_section_that_has_it(scan: Scan) -> None:
    places: dict[str, set[Address]] = defaultdict(set)
    for address, texts in scan.texts.items():
        for word in re.findall(r"[^\W_]+", " ".join(texts)):
            places[word].add(address)
    assert len(places) > 2000
    missed = {word: lines - scan.found(word) for word, lines in places.items()}
    assert {word: lines for word, lines in missed.items() if lines} == {}


def test_five_hundred_phrases_are_found_where_they_stand_and_nowhere_else(scan: Scan) -> None:
    places: dict[tuple[str, str], set[Address]] = defaultdict(set)
    for address, texts in scan.texts.items():
        for text in texts:
            for pair in pairwise(re.findall(r"[^\W_]+", text)):
                places[pair].add(address)
    chosen = random.Random(5).sample(sorted(places), 500)
    for one, other in chosen:
        assert scan.found(f'"{one} {other}"') == places[one, other], f"{one} {other}"


def test_two_words_that_stand_nowhere_beside_each_other_are_no_phrase(scan: Scan) -> None:
    words = [re.findall(r"[^\W_]+", text) for texts in scan.texts.values() for text in texts]
    pairs = {pair for text in words for pair in pairwise(text)}
    known = sorted({word for text in words for word in text})
    chance = random.Random(6)
    strangers = {(chance.choice(known), chance.choice(known)) for _ in range(300)} - pairs
    assert len(strangers) > 200
    assert [pair for pair in strangers if scan.found(f'"{pair[0]} {pair[1]}"')] == []


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_hard_name_is_found_wherever_it_stands(scan: Scan, name: str) -> None:
    pattern = re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")
    lines = {
        address
        for address, texts in scan.texts.items()
        if any(pattern.search(text) for text in texts)
    }
    assert lines <= scan.found(name)
    assert lines <= scan.found(f'"{name}"')


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_hard_name_in_quotes_is_found_nowhere_else(scan: Scan, name: str) -> None:
    atoms = re.findall(r"c\+\+|[^\W_]+", folded(name))
    pattern = re.compile(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, atoms)) + r"(?![^\W_])")
    for address in scan.found(f'"{name}"'):
        assert any(pattern.search(text) for text in scan.texts[address]), address


def test_the_whole_search_shows_what_its_numbers_say(scan: Scan) -> None:
    words = sorted({w for texts in scan.texts.values() for w in re.findall(r"\w+", texts[-1])})
    for word in (*HARD_NAMES, *random.Random(7).sample(words, 60)):
        found = scan.index.search(word, limit=10**6)
        assert {hit.address for hit in found.hits} == scan.found(word)
        assert len(found.hits) == found.total
