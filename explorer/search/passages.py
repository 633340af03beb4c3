"""Passages: what of a library is indexed, piece by piece.

A passage is a section or a claim. The first section of a document, its *lead*, also holds what
stands above it: title, summary, aliases, tags and question.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from explorer.argument.fences import LANGUAGES
from explorer.library.kinds import Origin, Relation
from explorer.search.about import About
from explorer.search.claims import claim_passages, described
from explorer.search.passage import Draft, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from explorer.argument.claims import Claim
    from explorer.library.dates import PartialDate
    from explorer.library.model import DeclaredLink, Document, Library, Section

_KEYS_OF_LINKS = {
    "risks": "risk", "concerns": "concern", "rewards": "reward", "regulations": "regulation",
    "safeguards": "safeguard", "addresses": "addresses", "protects": "protects", "limits": "limits",
}  # fmt: skip
OWN_FIELDS = frozenset({"kind", "topic", "risk", "reward", "concern", "tag"})
"""What a claim has of its own; all else that it is found by is its document's."""
_TOPIC_KEYS = frozenset({"risks", "concerns", "rewards", "addresses", "protects", "limits"})


def about(library: Library, document: Document, claims: Sequence[Claim] = ()) -> About:
    """Return what is known of a document as a whole.

    Args:
        library: What it stands in.
        document: The document.
        claims: Those that are found in it.
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
        links=linked(library, document.id),
        fingerprint=fingerprint(library, document, claims),
    )


def draft(
    library: Library, document: Document, known: About, claims: Sequence[Claim] = ()
) -> Draft:
    """Return the passages of a document, sections before claims, and what they are found by."""
    marks = [(field, value) for field, values in known.fields.items() for value in values]
    return Draft(
        label=document.title,
        names=(known.title, *known.aliases),
        marks=tuple(f"{field}={value}" for field, value in marks),
        claim_marks=tuple(f"{field}={value}" for field, value in marks if field not in OWN_FIELDS),
        shown=_shown(library, document),
        passages=(*_sections(library, document), *claim_passages(library, document, claims)),
    )


def passages(
    library: Library, document: Document, claims: Sequence[Claim] = ()
) -> Iterator[Passage]:
    """Yield the passages of a document: its sections in reading order, then the claims given.

    There is always one, its lead.
    """
    return draft(library, document, about(library, document, claims), claims).finished()


def _sections(library: Library, document: Document) -> Iterator[Passage]:
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
            text=section.text,
            marks=tuple(marks.get(section.anchor, ())),
        )
        is_lead = False


def linked(library: Library, document_id: str) -> tuple[str, ...]:
    """Return the ids that a document links to, in order; what only claims link is left out."""
    found: dict[str, None] = {}
    for link in library.links_from(document_id):
        if link.origin is not Origin.DERIVED:
            found[link.target] = None
    for link in library.links_to(document_id):
        if link.relation is Relation.RELATED:
            found[link.source] = None
    return tuple(found)


def _shown(library: Library, document: Document) -> dict[str, str]:
    """Return what the wiki-links without a text of their own read as, by their targets."""
    targets = {link.target for link in document.wiki_links if not link.text and link.target}
    known = {target: library.resolve(target) for target in sorted(targets)}
    return {target: library.document(name).title for target, name in known.items() if name}


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
        if fence.language in LANGUAGES:
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


def fingerprint(library: Library, document: Document, claims: Sequence[Claim] = ()) -> str:
    """Hash all that a document's passages depend on: its own, and what it takes from others.

    That is the titles its wiki-links show, what it links to and the types of its sources.
    """
    cited = sorted({citation.key for citation in document.citations} & library.sources.keys())
    parts = (
        document.id,
        document.kind.value,
        document.title,
        *_shown(library, document).values(),
        "",
        *linked(library, document.id),
        "",
        *(library.sources[key].type for key in cited),
    )
    return f"{own_fingerprint(document, claims)}-{_hash(parts)}"


def own_fingerprint(document: Document, claims: Sequence[Claim]) -> str:
    """Hash a document's file and its claims: the first part of its fingerprint."""
    said = _hash(described(claim) for claim in claims) if claims else ""
    return f"{document.digest[:24]}-{said}"


def surroundings(library: Library) -> str:
    """Hash whatever of the others any document may take: without a change, only its own counts."""
    parts = [
        f"{d.id}\0{d.kind.value}\0{d.title}\0{d.path}\0{d.front.aliases}" for d in library.documents
    ]
    parts += [f"{key}\0{source.type}" for key, source in library.sources.items()]
    parts += [f"{x.source}\0{x.target}" for x in library.links if x.relation is Relation.RELATED]
    return _hash(parts)


def _hash(parts: Iterable[str]) -> str:
    whole = "\0".join(parts).encode("utf-8", "replace")
    return hashlib.blake2b(whole, digest_size=12).hexdigest()
