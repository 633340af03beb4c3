"""Splitting a Markdown text into what the rest needs: sections, citations, wiki-links, fences.

Nothing is converted here; that waits until somebody looks at the document.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from explorer.library.anchors import Anchors, plain
from explorer.library.fencing import find_fences, without_code
from explorer.library.inline import CITATION, WIKI_LINK, cited_items, wiki_target
from explorer.library.model import Citation, Fence, Section, WikiLink

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING = re.compile(
    r"(?P<level>#{1,6})"
    r"(?P<header>(?:[ \t]++(?!#++[ \t]*+(?:\n|\Z))[^ \t\n]++)*+)"
    r"(?:[ \t]++#++)?+[ \t]*+(?:\n|\Z)"
)
"""A line that is a heading; possessive, since headings may have a million spaces in them."""

_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_BLOCK_START = re.compile(
    r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|[>|<:]|!!!|\*?\[[^\[\]]{1,200}\]:)"
)


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of a file as text, and what stands below it.

    Attributes:
        yaml: The text between the `---` lines; None where the file has no front matter.
        yaml_line: The line on which `yaml` begins.
        body: What stands below.
        body_line: The line on which `body` begins.
        is_closed: Whether the second `---` is there.
    """

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a Markdown body; lines are counted in the file.

    Attributes:
        sections: Never empty; the first holds what stands before any heading.
        prose: The body with all code blanked, every other character in its place.
        section_starts: For each section, the index in `prose` where its heading or text begins.
    """

    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    wiki_links: tuple[WikiLink, ...]
    fences: tuple[Fence, ...]
    prose: str
    section_starts: tuple[int, ...]


def normal_line_ends(text: str) -> str:
    """Return the text with line feeds as its only line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split_front(text: str) -> Front:
    """Part a file's text, its line ends already normal, into front matter and body."""
    first, _, _ = text.partition("\n")
    if first.rstrip() != "---":
        return Front(None, 1, text, 1)
    lines = text.split("\n")
    for index in range(1, len(lines)):
        if lines[index].rstrip() in {"---", "..."}:
            return Front("\n".join(lines[1:index]), 2, "\n".join(lines[index + 1 :]), index + 2)
    looks_meant = len(lines) > 1 and re.match(r"[\w-]+:(\s|$)", lines[1]) is not None
    return Front(None, 1, text, 1, is_closed=not looks_meant)


def split_body(body: str, first_line: int) -> Split:
    """Split a Markdown body, its line ends already normal.

    Args:
        body: The text below the front matter.
        first_line: The file's line on which it begins.
    """
    lines = body.split("\n")
    found = find_fences(lines) if "```" in body or "~~~" in body else []
    prose = without_code(lines, found)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    sections = _sections(lines, prose.split("\n"), first_line)
    section_starts = tuple(starts[section.line - first_line] for section in sections)

    def line_at(index: int) -> int:
        return bisect.bisect_right(starts, index) - 1 + first_line

    def anchor_at(index: int) -> str:
        return sections[bisect.bisect_right(section_starts, index) - 1].anchor

    return Split(
        sections=sections,
        citations=tuple(
            Citation(item.key, item.locator, anchor_at(match.start()), line_at(match.start()))
            for match in (CITATION.finditer(prose) if "@" in prose else ())
            for item in cited_items(match)
        ),
        wiki_links=tuple(
            WikiLink(link.target, link.heading, link.text, anchor_at(start), line_at(start))
            for match in _wiki_links(prose)
            for link, start in ((wiki_target(match), match.start()),)
        ),
        fences=tuple(
            Fence(
                fence.language,
                fence.content(lines),
                first_line + fence.start + 1,
                anchor_at(starts[fence.start]),
                fence.is_closed,
            )
            for fence in found
        ),
        prose=prose,
        section_starts=section_starts,
    )  # fmt: skip


def _wiki_links(prose: str) -> Iterator[re.Match[str]]:
    """Find the wiki-links of a text, embeds without their `!`.

    `WIKI_LINK.finditer` would do, but tries every letter, since the pattern may begin with a `!`.
    """
    start = prose.find("[[")
    while start >= 0:
        match = WIKI_LINK.match(prose, start)
        if match:
            yield match
        start = prose.find("[[", match.end() if match else start + 1)


def _sections(lines: list[str], prose_lines: list[str], first_line: int) -> tuple[Section, ...]:
    """Cut the body at its headings, found in `prose_lines`, where all code is blanked."""
    anchors = Anchors()
    sections: list[Section] = []
    trail: list[tuple[int, str]] = []
    anchor, title, level, start, text_start = "", "", 0, 0, 0

    def close(end: int) -> None:
        above = tuple(name for depth, name in trail if depth < level)
        skipped = next((i for i in range(text_start, end) if lines[i].strip()), text_start)
        text = "\n".join(lines[skipped:end]).rstrip()
        sections.append(
            Section(anchor, title, level, above, first_line + start, first_line + skipped, text)
        )

    for index, depth, height in _headings(prose_lines):
        close(index)
        del trail[next((i for i, (d, _) in enumerate(trail) if d >= depth), len(trail)) :]
        title = plain(_header(lines[index]) if height == 1 else lines[index])
        anchor, level, start, text_start = anchors.take(title), depth, index, index + height
        trail.append((depth, title))
    close(len(lines))
    return tuple(sections)


def _headings(lines: list[str]) -> list[tuple[int, int, int]]:
    """Return (line index, level, lines high) of each heading at the margin."""
    found = []
    free = 0  # a text that is to be underlined begins a block: at the top, or behind a heading
    for index, line in enumerate(lines):
        if line.startswith("#"):
            match = HEADING.match(line)
            if match:
                found.append((index, len(match["level"]), 1))
                free = index + 1
        elif line[:1] in {"=", "-"} and index > free and _UNDERLINE.match(line):
            above = lines[index - 1]
            is_alone = index - 1 == free or not lines[index - 2].strip()
            if is_alone and above.strip() and not _BLOCK_START.match(above):
                found.append((index - 1, 1 if line[0] == "=" else 2, 2))
                free = index + 1
    return found


def _header(line: str) -> str:
    match = HEADING.match(line)
    return match["header"] if match else line.lstrip("#")
