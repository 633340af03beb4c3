"""From a library to what an index holds: all of it, or what changed since."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from explorer.search.claims import by_document, claims_of_library
from explorer.search.manifest import Change, ClaimRow, Entry, Manifest
from explorer.search.passage import Passage
from explorer.search.passages import about, draft, fingerprint, own_fingerprint, surroundings
from explorer.search.storage import MemoryStorage
from explorer.search.toc import as_segment, commit, committed
from explorer.search.writing import SegmentWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoosh.codec.whoosh3 import W3Segment

    from explorer.argument.claims import Claim
    from explorer.library.model import Document, Library
    from explorer.progress import Progress
    from explorer.search.about import About
    from explorer.search.passage import Draft
    from explorer.search.state import State
    from explorer.search.storage import FolderStorage
    from explorer.search.writing import Written

_MAX_CHANGED = 20
"""Documents that are brought up to date; with more, or a tenth of all, everything is built anew."""
_MAX_SEGMENTS = 40
"""Each change adds one, and each costs every search some time."""


class Prepared(NamedTuple):
    """A document, ready to be indexed."""

    about: About
    claims: tuple[ClaimRow, ...]
    draft: Draft


class Subject:
    """A library with its claims: what is indexed.

    Args:
        library: The library.
        claims: Its claims, if they are at hand; else they are read.
        progress: Called while they are read.

    Raises:
        Cancelled: It is no longer wanted.
    """

    def __init__(
        self, library: Library, claims: Sequence[Claim] | None, progress: Progress
    ) -> None:
        self.library = library
        found = claims_of_library(library, progress) if claims is None else claims
        self._claims = by_document(found)

    def prepared(self, document: Document) -> Prepared:
        """Return a document, ready to be indexed."""
        claims = self._claims.get(document.id, ())
        known = about(self.library, document, claims)
        rows = tuple(ClaimRow(claim.title, claim.topics) for claim in claims)
        return Prepared(known, rows, draft(self.library, document, known, claims))

    @cached_property
    def surroundings(self) -> str:
        """What any document may take from the others, as a hash."""
        return surroundings(self.library)

    def fingerprints(self, *, are_whole: bool) -> dict[str, str]:
        """Return by id what tells whether a document must be indexed anew.

        Args:
            are_whole: Whether what documents take from others counts, too.
        """
        claims = self._claims
        if not are_whole:
            return {d.id: own_fingerprint(d, claims.get(d.id, ())) for d in self.library.documents}
        return {
            d.id: fingerprint(self.library, d, claims.get(d.id, ())) for d in self.library.documents
        }

    def manifest(
        self, prepared: Iterable[tuple[About, tuple[ClaimRow, ...]]], written: Written
    ) -> Manifest:
        """Return what an index holds that was just written, in the order it was."""
        return Manifest(
            generation=1,
            digest=self.library.digest,
            surroundings=self.surroundings,
            entries=tuple(
                Entry(known, lengths, rows)
                for (known, rows), lengths in zip(prepared, written.lengths, strict=True)
            ),
            sources=_sources(self.library),
            words=dict(sorted(written.words.items())),
        )


def index_library(
    storage: FolderStorage | MemoryStorage, subject: Subject, progress: Progress
) -> Manifest:
    """Write a new index of a library in this process.

    Raises:
        Cancelled: It is no longer wanted.
        OSError: It cannot be written.
    """
    documents, done = subject.library.documents, 0
    total = len(documents)
    writer = SegmentWriter(storage, lambda: progress(done, total, "Writing the index"))
    kept = []
    for done, document in enumerate(documents):
        progress(done, total, document.title)
        known, rows, passages = subject.prepared(document)
        writer.add(passages)
        kept.append((known, rows))
    progress(total, total, "Writing the index")
    written = writer.finish()
    commit(storage, [as_segment(storage, known) for known in written.segments], 1)
    progress(total, total, "")
    return subject.manifest(kept, written)


class Changes(NamedTuple):
    """What changed since an index was written.

    Attributes:
        removed: The places of the entries to delete.
        added: The documents to add, changed ones too.
    """

    removed: tuple[int, ...]
    added: tuple[Document, ...]


def changes_since(state: State, subject: Subject) -> Changes | None:
    """Return what changed since; None if that is too much to be brought up to date."""
    are_whole = state.manifest.surroundings != subject.surroundings
    now = subject.fingerprints(are_whole=are_whole)
    places = {e.about.id: n for n, e in enumerate(state.entries) if not e.is_deleted}
    kept = {name: state.entries[place].about.fingerprint for name, place in places.items()}
    if not are_whole:
        kept = {name: known.rpartition("-")[0] for name, known in kept.items()}
    removed = tuple(places[name] for name in kept if now.get(name) != kept[name])
    added = tuple(d for d in subject.library.documents if now[d.id] != kept.get(d.id))
    dead = len(state.entries) - len(kept)
    is_much = max(len(removed), len(added)) > max(_MAX_CHANGED, len(now) // 10)
    is_worn = dead > max(200, len(now) // 4) or state.segment_count >= _MAX_SEGMENTS
    return None if is_much or is_worn else Changes(removed, added)


def index_changes(
    storage: FolderStorage | MemoryStorage,
    state: State,
    subject: Subject,
    changes: Changes,
    progress: Progress,
) -> tuple[Change, tuple[str, ...]]:
    """Write what changed as one more commit; it counts once the manifest says so.

    Returns:
        The change, and the ids of the segments that were added.

    Raises:
        Cancelled: It is no longer wanted.
        OSError: It cannot be written.
    """
    aside = MemoryStorage()  # each of whoosh's small steps in a file would let other threads in
    writer = SegmentWriter(aside)
    kept = []
    for done, document in enumerate(changes.added):
        progress(done, len(changes.added), document.title)
        known, rows, passages = subject.prepared(document)
        writer.add(passages)
        kept.append((known, rows))
    written = writer.finish()
    progress(len(changes.added), len(changes.added), "")
    storage.take(aside)
    words = written.words
    for number in _numbers(state, changes.removed):
        words.subtract(Passage(*state.passage(number)).words())
    before = state.manifest
    segments = committed(storage, before.generation)
    _delete(segments, _numbers(state, changes.removed))
    new = [as_segment(storage, known) for known in written.segments]
    commit(storage, [*segments, *new], before.generation + 1)
    sources = _sources(subject.library)
    change = Change(
        digest=subject.library.digest,
        surroundings=subject.surroundings,
        removed=changes.removed,
        added=tuple(
            Entry(known, lengths, rows)
            for (known, rows), lengths in zip(kept, written.lengths, strict=True)
        ),
        sources=None if sources == before.sources else sources,
        words=Counter({word: count for word, count in words.items() if count}),
    )
    return change, tuple(segment_id for segment_id, _ in written.segments)


def _numbers(state: State, places: Iterable[int]) -> Iterable[int]:
    """Yield the numbers of the passages of some entries."""
    for place in places:
        start = state.tables.starts[place]
        yield from range(start, start + len(state.entries[place].lengths))


def _delete(segments: Sequence[W3Segment], numbers: Iterable[int]) -> None:
    """Let whoosh know that passages are gone."""
    for number in numbers:
        first = 0
        for segment in segments:
            if number < first + segment.doc_count_all():
                segment.delete_document(number - first)
                break
            first += segment.doc_count_all()


def _sources(library: Library) -> Mapping[str, str]:
    return {key: f"{source.short} {source.title}" for key, source in library.sources.items()}
