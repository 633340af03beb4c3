"""The parser: tokens become lines. It recovers after each mistake and reports them all."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

from explorer.argument.content import CONTENT, ContentReader
from explorer.argument.data_reading import DataReader, removes_tags
from explorer.argument.scanner import scan
from explorer.argument.tokens import WHITE, Kind, Token
from explorer.argument.tree import NOTHING, Block, Content, Line, Sort, Span, Tree
from explorer.argument.wording import Fault, Finding
from explorer.errors import Severity

if TYPE_CHECKING:
    from explorer.argument.data import Data
    from explorer.argument.fences import Source


class Grammar(enum.StrEnum):
    """How much is forgiven."""

    LENIENT = "lenient"
    STRICT = "strict"


_ARGUMENT: Final = frozenset({Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE})
_DEFINITION: Final = frozenset({Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION})
_TITLED: Final = _ARGUMENT | _DEFINITION | {Kind.STATEMENT_REFERENCE}
_SKIPPED: Final = CONTENT | _TITLED | {Kind.EMPHASIS_END, Kind.DATA}
_UNDERCUTS: Final = frozenset({"_", "<_"})
_WORDLESS: Final = Content("")
# Named here as looking a member up in its class is slow, and done for every line.
_STATEMENT, _ARGUED, _INFERENCE = Sort.STATEMENT, Sort.ARGUMENT, Sort.INFERENCE
_HEADING: Final = Block.HEADING


def parse(source: Source, grammar: Grammar = Grammar.LENIENT) -> Tree:
    """Parse an Argdown text.

    Args:
        source: The text with its places.
        grammar: Lenient accepts missing blank lines with a warning; strict accepts what the
            reference accepts.
    """
    return _Parser(source, grammar).parse()


class _Parser:
    """Reads one text from its first token to its last."""

    def __init__(self, source: Source, grammar: Grammar) -> None:
        self._source = source
        self._is_strict = grammar is Grammar.STRICT
        self._tokens = scan(source.text)
        self._index = 0
        self._lines: list[Line] = []
        self._front: Data | None = None
        self._found: list[Finding] = []
        self._data = DataReader(source)
        self._content = ContentReader(self._tokens, source.text, self._report)
        self._block: Block | None = None
        self._depth = 0
        self._base = 0
        self._above: Line | None = None
        self._marker: int = Kind.END
        self._has_inference = False
        self._concludes = False

    def parse(self) -> Tree:
        self._front_matter()
        tokens = self._tokens
        handlers = {
            Kind.BLANK: self._blank,
            Kind.INDENT: self._indent,
            Kind.DEDENT: self._dedent,
            Kind.RELATION: self._relation,
            Kind.NUMBER: self._numbered,
            Kind.INFERENCE_START: self._inference,
            Kind.HEADING: self._heading,
            Kind.ORDERED: self._item,
            Kind.UNORDERED: self._item,
            Kind.DATA: self._stray,
            Kind.FRONT_MATTER: self._stray,
            Kind.EMPHASIS_END: self._stray,
            Kind.INFERENCE_END: self._stray,
            Kind.COMMA: self._stray,
        }
        while (kind := tokens[self._index].kind) != Kind.END:
            handlers.get(kind, self._paragraph)()
        self._close()
        if not self._lines and self._is_strict:
            self._report(Fault.EMPTY, 0)
        problems = [finding.problem(self._source.place(finding.at)) for finding in self._found]
        problems += self._data.problems
        problems.sort(key=lambda problem: (problem.place.line, problem.place.column))
        return Tree(tuple(self._lines), self._front, tuple(problems))

    def _report(self, fault: Fault, at: int, severity: Severity = Severity.ERROR) -> None:
        self._found.append(Finding(fault, at, severity))

    def _kind(self) -> int:
        return self._tokens[self._index].kind

    def _front_matter(self) -> None:
        for skipped in (Kind.NEWLINE, Kind.BLANK):
            self._index += self._kind() == skipped
        if self._kind() != Kind.FRONT_MATTER:
            return
        token = self._tokens[self._index]
        self._index += 1
        self._front = self._data.front_matter(token)
        self._content.keeps_tags = not removes_tags(self._front)
        self._skip(Kind.NEWLINE)
        if self._kind() == Kind.BLANK:
            self._index += 1
        elif self._tokens[self._index - 1].kind != Kind.NEWLINE and self._kind() != Kind.END:
            self._report(Fault.MISSING_BLANK, self._tokens[self._index].start)
        elif self._is_strict or self._kind() != Kind.END:
            self._missing_blank()

    def _missing_blank(self) -> None:
        severity = Severity.ERROR if self._is_strict else Severity.WARNING
        self._report(Fault.MISSING_BLANK, self._tokens[self._index].start, severity)

    def _blank(self) -> None:
        self._close()
        self._index += 1

    def _indent(self) -> None:
        self._depth += 1
        self._index += 1

    def _dedent(self) -> None:
        self._depth -= 1
        self._base = min(self._base, self._depth)
        self._index += 1

    def _open(self, block: Block) -> bool:
        """Begin a block, or go on with the one that is open; tell whether it begins."""
        if self._block is block and block is not Block.PARAGRAPH and block is not Block.HEADING:
            return False
        if self._block is not None:
            self._missing_blank()
            self._close()
        self._block = block
        self._base = self._depth
        self._has_inference = False
        self._above = None
        return True

    def _close(self) -> None:
        """End the block; a premise-conclusion structure must have come to its conclusion."""
        if self._block is Block.STRUCTURE and self._above:
            if not self._has_inference:
                self._report(Fault.NO_INFERENCE, self._above.span.start)
            elif self._above.sort is Sort.INFERENCE or not self._concludes:
                self._report(Fault.NO_CONCLUSION, self._above.span.start)
        self._block = None
        self._above = None

    def _paragraph(self) -> None:
        """Read a claim that begins a paragraph, or find out why something else does not end."""
        token = self._tokens[self._index]
        if self._block is not None and not self._begins_line():
            self._within_line(token)
            return
        self._open(Block.PARAGRAPH)
        self._base = self._depth
        self._claim("", token.start, opens=True)

    def _begins_line(self) -> bool:
        before = self._tokens[self._index - 1].kind if self._index else Kind.BLANK
        return before in (Kind.NEWLINE, Kind.BLANK, Kind.INDENT, Kind.DEDENT)

    def _within_line(self, token: Token) -> None:
        """Report what goes on after a claim has ended, and skip it."""
        is_title = token.kind in _TITLED
        self._report(
            Fault.REFERENCE_IN_TEXT if is_title else Fault.TEXT_AFTER_REFERENCE, token.start
        )
        self._skip_text()

    def _skip_text(self) -> None:
        """Skip what is left of a text, up to a line that begins with something else."""
        tokens = self._tokens
        while (kind := tokens[self._index].kind) in _SKIPPED:
            self._index += 1
            if kind == Kind.NEWLINE and tokens[self._index].kind not in CONTENT:
                break

    def _stray(self) -> None:
        """Report a token that nothing can begin with, and skip it."""
        token = self._tokens[self._index]
        fault = {
            Kind.FRONT_MATTER: Fault.FRONT_OUT_OF_PLACE,
            Kind.DATA: Fault.DATA_OUT_OF_PLACE,
            Kind.EMPHASIS_END: Fault.OPEN_EMPHASIS,
        }.get(token.kind, Fault.INFERENCE_OUT_OF_PLACE)
        self._report(fault, token.start)
        self._index += 1
        if self._kind() == Kind.NEWLINE:
            self._index += 1

    def _heading(self) -> None:
        self._open(Block.HEADING)
        token = self._tokens[self._index]
        self._index += 1
        if self._kind() not in CONTENT:
            self._report(Fault.NO_TEXT, token.start)
        content, end = self._content.read(self._index)
        if not self._is_strict and "\n" in content.raw:
            at = token.end + self._source.text[token.end :].index("\n") + 1
            self._report(Fault.HEADING_GOES_ON, at, Severity.WARNING)
        body = Span(token.end, max(end, token.end))
        self._index = self._content.index
        data = None
        if self._kind() == Kind.DATA:
            end = self._tokens[self._index].end
            data = self._braces()
            self._skip(Kind.NEWLINE)
        line = Line(
            Sort.HEADING, Block.HEADING, 0, opens=True, content=content, data=data,
            level=len(token.value), span=Span(token.start, end), body=body, start=token.start,
        )  # fmt: skip
        self._lines.append(line)

    def _numbered(self) -> None:
        opens = self._open(Block.STRUCTURE)
        token = self._tokens[self._index]
        self._index += 1
        if self._kind() in _ARGUMENT:
            self._report(Fault.NOT_A_PREMISE, self._tokens[self._index].start)
        self._concludes = self._above is not None and self._above.sort is Sort.INFERENCE
        self._above = self._claim(token.value, token.start, opens=opens)

    def _item(self) -> None:
        token = self._tokens[self._index]
        if self._block is None and self._depth == 1:
            opens = self._open(Block.LIST)
            self._marker = token.kind
        elif self._block is Block.LIST and self._depth == self._base >= 1:
            opens = False
            if self._marker != token.kind:
                self._report(Fault.LIST_MARKERS, token.start)
        else:
            self._report(Fault.LIST_OUT_OF_PLACE, token.start)
            self._block = None
            opens = self._open(Block.LIST)
            self._marker = token.kind
        self._index += 1
        self._claim(token.value, token.start, opens=opens)

    def _relation(self) -> None:
        token = self._tokens[self._index]
        depth = self._depth - self._base
        if self._block is None or self._block is _HEADING or depth < 1:
            self._report(Fault.RELATION_NOT_INDENTED, token.start)
            self._block = None
            self._index += 1
            self._open(Block.PARAGRAPH)
            self._claim("", token.start, opens=True)
            return
        self._index += 1
        is_below_bar = depth == 1 and self._above and self._above.sort is _INFERENCE
        if is_below_bar and token.value not in _UNDERCUTS:
            self._report(Fault.ONLY_UNDERCUTS, token.start)
        if token.value == "><" and self._kind() in _ARGUMENT:
            self._report(Fault.CONTRADICTS_ARGUMENT, token.start)
        self._claim(token.value, token.start, depth)

    def _claim(self, mark: str, start: int, depth: int = 0, *, opens: bool = False) -> Line:
        """Read a statement or an argument and what stands in braces behind it."""
        assert self._block
        tokens = self._tokens
        token = tokens[self._index]
        kind = token.kind
        title, is_reference, content, end, goes_on = "", False, NOTHING, token.end, False
        body = Span(token.end, token.end)
        if kind in _TITLED:
            self._index += 1
            title = token.value
            if kind in _DEFINITION:
                content, end = self._defined(token)
                body = Span(token.end, end)
            else:
                is_reference = bool(title)
                content, end = self._content.read_tags(self._index, token.end)
                self._index = self._content.index
                goes_on = self._line_end()
        elif kind in CONTENT:
            content, end = self._content.read(self._index)
            body = Span(token.start, end)
            self._index = self._content.index
        else:
            self._report(Fault.RELATION_WITHOUT_CLAIM if depth else Fault.NO_TEXT, start)
            body = Span(start, start)
            end = start
        data = None
        if tokens[self._index].kind == Kind.DATA:
            end = tokens[self._index].end
            data = self._braces()
            goes_on = self._line_end() or goes_on
        if goes_on and not (content.text or "").endswith(" "):
            content = content.with_text((content.text or "") + " ")
        sort = _STATEMENT
        if kind in _ARGUMENT:
            sort = _ARGUED
            if content.text is None:
                content = _WORDLESS if content is NOTHING else content.with_text("")
        line = Line(
            sort, self._block, depth, mark, opens, title, is_reference, content, data, 0, (),
            Span(start, end), body, token.start,
        )  # fmt: skip
        self._lines.append(line)
        return line

    def _defined(self, token: Token) -> tuple[Content, int]:
        """Read the text that a definition must have."""
        if self._kind() not in CONTENT:
            self._report(Fault.NO_TEXT, token.start)
            return NOTHING, token.end
        content, end = self._content.read(self._index)
        self._index = self._content.index
        return content, max(end, token.end)

    def _line_end(self) -> bool:
        """Skip a line end; tell whether data or relations follow it, as it is a space then."""
        if self._kind() != Kind.NEWLINE:
            return False
        self._index += 1
        return self._kind() in (Kind.DATA, Kind.INDENT)

    def _braces(self) -> Data | None:
        """Read the data at the current token."""
        self._index += 1
        return self._data.braces(self._tokens[self._index - 1])

    def _inference(self) -> None:
        """Read an inference bar with its rules and data."""
        tokens = self._tokens
        token = tokens[self._index]
        is_placed = self._block is Block.STRUCTURE and self._above is not None
        if not is_placed or (self._above and self._above.sort is Sort.INFERENCE):
            self._report(Fault.INFERENCE_OUT_OF_PLACE, token.start)
        if not is_placed:
            self._open(Block.STRUCTURE)
        self._index += 1
        if self._kind() == Kind.NEWLINE and tokens[self._index + 1].kind == Kind.TEXT:
            self._index += 1
        rules = self._rules()
        self._skip(Kind.NEWLINE)
        data = None
        if self._kind() == Kind.DATA:
            data = self._braces()
            self._skip(Kind.NEWLINE)
        end = tokens[self._index].end
        if self._kind() == Kind.INFERENCE_END:
            self._index += 1
            if self._kind() == Kind.NEWLINE:
                self._index += 1
            else:
                self._report(Fault.INFERENCE_LINE, tokens[self._index].start)
                self._skip_text()
        else:
            self._report(Fault.INFERENCE_NOT_CLOSED, token.start)
            while self._kind() not in (Kind.INFERENCE_END, Kind.BLANK, Kind.END):
                self._index += 1
            self._skip(Kind.INFERENCE_END)
            self._skip(Kind.NEWLINE)
        self._has_inference = True
        self._above = Line(
            Sort.INFERENCE, Block.STRUCTURE, 0, data=data, rules=rules,
            span=Span(token.start, end), start=token.start,
        )  # fmt: skip
        self._lines.append(self._above)

    def _rules(self) -> tuple[str, ...]:
        """Read the rules of an inference, with commas between them."""
        rules: list[str] = []
        while self._kind() in (Kind.TEXT, Kind.COMMA):
            pieces = []
            start = self._tokens[self._index].start
            while self._kind() == Kind.TEXT:
                pieces.append(self._tokens[self._index].value)
                self._index += 1
            if pieces:
                rules.append("".join(pieces).strip(WHITE))
            else:
                self._report(Fault.INFERENCE_RULE, start)
            if self._kind() == Kind.COMMA:
                start = self._tokens[self._index].start
                self._index += 1
                if self._kind() not in (Kind.TEXT, Kind.COMMA):
                    self._report(Fault.INFERENCE_RULE, start)
        return tuple(rules)

    def _skip(self, kind: int) -> None:
        self._index += self._kind() == kind
