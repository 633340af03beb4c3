"""A map as Argdown: the texts that were joined, as one text that says the same.

Source: https://argdown.org/syntax/.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.argument.conflicts import plain_text
from explorer.argument.data import EMPTY, Data
from explorer.argument.model import canonical
from explorer.argument.tree import Tree
from explorer.argument.writing import write_joined
from explorer.export.maps.outline import credits_of
from explorer.export.plain_text import plain
from explorer.yaml_text import Mapping

if TYPE_CHECKING:
    from explorer.argument.model import Member, Model, Reading
    from explorer.argument.tree import Line
    from explorer.export.maps.subject import MapSubject

_CANONICAL = "isCanonical"


def map_argdown(subject: MapSubject) -> str:
    """Write all that is argued as Argdown, whatever of it is shown.

    Where two documents word a claim differently, the wording that counts is marked canonical, so
    that it counts in the one text as well.
    """
    named = [
        (name, subject.readings[name])
        for name in subject.joined.documents
        if name in subject.readings
    ]
    marks = _marks(subject.joined.model)
    text = write_joined(_marked(name, reading, marks) for name, reading in named)
    about = f"// {plain(subject.title)} ({credits_of(subject)})"
    return f"{text}\n{about}\n" if text.startswith("===") else f"{about}\n\n{text}"


def _marks(model: Model) -> dict[tuple[str, int], bool]:
    """Return by document and line which wordings to mark canonical, and which no longer to."""
    marks: dict[tuple[str, int], bool] = {}
    for made in model.elements():
        stated = [member for member in made.members if not member.is_reference]
        counts = canonical(stated)
        if counts is None or len({_wording(member) for member in stated}) < 2:
            continue
        for member in stated:
            if member is counts or member.is_canonical:
                marks[member.document, member.line] = member is counts
    return marks


def _wording(member: Member) -> str:
    return plain_text(member.content.text or "")


def _marked(name: str, reading: Reading, marks: dict[tuple[str, int], bool]) -> Reading:
    lines = tuple(
        _with_mark(line, is_canonical=marks[name, number]) if (name, number) in marks else line
        for number, line in enumerate(reading.tree.lines)
    )
    return replace(reading, tree=Tree(lines, reading.tree.front, reading.tree.problems))


def _with_mark(line: Line, *, is_canonical: bool) -> Line:
    fields = dict(line.data.fields if line.data else EMPTY)
    fields.pop(_CANONICAL, None)
    if is_canonical:
        fields[_CANONICAL] = True
    data = Data(MappingProxyType(fields), Mapping((), 0)) if fields else None
    return replace(line, data=data)
