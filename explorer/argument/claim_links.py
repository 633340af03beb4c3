"""What claims add to the topic graph: evidence for its links, and the links that claims state.

A claim tagged with a topic is evidence for what its document links to that topic. A claim with
`trades-off` or `relieves` states a link between two topics.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.library.kinds import Kind, Origin, Relation
from explorer.library.model import Evidence, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.argument.claims import Claim
    from explorer.library.model import Library


def links_with_claims(library: Library, claims: Sequence[Claim]) -> tuple[Link, ...]:
    """Return the library's links with what its claims add, by source, relation and target.

    Args:
        library: Loaded, its links declared and mentioned.
        claims: All its claims.
    """
    tagged: dict[tuple[str, str], list[Evidence]] = {}
    for claim in claims:
        evidence = evidence_of(claim)
        for document in claim.documents:
            for topic in claim.topics:
                tagged.setdefault((document, topic), []).append(evidence)
    found = {_key(link): link for link in library.links}
    for key, link in found.items():
        more = tagged.get((link.source, link.target), ())
        if link.relation.is_symmetric:
            more = [*more, *tagged.get((link.target, link.source), ())]
        found[key] = _with_evidence(link, more)
    for link in derived_links(library, claims):
        key = _key(link)
        found[key] = _with_evidence(found[key], link.evidence) if key in found else link
    return tuple(found[key] for key in sorted(found))


def derived_links(library: Library, claims: Iterable[Claim]) -> tuple[Link, ...]:
    """Return the links that claims state, by source, relation and target.

    What trades off stands with the reward first, in whichever order a claim names the two.
    """
    found: dict[tuple[str, str, str], Link] = {}
    for claim in claims:
        pairs = ((Relation.TRADES_OFF, claim.trades_off), (Relation.RELIEVES, claim.relieves))
        for relation, pair in pairs:
            if pair is None or pair[0] == pair[1]:
                continue
            source, target = pair
            if relation.is_symmetric and library.document(target).kind is Kind.REWARD:
                source, target = target, source
            link = Link(source, relation, target, Origin.DERIVED, evidence=(evidence_of(claim),))
            key = _key(link)
            found[key] = _with_evidence(found[key], link.evidence) if key in found else link
    return tuple(found[key] for key in sorted(found))


def evidence_of(claim: Claim) -> Evidence:
    """Return a claim as evidence, with the sources it gives."""
    return Evidence(claim.address, claim.title, claim.sources)


def _key(link: Link) -> tuple[str, str, str]:
    return link.source, link.relation, link.target


def _with_evidence(link: Link, more: Iterable[Evidence]) -> Link:
    evidence = tuple(dict.fromkeys((*link.evidence, *more)))
    return link if evidence == link.evidence else replace(link, evidence=evidence)
