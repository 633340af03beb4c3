"""YAML read safely as text with line numbers.

YAML guesses types: `2019` becomes a number, `no` becomes false, `2019-02-14` a date. None of that
happens here: every scalar stays the text its author wrote, with the line it stands on, and the
reader of a key decides its type. Tags are ignored, aliases are refused, since a few lines of them
can grow to billions of values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from explorer.errors import Place, YamlError

if TYPE_CHECKING:
    from pathlib import Path

MAX_DEPTH = 40
"""Nesting beyond this is refused; deep recursion would end the process."""

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
    _refuse_deep_flow(text, path, first_line)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _worded(error, path, first_line) from error
    except yaml.YAMLError as error:
        raise YamlError("This is not YAML: it has a character that YAML forbids.",
                        Place(path, first_line)) from error  # fmt: skip
    except RecursionError as error:
        raise YamlError("The YAML is nested too deeply.", Place(path, first_line)) from error
    finally:
        loader.dispose()
    if node is None:
        return Mapping((), first_line)
    return _Reader(path, first_line).value(node, 0)


class _Reader:
    """Turns YAML nodes into values."""

    def __init__(self, path: Path, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, depth: int) -> Value:
        """Return the value of a node; a node met twice came from an alias."""
        line = node.start_mark.line + self._first_line
        if depth > MAX_DEPTH:
            raise YamlError("The YAML is nested too deeply.", Place(self._path, line))
        if id(node) in self._seen:
            raise YamlError(
                "YAML aliases (*name) are not read here.",
                Place(self._path, line),
                hint="Write the value out.",
            )
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value, line, bool(node.style))
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.value(item, depth + 1) for item in node.value), line)
        entries = []
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                place = Place(self._path, key.start_mark.line + self._first_line)
                raise YamlError("A key must be a word, not a list or mapping.", place)
            name = Scalar(key.value, key.start_mark.line + self._first_line, bool(key.style))
            entries.append((name, self.value(item, depth + 1)))
        return Mapping(tuple(entries), line)


def _refuse_deep_flow(text: str, path: Path, first_line: int) -> None:
    """Refuse text that could nest too deeply before the parser recurses into it."""
    depth = 0
    for number, line in enumerate(text.split("\n")):
        if "[" not in line and "{" not in line and "]" not in line and "}" not in line:
            indent = len(line) - len(line.lstrip(" -?"))
            if line[:indent].count("-") <= MAX_DEPTH and indent <= 20 * MAX_DEPTH:
                continue
            raise YamlError("The YAML is nested too deeply.", Place(path, first_line + number))
        depth += line.count("[") + line.count("{") - line.count("]") - line.count("}")
        if depth > MAX_DEPTH or line.count("[") + line.count("{") > 50 * MAX_DEPTH:
            raise YamlError("The YAML is nested too deeply.", Place(path, first_line + number))


def _worded(error: yaml.MarkedYAMLError, path: Path, first_line: int) -> YamlError:
    """Say where and why YAML could not be read, in words for its author."""
    mark = error.problem_mark or error.context_mark
    line = first_line + (mark.line if mark else 0)
    column = mark.column + 1 if mark else 0
    problem = error.problem or "it cannot be read"
    hint = ""
    if "mapping values are not allowed" in problem:
        hint = "A value that contains “: ” needs quotes around it."
    elif "cannot start any token" in problem and "\\t" in problem:
        hint = "Indent with spaces, not tabs."
    elif "undefined alias" in problem:
        hint = "A value that begins with * needs quotes around it."
    return YamlError(f"This is not YAML: {problem}.", Place(path, line, column), hint=hint)
