"""Words: how a text, and a query just the same, is cut into what the index knows.

A word is a run of letters and digits. An inner `.`, `'`, `’`, `-`, a comma between digits and
brackets as in `53(1)(b)` hold words together as a *compound*; so do the signs of `C++` and `C#`. A
compound is known by its whole (`gpt-2`), written together (`gpt2`) and by its *atoms* (`gpt`,
`2`), which stand one after the other: so the phrase “open weights” is found in “open-weights” as
well, and “the weights” is not found in “the open-weights”. Case and accents are folded away.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from whoosh.lang.porter2 import stem as _porter2

if TYPE_CHECKING:
    from collections.abc import Iterator

_CJK = "\u3040-\u9fff"  # one range: two of them take re a hundred times longer to compile
_MARKS = "\u0300-\u036f"
_RUN = rf"[^\W_{_CJK}]+(?:[{_MARKS}]+[^\W_{_CJK}]*)*"
_WORD = re.compile(
    rf"{_RUN}(?:(?:\+\+|\#)(?!\w)"  # C++ and C#
    rf"|(?:(?:[.'’‐‑-]|(?<=\d),(?=\d\d\d(?!\d))){_RUN})*(?:\(\w{{1,5}}\))*)"
    rf"|[{_CJK}]"
)
_ATOM = re.compile(rf"{_RUN}|[{_CJK}]")
_SIGNED = re.compile(r"[+#]+$")
_BRACKET = re.compile(r"\(")
_DASHES = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)

STOP_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is",
     "it", "its", "of", "on", "or", "that", "the", "this", "to", "was", "were", "which", "with"}
)  # fmt: skip
"""Words so common that a conjunction with other words does without them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the index knows of one word.

    Attributes:
        atoms: Its runs of letters and digits, folded, in order; never empty.
        wholes: For a compound its whole, folded, and the other ways to write it: together, without
            `'s`.
        inner: The compounds inside it: `3.1` of `llama-3.1`, `53(1)` of `53(1)(b)`, the `c` of
            `c++`.
        stems: The stems of all these, without doubles.
    """

    atoms: tuple[str, ...]
    wholes: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The word as a whole, folded."""
        return self.wholes[0] if self.wholes else self.atoms[0]

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """All that it is found by as it stands, with the atom at which that begins; ascending."""
        if not self.wholes:
            return ((self.atoms[0], 0),)
        others = dict.fromkeys((*self.wholes, *self.inner))
        others.pop(self.atoms[0], None)
        atoms = ((atom, offset) for offset, atom in enumerate(self.atoms))
        return (*((other, 0) for other in others), *atoms)

    @property
    def is_possessive(self) -> bool:
        """Whether it is a plain word with `'s`, which says nothing about what it names."""
        return len(self.atoms) == 2 and self.atoms[1] == "s" and self.whole.endswith("'s")

    @property
    def is_exact(self) -> bool:
        """Whether its signs are part of its name, as in `C++` and `53(1)(b)`."""
        return len(self.atoms) == 1 or "(" in self.whole

    @property
    def is_number(self) -> bool:
        """Whether all of its atoms are digits, as in `8.8`."""
        return all(atom.isdigit() for atom in self.atoms)


class Token(NamedTuple):
    """A word of a text as it stands there, from `start` to before `end`."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return the text in lower case and without accents; its length may change."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.casefold().translate(_LETTERS).translate(_DASHES)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order."""
    for match in _WORD.finditer(text):
        yield Token(match[0], match.start(), match.end())


def words(text: str) -> list[str]:
    """Return the words of a text as they stand there, in order."""
    return _WORD.findall(text)


def shapes(text: str) -> list[Shape]:
    """Return the shapes of the words of a text, in order."""
    return [shape(word) for word in _WORD.findall(text)]


def atoms(text: str) -> tuple[str, ...]:
    """Return the atoms of a text, in order: what a phrase is compared by."""
    return tuple(atom for found in shapes(text) for atom in found.atoms)


def atom_spans(text: str, token: Token) -> list[tuple[int, int]]:
    """Return where each atom of a token stands in the text."""
    count = len(shape(token.text).atoms)
    if count == 1:
        return [(token.start, token.end)]
    return [match.span() for match in _ATOM.finditer(text, token.start, token.end)]


@functools.lru_cache(maxsize=1 << 16)
def shape(word: str) -> Shape:
    """Return what the index knows of a word as `tokens` cuts it."""
    parts = _ATOM.findall(word)
    atoms = tuple(fold(part) for part in parts)
    if len(parts) == 1 and parts[0] == word:
        return Shape(atoms, stems=(stem(atoms[0]),))
    whole = fold(word).translate(_DASHES)
    if _SIGNED.search(word):
        return Shape((whole,), (whole,), atoms, (whole, stem(atoms[0])))
    owner = whole.removesuffix("'s")
    wholes = [whole, *_together(atoms, whole)]
    if owner != whole and len(atoms) > 2:  # GPT-2's is found as GPT-2
        wholes += [owner, *_together(atoms[:-1], owner)]
    inner = [whole[: match.start()] for match in _BRACKET.finditer(whole)]
    inner += [part for part in owner.split("-") if part != owner and part not in atoms]
    inner = [part for part in dict.fromkeys(inner) if part not in atoms]
    stems = dict.fromkeys(stem(known) for known in (*atoms, *wholes, *inner))
    return Shape(atoms, tuple(dict.fromkeys(wholes)), tuple(inner), tuple(stems))


def _together(atoms: tuple[str, ...], whole: str) -> list[str]:
    """Return the word written together where people write it so: gpt2, opensource, us, 1000."""
    if "(" in whole or whole.endswith("'s"):
        return []
    is_initials = "." in whole and all(len(atom) == 1 and atom.isalpha() for atom in atoms)
    is_number = "," in whole and "." not in whole and all(atom.isdigit() for atom in atoms)
    is_named = "." not in whole and "," not in whole and any(atom.isalpha() for atom in atoms)
    return ["".join(atoms)] if is_initials or is_number or is_named else []


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what the forms of a folded word share: `leak` for leak, leaks and leaked.

    Words with digits stay as they are; of a compound the last atom is stemmed.

    Source: Porter, M. F. (2001): Snowball, the English stemmer (“Porter2”), as in whoosh.
    """
    word = word.removesuffix("'s")
    head, hyphen, last = word.rpartition("-")
    if len(last) < 3 or not last.isascii() or not last.isalpha():
        return word
    return head + hyphen + str(_porter2(last))
