"""What the tests of kept indexes look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.progress import Cancelled
from explorer.search import cache

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.search.index import Index


class Steps:
    """A progress that remembers what it was told, and can cancel."""

    def __init__(self, cancel_at: int = -1) -> None:
        self.labels: list[str] = []
        self._cancel_at = cancel_at

    def __call__(self, done: int, total: int, label: str = "") -> None:
        if len(self.labels) == self._cancel_at:
            raise Cancelled
        self.labels.append(label)


def files_of(folder: Path) -> list[Path]:
    """Return the files of the build that is read, in order."""
    return sorted(path for path in cache.current_build(folder).iterdir() if path.is_file())


def stamps(folder: Path) -> dict[str, int]:
    """Return when each file below a folder was last written."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def finds_what_is_there(index: Index) -> bool:
    found = index.search("53(1)(b)")
    return [str(hit.address) for hit in found.hits] == ["eu-ai-act#exemptions"]
