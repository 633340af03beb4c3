"""A part of the topic graph as plain records for every format, and what their fields mean."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.export.identifiers import distinct, identifier
from explorer.export.plain_text import joined, plain
from explorer.library.kinds import Bearing, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.library.model import Document, Library, Link
    from explorer.topics.selection import Subgraph


Value = str | int | bool
"""What a field can hold."""


class Type(enum.StrEnum):
    """The type of a field's values."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: an entry of the data dictionary."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """A document as a node; `values` are in the order of `NODE_FIELDS`."""

    id: str
    kind: Kind
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class EdgeRecord:
    """A link as an edge; `values` are in the order of `EDGE_FIELDS`.

    Attributes:
        id: Unique among the edges.
        source: The identifier of the node it leaves.
        target: The identifier of the node it reaches.
        label: How it reads, such as `would be under`.
        relation: The name of its relation, such as `regulated-by`.
        bearing: Whether openness caused it.
        is_symmetric: Whether it reads the same both ways.
        values: What is known of it.
    """

    id: str
    source: str
    target: str
    label: str
    relation: str
    bearing: Bearing
    is_symmetric: bool
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class GraphRecords:
    """A part of the topic graph, ready to be written.

    Attributes:
        about: The library, its version and date: in the order of `GRAPH_FIELDS`.
        nodes: In the library's order.
        edges: In the library's order.
    """

    about: tuple[Value, ...]
    nodes: tuple[NodeRecord, ...]
    edges: tuple[EdgeRecord, ...]


GRAPH_FIELDS = (
    Field("title", Type.STRING, "The library's title"),
    Field("library", Type.STRING, "The library's id"),
    Field("version", Type.STRING, "The library's version, as it names it"),
    Field("as_of", Type.STRING, "The latest date on which a document here was checked"),
    Field("licence", Type.STRING, "The library's licence"),
    Field("digest", Type.STRING, "A hash of the library: the same digest means the same content"),
)
NODE_FIELDS = (
    Field("label", Type.STRING, "The document's title"),
    Field("kind", Type.STRING, f"What it is: {', '.join(Kind)}"),
    Field("document", Type.STRING, "The document's id in the library"),
    Field("as_of", Type.STRING, "When its statuses were checked: a date, a month or a year"),
    Field("date", Type.STRING, "When it happened or was made: a date, a month or a year"),
    Field("until", Type.STRING, "When it ended: a date, a month or a year"),
    Field("summary", Type.STRING, "What it is about, in a sentence"),
    Field("aliases", Type.STRING, "Its other names, joined with ' | '"),
    Field("tags", Type.STRING, "Its tags, joined with ' | '"),
    Field("release", Type.STRING, "For a case: how it was released, joined with ' | '"),
    Field("jurisdiction", Type.STRING, "For a regulation: where it holds"),
    Field(
        "instrument", Type.STRING, "For a regulation: statute, bill, order, guidance or the like"
    ),
    Field("status", Type.STRING, "For a regulation: proposed, in-force, repealed or the like"),
)
EDGE_FIELDS = (
    Field("label", Type.STRING, "How it reads from its source to its target"),
    Field("relation", Type.STRING, "How the two are linked, such as raises or mitigates"),
    Field("origin", Type.STRING, "declared, mentioned (in the text) or derived (from claims)"),
    Field("bearing", Type.STRING, f"Whether openness caused it: {', '.join(Bearing)}"),
    Field("application", Type.STRING, "For regulated-by: applied, would-apply or discussed"),
    Field("symmetric", Type.BOOLEAN, "Whether it reads the same both ways"),
    Field("coverage", Type.INTEGER, "How many passages and claims speak of it: no strength"),
    Field("evidence", Type.STRING, "The titles of these passages and claims, joined with ' | '"),
    Field("evidence_addresses", Type.STRING, "Where these stand in the library, joined with ' | '"),
    Field("sources", Type.STRING, "The keys of the sources cited there, joined with ' | '"),
    Field("references", Type.STRING, "These sources in full, joined with ' | '"),
)  # fmt: skip


def named(fields: tuple[Field, ...], values: tuple[Value, ...]) -> dict[str, Value]:
    """Return a record's values by the names of their fields, in the order of the fields."""
    return {field.name: value for field, value in zip(fields, values, strict=True)}


def records_of(library: Library, subgraph: Subgraph) -> GraphRecords:
    """Turn a part of the topic graph into records.

    Raises:
        UnknownDocumentError: The part names a document that is not in the library.
    """
    documents = [library.document(document_id) for document_id in subgraph.documents]
    ids = dict(zip(subgraph.documents, distinct(map(identifier, subgraph.documents)), strict=True))
    links = [link for link in subgraph.links if link.source in ids and link.target in ids]
    edge_ids = distinct(
        f"{ids[link.source]}__{link.relation.replace('-', '_')}__{ids[link.target]}"
        for link in links
    )
    return GraphRecords(
        about=about_library(library, documents),
        nodes=tuple(_node(ids[document.id], document) for document in documents),
        edges=tuple(
            _edge(edge_id, link, ids, library)
            for edge_id, link in zip(edge_ids, links, strict=True)
        ),
    )


def about_library(library: Library, documents: Iterable[Document]) -> tuple[Value, ...]:
    """Return what `GRAPH_FIELDS` tell of a library of which some documents are exported."""
    checked = [document.front.as_of for document in documents if document.front.as_of]
    latest = max(checked, key=lambda date: date.last_day, default=None)
    info = library.info
    return (
        plain(info.title),
        plain(info.id),
        plain(info.version),
        str(latest or ""),
        plain(info.licence),
        library.digest,
    )


def _node(node_id: str, document: Document) -> NodeRecord:
    front = document.front
    label = plain(document.title) or plain(document.id) or node_id
    return NodeRecord(
        node_id,
        document.kind,
        label,
        (
            label,
            document.kind.value,
            plain(document.id),
            str(front.as_of or ""),
            str(front.date or ""),
            str(front.until or ""),
            plain(front.summary),
            joined(front.aliases),
            joined(front.tags),
            joined(front.release),
            plain(front.jurisdiction),
            plain(front.instrument),
            plain(front.status),
        ),
    )


def _edge(edge_id: str, link: Link, ids: Mapping[str, str], library: Library) -> EdgeRecord:
    keys = tuple(dict.fromkeys(key for one in link.evidence for key in one.sources))
    known = (library.sources[key] for key in keys if key in library.sources)
    return EdgeRecord(
        edge_id,
        ids[link.source],
        ids[link.target],
        link.forwards,
        link.relation.value,
        link.bearing,
        link.relation.is_symmetric,
        (
            link.forwards,
            link.relation.value,
            link.origin.value,
            link.bearing.value,
            link.application.value if link.application else "",
            link.relation.is_symmetric,
            link.coverage,
            joined(evidence.title for evidence in link.evidence),
            joined(str(evidence.address) for evidence in link.evidence),
            joined(keys),
            joined(source.reference for source in known),
        ),
    )
