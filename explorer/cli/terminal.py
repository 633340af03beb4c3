"""What all commands share: exit statuses, the library they work on, and how they count and wait."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from explorer.files import bundled
from explorer.progress import unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.library.model import Library
    from explorer.progress import Progress

OK, FOUND_FAULT, MISUSED = 0, 1, 2
"""Exit statuses: all is well; the content is at fault or nothing was found; the call is wrong."""


def loaded(folder: Path | None) -> Library:
    """Return the library in a folder, or the bundled one."""
    from explorer.library.loading import load  # noqa: PLC0415 - not for --version

    return load(folder or bundled("content"), unwatched)


def printed_progress() -> Progress:
    """Return progress that shows in a terminal and nowhere else."""
    if not sys.stderr.isatty():
        return unwatched

    def show(done: int, total: int, label: str = "") -> None:
        said = f"Indexing {done} of {total}" if total and done < total else ""
        print(f"\r{said:<40}\r", end="", file=sys.stderr)
        del label

    return show


def number(count: int, what: str) -> str:
    """Return a count in words, such as `1 case` or `1,204 cases`."""
    return f"{count:,} {what}" + ("" if count == 1 else "s")
