"""Export of a map to a file or as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.export.maps.formats import map_format
from explorer.files import ensure_free, write_atomically
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.export.maps.subject import MapSubject


def export_map(
    subject: MapSubject,
    format_name: str,
    path: Path,
    *,
    replace: bool = False,
    progress: Progress = unwatched,
) -> Path:
    """Write a map and return the file written.

    Raises:
        ExportError: The format is unknown, or the file cannot be written.
        FileInTheWayError: The file is there and `replace` is false; nothing was written.
        Cancelled: By `progress`; nothing was written.
    """
    chosen = map_format(format_name)
    ensure_free(path, replace=replace)
    progress(0, 2, chosen.title)
    text = chosen.write(subject)
    progress(1, 2, chosen.title)
    write_atomically(path, text, replace=replace)
    return path


def map_text(subject: MapSubject, format_name: str) -> str:
    """Return what `export_map` would write.

    Raises:
        ExportError: The format is unknown.
    """
    return map_format(format_name).write(subject)
