"""A library with what it argues: its claims, read and joined once and shared by all who ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.argument.claim_checks import claim_problems
from explorer.argument.claim_links import links_with_claims
from explorer.argument.claims import claims_of
from explorer.argument.joining import (
    debates_of,
    join_debate,
    join_library,
    read_library,
)
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.argument.claims import Claim
    from explorer.argument.joining import Joined
    from explorer.argument.model import Reading
    from explorer.errors import Problem
    from explorer.library.model import Library


@dataclass(frozen=True, slots=True)
class Argued:
    """An immutable snapshot of what a library argues.

    Attributes:
        library: The library; its links count claims as evidence and include those claims state.
        readings: The claims of every document that has any, by its id.
        whole: The map of the whole library.
        claims: All claims, in the order of that map.
    """

    library: Library
    readings: Mapping[str, Reading]
    whole: Joined
    claims: tuple[Claim, ...]
    _by_title: Mapping[str, Claim] = field(init=False, repr=False, compare=False)
    _supported_by: Mapping[str, tuple[Claim, ...]] = field(init=False, repr=False, compare=False)
    _attacked_by: Mapping[str, tuple[Claim, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_title = {claim.title: claim for claim in reversed(self.claims)}
        supported = _turned((claim, claim.supports) for claim in self.claims)
        attacked = _turned((claim, claim.attacks) for claim in self.claims)
        object.__setattr__(self, "_by_title", MappingProxyType(by_title))
        object.__setattr__(self, "_supported_by", supported)
        object.__setattr__(self, "_attacked_by", attacked)

    def claim(self, title: str) -> Claim | None:
        """Return the claim of this title, the statement where an argument is called so too."""
        return self._by_title.get(title)

    def supports_of(self, title: str) -> tuple[Claim, ...]:
        """Return the claims that support one, in the map's order."""
        return self._supported_by.get(title, ())

    def attacks_of(self, title: str) -> tuple[Claim, ...]:
        """Return the claims that attack, contradict or undercut one, in the map's order."""
        return self._attacked_by.get(title, ())

    def claims_in(self, document_id: str) -> tuple[Claim, ...]:
        """Return the claims that a document makes, in the order they stand there."""
        found = [
            (
                min(place.place.line for place in claim.places if place.document == document_id),
                claim,
            )
            for claim in self.claims
            if document_id in claim.documents
        ]
        return tuple(claim for _, claim in sorted(found, key=lambda pair: pair[0]))

    def claims_about(self, document_id: str) -> tuple[Claim, ...]:
        """Return the claims tagged with a topic, in the map's order."""
        return tuple(claim for claim in self.claims if document_id in claim.topics)

    def debate(self, document_id: str) -> Joined:
        """Return the map of a document joined with those it names.

        Raises:
            UnknownDocumentError: The library has no such document.
        """
        return join_debate(self.library, self.readings, document_id)

    def problems(self) -> tuple[Problem, ...]:
        """Return syntax errors, conflicts, bad values and unknown main claims, each once."""
        whole = self.whole.model
        found = dict.fromkeys((*whole.problems, *claim_problems(self.library, whole)))
        for debate in debates_of(self.library):
            problems = self.debate(debate.id).model.problems
            found.update(dict.fromkeys(p for p in problems if p.code == "unknown-main"))
        return tuple(found)


def argue(library: Library, progress: Progress = unwatched) -> Argued:
    """Read and join the claims of a library.

    Args:
        library: Loaded, its links declared and mentioned.
        progress: Called between documents.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    readings = read_library(library, progress)
    whole = join_library(readings, progress)
    claims = claims_of(library, whole.model)
    completed = library.with_links(links_with_claims(library, claims), library.problems)
    return Argued(completed, readings, whole, claims)


def _turned(
    pairs: Iterable[tuple[Claim, tuple[str, ...]]],
) -> Mapping[str, tuple[Claim, ...]]:
    """Return what names each title, from what each names."""
    found: dict[str, list[Claim]] = {}
    for claim, titles in pairs:
        for title in titles:
            found.setdefault(title, []).append(claim)
    return MappingProxyType({title: tuple(claims) for title, claims in found.items()})
