from __future__ import annotations

import io
import itertools
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from explorer.export.formats import graph_format
from explorer.export.pictures import LOOKS, placed
from explorer.export.records import (
    EDGE_FIELDS,
    NODE_FIELDS,
    GraphRecords,
    named,
    records_of,
)
from explorer.library.kinds import Bearing, Kind, Relation
from explorer.topics.selection import whole
from tests.export import libraries
from tests.topics import by_hand

if TYPE_CHECKING:
    from pathlib import Path

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
Y = "{http://www.yworks.com/xml/graphml}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
IDENTIFIER = r"[A-Za-z_][A-Za-z0-9_]*"

LIBRARIES = {
    "strange": libraries.strange(),
    "parallel": libraries.parallel(),
    "empty": by_hand.library([]),
    "large": by_hand.random_library(90),
}


@pytest.fixture(params=sorted(LIBRARIES))
def records(request: pytest.FixtureRequest) -> GraphRecords:
    library = LIBRARIES[request.param]
    return records_of(library, whole(library))


def written(name: str, records: GraphRecords) -> str:
    (text,) = graph_format(name).write(records)
    return text


def not_shown() -> GraphRecords:
    documents = [by_hand.document("a"), by_hand.document("b", Kind.RISK)]
    link = by_hand.link("a", Relation.RAISES, "b", bearing=Bearing.NOT_SHOWN)
    library = by_hand.library(documents, [link])
    return records_of(library, whole(library))


def filled(fields: Any, values: Any) -> dict[str, Any]:
    return {key: value for key, value in named(fields, values).items() if value != ""}


def test_boxes_in_an_export_never_overlap(records: GraphRecords) -> None:
    for one, other in itertools.combinations(placed(records).values(), 2):
        apart_x = one.right <= other.x or other.right <= one.x
        apart_y = one.bottom <= other.y or other.bottom <= one.y
        assert apart_x or apart_y


def test_every_kind_but_tours_and_pages_has_a_shape_and_a_colour_of_its_own() -> None:
    assert set(LOOKS) == set(Kind)
    told_apart = [LOOKS[kind] for kind in Kind if kind not in {Kind.TOUR, Kind.PAGE}]
    assert len({look.dot for look in told_apart}) == len(told_apart)
    assert len({look.colour for look in told_apart}) == len(told_apart)


def test_networkx_reads_every_node_and_edge_of_the_gexf(records: GraphRecords) -> None:
    graph = nx.MultiDiGraph(nx.read_gexf(io.BytesIO(written("gexf", records).encode())))
    found = {
        one: {key: value for key, value in data.items() if key != "viz"}
        for one, data in graph.nodes(data=True)
    }
    assert found == {node.id: filled(NODE_FIELDS, node.values) for node in records.nodes}
    assert all(set(data["viz"]) == {"color", "position", "size"} for _, data in graph.nodes.items())
    edges = {
        data.pop("id"): (source, target, data) for source, target, data in graph.edges(data=True)
    }
    assert edges == {
        edge.id: (edge.source, edge.target, filled(EDGE_FIELDS, edge.values))
        for edge in records.edges
    }


def test_the_gexf_keeps_to_the_order_and_attributes_of_its_schema(records: GraphRecords) -> None:
    root = ET.fromstring(written("gexf", records).encode())
    assert root.tag == GEXF + "gexf"
    assert root.attrib == {"version": "1.3"}
    assert [child.tag for child in root] == [GEXF + "meta", GEXF + "graph"]
    assert [child.tag for child in root[0]] == [GEXF + "creator", GEXF + "description"]
    assert [child.tag.removeprefix(GEXF) for child in root[1]] == [
        "attributes",
        "attributes",
        "nodes",
        "edges",
    ]
    allowed = {
        "node": {"id", "label"},
        "edge": {"id", "source", "target", "type", "label", "kind"},
        "attvalue": {"for", "value"},
        "attribute": {"id", "title", "type"},
    }
    for element in root.iter():
        name = element.tag.removeprefix(GEXF)
        if name in allowed:
            assert set(element.attrib) == allowed[name]
    assert {edge.attrib["type"] for edge in root.iter(GEXF + "edge")} <= {"directed"}
    for colour in root.iter(VIZ + "color"):
        assert all(0 <= int(colour.attrib[name]) <= 255 for name in "rgb")


def test_the_gexf_names_the_library_and_its_version() -> None:
    text = written("gexf", not_shown())
    assert "<description>title: Made by hand; library: by-hand; version: 1.2;" in text


def test_networkx_reads_every_node_and_edge_of_the_graphml_for_yed(records: GraphRecords) -> None:
    text = written("yed", records)
    graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    drawn = {"x", "y", "shape_type"}
    assert {
        one: {key: value for key, value in data.items() if key not in drawn}
        for one, data in graph.nodes(data=True)
    } == {node.id: filled(NODE_FIELDS, node.values) for node in records.nodes}
    assert all(data.keys() >= drawn for _, data in graph.nodes(data=True))
    assert {key: data for _, _, key, data in graph.edges(keys=True, data=True)} == {
        edge.id: filled(EDGE_FIELDS, edge.values) for edge in records.edges
    }


def test_yed_finds_a_shape_for_each_node_and_a_line_for_each_edge(records: GraphRecords) -> None:
    root = ET.fromstring(written("yed", records).encode())
    shapes = {
        node.attrib["id"]: node.find(f"{GRAPHML}data/{Y}ShapeNode")
        for node in root.iter(GRAPHML + "node")
    }
    for node in records.nodes:
        shape = shapes[node.id]
        assert shape is not None
        assert [child.tag.removeprefix(Y) for child in shape] == [
            "Geometry",
            "Fill",
            "BorderStyle",
            "NodeLabel",
            "Shape",
        ]
        assert shape[3].text == node.label
    lines = list(root.iter(Y + "PolyLineEdge"))
    assert [line.findtext(Y + "EdgeLabel") for line in lines] == [
        edge.label for edge in records.edges
    ]


def test_what_is_not_shown_is_dashed() -> None:
    assert 'type="dashed"' in written("yed", not_shown())
    assert 'style="dashed"' in written("dot", not_shown())
    assert '-.->|"raises"|' in written("mermaid", not_shown())


STRING = r'"(?:[^"\\]|\\.)*"'
ATTRIBUTES = rf"\[{IDENTIFIER}={STRING}(?:, {IDENTIFIER}={STRING})*\]"
DOT_LINES = re.compile(
    rf"  (?:(?P<default>graph|node|edge)|(?P<source>{STRING})(?: -> (?P<target>{STRING}))?)"
    rf" (?P<attributes>{ATTRIBUTES});"
)


def dot_attributes(text: str) -> dict[str, str]:
    found = re.findall(rf"({IDENTIFIER})=({STRING})", text)
    return {name: re.sub(r"\\(.)", r"\1", value[1:-1]) for name, value in found}


def test_every_statement_of_the_dot_is_quoted_and_comes_back(records: GraphRecords) -> None:
    lines = written("dot", records).split("\n")
    assert lines[0] == "digraph topics {"
    assert lines[-2:] == ["}", ""]
    matches = [DOT_LINES.fullmatch(line) for line in lines[1:-2]]
    assert None not in matches
    read = [
        (match["source"], match["target"], dot_attributes(match["attributes"]))
        for match in matches
        if match and match["source"]
    ]
    nodes = [(source.strip('"'), values) for source, target, values in read if not target]
    assert [(one, values["label"]) for one, values in nodes] == [
        (node.id, node.label) for node in records.nodes
    ]
    edges = [(source, target, values) for source, target, values in read if target]
    assert [
        (source.strip('"'), target.strip('"'), values["id"], values["explorer_bearing"])
        for source, target, values in edges
    ] == [(edge.source, edge.target, edge.id, edge.bearing) for edge in records.edges]


@pytest.mark.parametrize("name", ["graphml", "yed"])
def test_igraph_reads_the_graphml(name: str, records: GraphRecords, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is in the interop extra")
    path = tmp_path / "topics.graphml"
    path.write_text(written(name, records), encoding="utf-8")
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.vs["id"] == [node.id for node in records.nodes]
    assert graph.vs["label"] == [node.label for node in records.nodes]
    assert graph.es["relation"] == [edge.relation for edge in records.edges]
    assert graph.es["bearing"] == [edge.bearing for edge in records.edges]


def test_pydot_reads_the_dot(records: GraphRecords) -> None:
    pydot = pytest.importorskip("pydot", reason="pydot is in the interop extra")
    (graph,) = pydot.graph_from_dot_data(written("dot", records))
    names = {node.get_name().strip('"') for node in graph.get_nodes()}
    assert names >= {node.id for node in records.nodes}
    assert len(graph.get_edges()) == len(records.edges)


LABEL = r'"(?:[^"#;<>&`\\|\[\]{}*_~@$^=%]|#quot;|#\d+;)*"'
MERMAID_LINES = re.compile(
    rf"  (?:%% (?!\{{)[^{{}}]*"
    rf"|(?P<node>{IDENTIFIER})\[(?P<label>{LABEL})\]:::[a-z]+"
    rf"|(?P<source>{IDENTIFIER}) <?(?:--|-\.-)>\|(?P<edge>{LABEL})\| (?P<to>{IDENTIFIER})"
    r"|classDef [a-z]+ fill:#[0-9A-F]{6},stroke:#[0-9A-F]{6},color:#[0-9A-F]{6})"
)


def mermaid_text(label: str) -> str:
    text = label[1:-1].replace("#quot;", '"')
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)


def test_every_line_of_the_mermaid_fits_the_grammar_and_comes_back(records: GraphRecords) -> None:
    lines = written("mermaid", records).split("\n")
    assert lines[0] == "flowchart LR"
    assert lines[-1] == ""
    matches = [MERMAID_LINES.fullmatch(line) for line in lines[1:-1]]
    assert None not in matches, lines[1:][matches.index(None)]
    found = [match for match in matches if match]
    assert [(one["node"], mermaid_text(one["label"])) for one in found if one["node"]] == [
        (node.id, node.label) for node in records.nodes
    ]
    assert [
        (one["source"], one["to"], mermaid_text(one["edge"])) for one in found if one["source"]
    ] == [(edge.source, edge.target, edge.label) for edge in records.edges]


def test_a_title_that_looks_like_a_list_is_no_list_in_mermaid() -> None:
    titles = ("1. First", "- dashed", "GPT-2: a 3.5 (b)")
    documents = [by_hand.document(f"d{n}", title=title) for n, title in enumerate(titles)]
    library = by_hand.library(documents)
    text = written("mermaid", records_of(library, whole(library)))
    assert '["1#46; First"]' in text
    assert '["#45; dashed"]' in text
    assert '["GPT-2: a 3.5 (b)"]' in text


def test_mermaid_carries_bearing_and_coverage_in_comments() -> None:
    text = written("mermaid", not_shown())
    assert "%% a__raises__b: label=raises; relation=raises; origin=declared; bearing=not-shown" in (
        text
    )
    assert "version=1.2" in text
