"""Everything in the program that has a name: documents, claims, sections, commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.desktop.dialogs.palette import Entry
from explorer.desktop.wording import kind_name, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.argued import Argued
    from explorer.desktop.actions import Actions
    from explorer.library.model import Library


def entries_of(
    library: Library | None, argued: Argued | None, actions: Actions
) -> tuple[Entry, ...]:
    """Return all that the palette finds: documents, then commands, claims and sections."""
    found: list[Entry] = []
    if library is not None:
        found += _documents(library)
    found += _commands(actions)
    if argued is not None:
        found += (
            Entry(claim.title, tr("Claim"), claim.address)
            for claim in argued.claims
            if claim.is_titled
        )
    if library is not None:
        found += _sections(library)
    return tuple(found)


def _documents(library: Library) -> Iterator[Entry]:
    for document in library.documents:
        yield Entry(document.title, kind_name(document.kind), document.address, kind=document.kind)


def _commands(actions: Actions) -> Iterator[Entry]:
    for name, action in actions.named():
        if action.isEnabled():
            text = action.text().replace("&", "").rstrip("…")
            keys = action.shortcut().toString()
            yield Entry(text, keys or tr("Command"), command=name)


def _sections(library: Library) -> Iterator[Entry]:
    for document in library.documents:
        for section in document.sections:
            if section.title and section.title != document.title:
                address = Address.document(document.id, section.anchor)
                yield Entry(f"{section.title} — {document.title}", tr("Section"), address)
