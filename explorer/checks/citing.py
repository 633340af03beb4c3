"""Checks of citations: every figure has one, and every source is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.errors import Place, Problem, Severity
from explorer.library.inline import CITATION
from explorer.library.kinds import Kind
from explorer.library.side_files import SOURCES_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.argued import Argued
    from explorer.library.model import Document, Section

_FACTUAL_KINDS = frozenset(Kind) - {Kind.PAGE, Kind.TOUR}
_FENCE = re.compile(r"^ *(`{3,}|~{3,})[^\n]*\n.*?(?:^ *\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_NOT_LINE_END = re.compile(r"[^\n]")
_FIGURE = re.compile(
    r"""\b(?:19|20)\d\d                              # a year
      | \b\d[\d,.]*\ ?(?:%|(?:per\ cent|million|billion|trillion|dollars|euros?|pounds)\b)
      | [$€£]\ ?\d[\d,.]*
    """,
    re.VERBOSE,
)
_AS_OF = re.compile(r"\b(?:as of|last checked)\s[^.;:()\n]*", re.IGNORECASE)
"""When something was checked is no statement that a source could bear out."""
_WIKI_OR_CODE = re.compile(r"\[\[[^\]]*\]\]|`[^`]*`|\]\([^)]*\)")


def uncited_figures(argued: Argued) -> list[Problem]:
    """Return a warning for each paragraph that has a year or an amount but no citation."""
    found = []
    for document in argued.library.documents:
        if document.kind not in _FACTUAL_KINDS:
            continue
        for section in document.sections:
            if "question" in section.title.casefold():
                continue
            for line, paragraph in paragraphs(section):
                stated = _AS_OF.sub(" ", _WIKI_OR_CODE.sub(" ", paragraph))
                figure = _FIGURE.search(stated)
                if figure and not CITATION.search(paragraph):
                    found.append(_uncited(document, line, figure[0]))
    return found


def paragraphs(section: Section) -> Iterator[tuple[int, str]]:
    """Yield (line in the file, text) of each paragraph of a section, its fences left out."""
    text = _FENCE.sub(lambda match: _NOT_LINE_END.sub(" ", match[0]), section.text)
    line = section.body_line
    block: list[str] = []
    start = line
    for piece in [*text.split("\n"), ""]:
        if piece.strip():
            start = start if block else line
            block.append(piece)
        elif block:
            yield start, "\n".join(block)
            block = []
        line += 1


def _uncited(document: Document, line: int, figure: str) -> Problem:
    message = f"This paragraph states “{figure.strip()}” and cites nothing"
    hint = "add a citation such as [@key]"
    place = Place(document.path, line)
    return Problem(Severity.WARNING, place, message, hint, "uncited-figure")


def unused_sources(argued: Argued) -> list[Problem]:
    """Return a warning for each source that no document cites."""
    library = argued.library
    used = {citation.key for document in library.documents for citation in document.citations}
    used |= {
        key
        for document in library.documents
        for event in document.front.events
        for key in event.sources
    }
    used |= {key for claim in argued.claims for key in claim.sources}
    return [
        Problem(
            Severity.WARNING,
            Place(SOURCES_FILE, source.line),
            f"Nothing cites the source “{key}”",
            "cite it or remove it",
            "unused-source",
        )
        for key, source in library.sources.items()
        if key not in used
    ]
