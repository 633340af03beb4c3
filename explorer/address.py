"""Addresses: the one way to name a place.

    gpt-2-staged-release                    a document
    gpt-2-staged-release#what-happened      a section of it
    claim:No recall                         a claim
    source:solaiman-2019                    a source
    link:fraudgpt|raises|malicious-use      a link of the topic graph
    search:weights kind:case                what a search finds
    library:claims                          all that the library claims

A character of an id that would be misread here, such as the `#` of `C#`, is written `%23`.
Links, history, bookmarks, search hits, tours and the command line all use them.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

URL_SCHEME = "openness"
"""The scheme of links inside a document's HTML that lead to an address."""


class Sort(enum.StrEnum):
    """What sort of thing an address names."""

    DOCUMENT = "document"
    CLAIM = "claim"
    SOURCE = "source"
    LINK = "link"
    SEARCH = "search"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """The name of a place in a library.

    Attributes:
        sort: What sort of thing it names.
        name: A document's id, a claim's title, a source's key, a query, the ends of a link,
            or which part of the whole library.
        anchor: The section's anchor, for a section of a document; else empty.
    """

    sort: Sort
    name: str
    anchor: str = ""

    @classmethod
    def document(cls, document_id: str, anchor: str = "") -> Address:
        """Name a document, or the section of it that has this anchor."""
        return cls(Sort.DOCUMENT, document_id, anchor)

    @classmethod
    def claim(cls, title: str) -> Address:
        """Name a claim."""
        return cls(Sort.CLAIM, title)

    @classmethod
    def source(cls, key: str) -> Address:
        """Name a source."""
        return cls(Sort.SOURCE, key)

    @classmethod
    def search(cls, query: str) -> Address:
        """Name what a query finds."""
        return cls(Sort.SEARCH, query)

    @classmethod
    def all_claims(cls) -> Address:
        """Name all that the library claims."""
        return cls(Sort.LIBRARY, "claims")

    @classmethod
    def link(cls, source_id: str, relation: str, target_id: str) -> Address:
        """Name a link of the topic graph."""
        ends = (_escaped(source_id, "|"), relation, _escaped(target_id, "|"))
        return cls(Sort.LINK, "|".join(ends))

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read an address; any text is one, since a document's id may be any text."""
        prefix, colon, rest = text.partition(":")
        if colon and prefix in _PREFIXES:
            return cls(Sort(prefix), rest)
        name, _, anchor = text.partition("#")
        return cls(Sort.DOCUMENT, _unescaped(name), anchor)

    @classmethod
    def from_url(cls, url: str) -> Address | None:
        """Read the address that a link inside a document's HTML leads to, if it leads to one."""
        scheme, _, rest = url.partition(":")
        return cls.parse(unquote(rest)) if scheme == URL_SCHEME else None

    def url(self) -> str:
        """Return the link that leads here from inside a document's HTML."""
        return f"{URL_SCHEME}:{quote(str(self), safe='')}"

    def whole(self) -> Address:
        """Return the address of the whole document that this is a section of, or itself."""
        return Address(self.sort, self.name) if self.anchor else self

    def link_ends(self) -> tuple[str, str, str]:
        """Return source id, relation and target id of a link's address."""
        source_id, _, rest = self.name.partition("|")
        relation, _, target_id = rest.partition("|")
        return _unescaped(source_id), relation, _unescaped(target_id)

    def __str__(self) -> str:
        if self.sort is not Sort.DOCUMENT:
            return f"{self.sort}:{self.name}"
        name = _escaped(self.name, "#")
        if name.partition(":")[0] in _PREFIXES:
            name = name.replace(":", "%3A", 1)
        return f"{name}#{self.anchor}" if self.anchor else name


_PREFIXES = frozenset(sort.value for sort in Sort if sort is not Sort.DOCUMENT)


def _escaped(name: str, special: str) -> str:
    """Write `special` in a name as URLs do, and a per cent sign where it would be read so."""
    if special not in name and "%" not in name:
        return name  # nearly always, and a large library names ten thousand links
    name = re.sub("%(?=23|25|3A|7C)", "%25", name)
    return name.replace(special, quote(special))


def _unescaped(name: str) -> str:
    return re.sub("%(?:23|25|3A|7C)", lambda match: unquote(match[0]), name)
