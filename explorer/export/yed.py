"""GraphML for yEd: boxes of the right size in their places, with shapes, colours and labels.

Source: yWorks, “yEd GraphML format”; the data of ordinary GraphML is there as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.export.graphml import data_lines, key_lines
from explorer.export.pictures import LINE_COLOUR, LOOKS, TEXT_COLOUR, is_dashed, placed
from explorer.export.plain_text import xml_escaped
from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS

if TYPE_CHECKING:
    from explorer.export.records import EdgeRecord, GraphRecords, NodeRecord
    from explorer.topics.geometry import Rect

_OPENING = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:y="http://www.yworks.com/xml/graphml"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">"""


def yed_graphml(records: GraphRecords) -> str:
    """Write a graph as GraphML with what yEd draws it by."""
    places = placed(records)
    lines = [_OPENING, *key_lines()]
    lines.append('  <key id="node_graphics" for="node" yfiles.type="nodegraphics"/>')
    lines.append('  <key id="edge_graphics" for="edge" yfiles.type="edgegraphics"/>')
    lines.append('  <graph id="topics" edgedefault="directed">')
    lines += data_lines("graph", GRAPH_FIELDS, records.about, "    ")
    for node in records.nodes:
        lines.append(f'    <node id="{node.id}">')
        lines.append(f"      <desc>{xml_escaped(node.label)}</desc>")
        lines += data_lines("node", NODE_FIELDS, node.values, "      ")
        lines += [*_shape(node, places[node.id]), "    </node>"]
    for edge in records.edges:
        lines.append(f'    <edge id="{edge.id}" source="{edge.source}" target="{edge.target}">')
        lines += data_lines("edge", EDGE_FIELDS, edge.values, "      ")
        lines += [*_line(edge), "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _shape(node: NodeRecord, rect: Rect) -> list[str]:
    look = LOOKS[node.kind]
    size = f'height="{rect.height:.1f}" width="{rect.width:.1f}"'
    place = f'x="{rect.x:.1f}" y="{rect.y:.1f}"'
    text = f'alignment="center" autoSizePolicy="node_width" fontSize="12" textColor="{TEXT_COLOUR}"'
    return [
        '      <data key="node_graphics">',
        "        <y:ShapeNode>",
        f"          <y:Geometry {size} {place}/>",
        f'          <y:Fill color="{look.fill}" transparent="false"/>',
        f'          <y:BorderStyle color="{look.colour}" type="line" width="1.5"/>',
        f"          <y:NodeLabel {text}>{xml_escaped(node.label)}</y:NodeLabel>",
        f'          <y:Shape type="{look.yed}"/>',
        "        </y:ShapeNode>",
        "      </data>",
    ]


def _line(edge: EdgeRecord) -> list[str]:
    style = "dashed" if is_dashed(edge) else "line"
    text = f'fontSize="10" textColor="{TEXT_COLOUR}"'
    source = "standard" if edge.is_symmetric else "none"
    return [
        '      <data key="edge_graphics">',
        "        <y:PolyLineEdge>",
        f'          <y:LineStyle color="{LINE_COLOUR}" type="{style}" width="1.0"/>',
        f'          <y:Arrows source="{source}" target="standard"/>',
        f"          <y:EdgeLabel {text}>{xml_escaped(edge.label)}</y:EdgeLabel>",
        '          <y:BendStyle smoothed="false"/>',
        "        </y:PolyLineEdge>",
        "      </data>",
    ]
