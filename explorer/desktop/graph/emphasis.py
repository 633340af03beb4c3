"""What of a picture stands out: the selection with its surroundings, and what is pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.address import Address, Sort

if TYPE_CHECKING:
    from explorer.library.model import Link
    from explorer.topics.selection import Subgraph


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out in a picture.

    Attributes:
        selected: A document or link of the picture.
        pointed: The same, under the mouse.
        has_focus: Whether the keyboard is here.
        near: The documents that are lit: selected or pointed at, and what is linked with them.
        lit: The addresses of the links that are lit.
        found: The documents that a search found.
    """

    selected: Address | None = None
    pointed: Address | None = None
    has_focus: bool = False
    near: frozenset[str] = frozenset()
    lit: frozenset[Address] = frozenset()
    found: frozenset[str] = frozenset()

    @property
    def dims_others(self) -> bool:
        """Whether what is not lit steps back; pointing alone changes nothing that loudly."""
        return self.selected is not None

    def is_selected(self, document_id: str) -> bool:
        """Tell whether this document is the one selected."""
        return self.selected == Address.document(document_id)

    def is_pointed(self, document_id: str) -> bool:
        """Tell whether this document is pointed at."""
        return self.pointed == Address.document(document_id)


def emphasis(
    part: Subgraph,
    selected: Address | None,
    pointed: Address | None,
    *,
    has_focus: bool = False,
    found: frozenset[str] = frozenset(),
) -> Emphasis:
    """Return what stands out; what is not in the part is neither selected nor pointed at."""
    chosen = _in(part, selected)
    under = _in(part, pointed)
    near: set[str] = set()
    lit: set[Address] = set()
    for address in (chosen, under):
        if address is None:
            continue
        if address.sort is Sort.DOCUMENT:
            near.add(address.name)
            touching = links_touching(part, address.name)
        else:
            link = link_at(part, address)
            touching = (link,) if link is not None else ()
        near.update(end for link in touching for end in (link.source, link.target))
        lit.update(link.address for link in touching)
    return Emphasis(chosen, under, has_focus, frozenset(near), frozenset(lit), found)


def links_touching(part: Subgraph, document_id: str) -> tuple[Link, ...]:
    """Return the part's links from and to a document, in their order."""
    return tuple(link for link in part.links if document_id in (link.source, link.target))


def link_at(part: Subgraph, address: Address) -> Link | None:
    """Return the part's link of this address, if it has it."""
    if address.sort is not Sort.LINK:
        return None
    ends = address.link_ends()
    return next(
        (link for link in part.links if (link.source, link.relation, link.target) == ends), None
    )


def _in(part: Subgraph, address: Address | None) -> Address | None:
    """Return the document or link that an address names, if the part has it."""
    if address is None:
        return None
    whole = address.whole()
    if whole.sort is Sort.DOCUMENT:
        return whole if whole.name in part.documents else None
    return whole if link_at(part, whole) else None
