from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.errors import UnknownDocumentError
from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, named, records_of
from explorer.library.loading import load
from explorer.topics.selection import Subgraph, whole
from tests.export import libraries

if TYPE_CHECKING:
    from pathlib import Path


def test_records_hold_what_the_library_says(tmp_path: Path) -> None:
    library = load(libraries.write_small(tmp_path / "small"))
    records = records_of(library, whole(library))
    assert named(GRAPH_FIELDS, records.about) == {
        "title": "A small library",
        "library": "small",
        "version": "2026.11",
        "as_of": "2026-10",
        "licence": "CC BY 4.0",
        "digest": library.digest,
    }
    case = named(NODE_FIELDS, records.nodes[0].values)
    assert records.nodes[0].id == "gpt_2"
    assert case["label"] == "GPT-2: the staged release"
    assert case["kind"] == "case"
    assert case["as_of"] == "2026-10"
    assert case["date"] == "2019-02-14"


def test_an_edge_carries_bearing_coverage_evidence_and_sources(tmp_path: Path) -> None:
    library = load(libraries.write_small(tmp_path / "small"))
    records = records_of(library, whole(library))
    raises = next(edge for edge in records.edges if edge.relation == "raises")
    assert raises.id == "gpt_2__raises__malicious_use"
    assert named(EDGE_FIELDS, raises.values) == {
        "label": "raises",
        "relation": "raises",
        "origin": "declared",
        "bearing": "not-shown",
        "application": "",
        "symmetric": False,
        "coverage": 2,
        "evidence": "What happened | Afterwards",
        "evidence_addresses": "gpt-2#what-happened | gpt-2#afterwards",
        "sources": "solaiman-2019",
        "references": library.sources["solaiman-2019"].reference,
    }


def test_the_date_in_the_file_is_the_latest_check_of_what_is_in_it() -> None:
    library = libraries.parallel()
    everything = records_of(library, whole(library))
    assert named(GRAPH_FIELDS, everything.about)["as_of"] == "2026-09"
    case_alone = records_of(library, Subgraph(("llama",), library.links))
    assert named(GRAPH_FIELDS, case_alone.about)["as_of"] == "2026-05-02"
    assert [edge.relation for edge in case_alone.edges] == ["mentions"]


def test_parallel_edges_have_ids_of_their_own() -> None:
    library = libraries.parallel()
    assert [edge.id for edge in records_of(library, whole(library)).edges] == [
        "llama__mentions__eu_ai_act",
        "llama__regulated_by__eu_ai_act",
        "llama__related__eu_ai_act",
        "llama__related__eu_ai_act__2",
        "llama__mentions__llama",
    ]


def test_an_edge_reads_as_its_link_does() -> None:
    library = libraries.parallel()
    labels = [edge.label for edge in records_of(library, whole(library)).edges]
    assert labels[:3] == ["mentions", "would be under", "is related to"]


def test_a_document_without_a_title_is_labelled_by_its_id() -> None:
    library = libraries.strange()
    records = records_of(library, whole(library))
    assert all(node.label for node in records.nodes)


def test_every_field_has_a_meaning_and_a_name_of_its_own() -> None:
    for fields in (GRAPH_FIELDS, NODE_FIELDS, EDGE_FIELDS):
        assert len({field.name for field in fields}) == len(fields)
        assert all(field.meaning for field in fields)


def test_a_part_of_unknown_documents_is_an_error() -> None:
    with pytest.raises(UnknownDocumentError, match="nowhere"):
        records_of(libraries.parallel(), Subgraph(("nowhere",), ()))
