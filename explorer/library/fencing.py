"""Finding what is code in Markdown: fenced blocks, code spans and comments.

Python-Markdown's own fences must begin at the margin and vanish when unclosed; a fence in a list,
or one that its author forgot to close, would lose claims. So fences are found here, by CommonMark's
rules, once for reading and once more, by the same function, for making HTML.

Source: CommonMark 0.31.2, sections 4.5 (fenced code blocks) and 6.1 (code spans).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\n]*)$")
_LIST_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])[ \t]")
_BACKTICKS = re.compile(r"`+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOT_LINE_END = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class FoundFence:
    """A fenced block in a text.

    Attributes:
        start: The index of the first line, that of the opening fence.
        end: The index after the last line, that of the closing fence.
        indent: How far the opening fence is indented, in spaces.
        info: What stands behind the opening fence.
        is_closed: Whether there is a closing fence; else it runs to the end of the text.
    """

    start: int
    end: int
    indent: int
    info: str
    is_closed: bool

    def content(self, lines: list[str]) -> str:
        """Return what stands between the fences, dedented by the fence's own indentation."""
        last = self.end - 1 if self.is_closed else self.end
        pattern = re.compile(f" {{0,{self.indent}}}")
        return "\n".join(pattern.sub("", line, count=1) for line in lines[self.start + 1 : last])

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
        if "```" not in line and "~~~" not in line:
            if line.strip():
                is_in_list = bool(_LIST_ITEM.match(line)) or (is_in_list and line.startswith("  "))
            index += 1
            continue
        opening = _OPENING.match(line)
        if not opening or not _may_open(opening, is_in_list=is_in_list):
            index += 1
            continue
        end, is_closed = _closing(lines, index + 1, opening["fence"])
        indent = len(opening["indent"])
        found.append(FoundFence(index, end, indent, opening["info"].strip(), is_closed))
        index = end
    return found


def _may_open(opening: re.Match[str], *, is_in_list: bool) -> bool:
    if opening["fence"][0] == "`" and "`" in opening["info"]:
        return False
    return is_in_list or len(opening["indent"]) <= 3


def _closing(lines: list[str], start: int, fence: str) -> tuple[int, bool]:
    for index in range(start, len(lines)):
        text = lines[index].strip()
        if len(text) >= len(fence) and text == fence[0] * len(text):
            return index + 1, True
    return len(lines), False


def without_code(lines: list[str], fences: list[FoundFence]) -> str:
    """Return the text with all code and comments blanked, every other character in its place."""
    kept = list(lines)
    for fence in fences:
        for index in range(fence.start, fence.end):
            kept[index] = " " * len(kept[index])
    text = "\n".join(kept)
    if "<!--" in text:
        text = _COMMENT.sub(_blank, text)
    return _blank_code_spans(text) if "`" in text else text


def _blank(match: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(" ", match[0])


def _blank_code_spans(text: str) -> str:
    """Blank code spans: from a run of backticks to the next run as long, within a paragraph."""
    runs = [(match.start(), match.end()) for match in _BACKTICKS.finditer(text)]
    next_alike = [-1] * len(runs)
    latest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        next_alike[index] = latest.get(length, -1)
        latest[length] = index
    pieces: list[str] = []
    position = index = 0
    while index < len(runs):
        closing = next_alike[index]
        if closing < 0 or "\n\n" in text[runs[index][1] : runs[closing][0]]:
            index += 1
            continue
        start, end = runs[index][0], runs[closing][1]
        pieces += [text[position:start], _NOT_LINE_END.sub(" ", text[start:end])]
        position = end
        index = closing + 1
    return "".join([*pieces, text[position:]])
