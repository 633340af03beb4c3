"""Passages: what of a library is indexed, piece by piece.

A passage is a section. The first one of a document, its *lead*, also holds what stands above it:
title, summary, aliases, tags and question.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.library.kinds import Relation
from explorer.search.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from explorer.library.dates import PartialDate
    from explorer.library.model import DeclaredLink, Document, Library, Section

_KEYS_OF_LINKS = {
    "risks": "risk", "concerns": "concern", "rewards": "reward", "regulations": "regulation",
    "safeguards": "safeguard", "addresses": "addresses", "protects": "protects", "limits": "limits",
}  # fmt: skip
_TOPIC_KEYS = frozenset({"risks", "concerns", "rewards", "addresses", "protects", "limits"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A section as it is indexed.

    Attributes:
        anchor: The section's anchor.
        heading: Its heading; empty before the first one.
        trail: The headings it stands under, outermost first.
        above: For the lead, what stands above the text: title, summary, aliases, tags, question.
        text: What a reader sees of its Markdown.
        marks: What it cites, links to and has, as (field, value), such as `("source",
            "cohen-2023")`.
    """

    anchor: str
    heading: str
    trail: tuple[str, ...]
    above: tuple[str, ...]
    text: str
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document as a whole: what fields, facets and dates are searched by.

    Attributes:
        id: The document's id.
        title: Its title.
        aliases: What else it is called.
        kind: What sort of document it is.
        path: Where it lies, relative to the library.
        fields: Values by field, such as `risk` or `actor`.
        first_day: The first day it is about, as an ISO date, or empty.
        last_day: The last day it is about, as an ISO date, or empty.
        links: The ids of the documents it links to.
        fingerprint: A hash of all that its passages depend on.
    """

    id: str
    title: str
    aliases: tuple[str, ...]
    kind: str
    path: str
    fields: Mapping[str, tuple[str, ...]]
    first_day: str
    last_day: str
    links: tuple[str, ...]
    fingerprint: str

    @property
    def years(self) -> tuple[str, ...]:
        """The years it is about, earliest first."""
        if not self.first_day:
            return ()
        first, last = int(self.first_day[:4]), int(self.last_day[:4])
        return tuple(f"{year:04}" for year in range(first, min(last, first + 100) + 1))


def about(library: Library, document: Document, links: tuple[str, ...] = ()) -> About:
    """Return what is known of a document as a whole.

    Args:
        library: What it stands in.
        document: The document.
        links: The ids of the documents it links to.
    """
    first_day, last_day = _days(document)
    return About(
        id=document.id,
        title=document.title,
        aliases=document.front.aliases,
        kind=document.kind.value,
        path=document.path.as_posix(),
        fields=_fields(document),
        first_day=first_day,
        last_day=last_day,
        links=links,
        fingerprint=fingerprint(library, document),
    )


def passages(library: Library, document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in reading order; there is always one, its lead."""

    def title_of(target: str) -> str:
        return library.document(target).title if library.has(target) else ""

    marks = _marks(library, document)
    is_lead = True
    for section in document.sections:
        if not section.text.strip() and not section.title and _has_own_title(document):
            continue  # the heading that follows is the document's title, and stands for its lead
        yield Passage(
            anchor=section.anchor,
            heading=section.title,
            trail=section.trail,
            above=_above(document, section) if is_lead else (),
            text=plain_text(section.text, title_of),
            marks=tuple(marks.get(section.anchor, ())),
        )
        is_lead = False


def links_by_document(library: Library) -> dict[str, tuple[str, ...]]:
    """Return the ids that each document links to, in order; a document without links is missing."""
    found: dict[str, dict[str, None]] = {}
    for link in library.links:
        found.setdefault(link.source, {})[link.target] = None
        if link.relation is Relation.RELATED:
            found.setdefault(link.target, {})[link.source] = None
    return {source: tuple(targets) for source, targets in found.items()}


def _has_own_title(document: Document) -> bool:
    return len(document.sections) > 1 and document.sections[1].title == document.title


def _above(document: Document, section: Section) -> tuple[str, ...]:
    front = document.front
    title = () if section.title == document.title else (document.title,)
    parts = (*title, front.summary, front.question, *front.aliases, *front.tags)
    return tuple(part for part in parts if part)


def _marks(library: Library, document: Document) -> dict[str, list[tuple[str, str]]]:
    """Return what each section cites and has, by anchor."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for citation in document.citations:
        marks = found.setdefault(citation.anchor, {})
        marks["source", citation.key] = marks["has", "sources"] = None
        if citation.key in library.sources and library.sources[citation.key].type:
            marks["type", library.sources[citation.key].type] = None
    for fence in document.fences:
        if fence.language == "argdown":
            found.setdefault(fence.anchor, {})["has", "claims"] = None
    for link in document.wiki_links:
        found.setdefault(link.anchor, {})["has", "links"] = None
    return {anchor: list(marks) for anchor, marks in found.items()}


def _days(document: Document) -> tuple[str, str]:
    front = document.front
    dates: list[PartialDate] = [date for date in (front.date, front.until) if date]
    dates = dates or [event.date for event in front.events]
    if not dates:
        return "", ""
    first = min(date.first_day for date in dates).isoformat()
    return first, max(date.last_day for date in dates).isoformat()


def _fields(document: Document) -> dict[str, tuple[str, ...]]:
    front = document.front
    fields: dict[str, tuple[str, ...]] = {
        "kind": (document.kind.value,),
        "actor": front.actors,
        "release": front.release,
        "place": (*front.places, *((front.jurisdiction,) if front.jurisdiction else ())),
        "affected": front.affected,
        "tag": front.tags,
        "status": (front.status,),
        "instrument": (front.instrument,),
        "bearing": _unique(link.bearing.value for link in front.declared if _is_topic(link)),
        "topic": _unique(
            ([document.id] if document.kind.is_topic else [])
            + [link.target for link in front.declared if _is_topic(link)]
        ),
    }
    for key, field in _KEYS_OF_LINKS.items():
        fields[field] = _unique(link.target for link in front.declared if link.key == key)
    for kind in ("risk", "reward", "concern", "safeguard", "regulation"):
        if document.kind.value == kind:
            fields[kind] = (document.id, *fields[kind])
    kept = {field: tuple(value for value in values if value) for field, values in fields.items()}
    return {field: values for field, values in kept.items() if values}


def _is_topic(link: DeclaredLink) -> bool:
    return link.key in _TOPIC_KEYS


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def fingerprint(library: Library, document: Document) -> str:
    """Hash the document, the titles that its wiki-links show and the types of its sources."""
    linked = sorted({link.target for link in document.wiki_links if not link.text})
    titles = [library.document(target).title for target in linked if library.has(target)]
    cited = sorted({citation.key for citation in document.citations} & library.sources.keys())
    types = [library.sources[key].type for key in cited]
    parts = [document.digest, document.id, document.kind.value, document.title, *titles, *types]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
