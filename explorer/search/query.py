"""Reading a query.

Any text is one: what cannot be read as meant is searched as words, and a note says so.

    leak weights        both words, in any form
    "a phrase"          as it stands there; "a b"~5 each at most five words behind the other
    leak OR licence     either; also |
    -word  NOT word     without; only at the start of a word, so staged-release is a name
    ( … )               what belongs together
    weigh*              every word that begins so
    licnse~             every word that is spelt nearly so
    kind:case,debate    a field; title:"…" a phrase in one
    year:2019..2023     from year to year; before: and after: take a day, a month or a year
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.library.dates import PartialDate
from explorer.search import analysis
from explorer.search.syntax import (
    FIELDS,
    SYNONYMS,
    Alike,
    Both,
    Either,
    Everything,
    Field,
    Node,
    Parsed,
    Period,
    Phrase,
    Prefix,
    Without,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH, MAX_WORDS, MAX_PREFIXES, MAX_DEPTH = 200, 16, 3, 8
"""More than these are left out, and a note says so; nobody types them, and they cost time."""

_QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "«": "»"}
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{1,20}):(?!//)")
_REACH = re.compile(r"~(\d{1,2})")
_NEXT = re.compile(r"""[\s"“”„«»|]""")
_YEARS = re.compile(r"(\d{4})?(?:\.\.|–|-)(\d{4})?")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of the query: its sort, its text, and for a field the name."""

    sort: str
    text: str = ""
    field: str = ""
    reach: int = 1


def parse(text: str, *, typing: bool = False) -> Parsed:
    """Read a query.

    Args:
        text: What was typed, anything.
        typing: Whether more may follow: a last word without a space after it may be half a word.
    """
    notes: list[str] = []
    if len(text) > MAX_LENGTH:
        cut = text.rfind(" ", MAX_LENGTH // 2, MAX_LENGTH)
        text = text[: cut if cut > 0 else MAX_LENGTH]
        notes.append(f"Only the first {len(text)} characters were read.")
        typing = False
    pieces = _limited(list(_pieces(text, notes)), notes)
    node = _Parser(pieces, notes).parsed()
    if typing and node is not None and text[-1:].isalnum():
        node = _typed(node)
    return Parsed(node, tuple(dict.fromkeys(notes)))


def _typed(node: Node) -> Node:
    """Return the query with its last word, if a bare one stands there, as the beginning of one."""
    if isinstance(node, Word) and len(analysis.fold(node.text)) >= 2:
        return Either((node, Prefix(node.text, is_typing=True)))
    if isinstance(node, Both | Either):
        return type(node)((*node.parts[:-1], _typed(node.parts[-1])))
    return node


def _pieces(text: str, notes: list[str]) -> Iterator[_Piece]:
    """Cut a query into its words and signs."""
    index = 0
    while index < len(text):
        char = text[index]
        if char.isspace() or char in "&+":
            index += 1
        elif char in "()|":
            yield _Piece({"|": "or"}.get(char, char))
            index += 1
        elif char in "-−!" and text[index + 1 : index + 2].strip(" -"):
            yield _Piece("not")
            index += 1
        elif char in _QUOTES:
            piece, index = _quoted(text, index, notes)
            yield piece
        elif (match := _FIELD.match(text, index)) and field_name(match[1]):
            piece, index = _field(text, match, notes)
            yield piece
        else:
            piece, end = _bare(text, index)
            if match and end > match.end():
                notes.append(f"“{match[1]}:” is no field, so it was taken as a word.")
            index = end
            yield piece


def _quoted(text: str, index: int, notes: list[str], field: str = "") -> tuple[_Piece, int]:
    closing = _QUOTES[text[index]]
    end = text.find(closing, index + 1)
    if end < 0 and closing != '"':
        end = text.find('"', index + 1)
    if end < 0:
        end = len(text)
        if text[index + 1 :].strip():
            notes.append("The quotation mark is not closed; the phrase was taken to the end.")
    reach = _REACH.match(text, end + 1)
    after = reach.end() if reach else end + 1
    near = min(int(reach[1]), 20) if reach else 1
    return _Piece("phrase", text[index + 1 : end], field, max(near, 1)), after


def _field(text: str, match: re.Match[str], notes: list[str]) -> tuple[_Piece, int]:
    name, index = field_name(match[1]), match.end()
    if text[index : index + 1] in _QUOTES and index < len(text):
        return _quoted(text, index, notes, name)
    piece, end = _bare(text, index)
    return _Piece("field", piece.text, name), end


def field_name(name: str) -> str:
    """Return the field that a name means, or nothing."""
    lower = name.lower()
    return lower if lower in FIELDS else SYNONYMS.get(lower, "")


def _bare(text: str, index: int) -> tuple[_Piece, int]:
    """Read to the next space, quote or bar; brackets that open inside a word belong to it."""
    end, depth = index, 0
    while end < len(text) and not _NEXT.match(text, end):
        if text[end] == "(":
            closing = text.find(")", end)
            if end == index or closing < 0 or _NEXT.search(text, end, closing):
                break
            depth += 1
        elif text[end] == ")":
            if not depth:
                break
            depth -= 1
        end += 1
    word = text[index:end]
    sort = {"OR": "or", "AND": "and", "NOT": "not"}.get(word, "word")
    return _Piece(sort, word), max(end, index + (not word))


def _limited(pieces: list[_Piece], notes: list[str]) -> list[_Piece]:
    """Return the pieces without the words that are too many; prefixes too many become words."""
    kept: list[_Piece] = []
    words = prefixes = 0
    for piece in pieces:
        if piece.sort in ("word", "phrase", "field"):
            count = 1 if piece.sort == "field" else max(1, len(analysis.words(piece.text)))
            if words + count > MAX_WORDS:
                notes.append(f"Only the first {MAX_WORDS} words were searched for.")
                first = _first_words(piece.text, MAX_WORDS - words)
                kept += [replace(piece, text=first)] if first and count > 1 else []
                break
            words += count
        if piece.sort == "word" and piece.text.endswith("*"):
            prefixes += 1
            if prefixes > MAX_PREFIXES:
                notes.append(
                    f"Only {MAX_PREFIXES} words may end in *; “{piece.text}” was taken as a word."
                )
                kept.append(_Piece("word", piece.text.rstrip("*")))
                continue
        kept.append(piece)
    return kept


def _first_words(text: str, count: int) -> str:
    tokens = list(itertools.islice(analysis.tokens(text), count))
    return text[: tokens[-1].end] if tokens else ""


class _Parser:
    """Puts pieces together: words beside each other bind tighter than OR."""

    def __init__(self, pieces: list[_Piece], notes: list[str]) -> None:
        self._pieces = pieces
        self._notes = notes
        self._index = 0
        self._depth = 0

    def parsed(self) -> Node | None:
        """Return the whole query."""
        parts = []
        while self._index < len(self._pieces):
            part = self._either()
            parts += [part] if part else []
            if self._sort() == ")":
                self._index += 1
                self._note("A closing bracket without an opening one was left out.")
        return _both(parts)

    def _sort(self) -> str:
        return self._pieces[self._index].sort if self._index < len(self._pieces) else ""

    def _note(self, text: str) -> None:
        self._notes.append(text)

    def _either(self) -> Node | None:
        parts = [self._both()]
        while self._sort() == "or":
            self._index += 1
            parts.append(self._both())
        known = tuple(dict.fromkeys(part for part in parts if part))
        return Either(known) if len(known) > 1 else known[0] if known else None

    def _both(self) -> Node | None:
        parts = []
        while self._sort() not in ("", "or", ")"):
            if self._sort() == "and":
                self._index += 1
                continue
            part = self._without()
            parts += [part] if part else []
        return _both(parts)

    def _without(self) -> Node | None:
        is_negated = False
        while self._sort() == "not":
            self._index += 1
            is_negated = not is_negated
        part = self._one() if self._sort() not in ("", "or", ")", "and") else None
        if not is_negated or part is None:
            return part
        return part.part if isinstance(part, Without) else Without(part)

    def _one(self) -> Node | None:
        piece = self._pieces[self._index]
        self._index += 1
        if piece.sort == "(":
            return self._group()
        if piece.sort == "phrase":
            return self._phrase(piece)
        return self._field(piece) if piece.sort == "field" else self._word(piece.text)

    def _group(self) -> Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._note(f"Brackets deeper than {MAX_DEPTH} were left out.")
            self._depth -= 1
            return None
        part = self._either()
        self._depth -= 1
        if self._sort() == ")":
            self._index += 1
        else:
            self._note("A bracket is not closed; it was taken to the end.")
        return part

    def _phrase(self, piece: _Piece) -> Node | None:
        if piece.field:
            return self._field(piece)
        if not analysis.atoms(piece.text):
            if piece.text.strip():
                self._note(f"“{piece.text.strip()}” holds no letter or digit to search for.")
            return None
        return Phrase(piece.text.strip(), piece.reach)

    def _word(self, text: str) -> Node | None:
        if set(text) == {"*"}:
            return Everything()
        is_alike = bool(re.search(r"\w~\d?$", text))
        bare = (
            re.sub(r"~\d?$", "", text)
            if is_alike
            else text.rstrip("*")
            if text.endswith("*")
            else text
        )
        found = [token.text for token in analysis.tokens(bare)]
        if not found:
            if text.strip("-–—"):
                self._note(f"“{text}” holds no letter or digit to search for.")
            return None
        if len(found) == 1 and is_alike:
            return Alike(found[0])
        if len(found) == 1 and text.endswith("*"):
            return Prefix(found[0])
        if len(found) == 1:
            return Word(found[0])
        if all(len(word) == 1 and not word.isascii() for word in found):
            return Phrase(bare)  # a script without spaces
        return _both([Word(word) for word in dict.fromkeys(found)])

    def _field(self, piece: _Piece) -> Node | None:
        text = piece.text.strip()
        if not text:
            self._note(f"“{piece.field}:” needs a value.")
            return None
        if piece.field in ("year", "before", "after"):
            return self._period(piece.field, text)
        if text == "*":
            return Field(piece.field, ("*",))
        is_phrase = piece.sort == "phrase"
        values = (
            (text,)
            if is_phrase
            else tuple(part for part in text.split(",") if analysis.atoms(part))
        )
        if not values or not analysis.atoms(text):
            self._note(f"“{piece.field}:{text}” holds no letter or digit to search for.")
            return None
        return Field(piece.field, values, is_phrase)

    def _period(self, field: str, text: str) -> Node | None:
        typed = f"{field}:{text}"
        years = _YEARS.fullmatch(text) if field == "year" else None
        if years and (years[1] or years[2]):
            first, last = sorted((years[1] or "0001", years[2] or "9999"))
            words = f"from {first} to {last}"
            words = f"from {last} or before" if not years[1] else words
            words = f"from {first} or after" if not years[2] else words
            return Period(f"{first}-01-01", f"{last}-12-31", words, typed)
        date = PartialDate.parse(text)
        if date is None:
            self._note(
                f"“{text}” is no date such as 2023, 2023-05 or 2023-05-14; it was taken as words."
            )
            return self._word(text)
        if field == "before":
            return Period("", _shifted(date.first_day, -1), f"from before {date.words}", typed)
        if field == "after":
            return Period(_shifted(date.last_day, 1), "", f"from after {date.words}", typed)
        first_day, last_day = date.first_day.isoformat(), date.last_day.isoformat()
        return Period(first_day, last_day, f"from {date.words}", typed)


def _shifted(day: dt.date, days: int) -> str:
    """Return the ISO date some days later, as far as the calendar goes."""
    ordinal = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal).isoformat()


def _both(parts: list[Node]) -> Node | None:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Both) else [part]
    flat = list(dict.fromkeys(flat))
    return Both(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None
