"""Claims as passages of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.address import Address
from explorer.argument.argued import argue
from explorer.library.loading import load
from explorer.progress import Cancelled, unwatched
from explorer.search.claims import by_document, claims_of_library
from explorer.search.index import Index, build
from explorer.search.passages import passages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.library.model import Library

    Write = Callable[[Path, dict[str, str]], None]

DEBATES = {
    "library.yaml": "id: debates\ntitle: Debates\n",
    "references.json": '[{"id": "cohen-2023", "type": "report", "title": "A leak",'
    ' "author": [{"family": "Cohen"}], "issued": {"date-parts": [[2023]]}}]',
    "topics/privacy.md": "---\ntitle: Privacy\nkind: concern\n---\nData.\n",
    "topics/harm.md": "---\ntitle: Harm\nkind: risk\n---\nHurt.\n",
    "cases/leak.md": """---
title: The leak
date: 2023-03
actors: [Meta AI]
concerns: {privacy: from-openness}
---
## What was argued

```argdown
[No recall]: What was published cannot be called back. #harm {source: cohen-2023, page: 3}
  + <Copies stay>: Copies lie on a thousand disks. #harm #privacy
```
""",
    "debates/weights.md": """---
title: Should weights be open
main: No recall
joins: [leak]
---
```argdown
[No recall]
  - <Old news>: After a year nobody wants them. {quote: "Interest halves each quarter."}

An untitled thought on giraffes. #privacy
```
""",
}


@pytest.fixture
def folder(tmp_path: Path, write: Write) -> Path:
    write(tmp_path / "debates", DEBATES)
    return tmp_path / "debates"


@pytest.fixture
def index(folder: Path) -> Index:
    return Index.in_memory(load(folder))


def addresses(index: Index, query: str) -> set[str]:
    return {str(hit.address) for hit in index.search(query).hits}


def test_each_claim_is_found_once_with_the_document_it_is_stated_in(index: Index) -> None:
    (hit,) = index.search("kind:claim recall").hits
    assert hit.address == Address.claim("No recall")
    assert hit.is_claim
    assert (hit.document_id, hit.kind, hit.title, hit.section) == (
        "leak", "claim", "The leak", "No recall",
    )  # fmt: skip
    assert hit.place == Address.document("leak", "what-was-argued")
    assert hit.trail == ("What was argued",)
    assert [run.text for run in hit.snippet if run.is_match] == []
    (copies,) = index.search("disks kind:claim").hits
    assert [run.text for run in copies.snippet if run.is_match] == ["disks"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:claim", {"No recall", "Copies stay", "Old news", "weights#1"}),
        ('supports:"No recall"', {"Copies stay"}),
        ("supports:recall", {"Copies stay"}),
        ('attacks:"No recall"', {"Old news"}),
        ("attacks:*", {"Old news"}),
        ("kind:claim topic:harm", {"No recall", "Copies stay", "Old news"}),
        ("kind:claim topic:privacy", {"Copies stay", "weights#1"}),
        ("kind:claim risk:harm", {"No recall", "Copies stay", "Old news"}),
        ("kind:claim concern:privacy", {"Copies stay", "weights#1"}),
        ("kind:claim source:cohen-2023", {"No recall"}),
        ("kind:claim has:sources", {"No recall"}),
        ("kind:claim type:report", {"No recall"}),
        ("kind:claim year:2023", {"No recall", "Copies stay"}),
        ("kind:claim actor:meta", {"No recall", "Copies stay"}),
        ("kind:claim id:leak", {"No recall", "Copies stay"}),
        ('section:"copies stay"', {"Copies stay"}),
        ('title:"old news"', {"Old news"}),
        ("kind:claim quarter", {"Old news"}),
        ("kind:claim -topic:harm", {"weights#1"}),
        ("kind:claim leak thousand", {"Copies stay"}),
    ],
)
def test_claims_are_found_by_what_they_are(index: Index, query: str, expected: set[str]) -> None:
    assert {hit.address.name for hit in index.search(query).hits} == expected


def test_a_document_of_some_kind_is_no_claim(index: Index) -> None:
    assert not any(hit.is_claim for hit in index.search("kind:case").hits)
    assert not any(hit.is_claim for hit in index.search("recall -kind:claim").hits)


def test_an_untitled_claim_shows_how_it_begins(index: Index) -> None:
    (hit,) = index.search("giraffes kind:claim").hits
    assert hit.section == "An untitled thought on giraffes."
    assert hit.document_id == "weights"


def test_what_claims_say_is_explained(index: Index) -> None:
    assert index.search('supports:"No recall"').explained == (
        "Passages that support the claim “No recall”."
    )
    assert index.search('-attacks:"No recall"').explained == (
        "Passages that do not attack the claim “No recall”."
    )


def test_claims_are_counted_as_a_kind_and_by_their_own_topics(index: Index) -> None:
    facets = index.search("kind:claim").facets
    assert facets["kind"] == (("claim", 2),)  # claims in two documents
    assert dict(facets["topic"]) == {"harm": 2, "privacy": 2}
    assert dict(facets["year"]) == {"2023": 1}
    for field, values in index.search("copies OR giraffes OR data").facets.items():
        for value, count in values:
            narrowed = index.search(f'(copies OR giraffes OR data) {field}:"{value}"')
            assert narrowed.document_count == count, (field, value)


def test_what_lights_up_is_told_for_graph_and_maps(index: Index) -> None:
    found = index.search("copies", limit=0)
    assert found.addresses == {Address.document("leak"), Address.claim("Copies stay")}
    assert found.document_ids == ("leak",)


def test_hits_are_grouped_by_document(index: Index) -> None:
    group = index.search("copies").by_document()[0]
    assert (group.document_id, group.kind, group.title) == ("leak", "case", "The leak")
    assert group.total == len(group.hits) == 2
    (one,) = index.search("copies", limit=1).by_document()
    assert (len(one.hits), one.total) == (1, 2)


def test_a_changed_claim_is_found_anew_and_so_is_what_bears_on_it(
    folder: Path, tmp_path: Path, write: Write
) -> None:
    index = build(load(folder), tmp_path / "cache")
    text = DEBATES["cases/leak.md"].replace("cannot be called back", "stays with zebras")
    write(folder, {"cases/leak.md": text})
    assert index.update(load(folder))
    assert addresses(index, "zebras kind:claim") == {"claim:No recall"}
    assert index.search('"called back"').total == 0
    debate = DEBATES["debates/weights.md"].replace("- <Old news>", "+ <Old news>")
    write(folder, {"debates/weights.md": debate})
    assert index.update(load(folder))
    assert addresses(index, 'supports:"No recall"') == {"claim:Copies stay", "claim:Old news"}
    assert addresses(index, 'attacks:"No recall"') == set()
    assert index.values("attacks") == ()
    index.close()


def test_a_claim_that_loses_its_document_is_found_in_the_next(
    folder: Path, tmp_path: Path, write: Write
) -> None:
    write(folder, {"debates/weights.md": DEBATES["debates/weights.md"].replace(
        "[No recall]\n", "[No recall]: Nothing comes back.\n")})  # fmt: skip
    index = build(load(folder), tmp_path / "cache")
    assert [h.document_id for h in index.search("kind:claim title:recall").hits] == ["leak"]
    (folder / "cases/leak.md").unlink()
    assert index.update(load(folder))
    (hit,) = index.search("kind:claim title:recall").hits
    assert (hit.document_id, hit.address) == ("weights", Address.claim("No recall"))
    index.close()


def test_claims_that_are_at_hand_are_not_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load(folder)
    claims = argue(library).claims
    monkeypatch.setattr("explorer.argument.joining.parse", None)
    index = Index.in_memory(library, claims=claims)
    assert index.search("kind:claim").total == 4
    index.close()


def test_a_library_without_claims_has_none(small: Library, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Nothing is claimed here.\n", "utf-8")
    assert claims_of_library(load(tmp_path), unwatched) == ()
    assert by_document(()) == {}
    assert [passage.claim for passage in passages(small, small.document("llama"))] == [""] * 4


def test_reading_claims_can_be_cancelled(folder: Path) -> None:
    def cancel(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        claims_of_library(load(folder), cancel)
