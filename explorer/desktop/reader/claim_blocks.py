"""Argdown fences as blocks that people can read: one claim a line, its sign before it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from explorer.address import Address

if TYPE_CHECKING:
    from explorer.library.model import Library

_FENCE = re.compile(
    r'<pre class="language-argdown(?:-map)?"><code>(?P<text>.*?)\n?</code></pre>', re.DOTALL
)
_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<sign>\+>|->|_>|><|<\+|<-|<_|[-+_*](?=\s))?[ \t]*"
    r"(?:\[(?P<claim>[^\]]*)\]|<(?P<argument>[^>]*)>)(?P<colon>:)?[ \t]*(?P<text>.*)"
)
_STEP = re.compile(r"\((?P<number>\d+)\)[ \t]*(?P<rest>.*)")
_DATA = re.compile(r"\s*\{[^{}]*\}\s*$")
_TAG = re.compile(r"#(?:\((?P<long>[^)]*)\)|(?P<short>[\w-]+))")

MAP_SCHEME = "argument-map"
"""What the address of the picture of a document's map begins with."""

_SIGNS = {
    "+": ("+", "supports", "support"), "<+": ("+", "supports", "support"),
    "+>": ("+", "is supported by", "support"),
    "-": ("−", "attacks", "attack"), "<-": ("−", "attacks", "attack"),
    "->": ("−", "is attacked by", "attack"),
    "_": ("⊘", "sets aside", "undercut"), "<_": ("⊘", "sets aside", "undercut"),
    "_>": ("⊘", "is set aside by", "undercut"),
    "><": ("⟷", "contradicts", "attack"),
}  # fmt: skip
"""For each relation symbol the sign that is shown, its meaning, and the name of its colour."""


def with_claim_blocks(made: str, library: Library) -> str:
    """Return a document's HTML with its Argdown fences turned into blocks of claims.

    Args:
        made: Sanitised HTML of the whole document.
        library: For the titles of the topics that claims are tagged with.
    """
    blocks = [_block(html.unescape(match["text"]), library) for match in _FENCE.finditer(made)]
    if not blocks:
        return made
    # All fences are one map, so there is one picture: before the first of them, its text below it.
    blocks[0] = f'<p class="map"><img src="{MAP_SCHEME}:all"></p>{blocks[0]}'
    return _FENCE.sub(lambda _: blocks.pop(0), made)


def _block(text: str, library: Library) -> str:
    lines = [_line(line, library) for line in text.split("\n")]
    shown = "\n".join(line for line in lines if line)
    return (
        '<table class="claims" width="100%" cellpadding="14" cellspacing="0" border="0">'
        f"<tr><td>{shown}</td></tr></table>"
    )


def _line(line: str, library: Library) -> str:
    stripped = line.strip()
    if not stripped or stripped.startswith(("//", "===")):
        return ""
    if re.fullmatch(r"-{2,}.*", stripped):
        rule = stripped.strip("- ")
        return f'<p class="inference">{html.escape(rule) or "therefore"}</p>'
    step = _STEP.match(stripped)
    if step:
        inner = _line(step["rest"], library) or f"<p>{html.escape(_text(step['rest']))}</p>"
        return inner.replace("<p", "<p", 1).replace(">", f">({step['number']}) ", 1)
    match = _LINE.fullmatch(line)
    if not match:
        return f"<p>{html.escape(_text(stripped))}</p>"
    depth = len(match["indent"].replace("\t", "  ")) // 2
    sign, meaning, colour = _SIGNS.get(match["sign"] or "", ("", "", ""))
    before = f'<span class="{colour}" title="{meaning}">{sign}</span>&nbsp; ' if sign else ""
    title = html.escape(match["claim"] or match["argument"] or "")
    text = html.escape(_text(match["text"]))
    topics = " ·".join(_topic(tag, library) for tag in _tags(match["text"]))
    said = f": {text}" if text else ""
    return f'<p style="margin-left:{depth * 22}px">{before}<b>{title}</b>{said}{topics}</p>'


def _text(text: str) -> str:
    """Return what a claim says, without its data and tags."""
    return " ".join(_TAG.sub("", _DATA.sub("", text)).split())


def _tags(text: str) -> list[str]:
    return [match["long"] or match["short"] for match in _TAG.finditer(_DATA.sub("", text))]


def _topic(tag: str, library: Library) -> str:
    target = library.resolve(tag)
    if target is None:
        return f' <span class="tag">#{html.escape(tag)}</span>'
    title = html.escape(library.document(target).title)
    return f' <a class="tag" href="{Address.document(target).url()}">{title}</a>'
