"""The folder in which an index is kept: its builds, and a file that names the one to be read.

It looks like this:

    v1-whoosh2.7.4-c4617a47/     what other versions wrote is never opened
        lock                     held by whoever builds; the system lets go of it when he dies
        current                  the name of the build to be read, replaced in one step
        build-k3j2h1/            one build: whoosh's files and the manifest
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from whoosh.util.filelock import FileLock

from explorer.errors import ExportError, SearchError
from explorer.files import write_atomically
from explorer.search.schema import version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.progress import Progress

_PREFIX = "build-"
_WAIT_S = 0.2


def current_build(folder: Path) -> Path:
    """Return the folder of the build to be read.

    Raises:
        SearchError: There is none yet, or it is gone.
    """
    home = folder / version()
    try:
        name = (home / "current").read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise SearchError("There is no index yet.") from error
    build = home / name
    if not name.startswith(_PREFIX) or Path(name).name != name or not build.is_dir():
        raise SearchError("The index is gone.")
    return build


def has_build(folder: Path) -> bool:
    """Tell whether an index was kept there, whatever became of it."""
    return (folder / version() / "current").exists()


def new_build(folder: Path) -> Path:
    """Make an empty folder for a build.

    Raises:
        OSError: The folder cannot be written.
    """
    home = folder / version()
    home.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))


def make_current(folder: Path, build: Path) -> None:
    """Let a finished build be the one that is read, and remove the others.

    A build that another process still reads goes away when it is closed, at the latest with the
    next one.

    Raises:
        OSError: The folder cannot be written.
    """
    home = folder / version()
    try:
        write_atomically(home / "current", build.name)
    except ExportError as error:
        raise OSError(error.message) from error
    for other in home.glob(f"{_PREFIX}*"):
        if other != build:
            shutil.rmtree(other, ignore_errors=True)


def discard(build: Path) -> None:
    """Remove an unfinished build."""
    shutil.rmtree(build, ignore_errors=True)


@contextlib.contextmanager
def locked(folder: Path, progress: Progress) -> Iterator[None]:
    """Be the only one who writes, in any process, waiting for another one to finish.

    Args:
        folder: Where the index is kept.
        progress: Called again and again while waiting.

    Raises:
        OSError: The folder cannot be written.
        Cancelled: The work is no longer wanted.
    """
    home = folder / version()
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(home / "lock"))
    while not lock.acquire(blocking=False):
        progress(0, 0, "Waiting for another window that is indexing")
        time.sleep(_WAIT_S)
    try:
        yield
    finally:
        lock.release()
