"""Mermaid: for Markdown, wikis and Obsidian.

Source: https://mermaid.js.org/syntax/flowchart.html: entity codes, and what labels must not hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.export.pictures import LOOKS, TEXT_COLOUR, is_dashed
from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.export.records import EdgeRecord, GraphRecords, Value

_SPECIAL = re.compile(r"[\"#;<>&`\\|\[\]{}*_~@$^=%]|^\s*(?:\d+[.)]|[-+])")
"""What might begin something in a label: markup, an entity, a list of Markdown."""


def mermaid(records: GraphRecords) -> str:
    """Write a graph as a Mermaid flowchart.

    What a flowchart has no room for, such as dates, coverage and sources, stands in a comment
    before each node and edge.
    """
    about = named(GRAPH_FIELDS, records.about)
    lines = ["flowchart LR", *_comment("library", about)]
    for node in records.nodes:
        lines += _comment(node.id, named(NODE_FIELDS, node.values))
        lines.append(f'  {node.id}["{_label(node.label)}"]:::{node.kind}')
    for edge in records.edges:
        lines += _comment(edge.id, named(EDGE_FIELDS, edge.values))
        lines.append(f'  {edge.source} {_arrow(edge)}|"{_label(edge.label)}"| {edge.target}')
    for kind in dict.fromkeys(node.kind for node in records.nodes):
        look = LOOKS[kind]
        lines.append(f"  classDef {kind} fill:{look.fill},stroke:{look.colour},color:{TEXT_COLOUR}")
    return "\n".join([*lines, ""])


def _arrow(edge: EdgeRecord) -> str:
    line = "-.-" if is_dashed(edge) else "--"
    return f"<{line}>" if edge.is_symmetric else f"{line}>"


def _label(text: str) -> str:
    return _SPECIAL.sub(lambda match: "".join(map(_entity, match[0])), text)


def _entity(character: str) -> str:
    if character == '"':
        return "#quot;"
    return character if character.isalnum() else f"#{ord(character)};"


def _comment(what: str, values: Mapping[str, Value]) -> list[str]:
    """Return a comment line; braces would make a directive of it."""
    known = {name: value for name, value in values.items() if value != ""}
    text = "; ".join(
        f"{name}={str(value).lower() if isinstance(value, bool) else value}"
        for name, value in known.items()
    )
    return [f"  %% {what}: {text}".replace("{", "(").replace("}", ")")]
