"""One state of an index, opened for reading: its postings, documents, words and values.

A state never changes; after a commit a new one is opened. Any thread may ask it: each has a reader
of its own, since whoosh's readers share a place in a file.
"""

from __future__ import annotations

import threading
from array import array
from collections import Counter, OrderedDict
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, TypeAlias

from whoosh.index import FileIndex

from explorer.errors import SearchError
from explorer.search.codec import PostingList
from explorer.search.compiling import stems_of
from explorer.search.evaluation import Corpus, norms
from explorer.search.lexicon import Lexicon
from explorer.search.model import FACETS
from explorer.search.schema import MARKS, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoosh.reading import IndexReader

    from explorer.search.manifest import Entry, Manifest
    from explorer.search.storage import FolderStorage, MemoryStorage

_MAX_KEPT = 2_000_000
"""Postings kept in memory at once, eight bytes each; one with positions counts for six."""


_Guarded: TypeAlias = "tuple[IndexReader, threading.RLock]"
"""A reader of one thread, and a lock to hold while it is used."""


class State:
    """One state of an index.

    Args:
        storage: Whoosh's storage that holds it.
        manifest: What it holds.

    Raises:
        SearchError: The manifest is of another commit.
    """

    def __init__(self, storage: FolderStorage | MemoryStorage, manifest: Manifest) -> None:
        self.manifest = manifest
        self.entries = manifest.entries
        self._storage = storage
        if FileIndex(storage).latest_generation() != manifest.generation:
            raise SearchError("The index was being written.")
        self._own = threading.local()
        self._readers: list[tuple[_Guarded, FolderStorage | MemoryStorage]] = []
        self._lock = threading.Lock()
        self._is_closed = False
        self._kept: OrderedDict[tuple[str, str, bool], PostingList] = OrderedDict()
        self._kept_size = 0
        self._values: dict[str, dict[str, frozenset[str]]] = {}

    @cached_property
    def starts(self) -> list[int]:
        """The number of each entry's first passage."""
        return list(accumulate((len(entry.lengths) for entry in self.entries), initial=0))[:-1]

    @cached_property
    def owners(self) -> array[int]:
        """For each passage number the place of its document among the entries."""
        owners = array("I")
        for place, entry in enumerate(self.entries):
            owners.extend([place] * len(entry.lengths))
        return owners

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the index."""
        return Lexicon(self.manifest.words)

    @cached_property
    def corpus(self) -> Corpus:
        """What is evaluated."""
        lengths = [length for entry in self.entries for length in entry.lengths]
        deleted = {place for place, entry in enumerate(self.entries) if entry.is_deleted}
        numbers = frozenset(range(len(lengths)))
        if deleted:
            numbers = frozenset(n for n, owner in enumerate(self.owners) if owner not in deleted)
        return Corpus(self.postings, numbers, len(numbers), norms(lengths))

    @cached_property
    def _facets(self) -> list[tuple[tuple[str, str], ...]]:
        """For each entry its (facet, value) pairs."""
        return [tuple(_facet_values(entry)) for entry in self.entries]

    def count_facets(self, places: Iterable[int]) -> dict[str, tuple[tuple[str, int], ...]]:
        """Count the values of entries, given by their places, by facet."""
        facets = self._facets
        counts = Counter(chain.from_iterable(facets[place] for place in places))
        found: dict[str, list[tuple[str, int]]] = {facet: [] for facet in FACETS}
        for (facet, value), count in counts.items():
            found[facet].append((value, count))
        return {
            facet: tuple(sorted(values, key=lambda pair: (-pair[1], pair[0])))
            for facet, values in found.items()
            if values
        }

    def postings(
        self,
        field: str,
        term: str,
        with_positions: bool = False,  # noqa: FBT001 - the type of `Corpus.postings`
    ) -> PostingList:
        """Return the postings of a term over all segments, deleted passages included."""
        key = (field, term, with_positions)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        found = self._read(field, term, with_positions=with_positions)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._kept_size += _size(found)
            while self._kept_size > _MAX_KEPT and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._kept_size -= _size(dropped)
        return found

    def values(self, field: str) -> dict[str, frozenset[str]]:
        """Return the values of a field, each with the stems of what it is called."""
        if field not in self._values:
            if not self.entries:
                return {}  # whoosh's reader of an empty index cannot list terms
            names: Mapping[str, str] = self.manifest.names
            prefix = f"{field}="
            reader, lock = self._reader()
            with lock:
                terms = [term.decode() for term in reader.expand_prefix(MARKS, prefix.encode())]
            found = [term.removeprefix(prefix) for term in terms]
            self._values[field] = {
                value: stems_of(f"{value} {names.get(value, '')}") for value in found
            }
        return self._values[field]

    def title_has(self, stem: str) -> bool:
        """Tell whether a stem stands in some document's title or aliases."""
        return len(self.postings(TITLE, stem).numbers) > 0

    def passage(self, number: int) -> tuple[str, str, tuple[str, ...], tuple[str, ...], str]:
        """Return anchor, heading, trail, what stands above the text, and the text of a passage."""
        reader, lock = self._reader()
        with lock:
            stored: tuple[str, str, tuple[str, ...], tuple[str, ...], str]
            stored = reader.stored_fields(number)["passage"]
        return stored

    def close(self) -> None:
        """Let go of all files; whoever still searches is told that the index is closed."""
        with self._lock:
            self._is_closed = True
            readers, self._readers = self._readers, []
        for (_, lock), storage in readers:
            with lock:
                storage.release()
        self._storage.release()

    def _reader(self) -> _Guarded:
        """Return this thread's reader, and a lock to hold while it is used."""
        found: _Guarded | None = getattr(self._own, "reader", None)
        if self._is_closed:
            raise SearchError("The index was closed.")
        if found is None:
            storage = self._storage.twin()
            try:
                found = (FileIndex(storage).reader(), threading.RLock())
            except BaseException:
                storage.release()
                raise
            self._own.reader = found
            with self._lock:
                self._readers.append((found, storage))
        return found

    def _read(self, field: str, term: str, *, with_positions: bool) -> PostingList:
        found = PostingList.empty()
        reader, lock = self._reader()
        with lock:
            for leaf, offset in reader.leaf_readers():
                if (field, term) not in leaf:
                    continue
                matcher = leaf.postings(field, term)
                part = getattr(matcher, "child", matcher).whole(with_values=with_positions)
                found.numbers.extend([n + offset for n in part.numbers] if offset else part.numbers)
                found.weights.extend(part.weights)
                found.values.extend(part.values)
        return found


def _size(postings: PostingList) -> int:
    return len(postings.numbers) + 5 * len(postings.values)


def _facet_values(entry: Entry) -> list[tuple[str, str]]:
    fields = entry.about.fields
    named = [(facet, value) for facet in FACETS for value in dict.fromkeys(fields.get(facet, ()))]
    return [*named, *(("year", year) for year in entry.about.years)]
