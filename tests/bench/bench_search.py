"""Search beside SQLite's FTS5, and tantivy where it is installed, on the same sections in one run.

    python tests/bench/bench_search.py [DOCUMENTS ...]        60 and 1000 when none are given

Prints milliseconds at the median and the 95th percentile, warm, the ratio to FTS5, and whether the
figure aimed at is reached. For each query the others do what we do but for facets, word forms,
explanations and notes: the ten best by BM25 with a snippet, and a count. Building is told beside
two figures of FTS5: of finished texts that are at hand, and from the folder as we do.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from explorer.argument.argued import argue
from explorer.library.loading import load
from explorer.progress import unwatched
from explorer.search.builder import build_in_processes
from explorer.search.index import Index
from explorer.search.passages import passages
from tests.bench import search_peers as peers
from tests.bench.generated import write_library
from tests.bench.search_process import first_result_ms, peak_mb, private_mb, watched
from tests.search.odd_queries import ODD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from explorer.library.model import Library

_Result = TypeVar("_Result")

TYPED = (
    "weights leak", "open weights model", "malicious use", "license community", "policy evidence",
    "deepfake election", "facial recognition police", "training data bias", "llama release",
)  # fmt: skip
"""Queries that are typed letter by letter."""

COSTLY = (
    "the", "of the and", '"of the"', '"open weights"', "te*", "a* b* c*", "-the", "kind:case -leak",
    "year:2018..2022 risk", "GPT-2", "53(1)(b)", "weigths~", "leak OR the OR of", "zzzz qqqq",
    "the of to and in a is that for it as was with be by on", '"the of"~9', '"in the of and"',
    "topic:privacy -kind:case", "linksto:malicious-use", "has:sources the", 'supports:"Model"',
)  # fmt: skip
"""Queries that cost the most, or look as if they might."""


class Aims(NamedTuple):
    """What is to be reached for a number of documents; milliseconds at the 95th percentile."""

    typing_ms: float
    odd_ms: float
    change_ms: float
    private_mb: float


AIMS = {60: Aims(20, 50, 100, 10), 1000: Aims(40, 150, 250, 60), 10_000: Aims(250, 750, 400, 350)}
FIRST_MS, BUILD_MB, BUILD_RATIO, TYPING_RATIO = 150, 400, 6, 2


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark for libraries of so many documents."""
    print(f"calibration: {calibration_ms():.1f} ms for a million additions")
    for documents in [int(argument) for argument in arguments] or [60, 1000]:
        with tempfile.TemporaryDirectory() as name:
            _compare(Path(name), documents)
    return 0


def _compare(place: Path, documents: int) -> None:
    write_library(place / "library", documents)
    library = load(place / "library")
    texts = _texts(library)
    print(f"\n{documents} documents, {len(texts)} sections")
    aims = AIMS.get(documents)
    others = _built_by_others(place, texts)
    _build(place, library, others[0][1], documents)
    _first(place, documents)
    index = Index.open(place / "cache")
    typed = [query[:end] for query in TYPED for end in range(2, len(query) + 1)]
    engines = [engine for engine, _ in others]
    _report("typing", index, engines, typed, aims and aims.typing_ms, is_typing=True)
    odd = [*COSTLY, *ODD, *_random_queries(60)]
    _report("odd", index, engines, odd, aims and aims.odd_ms, is_typing=False)
    index.close()
    used = private_mb(place, [*typed, *odd])
    _tell("private memory", f"{used:8.1f} MB", used, aims and aims.private_mb)
    _change(place, library, aims)
    for engine in engines:
        engine.close()


def _built_by_others(place: Path, texts: Sequence[peers.Text]) -> list[tuple[peers.Peer, float]]:
    """Build the same sections with the other engines; FTS5 comes first."""
    built = []
    for make in peers.PEERS:
        engine, took = timed(partial(make, place / make.__name__, texts))
        if engine is None:
            print(f"{make.__name__} is not installed here and left out")
        else:
            print(f"build  {engine.name:8} {took:8.0f} ms   of finished texts")
            built.append((engine, took))
    return built


def _build(place: Path, library: Library, bare_ms: float, documents: int) -> None:
    def from_folder() -> None:
        peers.Fts5(place / "folder", _texts(load(place / "library"))).close()

    _, folder_ms = timed(from_folder)
    claims = argue(library).claims
    with watched() as watch:
        index, took = timed(
            lambda: build_in_processes(library, place / "cache", watch.progress, claims)
        )
    index.close()
    is_aimed = documents >= 10_000
    _tell(
        "build  ours", f"{took:8.0f} ms   x{took / bare_ms:.1f} of FTS5", took / bare_ms,
        BUILD_RATIO if is_aimed else None,
    )  # fmt: skip
    print(f"       from the folder, FTS5 {folder_ms:8.0f} ms   x{took / folder_ms:.1f}")
    peak = peak_mb(watch)
    _tell("       memory of the helpers", f"{peak:8.0f} MB", peak, BUILD_MB)
    _tell("       longest silence", f"{watch.longest_gap_s:8.2f} s", watch.longest_gap_s, 0.5)


def _first(place: Path, documents: int) -> None:
    took = first_result_ms(place)
    _tell("first result", f"{took:8.0f} ms   in a new process that has the library",
          took, FIRST_MS if documents <= 1000 else None)  # fmt: skip


def _report(
    name: str,
    index: Index,
    engines: Sequence[peers.Peer],
    queries: Iterable[str],
    aim_ms: float | None,
    *,
    is_typing: bool,
) -> None:
    asked = list(queries)
    ours = [_best_ms(partial(index.search, query, 10, is_typing=is_typing)) for query in asked]
    theirs = {
        engine.name: [
            _best_ms(partial(engine.search, query, is_typing=is_typing)) for query in asked
        ]
        for engine in engines
    }
    for label, pick in (("p50", 50), ("p95", 95), ("max", 100)):
        mine = _percentile(ours, pick)
        beside = "   ".join(
            f"{engine} {_percentile(times, pick):8.2f} x{mine / _percentile(times, pick):.1f}"
            for engine, times in theirs.items()
        )
        line = f"ours {mine:8.2f} ms   {beside}"
        _tell(f"{name:7}{label}", line, mine, aim_ms if pick == 95 else None)
        if name == "typing" and pick == 95:
            ratio = mine / _percentile(theirs["FTS5"], 95)
            _tell("  ratio to FTS5", f"{ratio:8.2f}", ratio,
                  TYPING_RATIO if asked and aim_ms != AIMS[60].typing_ms else None)  # fmt: skip
    slowest = max(zip(ours, asked, strict=True))
    print(f"  slowest: {slowest[1][:60]!r}")


def _change(place: Path, library: Library, aims: Aims | None) -> None:
    """Change one document and bring the open index up to date, three times."""
    index = Index.open(place / "cache")
    index.search("weights", 10)
    times = []
    for number, document in enumerate(library.documents[:3]):
        path = place / "library" / document.path
        path.write_text(f"{path.read_text('utf-8')}\nA zebra{number} came.\n", "utf-8")
        changed = load(place / "library")
        claims = argue(changed).claims
        _, took = timed(partial(index.update, changed, unwatched, claims))
        found, first = timed(partial(index.search, f"zebra{number}", 10))
        assert found.total == 1
        times.append(took + first)
    middle = statistics.median(times)
    _tell("one changed document", f"{middle:8.0f} ms   until it is found", middle,
          aims and aims.change_ms)  # fmt: skip
    index.close()


def _tell(name: str, said: str, figure: float, aim: float | None) -> None:
    reached = "" if aim is None else f"   aim {aim:g}: {'reached' if figure <= aim else 'MISSED'}"
    print(f"{name:28} {said}{reached}")


def _texts(library: Library) -> list[peers.Text]:
    return [
        (document.title, passage.heading, " ".join([*passage.above, passage.text]))
        for document in library.documents
        for passage in passages(library, document)
    ]


def _random_queries(count: int) -> list[str]:
    chance = random.Random(4)
    letters = "abcdefgh  \"()*-~:|'’éß🦙日0123456789.,"
    words = (
        "kind:",
        "title:",
        "OR",
        "-the",
        "weights",
        "of",
        "te*",
        '"the of"',
        "year:20",
        "leak~",
    )
    texts = ["".join(chance.choices(letters, k=chance.randint(1, 80))) for _ in range(count // 2)]
    return texts + [" ".join(chance.choices(words, k=chance.randint(1, 9))) for _ in texts]


def timed(work: Callable[[], _Result]) -> tuple[_Result, float]:
    """Return what some work gives, and how many milliseconds it took."""
    begun = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - begun) * 1000


def _best_ms(search: Callable[[], object]) -> float:
    """Return how long it takes when it is warm."""
    return min(timed(search)[1] for _ in range(3))


def _percentile(times: Sequence[float], percent: int) -> float:
    if percent == 100:
        return max(times)
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def calibration_ms() -> float:
    """Return how long this machine takes for a million additions."""
    total = 0
    begun = time.perf_counter()
    for number in range(1_000_000):
        total += number
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
