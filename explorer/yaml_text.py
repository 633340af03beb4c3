"""YAML read safely as text with line numbers.

YAML guesses types: `2019` becomes a number, `no` becomes false, `2019-02-14` a date. None of that
happens here: every scalar stays the text its author wrote, with the line it stands on, and the
reader of a key decides its type. Tags are ignored, aliases are refused, since a few lines of them
can grow to billions of values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from explorer.errors import Place, YamlError

if TYPE_CHECKING:
    from pathlib import Path

MAX_DEPTH = 40
"""Lists and mappings in each other beyond this are refused."""

_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""What YAML 1.1 takes for ends of lines, and no editor counts as such."""

_INDENTED_BY_TAB = re.compile(r" *\t")
_STAR_HINT = "A value that begins with * needs quotes around it."
_KEY_HINT = "A key or value that begins with a bracket or brace needs quotes around it."

_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as text.

    Attributes:
        text: As written, without quotes.
        line: Counted from 1, in the file.
        is_quoted: Whether quotes stood around it, so that `""` and an empty value differ.
    """

    text: str
    line: int
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Value, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; a key given twice stands here twice."""

    entries: tuple[tuple[Scalar, Value], ...]
    line: int

    def get(self, key: str) -> Value | None:
        """Return the last value given for a key."""
        found = None
        for name, value in self.entries:
            if name.text == key:
                found = value
        return found


Value: TypeAlias = Scalar | Sequence | Mapping


def read(text: str, path: Path, first_line: int = 1) -> Value:
    """Read one YAML document; empty text reads as an empty mapping.

    Args:
        text: The YAML.
        path: The file it comes from, for places.
        first_line: The line of that file on which `text` begins.

    Raises:
        YamlError: It is not YAML, has an alias or is nested too deeply; says on which line.
    """
    text = _OTHER_LINE_ENDS.sub(" ", text)
    try:
        loader = _Loader(text)
    except yaml.reader.ReaderError as error:  # the loader in Python looks ahead
        raise _forbidden_character(text, path, first_line) from error
    try:
        return _Reader(loader, path, first_line).document()
    except yaml.MarkedYAMLError as error:
        raise _worded(error, text, path, first_line) from error
    except yaml.YAMLError as error:
        raise _forbidden_character(text, path, first_line) from error
    finally:
        loader.dispose()


class _Reader:
    """Makes values of the parser's events as they come, so that nesting is stopped in time.

    PyYAML would make a tree of nodes first, by a recursion in C that nothing stops but the end of
    the stack, and with it of the process.
    """

    def __init__(self, loader: yaml.BaseLoader, path: Path, first_line: int) -> None:
        self._loader = loader
        self._path = path
        self._first_line = first_line
        self._anchors: set[str] = set()

    def document(self) -> Value:
        """Return the value of the only document."""
        self._next()  # the stream's start
        if isinstance(self._next(), yaml.StreamEndEvent):
            return Mapping((), self._first_line)
        value = self._value(self._next(), 0)
        self._next()  # the document's end
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            place = Place(self._path, self._line(following))
            raise YamlError("A second YAML document begins here.", place)
        return value

    def _next(self) -> yaml.Event:
        event: yaml.Event = self._loader.get_event()  # type: ignore[no-untyped-call]
        return event

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self._first_line

    def _value(self, event: yaml.Event, depth: int) -> Value:
        line = self._line(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor:
                self._anchors.add(event.anchor)
            return Scalar(event.value, line, bool(event.style))
        if isinstance(event, yaml.AliasEvent):
            raise self._alias(event.anchor, Place(self._path, line))
        if depth >= MAX_DEPTH:
            raise YamlError("The YAML is nested too deeply.", Place(self._path, line))
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self._anchors.add(event.anchor)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(item := self._next(), yaml.SequenceEndEvent):
                items.append(self._value(item, depth + 1))
            return Sequence(tuple(items), line)
        entries = []
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            name = self._value(key, depth + 1)
            if not isinstance(name, Scalar):
                message = "A key must be a word, not a list or mapping."
                raise YamlError(message, Place(self._path, name.line), hint=_KEY_HINT)
            entries.append((name, self._value(self._next(), depth + 1)))
        return Mapping(tuple(entries), line)

    def _alias(self, name: str | None, place: Place) -> YamlError:
        if name in self._anchors:
            message = f"YAML aliases (*{name}) are not read here."
            return YamlError(message, place, hint="Write the value out.")
        message = f"This is not YAML: *{name} stands for a value given elsewhere."
        return YamlError(message, place, hint=_STAR_HINT)


def _forbidden_character(text: str, path: Path, first_line: int) -> YamlError:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    line = text.count("\n", 0, found.start()) if found else 0
    message = "This is not YAML: it has a character that YAML forbids."
    return YamlError(message, Place(path, first_line + line))


def _worded(error: yaml.MarkedYAMLError, text: str, path: Path, first_line: int) -> YamlError:
    """Say where and why YAML could not be read, in words for its author."""
    mark = error.problem_mark or error.context_mark
    last = text.rstrip("\n").count("\n")  # what never ends is found missing behind the last line
    line = first_line + min(mark.line if mark else 0, last)
    column = mark.column + 1 if mark else 0
    problem = error.problem or "it cannot be read"
    hint = ""
    if "mapping values are not allowed" in problem:
        hint = "A value that contains “: ” needs quotes around it."
    elif "alphabetic or numeric" in problem and "alias" in (error.context or ""):
        hint = _STAR_HINT
    elif mark and _INDENTED_BY_TAB.match("".join(text.split("\n")[mark.line : mark.line + 1])):
        hint = "Indent with spaces, not tabs."
    return YamlError(f"This is not YAML: {problem}.", Place(path, line, column), hint=hint)
