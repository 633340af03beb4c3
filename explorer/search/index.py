"""The index of a library: opened from its folder, searched, and brought up to date.

    index = Index.open(folder)              whatever was indexed there last
    index = build(library, folder)          all of a library, beside the old index, then swapped in
    index.search("weights leak kind:case")

`explorer.search.builder` decides which of these is needed and has the long work done by helpers.
"""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from explorer.errors import SearchError
from explorer.progress import Cancelled, unwatched
from explorer.search import cache, manifest
from explorer.search.model import Found, Order
from explorer.search.query import parse
from explorer.search.searching import Search
from explorer.search.state import State
from explorer.search.storage import FolderStorage, MemoryStorage
from explorer.search.toc import table_of_contents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from explorer.argument.claims import Claim
    from explorer.library.model import Library
    from explorer.progress import Progress
    from explorer.search.indexing import Changes, Subject
    from explorer.search.manifest import Manifest
    from explorer.search.model import Completion

_Answer = TypeVar("_Answer")


class Index:
    """An index that can be searched from any thread.

    Args:
        state: What it holds.
        folder: Where it is kept; None for one in memory.
        place: The folder of its build; None for one in memory.
        notice: What the reader should know of it, a sentence for the status bar; else empty.
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
    def in_memory(
        cls,
        library: Library,
        progress: Progress = unwatched,
        notice: str = "",
        claims: Sequence[Claim] | None = None,
    ) -> Index:
        """Build an index of a library in memory.

        Raises:
            Cancelled: It is no longer wanted.
        """
        from explorer.search.indexing import Subject, index_library  # noqa: PLC0415 - to write

        storage = MemoryStorage()
        held = index_library(storage, Subject(library, claims, progress), progress)
        return cls(State(storage, held), notice=notice)

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

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """Return what may stand where somebody types, best first.

        Args:
            text: The query so far.
            cursor: The index of the character before which the cursor stands.

        Raises:
            SearchError: The index was closed or is damaged; build it again.
        """
        from explorer.search.completing import completions  # noqa: PLC0415 - for who types

        return self._asked(lambda state: completions(state, text, cursor))

    def values(self, field: str) -> tuple[str, ...]:
        """Return the values of a field of the query language, in the order of the alphabet.

        Raises:
            SearchError: The index was closed or is damaged; build it again.
        """
        return self._asked(lambda state: tuple(sorted(state.values(field))))

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

        def search(state: State) -> Found:
            parsed = parse(query, typing=is_typing)
            if parsed.node is None:
                return Found(query, note=" ".join(parsed.notes))
            return Search(state, parsed.node, progress).found(query, parsed.notes, limit, order)

        found = self._asked(search)
        return replace(found, took_ms=round((time.perf_counter() - begun) * 1000, 2))

    def update(
        self,
        library: Library,
        progress: Progress = unwatched,
        claims: Sequence[Claim] | None = None,
    ) -> bool:
        """Bring the index up to date with a library that changed little; one thread at a time.

        Args:
            library: As it is now.
            progress: Called between steps.
            claims: Its claims, if they are at hand; reading them takes some time.

        Returns:
            Whether it did; False when so much changed that building anew is quicker.

        Raises:
            Cancelled: It is no longer wanted; the index is as it was.
            SearchError: The index cannot be written.
        """
        with self._writing:
            if library.digest == self.digest:
                return True
            from explorer.search.indexing import (  # noqa: PLC0415 - only to write
                Subject,
                changes_since,
                index_changes,
            )

            before = self._state
            subject = Subject(library, claims, progress)
            changes = changes_since(before, subject)
            if changes is None:
                return False
            if self._folder is None or self._place is None:
                storage = before.storage
                change, _ = index_changes(storage, before, subject, changes, progress)
                self._swap(State(storage, change.applied(before.manifest, {}), before))
                return True
            try:
                with cache.locked(self._folder, progress):
                    return self._is_current() and self._write(subject, changes, progress)
            except OSError as error:
                raise SearchError(f"The index cannot be written: {error}.") from error

    def _write(self, subject: Subject, changes: Changes, progress: Progress) -> bool:
        """Write what changed beside what is there, and go on with that."""
        from explorer.search.indexing import index_changes  # noqa: PLC0415 - only to write

        assert self._place is not None
        before, place, storage = self._state, self._place, FolderStorage(self._place)
        try:
            change, new_ids = index_changes(storage, before, subject, changes, progress)
            old, new = (table_of_contents(before.manifest.generation + step) for step in (0, 1))
            names = [p.name for p in place.iterdir() if any(i in p.name for i in new_ids)]
            held = manifest.write_change(place, before.manifest, change, [*names, new], [old])
            (place / old).unlink(missing_ok=True)
            self._swap(State(storage, held, before))
        except BaseException:
            storage.release()
            raise
        return True

    def _is_current(self) -> bool:
        """Tell whether nobody has written since this was opened."""
        assert self._folder is not None
        assert self._place is not None
        with contextlib.suppress(SearchError):
            newest = manifest.latest_generation(self._place)
            is_newest = newest == self._state.manifest.generation
            return is_newest and cache.current_build(self._folder) == self._place
        return False

    def _asked(self, ask: Callable[[State], _Answer]) -> _Answer:
        """Return what the state answers, if it fails once more with one that is opened anew.

        Raises:
            Cancelled: The answer is no longer wanted.
            SearchError: The index was closed or is damaged.
        """
        state = self._state
        try:
            return ask(state)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - whoosh raises whatever a damaged file makes it
            self._reopen(state, error)
        try:
            return ask(self._state)
        except (Cancelled, SearchError):
            raise
        except Exception as second:
            raise SearchError("The index is damaged.", hint="Build it again.") from second

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


def build(
    library: Library,
    folder: Path,
    progress: Progress = unwatched,
    claims: Sequence[Claim] | None = None,
) -> Index:
    """Index a library in this process and let its index be the one that the folder keeps.

    If another process has just indexed the same, that is opened. If the folder cannot be written,
    the index is made in memory, and its `notice` says why.

    Raises:
        Cancelled: It is no longer wanted; what was kept before is untouched.
    """
    from explorer.search.indexing import Subject, index_library  # noqa: PLC0415 - only to write

    def write(place: Path) -> Manifest:
        subject = Subject(library, claims, progress)
        return index_library(FolderStorage(place), subject, progress)

    return kept(library, folder, write, progress, claims)


def kept(
    library: Library,
    folder: Path,
    write: Callable[[Path], Manifest],
    progress: Progress,
    claims: Sequence[Claim] | None,
) -> Index:
    """Have an index written beside the current one and swap it in.

    Args:
        library: What is indexed.
        folder: Where the index is kept.
        write: Writes an index into an empty folder, and returns what it holds.
        progress: Called while waiting for another process, and if the index is made in memory.
        claims: The library's claims, if they are at hand.

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
            place = cache.new_build(folder)
            try:
                held = write(place)
                names = [path.name for path in place.iterdir() if path.is_file()]
                manifest.write(place, held, names)
            except BaseException:
                cache.discard(place)
                raise
            cache.make_current(folder, place)
            return Index.open(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        notice = f"The index is held in memory, for its folder cannot be written: {reason}."
        return Index.in_memory(library, progress, notice, claims)


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
