"""What the inspector says of claims: those of a page or topic, and one by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.desktop.inspector.clipping import clipped
from explorer.desktop.rows import Group, Row
from explorer.desktop.wording import in_words, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.argument.argued import Argued
    from explorer.argument.claims import Claim, ClaimPlace
    from explorer.library.model import Document, Library

CLAIM_SIGN = "◈ "


def claims(document: Document, argued: Argued) -> tuple[Group, ...]:
    """Return the claims a document makes, and of a topic those that are about it."""
    made = argued.claims_in(document.id)
    own = {claim.title for claim in made}
    about = [claim for claim in argued.claims_about(document.id) if claim.title not in own]
    return (
        Group("claims", tr("Claims on this page"), clipped(_rows(made)), str(len(made))),
        Group("about", tr("Claims about it elsewhere"), clipped(_rows(about)), str(len(about))),
    )


def of_claim(claim: Claim, argued: Argued) -> tuple[Group, ...]:
    """Return everything that is known of one claim: nothing of what each place says is merged."""
    library = argued.library
    sort = tr("Argument") if claim.is_argument else tr("Claim")
    heading = f"{sort} · {in_words(claim.type)}" if claim.type else sort
    said = [Row(_title(claim), is_plain=True, is_title=True)]
    if claim.is_titled and claim.text:
        said.append(Row(claim.text, is_plain=True))
    bears = (
        ("supported-by", tr("Supported by"), argued.supports_of(claim.title)),
        ("attacked-by", tr("Attacked by"), argued.attacks_of(claim.title)),
        ("supports", tr("Supports"), _named(claim.supports, argued)),
        ("attacks", tr("Bears against"), _named(claim.attacks, argued)),
    )
    return (
        Group("claim", heading, tuple(said)),
        Group("facts", tr("What it rests on"), _facts(claim)),
        Group("topics", tr("Topics"), tuple(_topics(claim, library))),
        *(Group(key, title, clipped(_rows(found))) for key, title, found in bears),
        Group("said-in", tr("Said in"), clipped(_places(claim, library))),
        Group("claim-sources", tr("Sources"), clipped(_sources(claim, library))),
    )


def _title(claim: Claim) -> str:
    return claim.title if claim.is_titled else claim.text


def _rows(found: Iterable[Claim]) -> list[Row]:
    return [
        Row(
            CLAIM_SIGN + _title(claim),
            address=claim.address,
            tip=claim.text,
            note=" · ".join(in_words(word) for word in (claim.type, claim.strength) if word),
        )
        for claim in found
    ]


def _named(titles: Iterable[str], argued: Argued) -> list[Claim]:
    return [claim for claim in map(argued.claim, titles) if claim]


def _facts(claim: Claim) -> tuple[Row, ...]:
    """Return who holds it, on what sort of evidence, about what, and its gist."""
    scope = "; ".join(dict.fromkeys(place.scope for place in claim.places if place.scope))
    facts = (
        (tr("Held by"), ", ".join(claim.by)),
        (tr("Evidence"), in_words(claim.strength) if claim.strength else ""),
        (tr("About"), scope),
        (tr("In short"), claim.short if claim.short != claim.title else ""),
        (tr("Meant, not said"), tr("yes") if claim.is_implicit else ""),
    )
    return tuple(Row(f"{name}: {value}", is_plain=True) for name, value in facts if value)


def _topics(claim: Claim, library: Library) -> list[Row]:
    found = (library.document(name) for name in claim.topics)
    return [Row(one.title, kind=one.kind, address=one.address) for one in found]


def _places(claim: Claim, library: Library) -> list[Row]:
    """Return where it is said, each section once, those that say its text first."""
    rows: dict[Address, Row] = {}
    for place in claim.places:
        if not library.has(place.document):
            continue
        document = library.document(place.document)
        section = document.section(place.anchor)
        title = section.title if section and section.title else tr("Beginning")
        note = f"§ {title}" if place.text else tr("§ {title}, referred to").format(title=title)
        row = Row(document.title, kind=document.kind, address=place.address, note=note)
        rows.setdefault(place.address, row)
    return list(rows.values())


def _sources(claim: Claim, library: Library) -> list[Row]:
    rows: dict[tuple[str, str, str], Row] = {}
    for place in claim.places:
        for key in place.sources:
            source = library.sources.get(key)
            row = Row(
                source.short if source else key,
                address=Address.source(key) if source else None,
                tip=source.reference if source else tr("This library has no such source."),
                note=_cited(place),
            )
            rows.setdefault((key, place.page, place.quote), row)
    return list(rows.values())


def _cited(place: ClaimPlace) -> str:
    page = tr("p. {page}").format(page=place.page) if place.page else ""
    quote = f"“{place.quote}”" if place.quote else ""
    return " · ".join(part for part in (page, quote) if part)
