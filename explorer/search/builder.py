"""Having an up-to-date index: opened, brought up to date, or made by helper processes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import SearchError
from explorer.progress import Progress, unwatched
from explorer.search import cache
from explorer.search.index import Index, build, kept
from explorer.search.storage import FolderStorage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.claims import Claim
    from explorer.library.model import Library
    from explorer.search.manifest import Manifest

_FEW = 40
"""Up to so many documents, building takes less time than starting a helper."""


def ready(
    library: Library,
    folder: Path,
    progress: Progress = unwatched,
    *,
    index: Index | None = None,
    claims: Sequence[Claim] | None = None,
) -> Index:
    """Return an up-to-date index of a library, doing no more than is needed.

    An index of the same library is opened; one of a little older one is brought up to date;
    otherwise, and when it is damaged, helpers build it beside the old one. The `notice` of what is
    returned says what the reader should know of that.

    Args:
        library: What to search.
        folder: Where its index is kept; of one library only.
        progress: Called at least twice a second while there is work.
        index: The one that was open so far, if one was: it is brought up to date and returned, or
            left as it is.
        claims: The library's claims, if they are at hand; else they are read where needed.

    Raises:
        Cancelled: It is no longer wanted.
    """
    notice = ""
    opened = index
    try:
        opened = opened or Index.open(folder)
        if opened.update(library, progress, claims):
            return opened
    except SearchError as error:
        if cache.has_build(folder):
            notice = f"The index was made again. {error.message}"
    if opened is not None and opened is not index:
        opened.close()
    few = len(library.documents) <= _FEW
    made = (build if few else build_in_processes)(library, folder, progress, claims)
    made.notice = made.notice or notice
    return made


def build_in_processes(
    library: Library,
    folder: Path,
    progress: Progress = unwatched,
    claims: Sequence[Claim] | None = None,
) -> Index:
    """Have helper processes index a library; do it here where none can be started or one fails.

    Raises:
        Cancelled: It is no longer wanted; the helpers were ended.
    """
    from explorer.search.indexing import Subject, index_library  # noqa: PLC0415
    from explorer.search.segment_processes import SegmentProcesses  # noqa: PLC0415 - only to write

    def write(place: Path) -> Manifest:
        subject = Subject(library, claims, progress)
        if _can_start_helpers():
            with SegmentProcesses(subject, place) as helpers:
                found = helpers.manifest(progress)
            if found is not None:
                return found
        return index_library(FolderStorage(place), subject, progress)

    return kept(library, folder, write, progress, claims)


def _can_start_helpers() -> bool:
    """Tell whether there is an interpreter to start: a frozen program has none."""
    is_there = bool(sys.executable) and Path(sys.executable).exists()
    return is_there and not getattr(sys, "frozen", False)
