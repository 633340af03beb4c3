"""How postings are written and read: whoosh's files, but whole lists of numbers at a time.

Whoosh writes postings one by one, pickles and compresses each hundred of them, and steps through
them one by one. Handing over arrays as they lie in memory takes a small part of that time. All
else, terms, columns, deletions and segments, is whoosh's own, and its searcher still reads the
postings through its own interface.
"""

from __future__ import annotations

import struct
from array import array
from pickle import dumps
from typing import TYPE_CHECKING, NamedTuple

from whoosh.codec.whoosh3 import (
    WHOOSH3_HEADER_MAGIC,
    W3Codec,
    W3FieldWriter,
    W3LeafMatcher,
    W3PerDocWriter,
    W3TermInfo,
)
from whoosh.columns import CompressedBytesColumn, PickleColumn
from whoosh.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoosh.fields import Schema

_HEAD = struct.Struct("=III")
"""Of a list: how many postings, how many places, and whether weights follow instead of places."""
_STORED = PickleColumn(CompressedBytesColumn(level=1))
"""What whoosh stores texts in, at its quickest."""


class PostingList(NamedTuple):
    """All postings of a term.

    Attributes:
        numbers: Passage numbers, ascending.
        weights: What each counts, in halves; empty for a field with positions.
        ends: For each where its positions end in `places`; empty for a field without positions.
        places: The positions of all of them, one passage after the other.
    """

    numbers: array[int]
    weights: array[int]
    ends: array[int]
    places: array[int]

    @classmethod
    def empty(cls) -> PostingList:
        """Return a list without postings, to be filled."""
        return cls(array("I"), array("H"), array("I"), array("I"))

    @property
    def size_bytes(self) -> int:
        """How much memory its numbers take."""
        return sum(len(part) * part.itemsize for part in self)


class Encoded(NamedTuple):
    """The postings of a term as they are written.

    Attributes:
        total: How many there are.
        first: The first passage number.
        last: The last one.
        data: `PostingList`'s arrays one after the other, behind their lengths.
    """

    total: int
    first: int
    last: int
    data: bytes


def encoded(numbers: bytes, weights: bytes, ends: bytes, places: bytes) -> Encoded:
    """Return the postings of a term, given its arrays' bytes, as they are written."""
    count = len(numbers) // 4
    head = _HEAD.pack(count, len(places) // 4, not ends)
    first, last = struct.unpack("=I", numbers[:4])[0], struct.unpack("=I", numbers[-4:])[0]
    return Encoded(count, first, last, b"".join((head, numbers, ends or weights, places)))


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
    """Nothing but a weight."""

    posting_size = 0

    def __init__(self) -> None:
        self.field_boost = 1.0
        self.options: dict[str, object] = {}

    def decode_frequency(self, value: bytes) -> int:
        """Return 1, as whoosh does where no frequency is stored."""
        del value
        return 1


class _ArrayFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes terms with their finished lists of postings, one block to each."""

    def add_postings(
        self, schema: Schema, lengths: object, items: Iterable[tuple[str, bytes, Encoded]]
    ) -> None:
        """Write all postings of a segment, by field and term; lengths are not whoosh's business."""
        del lengths
        field_now = None
        for field, term, postings in items:
            if field != field_now:
                if field_now is not None:
                    self.finish_field()
                self.start_field(field, schema[field])
                field_now = field
            self._add(term, postings)
        if field_now is not None:
            self.finish_field()

    def _add(self, term: bytes, postings: Encoded) -> None:
        start = self._postfile.tell()
        info = dumps((postings.total, postings.last, 1.0, 0, 0, 0), 2)
        self._postfile.write(WHOOSH3_HEADER_MAGIC)
        self._postfile.write_int(-len(info) - len(postings.data))  # negative: the last block
        self._postfile.write(info)
        self._postfile.write(postings.data)
        known = W3TermInfo(float(postings.total), postings.total)
        known._minid, known._maxid = postings.first, postings.last  # noqa: SLF001 - as its block
        known._minlength, known._maxweight = 0, 1.0  # noqa: SLF001 - would set them
        known.set_extent(start, self._postfile.tell() - start)
        self._btext = term
        self._tindex.add(struct.pack("!H", self._fieldid) + term, known.to_bytes())


class _PerDocWriter(W3PerDocWriter):  # type: ignore[misc]
    """Stores texts with the quickest compression."""

    def _create_column(self, fieldname: str, column: object) -> None:
        super()._create_column(fieldname, _STORED if fieldname == "_stored" else column)


class WholeListMatcher(W3LeafMatcher):  # type: ignore[misc]
    """Whoosh's matcher of a term's postings, that can also read all of them at once."""

    def whole(self, *, with_places: bool) -> PostingList:
        """Return all postings, whatever the matcher's place.

        Args:
            with_places: Whether to read the positions too.
        """
        found = PostingList.empty()
        count, places, has_weights = _HEAD.unpack(self._postfile.get(self._dataoffset, _HEAD.size))
        beside = found.weights if has_weights else found.ends
        with_places = with_places and not has_weights
        length = count * (4 + beside.itemsize) + (places * 4 if with_places else 0)
        data = memoryview(self._postfile.get(self._dataoffset + _HEAD.size, length))
        if len(data) != length:
            raise EOFError("A list of postings is cut short.")
        middle = count * 4 + count * beside.itemsize
        found.numbers.frombytes(data[: count * 4])
        if has_weights or with_places:
            beside.frombytes(data[count * 4 : middle])
        if with_places:
            found.places.frombytes(data[middle:])
        return found

    def _read_data(self) -> None:
        self._data = self.whole(with_places=True)

    def _read_ids(self) -> None:
        self._ids = self._list().numbers

    def _read_weights(self) -> None:
        found = self._list()
        halves = found.weights or [2] * len(found.numbers)
        self._weights = array("f", [weight / 2 for weight in halves])

    def _read_values(self) -> None:
        found = self._list()
        begins = [0, *found.ends[:-1]]
        self._values = [
            found.places[begin:end].tobytes() for begin, end in zip(begins, found.ends, strict=True)
        ] or [b""] * len(found.numbers)

    def _list(self) -> PostingList:
        if self._data is None:
            self._read_data()
        found: PostingList = self._data
        return found


class WholeListCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec, writing and reading whole lists.

    Lengths of fields are kept in our own manifest: whoosh would ask the file system twice per
    posting whether it has any.
    """

    length_stats = False

    def field_writer(self, storage: object, segment: object) -> W3FieldWriter:
        """Return what writes the terms of a segment."""
        return _ArrayFieldWriter(self, storage, segment)

    def per_document_writer(self, storage: object, segment: object) -> W3PerDocWriter:
        """Return what stores the texts of a segment."""
        return _PerDocWriter(self, storage, segment)

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
