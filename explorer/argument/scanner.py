"""The scanner: Argdown text becomes tokens, in linear time whatever the text.

What a character means depends on what stands before it: a `+` is a relation at the start of a line
and a character elsewhere. So each position is tried by hand, in the reference's order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.argument import tokens as pattern
from explorer.argument.tokens import Kind, Token

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_NEWLINE: Final = Kind.NEWLINE
_BLANK: Final = Kind.BLANK
_TEXT: Final = Kind.TEXT
_TITLED: Final = {
    "]": (Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE),
    ">": (Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE),
}
_RELATION: Final = Kind.RELATION
_token: Final = tuple.__new__
"""Makes a token without the function that a named tuple would call on the way."""

_COMMENTS: Final = ("//", "/*", "<!--")
_SPECIAL: Final = frozenset("\\@#*_[<{/.:=")


def scan(text: str) -> list[Token]:
    """Return the tokens of a text, its line ends normal; the last is always `END`."""
    return _Scanner(text).scan()


class _Ahead:
    """Finds the next place of some characters; asked for ever later places, it is linear in all."""

    __slots__ = ("_at", "_needle", "_text")

    def __init__(self, text: str, needle: str) -> None:
        self._text = text
        self._needle = needle
        self._at = -1

    def __call__(self, position: int) -> int:
        """Return where they next stand at or after `position`; past the end if nowhere."""
        if self._at < position:
            found = self._text.find(self._needle, position)
            self._at = found if found >= 0 else len(self._text) + 1
        return self._at


class _Scanner:
    """Holds the place, the indentation and the open emphasis while one text is scanned."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.last = 0
        self.levels = [0]
        self.open: list[str] = []
        self.data_limit = -1
        self.data_end = -1
        self.ends: dict[tuple[str, int], _Ahead] = {}
        self.special: dict[str, Callable[[int], int]] = {
            "\\": self._escaped,
            "@": self._mention,
            "#": self._tag,
            "*": self._emphasis,
            "_": self._emphasis,
            "[": self._square,
            "<": self._angle,
            "{": self._data,
            "/": self._control,
            ".": self._dotted,
            ":": self._dotted,
            "=": self._equals,
        }

    def scan(self) -> list[Token]:
        text, tokens = self.text, self.tokens
        length = len(text)
        line_start, gap = pattern.LINE_START.match, pattern.GAP.match
        plain, starts = pattern.PLAIN.match, text.startswith
        position = 0
        while position < length:
            if self.last <= _BLANK:
                match = line_start(text, position)
                if match and (end := self._line_start(match)):
                    position = end
                    continue
            character = text[position]
            if character in "\n \t":
                match = gap(text, position)
                assert match
                position = match.end()
                if match[1]:
                    position = self._line_end(match.start(1), position)
                elif match.lastindex:
                    tokens.append(_token(Token, (_NEWLINE, position - 1, position, "", "")))
                    self.last = _NEWLINE
                continue
            if character in _SPECIAL:
                if (
                    character in "/<"
                    and starts(_COMMENTS, position)
                    and (end := self._comment(position))
                ):
                    position = end
                else:
                    position = self.special[character](position)
                continue
            match = plain(text, position)
            if match:
                end = match.end()
                tokens.append(_token(Token, (_TEXT, position, end, match[0], "")))
                self.last = _TEXT
                position = end
            else:
                position = self._control(position)
        if tokens and tokens[-1].kind == _BLANK:
            tokens.pop()
        self._dedent_all(length)
        tokens.append(Token(Kind.END, length, length))
        return tokens

    def _push(self, kind: int, start: int, end: int, value: str = "", note: str = "") -> int:
        self.tokens.append(_token(Token, (kind, start, end, value, note)))
        self.last = kind
        return end

    def _next(self, needle: str, position: int, offset: int) -> int:
        """Return where `needle` next stands at or after `position + offset`.

        Each pair of needle and offset is asked for ever later positions.
        """
        ahead = self.ends.get((needle, offset))
        if ahead is None:
            ahead = self.ends[needle, offset] = _Ahead(self.text, needle)
        return ahead(position + offset)

    def _line_end(self, first_end: int, end: int) -> int:
        """Push the line end that blank lines follow; return the index after it."""
        if self.last != _BLANK:
            if end < len(self.text):
                self._dedent_all(end)
                self.open.clear()
            return self._push(_BLANK, first_end - 1, end)
        return self._push(_NEWLINE, first_end - 1, first_end)

    def _line_start(self, match: re.Match[str]) -> int:
        """Push the token that a line starts with; return the index after it, 0 for none."""
        start, end = match.span()
        group = match.lastgroup
        if group == "heading":
            return self._push(Kind.HEADING, start, end, match["heading"])
        width = match.end("indent") - start
        begin = start + width
        if group == "relation":
            self._indent(width, begin)
            return self._push(_RELATION, begin, end, match["relation"])
        if group == "number":
            self._dedent_all(begin)
            return self._push(Kind.NUMBER, begin, end, match["number"])
        if group == "bar":
            if self.last != _BLANK:
                self._dedent_all(begin)
                return self._inference(self._push(Kind.INFERENCE_START, begin, end))
            self._indent(width, begin)
            return self._push(Kind.RELATION, begin, begin + 1, "-")
        self._indent(width + 1, begin)
        if group == "ordered":
            return self._push(Kind.ORDERED, begin, end, match["ordered"])
        return self._push(Kind.UNORDERED, begin, end, "*")

    def _indent(self, width: int, at: int) -> None:
        levels = self.levels
        if width > levels[-1]:
            levels.append(width)
            self.tokens.append(Token(Kind.INDENT, at, at))
        while len(levels) > 1 and width < levels[-1]:
            levels.pop()
            self.tokens.append(Token(Kind.DEDENT, at, at))

    def _dedent_all(self, at: int) -> None:
        while len(self.levels) > 1:
            self.levels.pop()
            self.tokens.append(Token(Kind.DEDENT, at, at))

    def _comment(self, start: int) -> int:
        """Return the index after the comment that begins here, 0 where none begins."""
        text = self.text
        if text.startswith("//", start):
            end = self._next("\n", start, 2)
        elif text.startswith("/*", start):
            end = self._next("*/", start, 2) + 2
        elif text.startswith("<!--", start):
            end = self._next("-->", start, 4) + 3
        else:
            return 0
        if end > len(text) or (end == len(text) and text[start : start + 2] == "//"):
            return 0
        if self.last == _BLANK:
            match = pattern.COMMENT_LINE_ENDS.match(text, end)
        elif self.last == _NEWLINE:
            match = pattern.COMMENT_LINE_END.match(text, end)
        else:
            match = None
        return match.end() if match else end

    def _control(self, position: int) -> int:
        match = pattern.CONTROL.match(self.text, position)
        if match is None:  # a backslash before a line end: not Argdown, kept as text
            return self._push(Kind.TEXT, position, position + 1, self.text[position], "\\")
        return self._push(Kind.TEXT, position, match.end(), match[0])

    def _escaped(self, position: int) -> int:
        match = pattern.ESCAPED.match(self.text, position)
        if match is None:
            return self._control(position)
        return self._push(Kind.TEXT, position, match.end(), match[1])

    def _dotted(self, position: int) -> int:
        match = pattern.DOTTED.match(self.text, position)
        if match is None:
            return self._control(position)
        return self._push(Kind.TEXT, position, match.end(), match[0])

    def _equals(self, position: int) -> int:
        match = pattern.FENCE.match(self.text, position)
        if match:
            begin, end = match.end(), 0
            close = self._next("===", begin, 0)
            if close < len(self.text):
                closing = pattern.FENCE.match(self.text, close)
                assert closing
                begin, end = position, closing.end()
            elif begin - position >= 6:
                begin, end = position, match.end()
            if end:
                return self._push(Kind.FRONT_MATTER, begin, end, self.text[begin:end])
        free = pattern.FREE.match(self.text, position)
        assert free
        return self._push(Kind.TEXT, position, free.end(), free[0])

    def _data(self, position: int) -> int:
        if self.data_limit <= position:
            limit = pattern.DATA_LIMIT.search(self.text, position + 1)
            self.data_limit = limit.start() if limit else len(self.text)
            self.data_end = self._last_close(position + 1)
        if self.data_end <= position:
            return self._control(position)
        end = self.data_end + 1
        return self._push(Kind.DATA, position, end, self.text[position:end])

    def _last_close(self, start: int) -> int:
        """Return the last `}` up to the limit that no comma or brace follows; -1 if none."""
        at = self.data_limit + 1
        while at > start:
            at = self.text.rfind("}", start, at)
            if at < 0:
                return -1
            if not pattern.DATA_GOES_ON.match(self.text, at + 1):
                return at
        return -1

    def _tag(self, position: int) -> int:
        if self.text.startswith("(", position + 1):
            close = self._next(")", position, 2)
            if close >= len(self.text) or close == position + 2:
                return self._control(position)
        match = pattern.TAG.match(self.text, position)
        if match is None:
            return self._control(position)
        return self._push(Kind.TAG, position, match.end(), match[1] or match[2], match[0])

    def _title_end(self, position: int, closing: str, offset: int) -> int:
        """Return where `closing` ends a title that begins before `position + offset`; 0 if nowhere.

        The title has at least the one character before that place, and does not leave its line.
        """
        close = self._next(closing, position, offset)
        line_end = self._next("\n", position, offset)
        return close if close < line_end and close < len(self.text) else 0

    def _square(self, position: int) -> int:
        return (
            self._short_title(position, "]") or self._link(position) or self._title(position, "]")
        )

    def _angle(self, position: int) -> int:
        return self._short_title(position, ">") or self._title(position, ">")

    def _short_title(self, position: int, closing: str) -> int:
        match = pattern.TITLE[closing].match(self.text, position)
        if match is None:
            return 0
        definition, reference = _TITLED[closing]
        return self._push(definition if match[2] else reference, position, match.end(), match[1])

    def _title(self, position: int, closing: str) -> int:
        text = self.text
        definition, reference = _TITLED[closing]
        line_end = min(self._next("\n", position, 2), len(text))
        first = text[position + 1 : position + 2]
        close = self._next(closing + ":", position, 2)
        if close < line_end and first != "\n":
            return self._push(definition, position, close + 2, text[position + 1 : close])
        close = self._next(closing, position, 2)
        if close < line_end and first != "-":
            title = text[position + 1 : close]
            if first == "\n":  # the title is what brackets further on hold, if any do
                inner = title.find(text[position], 1)
                title = title[inner + 1 :] if inner > 0 else ""
            return self._push(reference, position, close + 1, title)
        return self._control(position)

    def _link(self, position: int) -> int:
        """Push a link; return the index after it, 0 where none begins."""
        text = self.text
        close = self._next("]", position, 1)
        if close == position + 1 or not text.startswith("(", close + 1):
            return 0
        end = self._next(")", close + 1, 1)
        if end == close + 2 or end >= len(text):
            return 0
        end += 1
        parts = pattern.LINK.search(text, position, end)
        words, address = (parts[1], parts[2]) if parts else ("", "")
        if text[end : end + 1] in {" ", "\t"}:
            words += " " if text[end] == " " else ""
            end += 1
        return self._push(Kind.LINK, position, end, words, address)

    def _mention(self, position: int) -> int:
        text = self.text
        opening = text[position + 1 : position + 2]
        if opening in {"[", "<"} and not text.startswith("\n", position + 2):
            close = self._title_end(position, "]" if opening == "[" else ">", 3)
            if close:
                kind = Kind.STATEMENT_MENTION if opening == "[" else Kind.ARGUMENT_MENTION
                end = close + 1
                end += text[end : end + 1] in {" ", "\t"}
                return self._push(
                    kind, position, end, text[position + 2 : close], text[position:end]
                )
        return self._control(position)

    def _emphasis(self, position: int) -> int:
        text = self.text
        if self.open and self.tokens:
            match = pattern.ENDS_EMPHASIS[self.open[-1]].match(text, position)
            if match:
                mark = self.open.pop()
                space = " " if match[0].endswith(" ") else ""
                return self._push(Kind.EMPHASIS_END, position, match.end(), mark, space)
        match = pattern.STARTS_BOLD.match(text, position)
        match = match or pattern.STARTS_ITALIC.match(text, position)
        if match is None:
            return self._control(position)
        self.open.append(match[0])
        return self._push(Kind.EMPHASIS_START, position, match.end(), match[0])

    def _inference(self, position: int) -> int:
        """Scan what stands between the two bars of an inference; return the index after them."""
        text = self.text
        length = len(text)
        while position < length:
            character = text[position]
            if character in "\n \t":
                match = pattern.GAP.match(text, position)
                assert match
                if match[1]:
                    return position  # a blank line ends it, closed or not
                position = match.end()
                if match.lastindex:
                    self._push(_NEWLINE, position - 1, position)
            elif text.startswith("--", position):
                end = position + 2
                while text.startswith("-", end):
                    end += 1
                return self._push(Kind.INFERENCE_END, position, end)
            else:
                position = self._inference_piece(character, position)
        return position

    def _inference_piece(self, character: str, position: int) -> int:
        if character in "/<" and (end := self._comment(position)):
            return end
        if character == ",":
            return self._push(Kind.COMMA, position, position + 1)
        if character in "\\.:{":
            return self.special[character](position)
        match = pattern.FREE.match(self.text, position)
        if match:
            return self._push(Kind.TEXT, position, match.end(), match[0])
        return self._control(position)
