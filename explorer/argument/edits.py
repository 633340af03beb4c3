"""Edits: a claim added, reworded or related, all else in its file untouched byte for byte.

A draft is a file's text with what was read of it. An edit returns a new draft; undo is remembering
the draft before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from explorer.argument.building import build
from explorer.argument.draft import LINE_END
from explorer.argument.escaping import escaped
from explorer.argument.fences import LANGUAGES, MARKDOWN_SUFFIXES
from explorer.argument.model import RelationKind, canonical
from explorer.argument.tree import Block
from explorer.argument.writing import write_fields
from explorer.errors import ContentError
from explorer.library.fencing import find_fences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.data import Fields
    from explorer.argument.draft import Draft
    from explorer.argument.tree import Line

_SYMBOLS: Final = {
    RelationKind.SUPPORT: ("+", "+>"),
    RelationKind.ATTACK: ("-", "->"),
    RelationKind.UNDERCUT: ("_", "_>"),
    RelationKind.CONTRADICTORY: ("><", "><"),
}
"""For each kind the symbol under its target, and under its source."""


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
    if draft.numbers_of(title, is_argument=is_argument):
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
    numbers = draft.numbers_of(title, is_argument=is_argument)
    if not numbers:
        raise unknown(title)
    made = build([draft.reading])
    counting = canonical((made.arguments if is_argument else made.statements)[title].members)
    line = draft.lines[counting.line if counting else numbers[0]]
    words = " ".join([escaped(text), *(_tag(tag) for tag in line.content.tags)])
    if line.is_reference:
        end = line.start + len(_reference(title, is_argument=is_argument))
        return draft.replaced(end, max(line.body.end, end), f": {words}")
    space = " " if line.data else ""
    return draft.replaced(line.body.start, line.body.end, f" {words}{space}")


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
    under_target = draft.numbers_of(target, is_argument=is_to_argument)
    under_source = draft.numbers_of(source, is_argument=is_from_argument)
    if kind is RelationKind.CONTRADICTORY and is_from_argument:
        under_target = []  # what follows >< must be a claim
    if under_target:
        return _inserted_under(draft, _best(draft, under_target), f"{below} {source_name}")
    if under_source:
        return _inserted_under(draft, _best(draft, under_source), f"{above} {target_name}")
    return _appended(draft, f"{target_name}\n  {below} {source_name}")


def _inserted_under(draft: Draft, number: int, words: str) -> Draft:
    """Return the draft with a relation as the last under a line."""
    lines = draft.lines
    last = draft.last_below(number)
    newline = draft.newline
    if last > number:
        margin = _margin(draft, lines[number + 1])
    else:
        line = lines[number]
        deeper = "    " if line.block is Block.LIST and not line.depth else "  "
        margin = _margin(draft, line) + deeper
    _, end = draft.rows(lines[last].span.start, lines[last].span.end)
    before = "" if draft.text[:end].endswith(("\n", "\r")) else newline
    after = newline if not before else ""
    return draft.with_text(draft.text[:end] + before + margin + words + after + draft.text[end:])


def _margin(draft: Draft, line: Line) -> str:
    """Return what stands before a line in the file."""
    start, _ = draft.rows(line.span.start, line.span.start)
    return draft.text[start : draft.offset(line.span.start)]


def _best(draft: Draft, numbers: list[int]) -> int:
    """Return the line that says a claim's text, else the first that names it."""
    lines = draft.lines
    return next((number for number in numbers if not lines[number].is_reference), numbers[0])


def _reference(title: str, *, is_argument: bool) -> str:
    closing = ">" if is_argument else "]"
    if not title.strip() or closing in title or "\n" in title or "\r" in title or title[0] == "-":
        message = f"“{title}” cannot be a title."
        hint = f"Leave out line breaks and “{closing}”, and do not begin with a hyphen."
        raise ContentError(message, hint=hint)
    return f"<{title}>" if is_argument else f"[{title}]"


def _tag(tag: str) -> str:
    return f"#{tag}" if re.fullmatch(r"[A-Za-z0-9\-]+", tag) else f"#({tag})"


def unknown(title: str) -> ContentError:
    """Return the error of a title that a file does not have."""
    return ContentError(f"There is no claim called “{title}” in this file.")


def _appended(draft: Draft, words: str) -> Draft:
    """Return the draft with a paragraph at the end of its claims."""
    newline = draft.newline
    rows = words.split("\n")
    if draft.path.suffix.lower() not in MARKDOWN_SUFFIXES:
        kept = draft.text.rstrip("\r\n")
        ends = draft.text[len(kept) :]
        block = newline.join(rows) + newline
        if not kept:
            return draft.with_text(block)
        gap = ends if len(LINE_END.findall(ends)) > 1 else newline * 2
        return draft.with_text(kept + gap + block)
    lines = LINE_END.split(draft.text)
    fences = [fence for fence in find_fences(lines) if fence.language in LANGUAGES]
    if not fences:
        gap = (
            "" if not draft.text else newline if draft.text.endswith(("\n", "\r")) else newline * 2
        )
        block = newline.join(["```argdown", *rows, "```"]) + newline
        return draft.with_text(draft.text + gap + block)
    fence = fences[-1]
    margin = " " * len(fence.lead)
    is_empty = not fence.content(lines).strip()
    block = newline.join(["", *rows] if not is_empty else rows).replace(newline, newline + margin)
    block = block if not is_empty else margin + block
    if not fence.is_closed:
        return draft.with_text(draft.text.rstrip("\r\n") + newline + block + newline)
    at = draft.line_starts()[fence.end - 1]
    return draft.with_text(draft.text[:at] + block + newline + draft.text[at:])
