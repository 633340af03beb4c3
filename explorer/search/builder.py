"""Having an index made by a helper process, so that a window stays quick meanwhile.

A thread that writes an index makes searching three times slower and holds a window up by a quarter
of a second at a time; another process does not. The helper loads the library itself, since that is
quicker than sending it over, and prints a line of JSON for each step. It ends when its parent does.
"""

from __future__ import annotations

import gc
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from explorer.errors import ExplorerError, SearchError
from explorer.progress import Progress, unwatched
from explorer.search import cache
from explorer.search.index import Index, build, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.library.model import Library

_REPORT_EVERY_S = 0.25
_FEW = 40
"""Up to so many documents, building takes less time than starting a helper."""

_PROGRAM = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1));"
    "from explorer.search.builder import main; sys.exit(main(sys.argv[1:]))"
)


def ready(library: Library, folder: Path, progress: Progress = unwatched) -> Index:
    """Return an up-to-date index of a library, doing no more than is needed.

    An index of the same library is opened; one of a little older one is brought up to date;
    otherwise, and when it is damaged, a helper builds it beside the old one.

    Args:
        library: What to search.
        folder: Where its index is kept; of one library only.
        progress: Called at least twice a second while there is work.

    Raises:
        Cancelled: It is no longer wanted.
    """
    try:
        index = Index.open(folder)
        if index.digest == library.digest or index.update(library, progress):
            return index
        index.close()
    except SearchError:
        pass  # there is none, or it is damaged: either way it is built
    if len(library.documents) <= _FEW:
        return build(library, folder, progress)
    return build_in_helper(library, folder, progress)


def build_in_helper(library: Library, folder: Path, progress: Progress = unwatched) -> Index:
    """Have a helper process index a library; do it here where none can be started or it fails.

    Raises:
        Cancelled: It is no longer wanted; the helper was ended.
    """
    if _can_start_helper() and _run_helper(library.root, folder, progress):
        try:
            index = Index.open(folder)
        except SearchError:
            return build(library, folder, progress)
        if index.digest == library.digest or index.update(library, progress):
            return index
        index.close()
    return build(library, folder, progress)


def main(arguments: Sequence[str] | None = None) -> int:
    """Be the helper: index the library in the first folder, keep the index in the second."""
    root, folder = (
        Path(argument) for argument in (sys.argv[1:] if arguments is None else arguments)
    )
    if not sys.stdin.closed and not sys.stdin.isatty():
        threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # nothing here makes cycles, and looking for them takes a third of the time
    from explorer.library.loading import load  # noqa: PLC0415 - a window has loaded already

    try:
        library = load(root, _Printer("Reading"))
        with cache.locked(folder, _Printer("Waiting")):
            write(library, folder, _Printer("Indexing"))
    except (ExplorerError, OSError) as error:
        print(json.dumps({"error": str(error)}), flush=True)
        return 1
    return 0


class _Printer:
    """The progress of a helper: prints a line now and then for its parent."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = 0.0

    def __call__(self, done: int, total: int, label: str = "") -> None:
        """Print how far it is, if some time has passed since the last line."""
        now = time.monotonic()
        if now >= self._next or done == total:
            self._next = now + _REPORT_EVERY_S / 2
            said = f"{self._what}: {label}" if label else self._what
            print(json.dumps([done, total, said]), flush=True)


def _can_start_helper() -> bool:
    """Tell whether there is an interpreter to start: a frozen program has none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def _run_helper(root: Path, folder: Path, progress: Progress) -> bool:
    """Run a helper to its end and return whether it did its work."""
    paths = json.dumps([path or str(Path.cwd()) for path in sys.path])
    command = [sys.executable, "-c", _PROGRAM, paths, str(root), str(folder)]
    try:
        helper = subprocess.Popen(  # noqa: S603 - this interpreter, running this module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
    except OSError:
        return False
    with helper:
        assert helper.stdout is not None
        lines: queue.Queue[str | None] = queue.Queue()
        listener = threading.Thread(target=_listen, args=(helper.stdout, lines), daemon=True)
        listener.start()
        try:
            _forward(lines, progress)
        except BaseException:
            helper.kill()
            raise
        finally:
            listener.join()
    return helper.returncode == 0


def _forward(lines: queue.Queue[str | None], progress: Progress) -> None:
    """Report what the helper says until it ends, the last thing again where it says nothing."""
    done, total, label = 0, 0, "Starting to index"
    while True:
        progress(done, total, label)
        try:
            line = lines.get(timeout=_REPORT_EVERY_S)
        except queue.Empty:
            continue
        if line is None:
            return
        said = json.loads(line)
        if isinstance(said, list):
            done, total, label = said


def _listen(output: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in output:
        lines.put(line)
    lines.put(None)


def _end_with_parent() -> None:
    """End this process at once when the pipe from its parent breaks."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
