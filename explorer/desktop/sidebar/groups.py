"""The library by kind, and the facets of a search, as groups of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.desktop.rows import Group, Row
from explorer.desktop.wording import in_words, plural_name, tr
from explorer.library.kinds import Kind
from explorer.search.model import CLAIM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.library.model import Document, Library
    from explorer.search.model import Found
    from explorer.topics.coverage import Touch

_DATED = frozenset({Kind.CASE})
_COUNTED = frozenset(Kind) - {Kind.CASE, Kind.PAGE, Kind.TOUR}
MAX_FACET_VALUES = 8


def by_kind(library: Library, counts: Mapping[str, Touch], wanted: str = "") -> tuple[Group, ...]:
    """Return a library's documents by kind.

    Args:
        library: What is open.
        counts: What touches each of its documents.
        wanted: Only documents with all these words in title or aliases.
    """
    words = wanted.casefold().split()
    groups = []
    for kind in Kind:
        documents = [one for one in library.of_kind(kind) if _has(one, words)]
        rows = tuple(_row(document, counts) for document in documents)
        if rows:
            groups.append(Group(f"kind-{kind}", plural_name(kind), rows))
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
