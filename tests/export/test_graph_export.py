from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from explorer.errors import ExportError, FileInTheWayError
from explorer.export.formats import GRAPH_FORMATS
from explorer.export.graph import export_graph, graph_text
from explorer.files import write_atomically
from explorer.library.kinds import Kind
from explorer.library.loading import load
from explorer.progress import Cancelled
from explorer.topics.graph import TopicGraph
from explorer.topics.selection import Selection, select
from tests.export import libraries

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.library.model import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(libraries.write_small(tmp_path / "small"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def test_a_file_read_back_has_every_label_kind_relation_and_bearing(
    library: Library, folder: Path
) -> None:
    path = folder / "topics.graphml"
    assert export_graph(library, None, "graphml", path) == (path,)
    read = nx.read_graphml(path, force_multigraph=True)
    assert {data["label"]: data["kind"] for _, data in read.nodes(data=True)} == {
        "GPT-2: the staged release": "case",
        "Malicious use": "risk",
        "Trust": "reward",
    }
    assert {
        (source, data["relation"], target, data["bearing"])
        for source, target, data in read.edges(data=True)
    } == {
        ("gpt_2", "raises", "malicious_use", "not-shown"),
        ("gpt_2", "shows", "trust", "from-openness"),
        ("trust", "mentions", "malicious_use", "unstated"),
    }


def test_a_part_of_the_graph_can_be_exported(library: Library, folder: Path) -> None:
    kinds = frozenset({Kind.CASE, Kind.RISK})
    part = select(TopicGraph(library), Selection(kinds=kinds))
    export_graph(library, part, "json", folder / "part.json")
    content = json.loads((folder / "part.json").read_text(encoding="utf-8"))
    assert [node["id"] for node in content["nodes"]] == ["gpt_2", "malicious_use"]
    assert [edge["relation"] for edge in content["edges"]] == ["raises"]


def test_an_empty_part_is_not_taken_for_the_whole(library: Library) -> None:
    nothing = select(TopicGraph(library), Selection(kinds=frozenset()))
    assert json.loads(graph_text(library, nothing, "json"))["nodes"] == []


def test_the_text_is_what_the_file_would_hold(library: Library, folder: Path) -> None:
    export_graph(library, None, "graphml", folder / "topics.graphml")
    text = (folder / "topics.graphml").read_bytes().decode("utf-8")
    assert graph_text(library, None, "graphml") == text


def test_tables_stand_beside_each_other_under_one_name(library: Library, folder: Path) -> None:
    written = export_graph(library, None, "csv", folder / "topics.csv")
    assert [path.name for path in written] == [
        "topics-nodes.csv",
        "topics-edges.csv",
        "topics-dictionary.csv",
    ]
    assert sorted(folder.iterdir()) == sorted(written)


def test_tables_can_be_put_into_a_folder(library: Library, folder: Path) -> None:
    written = export_graph(library, None, "csv", folder)
    assert [path.name for path in written] == ["nodes.csv", "edges.csv", "dictionary.csv"]


def test_tables_are_no_single_text(library: Library) -> None:
    with pytest.raises(ExportError, match="several files"):
        graph_text(library, None, "csv")


def test_a_file_in_the_way_is_left_alone(library: Library, folder: Path) -> None:
    (folder / "topics.json").write_text("mine")
    with pytest.raises(FileInTheWayError, match="already exists"):
        export_graph(library, None, "json", folder / "topics.json")
    assert (folder / "topics.json").read_text() == "mine"
    export_graph(library, None, "json", folder / "topics.json", replace=True)
    assert json.loads((folder / "topics.json").read_text(encoding="utf-8"))["multigraph"]


def test_one_table_in_the_way_keeps_all_from_being_written(library: Library, folder: Path) -> None:
    (folder / "topics-dictionary.csv").write_text("mine")
    with pytest.raises(FileInTheWayError):
        export_graph(library, None, "csv", folder / "topics.csv")
    assert [path.name for path in folder.iterdir()] == ["topics-dictionary.csv"]


def test_tables_are_all_written_or_none(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "nodes.csv").write_text("old")
    calls: list[str] = []

    def full_disk(path: Path, data: str | bytes, *, replace: bool = True) -> None:
        calls.append(path.name)
        if path.name == "dictionary.csv":
            raise ExportError("The disk is full.")
        write_atomically(path, data, replace=replace)

    monkeypatch.setattr("explorer.export.graph.write_atomically", full_disk)
    with pytest.raises(ExportError, match="disk is full"):
        export_graph(library, None, "csv", folder, replace=True)
    assert calls[:3] == ["nodes.csv", "edges.csv", "dictionary.csv"]
    assert [path.name for path in folder.iterdir()] == ["nodes.csv"]
    assert (folder / "nodes.csv").read_text() == "old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_to_write_is_an_error(library: Library, folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(ExportError, match="cannot be written"):
        export_graph(library, None, "json", folder / "topics.json")


def test_a_missing_folder_is_an_error_in_words(library: Library, folder: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export_graph(library, None, "json", folder / "no" / "topics.json")


@pytest.mark.parametrize("name", [one.name for one in GRAPH_FORMATS])
def test_every_format_can_be_written_and_written_again(
    name: str, library: Library, folder: Path
) -> None:
    first = export_graph(library, None, name, folder / "topics.out")
    before = [path.read_bytes() for path in first]
    second = export_graph(library, None, name, folder / "topics.out", replace=True)
    assert first == second
    assert [path.read_bytes() for path in second] == before


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_an_export_that_is_stopped_writes_nothing(
    stop_at: int, library: Library, folder: Path
) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        assert label == "Tables (CSV)"
        if done == stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_graph(library, None, "csv", folder / "topics.csv", progress=stop)
    assert not list(folder.iterdir())


def test_an_unknown_format_writes_nothing(library: Library, folder: Path) -> None:
    with pytest.raises(ExportError, match="pdf"):
        export_graph(library, None, "pdf", folder / "topics.pdf")
    assert not list(folder.iterdir())


def test_a_name_without_a_suffix_is_kept_for_tables(library: Library, folder: Path) -> None:
    written = export_graph(library, None, "neo4j", folder / "my.topics")
    assert [path.name for path in written] == [
        "my.topics-nodes.csv",
        "my.topics-edges.csv",
        "my.topics-dictionary.csv",
    ]


def test_a_table_that_is_a_folder_is_an_error_in_words(library: Library, folder: Path) -> None:
    (folder / "topics-edges.csv").mkdir()
    with pytest.raises(ExportError, match="cannot be replaced"):
        export_graph(library, None, "csv", folder / "topics.csv", replace=True)
    assert [path.name for path in folder.iterdir()] == ["topics-edges.csv"]
