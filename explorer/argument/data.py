"""Data in braces: YAML with its lines kept, and typed the way the reference types it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from explorer import yaml_text
from explorer.yaml_text import Mapping, Scalar, Sequence, Value

if TYPE_CHECKING:
    from pathlib import Path

Typed: TypeAlias = "bool | int | float | str | tuple[Any, ...] | MappingType[str, Any] | None"
"""A value of the data, frozen: lists are tuples, mappings cannot be changed."""

Fields: TypeAlias = "MappingType[str, Any]"

EMPTY: Fields = MappingProxyType({})

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]+")
_RADIX = re.compile(r"[-+]?0(?:b[01]+|o[0-7]+|x[0-9a-fA-F]+)")
_FLOAT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_MAX_DIGITS = 4000
_WORDS = r"[A-Za-z0-9](?:[A-Za-z0-9_.\-]| (?=[A-Za-z0-9]))*"
_KEY = r"[A-Za-z][A-Za-z0-9_\-]*"
_LIST = rf"{_WORDS}(?:, *{_WORDS})*"
_PAIR = rf"{_KEY}: +(?:{_WORDS}|\[{_LIST}\])"
_SIMPLE = re.compile(rf"\{{{_PAIR}(?:, *{_PAIR})*\}}")
_ENTRY = re.compile(rf"({_KEY}): +(?:({_WORDS})|\[({_LIST})\])")
_WORD = re.compile(_WORDS)
_BLANK = re.compile(r"(?:[ \t]*+(?:#.*)?(?:\n|\Z))*")


@dataclass(frozen=True, slots=True)
class Data:
    """What stands in one pair of braces, or in the front matter.

    Attributes:
        fields: Its keys with typed values.
        entries: The same as text with line numbers.
        raw: As written between the braces.
    """

    fields: Fields
    entries: Mapping = field(compare=False)
    raw: str = field(default="", compare=False)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written but comments, so that it counts as no data at all."""
        return not self.entries.entries and _BLANK.fullmatch(self.raw) is not None


def read_data(text: str, path: Path, first_line: int) -> Data:
    """Read a piece of YAML as data; a value that is no mapping reads as no keys.

    Raises:
        YamlError: It is not YAML; says on which line.
    """
    value = _simple(text, first_line) or yaml_text.read(text, path, first_line)
    entries = value if isinstance(value, Mapping) else Mapping((), first_line)
    fields = typed(entries)
    assert isinstance(fields, MappingType)
    return Data(fields, entries, text)


def _simple(text: str, line: int) -> Mapping | None:
    """Read data of words and lists of words on one line, as nearly all are, without YAML's reader.

    It takes a quarter of the time; all else is left to that reader.
    """
    if _SIMPLE.fullmatch(text) is None:
        return None
    entries: list[tuple[Scalar, Value]] = []
    for name, word, words in _ENTRY.findall(text):
        value: Value = Scalar(word, line)
        if words:
            value = Sequence(tuple(Scalar(item, line) for item in _WORD.findall(words)), line)
        entries.append((Scalar(name, line), value))
    return Mapping(tuple(entries), line)


def typed(value: Value) -> Typed:
    """Type a value as YAML 1.2's core schema does: quoted is text, `3` a number, `no` text."""
    if isinstance(value, Scalar):
        return value.text if value.is_quoted else _typed_scalar(value.text)
    if isinstance(value, Sequence):
        return tuple(typed(item) for item in value.items)
    return MappingProxyType({name.text: typed(item) for name, item in value.entries})


def _typed_scalar(text: str) -> Typed:
    if text in _NULLS:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if not text[0].isdigit() and text[0] not in "+-.":
        return text
    if len(text) > _MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _RADIX.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return text


def doubled_keys(value: Value) -> list[Scalar]:
    """Return every key that stands twice in one mapping, its second occurrence each."""
    found: list[Scalar] = []
    if isinstance(value, Sequence):
        for item in value.items:
            found += doubled_keys(item)
    elif isinstance(value, Mapping):
        seen: set[str] = set()
        for name, item in value.entries:
            if name.text in seen:
                found.append(name)
            seen.add(name.text)
            found += doubled_keys(item)
    return found


def merged(old: Fields, new: Fields) -> Fields:
    """Merge two mappings deeply; where both have a value, the new one wins."""
    if not old:
        return new
    result = dict(old)
    for key, value in new.items():
        before = result.get(key)
        if isinstance(before, MappingType) and isinstance(value, MappingType):
            result[key] = merged(before, value)
        elif isinstance(before, tuple) and isinstance(value, tuple):
            result[key] = value + before[len(value) :]
        else:
            result[key] = value
    return MappingProxyType(result)


def thawed(value: Typed) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a value as plain lists and dictionaries."""
    if isinstance(value, MappingType):
        return {key: thawed(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [thawed(item) for item in value]
    return value
