"""A file's text with what was read of it: where its claims stand, and how a part is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.argument.fences import Source
from explorer.argument.model import Reading
from explorer.argument.parser import parse
from explorer.argument.tree import Sort

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.argument.tree import Line

LINE_END = re.compile(r"\r\n|\n|\r")


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

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of its claims, in the order written."""
        return self.reading.tree.lines

    @property
    def newline(self) -> str:
        """The line end that the file uses first."""
        match = LINE_END.search(self.text)
        return match[0] if match else "\n"

    def with_text(self, text: str) -> Draft:
        """Return the draft of the same file with another text."""
        return Draft.of(text, self.path)

    def replaced(self, start: int, end: int, words: str) -> Draft:
        """Return the draft with a part of its Argdown replaced; indices are those of that."""
        first = self.offset(start)
        last = self.offset(end - 1) + 1 if end > start else first
        return self.with_text(self.text[:first] + words + self.text[last:])

    def line_starts(self) -> list[int]:
        """Return the index in the file at which each of its lines begins."""
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def offset(self, index: int) -> int:
        """Return the index in the file of a character of the Argdown."""
        place = self.reading.source.place(index)
        return self.line_starts()[place.line - 1] + place.column - 1

    def rows(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the file the whole rows begin and end that hold a part of the Argdown."""
        starts = [*self.line_starts(), len(self.text)]
        source = self.reading.source
        first, last = source.line_at(start), source.line_at(max(start, end - 1))
        return starts[first - 1], starts[last]

    def numbers_of(self, title: str, *, is_argument: bool) -> list[int]:
        """Return the indices of the lines that state or name a title."""
        sort = Sort.ARGUMENT if is_argument else Sort.STATEMENT
        return [
            number
            for number, line in enumerate(self.lines)
            if line.title == title and line.sort is sort
        ]

    def last_below(self, number: int) -> int:
        """Return the index of the last line that stands under a line, or its own."""
        last = number
        while last + 1 < len(self.lines) and not self.lines[last + 1].opens:
            if self.lines[last + 1].depth <= self.lines[number].depth:
                break
            last += 1
        return last
