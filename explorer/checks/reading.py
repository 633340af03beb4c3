"""How easily a text is read: words, sentences, and Flesch's reading ease."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.checks.citing import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.library.model import Document

_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`>]|^\s*(?:[-+]|\d+\.|:)\s+", re.MULTILINE)
_TABLE = re.compile(r"^\s*\|")
_HEADING = re.compile(r"^#+ ")
_END = re.compile(r"[.!?][”\"’)]*(?=\s+[“\"‘(A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|Mr|Mrs|Ms|Dr|St|No|Art|Inc|Ltd|Co|v|p|pp|US|UK)\.|\b[A-Z]\.)$"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")

LEAST_EASE: Final = 30.0
"""Below it a text is one for specialists, as Flesch's table has it."""


@dataclass(frozen=True, slots=True)
class Ease:
    """How easily a text is read.

    Attributes:
        words: How many it has, claims left out.
        sentences: How many it has.
        flesch: 206.835 - 1.015 words a sentence - 84.6 syllables a word; 60 to 70 is plain English.
    """

    words: int
    sentences: int
    flesch: float


def ease_of(document: Document) -> Ease:
    """Return how easily a document's running text is read; of no words it is 100.

    Source: Flesch, A new readability yardstick, Journal of Applied Psychology 32, 1948.
    """
    found = [words for _, text in sentences_of(document) if (words := _WORD.findall(text))]
    count = sum(len(words) for words in found)
    if not count:
        return Ease(0, 0, 100.0)
    syllables = sum(syllables_of(word) for words in found for word in words)
    flesch = 206.835 - 1.015 * count / len(found) - 84.6 * syllables / count
    return Ease(count, len(found), flesch)


def sentences_of(document: Document) -> Iterator[tuple[int, str]]:
    """Yield (line of its paragraph, text) of each sentence of a document's running text.

    Headings, tables and fences are left out; citations and marks are taken off.
    """
    for section in document.sections:
        for line, paragraph in paragraphs(section):
            if _TABLE.match(paragraph) or _HEADING.match(paragraph):
                continue
            text = _CITATION.sub("", paragraph)
            text = _LINK.sub(r"\1", _WIKI_LINK.sub(r"\1", text))
            for block in re.split(r"\n(?=\s*(?:[-+*]|\d+\.|:)\s)", text):
                plain = " ".join(_MARKS.sub("", block).split())
                yield from ((line, sentence) for sentence in _split(plain))


def _split(text: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        sentence = text[start : match.end()].strip()
        if not _ABBREVIATION.search(sentence):
            yield sentence
            start = match.end()
    if text[start:].strip():
        yield text[start:].strip()


def syllables_of(word: str) -> int:
    """Return about how many syllables an English word has, at least one."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    count = len(_VOWELS.findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee", "ie")) and count > 1:
        count -= 1
    if (
        plain.endswith(("es", "ed"))
        and count > 1
        and not re.search(r"(?:[td]ed|[sxzcg]es|ches|shes)$", plain)
    ):
        count -= 1
    return max(count, 1)
