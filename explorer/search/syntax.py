"""What a query says: the parts that the parser finds and the rest works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """Any form of a word; of a compound such as `GPT-2` the whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other as they stand there, or with gaps.

    Attributes:
        text: The words.
        reach: How far each may stand behind the one before: 1 is next to it.
    """

    text: str
    reach: int = 1


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so.

    Attributes:
        text: How they begin.
        is_typing: Whether it is a word half typed, which only a few words continue.
    """

    text: str
    is_typing: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Every word that is spelt nearly so."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A property with one of some values.

    Attributes:
        name: One of `FIELDS`.
        values: What was asked for; any one of them will do.
        is_phrase: Whether the words of a title or heading must stand one after the other.
    """

    name: str
    values: tuple[str, ...]
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """Documents about some time between two days.

    Attributes:
        first_day: The first day that counts, as an ISO date, or empty.
        last_day: The last day that counts, as an ISO date, or empty.
        words: The time in words, such as `from 2019 to 2023`.
        typed: The time as it was typed, such as `year:2019..2023`.
    """

    first_day: str
    last_day: str
    words: str
    typed: str


@dataclass(frozen=True, slots=True)
class Everything:
    """Every passage."""


@dataclass(frozen=True, slots=True)
class Both:
    """All of its parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of its parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What its part does not find."""

    part: Node


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a document together; found, too, is what else it is called.

    Attributes:
        words: What was typed, the last word perhaps half typed.
        others: What else the document is called.
    """

    words: tuple[Node, ...]
    others: tuple[str, ...]


Node: TypeAlias = (
    Word | Phrase | Prefix | Alike | Field | Period | Everything | Both | Either | Without | Named
)

FIELDS = (
    "title", "section", "kind", "topic", "risk", "reward", "concern", "safeguard", "regulation",
    "actor", "release", "bearing", "place", "source", "type", "tag", "affected", "status",
    "instrument", "addresses", "protects", "limits", "has", "id", "linksto", "linkedfrom",
    "supports", "attacks", "year", "before", "after",
)  # fmt: skip
"""The fields of the query language, in the order in which they are offered."""

SYNONYMS = {
    "titles": "title", "heading": "section", "in": "section", "kinds": "kind", "topics": "topic",
    "risks": "risk", "rewards": "reward", "concerns": "concern", "safeguards": "safeguard",
    "regulations": "regulation", "actors": "actor", "releases": "release", "places": "place",
    "country": "place", "jurisdiction": "place", "sources": "source", "cites": "source",
    "tags": "tag", "years": "year", "date": "year", "since": "after", "until": "before",
    "document": "id", "links": "linksto",
}  # fmt: skip
"""What else a field may be called."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was understood.

    Attributes:
        node: What to find; None when there is nothing to look for.
        notes: What could not be read as meant and what was done instead, one sentence each.
    """

    node: Node | None
    notes: tuple[str, ...] = ()
