"""How an index is brought up to date with a library that changed."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from explorer.errors import SearchError
from explorer.library.loading import load
from explorer.progress import Cancelled
from explorer.search.builder import ready
from explorer.search.index import Index, build
from explorer.search.model import Order
from explorer.search.schema import version
from tests.search.kept_indexes import Steps, files_of, finds_what_is_there

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.library.model import Library

    Write = Callable[[Path, dict[str, str]], None]


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


def test_many_small_changes_leave_what_building_anew_makes(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    chance = random.Random(3)
    words = ["leak", "weights", "torrent", "zebra", "giraffe", "model", "licence"]
    for number in range(12):
        name = f"pages/p{chance.randrange(5)}.md"
        if (folder / name).exists() and chance.random() < 0.3:
            (folder / name).unlink()
        else:
            text = " ".join(chance.choices(words, k=9))
            write(
                folder, {name: f"---\ntitle: Page {number}\ndate: 20{10 + number}\n---\n{text}\n"}
            )
        changed = load(folder)
        assert index.update(changed)
        reopened, fresh = Index.open(tmp_path / "cache"), Index.in_memory(changed)
        for query in ("leak", "zebra OR giraffe", "-weights", "kind:page", "*", '"leak weights"'):
            ours = [one.search(query, 100, order=Order.DATE) for one in (index, reopened, fresh)]
            dated = [[(hit.address, hit.snippet) for hit in found.hits] for found in ours]
            assert set(dated[0]) == set(dated[1]) == set(dated[2])
            assert ours[0].facets == ours[1].facets == ours[2].facets
            assert set(ours[0].document_ids) == set(ours[2].document_ids)
        words_kept = index._state.manifest.words
        assert words_kept == reopened._state.manifest.words == fresh._state.manifest.words
        assert list(words_kept) == sorted(words_kept)
        assert index.values("kind") == fresh.values("kind")
        reopened.close()
        fresh.close()
    index.close()


def test_a_word_that_is_gone_is_no_longer_known(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    write(folder, {"pages/about.md": "About zebras.\n"})
    assert index.update(load(folder))
    assert index.search("measures").note == "“measures” stands nowhere in this library."
    assert "measures" not in {one.text for one in index.complete("meas", 4)}
    assert "zebras" in {one.text for one in index.complete("zeb", 3)}
    index.close()


def test_after_many_changes_the_index_is_built_anew(
    folder: Path, library: Library, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.search.indexing._MAX_SEGMENTS", 3)
    index = build(library, tmp_path / "cache")
    for number in range(2):
        write(folder, {"pages/about.md": f"Edition{number}.\n"})
        assert index.update(load(folder))
    write(folder, {"pages/about.md": "Edition2.\n"})
    assert not index.update(load(folder))
    rebuilt = ready(load(folder), tmp_path / "cache", index=index)
    assert rebuilt is not index
    assert rebuilt.search("edition2").total == 1
    assert rebuilt.notice == ""
    index.close()
    rebuilt.close()


def test_an_index_that_is_open_is_brought_up_to_date_and_kept(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = ready(library, tmp_path / "cache")
    assert ready(library, tmp_path / "cache", index=index) is index
    write(folder, {"pages/about.md": "About zebras.\n"})
    assert ready(load(folder), tmp_path / "cache", index=index) is index
    assert index.search("zebra").total == 1
    index.close()


def test_a_change_that_was_killed_before_its_end_is_as_if_it_had_not_begun(
    folder: Path, library: Library, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build(library, tmp_path / "cache")
    write(folder, {"pages/about.md": "About zebras.\n"})

    def killed(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("explorer.search.manifest.write_change", killed)
        with pytest.raises(KeyboardInterrupt):
            index.update(load(folder))
    index.close()
    old = Index.open(tmp_path / "cache")
    assert old.digest == library.digest
    assert old.search("measures").total == 1
    assert old.update(load(folder))
    assert old.search("zebra").total == 1
    old.close()


def test_a_full_disk_during_a_change_is_told_and_the_index_stays(
    folder: Path, library: Library, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build(library, tmp_path / "cache")
    write(folder, {"pages/about.md": "About zebras.\n"})

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("explorer.search.manifest.write_change", full)
        with pytest.raises(SearchError, match="No space left on device"):
            index.update(load(folder))
    assert index.search("measures").total == 1
    assert index.update(load(folder))
    assert index.search("zebra").total == 1
    index.close()


def test_a_window_that_has_not_noticed_a_change_still_answers(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    other = Index.open(tmp_path / "cache")
    write(folder, {"pages/about.md": "About zebras.\n"})
    assert other.update(load(folder))
    with ThreadPoolExecutor(1) as pool:  # a thread that opens its files only now
        assert pool.submit(finds_what_is_there, index).result()
        assert pool.submit(index.search, "measures").result().total == 1
    index.close()
    other.close()


def test_a_missing_change_makes_the_index_be_made_again(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    for number in range(2):
        write(folder, {"pages/about.md": f"Edition{number}.\n"})
        assert index.update(load(folder))
    index.close()
    next(path for path in files_of(tmp_path / "cache") if path.name == "change-2.json").unlink()
    with pytest.raises(SearchError, match="change"):
        Index.open(tmp_path / "cache")


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


def test_threads_go_on_searching_while_the_index_changes(
    folder: Path, library: Library, tmp_path: Path, write: Write
) -> None:
    index = build(library, tmp_path / "cache")
    is_over = threading.Event()
    counts = [0, 0]

    def search(number: int) -> None:
        while not is_over.wait(0.0005):  # without a breath, whoever reads a file waits for ever
            assert finds_what_is_there(index)
            counts[number] += 1

    with ThreadPoolExecutor(2) as pool:
        busy = [pool.submit(search, number) for number in range(2)]
        try:
            for number in range(6):
                write(folder, {"pages/about.md": f"Text of edition{number}.\n"})
                before = counts.copy()
                assert index.update(load(folder))
                assert index.search(f"edition{number}").total == 1
                while any(one <= other for one, other in zip(counts, before, strict=True)):
                    assert not any(future.done() for future in busy)
                    is_over.wait(0.001)
        finally:
            is_over.set()
        for future in busy:
            future.result()
    index.close()
