"""How an index is kept: opened again, and made again when it is damaged."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from explorer.errors import SearchError
from explorer.library.loading import load
from explorer.progress import Cancelled
from explorer.search import cache
from explorer.search.builder import ready
from explorer.search.index import Index, build
from explorer.search.schema import version
from tests.search.kept_indexes import Steps, files_of, finds_what_is_there, stamps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.library.model import Library

    Write = Callable[[Path, dict[str, str]], None]


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
    assert version().startswith("v3-whoosh2.7.4-")


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
    has_been_read = damage not in {_delete_build, _mislead, _garble_name}
    assert index.notice.startswith("The index was made again.") or not has_been_read
    index.close()
    reopened = Index.open(tmp_path / "cache")
    assert finds_what_is_there(reopened)
    assert reopened.notice == ""
    reopened.close()


def test_a_first_index_is_nothing_to_speak_of(library: Library, tmp_path: Path) -> None:
    index = ready(library, tmp_path / "cache")
    assert index.notice == ""
    index.close()


def test_a_file_that_was_only_touched_is_not_damaged(library: Library, tmp_path: Path) -> None:
    build(library, tmp_path / "cache").close()
    for path in files_of(tmp_path / "cache"):
        os.utime(path)
    index = Index.open(tmp_path / "cache")
    assert finds_what_is_there(index)
    index.close()


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
