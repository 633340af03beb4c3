"""Tables of nodes and edges with a data dictionary: for spreadsheets, Gephi and Neo4j.

Source: RFC 4180; OWASP, “CSV Injection”; Gephi, “Import CSV data”; Neo4j, “neo4j-admin import”.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from explorer.export.records import EDGE_FIELDS, GRAPH_FIELDS, NODE_FIELDS, Type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.export.records import Field, GraphRecords, Value

TABLES = ("nodes", "edges", "dictionary")
"""What the files of an export as tables are called, in the order they are returned."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NODE_ID = "The document's identifier: letters, digits and underscores"
_EDGE_ID = "The link's identifier"


def gephi_tables(records: GraphRecords) -> tuple[str, str, str]:
    """Write a graph as tables of nodes and edges with Gephi's headers, and a data dictionary.

    Gephi refuses edges whose weight is 0, and coverage is none: the weight is always 1.

    Returns:
        The texts of the files that `TABLES` names, in its order.
    """
    nodes = [("Id", _NODE_ID), *_titled(NODE_FIELDS)]
    edges = [
        ("Source", "The Id of the node it leaves"),
        ("Target", "The Id of the node it reaches"),
        ("Type", "Undirected where it reads the same both ways, else Directed"),
        ("Id", _EDGE_ID),
        ("Label", EDGE_FIELDS[0].meaning),
        ("Weight", "Always 1: a number some programs ask for; it says nothing"),
        *_titled(EDGE_FIELDS[1:]),
    ]
    return (
        _table([name for name, _ in nodes], _node_rows(records)),
        _table(
            [name for name, _ in edges],
            (
                (
                    edge.source,
                    edge.target,
                    "Undirected" if edge.is_symmetric else "Directed",
                    edge.id,
                    edge.label,
                    1,
                    *edge.values[1:],
                )
                for edge in records.edges
            ),
        ),
        _dictionary(records, nodes, edges),
    )


def neo4j_tables(records: GraphRecords) -> tuple[str, str, str]:
    """Write a graph as tables for `neo4j-admin database import`, and a data dictionary.

    Returns:
        The texts of the files that `TABLES` names, in its order.
    """
    nodes = [
        ("id:ID", _NODE_ID),
        *((_typed(field), field.meaning) for field in NODE_FIELDS),
        (":LABEL", "The kind with a capital, as Neo4j labels nodes"),
    ]
    edges = [
        (":START_ID", "The id of the node it leaves"),
        (":END_ID", "The id of the node it reaches"),
        (":TYPE", "The relation in capitals, as Neo4j types relationships"),
        ("id", _EDGE_ID),
        *((_typed(field), field.meaning) for field in EDGE_FIELDS),
    ]
    node_rows = (
        (*row, node.kind.capitalize())
        for row, node in zip(_node_rows(records), records.nodes, strict=True)
    )
    edge_rows = (
        (edge.source, edge.target, edge.relation.upper().replace("-", "_"), edge.id, *edge.values)
        for edge in records.edges
    )
    return (
        _table([name for name, _ in nodes], node_rows),
        _table([name for name, _ in edges], edge_rows),
        _dictionary(records, nodes, edges),
    )


def defused(cell: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _titled(fields: tuple[Field, ...]) -> list[tuple[str, str]]:
    return [(field.name.capitalize(), field.meaning) for field in fields]


def _typed(field: Field) -> str:
    return {Type.INTEGER: f"{field.name}:int", Type.BOOLEAN: f"{field.name}:boolean"}.get(
        field.type, field.name
    )


def _node_rows(records: GraphRecords) -> Iterable[tuple[Value, ...]]:
    return ((node.id, *node.values) for node in records.nodes)


def _dictionary(
    records: GraphRecords, nodes: list[tuple[str, str]], edges: list[tuple[str, str]]
) -> str:
    from_library = zip(GRAPH_FIELDS, records.about, strict=True)
    rows: list[tuple[Value, ...]] = [
        *(("library", field.name, field.meaning, value) for field, value in from_library),
        *(("nodes", name, meaning, "") for name, meaning in nodes),
        *(("edges", name, meaning, "") for name, meaning in edges),
    ]
    return _table(["Table", "Column", "Meaning", "Value"], rows)


def _table(header: list[str], rows: Iterable[tuple[Value, ...]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return file.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(str(value))
