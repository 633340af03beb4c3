"""Search beside SQLite's FTS5 on the same sections, in one run.

    python tests/bench/bench_search.py [DOCUMENTS ...]        60 and 1000 when none are given

Prints milliseconds at the median and the 95th percentile, and the ratio to FTS5. For each query
FTS5 does what we do but for facets, word forms and notes: the ten best by BM25 with a snippet, and
a count. Building is from the folder: both read it and make plain text of its sections, ours in a
helper process; and FTS5 once more of the finished texts alone.
"""

from __future__ import annotations

import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from explorer.library.loading import load
from explorer.progress import unwatched
from explorer.search.builder import build_in_helper, ready
from explorer.search.index import Index
from explorer.search.passages import passages
from tests.bench.generated import write_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from explorer.library.model import Library

_Result = TypeVar("_Result")

TYPED = (
    "weights leak",
    "open weights model",
    "malicious use",
    "license community",
    "policy evidence",
    "deepfake election",
    "facial recognition police",
    "training data bias",
    "llama release",
)
"""Queries that are typed letter by letter."""

ODD = (
    "the",
    "of the and",
    '"of the"',
    '"open weights"',
    "te*",
    "a* b* c*",
    "-the",
    "*",
    "kind:case -leak",
    "year:2018..2022 risk",
    "GPT-2",
    "53(1)(b)",
    "c++",
    "((",
    "<script>",
    "weigths~",
    "leak OR the OR of",
    "the of to and in a is that for it as was with be by on",
    "zzzz qqqq",
    '"the of"~9',
    "x" * 10_000,
)
"""Queries that cost the most, or look as if they might."""


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark for libraries of so many documents."""
    print(f"calibration: {_calibration_ms():.1f} ms for a million additions")
    for documents in [int(argument) for argument in arguments] or [60, 1000]:
        with tempfile.TemporaryDirectory() as name:
            _compare(Path(name), documents)
    return 0


def _compare(place: Path, documents: int) -> None:
    write_library(place / "library", documents)
    library = load(place / "library")
    fts, fts_build = _timed(lambda: _fts5(place / "fts.db", _texts(load(place / "library"))))
    texts = _texts(library)
    print(f"\n{documents} documents, {len(texts)} sections")
    _, bare = _timed(lambda: _fts5(place / "bare.db", texts).close())
    index, build = _timed(lambda: build_in_helper(library, place / "cache"))
    print(
        f"build         ours {build:8.0f} ms   FTS5 {fts_build:8.0f} ms   x{build / fts_build:.1f}"
    )
    print(f"  of finished texts               FTS5 {bare:8.0f} ms")
    index.close()
    print(f"first result  ours {_first_result_ms(place):8.0f} ms   (a new process, imports too)")
    index = Index.open(place / "cache")
    before = _memory_mb()
    prefixes = [query[:end] for query in TYPED for end in range(2, len(query) + 1)]
    _report("typing", index, fts, prefixes, is_typing=True)
    _report("odd", index, fts, ODD, is_typing=False)
    print(f"memory        ours {_memory_mb() - before:8.0f} MB more than before searching")
    index.close()
    _update(place, library)
    fts.close()


def _report(
    name: str, index: Index, fts: sqlite3.Connection, queries: Iterable[str], *, is_typing: bool
) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    for query in queries:
        ours.append(_best_ms(partial(index.search, query, 10, is_typing=is_typing)))
        theirs.append(_best_ms(partial(_search_fts5, fts, query, is_typing=is_typing)))
    for label, pick in (("p50", 50), ("p95", 95)):
        mine, peer = _percentile(ours, pick), _percentile(theirs, pick)
        print(f"{name:8} {label}  ours {mine:8.2f} ms   FTS5 {peer:8.2f} ms   x{mine / peer:.1f}")
    print(f"{name:8} max  ours {max(ours):8.2f} ms   FTS5 {max(theirs):8.2f} ms")


def _update(place: Path, library: Library) -> None:
    """Change one document and bring the index up to date."""
    path = place / "library" / library.documents[0].path
    path.write_text(path.read_text("utf-8") + "\nA zebra came.\n", "utf-8")
    changed = load(place / "library")
    index = Index.open(place / "cache")
    _, took = _timed(lambda: index.update(changed, unwatched))
    _, first = _timed(lambda: index.search("zebra", 10))
    assert index.search("zebra").total == 1
    print(f"one change    ours {took + first:8.0f} ms   (of which the first search {first:.0f})")
    index.close()
    ready(changed, place / "cache").close()


def _texts(library: Library) -> list[tuple[str, str, str]]:
    return [
        (document.title, passage.heading, " ".join([*passage.above, passage.text]))
        for document in library.documents
        for passage in passages(library, document)
    ]


def _fts5(path: Path, texts: Iterable[tuple[str, str, str]]) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute(
        "create virtual table sections using "
        "fts5(title, heading, text, tokenize='porter unicode61')"
    )
    with connection:
        connection.executemany("insert into sections values (?, ?, ?)", texts)
    return connection


def _search_fts5(connection: sqlite3.Connection, query: str, *, is_typing: bool) -> object:
    words = "".join(c if c.isalnum() else " " for c in query[:200]).split()[:16]
    if not words:
        return None
    match = " ".join(f'"{word}"' for word in words) + ("*" if is_typing else "")
    (count,) = connection.execute(
        "select count(*) from sections where sections match ?", (match,)
    ).fetchone()
    rows = connection.execute(
        "select title, heading, snippet(sections, 2, '[', ']', '…', 24), bm25(sections, 4, 2, 1) "
        "from sections where sections match ? order by bm25(sections, 4, 2, 1) limit 10",
        (match,),
    ).fetchall()
    return count, rows


def _first_result_ms(place: Path) -> float:
    """Return how long a fresh process takes from before its imports to its first result."""
    code = (
        "import sys, time; begun = time.perf_counter(); from pathlib import Path;"
        "from explorer.search.index import Index; index = Index.open(Path(sys.argv[1]));"
        "index.search('weights leak', 10); print((time.perf_counter() - begun) * 1000)"
    )
    command = [sys.executable, "-c", code, str(place / "cache")]
    root = Path(__file__).parents[2]
    runs = [subprocess.run(command, capture_output=True, check=True, cwd=root) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def _timed(work: Callable[[], _Result]) -> tuple[_Result, float]:
    begun = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - begun) * 1000


def _best_ms(search: Callable[[], object]) -> float:
    """Return how long it takes when it is warm."""
    return min(_timed(search)[1] for _ in range(3))


def _percentile(times: Sequence[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _calibration_ms() -> float:
    total = 0
    begun = time.perf_counter()
    for number in range(1_000_000):
        total += number
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
