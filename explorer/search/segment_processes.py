"""Helper processes that write an index, so that a window stays quick meanwhile.

A thread that writes an index makes searching three times slower and holds a window up by a quarter
of a second at a time; other processes do not. They are sent the passages one document at a time,
which takes little, and turn them into segments; this process puts these together. They end when
their parent does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from itertools import accumulate
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from explorer.search import segment_process
from explorer.search.storage import FolderStorage
from explorer.search.toc import as_segment, commit
from explorer.search.writing import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.library.model import Document, Library
    from explorer.progress import Progress
    from explorer.search.about import About
    from explorer.search.indexing import Subject
    from explorer.search.manifest import ClaimRow, Manifest

_REPORT_EVERY_S = 0.25
_MANY = 300
"""Up to so many documents, building takes less time than starting a second helper."""

_PROGRAM = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1));"
    "from explorer.search.segment_process import main; sys.exit(main(sys.argv[1:]))"
)


class SegmentProcesses:
    """One or two helper processes, each with a thread that sends it a part of the documents.

    Args:
        subject: What to index.
        place: The folder that they write into.
    """

    def __init__(self, subject: Subject, place: Path) -> None:
        self._subject = subject
        self._parts = _parted(subject.library.documents, _how_many(subject.library))
        self._done = [0] * len(self._parts)
        self._known: list[list[tuple[About, tuple[ClaimRow, ...]]]] = [[] for _ in self._parts]
        self._said = [b""] * len(self._parts)
        self._storage = FolderStorage(place)
        self._is_over = False
        self._crashes: list[BaseException] = []
        self._processes = [self._started(place) for _ in self._parts]
        self._threads = [
            threading.Thread(target=self._serve, args=(number,), daemon=True)
            for number in range(len(self._parts))
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        for process in self._processes:
            process.kill()
        for thread, process in zip(self._threads, self._processes, strict=True):
            thread.join()
            process.wait()

    def manifest(self, progress: Progress) -> Manifest | None:
        """Wait for the helpers and return what they wrote; None if one of them failed.

        Raises:
            Cancelled: It is no longer wanted.
            OSError: The folder cannot be written.
        """
        total = len(self._subject.library.documents)
        for thread in self._threads:
            while thread.is_alive():
                done = sum(self._done)
                said = "Indexing" if done < total else "Writing the index"
                progress(done, total, said)
                thread.join(_REPORT_EVERY_S)
        for crash in self._crashes:
            raise crash
        written = Written()
        for output in self._said:
            told = _told(output)
            if told is None:
                return None
            written.add(told)
        progress(total, total, "Writing the index")
        segments = [as_segment(self._storage, known) for known in written.segments]
        commit(self._storage, segments, 1)
        return self._subject.manifest([pair for part in self._known for pair in part], written)

    @staticmethod
    def _started(place: Path) -> subprocess.Popen[bytes]:
        paths = json.dumps([path or str(Path.cwd()) for path in sys.path])
        return subprocess.Popen(  # noqa: S603 - this interpreter, running a module of ours
            [sys.executable, "-c", _PROGRAM, paths, str(place)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _serve(self, number: int) -> None:
        """Send a helper its documents, then hear what it says."""
        process = self._processes[number]
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            self._send(number, process.stdin)
        except OSError:
            pass  # it ended before its time; what it said tells why
        except BaseException as error:  # noqa: BLE001 - raised where the helpers are waited for
            self._crashes.append(error)
            process.kill()
        self._said[number] = process.stdout.read()
        process.stdout.close()

    def _send(self, number: int, pipe: IO[bytes]) -> None:
        with pipe:
            for document in self._parts[number]:
                if self._is_over:
                    return
                known, rows, draft = self._subject.prepared(document)
                segment_process.send(draft, pipe)
                self._known[number].append((known, rows))
                self._done[number] += 1
            segment_process.send(None, pipe)


def _told(said: bytes) -> Written | None:
    """Return what a helper wrote; None where it failed for no reason of the disk's.

    Raises:
        OSError: It could not write.
    """
    try:
        told = json.loads(said)
        if "error" in told:
            raise OSError(told.get("code"), told["error"])
        return segment_process.from_json(told)
    except (ValueError, KeyError, TypeError):
        return None


def _parted(documents: Sequence[Document], count: int) -> list[Sequence[Document]]:
    """Part documents into so many runs of about the same amount of text."""
    sums = list(accumulate((len(document.body) + 500 for document in documents), initial=0))
    wanted = [sums[-1] * part / count for part in range(1, count)]
    cuts = [0, *(sum(size < share for size in sums[1:]) for share in wanted), len(documents)]
    return [documents[cuts[part] : cuts[part + 1]] for part in range(count)]


def _how_many(library: Library) -> int:
    return 2 if len(library.documents) > _MANY and (os.cpu_count() or 1) > 1 else 1
