"""The words of passages, gathered, then turned round: for each word where it stands.

Words are numbered as they come and kept as numbers, a few bytes each; turning round is sorting
arrays. Only who writes an index imports this, for numpy takes longer to import than to search.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from explorer.search import analysis
from explorer.search.codec import Encoded, encoded
from explorer.search.schema import HEADING, MARKS, STEMS, TITLE, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from explorer.search.passage import Passage

    _Ints: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int32]]

GAP = 64
"""Positions between title, heading and text, so that no phrase runs from one into the other."""


class Batch:
    """The passages of one segment, until it is written."""

    def __init__(self) -> None:
        self._known: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        self._stream = array("I")
        self._parts = _Parts()
        self._titles, self._headings, self._marks = _Places(), _Places(), _Places()
        self.passage_count = 0
        self.counts: dict[str, int] = {}

    @property
    def size(self) -> int:
        """How many words its passages have."""
        return len(self._stream)

    def add(self, passage: Passage, title: Pairs, marks: Iterable[str]) -> int:
        """Add a passage, which is numbered by how many there were, and return its length in words.

        Args:
            passage: With its text as a reader sees it.
            title: What its document is called, as `stem_positions` gives it.
            marks: Whatever else it is to be found by, as `field=value`.
        """
        number, before = self.passage_count, len(self._stream)
        self.passage_count += 1
        known = self._known.__getitem__
        for index, (text, weight) in enumerate(passage.weighted()):
            self._parts.add(len(self._stream), number, weight, index)
            self._stream.extend(map(known, analysis.words(text)))
        self._titles.add(number, title)
        if passage.heading:
            self._headings.add(number, stem_positions((passage.heading,)))
        self._marks.add(number, [(mark, 0) for mark in dict.fromkeys(marks)])
        return len(self._stream) - before

    def postings(self) -> Iterator[tuple[str, bytes, Encoded]]:
        """Yield all postings by field and term, one field in memory at a time.

        Afterwards `counts` says in how many passages each word stands.
        """
        spread = _Spread(self._stream, self._parts, [analysis.shape(word) for word in self._known])
        turns: dict[str, Callable[[], _Turned]] = {
            WORDS: spread.words,
            STEMS: spread.stems,
            TITLE: self._titles.turned,
            HEADING: self._headings.turned,
            MARKS: partial(self._marks.turned, has_places=False),
        }
        for field in sorted(turns):
            turned = turns[field]()
            if field == WORDS:
                self.counts = dict(turned.counts())
            for term, postings in turned.encoded():
                yield field, term, postings


Pairs: TypeAlias = "Sequence[tuple[str, int]]"
"""Words, each with its position, ascending by position."""


def stem_positions(texts: Iterable[str]) -> Pairs:
    """Return where the stems of short texts stand, counted in atoms, ascending."""
    found: dict[tuple[str, int], None] = {}
    position = 0
    for text in texts:
        for shape in analysis.shapes(text):
            for known in (*shape.wholes, *shape.inner):
                found[analysis.stem(known), position] = None
            for offset, atom in enumerate(shape.atoms):
                found[analysis.stem(atom), position + offset] = None
            position += len(shape.atoms)
        position += GAP
    return sorted(found, key=lambda pair: pair[1])


class _Parts:
    """Where in the stream of words the title, heading and text of each passage begin."""

    def __init__(self) -> None:
        self.starts, self.passages = array("I"), array("I")
        self.weights, self.indices = array("I"), array("I")

    def add(self, start: int, passage: int, weight: int, index: int) -> None:
        """Begin a part."""
        self.starts.append(start)
        self.passages.append(passage)
        self.weights.append(weight)
        self.indices.append(index)


class _Places:
    """The words of one of the small fields, as numbers."""

    def __init__(self) -> None:
        self._known: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        self._terms, self._passages, self._places = array("I"), array("I"), array("I")

    def add(self, passage: int, pairs: Pairs) -> None:
        """Add the words of one passage."""
        for term, place in pairs:
            self._terms.append(self._known[term])
            self._places.append(place)
        self._passages.extend([passage] * len(pairs))

    def turned(self, *, has_places: bool = True) -> _Turned:
        """Return them by word."""
        places = _ints(self._places) if has_places else None
        weights = None if has_places else np.full(len(self._terms), 2, np.int32)
        return _turn(list(self._known), _ints(self._terms), _ints(self._passages), places, weights)


class _Spread:
    """The stream of words spread out into all that each word is known by."""

    def __init__(self, stream: array[int], parts: _Parts, shapes: list[analysis.Shape]) -> None:
        self._shapes = shapes
        self._stream = _ints(stream)
        starts = _ints(parts.starts)
        lengths = np.diff(np.append(starts, len(stream)))
        atoms = np.array([len(shape.atoms) for shape in shapes], np.int32)
        before = np.append(np.int32(0), np.cumsum(atoms[self._stream], dtype=np.int32))
        passages, indices = _ints(parts.passages), _ints(parts.indices)
        first = starts[indices == 0][passages]  # every passage has a part with the index 0
        base = indices * GAP - before[first]
        self._positions = before[:-1] + np.repeat(base, lengths)
        self._passages = np.repeat(passages, lengths)
        self._weights = np.repeat(_ints(parts.weights), lengths)

    def words(self) -> _Turned:
        """Return all words with their positions."""
        known: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        entries = [
            [(known[term], offset) for term, offset in shape.places] for shape in self._shapes
        ]
        terms, tokens, offsets = self._spread(entries)
        return _turn(
            list(known), terms, self._passages[tokens], self._positions[tokens] + offsets, None
        )

    def stems(self) -> _Turned:
        """Return all stems with their weights."""
        known: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        entries = [[(known[stem], 0) for stem in shape.stems] for shape in self._shapes]
        terms, tokens, _ = self._spread(entries)
        return _turn(list(known), terms, self._passages[tokens], None, self._weights[tokens])

    def _spread(self, entries: list[list[tuple[int, int]]]) -> tuple[_Ints, _Ints, _Ints]:
        """Return for each entry of each word of the stream: term, index in the stream, offset."""
        counts = np.array([len(entry) for entry in entries], np.int32)
        starts = np.cumsum(counts, dtype=np.int32) - counts
        flat = np.array(list(itertools.chain.from_iterable(entries)), np.int32).reshape(-1, 2)
        here = counts[self._stream]
        tokens = np.repeat(np.arange(len(self._stream), dtype=np.int32), here)
        rows = np.arange(len(tokens), dtype=np.int32)
        rows -= np.repeat(np.cumsum(here, dtype=np.int32) - here, here)
        rows += starts[self._stream][tokens]
        return flat[rows, 0], tokens, flat[rows, 1]


class _Turned(NamedTuple):
    """The postings of a field, by term: arrays over all terms, parted at `starts`.

    Attributes:
        terms: In the order of their bytes.
        starts: For each term where its postings begin in `numbers`; then their count.
        numbers: Passage numbers.
        weights: For each posting its weight; None for a field with positions.
        ends: For each posting where its positions end, counted from the term's first; None
            without.
        places: All positions; None without.
        place_starts: For each term where its positions begin in `places`; then their count.
    """

    terms: Sequence[str]
    starts: Sequence[int]
    numbers: bytes
    weights: bytes
    ends: bytes
    places: bytes
    place_starts: Sequence[int]

    def counts(self) -> Iterator[tuple[str, int]]:
        """Yield each term with the number of its postings."""
        for index, term in enumerate(self.terms):
            yield term, self.starts[index + 1] - self.starts[index]

    def encoded(self) -> Iterator[tuple[bytes, Encoded]]:
        """Yield each term with its postings as they are written."""
        numbers, weights = memoryview(self.numbers), memoryview(self.weights)
        ends, places = memoryview(self.ends), memoryview(self.places)
        for index, term in enumerate(self.terms):
            begin, end = self.starts[index], self.starts[index + 1]
            first, last = self.place_starts[index], self.place_starts[index + 1]
            yield (
                term.encode("utf-8", "surrogatepass"),
                encoded(
                    bytes(numbers[begin * 4 : end * 4]),
                    bytes(weights[begin * 2 : end * 2]),
                    bytes(ends[begin * 4 : end * 4]),
                    bytes(places[first * 4 : last * 4]),
                ),
            )


def _turn(
    names: list[str], terms: _Ints, passages: _Ints, places: _Ints | None, weights: _Ints | None
) -> _Turned:
    """Sort postings by term; those of one term stay in the order they came, by passage and place.

    Args:
        names: The terms by their number.
        terms: For each of the words its term's number.
        passages: For each its passage's number.
        places: For each its position, if positions are kept.
        weights: For each its weight, if positions are not kept.
    """
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(names), np.uint16 if len(names) < 1 << 16 else np.uint32)
    rank[order] = np.arange(len(names), dtype=rank.dtype)
    ranks = rank[terms]
    sorting = np.argsort(ranks, kind="stable")  # of 16-bit numbers, a radix sort
    ranks, passages = ranks[sorting], passages[sorting]
    is_first = np.ones(len(ranks), np.bool_)
    is_first[1:] = (ranks[1:] != ranks[:-1]) | (passages[1:] != passages[:-1])
    firsts = np.flatnonzero(is_first)
    of_posting = ranks[firsts]
    bounds = np.arange(len(names) + 1)
    starts = np.searchsorted(of_posting, bounds)
    found = weights_found = ends = b""
    place_starts = np.zeros(len(names) + 1, np.intp)
    if places is not None:
        place_starts = np.searchsorted(ranks, bounds)
        found = places[sorting].astype(np.uint32).tobytes()
        after = np.append(firsts[1:], len(ranks))
        ends = (after - place_starts[of_posting]).astype(np.uint32).tobytes()
    elif weights is not None and len(firsts):
        sums = np.add.reduceat(weights[sorting], firsts)
        weights_found = np.minimum(sums, 0xFFFF).astype(np.uint16).tobytes()
    return _Turned(
        [names[index] for index in order],
        starts.tolist(),
        passages[firsts].astype(np.uint32).tobytes(),
        weights_found,
        ends,
        found,
        place_starts.tolist(),
    )


def _ints(numbers: array[int]) -> _Ints:
    return np.array(numbers, np.int32)
