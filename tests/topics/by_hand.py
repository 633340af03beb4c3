"""Libraries made by hand, of any size, and of as many links as a test wants."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.address import Address
from explorer.library.kinds import Bearing, Kind, Origin, Relation
from explorer.library.model import (
    Document,
    Evidence,
    FrontMatter,
    Library,
    LibraryInfo,
    Link,
    Section,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.library.sources import Source


def document(document_id: str, kind: Kind = Kind.CASE, title: str = "", **front: Any) -> Document:
    section = Section("", "", 0, (), 1, 1, "Text.\n")
    return Document(
        id=document_id,
        kind=kind,
        title=title or document_id.replace("-", " ").capitalize(),
        path=Path(f"{document_id}.md"),
        front=FrontMatter(**front),
        body_line=1,
        body="Text.\n",
        sections=(section,),
        citations=(),
        wiki_links=(),
        fences=(),
        digest=hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def link(
    source: str,
    relation: Relation,
    target: str,
    *,
    passages: int = 0,
    claims: Iterable[str] = (),
    sources: tuple[str, ...] = (),
    bearing: Bearing = Bearing.UNSTATED,
) -> Link:
    evidence = [
        Evidence(Address.document(source, f"part-{number}"), f"Part {number}", sources)
        for number in range(passages)
    ]
    evidence += [Evidence(Address.claim(claim), claim, sources) for claim in claims]
    origin = Origin.MENTIONED if relation is Relation.MENTIONS else Origin.DECLARED
    return Link(source, relation, target, origin, bearing, None, tuple(evidence))


def library(
    documents: Iterable[Document],
    links: Iterable[Link] = (),
    sources: Mapping[str, Source] | None = None,
) -> Library:
    return Library(
        root=Path("/library"),
        info=LibraryInfo("by-hand", "Made by hand", version="1.2", licence="CC BY 4.0"),
        documents=tuple(documents),
        links=tuple(links),
        sources=sources or {},
        digest="d1ge57",
    )


def random_library(size: int, seed: int = 7) -> Library:
    """Make a library in which a few topics are touched by many cases, as in real ones."""
    chance = random.Random(seed)
    kinds = [Kind.RISK, Kind.REWARD, Kind.CONCERN, Kind.SAFEGUARD, Kind.REGULATION]
    hubs = [
        document(f"{kind}-{number}", kind)
        for kind in kinds
        for number in range(max(1, min(12, size // 20)))
    ]
    cases = [document(f"case-{number}") for number in range(max(0, size - len(hubs)))]
    links: dict[tuple[str, Relation, str], Link] = {}

    def add(source: str, relation: Relation, target: str) -> None:
        made = link(source, relation, target, passages=1, claims=(f"Claim {len(links) // 9}",))
        links[source, relation, target] = made

    by_kind = {kind: [hub.id for hub in hubs if hub.kind is kind] for kind in kinds}
    for one in cases:
        add(one.id, Relation.RAISES, chance.choice(by_kind[Kind.RISK]))
        add(one.id, Relation.RAISES, chance.choice(by_kind[Kind.CONCERN]))
        add(one.id, Relation.SHOWS, chance.choice(by_kind[Kind.REWARD]))
        add(one.id, Relation.USED, chance.choice(by_kind[Kind.SAFEGUARD]))
        for _ in range(2):
            other = chance.choice(cases).id
            if other != one.id:
                add(one.id, Relation.MENTIONS, other)
    for regulation in by_kind[Kind.REGULATION]:
        add(regulation, Relation.ADDRESSES, chance.choice(by_kind[Kind.RISK]))
        add(regulation, Relation.PROTECTS, chance.choice(by_kind[Kind.REWARD]))
    for safeguard in by_kind[Kind.SAFEGUARD]:
        add(safeguard, Relation.MITIGATES, chance.choice(by_kind[Kind.RISK]))
    return library([*cases, *hubs], (links[pair] for pair in sorted(links)))
