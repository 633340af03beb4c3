"""The steps of a tour: what the audience sees at each, read from its `show` fences.

A tour is a document of kind `tour`; each `##` heading is a step, its text the presenter's notes,
and a fence of YAML says what is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.errors import Place, Problem, Severity, YamlError
from explorer.spelling import did_you_mean
from explorer.yaml_text import Mapping, Scalar, Sequence, read

if TYPE_CHECKING:
    from explorer.library.model import Document, Fence
    from explorer.yaml_text import Value

ALL: Final = "all"
"""What stands under `focus` for the whole map."""

LANGUAGE: Final = "show"
MAX_LINKS: Final = 3
DOINGS: Final = ("think", "pairs", "vote", "capture", "steelman")
_KEYS: Final = ("focus", "reveal", "with", "do", "core")
_DO = re.compile(r"(?P<what>[a-z]+)(?:\s+(?P<minutes>\d{1,3})\s*min(?:utes?)?)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A claim that a step names, and the line on which it does."""

    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a tour.

    Attributes:
        title: Its heading.
        anchor: The section it stands in; its notes are the section's text.
        focus: The claims in the middle; none for the whole map.
        reveal: The claims that appear now.
        links: How many links around the focus stay visible.
        doing: What the room does: one of `DOINGS`, or nothing.
        minutes: How long the room does it.
        is_core: Whether it is on the short path.
    """

    title: str
    anchor: str
    focus: tuple[Named, ...] = ()
    reveal: tuple[Named, ...] = ()
    links: int = 1
    doing: str = ""
    minutes: int = 0
    is_core: bool = False


@dataclass(frozen=True, slots=True)
class Tour:
    """A tour as it was read.

    Attributes:
        steps: In order.
        problems: What is wrong with its fences.
    """

    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_tour(document: Document) -> Tour:
    """Read the steps of a tour; a fence that cannot be read shows the whole map."""
    reader = _Reader(document)
    return Tour(tuple(reader.step(fence) for fence in reader.fences), tuple(reader.problems))


class _Reader:
    """Reads one tour."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.fences = [fence for fence in document.fences if fence.language == LANGUAGE]
        self.problems: list[Problem] = []

    def step(self, fence: Fence) -> Step:
        section = self._document.section(fence.anchor)
        values = self._values(fence)
        links = self._number(values, "with", 1, MAX_LINKS)
        doing, minutes = self._doing(values.get("do"))
        focus = self._named(values.get("focus"))
        return Step(
            title=section.title if section else "",
            anchor=fence.anchor,
            focus=() if [one.title for one in focus] == [ALL] else focus,
            reveal=self._named(values.get("reveal")),
            links=links,
            doing=doing,
            minutes=minutes,
            is_core=self._truth(values.get("core")),
        )

    def _values(self, fence: Fence) -> dict[str, Value]:
        try:
            said = read(fence.text, self._document.path, fence.line)
        except YamlError as error:
            place = error.place or Place(self._document.path, fence.line)
            self._report(place.line, error.message.rstrip("."), error.hint)
            return {}
        if not isinstance(said, Mapping):
            self._report(fence.line, "A “show” fence needs keys such as “focus:”", "")
            return {}
        values: dict[str, Value] = {}
        for key, value in said.entries:
            if key.text not in _KEYS:
                hint = did_you_mean(key.text, _KEYS) or f"known are {', '.join(_KEYS)}"
                self._report(key.line, f"Unknown key “{key.text}” in a “show” fence", hint)
            values[key.text] = value
        return values

    def _named(self, value: Value | None) -> tuple[Named, ...]:
        items = value.items if isinstance(value, Sequence) else (value,)
        found = []
        for item in items:
            if isinstance(item, Scalar):
                if item.text.strip():
                    found.append(Named(item.text.strip(), item.line))
            elif item is not None:
                hint = "put a title with a colon in quotes"
                self._report(item.line, "This is not the title of a claim", hint)
        return tuple(found)

    def _number(self, values: dict[str, Value], key: str, usual: int, most: int) -> int:
        value = values.get(key)
        if value is None:
            return usual
        text = value.text.strip() if isinstance(value, Scalar) else ""
        if not (text.isdecimal() and int(text) <= most):
            self._report(value.line, f"“{key}” must be a number from 0 to {most}", "")
            return usual
        return int(text)

    def _doing(self, value: Value | None) -> tuple[str, int]:
        if value is None:
            return "", 0
        match = _DO.fullmatch(value.text.strip()) if isinstance(value, Scalar) else None
        if match is None or match["what"] not in DOINGS:
            hint = f"such as “pairs 3 min”; known are {', '.join(DOINGS)}"
            self._report(value.line, "“do” says nothing that a room can do", hint)
            return "", 0
        return match["what"], int(match["minutes"] or 0)

    def _truth(self, value: Value | None) -> bool:
        if value is None:
            return False
        text = value.text.strip().lower() if isinstance(value, Scalar) else ""
        if text not in ("true", "false"):
            self._report(value.line, "“core” must be true or false", "")
        return text == "true"

    def _report(self, line: int, message: str, hint: str) -> None:
        place = Place(self._document.path, line)
        self.problems.append(
            Problem(Severity.ERROR, place, message, hint[:1].lower() + hint[1:], "bad-show")
        )
