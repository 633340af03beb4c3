"""Which map is shown: a debate, a document's claims, the claims about a topic, or everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from explorer.address import Address, Sort
from explorer.argument.mapping import Group
from explorer.argument.network import Network, network_of
from explorer.argument.viewing.folding import BIG, default_viewing, fold_to_depth
from explorer.argument.viewing.grouping import grouped_by_document
from explorer.argument.viewing.parts import EVERYTHING, map_of
from explorer.argument.viewing.showing import show_of
from explorer.argument.viewing.values import Viewing
from explorer.argument.viewing.whole import Whole, whole_of
from explorer.desktop.wording import plural_name, tr
from explorer.library.kinds import Kind
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.argued import Argued
    from explorer.argument.joining import Joined
    from explorer.argument.mapping import ArgumentMap
    from explorer.library.model import Document, Library


MOST_AT_FIRST: Final = 28
"""A map that shows more at two links opens at one: its shape is then seen at a glance."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A map, ready to be shown and thought about.

    Attributes:
        name: The id of its document, or `EVERYTHING`.
        title: What it is called.
        joined: What is argued.
        drawn: The map of that.
        whole: The map in reading order.
        network: What bears on what.
        opening: How it is folded when it opens.
    """

    name: str
    title: str
    joined: Joined
    drawn: ArgumentMap
    whole: Whole
    network: Network
    opening: Viewing

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all boxes."""
        return frozenset(box.key for box in self.whole.boxes)

    @property
    def main(self) -> str:
        """The key of the main claim, or empty."""
        return self.whole.boxes[self.whole.main].key if self.whole.main is not None else ""

    def key_of(self, address: Address) -> str:
        """Return the key of the box of a claim, or nothing."""
        if address.sort is not Sort.CLAIM:
            return ""
        keys = self.keys
        wanted = (f"[{address.name}]", f"<{address.name}>")
        return next((key for key in wanted if key in keys), "")


def subject_of(argued: Argued, name: str, progress: Progress = unwatched) -> Subject:
    """Return the map of a document, or of the whole library.

    A debate joins what it names; a topic's map has the claims about it, all other documents have
    their own. That of the whole library, if it is big, opens as one box for each
    debate and one for the documents of each other kind.

    Raises:
        UnknownDocumentError: The library has no such document.
        Cancelled: The work is no longer wanted.
    """
    progress(0, 3, "")
    joined, drawn = map_of(argued, name)
    progress(1, 3, "")
    whole = whole_of(joined, drawn)
    progress(2, 3, "")
    opening = default_viewing(joined, drawn)
    if name == EVERYTHING and len(whole.boxes) > BIG:
        whole, opening = grouped_by_document(whole, tuple(_groups_of(argued.library))), Viewing()
    if opening.depth and len(show_of(whole, opening).boxes) > MOST_AT_FIRST:
        opening = fold_to_depth(opening, 1)
    return Subject(
        name, _title(argued, name), joined, drawn, whole, network_of(joined.model), opening
    )


def _groups_of(library: Library) -> Iterator[Group]:
    """Yield closed groups: of each kind, in which lie those of its documents; debates lie bare."""
    for kind in Kind:
        is_bare = kind is Kind.DEBATE
        outer = "" if is_bare else f"*{kind}"
        if not is_bare:
            yield Group(outer, plural_name(kind), 1, is_closed=True)
        for document in library.of_kind(kind):
            yield Group(document.id, document.title, 1 if is_bare else 2, outer, is_closed=True)


def _title(argued: Argued, name: str) -> str:
    if name == EVERYTHING:
        return tr("All claims of the library")
    document = argued.library.document(name)
    if document.kind.is_topic:
        return tr("Claims about {topic}").format(topic=document.title)
    return document.front.question or document.title


def address_of(name: str) -> Address:
    """Return where a map is found: a document's, or that of all claims."""
    return Address.all_claims() if name == EVERYTHING else Address.document(name)


def has_map(document: Document, argued: Argued) -> bool:
    """Tell whether a document has a map of its own."""
    if document.kind.is_topic:
        return bool(argued.claims_about(document.id))
    return document.id in argued.readings


class MapEntry(NamedTuple):
    """A map that can be chosen.

    Attributes:
        name: What it is asked for by.
        title: What it is called.
        heading: What sort of document has it; empty for the whole library's.
    """

    name: str
    title: str
    heading: str = ""


def maps_of(argued: Argued) -> Iterator[MapEntry]:
    """Yield every map, debates first, the whole library last."""
    library = argued.library
    kinds = [Kind.DEBATE, *(kind for kind in Kind if kind is not Kind.DEBATE)]
    for kind in kinds:
        for document in library.of_kind(kind):
            if has_map(document, argued):
                yield MapEntry(document.id, document.title, plural_name(kind))
    if argued.readings:
        yield MapEntry(EVERYTHING, tr("All claims of the library"))


def map_name_for(address: Address, argued: Argued, shown: Subject | None) -> str:
    """Return the map on which a place is best seen; the one shown, if it is there too.

    It is empty where the library makes no claims.
    """
    if address.sort is Sort.LIBRARY:
        return EVERYTHING if argued.readings else ""
    if address.sort is Sort.CLAIM:
        if shown is not None and shown.key_of(address):
            return shown.name
        claim = argued.claim(address.name)
        said_in = claim.documents if claim else ()
        debates = [one.id for one in argued.library.of_kind(Kind.DEBATE) if one.id in said_in]
        return next(iter((*debates, *said_in)), EVERYTHING)
    is_document = address.sort is Sort.DOCUMENT and argued.library.has(address.name)
    if is_document and has_map(argued.library.document(address.name), argued):
        return address.name
    if shown is not None:
        return shown.name
    return next((one.name for one in maps_of(argued)), "")
