"""Writing passages as segments of a whoosh index."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from explorer.search.codec import WholeListCodec
from explorer.search.schema import schema
from explorer.search.toc import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from whoosh.codec.whoosh3 import W3PerDocWriter, W3Segment

    from explorer.search.batch import Batch
    from explorer.search.codec import Encoded
    from explorer.search.passage import Draft
    from explorer.search.storage import FolderStorage, MemoryStorage

_Posting: TypeAlias = "tuple[str, bytes, Encoded]"

MAX_WORDS = 1_000_000
"""Words to a segment: a helper needs a hundred bytes for each until it is written."""


_CHECK_EVERY = 2000
"""Terms that are written between two checkpoints."""


def _unwatched() -> None:
    """Be the checkpoint of work that nobody watches."""


@dataclass(slots=True)
class Written:
    """What was written.

    Attributes:
        segments: Whoosh's id of each segment, with the number of its passages.
        lengths: For each document, in the order they were added, the lengths of its passages.
        words: Each word with the number of passages it stands in.
    """

    segments: list[tuple[str, int]] = field(default_factory=list)
    lengths: list[tuple[int, ...]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)

    def add(self, other: Written) -> None:
        """Take over what another one wrote."""
        self.segments += other.segments
        self.lengths += other.lengths
        self.words.update(other.words)


class SegmentWriter:
    """Writes documents as segments, each as large as fits into bounded memory.

    Nothing can be found in them before `commit` names them in the table of contents.

    Args:
        storage: Where they are written.
        checkpoint: Called now and then while a segment is written.
    """

    def __init__(
        self, storage: FolderStorage | MemoryStorage, checkpoint: Callable[[], None] = _unwatched
    ) -> None:
        self._storage = storage
        self._checkpoint = checkpoint
        self._schema = schema()
        self._codec = WholeListCodec()
        self._written = Written()
        self._batch: Batch | None = None
        self._segment: W3Segment | None = None
        self._texts: W3PerDocWriter | None = None

    def add(self, draft: Draft) -> None:
        """Write the passages of a document.

        Raises:
            OSError: The disk is full, or the folder cannot be written.
        """
        from explorer.search.batch import Batch, stem_positions  # noqa: PLC0415 - numpy, to write

        if self._batch is None:
            self._batch = Batch()
            self._segment = self._codec.new_segment(self._storage, NAME)
            self._texts = self._codec.per_document_writer(self._storage, self._segment)
        title = stem_positions(draft.names)
        lengths = []
        for passage in draft.finished():
            marks = [f"{name}={value}" for name, value in passage.marks]
            marks += draft.claim_marks if passage.claim else draft.marks
            named = stem_positions((passage.heading, *draft.names)) if passage.claim else title
            self._store(self._batch.passage_count, passage[:5])
            lengths.append(self._batch.add(passage, named, marks))
        self._written.lengths.append(tuple(lengths))
        if self._batch.size >= MAX_WORDS:
            self._flush()

    def finish(self) -> Written:
        """Write what is left and return what was written in all.

        Raises:
            OSError: The disk is full, or the folder cannot be written.
        """
        self._flush()
        return self._written

    def _store(self, number: int, stored: tuple[object, ...]) -> None:
        assert self._texts is not None
        self._texts.start_doc(number)
        self._texts.add_field("passage", self._schema["passage"], stored, 0)
        self._texts.finish_doc()

    def _flush(self) -> None:
        """Write the segment that was begun."""
        batch, segment, texts = self._batch, self._segment, self._texts
        self._batch = self._segment = self._texts = None
        if batch is None or segment is None or texts is None:
            return
        segment.set_doc_count(batch.passage_count)
        texts.close()
        fields = self._codec.field_writer(self._storage, segment)
        fields.add_postings(self._schema, None, self._watched(batch.postings()))
        fields.close()
        self._written.segments.append((segment.segid, batch.passage_count))
        self._written.words.update(batch.counts)

    def _watched(self, postings: Iterable[_Posting]) -> Iterator[_Posting]:
        for number, posting in enumerate(postings):
            if number % _CHECK_EVERY == 0:
                self._checkpoint()
            yield posting
