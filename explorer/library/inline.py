"""What a library adds to Markdown inside a line: wiki-links and citations, and how they are found.

Wiki-links are read as Obsidian reads them, citations as Pandoc reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WIKI_LINK = re.compile(
    r"(?P<embed>!?)\[\[(?P<target>[^\[\]|#\n]*)(?:#(?P<heading>[^\[\]|\n]*))?"
    r"(?:\|(?P<text>[^\[\]\n]*))?\]\]"
)
"""A wiki-link; inside a table its bar is escaped, the backslash ends up in what is before it."""

CITATION = re.compile(r"\[(?P<items>(?:[^\[\]@]{0,80}[\s;(–—-])?@[\w][^\[\]]{0,400})\](?![(:\[])")
"""A citation group: `[@key, p. 4; @other]`, with words before the first @ allowed."""

_ITEM = re.compile(
    r"(?P<prefix>.*?)-?@(?P<key>[\w](?:[\w:.#$%&+?<>~/-]*[\w/])?)(?P<locator>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One source of a citation group, with what stands around its key."""

    key: str
    prefix: str
    locator: str


@dataclass(frozen=True, slots=True)
class WikiTarget:
    """The parts of a wiki-link, as written but trimmed.

    Attributes:
        target: What it leads to, possibly empty for a link within the document.
        heading: The heading after `#`, or empty; of nested headings the last.
        text: What to show, or empty.
        is_embed: Whether a `!` stands before it.
    """

    target: str
    heading: str
    text: str
    is_embed: bool

    @property
    def shown(self) -> str:
        """What readers see when the document's own title is not known."""
        return self.text or self.target or self.heading


def wiki_target(match: re.Match[str]) -> WikiTarget:
    """Return the parts of what `WIKI_LINK` matched."""
    target = (match["target"] or "").strip().rstrip("\\").strip()
    heading = (match["heading"] or "").strip().rstrip("\\").strip()
    return WikiTarget(
        target=target.removesuffix(".md"),
        heading="" if heading.startswith("^") else heading.rpartition("#")[2].strip(),
        text=(match["text"] or "").strip(),
        is_embed=bool(match["embed"]),
    )


def cited_items(match: re.Match[str]) -> tuple[CitedItem, ...]:
    """Return the sources of what `CITATION` matched, in order."""
    items = []
    for part in match["items"].split(";"):
        item = _ITEM.fullmatch(part.strip())
        if item:
            locator = item["locator"].strip().lstrip(",").strip()
            items.append(CitedItem(item["key"], item["prefix"].strip(), locator))
    return tuple(items)
