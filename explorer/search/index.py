"""The index of a library: opened from its folder, searched, and brought up to date.

    index = Index.open(folder)              whatever was indexed there last
    index = build(library, folder)          all of a library, beside the old index, then swapped in
    index.search("weights leak kind:case")

`explorer.search.builder` decides which of these is needed and has the long work done by a helper.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING

from explorer.errors import SearchError
from explorer.progress import Cancelled, unwatched
from explorer.search import cache, manifest
from explorer.search.model import Found, Order
from explorer.search.query import parse
from explorer.search.searching import Search
from explorer.search.state import State
from explorer.search.storage import FolderStorage, MemoryStorage
from explorer.search.writing import IndexWriter, fingerprints

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.library.model import Library
    from explorer.progress import Progress
    from explorer.search.manifest import Manifest

_MAX_CHANGED = 20
"""Documents that are brought up to date; with more, or a tenth of all, everything is built anew."""


class Index:
    """An index that can be searched from any thread.

    Args:
        state: What it holds.
        folder: Where it is kept; None for one in memory.
        place: The folder of its build; None for one in memory.
        notice: Why it is in memory, a sentence for the status bar; else empty.
    """

    def __init__(
        self,
        state: State,
        folder: Path | None = None,
        place: Path | None = None,
        notice: str = "",
    ) -> None:
        self._state = state
        self._folder = folder
        self._place = place
        self._writing = threading.Lock()
        self._swapping = threading.Lock()
        self._is_closed = False
        self.notice = notice

    @classmethod
    def open(cls, cache_folder: Path) -> Index:
        """Open the index that is kept in a folder, whatever library it is of.

        Raises:
            SearchError: There is none, or it is damaged.
        """
        place = cache.current_build(cache_folder)
        return cls(_opened(place), cache_folder, place)

    @classmethod
    def in_memory(cls, library: Library, progress: Progress = unwatched, notice: str = "") -> Index:
        """Build an index of a library in memory.

        Raises:
            Cancelled: It is no longer wanted.
        """
        return cls(_in_memory(library, progress), notice=notice)

    @property
    def digest(self) -> str:
        """The digest of the library that was indexed."""
        return self._state.manifest.digest

    @property
    def document_count(self) -> int:
        """How many documents it holds."""
        return sum(not entry.is_deleted for entry in self._state.entries)

    def close(self) -> None:
        """Let go of all files. Searching afterwards raises."""
        with self._swapping:
            self._is_closed = True
            self._state.close()

    def completions(self, beginning: str, limit: int = 16) -> tuple[str, ...]:
        """Return words that begin so, the most frequent first."""
        return self._state.lexicon.beginning_with(beginning.lower(), limit) if beginning else ()

    def values(self, field: str) -> tuple[str, ...]:
        """Return the values of a field of the query language, in the order of the alphabet."""
        return tuple(sorted(self._state.values(field)))

    def search(
        self,
        query: str,
        limit: int = 50,
        progress: Progress = unwatched,
        *,
        is_typing: bool = False,
        order: Order = Order.RELEVANCE,
    ) -> Found:
        """Find passages. Any text is a query; what cannot be read as meant is said in `Found.note`.

        Args:
            query: What was typed.
            limit: How many hits to return at most; the counts are of all.
            progress: Called between steps.
            is_typing: Whether the last word may be half typed.
            order: How to put the hits in order.

        Raises:
            Cancelled: It is no longer wanted.
            SearchError: The index was closed or is damaged; build it again.
        """
        begun = time.perf_counter()
        state = self._state
        try:
            found = self._search(state, query, limit, progress, is_typing=is_typing, order=order)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - whoosh raises whatever a damaged file makes it
            self._reopen(state, error)
            try:
                found = self._search(
                    self._state, query, limit, progress, is_typing=is_typing, order=order
                )
            except (Cancelled, SearchError):
                raise
            except Exception as second:
                raise SearchError("The index is damaged.", hint="Build it again.") from second
        return _timed(found, (time.perf_counter() - begun) * 1000)

    def update(self, library: Library, progress: Progress = unwatched) -> bool:
        """Bring the index up to date with a library that changed little; one thread at a time.

        Returns:
            Whether it did; False when so much changed that building anew is quicker.

        Raises:
            Cancelled: It is no longer wanted; the index is as it was.
            SearchError: The index cannot be written.
        """
        with self._writing:
            changes = self._changes(library)
            if changes is None:
                return False
            if self._folder is None or self._place is None:
                self._swap(_in_memory(library, progress))
                return True
            removed, added = changes
            documents = [library.document(document_id) for document_id in added]
            try:
                with cache.locked(self._folder, progress):
                    if not self._is_current():
                        return False
                    storage = FolderStorage(self._place)
                    writer = IndexWriter(storage, library, self._state.manifest)
                    writer.add(documents, progress, removed)
                    self._swap(State(storage, _seal(self._place, writer)))
            except OSError as error:
                raise SearchError(f"The index cannot be written: {error}.") from error
            return True

    def _is_current(self) -> bool:
        """Tell whether nobody has written since this was opened."""
        assert self._folder is not None
        assert self._place is not None
        name = manifest.file_name(self._state.manifest.generation)
        return cache.current_build(self._folder) == self._place and (self._place / name).exists()

    def _changes(self, library: Library) -> tuple[list[str], list[str]] | None:
        """Return ids to remove and ids to add, or None when that is too much."""
        now = fingerprints(library)
        entries = self._state.entries
        kept = {
            entry.about.id: entry.about.fingerprint for entry in entries if not entry.is_deleted
        }
        removed = [document_id for document_id in kept if now.get(document_id) != kept[document_id]]
        added = [document_id for document_id in now if now[document_id] != kept.get(document_id)]
        changed = max(len(removed), len(added))
        dead = len(entries) - len(kept)
        few = max(_MAX_CHANGED, len(now) // 10)
        return (removed, added) if changed <= few and dead <= max(200, len(now) // 4) else None

    def _swap(self, state: State) -> None:
        """Go on with another state."""
        with self._swapping:
            old, self._state = self._state, state
            if self._is_closed:
                state.close()
        old.close()

    def _reopen(self, failed: State, error: Exception) -> None:
        """Open the index again, as it may have been swapped meanwhile, by this process or another.

        Raises:
            SearchError: It was closed, or cannot be opened.
        """
        with self._swapping:
            if self._is_closed:
                raise SearchError("The index was closed.") from error
            if self._state is not failed:
                return
            if self._folder is None:
                raise SearchError("The index in memory is damaged.") from error
            self._place = cache.current_build(self._folder)
            self._state = _opened(self._place)
        failed.close()

    @staticmethod
    def _search(
        state: State, text: str, limit: int, progress: Progress, *, is_typing: bool, order: Order
    ) -> Found:
        parsed = parse(text, typing=is_typing)
        if parsed.node is None:
            return Found(text, note=" ".join(parsed.notes))
        return Search(state, parsed.node, progress).found(text, parsed.notes, limit, order)


def build(library: Library, folder: Path, progress: Progress = unwatched) -> Index:
    """Index a library in this process and let its index be the one that the folder keeps.

    If another process has just indexed the same, that is opened. If the folder cannot be written,
    the index is made in memory, and its `notice` says why.

    Raises:
        Cancelled: It is no longer wanted; what was kept before is untouched.
    """
    try:
        with cache.locked(folder, progress):
            with contextlib.suppress(SearchError):
                index = Index.open(folder)
                if index.digest == library.digest:
                    return index
                index.close()
            write(library, folder, progress)
            return Index.open(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        notice = f"The index is held in memory, for its folder cannot be written: {reason}."
        return Index.in_memory(library, progress, notice)


def write(library: Library, folder: Path, progress: Progress) -> None:
    """Write an index beside the current one and swap it in. The caller holds the lock.

    Raises:
        OSError: The folder cannot be written.
        Cancelled: It is no longer wanted.
    """
    place = cache.new_build(folder)
    try:
        writer = IndexWriter(FolderStorage(place), library)
        writer.add(library.documents, progress)
        _seal(place, writer)
    except BaseException:
        cache.discard(place)
        raise
    cache.make_current(folder, place)


def _in_memory(library: Library, progress: Progress) -> State:
    storage = MemoryStorage()
    writer = IndexWriter(storage, library)
    writer.add(library.documents, progress)
    return State(storage, writer.manifest())


def _seal(folder: Path, writer: IndexWriter) -> Manifest:
    """Write the manifest, which makes the build complete, remove older ones, and return it."""
    whole = writer.manifest()
    names = {path.name for path in folder.iterdir() if path.is_file()}
    older = {name for name in names if name.startswith("manifest-")}
    manifest.write(folder, whole, [n for n in names - older if not n.endswith("LOCK")])
    for name in older - {manifest.file_name(whole.generation)}:
        (folder / name).unlink(missing_ok=True)
    return whole


def _opened(folder: Path) -> State:
    """Open a build.

    Raises:
        SearchError: It is damaged.
    """
    storage = FolderStorage(folder)
    try:
        return State(storage, manifest.read(folder))
    except SearchError:
        storage.release()
        raise
    except Exception as error:
        storage.release()
        raise SearchError("The index is damaged.", hint="Build it again.") from error


def _timed(found: Found, took_ms: float) -> Found:
    return Found(
        found.query, found.explained, found.hits, found.total, found.document_count, found.facets,
        found.note, found.words, found.suggestions, round(took_ms, 2),
    )  # fmt: skip
