"""One search, from a query that was read to hits, counts and words about them."""

from __future__ import annotations

import heapq
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.search.compiling import Compiler, prefix_count
from explorer.search.evaluation import Evaluation
from explorer.search.explanation import explained, plain_words, words_to_light
from explorer.search.model import CLAIM, Found, Hit, Order
from explorer.search.snippets import Matcher, beginning, snippet
from explorer.search.suggesting import beside, missing_words, offers
from explorer.search.synonyms import with_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from explorer.progress import Progress
    from explorer.search.model import Offer, Run
    from explorer.search.state import State
    from explorer.search.syntax import Node

_MOST_NAMES = 3
"""So many other names of a document are shown in a snippet."""


class Search:
    """One search over one state of an index.

    Args:
        state: What is searched.
        node: What to find.
        progress: Called between steps.
    """

    def __init__(self, state: State, node: Node, progress: Progress) -> None:
        self._state = state
        self._typed = node
        self._node = with_names(node, state.names)
        self._evaluation = Evaluation(state.corpus, progress)
        self._compiler = Compiler(
            state.lexicon,
            state.entries,
            state.tables.starts,
            state.values,
            state.title_has,
            prefixes=prefix_count(node),
        )

    def numbers(self) -> AbstractSet[int]:
        """Return the numbers of all passages that are found."""
        return self._evaluation.matching(self._compiler.compiled(self._node))

    def found(self, text: str, notes: Sequence[str], limit: int, order: Order) -> Found:
        """Return what is found, for a query as it was typed and what the parser said of it."""
        wanted = self._compiler.compiled(self._node)
        matched = self._evaluation.matching(wanted)
        places, facets = self._state.tables.counted(matched)
        if order is Order.RELEVANCE:
            pairs = beside(plain_words(self._node))
            best = self._evaluation.ranked(wanted, matched, pairs, max(limit, 0))
        else:
            best = [(0.0, number) for number in self._sorted(matched, order, max(limit, 0))]
        words = words_to_light(self._node)
        said = [*notes, *self._compiler.notes]
        offered: tuple[Offer, ...] = ()
        if not matched:
            said += missing_words(self._typed, self._state.lexicon)
            offered = offers(self._typed, self._state.lexicon, self._count)
        entries, claims = self._state.entries, self._state.tables.claims
        return Found(
            query=text,
            explained=explained(self._node, self._state.lexicon),
            hits=tuple(self._hits(best, Matcher(words))),
            total=len(matched),
            document_count=len(places),
            facets=MappingProxyType(facets),
            note=" ".join(dict.fromkeys(said)),
            words=words,
            offers=offered,
            document_ids=tuple(entries[place].about.id for place in places),
            claim_titles=tuple(
                claims[number].title
                for number in self._state.tables.claim_numbers.intersection(matched)
            ),
            shown=MappingProxyType(self._shown(best, matched)),
        )

    def _count(self, node: Node) -> int:
        named = with_names(node, self._state.names)
        return len(self._evaluation.matching(self._compiler.compiled(named)))

    def _sorted(self, matched: Iterable[int], order: Order, limit: int) -> list[int]:
        owners, ranks = self._state.tables.owners, self._state.ranks(order)
        return heapq.nsmallest(limit, matched, key=lambda number: (ranks[owners[number]], number))

    def _shown(
        self, best: Iterable[tuple[float, int]], matched: AbstractSet[int]
    ) -> dict[str, tuple[str, int]]:
        """Return kind and number of matching passages of each document that is shown."""
        tables, found = self._state.tables, {}
        for place in dict.fromkeys(tables.owners[number] for _, number in best):
            start, entry = tables.starts[place], self._state.entries[place]
            numbers = range(start, start + len(entry.lengths))
            found[entry.about.id] = (entry.about.kind, sum(n in matched for n in numbers))
        return found

    def _hits(self, best: Sequence[tuple[float, int]], matcher: Matcher) -> list[Hit]:
        hits = []
        for score, number in best:
            anchor, heading, trail, above, text = self._state.passage(number)
            known = self._state.entries[self._state.tables.owners[number]].about
            claim = self._state.tables.claims.get(number)
            hits.append(
                Hit(
                    address=Address.claim(claim.title)
                    if claim
                    else Address.document(known.id, anchor),
                    document_id=known.id,
                    kind=CLAIM if claim else known.kind,
                    title=known.title,
                    section=heading or (beginning(text) if claim else ""),
                    trail=trail,
                    score=round(score, 4),
                    snippet=_snippet(known.title, above, text, matcher),
                    anchor=anchor,
                )
            )
        return hits


def _snippet(title: str, above: Sequence[str], text: str, matcher: Matcher) -> tuple[Run, ...]:
    """Return a snippet of the text, or of what stands above it if only that matches.

    Of other names and tags those that match are shown, before what the document is about.
    """
    about, *names = [part for part in above if part != title] or [""]
    if not about or (text and matcher.spans(text)):
        return snippet(text, matcher)
    lit = [] if matcher.spans(about) else [name for name in names if matcher.spans(name)]
    shown = " · ".join(sorted(lit, key=len)[:_MOST_NAMES])
    return snippet(f"{shown} — {about}" if shown else about, matcher)
