"""How much is said of each document: counted over a library's links, without a graph."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.address import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.library.model import Library


@dataclass(frozen=True, slots=True)
class Touch:
    """How many documents and claims touch a document: how much is said of it, not how strong it is.

    Attributes:
        documents: How many other documents are linked with it, either way.
        claims: How many distinct claims speak for these links.
    """

    documents: int
    claims: int

    @property
    def total(self) -> int:
        """Both together, as the sidebar shows it."""
        return self.documents + self.claims


def touches(library: Library) -> Mapping[str, Touch]:
    """Count for each document what touches it, in the library's order."""
    others: dict[str, set[str]] = {document.id: set() for document in library.documents}
    claims: dict[str, set[str]] = {document.id: set() for document in library.documents}
    of_claim = Sort.CLAIM
    for link in library.links:
        if link.source not in others or link.target not in others:
            continue
        if link.source != link.target:
            others[link.source].add(link.target)
            others[link.target].add(link.source)
        for evidence in link.evidence:
            if evidence.address.sort is of_claim:
                claims[link.source].add(evidence.address.name)
                claims[link.target].add(evidence.address.name)
    return MappingProxyType(
        {one: Touch(len(near), len(claims[one])) for one, near in others.items()}
    )
