from __future__ import annotations

import csv
import io
import json
import unicodedata
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from explorer.errors import ExportError
from explorer.export.formats import GRAPH_FORMATS, graph_format
from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, named, records_of
from explorer.library.loading import load
from explorer.topics.selection import whole
from tests.export import libraries
from tests.topics import by_hand

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.export.records import GraphRecords
    from explorer.library.model import Library

EMPTY = by_hand.library([])
LIBRARIES = {"strange": libraries.strange(), "parallel": libraries.parallel(), "empty": EMPTY}


@pytest.fixture(params=sorted(LIBRARIES))
def library(request: pytest.FixtureRequest) -> Library:
    return LIBRARIES[request.param]


@pytest.fixture
def records(library: Library) -> GraphRecords:
    return records_of(library, whole(library))


def written(name: str, records: GraphRecords) -> str:
    return graph_format(name).write(records)[0]


def filled(fields: Any, values: Any) -> dict[str, Any]:
    return {key: value for key, value in named(fields, values).items() if value != ""}


def assert_same_graph(graph: nx.MultiDiGraph, records: GraphRecords) -> None:
    """Assert that each label, kind, relation, bearing and the rest are there, and nothing else."""
    nodes = {node.id: filled(NODE_FIELDS, node.values) for node in records.nodes}
    found = {
        node: {key: value for key, value in data.items() if value != ""}
        for node, data in graph.nodes(data=True)
    }
    assert found == nodes
    edges = {
        (edge.source, edge.target, edge.id): filled(EDGE_FIELDS, edge.values)
        for edge in records.edges
    }
    found_edges = {
        (source, target, key): {
            name: value for name, value in data.items() if value != "" and name != "id"
        }
        for source, target, key, data in graph.edges(keys=True, data=True)
    }
    assert found_edges == edges


def test_networkx_reads_every_node_and_edge_of_the_graphml(records: GraphRecords) -> None:
    text = written("graphml", records)
    graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    assert_same_graph(graph, records)
    assert {key: value for key, value in graph.graph.items() if key in {"version", "digest"}} == {
        "version": "1.2",
        "digest": "d1ge57",
    }


def test_graphml_gives_keys_first_then_nodes_then_edges(records: GraphRecords) -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(written("graphml", records).encode())
    assert [child.tag for child in root] == [space + "key"] * (len(root) - 1) + [space + "graph"]
    tags = [child.tag.removeprefix(space) for child in root[-1]]
    assert tags == sorted(tags, key=["data", "node", "edge"].index)
    keys = {key.attrib["id"] for key in root.iter(space + "key")}
    assert {data.attrib["key"] for data in root.iter(space + "data")} <= keys


def test_each_graphml_node_begins_with_its_label_as_description(records: GraphRecords) -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(written("graphml", records).encode())
    firsts = [node[0] for node in root.iter(space + "node")]
    assert [first.tag for first in firsts] == [space + "desc"] * len(records.nodes)
    assert [first.text for first in firsts] == [node.label for node in records.nodes]


def test_networkx_reads_every_node_and_edge_of_the_json(records: GraphRecords) -> None:
    graph = nx.node_link_graph(json.loads(written("json", records)), edges="edges")
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert_same_graph(graph, records)
    dictionary = graph.graph["dictionary"]
    assert set(dictionary["nodes"]) == {field.name for field in NODE_FIELDS}
    assert set(dictionary["edges"]) == {field.name for field in EDGE_FIELDS}
    assert graph.graph["version"] == "1.2"


def test_cytoscape_finds_names_ids_and_ends(records: GraphRecords) -> None:
    content = json.loads(written("cytoscape", records))
    assert content["data"]["version"] == "1.2"
    nodes = [element["data"] for element in content["elements"]["nodes"]]
    assert [node["id"] for node in nodes] == [node.id for node in records.nodes]
    assert [node["name"] for node in nodes] == [node.label for node in records.nodes]
    edges = [element["data"] for element in content["elements"]["edges"]]
    assert [edge["id"] for edge in edges] == [edge.id for edge in records.edges]
    assert [edge["interaction"] for edge in edges] == [edge.relation for edge in records.edges]
    assert {edge["source"] for edge in edges} <= {node["id"] for node in nodes}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_gephi_finds_its_headers_in_the_tables(records: GraphRecords) -> None:
    nodes, edges, _ = graph_format("csv").write(records)
    assert nodes.startswith("Id,Label,Kind,")
    assert edges.startswith("Source,Target,Type,Id,Label,Weight,Relation,")
    assert [row["Id"] for row in rows(nodes)] == [node.id for node in records.nodes]
    for row, edge in zip(rows(edges), records.edges, strict=True):
        values = named(EDGE_FIELDS, edge.values)
        assert (row["Source"], row["Target"], row["Id"]) == (edge.source, edge.target, edge.id)
        assert row["Bearing"] == values["bearing"]
        assert row["Coverage"] == str(values["coverage"])
        assert row["Weight"] == "1"
        assert row["Type"] == ("Undirected" if edge.is_symmetric else "Directed")


def test_no_cell_of_a_table_can_be_taken_for_a_formula() -> None:
    library = libraries.strange()
    for name in ("csv", "neo4j"):
        for text in graph_format(name).write(records_of(library, whole(library))):
            for row in csv.reader(io.StringIO(text, newline="")):
                assert not [cell for cell in row if cell.startswith(tuple("=+-@\t\r"))]


def test_a_defused_cell_keeps_its_text() -> None:
    library = libraries.strange()
    nodes = rows(graph_format("csv").write(records_of(library, whole(library)))[0])
    assert "'=cmd|' /C calc'!A0" in [row["Label"] for row in nodes]
    assert "'+1 -1 @home" in [row["Label"] for row in nodes]


def test_neo4j_finds_its_headers_in_the_tables() -> None:
    library = libraries.parallel()
    nodes, edges, _ = graph_format("neo4j").write(records_of(library, whole(library)))
    assert [row["id:ID"] for row in rows(nodes)] == ["llama", "eu_ai_act"]
    assert [row[":LABEL"] for row in rows(nodes)] == ["Case", "Regulation"]
    read = rows(edges)
    assert {row[":TYPE"] for row in read} == {"MENTIONS", "REGULATED_BY", "RELATED"}
    assert all(row[":START_ID"] == "llama" for row in read)
    assert [row["coverage:int"] for row in read] == ["2", "0", "0", "0", "0"]


@pytest.mark.parametrize("name", ["csv", "neo4j"])
def test_the_dictionary_explains_every_column(name: str, records: GraphRecords) -> None:
    nodes, edges, dictionary = graph_format(name).write(records)
    explained = {(row["Table"], row["Column"]) for row in rows(dictionary) if row["Meaning"]}
    for table, text in (("nodes", nodes), ("edges", edges)):
        header = next(csv.reader(io.StringIO(text, newline="")))
        assert {(table, column) for column in header} <= explained
    about = {row["Column"]: row["Value"] for row in rows(dictionary) if row["Table"] == "library"}
    assert set(about) == {field.name for field in GRAPH_FIELDS}
    assert about["version"] == "1.2"


@pytest.mark.parametrize("name", [one.name for one in GRAPH_FORMATS])
def test_the_same_library_makes_the_same_bytes_without_control_characters(
    name: str, tmp_path: Path
) -> None:
    folders = [libraries.write_small(tmp_path / one) for one in ("first", "second")]
    first, second = (load(folder) for folder in folders)
    texts = graph_format(name).write(records_of(first, whole(first)))
    assert texts == graph_format(name).write(records_of(second, whole(second)))
    strange = libraries.strange()
    for text in (*texts, *graph_format(name).write(records_of(strange, whole(strange)))):
        found = {one for one in text if unicodedata.category(one) in {"Cc", "Cs"}}
        assert found <= {"\n", "\r"}
        text.encode("utf-8")


def test_every_format_says_what_opens_it() -> None:
    assert len({one.name for one in GRAPH_FORMATS}) == len(GRAPH_FORMATS)
    for one in GRAPH_FORMATS:
        assert one.title
        assert one.opened_by
        assert one.suffix.startswith(".")


def test_an_unknown_format_is_an_error_with_a_guess() -> None:
    with pytest.raises(ExportError, match="graphlm") as caught:
        graph_format("graphlm")
    assert "Did you mean “graphml”?" in caught.value.hint
    with pytest.raises(ExportError) as caught:
        graph_format("zzz")
    assert caught.value.hint.startswith("Formats: graphml, json, csv")
