"""Evaluating whoosh's query objects over whole lists of postings.

Whoosh steps through matchers, some microseconds for each passage; sets of passage numbers do the
same in a fraction of that. A test holds both to the same passages for the same queries.
"""

from __future__ import annotations

import bisect
import heapq
import math
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from whoosh import query

from explorer.errors import SearchError
from explorer.search.compiling import Among
from explorer.search.schema import HEADING, STEMS, TITLE, WORDS

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Sequence

    from explorer.progress import Progress
    from explorer.search.codec import PostingList

_Numbers: TypeAlias = "frozenset[int] | set[int]"

K1, B = 1.2, 0.75
"""How soon more of the same word stops counting, and how much long passages are held back."""

_TITLE_BONUS, _PHRASE_BONUS, _BESIDE_BONUS = 0.8, 1.5, 0.5
_MAX_SCORED = 48
"""Terms of one alternative, such as the words that begin with a letter, that count for the rank."""
_MAX_BESIDE = 2000
"""With more passages than these it is not looked at whether words stand beside each other."""


class Corpus(NamedTuple):
    """What of an index is evaluated.

    Attributes:
        postings: Returns the postings of a term, empty for an unknown one; the flag asks for
            positions, weights are in halves.
        live: The numbers of all passages that are not deleted.
        size: How many there are.
        norms: For each passage number, BM25's share for its length.
    """

    postings: Callable[[str, str, bool], PostingList]
    live: frozenset[int]
    size: int
    norms: Sequence[float]


class Evaluation:
    """Finds and ranks the passages for one query.

    Args:
        corpus: What is searched.
        progress: Called before each term.
    """

    def __init__(self, corpus: Corpus, progress: Progress) -> None:
        self._corpus = corpus
        self._progress = progress
        self._steps = 0
        self._phrases: dict[tuple[str, tuple[str, ...], int], set[int]] = {}

    def matching(self, wanted: query.Query) -> _Numbers:
        """Return the numbers of the passages that a query finds.

        Raises:
            Cancelled: They are no longer wanted.
        """
        if isinstance(wanted, query.Term):
            return self._corpus.live.intersection(
                self._postings(wanted.fieldname, wanted.text).numbers
            )
        if isinstance(wanted, query.Phrase):
            return self._phrase(wanted.fieldname, tuple(wanted.words), wanted.slop)
        if isinstance(wanted, query.And):
            return self._all(wanted.subqueries)
        if isinstance(wanted, query.Or):
            return self._any(wanted.subqueries)
        if isinstance(wanted, query.Not):
            return self._corpus.live - self.matching(wanted.query)
        if isinstance(wanted, Among):
            return wanted.numbers & self._corpus.live
        if isinstance(wanted, query.Every):
            return self._corpus.live
        if wanted == query.NullQuery:
            return set()
        raise SearchError(f"A query of the sort {type(wanted).__name__} cannot be evaluated.")

    def ranked(
        self,
        wanted: query.Query,
        matched: _Numbers,
        beside: Sequence[tuple[str, str]],
        limit: int,
    ) -> list[tuple[float, int]]:
        """Return the best passages as (score, number), best first.

        Args:
            wanted: The query.
            matched: What it finds.
            beside: Pairs of words that count for more where they stand beside each other.
            limit: How many to return at most.

        Source: Robertson, S., & Zaragoza, H. (2009): The probabilistic relevance framework: BM25
            and beyond. A title or heading is not a field of its own here but counts as if it stood
            several times in the text ("weights"): one list of postings for each word instead of
            three.
        """
        scores = dict.fromkeys(matched, 0.0)
        for leaf, boost in self._leaves(wanted):
            self._score(leaf, boost, scores)
        if len(matched) <= _MAX_BESIDE:
            for pair in beside:
                bonus = _BESIDE_BONUS * sum(self._rarity(self._count(WORDS, atom)) for atom in pair)
                for number in self._with_phrase(WORDS, pair, 1, matched):
                    scores[number] += bonus
        best = heapq.nlargest(limit, scores.values())  # of numbers, a tenth of the time of pairs
        if not best:
            return []
        pairs = [(-score, number) for number, score in scores.items() if score >= best[-1]]
        return [(-negative, number) for negative, number in heapq.nsmallest(limit, pairs)]

    def _postings(self, field: str, term: str, *, with_places: bool = False) -> PostingList:
        self._progress(self._steps, 0, "Searching")
        self._steps += 1
        return self._corpus.postings(field, term, with_places)

    def _count(self, field: str, term: str) -> int:
        return len(self._corpus.postings(field, term, False).numbers)

    def _all(self, parts: Sequence[query.Query]) -> _Numbers:
        """Return what all parts find, the exclusions taken away last."""
        wanted = [part for part in parts if not isinstance(part, query.Not)]
        found: _Numbers | None = None
        for part in wanted:
            matched = self.matching(part)
            found = matched if found is None else found & matched
            if not found:
                return found
        if found is None:
            found = self._corpus.live
        for part in parts:
            if isinstance(part, query.Not):
                found = found - self.matching(part.query)
        return found

    def _any(self, parts: Sequence[query.Query]) -> _Numbers:
        """Return what some part finds; of words, all lists together before any set is made."""
        found: set[int] = set()
        for part in parts:
            if isinstance(part, query.Term):
                found.update(self._postings(part.fieldname, part.text).numbers)
        found &= self._corpus.live
        return found.union(*(self.matching(p) for p in parts if not isinstance(p, query.Term)))

    def _phrase(self, field: str, words: tuple[str, ...], reach: int) -> set[int]:
        key = (field, words, reach)
        if key not in self._phrases:
            self._phrases[key] = self._with_phrase(field, words, reach, self._corpus.live)
        return self._phrases[key]

    def _with_phrase(
        self, field: str, words: tuple[str, ...], reach: int, among: _Numbers
    ) -> set[int]:
        """Return the passages, of those given, in which words stand one after the other."""
        lists = {word: self._postings(field, word) for word in dict.fromkeys(words)}
        rarest = sorted(lists.values(), key=lambda postings: len(postings.numbers))
        candidates = set(among.intersection(rarest[0].numbers))
        for postings in rarest[1:]:
            candidates.intersection_update(postings.numbers)
        if not candidates:
            return set()
        known = {
            word: _places(self._postings(field, word, with_places=True), candidates)
            for word in lists
        }
        first, *others = (known[word] for word in words)
        if reach == 1 and len(others) == 1:
            return {
                number
                for number, ends in first.items()
                if not {end + 1 for end in ends}.isdisjoint(others[0][number])
            }
        return {
            number
            for number, ends in first.items()
            if _is_in_order(ends, [places[number] for places in others], reach)
        }

    def _leaves(self, wanted: query.Query, boost: float = 1.0) -> list[tuple[query.Query, float]]:
        """Return the terms and phrases to be found, with what each counts; no excluded ones."""
        boost *= getattr(wanted, "boost", 1.0)
        if isinstance(wanted, query.And | query.Or):
            leaves = [leaf for part in wanted.subqueries for leaf in self._leaves(part, boost)]
            return leaves if isinstance(wanted, query.And) else leaves[:_MAX_SCORED]
        is_text = isinstance(wanted, query.Term | query.Phrase)
        is_told = is_text and wanted.fieldname in (STEMS, WORDS, HEADING, TITLE)
        return [(wanted, boost)] if is_told else []

    def _score(self, leaf: query.Query, boost: float, scores: dict[int, float]) -> None:
        if isinstance(leaf, query.Phrase):
            rarity = sum(
                self._rarity(self._count(leaf.fieldname, word)) for word in set(leaf.words)
            )
            worth = _PHRASE_BONUS * boost * rarity
            for number in self._phrase(leaf.fieldname, tuple(leaf.words), leaf.slop):
                if number in scores:
                    scores[number] += worth
            return
        if leaf.fieldname in (STEMS, WORDS):
            postings = self._postings(leaf.fieldname, leaf.text)
            rarity = self._rarity(len(postings.numbers)) * (K1 + 1) * boost
            shares = self._corpus.norms
            for number, weight in zip(postings.numbers, postings.weights or repeat(2)):  # noqa: B905
                if number in scores:
                    scores[number] += rarity * weight / (weight + shares[number])
        if leaf.fieldname != WORDS:
            named = self._postings(TITLE if leaf.fieldname == STEMS else leaf.fieldname, leaf.text)
            bonus = _TITLE_BONUS * boost * self._rarity(len(named.numbers))
            for number in named.numbers:
                if number in scores:
                    scores[number] += bonus

    def _rarity(self, count: int) -> float:
        return math.log(1 + (self._corpus.size - count + 0.5) / (count + 0.5)) if count else 0.0


def norms(lengths: Sequence[int], mean: float) -> list[float]:
    """Return BM25's share for the length of each passage, in halves as the weights are."""
    return [2 * K1 * (1 - B + B * length / (mean or 1.0)) for length in lengths]


def _places(postings: PostingList, candidates: set[int]) -> dict[int, array[int]]:
    """Return for each of some passages, all of them among the postings, the word's positions."""
    numbers, ends, places = postings.numbers, postings.ends, postings.places
    if len(candidates) * 16 < len(numbers):
        found = {}
        for number in candidates:
            index = bisect.bisect_left(numbers, number)
            found[number] = places[ends[index - 1] if index else 0 : ends[index]]
        return found
    begins = chain((0,), ends)
    return {
        number: places[begin:end]
        for number, begin, end in zip(numbers, begins, ends)  # noqa: B905 - one begin too many
        if number in candidates
    }


def _is_in_order(first: Iterable[int], others: Iterable[Sequence[int]], reach: int) -> bool:
    """Tell whether each word has a place at most `reach` behind one of the word before."""
    ends = set(first)
    for following in others:
        near = {end + step for end in ends for step in range(1, reach + 1)}
        ends = near.intersection(following)
        if not ends:
            return False
    return True
