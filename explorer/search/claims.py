"""Claims as passages of their own: each is found once, in the first document that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.search.model import CLAIM
from explorer.search.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from explorer.argument.claims import Claim
    from explorer.library.model import Document, Library
    from explorer.progress import Progress


def claims_of_library(library: Library, progress: Progress) -> tuple[Claim, ...]:
    """Return the claims of a library; who has argued it already has them.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    from explorer.argument.claims import claims_of  # noqa: PLC0415 - not to search an old index
    from explorer.argument.joining import join_library, read_library  # noqa: PLC0415

    readings = read_library(library, progress)
    return claims_of(library, join_library(readings, progress).model) if readings else ()


def by_document(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Return claims by the document they are found in: the first that says their text."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.places:
            found.setdefault(claim.places[0].document, []).append(claim)
    return {document: tuple(group) for document, group in found.items()}


def claim_passages(
    library: Library, document: Document, claims: Sequence[Claim]
) -> Iterator[Passage]:
    """Yield a passage for each of the claims of a document."""
    sections = {section.anchor: section for section in document.sections}
    for claim in claims:
        anchor = claim.places[0].anchor
        section = sections.get(anchor)
        heading = (section.title,) if section and section.title else ()
        yield Passage(
            anchor=anchor,
            heading=claim.title if claim.is_titled else "",
            trail=(*(section.trail if section else ()), *heading),
            above=(),
            text="\n".join(_texts(claim)),
            marks=tuple(_marks(library, claim)),
            claim=claim.title,
        )


def described(claim: Claim) -> str:
    """Return all of a claim that its passage depends on, as a text that differs when that does."""
    places = [(place.anchor, place.text, place.quote, place.sources) for place in claim.places]
    return repr(
        (claim.title, claim.is_titled, claim.text, claim.topics, claim.supports, claim.attacks,
         claim.documents, places)
    )  # fmt: skip


def _texts(claim: Claim) -> Iterable[str]:
    """Return what a claim says, here and elsewhere, and what its sources say, without doubles."""
    said = [claim.text, *(place.text for place in claim.places)]
    quoted = [place.quote for place in claim.places]
    return dict.fromkeys(text for text in (*said, *quoted) if text)


def _marks(library: Library, claim: Claim) -> Mapping[tuple[str, str], None]:
    found: dict[tuple[str, str], None] = {("kind", CLAIM): None}
    for topic in claim.topics:
        found["topic", topic] = found[library.document(topic).kind.value, topic] = None
    for key in claim.sources:
        found["source", key] = found["has", "sources"] = None
        if key in library.sources and library.sources[key].type:
            found["type", library.sources[key].type] = None
    for title in claim.supports:
        found["supports", title] = None
    for title in claim.attacks:
        found["attacks", title] = None
    return found
