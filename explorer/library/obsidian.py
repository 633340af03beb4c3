"""What Obsidian adds to Markdown beyond links: `==marked==`, `%%comments%%`, `- [x]` tasks."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from typing_extensions import override

from explorer.library.fencing import find_fences, without_code

MARKED: Final = r"==(?![\s=])((?:[^=]|=(?!=))++)(?<!\s)==(?!=)"
"""A marked stretch; possessive up to the next two signs, so that unclosed marks cost no more."""

_COMMENT: Final = re.compile(
    r"^[ \t]*+%%(?:[^%]|%(?!%))*+%%|[ \t]?%%(?:[^%\n]|%(?!%)|\n(?![ \t]*\n))*+%%", re.MULTILINE
)
"""A comment that begins a line may go on over paragraphs, one within a line ends with its own."""

_TASK: Final = re.compile(r"([ \t]*(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t]+\S)")
OPEN, DONE = "☐", "☑"


class Marked(InlineProcessor):
    """Shows what stands between two pairs of equals signs as marked with a pen."""

    def __init__(self) -> None:
        super().__init__(MARKED)

    @override
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element("mark")
        element.text = m[1]
        return element, m.start(), m.end()


class Tasks(Preprocessor):
    """Shows the boxes of tasks as boxes, empty or ticked."""

    @override
    def run(self, lines: list[str]) -> list[str]:
        return [_TASK.sub(_boxed, line, count=1) if "[" in line else line for line in lines]


def _boxed(match: re.Match[str]) -> str:
    return match[1] + (OPEN if match[2] == " " else DONE)


class TaskLists(Treeprocessor):
    """Names the lists that hold nothing but tasks: their boxes stand in the place of bullets."""

    @override
    def run(self, root: Element) -> None:
        for element in root.iter("ul"):
            if all(_is_task(item) for item in element):
                element.set("class", "tasks")


def _is_task(item: Element) -> bool:
    is_loose = len(item) > 0 and item[0].tag == "p" and not (item.text or "").strip()
    text = (item[0] if is_loose else item).text or ""
    return text.lstrip().startswith((OPEN, DONE))


def without_comments(body: str) -> str:
    """Return a Markdown text without its comments; one that nothing closes stays, as does code."""
    if "%%" not in body:
        return body
    lines = body.split("\n")
    prose = without_code(lines, find_fences(lines))
    kept, position = [], 0
    for match in _COMMENT.finditer(prose):
        kept.append(body[position : match.start()])
        position = match.end()
    return "".join((*kept, body[position:]))
