"""Making any text safe to stand in a claim: read back, it is the same text."""

from __future__ import annotations

import re
from pathlib import Path

from explorer.argument.fences import Source
from explorer.argument.parser import parse

_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[\\\[\]<>{}*_#@]|/(?=[/*])|(?<=/)/")
_DOTS = re.compile(r"[.:](?=[^ ])")
_EQUALS = re.compile(r"={3,}")


def escaped(text: str) -> str:
    """Return a text with a backslash before each mark that would mean something.

    White space becomes single spaces. An empty text stays empty.
    """
    words = _SPACES.sub(" ", text).strip()
    if not words:
        return ""
    marked = _MARKS.sub(r"\\\g<0>", words)
    marked = _EQUALS.sub(lambda match: "\\=" * len(match[0]), marked)
    if _reads_as(marked, words):
        return marked
    return _DOTS.sub(r"\\\g<0>", marked)


def _reads_as(marked: str, words: str) -> bool:
    tree = parse(Source.of_text(f"[T]: {marked}\n", Path("text")))
    return tree.is_sound and len(tree.lines) == 1 and tree.lines[0].content.text == words
