"""How postings are written and read: whoosh's own file format, but whole lists at a time.

Whoosh writes postings one by one and steps through them one by one. Both are several times slower
than handing over lists, and its pool of postings takes four times the memory. The files are the
same: whoosh's own searcher reads them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3LeafMatcher, W3PostingsWriter
from whoosh.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoosh.codec.whoosh3 import W3TermInfo
    from whoosh.fields import Schema

BLOCK = 512
"""Postings to a block: whoosh's 128 suit stepping, larger blocks suit reading whole lists."""


class PostingList(NamedTuple):
    """All postings of a term: passage numbers ascending, with weights and encoded positions beside.

    `values` is empty for a field without positions.
    """

    numbers: array[int]
    weights: array[float]
    values: list[bytes]

    @classmethod
    def empty(cls) -> PostingList:
        """Return a list without postings, to be filled."""
        return cls(array("I"), array("f"), [])


_Grouped: TypeAlias = tuple[str, bytes, PostingList]


class Positions(Format):  # type: ignore[misc]
    """Where a word stands in a passage, as an array of 32-bit numbers."""

    posting_size = -1

    def __init__(self) -> None:
        self.field_boost = 1.0
        self.options: dict[str, object] = {}

    @staticmethod
    def decode_positions(value: bytes) -> list[int]:
        """Return stored positions, ascending."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """Return how many positions are stored."""
        return len(value) // array("I").itemsize


class Weights(Format):  # type: ignore[misc]
    """Nothing but the weight that whoosh stores with every posting."""

    posting_size = 0

    def __init__(self) -> None:
        self.field_boost = 1.0
        self.options: dict[str, object] = {}

    def decode_frequency(self, value: bytes) -> int:
        """Return 1, as whoosh does where no frequency is stored."""
        del value
        return 1


class Pool:
    """Keeps the postings of a segment until it is written, grouped by field and term.

    Passages are added one after the other, so the numbers of every list ascend.
    """

    def __init__(self) -> None:
        self._fields: defaultdict[str, dict[str, PostingList]] = defaultdict(dict)

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Keep one posting: field, term, passage number, weight, value. Whoosh's own way in."""
        field, term, number, weight, value = item
        found = self._fields[field].setdefault(term.decode(), PostingList.empty())
        found.numbers.append(number)
        found.weights.append(weight)
        if value:
            found.values.append(value)

    def add_positions(self, field: str, number: int, positions: Mapping[str, list[int]]) -> None:
        """Keep where the words of a passage stand."""
        lists = self._fields[field]
        for term, where in positions.items():
            found = lists.get(term)
            if found is None:
                found = lists[term] = PostingList.empty()
            found.numbers.append(number)
            found.weights.append(1.0)
            found.values.append(array("I", where).tobytes())

    def add_weights(self, field: str, number: int, weights: Mapping[str, float]) -> None:
        """Keep how much the terms of a passage count."""
        lists = self._fields[field]
        for term, weight in weights.items():
            found = lists.get(term)
            if found is None:
                found = lists[term] = PostingList.empty()
            found.numbers.append(number)
            found.weights.append(weight)

    def counts(self, field: str) -> dict[str, int]:
        """Return for each term of a field in how many passages it stands."""
        return {term: len(postings.numbers) for term, postings in self._fields[field].items()}

    def iter_postings(self) -> Iterator[_Grouped]:
        """Yield the postings by field and term, forgetting them on the way."""
        for field in sorted(self._fields):
            lists = self._fields.pop(field)
            for term in sorted(lists, key=str.encode):
                yield field, term.encode(), lists.pop(term)

    def cleanup(self) -> None:
        """Forget everything."""
        self._fields.clear()


class _ListWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes the postings of a term in blocks."""

    def add_all(self, postings: PostingList) -> None:
        """Write the postings of the term that was started."""
        size = len(postings.numbers)
        for start in range(0, size, self._blocklimit):
            end = min(start + self._blocklimit, size)
            self._ids = postings.numbers[start:end]
            self._weights = postings.weights[start:end]
            self._values = postings.values[start:end]
            self._maxweight = max(self._weights)
            if end < size:
                self._write_block()


class _GroupedFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes terms from the lists of a `Pool`."""

    def add_postings(self, schema: Schema, lengths: object, items: Iterable[_Grouped]) -> None:
        """Write all postings of a segment; their lengths are not whoosh's business."""
        del lengths
        field_now = None
        for field, term, postings in items:
            if field != field_now:
                if field_now is not None:
                    self.finish_field()
                self.start_field(field, schema[field])
                field_now = field
            self.start_term(term)
            self._postwriter.add_all(postings)
            self.finish_term()
        if field_now is not None:
            self.finish_field()


class WholeListMatcher(W3LeafMatcher):  # type: ignore[misc]
    """Whoosh's matcher of a term's postings, that can also read all of them at once."""

    def whole(self, *, with_values: bool) -> PostingList:
        """Return all postings from the first on, whatever the matcher's place.

        Args:
            with_values: Whether to read the positions too.
        """
        self.reset()
        found = PostingList.empty()
        while self.is_active():
            self._read_ids()
            self._read_weights()
            found.numbers.extend(self._ids)
            found.weights.extend(self._weights)
            if with_values:
                self._read_values()
                found.values.extend(self._values)
            self._next_block()
        return found


class WholeListCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec, writing and reading whole lists.

    Lengths of fields are kept in our own manifest: whoosh would ask the file system twice per
    posting whether it has any.
    """

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK, compression=1)

    def field_writer(self, storage: object, segment: object) -> W3FieldWriter:
        """Return what writes the terms of a segment."""
        return _GroupedFieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: object, byteids: object = False) -> W3PostingsWriter:
        """Return what writes the postings of a term."""
        return _ListWriter(
            dbfile,
            blocklimit=self._blocklimit,
            byteids=byteids,
            compression=self._compression,
            inlinelimit=self._inlinelimit,
        )

    def postings_reader(
        self,
        dbfile: object,
        terminfo: W3TermInfo,
        format_: object,
        term: object = None,
        scorer: object = None,
    ) -> W3LeafMatcher:
        """Return what reads the postings of a term."""
        offset, length = terminfo.extent()
        return WholeListMatcher(dbfile, offset, length, format_, term=term, scorer=scorer)
