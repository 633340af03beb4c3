"""Any text at all, as a title, a summary or an id, comes back from every format that keeps it."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.export.formats import GRAPH_FORMATS, graph_format
from explorer.export.plain_text import plain
from explorer.export.records import GraphRecords, records_of
from explorer.export.tables import defused
from explorer.library.kinds import Bearing, Kind, Relation
from explorer.topics.selection import whole
from tests.topics import by_hand

TEXT = st.text(st.characters(codec=None), max_size=40)
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@st.composite
def graphs(draw: st.DrawFn) -> GraphRecords:
    ids = draw(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=5, unique=True))
    documents = [
        by_hand.document(one, draw(st.sampled_from(Kind)), draw(TEXT), summary=draw(TEXT))
        for one in ids
    ]
    links = [
        by_hand.link(
            draw(st.sampled_from(ids)),
            draw(st.sampled_from(Relation)),
            draw(st.sampled_from(ids)),
            claims=tuple(draw(st.lists(TEXT, max_size=2))),
            bearing=draw(st.sampled_from(Bearing)),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    library = by_hand.library(documents, links)
    return records_of(library, whole(library))


def written(name: str, records: GraphRecords) -> str:
    return graph_format(name).write(records)[0]


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_labels_come_back_from_xml(records: GraphRecords) -> None:
    labels = {node.id: node.label for node in records.nodes}
    for name in ("graphml", "yed"):
        text = written(name, records).encode()
        graph = nx.read_graphml(io.BytesIO(text), force_multigraph=True)
        assert dict(graph.nodes(data="label")) == labels
        assert {key for _, _, key in graph.edges(keys=True)} == {edge.id for edge in records.edges}
        descriptions = [node.findtext(GRAPHML + "desc") for node in
                        ET.fromstring(text).iter(GRAPHML + "node")]  # fmt: skip
        assert descriptions == list(labels.values())
    gexf = nx.read_gexf(io.BytesIO(written("gexf", records).encode()))
    assert dict(gexf.nodes(data="label")) == labels


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_labels_come_back_from_json(records: GraphRecords) -> None:
    labels = [node.label for node in records.nodes]
    graph = nx.node_link_graph(json.loads(written("json", records)), edges="edges")
    assert [label for _, label in graph.nodes(data="label")] == labels
    elements = json.loads(written("cytoscape", records))["elements"]
    assert [node["data"]["name"] for node in elements["nodes"]] == labels
    ids = [node["id"] for node in json.loads(written("canvas", records))["nodes"]]
    assert set(ids) >= {node.id for node in records.nodes}


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_labels_come_back_from_tables(records: GraphRecords) -> None:
    for name in ("csv", "neo4j"):
        text = written(name, records)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        column = [head.lower() for head in rows[0]].index("label")
        assert [row[column] for row in rows[1:]] == [defused(node.label) for node in records.nodes]
        assert {len(row) for row in rows} == {len(rows[0])}


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_labels_stay_on_their_lines(records: GraphRecords) -> None:
    size = len(records.nodes) + len(records.edges)
    assert written("dot", records).count("\n") == size + 5
    kinds = len({node.kind for node in records.nodes})
    assert written("mermaid", records).count("\n") == 2 * size + 2 + kinds


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_every_format_is_the_same_each_time_and_free_of_control_characters(
    records: GraphRecords,
) -> None:
    for one in GRAPH_FORMATS:
        texts = one.write(records)
        assert texts == one.write(records)
        for text in texts:
            assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
            text.encode("utf-8")


@given(st.text(st.characters(codec=None)))
def test_a_defused_cell_never_begins_a_formula(text: str) -> None:
    cell = defused(plain(text))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'").startswith(plain(text).removeprefix("'"))
