"""Graphs as JSON: node-link JSON for notebooks, and Cytoscape's.

Source: `networkx.node_link_data` with `edges="edges"`; Cytoscape.js, “Elements JSON”.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, named

if TYPE_CHECKING:
    from explorer.export.records import Field, GraphRecords


def node_link_json(records: GraphRecords) -> str:
    """Write a graph as node-link JSON; `graph.dictionary` says what each field means.

    Read it with `networkx.node_link_graph(data, edges="edges")`: a MultiDiGraph whose edges are
    keyed by their ids.
    """
    dictionary = {"nodes": _meanings(NODE_FIELDS), "edges": _meanings(EDGE_FIELDS)}
    return _written(
        {
            "directed": True,
            "multigraph": True,
            "graph": {**named(GRAPH_FIELDS, records.about), "dictionary": dictionary},
            "nodes": [{"id": node.id, **named(NODE_FIELDS, node.values)} for node in records.nodes],
            "edges": [
                {
                    "source": edge.source,
                    "target": edge.target,
                    "key": edge.id,
                    "id": edge.id,
                    **named(EDGE_FIELDS, edge.values),
                }
                for edge in records.edges
            ],
        }
    )


def cytoscape_json(records: GraphRecords) -> str:
    """Write a graph for Cytoscape and Cytoscape.js: nodes have a `name`, edges an `interaction`."""
    about = named(GRAPH_FIELDS, records.about)
    return _written(
        {
            "format_version": "1.0",
            "generated_by": "openness-explorer",
            "data": {**about, "name": about["title"], "shared_name": about["title"]},
            "elements": {
                "nodes": [
                    {
                        "data": {
                            "id": node.id,
                            "name": node.label,
                            "shared_name": node.label,
                            **named(NODE_FIELDS, node.values),
                        }
                    }
                    for node in records.nodes
                ],
                "edges": [
                    {
                        "data": {
                            "id": edge.id,
                            "source": edge.source,
                            "target": edge.target,
                            "name": edge.label,
                            "interaction": edge.relation,
                            **named(EDGE_FIELDS, edge.values),
                        }
                    }
                    for edge in records.edges
                ],
            },
        }
    )


def _meanings(fields: tuple[Field, ...]) -> dict[str, str]:
    return {field.name: field.meaning for field in fields}


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
