"""Searching by what is known of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from explorer.search.index import Index


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:case", {"gpt-2", "gpt-4", "llama"}),
        ("kind:cases", {"gpt-2", "gpt-4", "llama"}),
        ("kind:risk,reward", {"malicious-use", "innovation"}),
        ("title:llama", {"llama"}),
        ('title:"staged release"', {"gpt-2"}),
        ('title:"release staged"', set()),
        ("title:staged-releases", {"gpt-2"}),
        ("title:gpt-4", {"gpt-4"}),
        ("section:leaks", {"llama"}),
        ('section:"what happened"', {"gpt-2"}),
        ("topic:malicious-use", {"gpt-2", "llama", "malicious-use", "eu-ai-act"}),
        ('topic:"Malicious use"', {"gpt-2", "llama", "malicious-use", "eu-ai-act"}),
        ("risk:misuse", {"gpt-2", "llama", "malicious-use"}),
        ("concern:bias", {"gpt-4", "bias", "llama"}),
        ("reward:innovation", {"gpt-2", "innovation", "llama"}),
        ("regulation:eu-ai-act", {"gpt-2", "llama", "eu-ai-act"}),
        ("regulation:AI", {"gpt-2", "llama", "eu-ai-act"}),
        ("actor:meta", {"llama"}),
        ('actor:"hugging face"', {"llama"}),
        ("actor:openai", {"gpt-2", "gpt-4"}),
        ("actor:*", {"gpt-2", "gpt-4", "llama"}),
        ("release:gradual-staged", {"gpt-2"}),
        ("bearing:not-shown", {"gpt-2"}),
        ("bearing:from-openness", {"gpt-2", "llama"}),
        ("place:states", {"llama"}),
        ('place:"European Union"', {"eu-ai-act"}),
        ("addresses:malicious-use", {"eu-ai-act"}),
        ("source:cohen-2023", {"llama"}),
        ("source:solaiman", {"gpt-2"}),
        ("type:report", {"gpt-2"}),
        ("has:claims", {"llama"}),
        ("has:sources", {"gpt-2", "llama"}),
        ("id:gpt-2", {"gpt-2"}),
        ("linksto:gpt-2", {"llama"}),
        ("linkedfrom:llama", {"gpt-2", "malicious-use", "eu-ai-act"}),
        ("year:2023", {"gpt-4", "llama"}),
        ("year:2020..2022", set()),
        ("year:2019..2023", {"gpt-2", "gpt-4", "llama"}),
        ("before:2020", {"gpt-2"}),
        ("after:2024-07", set()),
        ("after:2024-06", {"llama"}),
        ("year:2024-06", {"llama", "eu-ai-act"}),
        ("kind:case -release:hosted", {"gpt-2", "llama"}),
        ("kind:case OR kind:page", {"gpt-2", "gpt-4", "llama", "about"}),
    ],
)
def test_a_field_finds_the_documents_that_have_it(
    index: Index, query: str, expected: set[str]
) -> None:
    assert {hit.document_id for hit in index.search(query).hits} == expected


def test_a_source_is_found_only_where_it_is_cited(index: Index) -> None:
    found = index.search("source:cohen-2023")
    assert {str(hit.address) for hit in found.hits} == {"llama#the-leak", "claim:Open is good"}


def test_a_value_that_nothing_has_is_said(index: Index) -> None:
    found = index.search("kind:film weights")
    assert found.total == 0
    assert "Nothing here has the kind “film”." in found.note


def test_values_of_a_field_can_be_listed(index: Index) -> None:
    kinds = ("case", "claim", "concern", "page", "regulation", "reward", "risk")
    assert index.values("kind") == kinds
    assert index.values("nonsense") == ()
