"""Turning what a query says into whoosh's query objects."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from whoosh import query
from whoosh.matching import ListMatcher, NullMatcher

from explorer.search import analysis
from explorer.search.schema import HEADING, MARKS, STEMS, TITLE, WORDS
from explorer.search.syntax import (
    Alike,
    Both,
    Either,
    Everything,
    Field,
    Named,
    Period,
    Phrase,
    Prefix,
    Without,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whoosh.matching import Matcher
    from whoosh.searching import Searcher

    from explorer.search.lexicon import Lexicon
    from explorer.search.manifest import Entry
    from explorer.search.syntax import Node

MAX_CONTINUED = 1000
"""Words that all prefixes of a query stand for: the most frequent ones where there are more."""

_TYPED = {2: 4, 3: 4}
_TYPED_LONGER = 16
"""Words that a word stands for while it is typed: four for two or three letters, then sixteen."""

OTHER_NAME_BOOST = 0.15
"""What another name of what was asked for counts, beside what was asked for."""


class Among(query.Query):  # type: ignore[misc]
    """Passages given by their numbers.

    Args:
        numbers: The numbers, in any order, without doubles.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        self.numbers = frozenset(numbers)
        self.boost = 1.0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Among) and other.numbers == self.numbers

    def __hash__(self) -> int:
        return hash(self.numbers)

    def matcher(self, searcher: Searcher, context: object = None) -> Matcher:
        """Return whoosh's matcher, for one segment of the index or all of it."""
        del context
        parent, offset = searcher, 0
        if searcher.has_parent():
            parent = searcher.get_parent()
            offset = parent._offset_for_subsearcher(searcher)  # noqa: SLF001 - there is no other way
        last = offset + searcher.doc_count_all()
        here = sorted(number - offset for number in self.numbers if offset <= number < last)
        return ListMatcher(here) if here else NullMatcher()

    def estimate_size(self, reader: object) -> int:
        """Return how many passages there are."""
        del reader
        return len(self.numbers)


class Compiler:
    """Turns the parts of a query into whoosh's query objects for one state of an index.

    Args:
        lexicon: The words of the index.
        entries: The documents of the index.
        starts: The number of each document's first passage.
        values: For each field, its values, each with what else it is called.
        title_has: Tells whether a stem stands in some document's title.
        prefixes: How many prefixes the query has.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        entries: Sequence[Entry],
        starts: Sequence[int],
        values: Callable[[str], dict[str, frozenset[str]]],
        title_has: Callable[[str], bool],
        *,
        prefixes: int = 1,
    ) -> None:
        self._max_continued = MAX_CONTINUED // max(prefixes, 1)
        self._lexicon = lexicon
        self._entries = entries
        self._starts = starts
        self._values = values
        self._title_has = title_has
        self.notes: list[str] = []

    def compiled(self, node: Node) -> query.Query:
        """Return what finds the passages that a query means."""
        sorts: dict[type, Callable[[Any], query.Query]] = {
            Word: self._word,
            Phrase: self._phrase,
            Prefix: self._prefix,
            Alike: self._alike,
            Field: self._field,
            Period: self._period,
            Everything: self._everything,
            Both: self._both,
            Either: self._either,
            Without: self._without,
            Named: self._named,
        }
        return sorts[type(node)](node)

    def _word(self, node: Word) -> query.Query:
        return self._any(self.alternatives(node))

    def alternatives(self, node: Word) -> list[query.Query]:
        """Return what a word is found by: its stem; for a compound also how else it is written."""
        shape = analysis.shape(node.text)
        if not shape.wholes or shape.is_possessive:
            return [query.Term(STEMS, analysis.stem(shape.whole))]
        if shape.is_exact:
            return [query.Term(WORDS, shape.whole)]
        stems = dict.fromkeys(analysis.stem(whole) for whole in shape.wholes)
        found: list[query.Query] = [query.Term(STEMS, stem) for stem in stems]
        if not shape.is_number:
            found.append(query.Phrase(WORDS, list(shape.atoms)))
        return found

    def _phrase(self, node: Phrase) -> query.Query:
        atoms = list(analysis.atoms(node.text))
        if len(atoms) == 1:
            return query.Term(WORDS, atoms[0])
        shapes = analysis.shapes(node.text)
        if len(shapes) == 1 and shapes[0].is_exact:
            return query.Term(WORDS, shapes[0].whole)
        return query.Phrase(WORDS, atoms, slop=node.reach)

    def _prefix(self, node: Prefix) -> query.Query:
        prefix = analysis.shape(node.text).whole
        limit = _TYPED.get(len(prefix), _TYPED_LONGER) if node.is_typing else self._max_continued
        words = self._lexicon.beginning_with(prefix, limit + 1)
        if len(words) > limit and not node.is_typing:
            self.notes.append(
                f"Only the {limit} most frequent words that begin with “{prefix}” count."
            )
        return self._any([query.Term(WORDS, word) for word in words[:limit]])

    def _alike(self, node: Alike) -> query.Query:
        word = analysis.shape(node.text).whole
        return self._any([query.Term(WORDS, other) for other in (word, *self._lexicon.alike(word))])

    def _field(self, node: Field) -> query.Query:
        if node.name in ("title", "section"):
            field = TITLE if node.name == "title" else HEADING
            return self._any([self._in_text(field, value, node) for value in node.values])
        if node.name in ("linksto", "linkedfrom", "id"):
            return Among(self._linked(node))
        matching = [
            query.Term(MARKS, f"{node.name}={value}")
            for asked in node.values
            for value in self.matching_values(node.name, asked)
        ]
        if not matching:
            asked = "” or “".join(node.values)
            self.notes.append(f"Nothing here has the {node.name} “{asked}”.")
        return self._any(matching)

    def matching_values(self, field: str, asked: str) -> list[str]:
        """Return the values of a field that are called so, else those whose name has the words."""
        values = self._values(field)
        if asked == "*":
            return list(values)
        exact = [value for value in values if analysis.fold(value) == analysis.fold(asked)]
        wanted = stems_of(asked)
        return exact or [value for value, words in values.items() if wanted <= words]

    def _in_text(self, field: str, asked: str, node: Field) -> query.Query:
        if asked == "*":
            return query.Every()
        stems = [analysis.stem(atom) for atom in analysis.atoms(asked)]
        if len(stems) == 1:
            return query.Term(field, stems[0])
        if node.is_phrase or len(analysis.shapes(asked)) == 1:
            return query.Phrase(field, stems)
        return query.And([query.Term(field, stem) for stem in stems])

    def _linked(self, node: Field) -> list[int]:
        """Return the passages of documents by their id or their links."""
        ids = {
            entry.about.id
            for entry in self._entries
            for asked in node.values
            if not entry.is_deleted and _is_called(entry, asked)
        }
        if node.name == "linkedfrom":
            ids = {
                link
                for entry in self._entries
                if entry.about.id in ids
                for link in entry.about.links
            }
        if node.name == "linksto":
            return self._passages(lambda entry: not ids.isdisjoint(entry.about.links))
        return self._passages(lambda entry: entry.about.id in ids)

    def _period(self, node: Period) -> query.Query:
        first, last = node.first_day or "0", node.last_day or "~"
        return Among(
            self._passages(
                lambda entry: (
                    bool(entry.about.first_day)
                    and entry.about.first_day <= last
                    and entry.about.last_day >= first
                )
            )
        )

    def _passages(self, is_meant: Callable[[Entry], bool]) -> list[int]:
        return [
            number
            for entry, start in zip(self._entries, self._starts, strict=True)
            if not entry.is_deleted and is_meant(entry)
            for number in range(start, start + len(entry.lengths))
        ]

    def _everything(self, _node: Everything) -> query.Query:
        return query.Every()

    def _without(self, node: Without) -> query.Query:
        return query.Not(self.compiled(node.part))

    def _either(self, node: Either) -> query.Query:
        return self._any([self.compiled(part) for part in node.parts])

    def _both(self, node: Both) -> query.Query:
        """Return all of the parts; all words but one may stand in the document's title instead.

        So “llama leak” finds the passage on the leak in the document on Llama, and “llama” alone
        does not find every passage of it. Stop words do not count beside other words.
        """
        is_texts = [isinstance(part, Word | Named) for part in node.parts]
        texts = [part for part, is_text in zip(node.parts, is_texts, strict=True) if is_text]
        rest = [part for part, is_text in zip(node.parts, is_texts, strict=True) if not is_text]
        telling = [t for t in texts if not (isinstance(t, Word) and is_common(t))]
        if telling:
            texts = telling
        elif any(isinstance(part, Phrase | Prefix | Alike) for part in rest):
            texts = []
        has_text = any(_has_text(part) for part in rest)
        may_be_in_title = has_text or sum(len(_words_of(text)) for text in texts) > 1
        own: list[query.Query] = []
        parts = [self._text(text, own, may_be_in_title=may_be_in_title) for text in texts]
        if any(isinstance(part, query.Or) for part in parts) and not has_text:
            parts.append(self._any(own))
        return self._all([*parts, *(self.compiled(part) for part in rest)])

    def _named(self, node: Named) -> query.Query:
        return self._both(Both((node,)))

    def _text(self, node: Node, own: list[query.Query], *, may_be_in_title: bool) -> query.Query:
        """Return what finds a word or a name; `own` takes what must not all be in titles."""
        found = []
        for word in _words_of(node):
            plain = word.parts[0] if isinstance(word, Either) else word
            alternatives = self.alternatives(plain) if isinstance(plain, Word) else []
            if isinstance(word, Either):
                alternatives += [self.compiled(part) for part in word.parts[1:]]
            own += alternatives
            in_title = self._title_query(plain) if may_be_in_title else None
            found.append(self._any([*alternatives, *([in_title] if in_title else [])]))
        if not isinstance(node, Named):
            return self._all(found)
        others = [self._other(other) for other in node.others]
        own += others
        return self._any([self._all(found), *others])

    def _other(self, name: str) -> query.Query:
        """Return what finds another name of what was asked for; it counts for less."""
        shapes = analysis.shapes(name)
        alone = Word(analysis.words(name)[0]) if len(shapes) == 1 else None
        found = self._any(self.alternatives(alone)) if alone else self._phrase(Phrase(name))
        return found.with_boost(OTHER_NAME_BOOST)

    def _title_query(self, node: Node) -> query.Query | None:
        stem = analysis.stem(analysis.shape(node.text).whole) if isinstance(node, Word) else ""
        return query.Term(TITLE, stem) if stem and self._title_has(stem) else None

    @staticmethod
    def _all(parts: Sequence[query.Query]) -> query.Query:
        return parts[0] if len(parts) == 1 else query.And(list(parts))

    @staticmethod
    def _any(parts: Sequence[query.Query]) -> query.Query:
        if not parts:
            return query.NullQuery
        return parts[0] if len(parts) == 1 else query.Or(list(parts))


def is_common(word: Word) -> bool:
    """Tell whether a word is so common that a conjunction does without it."""
    return analysis.fold(word.text) in analysis.STOP_WORDS


def prefix_count(node: Node) -> int:
    """Return how many finished prefixes a query has."""
    if isinstance(node, Both | Either):
        return sum(prefix_count(part) for part in node.parts)
    if isinstance(node, Without):
        return prefix_count(node.part)
    return int(isinstance(node, Prefix) and not node.is_typing)


def _words_of(node: Node) -> list[Node]:
    """Return the words of a name that tell something, all of them where none does."""
    if not isinstance(node, Named):
        return [node]
    telling = [word for word in node.words if not (isinstance(word, Word) and is_common(word))]
    return telling or list(node.words)


def _has_text(node: Node) -> bool:
    """Tell whether whatever is found must hold some word that was asked for."""
    if isinstance(node, Both):
        return any(_has_text(part) for part in node.parts)
    if isinstance(node, Either):
        return all(_has_text(part) for part in node.parts)
    return isinstance(node, Word | Phrase | Prefix | Alike | Named)


def _is_called(entry: Entry, asked: str) -> bool:
    """Tell whether a document has this id, or these words in its title or one of its aliases."""
    if analysis.fold(entry.about.id) == analysis.fold(asked):
        return True
    wanted = stems_of(asked)
    return any(wanted <= stems_of(name) for name in (entry.about.title, *entry.about.aliases))


@functools.lru_cache(maxsize=1 << 15)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's atoms: what a value of a field is recognised by."""
    return frozenset(analysis.stem(atom) for atom in analysis.atoms(text))
