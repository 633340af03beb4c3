"""The claims of a library: what is said, of what sort, by whom, on which source, and where."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from explorer.address import Address
from explorer.argument.conflicts import plain_text
from explorer.argument.model import EndSort, RelationKind, Role
from explorer.argument.network import ClaimType
from explorer.yaml_text import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Sequence as SequenceType

    from explorer.argument.data import Data
    from explorer.argument.model import Argument, End, Member, Model, Relation, Statement
    from explorer.errors import Place
    from explorer.library.model import Library


_Word = TypeVar("_Word", bound=enum.StrEnum)


class Strength(enum.StrEnum):
    """What sort of evidence a claim rests on, the strongest first."""

    MEASURED = "measured"
    DOCUMENTED = "documented"
    EXPERT_VIEW = "expert-view"
    SELF_REPORTED = "self-reported"
    ANECDOTE = "anecdote"


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """One place where a claim is made, and what it says there; nothing of this is ever merged.

    Attributes:
        document: The id of the document.
        anchor: The section it stands in.
        place: The file and line.
        text: What it says there; empty where it only refers to the title.
        role: What it is used as there.
        sources: Keys of sources.
        page: Where in the source.
        quote: What the source says in its own words.
        by: Who holds it.
        scope: What it is about: a release, a model, a year.
    """

    document: str
    anchor: str
    place: Place
    text: str = ""
    role: Role = Role.ITEM
    sources: tuple[str, ...] = ()
    page: str = ""
    quote: str = ""
    by: tuple[str, ...] = ()
    scope: str = ""

    @property
    def address(self) -> Address:
        """The section it stands in."""
        return Address.document(self.document, self.anchor)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement or an argument of a library.

    Attributes:
        title: As written; of an untitled one `document#number`.
        is_titled: Whether an author wrote the title.
        is_argument: Whether it is an argument; else it is a statement.
        text: What it says, without its tags; may be empty.
        short: Twelve words at most, for a wall.
        type: Fact, forecast, value or policy, if it says so.
        strength: What sort of evidence it rests on, if it says so.
        is_implicit: Whether it is meant but not said by those who argue.
        topic: The id of the document its first tag names, or empty.
        mentions: The ids of documents its further tags name.
        trades_off: The ids of a reward and of what it trades off against, or nothing.
        relieves: The ids of a reward and of what it relieves, or nothing.
        supports: Titles of the claims and arguments that it supports.
        attacks: Titles of those that it attacks, contradicts or undercuts.
        places: Where it is made, those that say its text first.
    """

    title: str
    is_titled: bool = True
    is_argument: bool = False
    text: str = ""
    short: str = ""
    type: ClaimType | None = None
    strength: Strength | None = None
    is_implicit: bool = False
    topic: str = ""
    mentions: tuple[str, ...] = ()
    trades_off: tuple[str, str] | None = None
    relieves: tuple[str, str] | None = None
    supports: tuple[str, ...] = ()
    attacks: tuple[str, ...] = ()
    places: tuple[ClaimPlace, ...] = ()

    @property
    def address(self) -> Address:
        """The claim's own address."""
        return Address.claim(self.title)

    @property
    def topics(self) -> tuple[str, ...]:
        """Its topic and what else it mentions."""
        return (self.topic, *self.mentions) if self.topic else self.mentions

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of all sources given anywhere, without doubles."""
        return tuple(dict.fromkeys(key for place in self.places for key in place.sources))

    @property
    def by(self) -> tuple[str, ...]:
        """Everybody who is said to hold it, without doubles."""
        return tuple(dict.fromkeys(name for place in self.places for name in place.by))

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents it is made in, without doubles."""
        return tuple(dict.fromkeys(place.document for place in self.places))


def claims_of(library: Library, model: Model) -> tuple[Claim, ...]:
    """Return the claims of a model: its statements, then its arguments, in the model's order.

    What only a comment or a stray mark made, without title and text, is left out.

    Args:
        library: Where tags and pairs of topics are looked up.
        model: The map of a document, a debate, or the whole library.
    """
    return _Gatherer(library, model).claims()


class _Gatherer:
    """Makes the claims of one model."""

    def __init__(self, library: Library, model: Model) -> None:
        self._library = library
        self._model = model
        self._resolved: dict[str, str] = {}
        self._inherited = inherited_tags(model)
        self._outgoing: dict[End, list[Relation]] = {}
        self._opposed: dict[End, list[str]] = {}
        for relation in model.relations:
            self._outgoing.setdefault(relation.source, []).append(relation)
            if relation.kind.is_symmetric:
                self._opposed.setdefault(relation.target, []).append(relation.source.title)

    def claims(self) -> tuple[Claim, ...]:
        made: list[Statement | Argument] = [
            *self._model.statements.values(),
            *self._model.arguments.values(),
        ]
        return tuple(
            self._claim(one, is_argument=one.end.sort is EndSort.ARGUMENT)
            for one in made
            if one.is_titled or (one.text or "").strip()
        )

    def _claim(self, made: Statement | Argument, *, is_argument: bool) -> Claim:
        entries = merged_entries(made.members)
        tags = self._inherited[made.title] if is_argument else made.tags
        topics = [name for name in (self._resolve(tag) for tag in tags) if name]
        supports, attacks = self._bears_on(made)
        places = [_place(member) for member in made.members]
        places.sort(key=lambda place: not place.text)
        first = self._resolve(tags[0]) if tags else ""
        return Claim(
            title=made.title,
            is_titled=made.is_titled,
            is_argument=is_argument,
            text=plain_text(made.text or ""),
            short=text_of(entries.get("short")),
            type=_known(ClaimType, text_of(entries.get("type"))),
            strength=_known(Strength, text_of(entries.get("strength"))),
            is_implicit=text_of(entries.get("implicit")).lower() == "true",
            topic=first,
            mentions=tuple(dict.fromkeys(name for name in topics if name != first)),
            trades_off=self._pair(entries.get("trades-off")),
            relieves=self._pair(entries.get("relieves")),
            supports=supports,
            attacks=attacks,
            places=tuple(places),
        )

    def _resolve(self, tag: str) -> str:
        if tag not in self._resolved:
            self._resolved[tag] = self._library.resolve(tag) or ""
        return self._resolved[tag]

    def _pair(self, value: object) -> tuple[str, str] | None:
        """Return the two documents that a pair names, if it is a pair of two known ones."""
        names = [self._resolve(name) for name in texts_of(value)]
        return (names[0], names[1]) if len(names) == 2 and all(names) else None

    def _bears_on(self, made: Statement | Argument) -> tuple[tuple[str, ...], tuple[str, ...]]:
        supports: dict[str, None] = {}
        attacks: dict[str, None] = dict.fromkeys(self._opposed.get(made.end, ()))
        for relation in self._outgoing.get(made.end, ()):
            into = supports if relation.kind in _SUPPORTING else attacks
            into.setdefault(relation.target.title)
        for member in made.members:
            if member.role is Role.PREMISE:
                supports.setdefault(member.argument)
        for line in getattr(made, "structure", ())[-1:]:
            supports.setdefault(line.title)
        return tuple(supports), tuple(attacks)


_SUPPORTING = frozenset({RelationKind.SUPPORT, RelationKind.ENTAILS})


def inherited_tags(model: Model) -> Mapping[str, tuple[str, ...]]:
    """Return the tags of each argument, by title, with those it inherits.

    They are its own, then those of what it, or its conclusion, bears on, then its premises'.
    """
    bears_on: dict[End, list[End]] = {}
    for relation in model.relations:
        bears_on.setdefault(relation.source, []).append(relation.target)
    inherited = {}
    for title, argument in model.arguments.items():
        found = dict.fromkeys(argument.tags)
        ends = [argument.end]
        if argument.structure:
            ends.append(model.statements[argument.structure[-1].title].end)
        for end in ends:
            for target in bears_on.get(end, ()):
                found.update(dict.fromkeys(model.at(target).tags))
        for line in argument.structure:
            found.update(dict.fromkeys(model.statements[line.title].tags))
        inherited[title] = tuple(found)
    return inherited


def merged_entries(members: Iterable[Member]) -> Mapping[str, object]:
    """Return the keys of all places' data with their values as text; later places win."""
    found: dict[str, object] = {}
    for member in members:
        if member.data:
            for key, value in member.data.entries.entries:
                found[key.text] = value
    return found


def _place(member: Member) -> ClaimPlace:
    data = member.data
    text = "" if member.is_reference else plain_text(member.content.text or "")
    return ClaimPlace(
        document=member.document,
        anchor=member.anchor,
        place=member.place,
        text=text,
        role=member.role,
        sources=source_keys(data),
        page=_said(data, "page"),
        quote=_said(data, "quote"),
        by=texts_of(data.entries.get("by")) if data else (),
        scope=_said(data, "scope"),
    )


def source_keys(data: Data | None) -> tuple[str, ...]:
    """Return the keys that data give as their `source`, an `@` before a key left out."""
    keys = texts_of(data.entries.get("source")) if data else ()
    return tuple(key.removeprefix("@") for key in keys)


def _said(data: Data | None, key: str) -> str:
    return text_of(data.entries.get(key)) if data else ""


def text_of(value: object) -> str:
    """Return a value as text; a list as its items with commas."""
    return ", ".join(texts_of(value))


def texts_of(value: object) -> tuple[str, ...]:
    """Return a value, or the items of a list, as texts; empty ones are left out."""
    items: SequenceType[object] = value.items if isinstance(value, Sequence) else (value,)
    found = [item.text.strip() for item in items if isinstance(item, Scalar)]
    return tuple(text for text in found if text)


def _known(words: type[_Word], text: str) -> _Word | None:
    return words(text) if text in [word.value for word in words] else None
