"""Which segments an index holds: whoosh's table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh.index import TOC

from explorer.search.codec import WholeListCodec
from explorer.search.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoosh.codec.whoosh3 import W3Segment

    from explorer.search.storage import FolderStorage, MemoryStorage

NAME = "MAIN"
"""What whoosh calls the index in the names of its files."""


def as_segment(storage: FolderStorage | MemoryStorage, known: tuple[str, int]) -> W3Segment:
    """Return whoosh's segment, given its id and the number of its passages."""
    found = WholeListCodec().new_segment(storage, NAME)
    found.segid, count = known
    found.set_doc_count(count)
    return found


def commit(
    storage: FolderStorage | MemoryStorage, segments: Iterable[W3Segment], generation: int
) -> None:
    """Let an index hold these segments: write its table of contents.

    Raises:
        OSError: It cannot be written.
    """
    name = table_of_contents(generation)
    if storage.file_exists(name):  # somebody who was killed left it
        storage.delete_file(name)
    TOC(schema(), list(segments), generation).write(storage, NAME)


def committed(storage: FolderStorage | MemoryStorage, generation: int) -> tuple[W3Segment, ...]:
    """Return the segments that an index holds, each call anew."""
    return tuple(TOC.read(storage, NAME, generation).segments)


def table_of_contents(generation: int) -> str:
    """Return the name of the file that says which segments there are."""
    return f"_{NAME}_{generation}.toc"
