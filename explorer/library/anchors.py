"""Anchors: names of sections that stay the same as long as their headings do."""

from __future__ import annotations

import html
import re
import unicodedata

MAX_TITLE = 1000
"""A heading longer than this is cut, in characters."""

_ATTRIBUTES = re.compile(r" *\{[#:.][^{}]*\}$")
_MARKUP = re.compile(
    r"""\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>])
    | (?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | !?\[\[(?:[^\[\]|]*\|)?(?P<wiki>[^\[\]]*)\]\]
    | !?\[(?P<link>[^\[\]]*)\]\([^()]*\)
    | \[\^[^\[\]]+\]
    | <(?P<address>https?://[^<>\s]+)>
    | <!--.*?-->
    | </?[A-Za-z][^<>]*>
    | \*{1,3}(?=\S) | (?<=\S)\*{1,3}
    | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w)""",
    re.VERBOSE,
)
_FORBIDDEN = re.compile(r"[^\w\- ]+")


def plain(heading: str) -> str:
    """Return a heading as readers see it: without emphasis, links, tags and a trailing `{#id}`."""
    text = " ".join(heading.split())
    text = text if len(text) <= MAX_TITLE else text[:MAX_TITLE] + "…"
    text = _MARKUP.sub(_shown, _ATTRIBUTES.sub("", text))
    return " ".join(html.unescape(text).split())


def _shown(match: re.Match[str]) -> str:
    within = match["wiki"] or match["link"]
    if within:
        return _MARKUP.sub(_shown, within)
    return match["escaped"] or match["code"] or match["address"] or ""


def slug(title: str) -> str:
    """Return the anchor of a heading: Unicode kept, lower case, spaces to hyphens; never empty."""
    text = unicodedata.normalize("NFC", title).casefold()
    text = _FORBIDDEN.sub("", text).strip().replace(" ", "-")
    return text or "section"


class Anchors:
    """Hands out anchors that are unique within one document."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def take(self, title: str) -> str:
        """Return an anchor for a heading: its slug, with `-2` for the second of one name."""
        base = anchor = slug(title)
        number = self._last.get(base, 1)
        while anchor in self._taken:
            number += 1
            anchor = f"{base}-{number}"
        self._last[base] = number
        self._taken.add(anchor)
        return anchor
