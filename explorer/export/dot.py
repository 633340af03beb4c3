"""DOT: for Graphviz.

Source: https://graphviz.org/doc/info/lang.html; every id, label and value is a quoted string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.export.pictures import LOOKS, is_dashed
from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.export.records import GraphRecords, Value

_PREFIX = "explorer_"
"""What our own attributes begin with, so that none is taken for one of Graphviz's."""


def dot(records: GraphRecords) -> str:
    """Write a graph as DOT; Graphviz draws it with colours, shapes and dashes."""
    about = named(GRAPH_FIELDS, records.about)
    graph = {"label": about["title"], "labelloc": "t", "rankdir": "LR", "charset": "UTF-8"}
    lines = ["digraph topics {", f"  graph [{_attributes({**graph, **_own(about)})}];"]
    lines.append(f"  node [{_attributes({'fontname': 'sans-serif', 'style': 'filled'})}];")
    lines.append(f"  edge [{_attributes({'fontname': 'sans-serif', 'fontsize': 10})}];")
    for node in records.nodes:
        look = LOOKS[node.kind]
        drawn = {"label": node.label, "shape": look.dot, "color": look.colour}
        own = _own(named(NODE_FIELDS, node.values))
        attributes = {**drawn, "fillcolor": look.fill, "tooltip": node.label, **own}
        lines.append(f"  {_quoted(node.id)} [{_attributes(attributes)}];")
    for edge in records.edges:
        drawn = {"id": edge.id, "label": edge.label}
        drawn |= {"dir": "both"} if edge.is_symmetric else {}
        drawn |= {"style": "dashed"} if is_dashed(edge) else {}
        attributes = {**drawn, **_own(named(EDGE_FIELDS, edge.values))}
        ends = f"{_quoted(edge.source)} -> {_quoted(edge.target)}"
        lines.append(f"  {ends} [{_attributes(attributes)}];")
    return "\n".join([*lines, "}", ""])


def _own(values: Mapping[str, Value]) -> dict[str, Value]:
    return {f"{_PREFIX}{name}": value for name, value in values.items() if value != ""}


def _attributes(values: Mapping[str, Value]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(value: Value) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    # A backslash begins an escape in labels, and one before the last quote would hide that.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
