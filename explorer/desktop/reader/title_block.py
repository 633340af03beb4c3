"""What stands above a document's text: title, facts, and chips for what it is linked with."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.desktop.wording import in_words, kind_name, tr
from explorer.errors import Severity
from explorer.library.kinds import Bearing, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.address import Address
    from explorer.errors import Problem
    from explorer.library.dates import PartialDate
    from explorer.library.model import Document, FrontMatter, Library, Link

MAX_ACTORS_LETTERS = 36
_CHIP_ORDER = (Kind.RISK, Kind.CONCERN, Kind.REWARD, Kind.REGULATION, Kind.SAFEGUARD)
_CHIP_RELATIONS = frozenset(Relation) - {Relation.MENTIONS, Relation.RELATED}


@dataclass(frozen=True, slots=True)
class Chip:
    """A link shown as a small pill.

    Attributes:
        kind: Whose shape it shows.
        text: The linked document's title.
        note: The bearing, dimmed, or empty.
        tip: The whole link in words.
        address: Where it leads.
    """

    kind: Kind
    text: str
    note: str
    tip: str
    address: Address


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands above the text.

    Attributes:
        kind: The document's kind.
        title: Its title.
        summary: One sentence, or empty.
        facts: Short texts for one line.
        chips: In the order risks, concerns, rewards, regulations, safeguards.
    """

    kind: Kind
    title: str
    summary: str
    facts: tuple[str, ...]
    chips: tuple[Chip, ...]


def title_block(document: Document, library: Library) -> TitleBlock:
    """Return what stands above a document's text."""
    chips = (
        _chip(link, library)
        for link in library.links_from(document.id)
        if link.relation in _CHIP_RELATIONS
    )
    ordered = sorted(
        (chip for chip in chips if chip.kind in _CHIP_ORDER),
        key=lambda chip: _CHIP_ORDER.index(chip.kind),
    )
    return TitleBlock(
        kind=document.kind,
        title=document.title,
        summary=document.front.summary,
        facts=tuple(_facts(document)),
        chips=tuple(ordered),
    )


def said_of_faults(document: Document, problems: Iterable[Problem]) -> str:
    """Return what is wrong with a document's file, as rich text; nothing where no error is.

    Warnings alone hide nothing from who reads.
    """
    own = [problem for problem in problems if problem.place.path == document.path]
    first = next((problem for problem in own if problem.severity is Severity.ERROR), None)
    if first is None:
        return ""
    message = first.message
    if first.place.line:
        message = tr("line {line}: {problem}").format(line=first.place.line, problem=message)
    said = tr("This file has %n problem(s):", len(own))
    more = tr("Show all problems")
    return f'{html.escape(said)} {html.escape(message)}. <a href="#">{html.escape(more)}</a>'


def _facts(document: Document) -> list[str]:
    front = document.front
    facts = [kind_name(document.kind)]
    if front.date:
        facts.append(_span(front.date, front.until))
    if front.actors:
        facts.append(_first_of(front.actors))
    if front.release:
        levels = " → ".join(in_words(level) for level in front.release)
        facts.append(tr("Release: {levels}").format(levels=levels))
    facts += _legal_facts(front)
    if front.as_of:
        facts.append(tr("As of {date}").format(date=front.as_of.words))
    return facts


def _first_of(actors: tuple[str, ...]) -> str:
    """Return the first actors, as many as make a short text, and how many others there are."""
    shown = 1
    while shown < len(actors) and len(", ".join(actors[: shown + 1])) <= MAX_ACTORS_LETTERS:
        shown += 1
    names, others = ", ".join(actors[:shown]), len(actors) - shown
    return tr("{names} and %n other(s)", others).format(names=names) if others else names


def _legal_facts(front: FrontMatter) -> list[str]:
    facts = [front.jurisdiction] if front.jurisdiction else []
    words = [in_words(word) for word in (front.instrument, front.status) if word]
    if words:
        text = ", ".join(words)
        facts.append(text[0].upper() + text[1:])
    return facts


def _span(begin: PartialDate, end: PartialDate | None) -> str:
    if end is None or end == begin:
        return begin.words
    if begin.year == end.year and end.month and begin.month:
        return f"{begin.words.rsplit(' ', 1)[0]} – {end.words}"
    return f"{begin.words} – {end.words}"


def _chip(link: Link, library: Library) -> Chip:
    document, target = library.document(link.source), library.document(link.target)
    has_bearing = link.bearing is not Bearing.UNSTATED
    note = link.bearing.words if has_bearing else ""
    if link.application:
        note = in_words(link.application)
    said = tr("covered in %n passage(s)", link.coverage)
    tip = f"{document.title} {link.forwards} {target.title}"
    tip += f" ({note}): {said}" if note else f": {said}"
    return Chip(target.kind, target.title, note, tip, target.address)
