"""A picture in words: its outline for those who do not see it, and what its legend says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.argument.model import RelationKind
from explorer.argument.viewing.spoken import VERBS, spoken_name
from explorer.argument.viewing.tree import lines_of, outline_of
from explorer.argument.viewing.values import BoxSort
from explorer.argument.what_if import Status, View
from explorer.desktop.drawing.marks import PLAIN, Mark
from explorer.desktop.pictures.sheet import Form
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.viewing.values import Shown, ShownBox


def described(shown: Shown, marks: Mapping[str, Mark]) -> str:
    """Return what is shown as an outline of plain text, a line for each box."""
    boxes = {box.key: box for box in shown.boxes}
    lines = []
    for depth, node in lines_of(outline_of(shown)):
        box = boxes[node.key]
        verb = f"{VERBS[node.relation]}: " if node.relation else ""
        if node.is_reference:
            said = tr("{title} (see its own line)").format(title=box.title or box.text)
        else:
            said = box_in_words(box, marks.get(box.key, PLAIN))
        lines.append(f"{'  ' * depth}{verb}{said}")
    return "\n".join(lines)


def box_in_words(box: ShownBox, mark: Mark = PLAIN) -> str:
    """Return a box's name, what is told about it, and all that it says."""
    name = spoken_name(
        box,
        Status(mark.status) if mark.status else None,
        View(mark.view) if mark.view else None,
        is_aside=mark.is_aside,
    )
    return f"{name} {box.text}" if box.title and box.text else name


def relation_name(kind: RelationKind) -> str:
    """Return what an arrow of that kind says, for the legend."""
    names = {
        RelationKind.SUPPORT: tr("supports"),
        RelationKind.ENTAILS: tr("entails"),
        RelationKind.ATTACK: tr("attacks"),
        RelationKind.UNDERCUT: tr("sets a step aside"),
    }
    return names.get(kind, tr("contradicts"))


def form_name(form: Form) -> str:
    """Return what a box of that form is, for the legend."""
    names = {
        Form.CLAIM: tr("claim"),
        Form.ARGUMENT: tr("argument"),
        Form.IMPLICIT: tr("meant, not said"),
        Form.GROUP: tr("closed group"),
        Form.FOLDED: tr("hidden behind a box"),
    }
    return names[form]


def relations_of(shown: Shown) -> tuple[RelationKind, ...]:
    """Return one kind for each sort of arrow that looks different, supports first."""
    found = {
        RelationKind.CONTRARY if arrow.kind.is_symmetric else arrow.kind for arrow in shown.arrows
    }
    return tuple(kind for kind in RelationKind if kind in found)


def forms_of(shown: Shown) -> tuple[Form, ...]:
    """Return the forms of boxes that are there, none where all boxes look alike."""
    found = set()
    for box in shown.boxes:
        found.add(Form.IMPLICIT if box.is_implicit else Form(box.sort.value))
        if box.hidden and box.sort is not BoxSort.GROUP:
            found.add(Form.FOLDED)
    return tuple(form for form in Form if form in found) if len(found) > 1 else ()
