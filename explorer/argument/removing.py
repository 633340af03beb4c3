"""Removing a claim from a file: what stood under it stays, every other byte too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.argument.building import build
from explorer.argument.draft import LINE_END
from explorer.argument.edits import unknown
from explorer.argument.fences import Source
from explorer.argument.parser import parse
from explorer.argument.tree import Block
from explorer.errors import ContentError

if TYPE_CHECKING:
    from explorer.argument.draft import Draft
    from explorer.argument.model import Model
    from explorer.argument.tree import Line

_BLANK = re.compile(r"[ \t]*")


def remove(draft: Draft, title: str, *, is_argument: bool = False) -> Draft:
    """Return the draft without a claim, its relations included.

    Claims that were written under it stay: they move to paragraphs of their own. So do the
    premises of an argument.

    Raises:
        ContentError: There is no such claim in the file, it is a premise or conclusion, or
            without it something else in the file would be read as something else.
    """
    numbers = draft.numbers_of(title, is_argument=is_argument)
    if not numbers:
        raise unknown(title)
    for number in numbers:
        line = draft.lines[number]
        if line.block is Block.STRUCTURE and not line.depth:
            hint = "Remove that argument first."
            raise ContentError(f"“{title}” is a premise or conclusion of an argument.", hint=hint)
    changed = draft
    while numbers:
        changed = _without(changed, numbers[-1])
        numbers = changed.numbers_of(title, is_argument=is_argument)
    _hold_the_rest(draft, changed, title, is_argument=is_argument)
    return changed


def _hold_the_rest(before: Draft, after: Draft, title: str, *, is_argument: bool) -> None:
    """Refuse a removal after which a structure would belong to another argument, or none parse."""
    is_sound = after.reading.tree.is_sound or not before.reading.tree.is_sound
    old, new = build([before.reading]), build([after.reading])
    removed = title if is_argument else ""
    if is_sound and _structures(old, removed) == _structures(new, removed):
        return
    message = f"“{title}” cannot be taken out by itself: what stands around it leans on it."
    raise ContentError(message, hint="Change the text of the file by hand.")


def _structures(made: Model, removed: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the titled arguments with the texts of their structures; the removed one has none."""
    return sorted(
        (
            argument.title if argument.is_titled and argument.title != removed else "",
            tuple(line.member.content.text or line.title for line in argument.structure),
        )
        for argument in made.arguments.values()
        if argument.structure
    )


def _without(draft: Draft, number: int) -> Draft:
    """Return the draft without one line; what stood under it moves behind its block."""
    lines, text, newline = draft.lines, draft.text, draft.newline
    line, last = lines[number], draft.last_below(number)
    start, end = draft.rows(line.span.start, lines[last].span.end)
    moved = _moved(draft, number, last)
    goes_on = last + 1 < len(lines) and not lines[last + 1].opens
    if not moved:
        if line.opens and not goes_on:
            end = _after_blank(text, end)
        return draft.with_text(text[:start] + text[end:])
    paragraphs = (newline * 2).join(moved) + newline
    if not goes_on:
        lead = "" if line.opens else newline
        return draft.with_text(text[:start] + lead + paragraphs + text[end:])
    after = last + 1
    while after < len(lines) and not lines[after].opens:
        after += 1
    block_end = draft.rows(lines[after - 1].span.start, lines[after - 1].span.end)[1]
    rest = text[end:block_end]
    if not rest.endswith(("\n", "\r")):
        rest += newline
    return draft.with_text(text[:start] + rest + newline + paragraphs + text[block_end:])


def _moved(draft: Draft, number: int, last: int) -> list[str]:
    """Return what stands under a line as paragraphs of their own; a bare name says nothing."""
    found = []
    child = number + 1
    while child <= last:
        end = draft.last_below(child)
        if end > child or not draft.lines[child].is_reference:
            found.append(_paragraph(draft, child, end))
        child = end + 1
    return found


def _paragraph(draft: Draft, first: int, last: int) -> str:
    """Return lines of the file as a paragraph: without the relation's symbol, read as before."""
    lines = draft.lines
    start, end = draft.rows(lines[first].span.start, lines[last].span.end)
    at = draft.offset(lines[first].start)
    cut = draft.reading.source.row_at(lines[first].start).cut
    margin = draft.text[start : start + cut]
    words = draft.text[at:end].rstrip("\r\n")
    if not _is_read_as(lines[first], words):
        words = "\\" + words  # it begins with what is a mark where a line begins
    return margin + words


def _is_read_as(line: Line, words: str) -> bool:
    """Tell whether a text, at the beginning of a line, says what a line says."""
    tree = parse(Source.of_text(words))
    if not tree.lines:
        return False
    first = tree.lines[0]
    read = (first.sort, first.title, first.block)
    return read == (line.sort, line.title, Block.PARAGRAPH)


def _after_blank(text: str, start: int) -> int:
    """Return the index after the blank lines that begin at `start`."""
    while True:
        match = _BLANK.match(text, start)
        assert match
        end = LINE_END.match(text, match.end())
        if not end:
            return start
        start = end.end()
