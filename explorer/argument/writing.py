"""Trees become Argdown text again, so that reading what was written gives the same tree.

Texts are written as their authors wrote them; between them the layout is this program's own: blocks
apart by a blank line, four spaces for each level of relations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from explorer.argument.tree import Block, Line, Sort, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.argument.data import Data, Fields
    from explorer.argument.model import Reading

INDENT = "    "
_RULE_MARKS = re.compile(r"[\\,{}<>/\-@#*_\[\]().:]")
_UNSAFE = re.compile(r"[}\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_OPEN_AT_END = re.compile(r"//|^[ '\t]*(?:[*_]|[0-9]+\.)$")
"""What is text at the very end and something else where a line end follows: a comment, a mark."""

_PLAIN_WORD = re.compile(r"[A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def write(tree: Tree) -> str:
    """Return a sound tree as text: parsed again it is the same tree."""
    front = f"==={tree.front.raw}===\n\n" if tree.front else ""
    text = "\n".join(_written(tree.lines))
    last = tree.lines[-1].content.raw.rpartition("\n")[2] if tree.lines else ""
    is_open = bool(_OPEN_AT_END.search(last))
    if text.startswith("//\n ") and not front:  # a comment swallows line ends behind a blank line
        front = "\n\n"
    return front + text + ("" if is_open or not tree.lines else "\n")


def write_joined(readings: Iterable[Reading]) -> str:
    """Return several texts as one, in their order; only the first keeps its front matter."""
    texts: list[str] = []
    for reading in readings:
        tree = reading.tree
        texts.append(write(Tree(tree.lines) if texts else tree))
    return "\n".join(text for text in texts if text)


def _written(lines: tuple[Line, ...]) -> Iterable[str]:
    for number, line in enumerate(lines):
        if line.opens and number:
            yield ""
        has_below = number + 1 < len(lines) and lines[number + 1].depth > line.depth
        yield INDENT * line.depth + _line(line, has_below=has_below)


def _line(line: Line, *, has_below: bool) -> str:
    if line.sort is Sort.HEADING:
        return f"{'#' * line.level} {line.content.raw}{_behind(line)}"
    if line.sort is Sort.INFERENCE:
        return _inference(line)
    mark = _mark(line)
    raw = line.content.raw
    if line.is_reference:
        return mark + _reference(line, has_below=has_below)
    if line.title:
        title = f"[{line.title}]:" if line.sort is Sort.STATEMENT else f"<{line.title}>:"
        if not raw:
            return f"{mark}{title}{_nothing(line)}"
        return f"{mark}{title}{'' if raw[0].isspace() else ' '}{raw}{_behind(line)}"
    if not raw or raw[0] == "\n":
        if not mark:  # a text that begins with a line end can only follow a comment
            return f"//\n {raw}" if raw else f"//\n \n{_data(line.data)}"
        return mark.rstrip() + (f"{raw}{_behind(line)}" if raw else _nothing(line))
    return f"{mark}{raw}{_behind(line)}"


def _mark(line: Line) -> str:
    if line.block is Block.STRUCTURE and not line.depth:
        return f"({line.mark}) "
    if line.block is Block.LIST and not line.depth:
        return "* " if line.mark == "*" else f"{line.mark}. "
    return f"{line.mark} " if line.mark else ""


def _reference(line: Line, *, has_below: bool) -> str:
    title = f"[{line.title}]" if line.sort is Sort.STATEMENT else f"<{line.title}>"
    raw = line.content.raw
    written = f"{title} {raw}" if raw else title
    if line.data is None:
        return written
    text = line.content.text or ""
    has_own_space = raw.endswith(" ") and bool(text.strip())
    is_apart = text.endswith(" ") and not has_own_space and not has_below
    between = "\n" if is_apart else "" if raw else " "
    return f"{written}{between}{_data(line.data)}"


def _inference(line: Line) -> str:
    if not line.rules and not line.data:
        return "----"
    rules = ", ".join(_RULE_MARKS.sub(r"\\\g<0>", rule) for rule in line.rules)
    parts = ["--", rules, _data(line.data), "--"]
    return " ".join(part for part in parts if part)


def _nothing(line: Line) -> str:
    """Return the line end that is all a line says, and what goes on behind it."""
    return f"\n{INDENT}{_data(line.data)}" if line.data else "\n//"


def _behind(line: Line) -> str:
    """Return the data behind a text; on a line of its own where a space would become text."""
    if line.data is None:
        return ""
    raw = line.content.raw
    may_be_comment = "//" in raw.rpartition("\n")[2] and raw[-1] not in "*_"
    is_close = raw[-1:].isspace() or may_be_comment
    return ("" if is_close else "\n" + INDENT) + _data(line.data)


def _data(data: Data | None) -> str:
    if data is None:
        return ""
    if data.raw.startswith("{"):
        return data.raw
    return "{\n" + data.raw + "}" if data.raw else write_fields(data.fields)


def write_fields(fields: Fields) -> str:
    """Return data as YAML between braces, on one line."""
    return "{" + ", ".join(f"{_value(key)}: {_value(value)}" for key, value in fields.items()) + "}"


def _value(value: Any) -> str:  # noqa: ANN401 - whatever data can hold
    if isinstance(value, Mapping):
        return write_fields(value)
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, str):
        if _PLAIN_WORD.fullmatch(value) and value.lower() not in _RESERVED:
            return value
        # A brace followed by a space would end the data even within quotes.
        return _UNSAFE.sub(_code, json.dumps(value, ensure_ascii=False))
    return json.dumps(value)


def _code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
