"""What follows, as rich text: every claim that a sentence names is a link to its box."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from explorer.desktop.drawing.marks import Mark
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.argument.stance import KeyCrux, Thought

_NAME = re.compile(r"\*([^*]+)\*")


def sentence(thought: Thought, key: str) -> str:
    """Return what follows for a claim and why; empty for what is not on the map."""
    said = thought.says(key)
    return linked(said[:1].upper() + said[1:] + ".", thought) if said else ""


def linked(text: str, thought: Thought) -> str:
    """Return a sentence as rich text; names stand between asterisks in it."""
    keys = {
        node.name: thought.key_of(index) for index, node in enumerate(thought.answer.network.nodes)
    }

    def link(match: re.Match[str]) -> str:
        name = html.unescape(match[1])
        return link_to(keys[name], name.strip("<>")) if name in keys else match[0]

    return _NAME.sub(link, html.escape(text, quote=False))


def link_to(key: str, title: str = "") -> str:
    """Return a link to a box."""
    return f'<a href="{quote(key, safe="")}">{html.escape(title or title_of(key))}</a>'


def key_in(href: str) -> str:
    """Return the key that a link leads to."""
    return unquote(href)


def title_of(key: str) -> str:
    """Return the title in a key: `[No recall]` is called No recall."""
    return key[1:-1]


def summary(thought: Thought, main: str) -> str:
    """Return what follows for the main claim, and what does not go together, as rich text."""
    said = []
    if main:
        name = tr("Main claim {claim}").format(claim=link_to(main))
        said.append(f"<b>{name}</b>: {sentence(thought, main)}")
    else:
        said.append(tr("Select a claim to accept or reject it."))
    said += [linked(one, thought) for one in thought.answer.incoherent]
    return "<br>".join(said)


def said_of_cruxes(cruxes: Sequence[KeyCrux], main: str) -> str:
    """Return on what the main claim rests, as rich text."""
    if not cruxes:
        return tr("No one or two claims, rejected, would change what follows for {claim}.").format(
            claim=link_to(main)
        )
    parts = [
        tr("without {claims} it is {status}").format(
            claims=tr(" and ").join(link_to(key) for key in crux.keys),
            status=_in_words(crux.status),
        )
        for crux in cruxes[:8]
    ]
    more = tr("; and %n more", len(cruxes) - 8) if len(cruxes) > 8 else ""
    text = tr("What follows for {claim} rests on: {parts}{more}.")
    return text.format(claim=link_to(main), parts="; ".join(parts), more=more)


def said_of_disagreement(keys: Sequence[str], main: str, name: str) -> str:
    """Return on which claims two readers' results differ, as rich text."""
    if not keys:
        text = tr("Your views and “{name}” come to the same result for {claim}.")
        return text.format(name=html.escape(name), claim=link_to(main))
    text = tr("Your views and “{name}” differ about {claim} because of {claims}.")
    named = ", ".join(link_to(key) for key in keys)
    return text.format(name=html.escape(name), claim=link_to(main), claims=named)


def marks_of(
    keys: Iterable[str], thought: Thought | None, matched: frozenset[str]
) -> Mapping[str, Mark]:
    """Return what is told of each box; nothing is told of most while what-if is off."""
    if thought is None:
        return {key: Mark(is_matched=True) for key in keys if key in matched}
    marks = {}
    for key in keys:
        verdict = thought.verdict(key)
        view = thought.stance.view_of(key)
        marks[key] = Mark(
            view=view.value if view else "",
            status=verdict.status.value if verdict else "",
            is_aside=verdict is not None and verdict.aside == "yes",
            is_matched=key in matched,
        )
    return marks


def _in_words(status: str) -> str:
    return {
        "stands": tr("standing"),
        "falls": tr("fallen"),
        "undecided": tr("undecided"),
    }[status]
