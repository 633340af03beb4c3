"""Export of the topic graph, whole or in part, to a file or as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.errors import ExplorerError, ExportError
from explorer.export.formats import graph_format
from explorer.export.records import records_of
from explorer.files import ensure_free, write_atomically
from explorer.progress import Progress, unwatched
from explorer.topics.selection import whole

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.export.records import GraphRecords
    from explorer.library.model import Library
    from explorer.topics.selection import Subgraph


def export_graph(
    library: Library,
    subgraph: Subgraph | None,
    format_name: str,
    path: Path,
    *,
    replace: bool = False,
    progress: Progress = unwatched,
) -> tuple[Path, ...]:
    """Write a part of the topic graph, or with None the whole of it, and return the files written.

    A format of several files writes all of them or leaves everything as it was: `GraphFormat.paths`
    says where.

    Raises:
        ExportError: The format is unknown, or a file cannot be written.
        FileInTheWayError: A file is there and `replace` is false; nothing was written.
        UnknownDocumentError: The part names a document that is not in the library.
        Cancelled: By `progress`; nothing was written.
    """
    chosen = graph_format(format_name)
    paths = chosen.paths(path)
    for one in paths:
        ensure_free(one, replace=replace)
    progress(0, 3, chosen.title)
    records = _records(library, subgraph)
    progress(1, 3, chosen.title)
    texts = chosen.write(records)
    progress(2, 3, chosen.title)
    before = [_content(one) if len(paths) > 1 else None for one in paths]
    for number, (one, text) in enumerate(zip(paths, texts, strict=True)):
        try:
            write_atomically(one, text, replace=replace)
        except ExplorerError:
            for written, content in zip(paths[:number], before, strict=False):
                _restore(written, content)
            raise
    return paths


def graph_text(library: Library, subgraph: Subgraph | None, format_name: str) -> str:
    """Return what `export_graph` would write, for a format of a single file.

    Raises:
        ExportError: The format is unknown, or has several files.
        UnknownDocumentError: The part names a document that is not in the library.
    """
    chosen = graph_format(format_name)
    if chosen.parts:
        raise ExportError(
            f"{chosen.title} are several files: {', '.join(chosen.parts)}.",
            hint="Name a file or folder to write them to.",
        )
    return chosen.write(_records(library, subgraph))[0]


def _records(library: Library, subgraph: Subgraph | None) -> GraphRecords:
    return records_of(library, whole(library) if subgraph is None else subgraph)


def _content(path: Path) -> bytes | None:
    """Return what a file holds; None when there is none.

    Raises:
        ExportError: It is there and cannot be read, so that it could not be put back.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError(f"“{path}” cannot be replaced: {reason}.") from error


def _restore(path: Path, content: bytes | None) -> None:
    """Put back what stood at a path before."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_atomically(path, content)
