"""What is known of the passages of an index by their numbers: owners, lengths, facets, claims."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from explorer.search.evaluation import norms
from explorer.search.model import CLAIM, FACETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from explorer.search.manifest import ClaimRow, Entry


@dataclass(frozen=True, slots=True)
class Tables:
    """The passages of an index, numbered document by document.

    Attributes:
        entries: The documents, those that were deleted too.
        starts: The number of each document's first passage.
        owners: For each passage the place of its document among the entries.
        live: The numbers of all passages that are not deleted.
        norms: For each passage BM25's share for its length.
        mean: The length that the shares are relative to.
        facets: For each document its (facet, value) pairs.
        claims: The passages that are claims, by their numbers.
        claim_numbers: The same numbers.
    """

    entries: tuple[Entry, ...]
    starts: list[int]
    owners: array[int]
    live: frozenset[int]
    norms: list[float]
    mean: float
    facets: list[tuple[tuple[str, str], ...]]
    claims: dict[int, ClaimRow]
    claim_numbers: frozenset[int]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Tables:
        """Return the tables of these documents."""
        lengths = [length for entry in entries for length in entry.lengths]
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        nothing = cls((), [], array("I"), frozenset(), [], mean, [], {}, frozenset())
        return nothing.followed_by(entries)

    def followed_by(self, entries: Sequence[Entry]) -> Tables:
        """Return the tables of the same documents, some deleted since, and of more."""
        starts, owners = self.starts.copy(), array("I", self.owners)
        facets, claims = self.facets.copy(), self.claims.copy()
        shares, number = self.norms.copy(), len(owners)
        gone: list[int] = []
        for place, entry in enumerate(self.entries):
            if entries[place].is_deleted and not entry.is_deleted:
                gone += range(starts[place], starts[place] + len(entry.lengths))
        added: list[int] = []
        for place in range(len(self.entries), len(entries)):
            entry, count = entries[place], len(entries[place].lengths)
            starts.append(number)
            owners.extend([place] * count)
            shares += norms(entry.lengths, self.mean)
            facets.append(tuple(_facet_values(entry)))
            first_claim = number + count - len(entry.claims)
            claims.update(enumerate(entry.claims, start=first_claim))
            (gone if entry.is_deleted else added).extend(range(number, number + count))
            number += count
        live = self.live.difference(gone).union(added)
        return Tables(
            tuple(entries), starts, owners, live, shares, self.mean, facets, claims,
            frozenset(claims),
        )  # fmt: skip

    def counted(
        self, matched: AbstractSet[int]
    ) -> tuple[set[int], dict[str, tuple[tuple[str, int], ...]]]:
        """Return the places of the documents of passages, and how many there are by facet value.

        A claim is of the kind `claim` and has topics of its own; all else is its document's.
        """
        owners, facets = self.owners, self.facets
        claims = self.claim_numbers.intersection(matched)
        places = {owners[number] for number in (matched - claims if claims else matched)}
        counts = Counter(chain.from_iterable(facets[place] for place in places))
        if claims:
            counts.update(chain.from_iterable(self._of_claims(claims, places)))
            places.update(owners[number] for number in claims)
        found: dict[str, list[tuple[str, int]]] = {facet: [] for facet in FACETS}
        for (facet, value), count in counts.items():
            found[facet].append((value, count))
        return places, {
            facet: tuple(sorted(values, key=lambda pair: (-pair[1], pair[0])))
            for facet, values in found.items()
            if values
        }

    def _of_claims(
        self, claims: Iterable[int], counted: AbstractSet[int]
    ) -> Iterable[set[tuple[str, str]]]:
        """Yield for each document of some claims what they add to what was counted for it."""
        by_place: dict[int, set[tuple[str, str]]] = {}
        for number in claims:
            place = self.owners[number]
            if place not in by_place:
                own = [pair for pair in self.facets[place] if pair[0] not in ("kind", "topic")]
                by_place[place] = {("kind", CLAIM), *own}
            by_place[place].update(("topic", topic) for topic in self.claims[number].topics)
        for place, values in by_place.items():
            yield values.difference(self.facets[place]) if place in counted else values


def _facet_values(entry: Entry) -> list[tuple[str, str]]:
    fields = entry.about.fields
    named = [(facet, value) for facet in FACETS for value in dict.fromkeys(fields.get(facet, ()))]
    return [*named, *(("year", year) for year in entry.about.years)]
