"""Checks of the arguments as a whole: sources for what is claimed, both sides for every topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.argument.network import WEIGHED
from explorer.errors import Place, Problem, Severity
from explorer.library.kinds import Kind
from explorer.library.side_files import SOURCES_FILE
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.argued import Argued
    from explorer.argument.claims import Claim
    from explorer.library.sources import Source

EACH_SIDE: Final = 2
"""How many reasons for and how many against a topic's thesis there must be."""

_SOURCED_KINDS = frozenset({Kind.CASE, Kind.DEBATE})


def sourced_claims(argued: Argued) -> list[Problem]:
    """Return a warning for each claim of a case or debate without a source.

    A claim of type value or policy needs none, nor what a structure concludes, nor what is meant
    but not said.
    """
    concluded = {
        line.title for made in argued.whole.model.arguments.values() for line in made.structure[-1:]
    }
    found = []
    for claim in argued.claims:
        if claim.type in WEIGHED or claim.is_implicit or claim.sources:
            continue
        if claim.title in concluded or _has_structure(argued, claim):
            continue
        for place in claim.places:
            if place.text and argued.library.document(place.document).kind in _SOURCED_KINDS:
                message = f"The claim “{claim.title}” has no source"
                hint = "add {source: key}, or {type: value} where it is a judgement"
                code = "unsourced-claim"
                found.append(Problem(Severity.WARNING, place.place, message, hint, code))
                break
    return found


def stated_claims(argued: Argued) -> list[Problem]:
    """Return a warning for each claim that is referred to by its title and said nowhere.

    Argdown allows that, for maps that are only titles; in a library it is mostly a title that was
    spelt otherwise, or one that somebody changed in another document.
    """
    said = [one.title for one in argued.claims if one.text or _has_structure(argued, one)]
    known = frozenset(said)
    found = []
    for claim in argued.claims:
        if claim.is_titled and claim.title not in known and claim.places:
            message = f"The claim “{claim.title}” is said nowhere"
            hint = did_you_mean(claim.title, said) or "say it in one place: [Title]: text"
            place = claim.places[0].place
            found.append(Problem(Severity.WARNING, place, message, hint, "unstated-claim"))
    return found


def _has_structure(argued: Argued, claim: Claim) -> bool:
    made = argued.whole.model.arguments.get(claim.title) if claim.is_argument else None
    return bool(made and made.structure)


def two_sided_topics(argued: Argued) -> list[Problem]:
    """Return a warning for each topic whose thesis lacks reasons for or against it.

    A topic's thesis is the claim of its own page on which most reasons bear.
    """
    found = []
    for document in argued.library.documents:
        if not document.kind.is_topic:
            continue
        sides = [
            (len(argued.supports_of(claim.title)), len(argued.attacks_of(claim.title)))
            for claim in argued.claims_in(document.id)
        ]
        supports, attacks = max(sides, key=min, default=(0, 0))
        if min(supports, attacks) < EACH_SIDE:
            message = f"“{document.title}” has {supports} reasons for and {attacks} against"
            hint = f"at least {EACH_SIDE} on each side of one claim"
            place = Place(document.path, document.body_line)
            found.append(Problem(Severity.WARNING, place, message, hint, "one-sided-topic"))
    return found


def unique_sources(argued: Argued) -> list[Problem]:
    """Return a warning for each source that shares its DOI, arXiv number or address."""
    first: dict[str, str] = {}
    found = []
    for key, source in argued.library.sources.items():
        for name in dict.fromkeys(_names_of(source)):
            if name in first:
                message = f"“{key}” and “{first[name]}” are one work: both have {name}"
                place = Place(SOURCES_FILE, source.line)
                hint = "keep one of them"
                found.append(Problem(Severity.WARNING, place, message, hint, "double-source"))
                break
            first[name] = key
    return found


def _names_of(source: Source) -> Iterator[str]:
    """Yield what no other source may have: the arXiv number wherever it stands."""
    if source.doi:
        yield source.doi.casefold()
    if source.url:
        address = source.url.casefold().removesuffix("/").partition("://")[2].removeprefix("www.")
        yield address
        _, mark, number = address.partition("arxiv.org/abs/")
        if mark:
            yield f"10.48550/arxiv.{number.partition('v')[0]}"
