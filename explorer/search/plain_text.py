"""Plain text: what a reader sees of a section's Markdown, for indexing and for snippets.

This is no Markdown parser. It takes away what is never read (marks, link targets, citations,
comments) and keeps every word that is; where a mark is in doubt it stays, which costs a snippet
some beauty and a search nothing.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from explorer.library.inline import CITATION, WIKI_LINK, wiki_target

if TYPE_CHECKING:
    from collections.abc import Callable

_FENCE = re.compile(r"[ \t]{0,12}(?:`{3,}|~{3,})[ \t]*([\w-]*)[^\n]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOTE_TO_SELF = re.compile(r"%%(?:[^%`]|%(?!%))*+%%")
_MARKED = re.compile(r"==(?![\s=])((?:[^=`]|=(?!=))++)(?<!\s)==(?!=)")
"""Comments and marks as Obsidian knows them; where code may be in them they stay."""
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_WEB_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]:?")
_OPENING_MARK = re.compile(r"[*_](?<![\w*_\\].)[*_]{0,2}(?=[^\s*_])")
_CLOSING_MARK = re.compile(r"[*_](?<=[^\s*_\\].)[*_]{0,2}(?![\w*_])")
"""Each begins with what is rare, so that a text without it is passed over quickly."""
_LINE_MARKS = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+|:[ \t]+"
    r"|(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]*)+",
    re.MULTILINE,
)
_RULES = re.compile(r"^[ \t]*(?:[|:+= \t-]*--[|:+= \t-]*|(?:[*_][ \t]*){3,}|={2,})$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_SPACES = re.compile(r"[ \t]{2,}|\t")
_LINE_ENDS = re.compile(r"\n\s+")
_CLAIM_DATA = re.compile(r"[ \t]*\{[^{}\n]*\}[ \t]*$|(?<!\S)#(?:\([^()\n]*\)|[\w-]+)", re.MULTILINE)
_CLAIM_TITLE = re.compile(r"[\[<]([^\[\]<>\n]+)[\]>]")
_CLAIM_MARKS = re.compile(r"^[ \t]*(?:[-+_]>?|<[-+_]|><)[ \t]+", re.MULTILINE)


def plain_text(markdown: str, title_of: Callable[[str], str]) -> str:
    r"""Return what a reader sees of a text, its blocks parted by line ends.

    Args:
        markdown: The text of a section, with `\n` line ends.
        title_of: Returns the title of the document that a wiki-link without a text of its own
            leads to.
    """
    if "```" not in markdown and "~~~" not in markdown:
        return _prose(markdown, title_of)
    pieces = [
        _claims(text) if language == "argdown" else text if is_code else _prose(text, title_of)
        for language, is_code, text in _parted(markdown)
    ]
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def _parted(markdown: str) -> list[tuple[str, bool, str]]:
    """Part a text at its fences into (language, whether code, text)."""
    parts: list[tuple[str, bool, str]] = []
    language, fence, lines = "", "", list[str]()
    for line in markdown.split("\n"):
        match = _FENCE.match(line)
        mark = line.strip()[:3]
        if match and (not fence or (mark == fence and not match[1])):
            parts.append((language, bool(fence), "\n".join(lines)))
            language, fence, lines = ("", "", []) if fence else (match[1].lower(), mark, [])
        else:
            lines.append(line)
    parts.append((language, bool(fence), "\n".join(lines)))
    return parts


def _prose(text: str, title_of: Callable[[str], str]) -> str:
    if "<" in text:
        text = _COMMENT.sub(" ", text)
        text = _TAG.sub("", _WEB_LINK.sub(r"\1", text))
    if "%%" in text:
        text = _NOTE_TO_SELF.sub(" ", text)
    if "==" in text:
        text = _MARKED.sub(r"\1", text)
    if "[" in text:
        text = _without_wiki_links(text, title_of) if "[[" in text else text
        text = CITATION.sub("", text)
        text = _LINK.sub(r"\1", _NOTE_MARK.sub("", text))
    text = _LINE_MARKS.sub("", _RULES.sub("", text))
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "*" in text or "_" in text:
        text = _CLOSING_MARK.sub("", _OPENING_MARK.sub("", text))
    if "|" in text:
        text = text.replace("\\|", "¦").replace("|", " ").replace("¦", "|")
    text = text.replace("`", "")
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return _tidied(text)


def _claims(text: str) -> str:
    """Return the titles and texts of claims, without the signs and data that hold them together."""
    text = _CLAIM_MARKS.sub("", _CLAIM_DATA.sub("", _COMMENT.sub(" ", text)))
    return _tidied(_CLAIM_TITLE.sub(r"\1", text))


def _tidied(text: str) -> str:
    text = _SPACES.sub(" ", text).replace(" .", ".").replace(" ,", ",")
    return _LINE_ENDS.sub("\n", text.replace(" \n", "\n")).strip()


def _without_wiki_links(text: str, title_of: Callable[[str], str]) -> str:
    """Put what a reader sees in the place of each wiki-link.

    `WIKI_LINK.sub` would do, but tries every letter, since the pattern may begin with a `!`.
    """
    pieces, position, start = [], 0, text.find("[[")
    while start >= 0:
        begin = start - (text[max(start - 1, position) : start] == "!")
        match = WIKI_LINK.match(text, begin)
        if match:
            pieces += [text[position:begin], _shown(match, title_of)]
            position = match.end()
        start = text.find("[[", max(position, start + 1))
    return "".join((*pieces, text[position:]))


def _shown(match: re.Match[str], title_of: Callable[[str], str]) -> str:
    link = wiki_target(match)
    if link.text or not link.target:
        return link.shown
    return title_of(link.target) or link.shown
