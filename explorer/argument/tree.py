"""The syntax tree of an Argdown text: flat, since a tree of objects 10,000 deep breaks recursion.

A text is a tuple of lines in the order written. A line at depth 0 begins a block or goes on with a
list or a premise-conclusion structure; a line deeper down bears on the nearest line above it that
is one level less deep.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from explorer.argument.data import Data
    from explorer.errors import Problem


class Sort(enum.StrEnum):
    """What a line states."""

    HEADING = "heading"
    STATEMENT = "statement"
    ARGUMENT = "argument"
    INFERENCE = "inference"


class Block(enum.StrEnum):
    """What sort of block a line stands in."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    STRUCTURE = "premise-conclusion structure"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement or argument that a text names without using it."""

    title: str
    is_argument: bool


@dataclass(frozen=True, slots=True)
class HyperLink:
    """A link in a text."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A part of a text in bold or italics.

    Attributes:
        mark: `**`, `__`, `*` or `_`.
        start: Index of its first character in the text.
        stop: Index of its last character.
    """

    mark: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Content:
    """What a line says.

    Attributes:
        text: As readers see it: emphasis without its marks, links as their text, line breaks as
            spaces, tags and mentions as written. None where nothing was written at all.
        raw: As written, to be written again.
        tags: In the order written, without doubles.
    """

    text: str | None = None
    raw: str = field(default="", compare=False)
    tags: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[HyperLink, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()

    def with_text(self, text: str) -> Content:
        """Return the same with another text."""
        return Content(text, self.raw, self.tags, self.mentions, self.links, self.emphasis)


NOTHING = Content()


class Span(NamedTuple):
    """Where something stands: indices into the text, `end` after the last character."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, argument, heading or inference bar.

    Attributes:
        sort: What it states.
        block: The sort of block it stands in.
        depth: 0 for what begins a block or goes on with a list or structure; 1 for what bears on
            that, and so on.
        mark: The relation symbol, list marker (`*` or a number) or number of a premise; else empty.
        opens: Whether it begins a new block.
        title: As written in brackets; empty for an untitled text.
        is_reference: Whether it only refers to a title.
        content: What it says; of a heading its title, of an inference nothing.
        data: What stands in braces, if anything does.
        level: Of a heading, else 0.
        rules: Of an inference.
        span: From its mark (or first character) to the end of its data or text.
        body: Its content: where a changed text goes.
        start: Where it begins after its mark; its place is reported from here.
    """

    sort: Sort
    block: Block
    depth: int
    mark: str = ""
    opens: bool = False
    title: str = ""
    is_reference: bool = False
    content: Content = NOTHING
    data: Data | None = None
    level: int = 0
    rules: tuple[str, ...] = ()
    span: Span = field(default=Span(0, 0), compare=False)
    body: Span = field(default=Span(0, 0), compare=False)
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Tree:
    """A text as its lines.

    Attributes:
        lines: In the order written.
        front: The front matter, if there is one.
        problems: What is wrong with the text, in the order found.
    """

    lines: tuple[Line, ...] = ()
    front: Data | None = None
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def is_sound(self) -> bool:
        """Whether the text has no syntax errors."""
        return not any(problem.severity == "error" for problem in self.problems)
