"""GEXF 1.3: for Gephi, with colours, sizes and places.

Source: https://gexf.net/schema.html, gexf.rnc of version 1.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.export.pictures import LOOKS, placed
from explorer.export.plain_text import xml_escaped
from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, Field, Type

if TYPE_CHECKING:
    from explorer.export.records import GraphRecords, Value

_OPENING = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">"""
_TYPES = {Type.STRING: "string", Type.INTEGER: "integer", Type.BOOLEAN: "boolean"}
_SMALLEST = 10.0


def gexf(records: GraphRecords) -> str:
    """Write a graph as GEXF; the size of a node says how many edges it has.

    The library and its version stand in the description, for which alone GEXF has room. The kind
    of an edge is its relation: Gephi keeps parallel edges of several kinds apart.
    """
    lines = [_OPENING, "  <meta>", "    <creator>Openness Explorer</creator>"]
    about = zip(GRAPH_FIELDS, records.about, strict=True)
    description = "; ".join(f"{field.name}: {value}" for field, value in about if value)
    lines.append(f"    <description>{xml_escaped(description)}</description>")
    lines += ["  </meta>", '  <graph defaultedgetype="directed" idtype="string">']
    for class_name, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        lines.append(f'    <attributes class="{class_name}">')
        lines += [
            f'      <attribute id="{field.name}" title="{field.name}" type="{_TYPES[field.type]}"/>'
            for field in fields
        ]
        lines.append("    </attributes>")
    lines += [*_nodes(records), *_edges(records), "  </graph>", "</gexf>", ""]
    return "\n".join(lines)


def _nodes(records: GraphRecords) -> list[str]:
    places = placed(records)
    degrees = {node.id: 0 for node in records.nodes}
    for edge in records.edges:
        for end in {edge.source, edge.target}:
            degrees[end] += 1
    lines = [f'    <nodes count="{len(records.nodes)}">']
    for node in records.nodes:
        red, green, blue = (int(LOOKS[node.kind].colour[at : at + 2], 16) for at in (1, 3, 5))
        rect = places[node.id]
        # Gephi's y points upwards.
        x, y = rect.x + rect.width / 2, -rect.middle
        lines.append(f'      <node id="{node.id}" label="{xml_escaped(node.label)}">')
        lines += _values(NODE_FIELDS, node.values)
        lines.append(f'        <viz:color r="{red}" g="{green}" b="{blue}"/>')
        lines.append(f'        <viz:position x="{x:.2f}" y="{y:.2f}" z="0.0"/>')
        lines.append(f'        <viz:size value="{_SMALLEST + 2 * degrees[node.id] ** 0.5:.2f}"/>')
        lines.append("      </node>")
    return [*lines, "    </nodes>"]


def _edges(records: GraphRecords) -> list[str]:
    lines = [f'    <edges count="{len(records.edges)}">']
    for edge in records.edges:
        lines.append(
            f'      <edge id="{edge.id}" source="{edge.source}" target="{edge.target}"'
            f' type="directed" label="{xml_escaped(edge.label)}" kind="{edge.relation}">'
        )
        lines += [*_values(EDGE_FIELDS, edge.values), "      </edge>"]
    return [*lines, "    </edges>"]


def _values(fields: tuple[Field, ...], values: tuple[Value, ...]) -> list[str]:
    written = [
        f'          <attvalue for="{field.name}" value="{_text(value)}"/>'
        for field, value in zip(fields, values, strict=True)
        if value != ""
    ]
    return ["        <attvalues>", *written, "        </attvalues>"]


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_escaped(str(value))
