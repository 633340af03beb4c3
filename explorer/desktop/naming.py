"""Everything in the program that has a name: documents, claims, sections, commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address, Sort
from explorer.desktop.dialogs.palette import Entry
from explorer.desktop.wording import kind_name, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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


def ranking_of(entries: Sequence[Entry]) -> Callable[[str, Sequence[str]], Sequence[int]]:
    """Return what finds entries by part of their names: their places, the best first."""
    from explorer.search.naming import Name, rank_names  # noqa: PLC0415 - when first typed

    names = [
        Name(entry.name, "command" if entry.command else _sort(entry), place)
        for place, entry in enumerate(entries)
    ]

    def rank(query: str, _names: Sequence[str]) -> Sequence[int]:
        return [place for one in rank_names(query, names) if isinstance(place := one.name.key, int)]

    return rank


def _sort(entry: Entry) -> str:
    assert entry.address is not None
    if entry.address.sort is Sort.CLAIM:
        return "claim"
    return "section" if entry.address.anchor else "document"


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
