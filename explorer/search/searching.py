"""One search, from a query that was read to hits, counts and words about them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.search.compiling import Compiler
from explorer.search.evaluation import Evaluation
from explorer.search.explanation import explained, plain_words, words_to_light
from explorer.search.model import Found, Hit, Order
from explorer.search.snippets import Matcher, snippet
from explorer.search.suggesting import beside, missing_words, suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.progress import Progress
    from explorer.search.model import Run
    from explorer.search.state import State
    from explorer.search.syntax import Node


class Search:
    """One search over one state of an index.

    Args:
        state: What is searched.
        node: What to find.
        progress: Called between steps.
    """

    def __init__(self, state: State, node: Node, progress: Progress) -> None:
        self._state = state
        self._node = node
        self._evaluation = Evaluation(state.corpus, progress)
        self._compiler = Compiler(
            state.lexicon, state.entries, state.starts, state.values, state.title_has
        )

    def found(self, text: str, notes: Sequence[str], limit: int, order: Order) -> Found:
        """Return what is found, for a query as it was typed and what the parser said of it."""
        wanted = self._compiler.compiled(self._node)
        matched = self._evaluation.matching(wanted)
        owners = self._state.owners
        places = {owners[number] for number in matched}
        if order is Order.RELEVANCE:
            pairs = beside(plain_words(self._node))
            best = self._evaluation.ranked(wanted, matched, pairs, max(limit, 0))
        else:
            best = [(0.0, number) for number in self._sorted(matched, order)[: max(limit, 0)]]
        words = words_to_light(self._node)
        said = [*notes, *self._compiler.notes]
        offers: tuple[str, ...] = ()
        if not matched:
            said += missing_words(self._node, self._state.lexicon)
            offers = suggestions(self._node, self._state.lexicon, self._count)
        return Found(
            query=text,
            explained=explained(self._node, self._state.lexicon),
            hits=tuple(self._hits(best, Matcher(words))),
            total=len(matched),
            document_count=len(places),
            facets=MappingProxyType(self._state.count_facets(places)),
            note=" ".join(dict.fromkeys(said)),
            words=words,
            suggestions=offers,
        )

    def _count(self, node: Node) -> int:
        return len(self._evaluation.matching(self._compiler.compiled(node)))

    def _sorted(self, matched: Iterable[int], order: Order) -> list[int]:
        entries, owners = self._state.entries, self._state.owners

        def key(number: int) -> tuple[str, str, int]:
            known = entries[owners[number]].about
            first = (known.first_day or "~") if order is Order.DATE else ""
            return first, known.title.casefold(), number

        return sorted(matched, key=key)

    def _hits(self, best: Sequence[tuple[float, int]], matcher: Matcher) -> list[Hit]:
        hits = []
        for score, number in best:
            anchor, heading, trail, above, text = self._state.passage(number)
            known = self._state.entries[self._state.owners[number]].about
            hits.append(
                Hit(
                    address=Address.document(known.id, anchor),
                    document_id=known.id,
                    kind=known.kind,
                    title=known.title,
                    section=heading,
                    trail=trail,
                    score=round(score, 4),
                    snippet=_snippet(above, text, matcher),
                )
            )
        return hits


def _snippet(above: Sequence[str], text: str, matcher: Matcher) -> tuple[Run, ...]:
    """Return a snippet of the text, or of what stands above it if only that matches."""
    said = " · ".join(above[1:])
    only_above = bool(said) and not matcher.spans(text) and bool(matcher.spans(said))
    return snippet(said if only_above or not text else text, matcher)
