"""What a document or link of the graph is called in a line: for tips, tables and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address, Sort
from explorer.desktop.graph.emphasis import links_touching
from explorer.desktop.graph.filtering import kinds_in
from explorer.desktop.graph.forms import Form, form_name, form_of
from explorer.desktop.wording import kind_name, tr
from explorer.errors import ExplorerError
from explorer.library.kinds import Bearing, Origin

if TYPE_CHECKING:
    from explorer.library.model import Library, Link
    from explorer.topics.selection import Subgraph

_BORNE = frozenset({Form.FROM_OPENNESS, Form.FROM_CLOSEDNESS, Form.EITHER_WAY, Form.NOT_SHOWN})


def describe(address: Address, part: Subgraph, library: Library) -> str:
    """Return what an address of the graph names: “GPT-2: the staged release, case, 7 links”.

    An address that the library has no more is described by nothing.
    """
    try:
        if address.sort is Sort.LINK:
            return _describe_link(library.link(*address.link_ends()), library)
        document = library.document(address.name)
    except ExplorerError:
        return ""
    kind = kind_name(document.kind).lower()
    links = tr("%n link(s)", len(links_touching(part, document.id)))
    return tr("{title}, {kind}, {links}").format(title=document.title, kind=kind, links=links)


def said_of_nothing(library: Library | None) -> str:
    """Return why there is nothing to draw."""
    if library is None:
        return tr("The graph shows here once a library is open.")
    if not library.documents:
        said = tr(
            "“{title}” has no documents yet, so there is nothing to draw.\n\n"
            "Put Markdown files into the folder {folder}: they show here as soon as they are saved."
            " Or open another library: File, Open library (Ctrl+O)."
        )
        return said.format(title=library.info.title, folder=library.root)
    return tr("Nothing is left to show with these filters.")


def said_of_missing(selected: Address | None, part: Subgraph, library: Library | None) -> str:
    """Return why the selected document is not to be seen; nothing when it is, or is no subject."""
    if library is None or selected is None or selected.sort is not Sort.DOCUMENT:
        return ""
    if selected.name in part.documents or not library.has(selected.name):
        return ""
    document = library.document(selected.name)
    if document.kind not in kinds_in(library):
        return ""
    return tr("“{title}” is left out by the filters.").format(title=document.title)


def origin_name(origin: Origin) -> str:
    """Return where a link comes from, in a word."""
    names = {
        Origin.DECLARED: tr("declared"),
        Origin.MENTIONED: tr("mentioned"),
        Origin.DERIVED: tr("from claims"),
    }
    return names[origin]


def bearing_name(bearing: Bearing) -> str:
    """Return a bearing in words; nothing when none is stated."""
    return "" if bearing is Bearing.UNSTATED else bearing.words


def _describe_link(link: Link, library: Library) -> str:
    form = form_of(link)
    bearing = form_name(form).lower() if form in _BORNE else ""
    coverage = tr("covered %n time(s)", link.coverage) if link.coverage else ""
    parts = (library.title_of(link.address), bearing, coverage)
    return ", ".join(part for part in parts if part)
