from __future__ import annotations

import json
import re
from typing import Any

import pytest

from explorer.export.formats import graph_format
from explorer.export.records import GraphRecords, records_of
from explorer.library.dates import PartialDate
from explorer.library.kinds import Bearing, Kind, Relation
from explorer.topics.selection import whole
from tests.export import libraries
from tests.topics import by_hand

LIBRARIES = {
    "strange": libraries.strange(),
    "parallel": libraries.parallel(),
    "empty": by_hand.library([]),
    "large": by_hand.random_library(60),
}
SIDES = {"top", "right", "bottom", "left"}
COLOUR = re.compile(r"[1-6]|#[0-9A-F]{6}")
NODE_KEYS = {"id", "type", "x", "y", "width", "height", "color", "text", "label"}
EDGE_KEYS = {
    "id", "fromNode", "fromSide", "fromEnd", "toNode", "toSide", "toEnd", "color", "label",
}  # fmt: skip


@pytest.fixture(params=sorted(LIBRARIES))
def records(request: pytest.FixtureRequest) -> GraphRecords:
    library = LIBRARIES[request.param]
    return records_of(library, whole(library))


def canvas_of(records: GraphRecords) -> dict[str, Any]:
    (text,) = graph_format("canvas").write(records)
    read = json.loads(text)
    assert isinstance(read, dict)
    return read


def test_a_canvas_has_nodes_and_edges_and_nothing_else(records: GraphRecords) -> None:
    assert list(canvas_of(records)) == ["nodes", "edges"]


def test_every_node_has_whole_numbers_and_only_fields_of_the_format(records: GraphRecords) -> None:
    nodes = canvas_of(records)["nodes"]
    assert len({node["id"] for node in nodes}) == len(nodes)
    for node in nodes:
        assert set(node) <= NODE_KEYS
        assert all(type(node[key]) is int for key in ("x", "y", "width", "height"))
        assert node["width"] > 0
        assert node["height"] > 0
        assert ("text" in node) == (node["type"] == "text")
        assert "color" not in node or COLOUR.fullmatch(node["color"])


def test_groups_come_first_and_hold_the_cards_of_their_kind(records: GraphRecords) -> None:
    nodes = canvas_of(records)["nodes"]
    types = [node["type"] for node in nodes]
    assert types == sorted(types)
    by_id = {node["id"]: node for node in nodes}
    for node in records.nodes:
        card, group = by_id[node.id], by_id[f"group__{node.kind}"]
        assert group["label"] == f"{node.kind.capitalize()}s"
        assert group["x"] <= card["x"]
        assert group["y"] <= card["y"]
        assert card["x"] + card["width"] <= group["x"] + group["width"]
        assert card["y"] + card["height"] <= group["y"] + group["height"]


def test_every_edge_says_its_sides_relation_and_colour(records: GraphRecords) -> None:
    canvas = canvas_of(records)
    ids = {node["id"] for node in canvas["nodes"]}
    assert [edge["id"] for edge in canvas["edges"]] == [edge.id for edge in records.edges]
    for written, edge in zip(canvas["edges"], records.edges, strict=True):
        assert set(written) <= EDGE_KEYS
        assert {written["fromSide"], written["toSide"]} <= SIDES
        assert (written["fromNode"], written["toNode"]) == (edge.source, edge.target)
        assert {written["fromNode"], written["toNode"]} <= ids
        assert written["label"].startswith(edge.label)
        assert COLOUR.fullmatch(written["color"])
        assert written["toEnd"] == "arrow"
        assert written.get("fromEnd") == ("arrow" if edge.is_symmetric else None)


def test_a_card_says_what_and_when_a_document_is() -> None:
    documents = [
        by_hand.document("a", title="*Bold* [x]", summary="1. one", as_of=PartialDate(2026, 10)),
        by_hand.document("b", Kind.RISK),
    ]
    link = by_hand.link("a", Relation.RAISES, "b", bearing=Bearing.FROM_OPENNESS)
    library = by_hand.library(documents, [link])
    canvas = canvas_of(records_of(library, whole(library)))
    cards = {node["id"]: node for node in canvas["nodes"]}
    assert cards["a"]["text"] == "**\\*Bold\\* \\[x\\]**\n\n1\\. one\n\ncase · as of 2026-10"
    assert "version: 1.2" in cards["about__library"]["text"]
    (edge,) = canvas["edges"]
    assert edge["label"] == "raises (from openness)"
    assert (edge["fromSide"], edge["toSide"]) == ("right", "left")
