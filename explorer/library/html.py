"""Markdown to HTML that is safe to show: no scripts, no addresses but the web's and our own.

Source: Python-Markdown 3.x extension interface; nh3 (ammonia) for sanitising.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import nh3
from markdown import Markdown

from explorer.address import URL_SCHEME
from explorer.library.markdown_extension import LibraryExtension, unmarked, with_marks
from explorer.library.obsidian import without_comments

if TYPE_CHECKING:
    from explorer.library.model import Document, Library

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div",
    "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
    "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "class", "align", "title"},
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", URL_SCHEME}

_PICTURE = re.compile(r"<img\b[^>]*>")
_ALTERNATIVE = re.compile(r' alt="([^"]*)"')
_DOUBLED = re.compile(r'\A\s*<h1 class="doubled"[^>]*>.*?</h1>\s*', re.DOTALL)
_MAX_SCANNED = 4_000_000
"""Python-Markdown reads on to a block's end from each bracket that nothing closes: quadratic."""

MAX_NESTING = 80
"""Quotes nested beyond this are flattened: Python-Markdown recurses once per level."""


def page(document: Document, library: Library) -> str:
    """Return a document's body as sanitised HTML.

    Links and citations lead to addresses of the library; headings at the margin carry the anchors
    of the document's sections as `id`.
    """
    converter = Markdown(
        extensions=[
            "tables", "footnotes", "def_list", "admonition", "attr_list", "abbr", "sane_lists",
            "md_in_html", "smarty", LibraryExtension(document, library),
        ],
        extension_configs={
            "footnotes": {"BACKLINK_TEXT": "&#8593;"},
            "smarty": {"smart_dashes": False, "smart_ellipses": False},
        },
    )  # fmt: skip
    try:
        body = without_comments(with_marks(document))
        made = converter.convert(_tamed(_flattened(body)))
        return sanitised(unmarked(made))
    except RecursionError:
        note = "<p><em>This document is nested too deeply; its plain text follows.</em></p>"
        return f"{note}<pre>{html.escape(document.body)}</pre>"


def without_doubled_title(made: str) -> str:
    """Return a page without a first heading that repeats the title, for where that stands above."""
    return _DOUBLED.sub("", made, count=1)


def sanitised(made: str) -> str:
    """Return HTML without anything that could run, load or leave unasked."""
    clean = nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    return _PICTURE.sub(_captioned, clean) if "<img" in clean else clean


def _captioned(match: re.Match[str]) -> str:
    """Say below a picture what it shows, since Qt never does; say so when it is not there."""
    alternative = _ALTERNATIVE.search(match[0])
    said = alternative[1] if alternative else ""
    if ' src="' not in match[0]:
        return f'<span class="caption">[picture not in this library: {said or "no name"}]</span>'
    return f'{match[0]}<br><span class="caption">{said}</span>' if said else match[0]


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    """Drop the source of an image that does not lie in the library."""
    if tag == "img" and attribute == "src":
        path = unquote(re.sub(r"[\x00-\x20]", "", value))
        is_outside = ":" in path or path.startswith(("/", "\\")) or ".." in path.split("/")
        return None if is_outside or "\\" in path else value
    return value


def _flattened(body: str) -> str:
    """Cut quote marks off lines that have absurdly many of them."""
    if ">" * MAX_NESTING not in body.replace(" ", ""):
        return body
    lines = []
    for line in body.split("\n"):
        text = line.lstrip("> ")
        depth = line[: len(line) - len(text)].count(">")
        lines.append("> " * MAX_NESTING + text if depth > MAX_NESTING else line)
    return "\n".join(lines)


def _tamed(body: str) -> str:
    """Escape the opening brackets of blocks where so many stay open that reading never ends."""
    if body.count("[") < 1000:
        return body
    blocks = body.split("\n\n")
    for index, block in enumerate(blocks):
        unclosed = block.count("[") - block.count("]")
        if unclosed * len(block) > _MAX_SCANNED:
            blocks[index] = block.replace("[", "&#91;")
    return "\n\n".join(blocks)
