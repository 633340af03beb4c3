"""What the inspector says, as groups of rows: made from a library's values, without a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address, Sort
from explorer.desktop.inspector.claims import CLAIM_SIGN
from explorer.desktop.inspector.clipping import clipped
from explorer.desktop.rows import Group, Row
from explorer.desktop.wording import in_words, kind_name, plural_name, tr
from explorer.library.kinds import Bearing, Kind, Origin, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.library.model import Document, Evidence, Library, Link
    from explorer.library.sources import Source

_RELATIONS = tuple(Relation)
_WEAKEST = (Relation.RELATED, Relation.MENTIONS)


def outline(document: Document, library: Library) -> tuple[Group, ...]:
    """Return the sections of a document, what mentions it, and what connects it with others."""
    least = min((section.level for section in document.sections if section.level), default=1)
    sections = tuple(
        Row(
            section.title,
            address=Address.document(document.id, section.anchor),
            level=section.level - least,
        )
        for section in document.sections
        if section.title
    )
    return (
        Group("outline", tr("On this page"), sections),
        Group("mentioned", tr("Mentioned in"), _mentioned_in(document, library)),
        Group("connected", tr("Connected through"), _connected_through(document, library)),
        *_facts(document),
    )


def links(document: Document, library: Library) -> tuple[Group, ...]:
    """Return a document's links, each with who says so, by how they read; the weakest last."""
    by_words: dict[tuple[int, int, int, str], list[Link]] = {}
    for place, group in enumerate((library.links_from(document.id), library.links_to(document.id))):
        for link in group:
            is_out = place == 0 or link.relation.is_symmetric
            words = link.forwards if is_out else link.backwards
            weakness = _WEAKEST.index(link.relation) + 1 if link.relation in _WEAKEST else 0
            order = (weakness, 0 if is_out else 1, _RELATIONS.index(link.relation), words)
            by_words.setdefault(order, []).append(link)
    return tuple(
        Group(
            f"links-{words}",
            words[0].upper() + words[1:],
            clipped(_link_row(link, document, library) for link in group),
            str(len(group)),
        )
        for (*_, words), group in sorted(by_words.items())
    )


def sources(document: Document, library: Library) -> tuple[Group, ...]:
    """Return the sources a document cites, in the order in which it first cites them."""
    keys = dict.fromkeys(citation.key for citation in document.citations)
    keys |= dict.fromkeys(key for event in document.front.events for key in event.sources)
    rows = tuple(
        Row(source.short, tip=source.reference, note=source.title, address=Address.source(key))
        for key in keys
        if (source := library.sources.get(key))
    )
    return (Group("sources", tr("Sources cited"), clipped(rows), str(len(rows))),)


def of_link(link: Link, library: Library) -> tuple[Group, ...]:
    """Return what is known of one link: how it reads, its bearing, and who says so."""
    source, target = library.document(link.source), library.document(link.target)
    return (
        Group(
            "link",
            tr("Link"),
            (
                Row(f"{source.title} {link.forwards} {target.title}", is_plain=True),
                Row(_link_note(link), is_plain=True),
            ),
        ),
        Group("evidence", tr("Who says so"), clipped(_evidence_rows(link.evidence, library))),
        Group(
            "ends",
            tr("Documents"),
            tuple(
                Row(end.title, kind_name(end.kind), end.kind, end.address)
                for end in (source, target)
            ),
        ),
        Group(
            "around",
            target.title,
            tuple(
                Row(words, count, kind, target.address)
                for words, count, kind in _link_counts(target, library)
            ),
        ),
    )


def of_source(source: Source, library: Library) -> tuple[Group, ...]:
    """Return what is known of one source, and where it is cited."""
    cited: dict[Address, Row] = {}
    for document in library.documents:
        for citation in document.citations:
            if citation.key == source.key:
                section = document.section(citation.anchor)
                address = Address.document(document.id, citation.anchor)
                title = section.title if section and section.title else tr("Beginning")
                row = Row(document.title, kind=document.kind, address=address, note=title)
                cited.setdefault(address, row)
    card = (Row(source.note, is_plain=True),) if source.note else ()
    said = [source.title, "; ".join(source.authors), _published(source)]
    link = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    return (
        Group("source", tr("Source"), tuple(Row(text, is_plain=True) for text in said if text)),
        Group("card", tr("About this source"), card),
        Group("web", tr("On the web"), (Row(link, is_plain=True),) if link else ()),
        Group("cited", tr("Cited in"), clipped(cited.values()), str(len(cited))),
    )


def _facts(document: Document) -> tuple[Group, ...]:
    front = document.front
    components = tuple(Row(name.capitalize(), in_words(state)) for name, state in front.components)
    events = tuple(Row(event.what, str(event.date), is_plain=True) for event in front.events)
    return (
        Group("components", tr("What was open"), components),
        Group("affected", tr("People affected"), tuple(Row(name) for name in front.affected)),
        Group("events", tr("Events"), events),
    )


def _mentioned_in(document: Document, library: Library) -> tuple[Row, ...]:
    found = {link.source: link for link in library.links_to(document.id)}
    others = (library.document(source) for source in found)
    kinds = list(Kind)
    ordered = sorted(others, key=lambda other: (kinds.index(other.kind), other.title.casefold()))
    return clipped(Row(other.title, "", other.kind, other.address) for other in ordered)


def _connected_through(document: Document, library: Library) -> tuple[Row, ...]:
    """Return the topics a document is linked with, and how many other cases each has."""
    rows = []
    for link in library.links_from(document.id):
        target = library.document(link.target)
        if not target.kind.is_topic or link.relation is Relation.RELATED:
            continue
        cases = {
            other.source
            for other in library.links_to(target.id)
            if other.source != document.id and library.document(other.source).kind is Kind.CASE
        }
        if cases:
            count = tr("%n other case(s)", len(cases))
            rows.append((-len(cases), Row(target.title, count, target.kind, target.address)))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _link_row(link: Link, document: Document, library: Library) -> Row:
    other = library.document(link.target if link.source == document.id else link.source)
    detail = str(link.coverage) if link.coverage else ""
    note = link.bearing.words if link.bearing is not Bearing.UNSTATED else ""
    return Row(other.title, detail, other.kind, link.address, tip=_link_note(link), note=note)


def _link_note(link: Link) -> str:
    """Return bearing, origin and coverage in a sentence."""
    passages = sum(evidence.address.sort is Sort.DOCUMENT for evidence in link.evidence)
    claims = link.coverage - passages
    origin = {
        Origin.DECLARED: tr("Declared by its author"),
        Origin.MENTIONED: tr("Mentioned in the text"),
        Origin.DERIVED: tr("Follows from claims"),
    }[link.origin]
    said = [tr("%n passage(s)", passages)] if passages or not claims else []
    said += [tr("%n claim(s)", claims)] if claims else []
    covered = tr("covered in {what}").format(what=" and ".join(said))
    note = f"{origin}; {covered}."
    if link.bearing is not Bearing.UNSTATED:
        note = tr("Bearing: {bearing}.").format(bearing=link.bearing.words) + " " + note
    return note


def _evidence_rows(evidence: Iterable[Evidence], library: Library) -> list[Row]:
    rows = []
    for item in evidence:
        first = next((library.sources[key] for key in item.sources if key in library.sources), None)
        others = len(item.sources) - 1
        note = first.short + (f" +{others}" if others > 0 else "") if first else ""
        sign = CLAIM_SIGN if item.address.sort is Sort.CLAIM else "§ "
        rows.append(Row(sign + item.title, address=item.address, note=note))
    return rows


def _link_counts(document: Document, library: Library) -> list[tuple[str, str, Kind]]:
    counts: dict[tuple[str, Kind], set[str]] = {}
    for link in library.links_to(document.id):
        kind = library.document(link.source).kind
        counts.setdefault((link.backwards, kind), set()).add(link.source)
    return [
        (
            words,
            f"{len(found)} {(plural_name if len(found) > 1 else kind_name)(kind).lower()}",
            kind,
        )
        for (words, kind), found in counts.items()
    ]


def _published(source: Source) -> str:
    parts = [source.container, source.publisher, source.issued.words if source.issued else ""]
    return ", ".join(part for part in parts if part)
