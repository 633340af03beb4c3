"""Edits: a claim added, reworded, related or removed, all else in its file untouched byte for byte.

A draft is a file's text with what was read of it. An edit returns a new draft; undo is remembering
the draft before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from explorer.argument.building import build
from explorer.argument.escaping import escaped
from explorer.argument.fences import LANGUAGES, MARKDOWN_SUFFIXES, Source
from explorer.argument.model import Reading, RelationKind, canonical
from explorer.argument.parser import parse
from explorer.argument.tree import Block, Line, Sort
from explorer.argument.writing import write_fields
from explorer.errors import ContentError
from explorer.library.fencing import find_fences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from explorer.argument.data import Fields

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t]*")
_SYMBOLS: Final = {
    RelationKind.SUPPORT: ("+", "+>"),
    RelationKind.ATTACK: ("-", "->"),
    RelationKind.UNDERCUT: ("_", "_>"),
    RelationKind.CONTRADICTORY: ("><", "><"),
}
"""For each kind the symbol under its target, and under its source."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text, and the claims in it.

    Attributes:
        text: The whole file, its line ends as they are.
        path: The file; one that ends in `.md` has its claims in fences.
        reading: What was read of it.
    """

    text: str
    path: Path
    reading: Reading = field(compare=False)

    @classmethod
    def of(cls, text: str, path: Path) -> Draft:
        """Read a file's text."""
        source = Source.of_file(text, path)
        return cls(text, path, Reading(source, parse(source)))


def add_claim(
    draft: Draft,
    title: str,
    text: str,
    *,
    tags: Sequence[str] = (),
    fields: Fields | None = None,
    is_argument: bool = False,
) -> Draft:
    """Return the draft with a new claim at its end: at that of its last fence, in Markdown.

    Args:
        draft: The file.
        title: A title of its own.
        text: What it says, as readers see it.
        tags: Its topics, the first one first.
        fields: Data such as its source.
        is_argument: Whether it is an argument.

    Raises:
        ContentError: The title cannot be written, or is taken.
    """
    reference = _reference(title, is_argument=is_argument)
    if _lines_of(draft, title, is_argument=is_argument):
        raise ContentError(f"There is already a claim called “{title}”.")
    words = " ".join([f"{reference}: {escaped(text)}", *(_tag(tag) for tag in tags)])
    return _appended(draft, f"{words} {write_fields(fields)}" if fields else words)


def change_text(draft: Draft, title: str, text: str, *, is_argument: bool = False) -> Draft:
    """Return the draft with another text for a claim; its tags and data stay.

    Where several lines say its text, the one that counts is changed; where none does, the first
    line that refers to it becomes the one that says it.

    Raises:
        ContentError: There is no such claim in the file.
    """
    numbers = _lines_of(draft, title, is_argument=is_argument)
    if not numbers:
        raise _unknown(title)
    made = build([draft.reading])
    counting = canonical((made.arguments if is_argument else made.statements)[title].members)
    line = draft.reading.tree.lines[counting.line if counting else numbers[0]]
    words = " ".join([escaped(text), *(_tag(tag) for tag in line.content.tags)])
    if line.is_reference:
        end = line.start + len(_reference(title, is_argument=is_argument))
        return _replaced(draft, end, max(line.body.end, end), f": {words}")
    space = " " if line.data else ""
    return _replaced(draft, line.body.start, line.body.end, f" {words}{space}")


def add_relation(
    draft: Draft,
    source: str,
    kind: RelationKind,
    target: str,
    *,
    is_from_argument: bool = False,
    is_to_argument: bool = False,
) -> Draft:
    """Return the draft with a relation between two titles, written under one that it has.

    It is written under its target, else under its source, else both are named at the end.

    Raises:
        ContentError: A title cannot be written, or the kind is one that only strict mode knows.
    """
    if kind not in _SYMBOLS:
        raise ContentError(f"“{kind}” is not written; write support or attack.")
    below, above = _SYMBOLS[kind]
    source_name = _reference(source, is_argument=is_from_argument)
    target_name = _reference(target, is_argument=is_to_argument)
    under_target = _lines_of(draft, target, is_argument=is_to_argument)
    under_source = _lines_of(draft, source, is_argument=is_from_argument)
    if kind is RelationKind.CONTRADICTORY and is_from_argument:
        under_target = []  # what follows >< must be a claim
    if under_target:
        return _inserted_under(draft, _best(draft, under_target), f"{below} {source_name}")
    if under_source:
        return _inserted_under(draft, _best(draft, under_source), f"{above} {target_name}")
    return _appended(draft, f"{target_name}\n  {below} {source_name}")


def remove(draft: Draft, title: str, *, is_argument: bool = False) -> Draft:
    """Return the draft without a claim, its relations included.

    Claims that were written under it stay: they move to paragraphs of their own. So do the
    premises of an argument.

    Raises:
        ContentError: There is no such claim in the file, or it is a premise or conclusion.
    """
    numbers = _lines_of(draft, title, is_argument=is_argument)
    if not numbers:
        raise _unknown(title)
    lines = draft.reading.tree.lines
    for number in numbers:
        line = lines[number]
        if line.block is Block.STRUCTURE and not line.depth:
            hint = "Remove that argument first."
            raise ContentError(f"“{title}” is a premise or conclusion of an argument.", hint=hint)
    while numbers:
        draft = _without(draft, numbers[-1])
        numbers = _lines_of(draft, title, is_argument=is_argument)
    return draft


def _without(draft: Draft, number: int) -> Draft:
    """Return the draft without one line; what stood under it moves behind its block."""
    lines = draft.reading.tree.lines
    line = lines[number]
    last = _last_below(lines, number)
    moved = []
    child = number + 1
    while child <= last:
        end = _last_below(lines, child)
        if end > child or not lines[child].is_reference:
            moved.append(_moved(draft, child, end))
        child = end + 1
    start, end = _rows(draft, line.span.start, lines[last].span.end)
    block_end = end
    after = last + 1
    if moved and after < len(lines) and not lines[after].opens:
        while after < len(lines) and not lines[after].opens:
            after += 1
        block_end = _rows(draft, lines[after - 1].span.start, lines[after - 1].span.end)[1]
    newline = _newline(draft.text)
    text = draft.text
    if not moved:
        if line.opens and last + 1 < len(lines) and not lines[last + 1].opens:
            return _drafted(draft, text[:start] + text[end:])  # the list goes on
        if line.opens:
            end = _after_blank(text, end)
        return _drafted(draft, text[:start] + text[end:])
    rest = text[end:block_end]
    blocks = [block for block in (rest.rstrip("\r\n"), *moved) if block]
    kept = (newline + newline).join(blocks) + newline
    lead = "" if line.opens or rest.strip() else newline
    if not line.opens and rest.strip():
        return _drafted(
            draft,
            text[:start] + rest + newline + (newline * 2).join(moved) + newline + text[block_end:],
        )
    return _drafted(draft, text[:start] + lead + kept + text[block_end:])


def _moved(draft: Draft, first: int, last: int) -> str:
    """Return some lines of the file as a paragraph of their own, without the relation's symbol."""
    lines = draft.reading.tree.lines
    start, end = _rows(draft, lines[first].span.start, lines[last].span.end)
    at = _offset(draft, lines[first].start)
    cut = draft.reading.source.row_at(lines[first].start).cut
    margin = draft.text[start : start + cut]
    return margin + draft.text[at:end].rstrip("\r\n")


def _after_blank(text: str, start: int) -> int:
    """Return the index after the blank lines that begin at `start`."""
    while True:
        match = _BLANK.match(text, start)
        assert match
        end = _LINE_END.match(text, match.end())
        if not end:
            return start
        start = end.end()


def _inserted_under(draft: Draft, number: int, words: str) -> Draft:
    """Return the draft with a relation as the last under a line."""
    lines = draft.reading.tree.lines
    last = _last_below(lines, number)
    newline = _newline(draft.text)
    if last > number:
        margin = _margin(draft, lines[number + 1])
    else:
        line = lines[number]
        deeper = "    " if line.block is Block.LIST and not line.depth else "  "
        margin = _margin(draft, line) + deeper
    _, end = _rows(draft, lines[last].span.start, lines[last].span.end)
    before = "" if draft.text[:end].endswith(("\n", "\r")) else newline
    after = newline if not before else ""
    return _drafted(draft, draft.text[:end] + before + margin + words + after + draft.text[end:])


def _margin(draft: Draft, line: Line) -> str:
    """Return what stands before a line in the file."""
    start, _ = _rows(draft, line.span.start, line.span.start)
    return draft.text[start : _offset(draft, line.span.start)]


def _best(draft: Draft, numbers: list[int]) -> int:
    """Return the line that says a claim's text, else the first that names it."""
    lines = draft.reading.tree.lines
    return next((number for number in numbers if not lines[number].is_reference), numbers[0])


def _last_below(lines: Sequence[Line], number: int) -> int:
    """Return the last line that stands under a line, or the line itself."""
    last = number
    while last + 1 < len(lines) and not lines[last + 1].opens:
        if lines[last + 1].depth <= lines[number].depth:
            break
        last += 1
    return last


def _lines_of(draft: Draft, title: str, *, is_argument: bool) -> list[int]:
    sort = Sort.ARGUMENT if is_argument else Sort.STATEMENT
    lines = draft.reading.tree.lines
    return [n for n, line in enumerate(lines) if line.title == title and line.sort is sort]


def _reference(title: str, *, is_argument: bool) -> str:
    closing = ">" if is_argument else "]"
    if not title.strip() or closing in title or "\n" in title or "\r" in title or title[0] == "-":
        message = f"“{title}” cannot be a title."
        hint = f"Leave out line breaks and “{closing}”, and do not begin with a hyphen."
        raise ContentError(message, hint=hint)
    return f"<{title}>" if is_argument else f"[{title}]"


def _tag(tag: str) -> str:
    return f"#{tag}" if re.fullmatch(r"[A-Za-z0-9\-]+", tag) else f"#({tag})"


def _unknown(title: str) -> ContentError:
    return ContentError(f"There is no claim called “{title}” in this file.")


def _appended(draft: Draft, words: str) -> Draft:
    """Return the draft with a paragraph at the end of its claims."""
    newline = _newline(draft.text)
    rows = words.split("\n")
    if draft.path.suffix.lower() not in MARKDOWN_SUFFIXES:
        kept = draft.text.rstrip("\r\n")
        ends = draft.text[len(kept) :]
        block = newline.join(rows) + newline
        if not kept:
            return _drafted(draft, block)
        gap = ends if len(_LINE_END.findall(ends)) > 1 else newline * 2
        return _drafted(draft, kept + gap + block)
    lines = _LINE_END.split(draft.text)
    fences = [fence for fence in find_fences(lines) if fence.language in LANGUAGES]
    if not fences:
        gap = (
            "" if not draft.text else newline if draft.text.endswith(("\n", "\r")) else newline * 2
        )
        block = newline.join(["```argdown", *rows, "```"]) + newline
        return _drafted(draft, draft.text + gap + block)
    fence = fences[-1]
    margin = " " * len(fence.lead)
    is_empty = not fence.content(lines).strip()
    block = newline.join(["", *rows] if not is_empty else rows).replace(newline, newline + margin)
    block = block if not is_empty else margin + block
    if not fence.is_closed:
        return _drafted(draft, draft.text.rstrip("\r\n") + newline + block + newline)
    at = _line_starts(draft.text)[fence.end - 1]
    return _drafted(draft, draft.text[:at] + block + newline + draft.text[at:])


def _drafted(draft: Draft, text: str) -> Draft:
    return Draft.of(text, draft.path)


def _replaced(draft: Draft, start: int, end: int, words: str) -> Draft:
    """Return the draft with a part of its Argdown text replaced; indices are those of the text."""
    first = _offset(draft, start)
    last = _offset(draft, end - 1) + 1 if end > start else first
    return _drafted(draft, draft.text[:first] + words + draft.text[last:])


def _newline(text: str) -> str:
    match = _LINE_END.search(text)
    return match[0] if match else "\n"


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _offset(draft: Draft, index: int) -> int:
    """Return the index in the file of a character of the Argdown text."""
    place = draft.reading.source.place(index)
    return _line_starts(draft.text)[place.line - 1] + place.column - 1


def _rows(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Return where in the file the whole lines begin and end that hold a part of the text."""
    starts = [*_line_starts(draft.text), len(draft.text)]
    source = draft.reading.source
    first, last = source.line_at(start), source.line_at(max(start, end - 1))
    return starts[first - 1], starts[last]
