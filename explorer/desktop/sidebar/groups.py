"""The library by kind, and the facets of a search, as groups of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.desktop.rows import Group, Row
from explorer.desktop.wording import in_words, plural_name, tr
from explorer.library.kinds import Kind
from explorer.search.model import CLAIM

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from explorer.address import Address
    from explorer.library.model import Document, Library
    from explorer.search.model import Found
    from explorer.topics.coverage import Touch

_DATED = frozenset({Kind.CASE})
_COUNTED = frozenset(Kind) - {Kind.CASE, Kind.PAGE, Kind.TOUR}
MAX_FACET_VALUES = 8
FEW = 4
"""How many documents of a kind are shown at first, so that none hides the kinds below it."""


def by_kind(
    library: Library,
    counts: Mapping[str, Touch],
    wanted: str = "",
    *,
    whole: Collection[str] = (),
    revealed: Collection[Address] = (),
) -> tuple[Group, ...]:
    """Return a library's documents by kind: the first few of each, and how many more there are.

    Args:
        library: What is open.
        counts: What touches each of its documents.
        wanted: Only documents with all these words in title or aliases, but all of these.
        whole: The keys of groups that are shown with all their documents.
        revealed: Documents that are shown although they are not among the first.
    """
    words = wanted.casefold().split()
    groups = []
    for kind in Kind:
        documents = [one for one in library.of_kind(kind) if _has(one, words)]
        rows = tuple(_row(document, counts) for document in documents)
        key = f"found-{kind}" if words else f"kind-{kind}"
        shown = rows if words else _first(rows, kind, revealed, is_whole=key in whole)
        groups.append(Group(key, plural_name(kind), shown, str(len(rows))))
    groups = [group for group in groups if group.rows]
    if not groups:
        text = tr("No document is called that.") if words else tr("This folder has no documents.")
        groups.append(Group("none", "", (Row(text, is_plain=True),)))
    return tuple(groups)


def facets(found: Found, library: Library) -> tuple[Group, ...]:
    """Return the facets of what was found; a row's tip is the query that narrows to it."""
    titles = {
        "kind": tr("Kind"), "topic": tr("Topic"), "year": tr("Year"), "actor": tr("Actor"),
        "release": tr("Release"), "regulation": tr("Regulation"),
    }  # fmt: skip
    groups = []
    for field, values in found.facets.items():
        rows = tuple(
            _facet_row(field, value, count, library) for value, count in values[:MAX_FACET_VALUES]
        )
        groups.append(Group(f"facet-{field}", titles.get(field, field.capitalize()), rows))
    return tuple(groups)


def _first(
    rows: tuple[Row, ...], kind: Kind, revealed: Collection[Address], *, is_whole: bool
) -> tuple[Row, ...]:
    """Return the first few rows and a row for the others; never one for a single other."""
    if len(rows) <= FEW + 1:
        return rows
    kinds = plural_name(kind).lower()
    if is_whole:
        tip = tr("Show only the first {kinds}").format(kinds=kinds)
        return (*rows, Row(tr("Fewer"), tip=tip, is_in_line=True))
    shown = tuple(row for n, row in enumerate(rows) if n < FEW or row.address in revealed)
    if len(shown) == len(rows):
        return rows
    tip = tr("Show all {kinds}").format(kinds=kinds)
    return (*shown, Row(tr("%n more", len(rows) - len(shown)), tip=tip, is_in_line=True))


def _has(document: Document, words: list[str]) -> bool:
    text = " ".join((document.id, *document.names)).casefold()
    return all(word in text for word in words)


def _row(document: Document, counts: Mapping[str, Touch]) -> Row:
    detail = ""
    tip = ". ".join(part for part in (document.title, document.front.summary) if part)
    if document.kind in _DATED and document.front.date:
        detail = str(document.front.date.year)
    elif document.kind in _COUNTED:
        count = counts[document.id].total
        detail = str(count)
        tip += "\n" + tr("Touched by %n document(s) or claim(s)", count)
    return Row(document.title, detail, document.kind, document.address, tip=tip)


def _facet_row(field: str, value: str, count: int, library: Library) -> Row:
    text, kind = in_words(value), None
    if field == "kind" and value in Kind.__members__.values():
        kind = Kind(value)
        text = plural_name(kind)
    elif field == "kind" and value == CLAIM:
        text = tr("Claims")
    elif library.has(value):
        document = library.document(value)
        text, kind = document.title, document.kind
    else:
        text = text[:1].upper() + text[1:]
    quoted = f'"{value}"' if " " in value else value
    return Row(text, str(count), kind, tip=f"{field}:{quoted}")
