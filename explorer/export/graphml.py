"""GraphML: for Gephi, Cytoscape and igraph.

Source: Brandes et al., “GraphML Progress Report”, Graph Drawing 2001; schema
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.export.plain_text import xml_escaped
from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, Field, Type

if TYPE_CHECKING:
    from explorer.export.records import GraphRecords, Value

_TYPES = {Type.STRING: "string", Type.INTEGER: "int", Type.BOOLEAN: "boolean"}
OPENING = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def graphml(records: GraphRecords) -> str:
    """Write a graph as GraphML: keys first, then nodes, then edges.

    Every node begins with its title as `<desc>`: Gephi takes its label from it, Cytoscape its name.
    What is not known is left out, which readers take for an empty text.
    """
    lines = [OPENING, *key_lines()]
    lines.append('  <graph id="topics" edgedefault="directed">')
    lines += data_lines("graph", GRAPH_FIELDS, records.about, "    ")
    for node in records.nodes:
        lines.append(f'    <node id="{node.id}">')
        lines.append(f"      <desc>{xml_escaped(node.label)}</desc>")
        lines += data_lines("node", NODE_FIELDS, node.values, "      ")
        lines.append("    </node>")
    for edge in records.edges:
        lines.append(f'    <edge id="{edge.id}" source="{edge.source}" target="{edge.target}">')
        lines += data_lines("edge", EDGE_FIELDS, edge.values, "      ")
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def key_lines(
    graph: tuple[Field, ...] = GRAPH_FIELDS,
    node: tuple[Field, ...] = NODE_FIELDS,
    edge: tuple[Field, ...] = EDGE_FIELDS,
) -> list[str]:
    """Declare the fields of graph, nodes and edges, each with what it means."""
    domains = (("graph", graph), ("node", node), ("edge", edge))
    return [_key(domain, field) for domain, fields in domains for field in fields]


def _key(domain: str, field: Field) -> str:
    return (
        f'  <key id="{domain}_{field.name}" for="{domain}" attr.name="{field.name}"'
        f' attr.type="{_TYPES[field.type]}"><desc>{xml_escaped(field.meaning)}</desc></key>'
    )


def data_lines(
    domain: str, fields: tuple[Field, ...], values: tuple[Value, ...], indent: str
) -> list[str]:
    """Write a record's values; what is not known is left out."""
    return [
        f'{indent}<data key="{domain}_{field.name}">{_text(value)}</data>'
        for field, value in zip(fields, values, strict=True)
        if value != ""
    ]


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return xml_escaped(str(value))
