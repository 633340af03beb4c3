"""JSON Canvas 1.0: for Obsidian.

Source: https://jsoncanvas.org/spec/1.0/.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING

from explorer.export.pictures import LOOKS, placed
from explorer.export.records import GRAPH_FIELDS, NODE_FIELDS, named
from explorer.library.kinds import Bearing, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.export.records import EdgeRecord, GraphRecords, NodeRecord
    from explorer.topics.geometry import Rect

_WIDTH = 300
_CHARACTERS_A_LINE = 32
_LINE_HEIGHT = 26
_AROUND = 12
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+\-!|~=$%^&])")
_COLOURS = {
    # The six preset colours, so that a theme can choose their tone; what is left out is grey.
    Relation.RAISES: "1",
    Relation.SHOWS: "4",
    Relation.REGULATED_BY: "3",
    Relation.USED: "5",
    Relation.ADDRESSES: "3",
    Relation.PROTECTS: "4",
    Relation.LIMITS: "2",
    Relation.MITIGATES: "5",
    Relation.TRADES_OFF: "6",
    Relation.RELIEVES: "6",
}


def canvas(records: GraphRecords) -> str:
    """Write a graph as a canvas: a group for each kind, a card for each document.

    The format takes no fields but its own: what it has no room for stands in the cards' text, and
    the library with its version in a card above all others.
    """
    texts = {node.id: _text(node) for node in records.nodes}
    places = placed(records, {one: (_WIDTH, _height(text)) for one, text in texts.items()})
    nodes = [*_groups(records, places), _about(records)]
    for node in records.nodes:
        box = _box(places[node.id])
        colour = LOOKS[node.kind].colour
        nodes.append(
            {"id": node.id, "type": "text", **box, "color": colour, "text": texts[node.id]}
        )
    edges = [_edge(edge, places) for edge in records.edges]
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1) + "\n"


def _text(node: NodeRecord) -> str:
    values = named(NODE_FIELDS, node.values)
    facts = [str(values["kind"])]
    facts += [f"{name} {values[name]}" for name in ("date", "until", "status") if values[name]]
    facts += [f"as of {values['as_of']}"] if values["as_of"] else []
    parts = [f"**{_escaped(node.label)}**", _escaped(str(values["summary"])), " · ".join(facts)]
    return "\n\n".join(part for part in parts if part)


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return re.sub(r"^(\s*\d+)([.)])", r"\1\\\2", _MARKUP.sub(r"\\\1", text))


def _height(text: str) -> int:
    lines = sum(math.ceil(len(line) / _CHARACTERS_A_LINE) or 1 for line in text.split("\n"))
    return _LINE_HEIGHT * lines + 2 * _AROUND


def _box(rect: Rect) -> dict[str, int]:
    return {
        "x": round(rect.x),
        "y": round(rect.y),
        "width": round(rect.width),
        "height": round(rect.height),
    }


def _groups(records: GraphRecords, places: Mapping[str, Rect]) -> list[dict[str, str | int]]:
    groups: list[dict[str, str | int]] = []
    for kind in dict.fromkeys(node.kind for node in records.nodes):
        rects = [places[node.id] for node in records.nodes if node.kind is kind]
        left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
        right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
        groups.append(
            {
                "id": f"group__{kind}",
                "type": "group",
                "x": round(left) - _AROUND,
                "y": round(top) - _AROUND,
                "width": round(right - left) + 2 * _AROUND,
                "height": round(bottom - top) + 2 * _AROUND,
                "label": f"{kind.capitalize()}s",
                "color": LOOKS[kind].colour,
            }
        )
    return groups


def _about(records: GraphRecords) -> dict[str, str | int]:
    about = named(GRAPH_FIELDS, records.about)
    facts = (f"{name.replace('_', ' ')}: {value}" for name, value in about.items() if value)
    text = "\n".join(_escaped(fact) for fact in facts)
    height = _height(text)
    return {
        "id": "about__library",
        "type": "text",
        "x": 0,
        "y": -height - 2 * _LINE_HEIGHT,
        "width": 2 * _WIDTH,
        "height": height,
        "text": text,
    }


def _edge(edge: EdgeRecord, places: Mapping[str, Rect]) -> dict[str, str]:
    bearing = "" if edge.bearing is Bearing.UNSTATED else f" ({edge.bearing.words})"
    written = {"id": edge.id, "fromNode": edge.source, "toNode": edge.target}
    written |= _sides(places[edge.source], places[edge.target])
    written |= {"fromEnd": "arrow"} if edge.is_symmetric else {}
    colour = _COLOURS.get(Relation(edge.relation), "#7F8591")
    return {**written, "toEnd": "arrow", "color": colour, "label": f"{edge.label}{bearing}"}


def _sides(start: Rect, end: Rect) -> dict[str, str]:
    """Return the sides of two cards that an edge between them is tied to."""
    if start.right <= end.x:
        return {"fromSide": "right", "toSide": "left"}
    if end.right <= start.x:
        return {"fromSide": "left", "toSide": "right"}
    if start.y < end.y:
        return {"fromSide": "bottom", "toSide": "top"}
    return {"fromSide": "top", "toSide": "bottom"}
