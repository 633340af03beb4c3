"""Front matter: YAML text becomes typed values, and what is wrong with it becomes problems."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeVar

from explorer.errors import Place, Problem, Severity
from explorer.library.dates import PartialDate
from explorer.library.inline import WIKI_LINK, wiki_target
from explorer.library.kinds import HARM_KINDS, TOPIC_KINDS, Application, Bearing, Kind, Relation
from explorer.library.model import DeclaredLink, Event, FrontMatter
from explorer.spelling import did_you_mean
from explorer.yaml_text import Mapping, Scalar, Sequence, Value

if TYPE_CHECKING:
    from pathlib import Path

RELEASES = (
    "fully-closed", "gradual-staged", "hosted", "cloud-api", "downloadable", "fully-open",
)  # fmt: skip
"""Solaiman's gradient of release, from closed to open (doi:10.1145/3593013.3593981)."""

COMPONENTS = ("weights", "code", "data", "documentation", "licence")
COMPONENT_STATES = ("open", "partial", "closed", "unknown")
INSTRUMENTS = (
    "statute", "bill", "order", "guidance", "code", "licence", "judgment", "treaty",
)  # fmt: skip
STATUSES = (
    "proposed", "adopted", "partly-in-force", "in-force", "stayed", "vetoed", "repealed",
    "superseded", "voluntary",
)  # fmt: skip

_DATED = frozenset({Kind.CASE, Kind.REGULATION})
_CASE = frozenset({Kind.CASE})
_REGULATION = frozenset({Kind.REGULATION})
_ALL = frozenset(Kind)
KEYS: dict[str, frozenset[Kind]] = {
    "title": _ALL, "summary": _ALL, "aliases": _ALL, "tags": _ALL, "kind": _ALL,
    "related": _ALL,
    "date": _DATED, "until": _DATED, "as-of": _DATED, "events": _DATED,
    "actors": _CASE, "affected": _CASE, "places": _CASE, "release": _CASE, "components": _CASE,
    "risks": _CASE, "concerns": _CASE, "rewards": _CASE, "regulations": _CASE, "safeguards": _CASE,
    "jurisdiction": _REGULATION, "instrument": _REGULATION, "status": _REGULATION,
    "addresses": _REGULATION, "protects": _REGULATION, "limits": _REGULATION,
    "mitigates": frozenset({Kind.SAFEGUARD}),
    "maps-to": TOPIC_KINDS,
    "question": frozenset({Kind.DEBATE}), "main": frozenset({Kind.DEBATE}),
    "joins": frozenset({Kind.DEBATE}),
    "debate": frozenset({Kind.TOUR}), "minutes": frozenset({Kind.TOUR}),
}  # fmt: skip
"""Every key, with the kinds of document that it means something for."""

LINK_KEYS: dict[str, tuple[Relation, frozenset[Kind]]] = {
    "risks": (Relation.RAISES, frozenset({Kind.RISK})),
    "concerns": (Relation.RAISES, frozenset({Kind.CONCERN})),
    "rewards": (Relation.SHOWS, frozenset({Kind.REWARD})),
    "regulations": (Relation.REGULATED_BY, _REGULATION),
    "safeguards": (Relation.USED, frozenset({Kind.SAFEGUARD})),
    "addresses": (Relation.ADDRESSES, HARM_KINDS),
    "protects": (Relation.PROTECTS, frozenset({Kind.REWARD})),
    "limits": (Relation.LIMITS, frozenset({Kind.REWARD})),
    "mitigates": (Relation.MITIGATES, HARM_KINDS),
    "related": (Relation.RELATED, _ALL),
}
"""Every key that declares links, with their relation and the kinds of document it may name."""

_BEARING_KEYS = frozenset({"risks", "concerns", "rewards"})
_Word = TypeVar("_Word", bound=enum.StrEnum)


def brief(message: str) -> str:
    """Return a message without the middle of what it quotes, where that is absurdly long."""
    return message if len(message) <= 300 else f"{message[:200]}…{message[-80:]}"


class FrontReader:
    """Reads one document's front matter.

    Attributes:
        problems: What was wrong, in the order found.
    """

    def __init__(self, values: Mapping, path: Path, *, is_strict: bool) -> None:
        """Begin to read.

        Args:
            values: The front matter.
            path: Its file, relative to the library.
            is_strict: Whether the folder calls itself a library; a plain folder of notes may have
                keys of its own, and its authors owe us nothing.
        """
        self._path = path
        self._is_strict = is_strict
        self.problems: list[Problem] = []
        self._values: dict[str, tuple[Scalar, Value]] = {}
        for key, value in values.entries:
            if key.text in self._values:
                self._report(key.line, f"The key “{key.text}” stands here twice", code="double-key")
            self._values[key.text] = (key, value)

    def kind(self, default: Kind | None) -> Kind:
        """Return the document's kind; `default` is its folder's, None where it must be said."""
        written = self._text("kind")
        line = self._line("kind")
        if written:
            if written in Kind.__members__.values():
                return Kind(written)
            if self._is_strict:
                hint = did_you_mean(written, Kind) or f"a kind is one of {', '.join(Kind)}"
                self._report(line, f"Unknown kind “{written}”", hint, code="unknown-kind")
        elif default is None and self._is_strict:
            self._report(
                line or 1,
                "This document in topics/ does not say its kind",
                "add “kind: risk”, “kind: reward” or “kind: concern”",
                code="missing-kind",
            )
        return default or Kind.PAGE

    def read(self, kind: Kind) -> FrontMatter:
        """Return everything the front matter says, typed; of keys that mean something in a kind."""
        self._check_keys(kind)
        self._values = {
            name: pair for name, pair in self._values.items() if kind in KEYS.get(name, ())
        }
        minutes = self._text("minutes")
        is_number = minutes.isdecimal() and len(minutes) < 5
        if minutes and not is_number:
            self._report(self._line("minutes"), f"“{minutes}” is no number of minutes")
        return FrontMatter(
            title=self._text("title"),
            summary=self._text("summary"),
            aliases=self._texts("aliases"),
            tags=tuple(tag.lstrip("#") for tag in self._texts("tags")),
            date=self._date("date"),
            until=self._date("until"),
            as_of=self._date("as-of"),
            events=self._events(),
            actors=self._texts("actors"),
            affected=self._texts("affected"),
            places=self._texts("places"),
            release=self._choices("release", RELEASES),
            components=self._components(),
            jurisdiction=self._text("jurisdiction"),
            instrument=self._choice("instrument", INSTRUMENTS),
            status=self._choice("status", STATUSES),
            maps_to=self._texts("maps-to"),
            question=self._text("question"),
            main=self._text("main"),
            joins=self._texts("joins"),
            debate=self._text("debate"),
            minutes=int(minutes) if is_number else None,
            declared=tuple(link for key in LINK_KEYS for link in self._declared(key)),
            named=tuple(
                (name, item.line)
                for key in ("joins", "debate")
                for item in self._quietly(key)
                if (name := " ".join(item.text.split()))
            ),
        )

    def _check_keys(self, kind: Kind) -> None:
        for name, (key, _) in self._values.items():
            if name not in KEYS:
                hint = did_you_mean(name, KEYS)
                if self._is_strict or (hint and name.casefold() in KEYS):
                    self._report(key.line, f"Unknown key “{name}”", hint, code="unknown-key")
            elif kind not in KEYS[name] and self._is_strict:
                self._report(
                    key.line,
                    f"The key “{name}” means nothing in a {kind}",
                    severity=Severity.WARNING,
                    code="idle-key",
                )

    def _line(self, key: str) -> int:
        return self._values[key][0].line if key in self._values else 0

    def _text(self, key: str) -> str:
        if key not in self._values:
            return ""
        value = self._values[key][1]
        if isinstance(value, Scalar):
            return " ".join(value.text.split())
        self._report(value.line, f"“{key}” must be a single text, not a list or mapping")
        return ""

    def _scalars(self, key: str) -> tuple[Scalar, ...]:
        """Return a key's list; a single value stands for a list of one."""
        if key not in self._values:
            return ()
        value = self._values[key][1]
        if isinstance(value, Scalar):
            return (value,) if value.text.strip() else ()
        if isinstance(value, Mapping):
            self._report(value.line, f"“{key}” must be a list")
            return ()
        found = []
        for item in value.items:
            if isinstance(item, Scalar):
                found += [item] if item.text.strip() else []
            else:
                self._report(
                    item.line,
                    f"An entry of “{key}” must be a text",
                    "put quotes around a text that contains “: ”",
                )
        return tuple(found)

    def _quietly(self, key: str) -> tuple[Scalar, ...]:
        """Return a key's texts with their lines, what is wrong with them being told already."""
        value = self._values[key][1] if key in self._values else None
        items = value.items if isinstance(value, Sequence) else (value,)
        return tuple(item for item in items if isinstance(item, Scalar))

    def _texts(self, key: str) -> tuple[str, ...]:
        texts = (" ".join(item.text.split()) for item in self._scalars(key))
        return tuple(dict.fromkeys(texts))

    def _one_of(self, value: Scalar, known: tuple[str, ...], key: str) -> str:
        word = value.text.strip()
        if word in known:
            return word
        hint = did_you_mean(word, known) or f"it is one of {', '.join(known)}"
        self._report(value.line, f"Unknown {key} “{word}”", hint, code="unknown-value")
        return ""

    def _choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        words = (self._one_of(value, known, key) for value in self._scalars(key))
        return tuple(word for word in words if word)

    def _choice(self, key: str, known: tuple[str, ...]) -> str:
        words = self._choices(key, known)
        return words[0] if words else ""

    def _date(self, key: str) -> PartialDate | None:
        text = self._text(key)
        return self._date_of(text, self._line(key)) if text else None

    def _date_of(self, text: str, line: int) -> PartialDate | None:
        date = PartialDate.parse(text)
        if date is None:
            self._report(
                line,
                f"“{text}” is no date",
                "write 2019-02-14, 2019-02 or 2019",
                severity=Severity.ERROR if self._is_strict else Severity.WARNING,
                code="bad-date",
            )
        return date

    def _events(self) -> tuple[Event, ...]:
        if "events" not in self._values:
            return ()
        value = self._values["events"][1]
        if not isinstance(value, Sequence):
            self._report(value.line, "“events” must be a list of {date, what, source}")
            return ()
        events = (self._event(item) for item in value.items)
        return tuple(event for event in events if event)

    def _event(self, item: Value) -> Event | None:
        if not isinstance(item, Mapping):
            self._report(item.line, "An event must have a date and a what")
            return None
        for key, _ in item.entries:
            if key.text not in {"date", "what", "source"}:
                hint = did_you_mean(key.text, ("date", "what", "source"))
                self._report(
                    key.line, f"Unknown key “{key.text}” of an event", hint, code="unknown-key"
                )
        when, what, source = item.get("date"), item.get("what"), item.get("source")
        if not isinstance(when, Scalar) or not isinstance(what, Scalar) or not what.text.strip():
            self._report(item.line, "An event must have a date and a what")
            return None
        date = self._date_of(when.text.strip(), when.line)
        keys = source.items if isinstance(source, Sequence) else (source,) if source else ()
        sources = tuple(
            name
            for key in keys
            if isinstance(key, Scalar) and (name := key.text.strip().lstrip("@"))
        )
        return Event(date, " ".join(what.text.split()), sources, item.line) if date else None

    def _components(self) -> tuple[tuple[str, str], ...]:
        if "components" not in self._values:
            return ()
        value = self._values["components"][1]
        if not isinstance(value, Mapping):
            self._report(value.line, "“components” must say for each component how open it is")
            return ()
        found = []
        for key, state in value.entries:
            component = self._one_of(key, COMPONENTS, "component")
            if not isinstance(state, Scalar):
                self._report(key.line, f"“{key.text}” must be one of {', '.join(COMPONENT_STATES)}")
                continue
            word = self._one_of(state, COMPONENT_STATES, "state of a component")
            found += [(component, word)] if component and word else []
        return tuple(found)

    def _declared(self, key: str) -> tuple[DeclaredLink, ...]:
        if key not in self._values:
            return ()
        value = self._values[key][1]
        relation = LINK_KEYS[key][0]
        if not isinstance(value, Mapping):
            plain = self._scalars(key)
            return tuple(DeclaredLink(relation, _target(item), key, item.line) for item in plain)
        if key not in _BEARING_KEYS and key != "regulations":
            self._report(value.line, f"“{key}” must be a list of ids")
            return ()
        links = []
        for name, said in value.entries:
            bearing, application = Bearing.UNSTATED, None
            if isinstance(said, Scalar) and said.text.strip():
                if key == "regulations":
                    application = self._word(said, Application, "application")
                else:
                    bearing = self._word(said, Bearing, "bearing") or Bearing.UNSTATED
            elif not isinstance(said, Scalar):
                self._report(name.line, f"What is said of “{name.text}” must be a single word")
            links.append(
                DeclaredLink(relation, _target(name), key, name.line, bearing, application)
            )
        return tuple(links)

    def _word(self, value: Scalar, words: type[_Word], what: str) -> _Word | None:
        known = self._one_of(value, tuple(words), what)
        return words(known) if known else None

    def _report(
        self,
        line: int,
        message: str,
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
        code: str = "bad-value",
    ) -> None:
        if not self._is_strict:
            severity = Severity.WARNING
        place = Place(self._path, line)
        self.problems.append(Problem(severity, place, brief(message), hint, code))


def _target(value: Scalar) -> str:
    """Return the id that a link names, be it written `id` or, as in Obsidian, `[[id]]`."""
    text = value.text.strip()
    link = WIKI_LINK.fullmatch(text)
    return wiki_target(link).target if link else text
