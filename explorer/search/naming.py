"""Finding things by their names, typed roughly: what a palette does.

    ranked = rank_names("mal use", (*names_of(library, claims), Name("New window", "command", 7)))

Each word that is typed must be in the name: as it stands, as initials, or as letters in order. If
nothing is found so, a word may be one letter off.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.address import Address
from explorer.search import analysis
from explorer.search.lexicon import one_edit_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.argument.claims import Claim
    from explorer.library.model import Library

COMMAND, DOCUMENT, CLAIM, SECTION = "command", "document", "claim", "section"
"""Sorts of things with names, in the order in which equally good ones come."""

_SORTS = {sort: rank for rank, sort in enumerate((COMMAND, DOCUMENT, CLAIM, SECTION))}
_WORD = re.compile(r"[^\W_]+")
_MIN_RESPELT = 4
_MANY = 1500
"""Names of which each is looked at closely."""
_MAX_TYPED = 60
"""Characters of what is typed that count."""


@dataclass(frozen=True, slots=True)
class Name:
    """Something that can be found by its name.

    Attributes:
        text: The name.
        sort: What sort of thing it is, such as `document` or `command`.
        key: What it leads to: an `Address`, or whatever a caller knows a command by.
        beside: Where it is, such as the document of a section; it may be typed, too.
    """

    text: str
    sort: str
    key: object
    beside: str = ""
    folded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", f"{_evenly(self.text)}\n{_evenly(self.beside)}")


class RankedName(NamedTuple):
    """A name that was found.

    Attributes:
        name: The name.
        score: How well it fits; only for comparing those of one search.
        spans: The stretches of its text to be lit, as (start, end), in order.
    """

    name: Name
    score: float
    spans: tuple[tuple[int, int], ...]


class _Fit(NamedTuple):
    """How one word that was typed fits a name."""

    score: float
    places: tuple[int, ...]


def names_of(library: Library, claims: Iterable[Claim] = ()) -> tuple[Name, ...]:
    """Return the names of all documents, claims and sections; of documents also their aliases."""
    documents: list[Name] = []
    sections: list[Name] = []
    for document in library.documents:
        documents.append(Name(document.title, DOCUMENT, document.address))
        documents += [
            Name(alias, DOCUMENT, document.address, document.title)
            for alias in document.front.aliases
        ]
        sections += [
            Name(s.title, SECTION, Address.document(document.id, s.anchor), document.title)
            for s in document.sections
            if s.title and s.title != document.title
        ]
    claimed = [Name(claim.title, CLAIM, claim.address) for claim in claims if claim.is_titled]
    return (*documents, *claimed, *sections)


def rank_names(query: str, names: Sequence[Name], limit: int = 50) -> tuple[RankedName, ...]:
    """Return the names that fit what was typed, best first, each key once.

    Args:
        query: What was typed, roughly; nothing fits every name as well.
        names: What there is.
        limit: How many to return at most.
    """
    words = _evenly(query[:_MAX_TYPED]).split()
    found = _fitting(words, _closely(words, names, limit))
    if len(found) < limit and words:
        found = _fitting(words, names)
    if not found and words:
        found = _fitting(_respelt(words, names), names)
    best: dict[tuple[str, object], RankedName] = {}
    ranked = heapq.nsmallest(2 * limit, found, key=_order)
    for one in ranked:
        best.setdefault((one.name.sort, one.name.key), one)
    return tuple(itertools.islice(best.values(), limit))


def _order(ranked: RankedName) -> tuple[float, int, int, str]:
    name = ranked.name
    return -ranked.score, _SORTS.get(name.sort, len(_SORTS)), len(name.text), name.folded


def _fitting(words: Sequence[str], names: Iterable[Name]) -> list[RankedName]:
    if not words:
        return [RankedName(name, 0.0, ()) for name in names]
    patterns = [_pattern(word) for word in words]
    found = []
    for name in names:
        if not all(pattern.search(name.folded) for pattern in patterns):
            continue
        fits = [_fit(word, name) for word in words]
        if all(fits):
            score = sum(fit.score for fit in fits if fit) + _whole(words, name)
            places = sorted({place for fit in fits if fit for place in fit.places})
            found.append(RankedName(name, round(score, 3), _spans(places, len(name.text))))
    return found


def _closely(words: Sequence[str], names: Sequence[Name], limit: int) -> Sequence[Name]:
    """Return names in which all words begin words: of very many, the shortest.

    Whatever else fits would come behind them.
    """
    if not words:
        return names
    found = names
    for word in words:
        begins = re.compile(rf"(?:^|[\W_]){re.escape(word)}").search
        found = [name for name in found if begins(name.folded)]
    few = max(_MANY, 4 * limit)
    return found if len(found) <= few else heapq.nsmallest(few, found, lambda n: len(n.folded))


@functools.lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds the letters of a word in order, however far apart."""
    return re.compile("[^\0]*?".join(map(re.escape, word)))


def _whole(words: Sequence[str], name: Name) -> float:
    """Return what a name is worth for fitting all that was typed at once."""
    typed, text = " ".join(words), name.folded.partition("\n")[0]
    bonus = 100.0 if text == typed else 50.0 if text.startswith(typed) else 0.0
    return bonus + (25.0 if typed in text else 0.0) - min(len(text), 100) / 10


def _fit(word: str, name: Name) -> _Fit | None:
    """Return how a word fits a name best: as it stands, as initials, or as letters in order."""
    end = len(name.text)
    fits = [_standing(word, name.folded, end), _initials(word, name.folded, end)]
    known = [fit for fit in fits if fit]
    return max(known) if known else _scattered(word, name.folded, end)


def _standing(word: str, text: str, end: int) -> _Fit | None:
    best: _Fit | None = None
    start = text.find(word)
    while start >= 0:
        after = start + len(word)
        begins = start == 0 or not text[start - 1].isalnum()
        ends = after == len(text) or not text[after].isalnum()
        score = 60.0 + 30 * begins + 10 * (begins and ends) - 20 * (start >= end)
        fit = _Fit(score, tuple(range(start, after)))
        best = fit if best is None or fit.score > best.score else best
        start = text.find(word, start + 1)
    return best


def _initials(word: str, text: str, end: int) -> _Fit | None:
    """Return how letters fit the first letters of words that follow each other."""
    if len(word) < 2:
        return None
    starts = [match.start() for match in _WORD.finditer(text, 0, end)]
    letters = "".join(text[start] for start in starts)
    at = letters.find(word)
    return _Fit(75.0 - min(at, 10), tuple(starts[at : at + len(word)])) if at >= 0 else None


def _scattered(word: str, text: str, end: int) -> _Fit | None:
    """Return how letters in order fit a name, closely and from the start of a word on."""
    best: _Fit | None = None
    for match in _WORD.finditer(text):
        places: list[int] = []
        position = match.start()
        for letter in word:
            position = text.find(letter, position if places else match.start())
            if position < 0 or (not places and position != match.start()):
                break
            places.append(position)
            position += 1
        if len(places) < len(word):
            continue
        width = places[-1] - places[0] + 1
        gaps = sum(two - one > 1 for one, two in itertools.pairwise(places))
        score = 50.0 - 6 * gaps - (width - len(word)) / 2 - 20 * (places[0] >= end)
        if width <= 4 * len(word) + 4 and (best is None or score > best.score):
            best = _Fit(score, tuple(places))
    return best


def _respelt(words: Sequence[str], names: Iterable[Name]) -> list[str]:
    """Return the words typed with each unknown one spelt as a word of some name, if one is near."""
    known = {word for name in names for word in _WORD.findall(name.folded)}
    found = []
    for word in words:
        near = sorted(known.intersection(one_edit_away(word))) if len(word) >= _MIN_RESPELT else []
        found.append(word if word in known or not near else near[0])
    return found


def _spans(places: Sequence[int], end: int) -> tuple[tuple[int, int], ...]:
    """Return runs of places that follow each other, those before `end`, as (start, end)."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if place >= end:
            break
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)


def _evenly(text: str) -> str:
    """Return a text in lower case and without accents, every character in its place."""
    if text.isascii():
        return text.lower()
    return "".join((analysis.fold(character) or character)[0] for character in text)
