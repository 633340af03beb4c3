"""Links that are declared but never discussed: a graph edge that nobody stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.errors import Place, Problem, Severity
from explorer.library.kinds import Origin

if TYPE_CHECKING:
    from explorer.library.model import Document, Library, Link


def undiscussed_links(library: Library) -> list[Problem]:
    """Return a warning for each declared link without a passage or claim that speaks of it."""
    return [
        _problem(library, link)
        for link in library.links
        if link.origin is Origin.DECLARED and not link.coverage
    ]


def _problem(library: Library, link: Link) -> Problem:
    document = library.document(link.source)
    target = library.document(link.target)
    place = Place(document.path, _line_of(library, document, link))
    message = f"“{target.title}” is declared here but nothing in the text speaks of it"
    hint = f"mention it, or link to [[{link.target}]]"
    return Problem(Severity.WARNING, place, message, hint, "undiscussed-link")


def _line_of(library: Library, document: Document, link: Link) -> int:
    lines = (
        declared.line
        for declared in document.front.declared
        if declared.relation is link.relation and library.resolve(declared.target) == link.target
    )
    return next(lines, 1)
