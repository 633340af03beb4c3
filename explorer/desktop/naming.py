"""Everything in the program that has a name: documents, claims, sections, commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.address import Address, Sort
from explorer.desktop.dialogs.palette import Entry
from explorer.desktop.wording import kind_name, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from explorer.argument.argued import Argued
    from explorer.desktop.actions import Actions
    from explorer.desktop.history import History
    from explorer.library.model import Library


def entries_of(
    library: Library | None,
    argued: Argued | None,
    actions: Actions,
    visited: Sequence[Address] = (),
) -> tuple[Entry, ...]:
    """Return all that the palette finds.

    Args:
        library: Has documents and sections.
        argued: Has claims.
        actions: Has commands.
        visited: Where the reader has been, the latest first; these come first, before documents,
            commands, claims and sections.
    """
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
    return _visited_first(found, visited)


def _visited_first(entries: list[Entry], visited: Sequence[Address]) -> tuple[Entry, ...]:
    places = {address: place for place, address in reversed(list(enumerate(visited)))}
    known: list[tuple[int, Entry]] = []
    others: list[Entry] = []
    said = tr("{what} · visited")
    for entry in entries:
        place = places.get(entry.address) if entry.address is not None else None
        if place is None:
            others.append(entry)
        else:
            known.append((place, replace(entry, detail=said.format(what=entry.detail))))
    return (*(entry for _, entry in sorted(known, key=lambda one: one[0])), *others)


def visited_in(history: History) -> tuple[Address, ...]:
    """Return the places where the reader has been, the latest first, without the present one."""
    present = history.present
    before = reversed(history.stops[: history.index + 1])
    places = (stop.address for stop in before if stop.address.sort is not Sort.SEARCH)
    return tuple(dict.fromkeys(one for one in places if present is None or one != present.address))


def ranking_of(entries: Sequence[Entry]) -> Callable[[str, Sequence[str]], Sequence[int]]:
    """Return what finds entries by part of their names: their places, the best first."""
    from explorer.search.naming import Name, rank_names  # noqa: PLC0415 - when first typed

    names = [
        Name(entry.name, "command" if entry.command else _sort(entry), place, entry.also)
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
    for command in actions.commands():
        if command.action.isEnabled():
            keys = command.action.shortcut().toString()
            yield Entry(
                command.title, keys or tr("Command"), command=command.name, also=command.also
            )


def _sections(library: Library) -> Iterator[Entry]:
    for document in library.documents:
        for section in document.sections:
            if section.title and section.title != document.title:
                address = Address.document(document.id, section.anchor)
                yield Entry(f"{section.title} — {document.title}", tr("Section"), address)
