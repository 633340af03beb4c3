"""The words of an index: what continues one, what else is a form of it, what is spelt nearly so."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from explorer.search.analysis import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-'"
_LONG = 6
"""From this length on a word may be two edits away from what was meant."""


class Lexicon:
    """All words of an index.

    Args:
        counts: Each word with the number of passages it stands in, sorted by word.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._words = list(counts)

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    def __len__(self) -> int:
        return len(self._words)

    def count(self, word: str) -> int:
        """Return in how many passages a word stands."""
        return self._counts.get(word, 0)

    def beginning_with(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Return words that begin so, the most frequent first, at most `limit`."""
        found = self._range(prefix)
        if len(found) > limit:
            found.sort(key=lambda word: (-self._counts[word], word))
        return tuple(found[:limit])

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the words of the index that share a word's stem, shortest first."""
        shared = stem(word)
        root = shared[: max(2, len(shared) - 1)]
        found = [other for other in self._range(root) if stem(other) == shared and "'" not in other]
        return tuple(sorted(found, key=lambda other: (len(other), other)))

    def alike(self, word: str, limit: int = 8) -> tuple[str, ...]:
        """Return words that are spelt nearly so: nearest first, then the most frequent."""
        found = {
            other: 1 for other in one_edit_away(word) if other in self._counts and other != word
        }
        if not found and len(word) >= _LONG:
            first = self._range(word[:1])
            found = {
                other: 2
                for other in first
                if abs(len(other) - len(word)) <= 2 and _distance(word, other, 2) <= 2
            }
        return tuple(sorted(found, key=lambda o: (found[o], -self._counts[o], o))[:limit])

    def _range(self, prefix: str) -> list[str]:
        start = bisect.bisect_left(self._words, prefix)
        end = bisect.bisect_left(self._words, prefix + "\U0010ffff", start)
        return self._words[start:end]


def one_edit_away(word: str) -> Iterable[str]:
    """Yield what one letter left out, added, changed or swapped makes of a word.

    Source: Norvig, P. (2007): How to write a spelling corrector.
    """
    for index in range(len(word) + 1):
        head, tail = word[:index], word[index:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _distance(one: str, other: str, limit: int) -> int:
    """Return how many edits lead from one word to another, or `limit` + 1 when it is more.

    Source: Wagner, R. A., & Fischer, M. J. (1974): The string-to-string correction problem.
    """
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for index, target in enumerate(other, start=1):
            cost = min(row[index] + 1, row[index - 1] + 1, before + (letter != target))
            before, row[index] = row[index], cost
        if min(row) > limit:
            return limit + 1
    return row[-1]
