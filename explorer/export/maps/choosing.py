"""Choosing by name what to export: a debate, and how much of its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.argument.joining import debates_of
from explorer.argument.viewing.folding import focus_on
from explorer.argument.viewing.parts import map_of
from explorer.argument.viewing.values import Viewing
from explorer.argument.viewing.whole import whole_of
from explorer.errors import ExportError, UnknownDocumentError
from explorer.export.maps.subject import MapSubject, subject_of
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from explorer.argument.argued import Argued
    from explorer.argument.joining import Joined
    from explorer.argument.mapping import ArgumentMap


def choose_map(
    argued: Argued, name: str, depth: int | None = None, focus: str = "", within: int = 1
) -> MapSubject:
    """Return the map of a debate, whole or in part, closed groups opened.

    Args:
        argued: The library and what it argues.
        name: The debate's id, title or alias; of another document what it argues is taken.
        depth: How many links from the main claim are open; None for all.
        focus: The title of a claim to show with what lies around it, or empty.
        within: How many links around it, 1 to 3.

    Raises:
        UnknownDocumentError: There is no document of that name.
        ExportError: It has no map, or no claim of that title.
    """
    library = argued.library
    found = library.resolve(name)
    if found is None:
        debates = [debate.id for debate in debates_of(library)]
        hint = did_you_mean(name, debates) or f"debates: {', '.join(debates) or 'none'}."
        raise UnknownDocumentError(f"There is no debate “{name}”.", hint=_sentence(hint))
    document = library.document(found)
    joined, drawn = map_of(argued, found)
    opened = frozenset(section.id for section in joined.model.sections)
    viewing = Viewing(depth=depth, opened_groups=opened)
    if focus:
        viewing = focus_on(viewing, [_key(joined, drawn, focus)], within)
    subject = subject_of(argued, document.id, viewing)
    if not subject.shown.boxes:
        raise ExportError(f"“{document.title}” has no claims that bear on each other.")
    return subject


def _key(joined: Joined, drawn: ArgumentMap, title: str) -> str:
    """Return the key of the box of that title.

    Raises:
        ExportError: There is none.
    """
    keys = [box.key for box in whole_of(joined, drawn).boxes]
    for key in (f"[{title}]", f"<{title}>"):
        if key in keys:
            return key
    hint = did_you_mean(title, [key[1:-1] for key in keys])
    raise ExportError(f"There is no claim “{title}” on this map.", hint=_sentence(hint))


def _sentence(hint: str) -> str:
    return f"{hint[:1].upper()}{hint[1:]}" if hint else ""
