"""One state of an index, opened for reading: its postings, documents, words and values.

A state never changes; after a commit there is a new one. Any thread may ask it: each has readers
of its own, since whoosh's readers share a place in a file.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from whoosh.reading import SegmentReader

from explorer.errors import SearchError
from explorer.search.codec import PostingList
from explorer.search.compiling import stems_of
from explorer.search.evaluation import Corpus
from explorer.search.lexicon import Lexicon
from explorer.search.model import Order
from explorer.search.schema import MARKS, TITLE, schema
from explorer.search.synonyms import Names
from explorer.search.tables import Tables
from explorer.search.toc import committed

if TYPE_CHECKING:
    from explorer.search.manifest import Manifest
    from explorer.search.storage import FolderStorage, MemoryStorage

_MAX_KEPT_BYTES = 32_000_000
"""Postings kept in memory at once."""

_Stored: TypeAlias = tuple[str, str, tuple[str, ...], tuple[str, ...], str]
_Guarded: TypeAlias = "tuple[list[tuple[SegmentReader, int]], threading.RLock]"
"""The readers of one thread, each with the number of its first passage, and a lock to hold."""


class State:
    """One state of an index.

    Args:
        storage: Whoosh's storage that holds it.
        manifest: What it holds.
        before: The state that this one followed, if that is at hand.

    Raises:
        SearchError: The manifest is of another commit.
    """

    def __init__(
        self,
        storage: FolderStorage | MemoryStorage,
        manifest: Manifest,
        before: State | None = None,
    ) -> None:
        self.manifest = manifest
        self.entries = manifest.entries
        self.storage = storage
        self._before = before.tables if before else None
        self._segments = committed(storage, manifest.generation)
        counts = sum(segment.doc_count_all() for segment in self._segments)
        if counts != sum(len(entry.lengths) for entry in self.entries):
            raise SearchError("The index was being written.")
        self._own = threading.local()
        self._readers: list[tuple[_Guarded, FolderStorage | MemoryStorage]] = []
        self._lock = threading.Lock()
        self._is_closed = False
        self._kept: OrderedDict[tuple[str, str, bool], PostingList] = OrderedDict()
        self._kept_bytes = 0
        self._values: dict[str, dict[str, frozenset[str]]] = {}
        self._ranks: dict[Order, list[int]] = {}

    @property
    def segment_count(self) -> int:
        """How many segments it is made of; each costs some time to search."""
        return len(self._segments)

    @cached_property
    def tables(self) -> Tables:
        """What is known of its passages by their numbers."""
        return self._before.followed_by(self.entries) if self._before else Tables.of(self.entries)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the index."""
        return Lexicon(self.manifest.words)

    @cached_property
    def names(self) -> Names:
        """What else its documents are called."""
        return Names(
            (entry.about.title, entry.about.aliases)
            for entry in self.entries
            if not entry.is_deleted and entry.about.aliases
        )

    @cached_property
    def titles(self) -> dict[str, str]:
        """What its documents are called, title and aliases, by their ids."""
        live = (entry.about for entry in self.entries if not entry.is_deleted)
        return {about.id: " ".join((about.title, *about.aliases)) for about in live}

    @cached_property
    def document_titles(self) -> dict[str, str]:
        """The titles of its documents by their ids."""
        return {e.about.id: e.about.title for e in self.entries if not e.is_deleted}

    @cached_property
    def corpus(self) -> Corpus:
        """What is evaluated."""
        tables = self.tables
        return Corpus(self.postings, tables.live, len(tables.live), tables.norms)

    def ranks(self, order: Order) -> list[int]:
        """Return for each document its place in an order other than that of relevance."""
        if order not in self._ranks:
            abouts = [entry.about for entry in self.entries]

            def key(place: int) -> tuple[str, str, int]:
                day = (abouts[place].first_day or "~") if order is Order.DATE else ""
                return day, abouts[place].title.casefold(), place

            ranks = [0] * len(abouts)
            for rank, place in enumerate(sorted(range(len(abouts)), key=key)):
                ranks[place] = rank
            self._ranks[order] = ranks
        return self._ranks[order]

    def postings(
        self,
        field: str,
        term: str,
        with_places: bool = False,  # noqa: FBT001 - the type of `Corpus.postings`
    ) -> PostingList:
        """Return the postings of a term over all segments, deleted passages included."""
        key = (field, term, with_places)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        found = self._read(field, term, with_places=with_places)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._kept_bytes += found.size_bytes + 500
            while self._kept_bytes > _MAX_KEPT_BYTES and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._kept_bytes -= dropped.size_bytes + 500
        return found

    def values(self, field: str) -> dict[str, frozenset[str]]:
        """Return the values of a field, each with the stems of what it is called."""
        if field not in self._values:
            titles, sources = self.titles, self.manifest.sources
            self._values[field] = {
                value: stems_of(f"{value} {titles.get(value) or sources.get(value, '')}")
                for value in self._marked(field)
            }
        return self._values[field]

    def title_has(self, stem: str) -> bool:
        """Tell whether a stem stands in some document's title or aliases."""
        return len(self.postings(TITLE, stem).numbers) > 0

    def passage(self, number: int) -> _Stored:
        """Return anchor, heading, trail, what stands above the text, and the text of a passage."""
        readers, lock = self._guarded()
        with lock:
            reader, first = next(pair for pair in reversed(readers) if pair[1] <= number)
            stored: _Stored = reader.stored_fields(number - first)["passage"]
        return stored

    def close(self) -> None:
        """Let go of all files; whoever still searches is told that the index is closed."""
        with self._lock:
            self._is_closed = True
            readers, self._readers = self._readers, []
        for (_, lock), storage in readers:
            with lock:
                storage.release()
        self.storage.release()

    def _guarded(self) -> _Guarded:
        """Return this thread's readers, and a lock to hold while they are used."""
        found: _Guarded | None = getattr(self._own, "readers", None)
        if self._is_closed:
            raise SearchError("The index was closed.")
        if found is None:
            storage = self.storage.twin()
            try:
                found = (self._opened(storage), threading.RLock())
            except BaseException:
                storage.release()
                raise
            self._own.readers = found
            with self._lock:
                self._readers.append((found, storage))
        return found

    def _opened(self, storage: FolderStorage | MemoryStorage) -> list[tuple[SegmentReader, int]]:
        fields, first, readers = schema(), 0, []
        for segment in self._segments:
            if segment.doc_count_all():
                readers.append((SegmentReader(storage, fields, segment), first))
                first += segment.doc_count_all()
        return readers

    def _marked(self, field: str) -> list[str]:
        """Return the values that some passage is marked with, in the order of the alphabet."""
        prefix = f"{field}="
        readers, lock = self._guarded()
        with lock:
            marks = {
                term.decode("utf-8", "surrogatepass")
                for reader, _ in readers
                for term in reader.expand_prefix(MARKS, prefix.encode())
            }
        if len(self.tables.live) < len(self.tables.owners):  # some of them may be gone
            live = self.tables.live
            marks = {m for m in marks if not live.isdisjoint(self.postings(MARKS, m).numbers)}
        return sorted(mark.removeprefix(prefix) for mark in marks)

    def _read(self, field: str, term: str, *, with_places: bool) -> PostingList:
        found = PostingList.empty()
        readers, lock = self._guarded()
        with lock:
            for reader, first in readers:
                if (field, term) not in reader:
                    continue
                matcher = reader.postings(field, term)
                part = getattr(matcher, "child", matcher).whole(with_places=with_places)
                found = part if not found.numbers and not first else _joined(found, part, first)
        return found


def _joined(before: PostingList, part: PostingList, first: int) -> PostingList:
    """Append the postings of a segment whose passages are numbered from `first` on."""
    before.numbers.extend([number + first for number in part.numbers])
    before.weights.extend(part.weights)
    base = len(before.places)
    before.ends.extend([end + base for end in part.ends] if base else part.ends)
    before.places.extend(part.places)
    return before
