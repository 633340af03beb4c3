"""Postings written and read as whole lists, in whoosh's own format."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from explorer.library.loading import load
from explorer.progress import unwatched
from explorer.search import manifest
from explorer.search.codec import Positions, PostingList, encoded
from explorer.search.index import Index
from explorer.search.indexing import Subject, index_library
from explorer.search.schema import STEMS, WORDS, version
from explorer.search.state import State
from explorer.search.storage import FolderStorage, MemoryStorage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.library.model import Library


def test_a_list_is_written_with_its_bounds() -> None:
    numbers, places = array("I", [3, 7]), array("I", [1, 5, 2])
    written = encoded(numbers.tobytes(), b"", array("I", [2, 3]).tobytes(), places.tobytes())
    assert (written.total, written.first, written.last) == (2, 3, 7)
    assert written.data.endswith(places.tobytes())


def test_an_empty_list_has_nothing() -> None:
    assert PostingList.empty().size_bytes == 0


def test_whoosh_reads_positions_and_their_number() -> None:
    value = array("I", [4, 9]).tobytes()
    assert Positions.decode_positions(value) == [4, 9]
    assert Positions().decode_frequency(value) == 2


def test_a_long_list_is_read_whole_by_us_and_step_by_step_by_whoosh(
    tmp_path: Path, write: Callable[[Path, dict[str, str]], None]
) -> None:
    count = 3000
    parts = (f"# Part {n}\n\ncommon rare{n % 9} common\n" for n in range(count))
    write(tmp_path, {"long.md": "\n".join(parts)})
    storage = MemoryStorage()
    held = index_library(storage, Subject(load(tmp_path), None, unwatched), unwatched)
    state = State(storage, held)
    common = state.postings(WORDS, "common", with_places=True)
    assert len(common.numbers) == len(common.ends) == count
    assert len(common.places) == common.ends[-1] == 2 * count
    assert common.places[1] - common.places[0] == 2
    assert list(common.numbers) == sorted(set(common.numbers))
    assert len(state.postings(STEMS, "rare3").numbers) == len(range(3, count, 9))
    assert state.postings(STEMS, "common").weights[5] == 4  # twice, in halves
    assert len(state.postings(WORDS, "unknown").numbers) == 0
    reader = storage.open_index().reader()
    assert reader.doc_frequency(WORDS, "common") == count
    matcher = reader.postings(WORDS, "common")
    assert matcher.value_as("positions") == list(common.places[:2])
    assert len(list(matcher.all_ids())) == count
    assert reader.postings(STEMS, "common").weight() == 2.0
    reader.close()
    state.close()


def test_a_manifest_is_read_as_it_was_written(library: Library, tmp_path: Path) -> None:
    place = tmp_path / "index"
    place.mkdir()
    written = index_library(FolderStorage(place), Subject(library, None, unwatched), unwatched)
    manifest.write(place, written, [path.name for path in place.iterdir()])
    assert manifest.read(place) == written
    assert written.words["leak"] == 2
    assert list(written.words) == sorted(written.words)
    assert written.digest == library.digest
    assert [row.title for entry in written.entries for row in entry.claims] == [
        "Open is good",
        "Misuse grows",
        "Schools teach with it",
    ]


def test_the_version_names_format_and_engine() -> None:
    assert version() == version()
    assert "whoosh2.7.4" in version()


@pytest.mark.parametrize("max_words", [1, 60, 1_000_000])
def test_it_does_not_matter_in_how_many_segments_an_index_is_written(
    library: Library, monkeypatch: pytest.MonkeyPatch, max_words: int
) -> None:
    expected = Index.in_memory(library)
    monkeypatch.setattr("explorer.search.writing.MAX_WORDS", max_words)
    index = Index.in_memory(library)
    for query in ("leak weights", "GPT-2", '"open weights"', "-leak", "kind:case", "we*"):
        ours, theirs = index.search(query), expected.search(query)
        assert ours.hits == theirs.hits
        assert ours.facets == theirs.facets
    index.close()
    expected.close()
