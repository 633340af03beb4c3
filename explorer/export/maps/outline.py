"""A map as an outline in Markdown: nested lists, with the sources at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from explorer.argument.model import RelationKind
from explorer.argument.viewing.tree import lines_of, outline_of
from explorer.argument.viewing.values import BoxSort
from explorer.export.maps.subject import source_keys_of
from explorer.export.plain_text import plain

if TYPE_CHECKING:
    from explorer.argument.viewing.tree import OutlineNode
    from explorer.argument.viewing.values import ShownBox
    from explorer.export.maps.subject import MapSubject

WORDS: Final = {
    RelationKind.SUPPORT: "for",
    RelationKind.ATTACK: "against",
    RelationKind.UNDERCUT: "undercuts",
    RelationKind.ENTAILS: "entails",
    RelationKind.CONTRARY: "contrary",
    RelationKind.CONTRADICTORY: "contradicts",
}
"""How a line of the outline bears on the line it stands under, in a word."""

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>#|~$]")


def map_outline(subject: MapSubject) -> str:
    """Write what is shown of a map as Markdown that reads well as plain text, too."""
    boxes = {box.key: box for box in subject.shown.boxes}
    lines = [
        f"# {_escaped(subject.title)}",
        "",
        f"*{_escaped(f'{credits_of(subject)}{part_of(subject)}')}*",
        "",
    ]
    for depth, node in lines_of(outline_of(subject.shown)):
        lines.append(f"{'    ' * depth}- {_line(subject, boxes[node.key], node)}")
    if sources := subject.sources:
        lines += ["", "## Sources", ""]
        lines += [f"- `{plain(one.key)}`: {_escaped(one.reference)}" for one in sources]
    return "\n".join([*lines, ""])


def credits_of(subject: MapSubject) -> str:
    """Return where a map comes from: the library's title, version, date and licence."""
    info = subject.library.info
    checked = f"checked {subject.as_of.words}" if subject.as_of else ""
    said = (f"{info.title} {info.version}", checked, info.licence)
    return ", ".join(part for part in map(plain, said) if part)


def part_of(subject: MapSubject) -> str:
    """Return how much of the map is shown, or nothing for all of it."""
    total = subject.shown.total
    here = sum(box.sort is not BoxSort.GROUP for box in subject.shown.boxes)
    return f", {here} of {total} boxes" if here < total else ""


def _line(subject: MapSubject, box: ShownBox, node: OutlineNode) -> str:
    said = [WORDS[node.relation] + ":"] if node.relation else []
    title = " ".join(part for part in (box.number, _escaped(box.title)) if part)
    if title:
        said.append(f"**{title}**")
    if node.is_reference:
        said.append("(see its own line)" if title else f"{_escaped(box.text)} (see its own line)")
        return " ".join(said)
    if box.text:
        said[-1:] = [f"{said[-1]}:"] if title else said[-1:]
        said.append(_escaped(box.text))
    keys = source_keys_of(subject.joined.model, box)
    if keys:
        said.append("[" + "; ".join(f"@{plain(key)}" for key in keys) + "]")
    if box.is_implicit:
        said.append("(not said)")
    if box.hidden:
        said.append(f"(+{box.hidden})")
    return " ".join(said)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", plain(text))
