"""Citing a passage: what is copied when a reader takes a quotation along with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address

if TYPE_CHECKING:
    from explorer.library.model import Document, Library, Section


def citation_of(
    quotation: str, document: Document, section: Section | None, library: Library
) -> str:
    """Return a quotation with document, section, library edition, address and the sources cited.

    Args:
        quotation: What was selected; empty to cite the section as a whole.
        document: Where it stands.
        section: The section it stands in, if that is known.
        library: The library, for its edition and sources.
    """
    quoted = " ".join(quotation.split())
    anchor = section.anchor if section else ""
    place = f"“{document.title}”"
    if section and section.title and section.title != document.title:
        place += f", section “{section.title}”"
    edition = library.info.title
    if library.info.version:
        edition += f", edition {library.info.version}"
    address = Address.document(document.id, anchor)
    reference = f"{place}. {edition} (digest {library.digest[:12]}), {address}."
    lines = [f"“{quoted}”", "", f"— {reference}"] if quoted else [reference]
    keys = dict.fromkeys(cited.key for cited in document.citations if cited.anchor == anchor)
    sources = [library.sources[key].reference for key in keys if key in library.sources]
    if sources:
        lines += ["", "Sources cited there:", *(f"- {source}" for source in sources)]
    return "\n".join(lines) + "\n"
