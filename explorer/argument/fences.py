"""Where Argdown comes from: a file of its own, or the fences of Markdown, read as one text."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import Place
from explorer.library.fencing import find_fences
from explorer.library.splitting import normal_line_ends, split_front

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.library.model import Document

LANGUAGES = frozenset({"argdown", "argdown-map"})
"""What stands behind the opening fence of a block of claims."""

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
"""What a file ends in whose claims stand in fences."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where one row of a text stands in its file.

    Attributes:
        line: Counted from 1.
        cut: How many columns of the file's line stand before the row's first.
        anchor: The section of the Markdown document it stands in; empty outside of one.
    """

    line: int
    cut: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An Argdown text that knows where in a file each of its characters stands.

    Attributes:
        text: Its line ends are normal; fences are set apart by a blank line.
        path: The file.
        rows: One for each row of the text; none where the text is the whole file.
        document: The id of the document it comes from; empty for what comes from no library.
    """

    text: str
    path: Path
    rows: tuple[Row, ...]
    document: str = ""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = (len(row) + 1 for row in self.text.split("\n"))
        object.__setattr__(self, "_starts", tuple(accumulate(lengths, initial=0)))

    @classmethod
    def of_text(cls, text: str, path: Path = Path("text")) -> Source:
        """Take a whole text as Argdown."""
        text = normal_line_ends(text)
        return cls(text, path, ())

    @classmethod
    def of_file(cls, text: str, path: Path) -> Source:
        """Take a file's text: the fences of Markdown, the whole of anything else."""
        if path.suffix.lower() not in MARKDOWN_SUFFIXES:
            return cls.of_text(text, path)
        front = split_front(normal_line_ends(text))
        lines = front.body.split("\n")
        fences = [
            (fence.content(lines), front.body_line + fence.start + 1, "")
            for fence in find_fences(lines)
            if fence.language in LANGUAGES
        ]
        return cls._of_fences(fences, lines, front.body_line, path, "")

    @classmethod
    def of_document(cls, document: Document) -> Source:
        """Take the fences of a library's document."""
        fences = [
            (fence.text, fence.line, fence.anchor)
            for fence in document.fences
            if fence.language in LANGUAGES
        ]
        lines = document.body.split("\n") if fences else []
        return cls._of_fences(fences, lines, document.body_line, document.path, document.id)

    @classmethod
    def _of_fences(
        cls,
        fences: Iterable[tuple[str, int, str]],
        lines: list[str],
        first_line: int,
        path: Path,
        document: str,
    ) -> Source:
        """Join fences, each given as its text, the file's line it begins on, and its anchor."""
        texts: list[str] = []
        rows: list[Row] = []
        for text, line, anchor in fences:
            for number, row in enumerate(text.split("\n"), start=line):
                index = number - first_line
                whole = lines[index] if index < len(lines) else row
                texts.append(row)
                rows.append(Row(number, len(whole) - len(row), anchor))
            texts.append("")
            rows.append(Row(line + text.count("\n") + 1, 0, anchor))
        texts.append("")
        rows.append(rows[-1] if rows else Row(1))
        return cls("\n".join(texts), path, tuple(rows), document)

    def row_at(self, index: int) -> Row:
        """Return the row that the character at `index` stands in."""
        number = bisect.bisect_right(self._starts, index) - 1
        return self.rows[number] if self.rows else Row(number + 1)

    def line_at(self, index: int) -> int:
        """Return the file's line that the character at `index` stands on."""
        return self.row_at(index).line

    def place(self, index: int) -> Place:
        """Return where in the file the character at `index` stands; the end of the text is one."""
        number = bisect.bisect_right(self._starts, index) - 1
        column = index - self._starts[number] + 1
        if not self.rows:
            return Place(self.path, number + 1, column)
        row = self.rows[number]
        column += row.cut
        return Place(self.path, row.line, column if column > 0 else 1)
