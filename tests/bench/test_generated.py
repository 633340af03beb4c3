"""The generated libraries that benchmarks use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.library.loading import load
from tests.bench.generated import write_library

if TYPE_CHECKING:
    from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_one_seed_writes_the_same_bytes_and_another_others(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_library(tmp_path / name, 20, 200, seed)
    assert contents(tmp_path / "a") == contents(tmp_path / "b") != contents(tmp_path / "c")


def test_a_generated_library_loads_without_errors_and_has_what_real_ones_have(
    tmp_path: Path,
) -> None:
    write_library(tmp_path, 40, 400)
    library = load(tmp_path)
    assert len(library.documents) == 40
    assert [problem for problem in library.problems if problem.severity == "error"] == []
    assert all(len(document.sections) == 8 for document in library.documents)
    assert sum(len(document.citations) for document in library.documents) > 100
    assert sum(len(document.wiki_links) for document in library.documents) > 100
    assert sum(len(document.fences) for document in library.documents) == 5
    assert library.links
    words = sum(len(document.body.split()) for document in library.documents) / 40
    assert 350 < words < 600
