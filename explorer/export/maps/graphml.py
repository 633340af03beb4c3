"""A map as GraphML: for Gephi, Cytoscape, yEd and igraph.

Source: Brandes et al., “GraphML Progress Report”, Graph Drawing 2001; schema
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.export.graphml import OPENING, data_lines, key_lines
from explorer.export.identifiers import distinct, identifier
from explorer.export.maps.subject import source_keys_of
from explorer.export.plain_text import joined, plain, xml_escaped
from explorer.export.records import GRAPH_FIELDS, Field, Type, about_library

if TYPE_CHECKING:
    from explorer.argument.viewing.values import ShownArrow, ShownBox
    from explorer.export.maps.subject import MapSubject
    from explorer.export.records import Value

MAP_FIELDS = (Field("map", Type.STRING, "What the map is about"), *GRAPH_FIELDS)
BOX_FIELDS = (
    Field("label", Type.STRING, "Its title, or what it says where it has none"),
    Field("sort", Type.STRING, "claim, argument or group (a closed one)"),
    Field("title", Type.STRING, "Its title"),
    Field("text", Type.STRING, "All it says"),
    Field("number", Type.STRING, "P1, P2 … for reasons for the main claim, C1, C2 … against it"),
    Field("main", Type.BOOLEAN, "Whether it is the main claim"),
    Field("type", Type.STRING, "fact, forecast, value or policy"),
    Field("implicit", Type.BOOLEAN, "Whether it is meant but not said"),
    Field("topic", Type.STRING, "The title of its topic"),
    Field("group", Type.STRING, "The groups it lies in, the outermost first, joined with ' / '"),
    Field("supports", Type.INTEGER, "How many supports bear on it in the whole map"),
    Field("attacks", Type.INTEGER, "How many attacks and undercuts bear on it in the whole map"),
    Field("hidden", Type.INTEGER, "How many boxes it hides"),
    Field("documents", Type.STRING, "The ids of the documents that say it, joined with ' | '"),
    Field("sources", Type.STRING, "The keys of its sources, joined with ' | '"),
    Field("references", Type.STRING, "These sources in full, joined with ' | '"),
)  # fmt: skip
ARROW_FIELDS = (
    Field("relation", Type.STRING, "support, attack, undercut, entails, contrary, contradictory"),
    Field("symmetric", Type.BOOLEAN, "Whether it holds both ways"),
)


def map_graphml(subject: MapSubject) -> str:
    """Write what is shown of a map as GraphML: keys, then boxes, then arrows.

    Every node begins with its label as `<desc>`: Gephi takes its label from it, Cytoscape its name.
    """
    shown = subject.shown
    ids = distinct(identifier(box.key) for box in shown.boxes)
    id_of = dict(zip((box.key for box in shown.boxes), ids, strict=True))
    documents = [subject.library.document(one) for one in subject.joined.documents]
    about = (plain(subject.title), *about_library(subject.library, documents))
    lines = [OPENING, *key_lines(MAP_FIELDS, BOX_FIELDS, ARROW_FIELDS)]
    lines.append('  <graph id="map" edgedefault="directed">')
    lines += data_lines("graph", MAP_FIELDS, about, "    ")
    for box in shown.boxes:
        values = _values(subject, box)
        lines.append(f'    <node id="{id_of[box.key]}">')
        lines.append(f"      <desc>{xml_escaped(str(values[0]))}</desc>")
        lines += data_lines("node", BOX_FIELDS, values, "      ")
        lines.append("    </node>")
    edge_ids = distinct(_edge_id(arrow, id_of) for arrow in shown.arrows)
    for edge_id, arrow in zip(edge_ids, shown.arrows, strict=True):
        ends = f'source="{id_of[arrow.source]}" target="{id_of[arrow.target]}"'
        lines.append(f'    <edge id="{edge_id}" {ends}>')
        values = (arrow.kind.value, arrow.kind.is_symmetric)
        lines += data_lines("edge", ARROW_FIELDS, values, "      ")
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _edge_id(arrow: ShownArrow, id_of: dict[str, str]) -> str:
    return f"{id_of[arrow.source]}__{arrow.kind}__{id_of[arrow.target]}"


def _values(subject: MapSubject, box: ShownBox) -> tuple[Value, ...]:
    """Return a box's values in the order of `BOX_FIELDS`."""
    keys = source_keys_of(subject.joined.model, box)
    known = (subject.library.sources[key] for key in keys if key in subject.library.sources)
    return (
        plain(box.title) or plain(box.text) or plain(box.key),
        box.sort.value,
        plain(box.title),
        plain(box.text),
        box.number,
        box.is_main,
        plain(box.type),
        box.is_implicit,
        plain(subject.topic_title(box.topic)),
        plain(subject.group_title(box.group)),
        box.supports,
        box.attacks,
        box.hidden,
        joined(box.documents),
        joined(keys),
        joined(source.reference for source in known),
    )
