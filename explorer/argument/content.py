"""What a claim says: its text, with tags, mentions, links and emphasis taken out of the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.argument.tokens import Kind, Token
from explorer.argument.tree import NOTHING, Content, Emphasis, HyperLink, Mention
from explorer.argument.wording import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT: Final = frozenset({
    Kind.TEXT, Kind.LINK, Kind.TAG, Kind.STATEMENT_MENTION, Kind.ARGUMENT_MENTION,
    Kind.EMPHASIS_START, Kind.NEWLINE,
})  # fmt: skip
_INSIDE: Final = CONTENT | {Kind.EMPHASIS_END}
_TEXT: Final = Kind.TEXT
_NEWLINE: Final = Kind.NEWLINE


class ContentReader:
    """Reads contents out of a list of tokens.

    Attributes:
        index: The token after what was last read.
        keeps_tags: Whether tags stay in the text.
    """

    def __init__(
        self, tokens: list[Token], text: str, report: Callable[[Fault, int], None]
    ) -> None:
        self._tokens = tokens
        self._text = text
        self._report = report
        self.index = 0
        self.keeps_tags = True

    def read(self, index: int) -> tuple[Content, int]:
        """Read a content that begins at a token; return it and the index of the text after it."""
        tokens = self._tokens
        first = tokens[index]
        if first.kind == _TEXT and tokens[index + 1].kind == _NEWLINE:
            after = tokens[index + 2].kind
            if after not in _INSIDE:
                if first.note:
                    self._report(Fault.TRAILING_BACKSLASH, first.start)
                self.index = index + 2
                raw = self._text[first.start : first.end]
                return Content(first.value, raw), first.end
        return self._read(index)

    def read_tags(self, index: int, end: int) -> tuple[Content, int]:
        """Read the tags behind a reference; `end` is where the reference ends."""
        tokens = self._tokens
        self.index = index
        if tokens[index].kind != Kind.TAG:
            return NOTHING, end
        pieces, tags = [], []
        start = tokens[index].start
        while (token := tokens[self.index]).kind == Kind.TAG:
            pieces.append(token.note)
            tags.append(token.value)
            end = token.end
            self.index += 1
        text = "".join(pieces) if self.keeps_tags else None
        return Content(text, self._text[start:end], tuple(dict.fromkeys(tags))), end

    def _read(self, index: int) -> tuple[Content, int]:
        tokens = self._tokens
        pieces = _Pieces(self._text, self._report, keeps_tags=self.keeps_tags)
        start = end = tokens[index].start
        while (token := tokens[index]).kind in _INSIDE:
            if token.kind == _NEWLINE:
                index += 1
                if not pieces.break_line(tokens[index].kind):
                    break
                continue
            if token.kind == Kind.EMPHASIS_END and not pieces.closes(token):
                break
            pieces.add(token)
            end = token.end
            index += 1
        self.index = index
        return pieces.content(self._text[start:end]), end


class _Pieces:
    """What the tokens of one content say, piece by piece."""

    def __init__(
        self, text: str, report: Callable[[Fault, int], None], *, keeps_tags: bool
    ) -> None:
        self._text = text
        self._report = report
        self._keeps_tags = keeps_tags
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[tuple[Token, int]] = []
        self._emphasis: list[Emphasis] = []
        self._tags: dict[str, None] = {}
        self._mentions: list[Mention] = []
        self._links: list[HyperLink] = []

    def closes(self, token: Token) -> bool:
        """Tell whether a mark ends the emphasis that began last."""
        return bool(self._open) and self._open[-1][0].value == token.value

    def break_line(self, following: int) -> bool:
        """Add a line end, a space within the text; tell whether the content goes on behind it."""
        if following == Kind.EMPHASIS_END and self._open:
            return True
        if following not in CONTENT:
            return False
        if not (self._pieces and self._pieces[-1].endswith(" ")):
            self._say(" ")
        return True

    def add(self, token: Token) -> None:
        """Add a token that is no line end."""
        kind = token.kind
        if kind == _TEXT:
            if token.note:
                self._report(Fault.TRAILING_BACKSLASH, token.start)
            self._say(token.value)
        elif kind == Kind.TAG:
            self._tags[token.value] = None
            self._say(token.note if self._keeps_tags else "")
        elif kind == Kind.LINK:
            self._link(token)
        elif kind == Kind.EMPHASIS_START:
            self._open.append((token, len(self._emphasis)))
            self._emphasis.append(Emphasis(token.value, self._length, self._length))
        elif kind == Kind.EMPHASIS_END:
            self._end_emphasis()
            self._say(token.note)
        else:
            self._mentions.append(Mention(token.value, kind == Kind.ARGUMENT_MENTION))
            self._say(token.note)

    def content(self, raw: str) -> Content:
        """Return what was said; emphasis that never ended is reported."""
        for token, _ in self._open:
            self._report(Fault.OPEN_EMPHASIS, token.start)
        while self._open:
            self._end_emphasis()
        return Content(
            "".join(self._pieces) if self._pieces else None,
            raw,
            tuple(self._tags),
            tuple(self._mentions),
            tuple(self._links),
            tuple(self._emphasis),
        )

    def _say(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)

    def _link(self, token: Token) -> None:
        if not token.note:
            self._report(Fault.BAD_LINK, token.start)
        has_space = self._text[token.end - 1] == " "
        words = token.value[:-1] if has_space else token.value
        self._links.append(HyperLink(token.note, words))
        self._say(token.value)

    def _end_emphasis(self) -> None:
        _, number = self._open.pop()
        begun = self._emphasis[number]
        self._emphasis[number] = Emphasis(begun.mark, begun.start, max(self._length - 1, 0))
