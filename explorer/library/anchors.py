"""Anchors: names of sections that stay the same as long as their headings do."""

from __future__ import annotations

import re
import unicodedata

_MARKUP = re.compile(
    r"!?\[\[(?:[^\[\]|]*\\?\|)?([^\[\]]*)\]\]|!?\[([^\[\]]*)\]\([^()]*\)|[*_`]{1,3}"
)
_FORBIDDEN = re.compile(r"[^\w\- ]+")


def plain(heading: str) -> str:
    """Return a heading as readers see it: without emphasis, links and a trailing `{#id}`."""
    text = re.sub(r"\s*\{[#:.][^{}]*\}\s*$", "", heading)
    text = _MARKUP.sub(lambda match: match[1] or match[2] or "", text)
    return " ".join(re.sub(r"\\([\\`*_{}\[\]()#+\-.!|])", r"\1", text).split())


def slug(title: str) -> str:
    """Return the anchor of a heading: Unicode kept, lower case, spaces to hyphens; never empty."""
    text = unicodedata.normalize("NFC", title).casefold()
    text = _FORBIDDEN.sub("", text).strip().replace(" ", "-")
    return text or "section"


class Anchors:
    """Hands out anchors that are unique within one document."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, title: str) -> str:
        """Return an anchor for a heading: its slug, with `-2` for the second of one name."""
        base = anchor = slug(title)
        number = 1
        while anchor in self._taken:
            number += 1
            anchor = f"{base}-{number}"
        self._taken.add(anchor)
        return anchor
