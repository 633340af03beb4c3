"""Finding what is code in Markdown: fenced blocks, code spans and comments.

Python-Markdown's own fences must begin at the margin and vanish when unclosed; a fence in a list,
or one that its author forgot to close, would lose claims. So fences are found here, by CommonMark's
rules, once for reading and once more, by the same function, for making HTML.

Source: CommonMark 0.31.2, sections 4.5 (fenced code blocks) and 6.1 (code spans).
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

_OPENING = re.compile(
    r"(?P<lead> *(?:(?:[-*+]|\d{1,9}[.)]) +)*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\n]*)$"
)
_LIST_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])[ \t]")
_BACKTICKS = re.compile(r"`+")
_MARK = re.compile(r"`+|<!--")
_BREAK = re.compile(
    r"\n(?=[ \t]*(?:$|#{1,6}(?:[ \t]|$)|[-*+][ \t]|\d{1,9}[.)][ \t]|\|))", re.MULTILINE
)
"""Where a paragraph, list item or table row ends; no code span goes on behind it."""

_NOT_LINE_END = re.compile(r"[^\n]")
_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class FoundFence:
    """A fenced block in a text.

    Attributes:
        start: The index of the first line, that of the opening fence.
        end: The index after the last line, that of the closing fence.
        lead: What stands before the opening fence: spaces, or the marks of list items; no tabs.
        info: What stands behind the opening fence.
        is_closed: Whether there is a closing fence; else it runs to the end of the text.
    """

    start: int
    end: int
    lead: str
    info: str
    is_closed: bool

    def content(self, lines: list[str]) -> str:
        """Return what stands between the fences, dedented by the fence's own indentation."""
        last = self.end - 1 if self.is_closed else self.end
        return "\n".join(self._dedented(line) for line in lines[self.start + 1 : last])

    def _dedented(self, line: str) -> str:
        if not self.lead:
            return line
        indent = _INDENT.match(line)
        blank = (indent[0] if indent else "").expandtabs(4)
        return blank[len(self.lead) :] + line.lstrip(" \t")

    @property
    def language(self) -> str:
        """The first word behind the opening fence, in lower case, without braces and dots."""
        words = self.info.strip("{} ").split()
        return words[0].lstrip(".").lower() if words else ""


def find_fences(lines: list[str]) -> list[FoundFence]:
    """Return the fenced blocks of a text, in order."""
    found: list[FoundFence] = []
    index = 0
    is_in_list = False
    while index < len(lines):
        line = lines[index]
        has_fence = "```" in line or "~~~" in line
        opening = _OPENING.match(line.expandtabs(4)) if has_fence else None
        if not opening or not _may_open(opening, is_in_list=is_in_list):
            if line.strip():
                is_in_list = bool(_LIST_ITEM.match(line)) or (
                    is_in_list and line.startswith(("  ", "\t"))
                )
            index += 1
            continue
        is_in_list = bool(opening["lead"].strip()) or (is_in_list and len(opening["lead"]) >= 2)
        end, is_closed = _closing(lines, index + 1, opening["fence"])
        found.append(FoundFence(index, end, opening["lead"], opening["info"].strip(), is_closed))
        index = end
    return found


def _may_open(opening: re.Match[str], *, is_in_list: bool) -> bool:
    if opening["fence"][0] == "`" and "`" in opening["info"]:
        return False
    indent = len(opening["lead"]) - len(opening["lead"].lstrip())
    return is_in_list or indent <= 3


def _closing(lines: list[str], start: int, fence: str) -> tuple[int, bool]:
    for index in range(start, len(lines)):
        text = lines[index].strip()
        if len(text) >= len(fence) and text == fence[0] * len(text):
            return index + 1, True
    return len(lines), False


def without_code(lines: list[str], fences: list[FoundFence]) -> str:
    """Return the text with all code and comments blanked, every other character in its place.

    The backticks around a code span stay: a line that is nothing but code is no empty line.
    """
    kept = list(lines)
    for fence in fences:
        for index in range(fence.start, fence.end):
            kept[index] = " " * len(kept[index])
    text = "\n".join(kept)
    if "`" not in text and "<!--" not in text:
        return text
    pieces: list[str] = []
    position = 0
    for start, end in _Hidden(text).ranges():
        pieces += [text[position:start], _NOT_LINE_END.sub(" ", text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


class _Hidden:
    """Finds the code spans and comments of a text; whichever begins first hides the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last_arrow = text.rfind("-->")
        self._breaks = [match.start() for match in _BREAK.finditer(text)]
        self._ticks: dict[int, list[int]] = {}
        for run in _BACKTICKS.finditer(text):
            self._ticks.setdefault(run.end() - run.start(), []).append(run.start())

    def ranges(self) -> list[tuple[int, int]]:
        """Return where they begin and end, in order; of a code span, what is between its marks."""
        found = []
        position = 0
        while mark := _MARK.search(self._text, position):
            position = mark.end()
            is_comment = mark[0] == "<!--"
            end = self._comment_end(mark.start()) if is_comment else self._code_end(*mark.span())
            if end:
                found.append((mark.start() if is_comment else mark.end(), end))
                ticks = None if is_comment else _BACKTICKS.match(self._text, end)
                position = ticks.end() if ticks else end
        return found

    def _block_end(self, index: int) -> int:
        number = bisect.bisect_left(self._breaks, index)
        return self._breaks[number] if number < len(self._breaks) else len(self._text)

    def _code_end(self, start: int, end: int) -> int:
        """Return where the code that backticks open ends, before its closing ones; 0 if nowhere."""
        before = self._text[max(0, start - 64) : start]
        is_escaped = (len(before) - len(before.rstrip("\\"))) % 2
        length = end - start - is_escaped
        starts = self._ticks.get(length, [])
        number = bisect.bisect_left(starts, end)
        is_closed = number < len(starts) and starts[number] < self._block_end(end)
        return starts[number] if is_closed else 0

    def _comment_end(self, start: int) -> int:
        """Return where a comment ends, behind its arrow; 0 if this is none.

        One that begins a line may go over blank lines, and unclosed hides all that follows; one
        within a line must end in its paragraph.
        """
        before = self._text[max(0, start - 4) : start].rstrip(" ")
        begins_line = before.endswith("\n") or (not before and start <= 3)
        if start >= self._last_arrow:
            return len(self._text) if begins_line else 0
        end = len(self._text) if begins_line else self._block_end(start)
        arrow = self._text.find("-->", start + 2, end)
        return arrow + 3 if arrow >= 0 else 0
