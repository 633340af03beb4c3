"""The table of formats in which the topic graph can leave the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.export.canvas import canvas
from explorer.export.dot import dot
from explorer.export.gexf import gexf
from explorer.export.graphml import graphml
from explorer.export.json_graphs import cytoscape_json, node_link_json
from explorer.export.mermaid import mermaid
from explorer.export.named_formats import format_named
from explorer.export.tables import TABLES, gephi_tables, neo4j_tables
from explorer.export.yed import yed_graphml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.export.records import GraphRecords


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A format of the topic graph.

    Attributes:
        name: What the command line calls it.
        title: What people call it.
        suffix: What its files' names end in, the dot included.
        opened_by: Programs that open it.
        write: Makes the text of each of its files.
        parts: What its files are called where there are several; empty for a single file.
    """

    name: str
    title: str
    suffix: str
    opened_by: tuple[str, ...]
    write: Callable[[GraphRecords], tuple[str, ...]]
    parts: tuple[str, ...] = ()

    def paths(self, path: Path) -> tuple[Path, ...]:
        """Return the files that an export to `path` writes.

        Several files share the stem: `topics.csv` makes `topics-nodes.csv` and so on. In a folder
        that is there they bear no other name: `nodes.csv`.
        """
        if not self.parts:
            return (path,)
        if path.is_dir():
            return tuple(path / f"{part}{self.suffix}" for part in self.parts)
        stem = path.name.removesuffix(self.suffix)
        return tuple(path.with_name(f"{stem}-{part}{self.suffix}") for part in self.parts)


def _single(write: Callable[[GraphRecords], str]) -> Callable[[GraphRecords], tuple[str, ...]]:
    return lambda records: (write(records),)


GRAPH_FORMATS = (
    GraphFormat(
        "graphml", "GraphML", ".graphml", ("Gephi", "Cytoscape", "igraph"), _single(graphml)
    ),
    GraphFormat(
        "json", "Node-link JSON", ".json", ("networkx", "notebooks", "D3"), _single(node_link_json)
    ),
    GraphFormat(
        "csv", "Tables (CSV)", ".csv", ("LibreOffice", "Excel", "Gephi"), gephi_tables, TABLES
    ),
    GraphFormat("neo4j", "Tables for Neo4j (CSV)", ".csv", ("Neo4j",), neo4j_tables, TABLES),
    GraphFormat(
        "cytoscape",
        "Cytoscape JSON",
        ".cyjs",
        ("Cytoscape", "Cytoscape.js"),
        _single(cytoscape_json),
    ),
    GraphFormat("gexf", "GEXF 1.3", ".gexf", ("Gephi",), _single(gexf)),
    GraphFormat("yed", "GraphML for yEd", ".graphml", ("yEd",), _single(yed_graphml)),
    GraphFormat("dot", "DOT", ".dot", ("Graphviz",), _single(dot)),
    GraphFormat("canvas", "JSON Canvas", ".canvas", ("Obsidian",), _single(canvas)),
    GraphFormat("mermaid", "Mermaid", ".mmd", ("Markdown", "wikis", "Obsidian"), _single(mermaid)),
)
"""Every format, the most asked for first."""


def graph_format(name: str) -> GraphFormat:
    """Return the format of this name.

    Raises:
        ExportError: There is none.
    """
    return format_named(name, GRAPH_FORMATS, "The graph")
