"""The helper process that builds an index."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explorer.errors import SearchError
from explorer.library.loading import load
from explorer.progress import Cancelled
from explorer.search import builder
from explorer.search.builder import build_in_helper, ready
from explorer.search.index import Index, build
from explorer.search.schema import version

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.library.model import Library

ROOT = Path(__file__).parents[2]


@pytest.fixture
def many(tmp_path: Path, write: Callable[[Path, dict[str, str]], None]) -> Library:
    """Return a library that takes some time to index."""
    text = " ".join(f"word{n} of weights and leaks" for n in range(200))
    files = {f"pages/p{n}.md": f"# Page {n}\n\n{text} only{n}\n" for n in range(150)}
    write(tmp_path / "many", files)
    return load(tmp_path / "many")


def helper(root: Path, folder: Path) -> subprocess.Popen[str]:
    """Start a helper as a user of the command line would."""
    return subprocess.Popen(
        [sys.executable, "-m", "explorer.search.builder", str(root), str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def outcome(process: subprocess.Popen[str]) -> tuple[str, int]:
    """Wait for a helper, its input open meanwhile; return what it said, and its status."""
    with process:
        assert process.stdout is not None
        output = process.stdout.read()
    return output, process.returncode


def test_a_helper_builds_an_index_and_reports_on_the_way(many: Library, tmp_path: Path) -> None:
    reports: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, label: str = "") -> None:
        reports.append((done, total, label))

    index = build_in_helper(many, tmp_path / "cache", progress)
    assert index.digest == many.digest
    assert index.search("only149").total == 1
    assert index.notice == ""
    index.close()
    assert any("Indexing" in label for _, _, label in reports)
    assert all(0 <= done <= total for done, total, _ in reports)


def test_a_cancelled_helper_is_ended_and_leaves_no_index(many: Library, tmp_path: Path) -> None:
    def cancel(done: int, total: int, label: str = "") -> None:
        if "Indexing" in label:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_in_helper(many, tmp_path / "cache", cancel)
    with pytest.raises(SearchError):
        Index.open(tmp_path / "cache")
    index = build(many, tmp_path / "cache")  # the lock is free, and what was left is swept away
    assert len(list((tmp_path / "cache" / version()).glob("build-*"))) == 1
    index.close()


@pytest.mark.parametrize("after_lines", [1, 4])
def test_a_helper_killed_on_the_way_harms_nothing(
    many: Library, folder: Path, tmp_path: Path, after_lines: int
) -> None:
    build(load(folder), tmp_path / "cache").close()
    process = helper(many.root, tmp_path / "cache")
    with process:
        assert process.stdout is not None
        for _ in range(after_lines):
            process.stdout.readline()
        process.kill()
    old = Index.open(tmp_path / "cache")
    assert old.search("torrent").total == 1
    old.close()
    index = ready(many, tmp_path / "cache")
    assert index.search("only7").total == 1
    index.close()


def test_a_helper_ends_when_its_parent_does(many: Library, tmp_path: Path) -> None:
    with helper(many.root, tmp_path / "cache") as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        process.stdin.close()
        assert process.wait(timeout=5) == 1
    with pytest.raises(SearchError):
        Index.open(tmp_path / "cache")


def test_two_processes_at_once_make_one_good_index(many: Library, tmp_path: Path) -> None:
    processes = [helper(many.root, tmp_path / "cache") for _ in range(2)]
    for process in processes:
        output, status = outcome(process)
        assert status == 0, output
    index = Index.open(tmp_path / "cache")
    assert index.search("only3").total == 1
    index.close()
    assert len(list((tmp_path / "cache" / version()).glob("build-*"))) == 1


def test_a_second_window_waits_for_the_first_and_uses_its_index(
    many: Library, tmp_path: Path
) -> None:
    with helper(many.root, tmp_path / "cache") as process:
        assert process.stdout is not None
        while "Indexing" not in process.stdout.readline():
            pass
        labels: list[str] = []
        index = build(many, tmp_path / "cache", lambda done, total, label="": labels.append(label))
    assert set(labels) == {"Waiting for another window that is indexing"}
    assert index.search("only3").total == 1
    index.close()


def test_where_no_helper_can_be_started_the_index_is_built_here(
    many: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    index = build_in_helper(many, tmp_path / "cache")
    assert index.search("only3").total == 1
    index.close()


def test_a_helper_that_fails_is_made_up_for(
    many: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "_PROGRAM", "import sys; print('[1, 2, \"x\"]'); sys.exit(3)")
    index = build_in_helper(many, tmp_path / "cache")
    assert index.search("only3").total == 1
    index.close()


def test_a_helper_says_what_is_wrong(tmp_path: Path) -> None:
    process = helper(tmp_path / "nowhere", tmp_path / "cache")
    output, status = outcome(process)
    assert status == 1
    assert "nowhere" in json.loads(output.splitlines()[-1])["error"]


def test_a_changed_file_that_the_helper_saw_first_is_put_right(
    many: Library, tmp_path: Path
) -> None:
    (many.root / "pages/p0.md").write_text("Changed since: zebra\n", "utf-8")
    index = build_in_helper(many, tmp_path / "cache")
    assert index.digest == many.digest
    assert index.search("zebra").total == 0
    assert index.search("only0").total == 1
    index.close()


def test_the_values_of_a_search_need_no_engine() -> None:
    code = (
        "import sys, explorer.search.model, explorer.search.syntax;"
        "sys.exit(any(name.split('.')[0] in ('whoosh', 'PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, env={**os.environ})
    assert done.returncode == 0


def test_searching_never_imports_qt() -> None:
    code = (
        "import sys, explorer.search.builder; heavy = ('PySide6', 'numpy', 'networkx');"
        "sys.exit(any(name.split('.')[0] in heavy for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
