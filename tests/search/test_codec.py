"""Postings written and read as whole lists, in whoosh's own format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.library.loading import load
from explorer.progress import unwatched
from explorer.search import manifest
from explorer.search.codec import BLOCK, Pool, Positions
from explorer.search.index import Index
from explorer.search.schema import STEMS, WORDS, version
from explorer.search.state import State
from explorer.search.storage import FolderStorage, MemoryStorage
from explorer.search.writing import IndexWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.library.model import Library


def test_a_pool_gives_postings_back_by_field_and_term() -> None:
    pool = Pool()
    pool.add_positions("words", 0, {"leak": [3, 7], "a": [1]})
    pool.add_positions("words", 2, {"leak": [5]})
    pool.add_weights("stems", 2, {"leak": 2.5})
    assert pool.counts("words") == {"leak": 2, "a": 1}
    found = list(pool.iter_postings())
    assert [(field, term) for field, term, _ in found] == [
        ("stems", b"leak"),
        ("words", b"a"),
        ("words", b"leak"),
    ]
    leak = found[2][2]
    assert list(leak.numbers) == [0, 2]
    assert [Positions.decode_positions(value) for value in leak.values] == [[3, 7], [5]]
    assert list(pool.iter_postings()) == []


def test_terms_come_in_the_order_of_their_bytes() -> None:
    pool = Pool()
    words = ["\U0001f999", "\ue000", "z", "é", "a-b", "a", ""]
    pool.add_positions("words", 0, {word: [0] for word in words})
    terms = [term for _, term, _ in pool.iter_postings()]
    assert terms == sorted(terms)


def test_a_list_longer_than_a_block_is_read_whole(
    tmp_path: Path, write: Callable[[Path, dict[str, str]], None]
) -> None:
    count = 2 * BLOCK + 7
    parts = (f"# Part {n}\n\ncommon rare{n % 9}\n" for n in range(count))
    write(tmp_path, {"long.md": "\n".join(parts)})
    library = load(tmp_path)
    storage = MemoryStorage()
    writer = IndexWriter(storage, library)
    writer.add(library.documents, unwatched)
    state = State(storage, writer.manifest())
    common = state.postings(WORDS, "common", with_positions=True)
    assert len(common.numbers) == len(common.values) == count
    assert list(common.numbers) == sorted(set(common.numbers))
    assert len(state.postings(STEMS, "rare3").numbers) == len(range(3, count, 9))
    assert len(state.postings(WORDS, "unknown").numbers) == 0
    reader = storage.open_index().reader()
    assert reader.doc_frequency(WORDS, "common") == count
    assert len(list(reader.postings(WORDS, "common").all_ids())) == count
    reader.close()
    state.close()


def test_a_manifest_is_read_as_it_was_written(library: Library, tmp_path: Path) -> None:
    place = tmp_path / "index"
    place.mkdir()
    storage = FolderStorage(place)
    writer = IndexWriter(storage, library)
    writer.add(library.documents, unwatched)
    written = writer.manifest()
    names = [path.name for path in place.iterdir() if path.name != "MAIN_WRITELOCK"]
    manifest.write(place, written, names)
    assert manifest.read(place) == written
    assert written.words["leak"] == 2
    assert list(written.words) == sorted(written.words)
    assert written.digest == library.digest
    storage.release()


def test_the_version_names_format_and_engine() -> None:
    assert version() == version()
    assert "whoosh2.7.4" in version()


@pytest.mark.parametrize("commit_every", [1, 3, 1000])
def test_it_does_not_matter_in_how_many_commits_an_index_is_written(
    library: Library, monkeypatch: pytest.MonkeyPatch, commit_every: int
) -> None:
    expected = Index.in_memory(library)
    monkeypatch.setattr("explorer.search.writing.COMMIT_EVERY", commit_every)
    index = Index.in_memory(library)
    for query in ("leak weights", "GPT-2", '"open weights"', "-leak", "kind:case", "we*"):
        ours, theirs = index.search(query), expected.search(query)
        assert ours.hits == theirs.hits
        assert ours.facets == theirs.facets
    index.close()
    expected.close()
