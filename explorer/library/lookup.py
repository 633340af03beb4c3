"""Look-up tables of a library: ids by every name a link may use, links by either end."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.library.model import Document, Link


def ids_by_name(documents: tuple[Document, ...]) -> dict[str, str]:
    """Return ids by every name a link may use, in lower case; a stronger name is never hidden."""
    names: dict[str, str] = {}
    ways: tuple[Callable[[Document], tuple[str, ...]], ...] = (
        lambda document: (document.id,),
        lambda document: (document.path.with_suffix("").as_posix(), document.path.stem),
        lambda document: (document.title,),
        lambda document: document.front.aliases,
    )
    for way in ways:
        for document in documents:
            for name in way(document):
                names.setdefault(name.casefold(), document.id)
    return names


def grouped(links: tuple[Link, ...], end: Callable[[Link], str]) -> Mapping[str, tuple[Link, ...]]:
    """Return the links by the id at one of their ends, each group in their order."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(end(link), []).append(link)
    return MappingProxyType({name: tuple(group) for name, group in found.items()})
