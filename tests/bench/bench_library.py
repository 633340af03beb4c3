"""Times and memory of loading libraries, as ratios to Python-Markdown and to the text itself.

Run it as a script: `python tests/bench/bench_library.py`. Goals, for 1,000 documents: loading is
at least 5 × as fast as converting the same files with Python-Markdown, and takes at most 6 × the
memory of their text, while loading and after.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from explorer.library.loading import load
from tests.bench.generated import write_library

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (60, 300, 1000)
ROUNDS = 3
EXTENSIONS = ["tables", "footnotes", "def_list", "admonition", "attr_list", "fenced_code"]


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes, in seconds of the processor."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def convert(folder: Path) -> None:
    """Convert every document of a library as Python-Markdown alone does."""
    converter = Markdown(extensions=EXTENSIONS)
    for path in sorted(folder.rglob("*.md")):
        _, _, body = path.read_text(encoding="utf-8")[4:].partition("\n---\n")
        converter.reset()
        converter.convert(body)


def memory_bytes(folder: Path) -> tuple[int, int]:
    """Return what a loaded library holds and what loading it took at most."""
    gc.collect()
    tracemalloc.start()
    library = load(folder)
    gc.collect()
    current, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert library.documents
    return current, peak


def main() -> None:
    """Print how loading compares for each size."""
    print(f"{'documents':>9}{'text MB':>9}{'load s':>8}{'convert s':>11}{'faster':>8}"
          f"{'held':>8}{'peak':>8}")  # fmt: skip
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "library"
            write_library(folder, size)
            text = sum(path.stat().st_size for path in folder.rglob("*.md"))
            load(folder)  # reads the files into the system's cache
            # Neither runs in the other's shadow: loading is timed before and after.
            before = min(seconds(lambda: load(folder)) for _ in range(ROUNDS))  # noqa: B023
            converting = seconds(lambda: convert(folder))  # noqa: B023
            after = min(seconds(lambda: load(folder)) for _ in range(ROUNDS))  # noqa: B023
            held, peak = memory_bytes(folder)
        loading = min(before, after)
        print(f"{size:9,}{text / 1e6:9.2f}{loading:8.2f}{converting:11.2f}"
              f"{converting / loading:7.1f}×{held / text:7.1f}×{peak / text:7.1f}×")  # fmt: skip


if __name__ == "__main__":
    main()
