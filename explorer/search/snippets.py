"""Snippets: the stretch of a text that shows best what matched, and where to light words.

What to light is given as words: `leak` stands for all its forms, `GPT-2` for the compound and its
other spellings, `weigh*` for all that begins so, `"open weights"` for the phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.search import analysis
from explorer.search.model import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BEFORE_CHARS = 60
_WINDOW_CHARS = 150
_GAP = " … "
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text to be lit.

    Attributes:
        start: Index of its first character.
        end: Index after its last one.
        word: Which of the words that were looked for it matches, by its place among them.
    """

    start: int
    end: int
    word: int


class Matcher:
    """Finds words in texts, as the index does.

    Args:
        words: What to look for, as `Found.words` gives it.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._stems: dict[str, int] = {}
        self._wholes: dict[str, int] = {}
        self._prefixes: list[tuple[str, int]] = []
        self._phrases: list[tuple[tuple[str, ...], int]] = []
        self._known: dict[str, int] = {}
        for number, word in enumerate(words):
            self._learn(word, number)

    def _learn(self, word: str, number: int) -> None:
        if len(word) > 1 and word[0] == word[-1] == '"':
            atoms = analysis.atoms(word)
            if atoms:
                self._phrases.append((atoms, number))
            return
        for shape in analysis.shapes(word):
            if word.endswith("*"):
                self._prefixes.append((shape.whole, number))
            elif not shape.wholes or shape.is_possessive:
                self._stems.setdefault(analysis.stem(shape.whole), number)
            else:
                for whole in shape.wholes:
                    self._wholes.setdefault(analysis.stem(whole), number)
                if not shape.is_exact and not shape.is_number:
                    self._phrases.append((shape.atoms, number))

    def spans(self, text: str) -> list[Span]:
        """Return where the words stand in a text, in order and not overlapping."""
        tokens = list(analysis.tokens(text))
        known = self._known
        found: list[Span] = []
        for token in tokens:
            number = known.get(token.text)
            if number is None:
                number = known[token.text] = self._number(analysis.shape(token.text))
            if number >= 0:
                found.append(Span(token.start, token.end, number))
            elif number == _PARTLY:
                found += self._in_parts(text, token)
        if self._phrases:
            found += self._phrase_spans(text, tokens)
        return _without_overlaps(found)

    def _number(self, shape: analysis.Shape) -> int:
        """Return which word a shape matches as a whole, or `_PARTLY` or `_NOT`."""
        for whole in shape.wholes or shape.atoms:
            known = analysis.stem(whole)
            number = self._wholes.get(known, self._stems.get(known, _NOT))
            if number != _NOT:
                return number
        for inner in shape.inner:
            if inner in self._wholes:
                return self._wholes[inner]
        for prefix, number in self._prefixes:
            if any(word.startswith(prefix) for word in (shape.whole, *shape.atoms)):
                return number
        is_partly = bool(shape.wholes) and any(analysis.stem(a) in self._stems for a in shape.atoms)
        return _PARTLY if is_partly else _NOT

    def _in_parts(self, text: str, token: analysis.Token) -> list[Span]:
        spans = analysis.atom_spans(text, token)
        return [
            Span(start, end, self._stems[analysis.stem(atom)])
            for atom, (start, end) in zip(analysis.shape(token.text).atoms, spans, strict=False)
            if analysis.stem(atom) in self._stems
        ]

    def _phrase_spans(self, text: str, tokens: Sequence[analysis.Token]) -> list[Span]:
        atoms = [atom for token in tokens for atom in analysis.shape(token.text).atoms]
        first = {phrase[0] for phrase, _ in self._phrases}
        if first.isdisjoint(atoms):
            return []
        places = [span for token in tokens for span in _places(text, token)]
        found = []
        for index, atom in enumerate(atoms):
            if atom in first:
                for phrase, number in self._phrases:
                    if tuple(atoms[index : index + len(phrase)]) == phrase:
                        end = places[index + len(phrase) - 1][1]
                        found.append(Span(places[index][0], end, number))
        return found


_PARTLY, _NOT = -1, -2


def matches(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return the stretches of a text to be lit as (start, end), in order and not overlapping."""
    return [(span.start, span.end) for span in Matcher(words).spans(text)]


def snippet(text: str, matcher: Matcher) -> tuple[Run, ...]:
    """Return one or two stretches of a text as runs: those in which the most words matched.

    Without a match it is the beginning of the text; of an empty text, nothing.
    """
    spans = matcher.spans(text)
    if not spans:
        beginning = _shortened(text, 0, min(len(text), 2 * _WINDOW_CHARS))
        return (Run(beginning, is_match=False),) if beginning else ()
    first = _best_window(spans, frozenset())
    seen = {span.word for span in first}
    rest = [span for span in spans if span not in first]
    second = _best_window(rest, seen) if rest else []
    has_news = any(span.word not in seen for span in second)
    windows = sorted([first, second] if has_news else [first], key=lambda window: window[0].start)
    return tuple(_runs(text, windows, spans))


def beginning(text: str, length: int = 60) -> str:
    """Return the first words of a text, some `length` characters."""
    return _shortened(text, 0, min(len(text), length))


def _best_window(spans: Sequence[Span], seen: set[int] | frozenset[int]) -> list[Span]:
    """Return spans near each other that match the most words, unseen ones first."""
    best: list[Span] = []
    best_worth = (-1, -1, -1)
    for index, span in enumerate(spans):
        window: list[Span] = []
        for other in spans[index : index + 12]:
            if other.end - span.start > _WINDOW_CHARS and window:
                break
            window.append(other)
        words = {other.word for other in window}
        worth = (len(words - seen), len(words), len(window))
        if worth > best_worth:
            best, best_worth = window, worth
    return best


def _runs(text: str, windows: Sequence[Sequence[Span]], spans: Sequence[Span]) -> list[Run]:
    runs: list[Run] = []
    position = 0
    for window in windows:
        start = max(position, _word_start(text, window[0].start - _BEFORE_CHARS))
        end = _word_end(text, max(window[-1].end, start + _WINDOW_CHARS))
        if start > position:
            runs.append(Run("… " if not runs else _GAP, is_match=False))
        position = start
        for span in spans:
            if span.start >= position and span.end <= end:
                runs += _plain_run(text, position, span.start)
                runs.append(Run(_SPACE.sub(" ", text[span.start : span.end]), is_match=True))
                position = span.end
        runs += _plain_run(text, position, end)
        position = end
    if position < len(text):
        runs.append(Run(" …", is_match=False))
    return runs


def _plain_run(text: str, start: int, end: int) -> list[Run]:
    return [Run(_SPACE.sub(" ", text[start:end]), is_match=False)] if end > start else []


def _shortened(text: str, start: int, end: int) -> str:
    end = _word_end(text, end)
    return _SPACE.sub(" ", text[start:end]).strip() + (" …" if end < len(text) else "")


def _word_start(text: str, index: int) -> int:
    """Return where the first whole word from here on begins."""
    if index <= 0:
        return 0
    line = text.rfind("\n", index, index + _BEFORE_CHARS)
    space = line if line >= 0 else text.find(" ", index, index + _BEFORE_CHARS)
    return space + 1 if space >= 0 else index


def _word_end(text: str, index: int) -> int:
    """Return where the word ends that reaches over this index."""
    if index >= len(text):
        return len(text)
    match = _SPACE.search(text, index, min(len(text), index + _BEFORE_CHARS))
    return match.start() if match else min(index, len(text))


def _places(text: str, token: analysis.Token) -> list[tuple[int, int]]:
    """Return where each atom of a token stands; of one whose signs count, the token."""
    spans = analysis.atom_spans(text, token)
    atoms = analysis.shape(token.text).atoms
    return spans if len(spans) == len(atoms) else [(token.start, token.end)] * len(atoms)


def _without_overlaps(spans: list[Span]) -> list[Span]:
    """Return the spans in order; where two overlap, only the longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
        else:
            kept.append(span)
    return kept
