"""How an index is kept: reopened, brought up to date, and made again when it is damaged."""

from __future__ import annotations

import os
import random
import shutil
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from explorer.errors import SearchError
from explorer.library.loading import load
from explorer.progress import Cancelled
from explorer.search import cache
from explorer.search.builder import ready
from explorer.search.index import Index, build
from explorer.search.schema import version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from explorer.library.model import Library

    Write = Callable[[Path, dict[str, str]], None]


class Steps:
    """A progress that remembers what it was told, and can cancel."""

    def __init__(self, cancel_at: int = -1) -> None:
        self.labels: list[str] = []
        self._cancel_at = cancel_at

    def __call__(self, done: int, total: int, label: str = "") -> None:
        if len(self.labels) == self._cancel_at:
            raise Cancelled
        self.labels.append(label)


def files_of(folder: Path) -> list[Path]:
    """Return the files of the build that is read, in order."""
    return sorted(path for path in cache.current_build(folder).iterdir() if path.is_file())


def stamps(folder: Path) -> dict[str, int]:
    """Return when each file below a folder was last written."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def finds_what_is_there(index: Index) -> bool:
    found = index.search("53(1)(b)")
    return [str(hit.address) for hit in found.hits] == ["eu-ai-act#exemptions"]


def test_an_index_is_built_kept_and_opened_again(library: Library, tmp_path: Path) -> None:
    built = build(library, tmp_path / "cache")
    expected = built.search("leak")
    built.close()
    opened = Index.open(tmp_path / "cache")
    found = opened.search("leak")
    assert found.hits == expected.hits
    assert found.facets == expected.facets
    assert opened.digest == library.digest
    assert opened.document_count == len(library.documents)
    assert opened.notice == ""
    opened.close()


def test_an_unchanged_library_is_not_indexed_again(library: Library, tmp_path: Path) -> None:
    build(library, tmp_path / "cache").close()
    before = stamps(tmp_path / "cache")
    steps = Steps()
    index = ready(library, tmp_path / "cache", steps)
    assert finds_what_is_there(index)
    index.close()
    assert stamps(tmp_path / "cache") == before
    assert steps.labels == []


def test_the_folder_says_which_versions_wrote_it(library: Library, tmp_path: Path) -> None:
    build(library, tmp_path / "cache").close()
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [version()]
    assert version().startswith("v2-whoosh2.7.4-")


def test_what_another_version_wrote_is_not_opened(library: Library, tmp_path: Path) -> None:
    build(library, tmp_path / "cache").close()
    (tmp_path / "cache" / version()).rename(tmp_path / "cache" / "v0-whoosh2.7.4-00000000")
    with pytest.raises(SearchError):
        Index.open(tmp_path / "cache")


def test_without_an_index_there_is_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(SearchError):
        Index.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def _truncate(folder: Path) -> None:
    path = max(files_of(folder), key=lambda path: path.stat().st_size)
    os.truncate(path, path.stat().st_size // 2)


def _garble(folder: Path) -> None:
    path = next(path for path in files_of(folder) if path.suffix == ".pst")
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def _flip(folder: Path) -> None:
    path = next(path for path in files_of(folder) if path.suffix == ".trm")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _delete(folder: Path) -> None:
    next(path for path in files_of(folder) if path.suffix == ".col").unlink()


def _garble_manifest(folder: Path) -> None:
    path = next(path for path in files_of(folder) if path.name.startswith("manifest"))
    path.write_text("{}" + path.read_text("utf-8")[2:], "utf-8")


def _delete_manifest(folder: Path) -> None:
    next(path for path in files_of(folder) if path.name.startswith("manifest")).unlink()


def _garble_contents(folder: Path) -> None:
    next(path for path in files_of(folder) if path.suffix == ".toc").write_bytes(b"cos\nsystem\n")


def _delete_build(folder: Path) -> None:
    shutil.rmtree(cache.current_build(folder))


def _mislead(folder: Path) -> None:
    (folder / version() / "current").write_text("../../etc", "utf-8")


def _garble_name(folder: Path) -> None:
    (folder / version() / "current").write_bytes(b"\xff\xfe\x00")


DAMAGES = [
    _truncate, _garble, _flip, _delete, _garble_manifest, _delete_manifest, _garble_contents,
    _delete_build, _mislead, _garble_name,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_not_opened_but_made_again(
    library: Library, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    build(library, tmp_path / "cache").close()
    damage(tmp_path / "cache")
    with pytest.raises(SearchError):
        Index.open(tmp_path / "cache")
    index = ready(library, tmp_path / "cache")
    assert finds_what_is_there(index)
    index.close()
    reopened = Index.open(tmp_path / "cache")
    assert finds_what_is_there(reopened)
    reopened.close()


def test_damage_under_an_open_index_is_an_error_in_words_and_no_crash(
    library: Library, tmp_path: Path
) -> None:
    index = build(library, tmp_path / "cache")
    for path in files_of(tmp_path / "cache"):
        os.truncate(path, 0)
    with pytest.raises(SearchError):
        index.search("53(1)(b) leak weights")
    index.close()
    mended = ready(library, tmp_path / "cache")
    assert finds_what_is_there(mended)
    mended.close()


def test_an_index_whose_build_was_swapped_goes_on(library: Library, tmp_path: Path) -> None:
    index = build(library, tmp_path / "cache")
    (tmp_path / "cache" / version() / "current").unlink()
    build(library, tmp_path / "cache").close()
    assert finds_what_is_there(index)
    index.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_cache_that_cannot_be_written_is_done_without(library: Library, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("in the way", "utf-8")
    index = ready(library, place / "cache")
    assert finds_what_is_there(index)
    assert index.notice.startswith("The index is held in memory")
    index.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_is_done_without(library: Library, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    index = ready(library, tmp_path / "cache")
    assert finds_what_is_there(index)
    assert "Permission denied" in index.notice
    index.close()


def test_a_full_disk_leaves_the_index_in_memory(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.search.manifest.write", full)
    index = build(library, tmp_path / "cache")
    assert finds_what_is_there(index)
    assert "No space left on device" in index.notice
    index.close()
    assert not list((tmp_path / "cache" / version()).glob("build-*"))


def test_a_cancelled_build_leaves_the_old_index_and_nothing_else(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    build(library, tmp_path / "cache").close()
    before = stamps(tmp_path / "cache")
    write(folder, {f"pages/p{n}.md": f"Page {n}\n" for n in range(60)})
    with pytest.raises(Cancelled):
        build(load(folder), tmp_path / "cache", Steps(cancel_at=5))
    assert stamps(tmp_path / "cache") == before
    old = Index.open(tmp_path / "cache")
    assert old.digest == library.digest
    old.close()


def test_building_reports_each_document(library: Library, tmp_path: Path) -> None:
    steps = Steps()
    build(library, tmp_path / "cache", steps).close()
    assert {document.title for document in library.documents} <= set(steps.labels)


def test_a_changed_document_is_found_by_its_new_words_only(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    assert index.search("torrent").total == 1
    write(folder, {"cases/gpt-4.md": "---\ntitle: GPT-4\n---\nNow about zebras and leaks.\n"})
    (folder / "pages/about.md").unlink()
    write(folder, {"pages/new.md": "A new page on weights.\n"})
    changed = load(folder)
    assert index.update(changed)
    assert [str(hit.address) for hit in index.search("zebra").hits] == ["gpt-4"]
    assert index.search("measures").total == 0
    assert index.search("kind:page").hits[0].document_id == "new"
    assert index.search('"closed system"').total == 0
    fresh = Index.in_memory(changed)
    for query in ("weights", "leak", "-leak", "kind:case", '"open weights"', "llama torrent", "*"):
        ours, theirs = index.search(query), fresh.search(query)
        assert {hit.address for hit in ours.hits} == {hit.address for hit in theirs.hits}
        assert ours.facets == theirs.facets
    index.close()
    reopened = Index.open(tmp_path / "cache")
    assert reopened.digest == changed.digest
    assert reopened.search("zebras").total == 1
    reopened.close()
    fresh.close()


def test_a_cancelled_update_leaves_the_index_as_it_was(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    write(folder, {"pages/about.md": "About zebras.\n", "pages/new.md": "New.\n"})
    changed = load(folder)
    with pytest.raises(Cancelled):
        index.update(changed, Steps(cancel_at=1))
    assert index.search("measures").total == 1
    assert index.digest == library.digest
    assert index.update(changed)
    assert index.search("measures").total == 0
    assert index.search("zebra").total == 1
    index.close()


def test_an_index_written_by_another_process_is_not_written_over(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    other = Index.open(tmp_path / "cache")
    write(folder, {"pages/about.md": "About zebras.\n"})
    assert other.update(load(folder))
    write(folder, {"pages/about.md": "About giraffes.\n"})
    assert not index.update(load(folder))
    assert index.search("leak").total == 4
    index.close()
    other.close()


def test_a_renamed_document_is_renamed_where_it_is_linked(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    assert index.search("comparison staged").total == 1
    write(folder, {"cases/gpt-2.md": "---\ntitle: The first giraffe\n---\nText.\n"})
    assert index.update(load(folder))
    assert {str(hit.address) for hit in index.search("giraffe").hits} >= {"llama#the-leak", "gpt-2"}
    index.close()


def test_with_many_changes_the_index_is_built_anew(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    build(library, tmp_path / "cache").close()
    write(folder, {f"pages/p{n}.md": f"Page number{n}\n" for n in range(30)})
    changed = load(folder)
    opened = Index.open(tmp_path / "cache")
    assert not opened.update(changed)
    opened.close()
    index = ready(changed, tmp_path / "cache")
    assert index.search("number29").total == 1
    assert len(list((tmp_path / "cache" / version()).glob("build-*"))) == 1
    index.close()


def test_an_index_in_memory_is_brought_up_to_date_too(
    folder: Path, library: Library, write: Write
) -> None:
    index = Index.in_memory(library)
    write(folder, {"pages/about.md": "About zebras.\n"})
    assert index.update(load(folder))
    assert index.search("zebra").total == 1
    index.close()


def test_many_threads_search_one_index(library: Library, tmp_path: Path) -> None:
    index = build(library, tmp_path / "cache")
    queries = ["leak", "weights", '"open weights"', "GPT-2", "kind:case", "we*"] * 8
    expected = {query: index.search(query).hits for query in set(queries)}
    gate = threading.Barrier(4)

    def search(part: list[str]) -> bool:
        gate.wait()
        return all(index.search(query).hits == expected[query] for query in part)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(search, [queries[start::4] for start in range(4)]))
    index.close()


@pytest.fixture
def quick_switching() -> Iterator[None]:
    """Let threads take turns as often as the program does: waiting for a file costs less then."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("quick_switching")
def test_threads_go_on_searching_while_the_index_changes(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    is_over = threading.Event()

    def search() -> int:
        count = 0
        while not is_over.is_set():
            assert finds_what_is_there(index)
            count += 1
        return count

    with ThreadPoolExecutor(2) as pool:
        busy = [pool.submit(search) for _ in range(2)]
        try:
            for number in range(3):
                write(folder, {"pages/about.md": f"Text of edition{number}.\n"})
                assert index.update(load(folder))
                assert index.search(f"edition{number}").total == 1
        finally:
            is_over.set()
        assert all(future.result() > 0 for future in busy)
    index.close()


def test_a_closed_index_says_so(library: Library, tmp_path: Path) -> None:
    for index in (Index.in_memory(library), build(library, tmp_path / "cache")):
        index.close()
        with pytest.raises(SearchError, match="closed"):
            index.search("leak")


def test_an_empty_library_has_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    index = build(load(tmp_path / "empty"), tmp_path / "cache")
    for query in ("leak", "*", "-leak", "kind:case", "we*", '"a b"', "lek~", "linksto:x"):
        assert index.search(query).total == 0
    index.close()
