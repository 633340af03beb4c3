"""Completing what is typed: names of fields, their values, and words of the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.search import analysis
from explorer.search.model import Completion, CompletionSort
from explorer.search.query import field_name
from explorer.search.schema import MARKS
from explorer.search.syntax import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.search.state import State

_MAX_VALUES, _MAX_COUNTED = 50, 200
_FEW_WORDS, _MANY_WORDS = 4, 16
_VALUE = re.compile(
    r"(?:^|[\s(|])[-−!]?(?P<field>[A-Za-z][A-Za-z-]{1,20}):"
    r"(?:(?P<quoted>[\"“][^\"”]*)|(?P<bare>[^\s\"“”]*))$"
)
_WORD = re.compile(r"[^\s\"“”()|]*$")
_PLAIN = re.compile(r"[\w.’'-]+")
_DOCUMENTS = frozenset({"id", "linksto", "linkedfrom"})
_TIMES = frozenset({"year", "before", "after"})


def completions(state: State, text: str, cursor: int) -> tuple[Completion, ...]:
    """Return what may stand before the cursor, best first.

    That is values where a field was named; else fields, then the most frequent words.
    """
    before = text[: max(cursor, 0)]
    match = _VALUE.search(before)
    field = field_name(match["field"]) if match else ""
    if match and field:
        return _values(state, field, match)
    is_quoted = before.count('"') % 2 == 1
    word = _WORD.search(before)
    assert word is not None
    begun = word[0].lstrip("-−!+")
    start = len(before) - len(begun)
    fields = [] if is_quoted else _fields(begun.lower(), start)
    return (*fields, *_words(state, begun, start))


def _fields(begun: str, start: int) -> list[Completion]:
    return [
        Completion(start, f"{name}:", name, CompletionSort.FIELD)
        for name in FIELDS
        if name.startswith(begun)
    ]


def _words(state: State, begun: str, start: int) -> list[Completion]:
    folded = analysis.fold(begun)
    if len(folded) < 2:
        return []
    limit = _FEW_WORDS if len(folded) < 4 else _MANY_WORDS
    found = state.lexicon.beginning_with(folded, limit)
    counted = sorted(found, key=lambda word: -state.lexicon.count(word))
    return [
        Completion(start, word, word, CompletionSort.WORD, state.lexicon.count(word))
        for word in counted
        if word != folded
    ]


def _values(state: State, field: str, match: re.Match[str]) -> tuple[Completion, ...]:
    """Return the values of a field, those that begin so before those with a word that does."""
    is_quoted = match["quoted"] is not None
    begun = match["quoted"][1:] if is_quoted else match["bare"].rpartition(",")[2]
    start = match.end() - len(begun) - is_quoted
    wanted = analysis.fold(begun.strip())
    if field in _TIMES:
        found = [(year, "", count) for year, count in _years(state)]
    else:
        found = _counted(state, field, _beginning(_named(state, field), wanted, state.titles))
    return tuple(
        Completion(start, _written(value, field), label or value, CompletionSort.VALUE, count)
        for value, label, count in found
        if field not in _TIMES or value.startswith(wanted)
    )[:_MAX_VALUES]


def _named(state: State, field: str) -> list[tuple[str, str]]:
    """Return the values of a field, each with what it is called."""
    if field in _DOCUMENTS:
        return list(state.document_titles.items())
    if field == "title":
        return [(title, "") for title in sorted(set(state.document_titles.values()))]
    labels, sources = state.document_titles, state.manifest.sources
    return [(v, labels.get(v) or sources.get(v, "")) for v in sorted(state.values(field))]


def _beginning(
    named: Iterable[tuple[str, str]], wanted: str, aliases: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the values that begin so, then those with a word, also of an alias, that does."""
    first, second = [], []
    for value, label in named:
        folded = analysis.fold(value)
        if folded.startswith(wanted):
            first.append((value, label))
        elif any(
            word.startswith(wanted)
            for word in _parts(analysis.fold(f"{value} {label} {aliases.get(value, '')}"))
        ):
            second.append((value, label))
    return first + second


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _counted(state: State, field: str, named: list[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Return values with their counts, the most frequent first where they are not too many."""
    is_marked = field not in _DOCUMENTS and field != "title"
    if not is_marked or len(named) > _MAX_COUNTED:
        return [(value, label, 0) for value, label in named]
    live = state.tables.live
    counted = [
        (value, label, len(live.intersection(state.postings(MARKS, f"{field}={value}").numbers)))
        for value, label in named
    ]
    return sorted(counted, key=lambda one: -one[2])


def _years(state: State) -> list[tuple[str, int]]:
    """Return the years that documents are about, latest first, with the number of documents."""
    _, facets = state.tables.counted(state.tables.live)
    return sorted(facets.get("year", ()), reverse=True)


def _written(value: str, field: str) -> str:
    """Return a value as it is typed; a date or a plain word needs no quotation marks."""
    return (
        value if field in _TIMES or _PLAIN.fullmatch(value) else f'"{value.replace(chr(34), "")}"'
    )
