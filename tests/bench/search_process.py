"""What of searching is measured in processes of its own: start, memory; and memory of helpers."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]

_FIRST = """
import gc, sys, time
from pathlib import Path
from explorer.library.loading import load
from explorer.argument.argued import argue
library = load(Path(sys.argv[1]) / "library")
claims = argue(library).claims
gc.freeze()  # as the program does when a library was loaded
gc.disable()
begun = time.perf_counter()
from explorer.search.builder import ready
index = ready(library, Path(sys.argv[1]) / "cache", claims=claims)
assert index.search("weights leak", 10).total
print((time.perf_counter() - begun) * 1000)
"""

_PRIVATE = """
import json, sys
from pathlib import Path
from explorer.search.index import Index
from tests.bench.search_process import private_bytes
queries = json.loads(sys.stdin.read())
before = private_bytes("self")
index = Index.open(Path(sys.argv[1]) / "cache")
for query in queries:
    index.search(query, 10, is_typing=True)
    index.search(query, 10)
print((private_bytes("self") - before) / 1e6)
"""


def first_result_ms(place: Path) -> float:
    """Return how long it takes from importing search to its first result, in a new process."""
    return min(float(_run(_FIRST, place)) for _ in range(3))


def private_mb(place: Path, queries: Sequence[str]) -> float:
    """Return how much private memory opening an index and asking it all of this takes."""
    return float(_run(_PRIVATE, place, json.dumps(list(queries))))


def private_bytes(process: str) -> int:
    """Return the private memory of a process, by its number or `self`; 0 where nobody can tell."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    lines = [line.split() for line in rollup.splitlines() if line.startswith("Private_")]
    return sum(int(line[1]) * 1024 for line in lines)


class Watch:
    """Watches a build: how often it says something, and what memory its helpers take."""

    def __init__(self) -> None:
        self._said = time.monotonic()
        self.longest_gap_s = 0.0
        self.peak_bytes = 0

    def progress(self, done: int, total: int, label: str = "") -> None:
        """Be the progress of the build."""
        del done, total, label
        now = time.monotonic()
        self.longest_gap_s, self._said = max(self.longest_gap_s, now - self._said), now

    def look(self) -> None:
        """Add up the private memory of all helpers that run now."""
        children = Path("/proc/self/task").glob("*/children")
        with contextlib.suppress(OSError):
            numbers = [number for path in children for number in path.read_text("ascii").split()]
            self.peak_bytes = max(self.peak_bytes, sum(private_bytes(n) for n in numbers))


@contextlib.contextmanager
def watched() -> Iterator[Watch]:
    """Watch a build."""
    watch, is_over = Watch(), threading.Event()

    def look() -> None:
        while not is_over.wait(0.1):
            watch.look()

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield watch
    finally:
        is_over.set()
        thread.join()


def peak_mb(watch: Watch) -> float:
    """Return the most memory that the helpers of a build took together."""
    return watch.peak_bytes / 1e6


def _run(code: str, place: Path, sent: str = "") -> str:
    command = [sys.executable, "-c", code, str(place)]
    ran = subprocess.run(command, input=sent, capture_output=True, check=True, cwd=ROOT, text=True)
    return ran.stdout
