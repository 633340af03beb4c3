"""The helper processes that build an index, and several windows at once."""

from __future__ import annotations

import errno
import itertools
import json
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explorer.errors import SearchError
from explorer.library.loading import load
from explorer.progress import Cancelled, unwatched
from explorer.search import segment_process, segment_processes
from explorer.search.builder import build_in_processes, ready
from explorer.search.index import Index, build
from explorer.search.indexing import Subject
from explorer.search.schema import version
from explorer.search.storage import MemoryStorage
from explorer.search.writing import SegmentWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.library.model import Library

ROOT = Path(__file__).parents[2]

WINDOW = """
import sys
from pathlib import Path
from explorer.library.loading import load
from explorer.search.builder import build_in_processes
def say(done, total, label=""):
    print(done, total, label, flush=True)
build_in_processes(load(Path(sys.argv[1])), Path(sys.argv[2]), say).close()
"""
"""Another window of the program, as far as indexing goes."""


@pytest.fixture
def many(tmp_path: Path, write: Callable[[Path, dict[str, str]], None]) -> Library:
    """Return a library that takes some time to index."""
    text = " ".join(f"word{n} of weights and leaks" for n in range(200))
    files = {f"pages/p{n}.md": f"# Page {n}\n\n{text} only{n}\n" for n in range(150)}
    claim = "```argdown\n[Pages are many]: There are more than a hundred. #p3\n```\n"
    write(tmp_path / "many", {**files, "pages/p9.md": f"# Page 9\n\nonly9\n\n{claim}"})
    return load(tmp_path / "many")


@pytest.fixture
def two_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a library of any size be worth two helpers."""
    monkeypatch.setattr(segment_processes, "_MANY", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def window(root: Path, folder: Path) -> subprocess.Popen[str]:
    """Start another window that indexes a library."""
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(root), str(folder)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def started_helper(folder: Path) -> subprocess.Popen[bytes]:
    """Start a helper that waits for documents."""
    return subprocess.Popen(
        [sys.executable, "-m", "explorer.search.segment_process", str(folder)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.usefixtures("two_helpers")
def test_two_helpers_build_the_index_that_one_process_builds(many: Library, tmp_path: Path) -> None:
    reports: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, label: str = "") -> None:
        reports.append((done, total, label))

    index = build_in_processes(many, tmp_path / "cache", progress)
    here = build(many, tmp_path / "other")
    assert index.digest == here.digest == many.digest
    assert index.notice == ""
    for query in ("only149", "only0 weights", '"of weights"', "kind:claim", "*", "-leak"):
        ours, theirs = index.search(query, 400), here.search(query, 400)
        assert ours.hits == theirs.hits
        assert ours.facets == theirs.facets
    assert index._state.segment_count == 2
    assert any("Indexing" in label for _, _, label in reports)
    assert all(0 <= done <= total for done, total, _ in reports)
    index.close()
    here.close()


def test_a_small_part_of_the_documents_never_goes_to_nobody(many: Library) -> None:
    for count in (1, 2, 3):
        parts = segment_processes._parted(many.documents, count)
        assert [document for part in parts for document in part] == list(many.documents)
        assert len(parts) == count


def test_progress_is_told_at_least_twice_a_second(many: Library, tmp_path: Path) -> None:
    times: list[float] = []
    build_in_processes(
        many, tmp_path / "cache", lambda done, total, label="": times.append(time.monotonic())
    ).close()
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert max(gaps) < 0.5


def test_a_cancelled_build_ends_its_helpers_and_leaves_no_index(
    many: Library, tmp_path: Path
) -> None:
    def cancel(done: int, total: int, label: str = "") -> None:
        if "Indexing" in label:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_in_processes(many, tmp_path / "cache", cancel)
    with pytest.raises(SearchError):
        Index.open(tmp_path / "cache")
    assert not list((tmp_path / "cache" / version()).glob("build-*"))
    index = build(many, tmp_path / "cache")  # the lock is free
    index.close()


@pytest.mark.parametrize("after_lines", [1, 2])
def test_a_window_killed_on_the_way_harms_nothing(
    many: Library, folder: Path, tmp_path: Path, after_lines: int
) -> None:
    build(load(folder), tmp_path / "cache").close()
    with window(many.root, tmp_path / "cache") as process:
        assert process.stdout is not None
        for _ in range(after_lines):
            process.stdout.readline()
        process.kill()
    old = Index.open(tmp_path / "cache")
    assert old.search("torrent").total == 1
    old.close()
    index = ready(many, tmp_path / "cache")
    assert index.search("only7").total == 1
    assert len(list((tmp_path / "cache" / version()).glob("build-*"))) == 1
    index.close()


def test_a_helper_ends_when_its_parent_does(many: Library, tmp_path: Path) -> None:
    draft = Subject(many, (), unwatched).prepared(many.documents[0]).draft
    for sent in (b"", pickle.dumps(draft), pickle.dumps(draft)[:50]):
        with started_helper(tmp_path) as process:
            assert process.stdin is not None
            process.stdin.write(sent)
            process.stdin.close()
            assert process.wait(timeout=10) == 1


def test_a_helper_says_what_it_wrote(many: Library, tmp_path: Path) -> None:
    draft = Subject(many, (), unwatched).prepared(many.documents[0]).draft
    with started_helper(tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        segment_process.send(draft, process.stdin)
        segment_process.send(None, process.stdin)
        process.stdin.close()
        written = segment_process.from_json(json.loads(process.stdout.read()))
        assert process.wait(timeout=10) == 0
    writer = SegmentWriter(MemoryStorage())
    writer.add(draft)
    expected = writer.finish()
    assert (written.lengths, written.words) == (expected.lengths, expected.words)
    assert [count for _, count in written.segments] == [len(draft.passages)]


def test_a_helper_says_that_it_cannot_write(many: Library, tmp_path: Path) -> None:
    draft = Subject(many, (), unwatched).prepared(many.documents[0]).draft
    with started_helper(tmp_path / "nowhere") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        segment_process.send(draft, process.stdin)
        segment_process.send(None, process.stdin)
        process.stdin.close()
        said = json.loads(process.stdout.read())
        assert process.wait(timeout=10) == 1
    assert said["code"] == errno.ENOENT


def test_two_windows_at_once_make_one_good_index(many: Library, tmp_path: Path) -> None:
    windows = [window(many.root, tmp_path / "cache") for _ in range(2)]
    for process in windows:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    index = Index.open(tmp_path / "cache")
    assert index.search("only3").total == 1
    index.close()
    assert len(list((tmp_path / "cache" / version()).glob("build-*"))) == 1


def test_a_second_window_waits_for_the_first_and_uses_its_index(
    many: Library, tmp_path: Path
) -> None:
    with window(many.root, tmp_path / "cache") as process:
        assert process.stdout is not None
        while "Indexing" not in process.stdout.readline():
            pass
        labels: list[str] = []
        index = build(many, tmp_path / "cache", lambda done, total, label="": labels.append(label))
        process.communicate()
    assert set(labels) == {"Waiting for another window that is indexing"}
    assert index.search("only3").total == 1
    index.close()


def test_where_no_helper_can_be_started_the_index_is_built_here(
    many: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    index = build_in_processes(many, tmp_path / "cache")
    assert index.search("only3").total == 1
    index.close()


@pytest.mark.parametrize(
    "program",
    ["import sys; sys.exit(3)", "print('[1, 2]')", "import sys; sys.stdin.buffer.read()"],
)
def test_a_helper_that_fails_is_made_up_for(
    many: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(segment_processes, "_PROGRAM", program)
    index = build_in_processes(many, tmp_path / "cache")
    assert index.search("only3").total == 1
    assert index.notice == ""
    index.close()


def test_a_disk_that_is_full_for_a_helper_leaves_the_index_in_memory(
    many: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = json.dumps({"error": "No space left on device", "code": errno.ENOSPC})
    program = f"import sys; sys.stdin.buffer.read(); print({said!r})"
    monkeypatch.setattr(segment_processes, "_PROGRAM", program)
    index = build_in_processes(many, tmp_path / "cache")
    assert index.search("only3").total == 1
    assert "No space left on device" in index.notice
    index.close()
    assert not list((tmp_path / "cache" / version()).glob("build-*"))


def test_a_bug_while_documents_are_sent_is_not_swallowed(
    many: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Subject, "prepared", broken)
    with pytest.raises(ZeroDivisionError):
        build_in_processes(many, tmp_path / "cache")


def test_a_file_changed_since_it_was_loaded_is_indexed_as_it_was_loaded(
    many: Library, tmp_path: Path
) -> None:
    (many.root / "pages/p0.md").write_text("Changed since: zebra\n", "utf-8")
    index = build_in_processes(many, tmp_path / "cache")
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


def test_searching_imports_neither_qt_nor_numpy() -> None:
    code = (
        "import sys, explorer.search.builder; heavy = ('PySide6', 'numpy', 'networkx');"
        "sys.exit(any(name.split('.')[0] in heavy for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
