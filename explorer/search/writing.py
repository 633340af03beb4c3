"""Writing passages into a whoosh index."""

from __future__ import annotations

import contextlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from explorer.search import analysis
from explorer.search.codec import Pool, WholeListCodec
from explorer.search.manifest import Entry, Manifest
from explorer.search.passages import about, fingerprint, links_by_document, passages
from explorer.search.schema import (
    DOCUMENT,
    HEADING,
    MARKS,
    STEMS,
    TITLE,
    WORDS,
    schema,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh.writing import SegmentWriter

    from explorer.library.model import Document, Library
    from explorer.progress import Progress
    from explorer.search.passages import Passage
    from explorer.search.storage import FolderStorage, MemoryStorage

COMMIT_EVERY = 1500
"""Documents to a segment: more would hold too many postings in memory at once."""

_TITLE_WEIGHT, _HEADING_WEIGHT, _ABOVE_WEIGHT = 4.0, 2.5, 1.5
_GAP = 64
"""Positions between title, heading and text, so that no phrase runs from one into the other."""


class IndexWriter:
    """Adds the documents of a library to a whoosh index, commit by commit.

    Args:
        storage: Where the index is made.
        library: What is indexed.
        before: The manifest of the index there so far; None for a new one.
    """

    def __init__(
        self,
        storage: FolderStorage | MemoryStorage,
        library: Library,
        before: Manifest | None = None,
    ) -> None:
        self._index = storage.open_index() if before else storage.create_index(schema())
        self._library = library
        self._links = links_by_document(library)
        self._entries = list(before.entries) if before else []
        self._words: Counter[str] = Counter(before.words if before else ())

    def add(
        self, documents: Sequence[Document], progress: Progress, removed: Iterable[str] = ()
    ) -> None:
        """Index documents and commit them.

        Args:
            documents: Those to add.
            progress: Called before each document.
            removed: The ids of documents to forget in the first of the commits.

        Raises:
            Cancelled: The work is no longer wanted; nothing of the latest commit is kept.
        """
        doomed = frozenset(removed)
        for start in range(0, max(len(documents), 1), COMMIT_EVERY):
            batch = documents[start : start + COMMIT_EVERY]
            self._write(
                batch, doomed if start == 0 else frozenset(), progress, start, len(documents)
            )
        progress(len(documents), len(documents), "")

    def manifest(self) -> Manifest:
        """Return what the index holds by now."""
        return Manifest(
            generation=self._index.latest_generation(),
            digest=self._library.digest,
            entries=tuple(self._entries),
            names={document.id: " ".join(document.names) for document in self._library.documents}
            | {
                key: f"{source.short} {source.title}"
                for key, source in self._library.sources.items()
            },
            words=dict(sorted(self._words.items())),
        )

    def _write(
        self,
        batch: Sequence[Document],
        doomed: frozenset[str],
        progress: Progress,
        done: int,
        total: int,
    ) -> None:
        """Index a batch in one commit: all of it is there afterwards, or nothing."""
        writer = self._index.writer(codec=WholeListCodec(), compound=False)
        pool = writer.pool = Pool()
        kept = list(self._entries)
        try:
            self._remove(writer, doomed)
            for number, document in enumerate(batch):
                progress(done + number, total, document.title)
                self._add(writer, pool, document)
            progress(done + len(batch), total, "Writing the index")
            counts = pool.counts(WORDS)
            writer.commit(merge=False)
        except BaseException:
            self._entries = kept
            with contextlib.suppress(Exception):  # what went wrong first is what is told
                writer.cancel()
            raise
        self._words.update(counts)

    def _remove(self, writer: SegmentWriter, doomed: frozenset[str]) -> None:
        """Forget documents; their passages keep their numbers."""
        number = 0
        for place, entry in enumerate(self._entries):
            if entry.about.id in doomed and not entry.is_deleted:
                for passage in range(number, number + len(entry.lengths)):
                    writer.delete_document(passage)
                self._entries[place] = Entry(entry.about, entry.lengths, is_deleted=True)
            number += len(entry.lengths)

    def _add(self, writer: SegmentWriter, pool: Pool, document: Document) -> None:
        known = about(self._library, document, self._links.get(document.id, ()))
        title = _stem_positions((known.title, *known.aliases))
        fields = [f"{field}={value}" for field, values in known.fields.items() for value in values]
        lengths = []
        for passage in passages(self._library, document):
            number = writer.docnum
            words, stems, length = _words(passage)
            marks = [*fields, *(f"{field}={value}" for field, value in passage.marks)]
            pool.add_positions(WORDS, number, words)
            pool.add_weights(STEMS, number, stems)
            pool.add_positions(TITLE, number, title)
            pool.add_positions(HEADING, number, _stem_positions((passage.heading,)))
            pool.add_weights(MARKS, number, dict.fromkeys(marks, 1.0))
            pool.add_weights(DOCUMENT, number, {known.id: 1.0})
            writer.add_document(
                passage=(
                    passage.anchor,
                    passage.heading,
                    passage.trail,
                    passage.above,
                    passage.text,
                )
            )
            lengths.append(length)
        self._entries.append(Entry(known, tuple(lengths)))


def _words(passage: Passage) -> tuple[dict[str, list[int]], dict[str, float], int]:
    """Return where the words of a passage stand, what their stems weigh, and how many they are."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    weights: defaultdict[str, float] = defaultdict(float)
    position = length = 0
    parts = [(text, _ABOVE_WEIGHT) for text in passage.above]
    if parts:
        parts[0] = (parts[0][0], _TITLE_WEIGHT)
    for text, weight in (*parts, (passage.heading, _HEADING_WEIGHT), (passage.text, 1.0)):
        for shape in analysis.shapes(text):
            atoms = shape.atoms
            if shape.wholes:
                for known in {*shape.wholes, *shape.inner} - {*atoms[:1]}:
                    positions[known].append(position)
                for offset, atom in enumerate(atoms):
                    positions[atom].append(position + offset)
                for stem in shape.stems:
                    weights[stem] += weight
                position += len(atoms)
            else:
                positions[atoms[0]].append(position)
                weights[shape.stems[0]] += weight
                position += 1
            length += 1
        position += _GAP
    return positions, weights, length


def _stem_positions(texts: Iterable[str]) -> dict[str, list[int]]:
    """Return where the stems of short texts stand, counted in atoms."""
    positions: defaultdict[str, set[int]] = defaultdict(set)
    position = 0
    for text in texts:
        for shape in analysis.shapes(text):
            for offset, atom in enumerate(shape.atoms):
                positions[analysis.stem(atom)].add(position + offset)
            for known in (*shape.wholes, *shape.inner):
                positions[analysis.stem(known)].add(position)
            position += len(shape.atoms)
        position += _GAP
    return {stem: sorted(where) for stem, where in positions.items()}


def fingerprints(library: Library) -> dict[str, str]:
    """Return by id what tells whether a document must be indexed anew."""
    return {document.id: fingerprint(library, document) for document in library.documents}
