"""The values a search gives: what was found, where, and how the query was understood."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.address import Address

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
    """One passage that was found.

    Attributes:
        address: The section it is.
        document_id: The document it stands in.
        kind: The document's kind, such as `case`.
        title: The document's title.
        section: The section's heading; empty for what stands before the first one.
        trail: The headings it stands under, outermost first.
        score: How well it matches; only for comparing hits of one search.
        snippet: One or two stretches of its text as runs, ready to be shown one after the other.
    """

    address: Address
    document_id: str
    kind: str
    title: str
    section: str
    trail: tuple[str, ...]
    score: float
    snippet: tuple[Run, ...]


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
        suggestions: Other queries that find something, best first; only when this found nothing.
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
    suggestions: tuple[str, ...] = ()
    took_ms: float = 0.0
