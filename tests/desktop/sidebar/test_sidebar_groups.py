"""The library by kind, and facets."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from explorer.desktop.sidebar.groups import by_kind, facets
from explorer.library.loading import load
from explorer.search.model import Found
from explorer.topics.coverage import touches


def test_documents_stand_under_their_kinds_with_years_and_counts(small_folder: Path) -> None:
    library = load(small_folder)
    groups = by_kind(library, touches(library))
    assert [group.title for group in groups] == ["Cases", "Rewards", "Risks", "Regulations"]
    assert [(row.text, row.detail) for row in groups[0].rows] == [
        ("GPT-2: the staged release", "2019"), ("Llama and open weights", "2023"),
    ]  # fmt: skip
    assert [(row.text, row.detail) for row in groups[2].rows] == [("Malicious use", "3")]
    assert "Touched by 3 document" in groups[2].rows[0].tip


def test_the_filter_takes_words_of_title_and_alias(small_folder: Path) -> None:
    library = load(small_folder)
    found = by_kind(library, touches(library), "MISUSE")
    assert [row.text for group in found for row in group.rows] == ["Malicious use"]
    nothing = by_kind(library, touches(library), "zebra")
    assert [row.text for row in nothing[0].rows] == ["No document is called that."]


def test_a_facet_says_what_narrows_the_search(small_folder: Path) -> None:
    found = Found(
        "weights",
        facets=MappingProxyType(
            {"kind": (("case", 2),), "topic": (("malicious-use", 1),), "actor": (("Open AI", 1),)}
        ),
    )
    groups = facets(found, load(small_folder))
    rows = [row for group in groups for row in group.rows]
    assert [(row.text, row.detail, row.tip) for row in rows] == [
        ("Cases", "2", "kind:case"),
        ("Malicious use", "1", "topic:malicious-use"),
        ("Open AI", "1", 'actor:"Open AI"'),
    ]
