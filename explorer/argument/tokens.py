"""The kinds of tokens that Argdown's lines are made of, and the patterns they are found with.

Source: the grammar of Argdown as its reference implementation, @argdown/core 1.7.5, reads it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Token(NamedTuple):
    """One token.

    Attributes:
        kind: One of the `Kind` values.
        start: Where it begins, an index into the text.
        end: The index after its last character.
        value: What it says: a text, a title, a symbol; empty where the kind says all.
        note: The address of a link, the mark behind a mention; else empty.
    """

    kind: int
    start: int
    end: int
    value: str = ""
    note: str = ""


class Kind:
    """What sort of token it is; plain numbers, as every token is compared with several."""

    END: Final = 0
    NEWLINE: Final = 1
    BLANK: Final = 2
    INDENT: Final = 3
    DEDENT: Final = 4
    TEXT: Final = 5
    LINK: Final = 6
    TAG: Final = 7
    STATEMENT_MENTION: Final = 8
    ARGUMENT_MENTION: Final = 9
    EMPHASIS_START: Final = 10
    EMPHASIS_END: Final = 11
    STATEMENT_DEFINITION: Final = 12
    STATEMENT_REFERENCE: Final = 13
    ARGUMENT_DEFINITION: Final = 14
    ARGUMENT_REFERENCE: Final = 15
    DATA: Final = 16
    FRONT_MATTER: Final = 17
    HEADING: Final = 18
    NUMBER: Final = 19
    ORDERED: Final = 20
    UNORDERED: Final = 21
    RELATION: Final = 22
    INFERENCE_START: Final = 23
    INFERENCE_END: Final = 24
    COMMA: Final = 25


WHITE: Final = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What JavaScript trims off a text; Python's own class differs in a few characters."""

_SPACE: Final = "\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""The same as a class for patterns: what counts as white space around marks."""

GAP = re.compile(r"[ \t]*+(?:\n((?:[ \t]*\n)*))?")
"""Spaces; and a line end behind them, if there is one, with the blank lines that follow it."""

LINE_START = re.compile(
    rf"""(?P<indent>[ '\t]*)(?:
        (?P<bar>--)
      | (?P<relation>\+>|->|<?[+\-]|><|_>|<_|_(?=[{_SPACE}]))
      | \((?P<number>[0-9]+)\)
      | (?P<ordered>[0-9]+)\.(?=[{_SPACE}])
      | (?P<unordered>\*)(?=[{_SPACE}])
    ) | (?P<heading>\#+)[ ]""",
    re.VERBOSE,
)
PLAIN = re.compile(
    r"""(?:
        [^\\@\#*_\[\],.:;</>\-\n(){}]+
      | [,;()>}\]\-][ \t]?(?![ \t=])
      | /(?![/*])[ \t]?(?![ \t=])
      | [.:](?=[ \t\n])[ \t]?(?![ \t=])
    )++""",
    re.VERBOSE,
)
"""A run of text in which nothing can begin another token, so that it may be taken at once."""

FREE = re.compile(r"[^\\@#*_\[\],.:;</>\-\n(){}]+")
CONTROL = re.compile(r"[@#*_\[\],.:;</>\-(){}][ \t]?")
ESCAPED = re.compile(r"\\([^\n\u2028\u2029] *)")
DOTTED = re.compile(
    rf"\.[^{_SPACE}][^{_SPACE}.]*+\.[ \t]?|:[^{_SPACE}][^{_SPACE}:]*+:[ \t]?"
)  # fmt: skip
TAG = re.compile(r"#(?:\(([^)]+)\)|([a-zA-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+))[ \t]?")
TITLE = {
    "]": re.compile(r"\[([^\[\]\n\u2028\u2029\-][^\[\]\n\u2028\u2029]{0,200})\](:|(?=\n|\Z))"),
    ">": re.compile(r"<([^<>\n\u2028\u2029\-][^<>\n\u2028\u2029]{0,200})>(:|(?=\n|\Z))"),
}
"""A title with its colon, or at the end of its line, where it is short and has no brackets in it.

Nearly all titles are like this; what is not is looked at with more care.
"""

LINK = re.compile(r"\[([^\n\u2028\u2029]+)\]\(([^\n\u2028\u2029]+)\)")
COMMENT_LINE_ENDS = re.compile(r"\n*")
COMMENT_LINE_END = re.compile(r"[ \t]*\n(?![ \t]*\n)")
DATA_LIMIT = re.compile(rf"\}}[{_SPACE}][^,}}]")
DATA_GOES_ON = re.compile(rf"[{_SPACE}]*[,}}]")
DATA_BLOCK = re.compile(r"\{[ \t]*\n")
FENCE = re.compile(r"={3,}")
STARTS_BOLD = re.compile(rf"\*\*(?![{_SPACE}])|__(?![{_SPACE}])")
STARTS_ITALIC = re.compile(rf"[*_](?![{_SPACE}])")
_AFTER_EMPHASIS = r"(?:[ \t]|(?=[\n)}_.,!?;:\-*])|\Z)"
ENDS_EMPHASIS = {
    mark: re.compile(re.escape(mark) + _AFTER_EMPHASIS) for mark in ("**", "__", "*", "_")
}
