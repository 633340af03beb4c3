"""What is wrong with the claims of a library: unknown words, unknown names, missing sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from explorer.argument.claims import Strength, source_keys, texts_of
from explorer.argument.model import Role
from explorer.argument.network import WEIGHED, ClaimType
from explorer.errors import Place, Problem, Severity
from explorer.library.front_matter import brief
from explorer.library.kinds import HARM_KINDS, Kind
from explorer.spelling import did_you_mean
from explorer.yaml_text import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from explorer.argument.model import Argument, Member, Model, Statement
    from explorer.library.model import Library
    from explorer.yaml_text import Value

MAX_SHORT_WORDS: Final = 12
_WORDS: Final = {
    "type": tuple(word.value for word in ClaimType),
    "strength": tuple(word.value for word in Strength),
}
_SPACE = re.compile(r"\s+")


def claim_problems(library: Library, model: Model) -> tuple[Problem, ...]:
    """Return what is wrong with the claims of a model, in the model's order.

    Tags are checked where the library has topics, sources where it has sources.

    Args:
        library: What tags, pairs and sources may name.
        model: The map of the whole library, or of a part.
    """
    checker = _Checker(library)
    return tuple(checker.problems(model))


class _Checker:
    """Knows what may be named; each unknown name is compared with the known ones only once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        topics = [document for document in library.documents if document.kind.is_topic]
        self._topic_ids = tuple(document.id for document in topics)
        self._kinds = {document.id: document.kind for document in library.documents}
        self._hints: dict[tuple[str, str], str] = {}

    def problems(self, model: Model) -> Iterator[Problem]:
        for made in model.elements():
            for member in made.members:
                yield from self._tags(member)
                yield from self._data(member)
            yield from self._unsourced(made)

    def _tags(self, member: Member) -> Iterator[Problem]:
        if not self._topic_ids:
            return
        for tag in member.content.tags:
            if self._library.resolve(tag) is None:
                hint = self._hint("topic", tag, self._topic_ids)
                message = f"Unknown topic “#{tag}”"
                yield _error(member.place, message, hint, "unknown-topic")

    def _data(self, member: Member) -> Iterator[Problem]:
        if not member.data:
            return
        entries = member.data.entries
        for key, known in _WORDS.items():
            value = entries.get(key)
            said = texts_of(value)
            if value is not None and (len(said) != 1 or said[0] not in known):
                word = ", ".join(said)
                hint = self._hint(key, word, known) or f"known are {', '.join(known)}"
                place = _line(member, value)
                yield _error(place, f"Unknown {key} “{brief(word)}”", hint, f"unknown-{key}")
        yield from self._sources(member)
        for key, wanted in _PAIRS.items():
            value = entries.get(key)
            if value is not None and not self._is_pair(value, key):
                place = _line(member, value)
                yield _error(
                    place, f"“{key}” must name {wanted}", f"such as {_SUCH[key]}", "bad-pair"
                )
        short = entries.get("short")
        if isinstance(short, Scalar) and len(_SPACE.split(short.text.strip())) > MAX_SHORT_WORDS:
            message = f"“short” has more than {MAX_SHORT_WORDS} words"
            place = _line(member, short)
            yield Problem(Severity.WARNING, place, message, "a wall shows few words", "long-short")

    def _sources(self, member: Member) -> Iterator[Problem]:
        if not self._library.sources:
            return
        for key in source_keys(member.data):
            if key not in self._library.sources:
                assert member.data
                hint = self._hint("source", key, self._library.sources)
                place = _line(member, member.data.entries.get("source"))
                yield _error(place, f"Unknown source “{brief(key)}”", hint, "unknown-source")

    def _is_pair(self, value: Value, key: str) -> bool:
        """Tell whether a value names a reward and a risk or concern; a trade-off in any order."""
        names = texts_of(value)
        kinds = [self._kinds.get(self._library.resolve(name) or "") for name in names]
        if len(kinds) != 2:
            return False
        first, second = kinds
        if key == "trades-off" and second is Kind.REWARD:
            first, second = second, first
        return first is Kind.REWARD and second in HARM_KINDS

    def _unsourced(self, made: Statement | Argument) -> Iterator[Problem]:
        """Report a claim of fact that a case study makes and no place gives a source for."""
        fields = made.fields or {}
        if fields.get("type") in WEIGHED or fields.get("implicit") is True:
            return
        if getattr(made, "structure", ()) or any(source_keys(m.data) for m in made.members):
            return
        for member in made.members:
            if self._kinds.get(member.document) is not Kind.CASE or member.is_reference:
                continue
            if member.role in (Role.INTERMEDIARY, Role.CONCLUSION):
                continue
            if (member.content.text or "").strip():
                message = f"The claim “{brief(made.title)}” has no source"
                hint = "add {source: key}, or {type: value} where it is a judgement"
                yield Problem(Severity.WARNING, member.place, message, hint, "claim-without-source")
                return

    def _hint(self, sort: str, word: str, known: Iterable[str]) -> str:
        if (sort, word) not in self._hints:
            self._hints[sort, word] = did_you_mean(word, known) if len(self._hints) < 200 else ""
        return self._hints[sort, word]


_PAIRS: Final = {
    "trades-off": "a reward and the risk or concern it trades off against",
    "relieves": "a reward and the risk or concern it relieves",
}
_SUCH: Final = {
    "trades-off": "[accessibility, malicious-use]",
    "relieves": "[accessibility, privacy]",
}


def _line(member: Member, value: Value | None) -> Place:
    """Return the place of a value of a member's data."""
    if isinstance(value, Sequence) and value.items:
        value = value.items[0]
    return Place(member.place.path, value.line) if value is not None else member.place


def _error(place: Place, message: str, hint: str, code: str) -> Problem:
    return Problem(Severity.ERROR, place, message, hint, code)
