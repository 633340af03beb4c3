"""The values a search gives: what was found, where, and how the query was understood."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.address import Address, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

CLAIM = "claim"
"""The kind of a claim, where a section has that of its document."""

FACETS = ("kind", "topic", "year", "actor", "release", "regulation")
"""The facets that are counted, in the order in which they are shown."""


class Order(enum.StrEnum):
    """How hits are put in order."""

    RELEVANCE = "relevance"
    TITLE = "title"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a snippet: text that matched, or the text around it."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that was found: a section or a claim.

    Attributes:
        address: The section or the claim.
        document_id: The document it stands in.
        kind: The document's kind, such as `case`, or `claim`.
        title: The document's title.
        section: The section's heading, empty for what stands before the first one; or the claim's
            title.
        trail: The headings it stands under, outermost first.
        score: How well it matches; only for comparing hits of one search.
        snippet: One or two stretches of its text as runs, ready to be shown one after the other.
        anchor: Of the section that it is or stands in.
    """

    address: Address
    document_id: str
    kind: str
    title: str
    section: str
    trail: tuple[str, ...]
    score: float
    snippet: tuple[Run, ...]
    anchor: str = ""

    @property
    def place(self) -> Address:
        """The section that it is, or that the claim stands in."""
        return Address.document(self.document_id, self.anchor)

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim."""
        return self.address.sort is Sort.CLAIM


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits in one document.

    Attributes:
        document_id: The document.
        kind: Its kind.
        title: Its title.
        hits: Those that are shown, in the order of all hits.
        total: How many of its passages match in all.
    """

    document_id: str
    kind: str
    title: str
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Another query that finds something where one found nothing.

    Attributes:
        query: The other query.
        total: How many passages it finds.
        respelt: The words of the first one that it spells otherwise, each with its spelling.
        dropped: The part of the first one that it does without, as it was typed; or empty.
    """

    query: str
    total: int
    respelt: tuple[tuple[str, str], ...] = ()
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        query: As it was typed.
        explained: How it was understood, a sentence in plain words; empty for an empty query.
        hits: The best ones in the order asked for, at most as many as were asked for.
        total: How many passages match in all.
        document_count: How many documents they stand in.
        facets: For each of `FACETS`, the values of the documents that match with the number of
            these documents, most frequent first; a facet without values is missing.
        note: What could not be read as meant and what was done instead, sentences; or empty.
        words: What to light in the reader, as `snippets.Matcher` reads it.
        offers: Other queries that find something, best first; only when this found nothing.
        document_ids: The ids of all documents with a passage that matches, in no order.
        claim_titles: The titles of all claims that match, in no order.
        shown: For each document with a hit its kind and how many of its passages match in all.
        took_ms: How long it took.
    """

    query: str
    explained: str = ""
    hits: tuple[Hit, ...] = ()
    total: int = 0
    document_count: int = 0
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    note: str = ""
    words: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    document_ids: tuple[str, ...] = ()
    claim_titles: tuple[str, ...] = ()
    shown: Mapping[str, tuple[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    took_ms: float = 0.0

    @property
    def addresses(self) -> frozenset[Address]:
        """All documents and claims that match: what lights up in the graph and on maps."""
        documents = (Address.document(document_id) for document_id in self.document_ids)
        return frozenset(documents).union(Address.claim(title) for title in self.claim_titles)

    def by_document(self) -> tuple[DocumentHits, ...]:
        """Return the hits by document, both in the order of the hits."""
        grouped: dict[str, list[Hit]] = {}
        for hit in self.hits:
            grouped.setdefault(hit.document_id, []).append(hit)
        return tuple(
            DocumentHits(
                document_id, self.shown[document_id][0], hits[0].title, tuple(hits),
                self.shown[document_id][1],
            )
            for document_id, hits in grouped.items()
        )  # fmt: skip


class CompletionSort(enum.StrEnum):
    """What a completion is."""

    FIELD = "field"
    VALUE = "value"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand where somebody types.

    Attributes:
        start: The index of the first character that it replaces; the last one is before the cursor.
        text: What it puts there.
        label: What it is called, where that says more than the text: a document's title.
        sort: What it is.
        count: In how many passages it stands, or documents for a year; 0 where nobody counted.
    """

    start: int
    text: str
    label: str
    sort: CompletionSort
    count: int = 0
