"""What a box and an arrow are called aloud, for screen readers and for the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.argument.model import RelationKind
from explorer.argument.viewing.values import BoxSort

if TYPE_CHECKING:
    from explorer.argument.viewing.values import ShownBox
    from explorer.argument.what_if import Status, View

VERBS: Final = {
    RelationKind.SUPPORT: "supports",
    RelationKind.ATTACK: "attacks",
    RelationKind.UNDERCUT: "undercuts",
    RelationKind.ENTAILS: "entails",
    RelationKind.CONTRARY: "is contrary to",
    RelationKind.CONTRADICTORY: "contradicts",
}
"""How one box bears on another, as a verb."""

_SORTS: Final = {BoxSort.CLAIM: "Claim", BoxSort.ARGUMENT: "Argument", BoxSort.GROUP: "Group"}


def spoken_name(
    box: ShownBox,
    status: Status | None = None,
    view: View | None = None,
    *,
    is_aside: bool = False,
) -> str:
    """Return what a box is called, such as “Claim: No recall. 1 support. Undecided”.

    Args:
        box: The box.
        status: What follows for it; None while what-if is off.
        view: What the reader holds of it, if anything.
        is_aside: Whether an undercut sets it aside.
    """
    said = [f"{_sort(box)}: {box.title or box.text}"]
    bearing = [_counted(box.supports, "support"), _counted(box.attacks, "attack")]
    said.append(", ".join(part for part in bearing if part))
    if box.sort is BoxSort.GROUP:
        said.append(f"{_counted(box.hidden, 'box', 'boxes')} inside or behind")
    elif box.hidden:
        said.append(f"{box.hidden:,} hidden behind it")
    if view is not None:
        said.append(f"Your view: {view}")
    if status is not None:
        said.append(status.capitalize())
    if is_aside:
        said.append("Set aside")
    return " ".join(_sentence(part) for part in said if part)


def spoken_relation(source: ShownBox, kind: RelationKind, target: ShownBox) -> str:
    """Return what an arrow says, such as “No recall attacks Weights should be open”."""
    names = [(box.title or box.text).rstrip(".") for box in (source, target)]
    return _sentence(f"{names[0]} {VERBS[kind]} {names[1]}")


def _sort(box: ShownBox) -> str:
    sort = _SORTS[box.sort]
    if box.is_main and box.sort is not BoxSort.GROUP:
        return f"Main {sort.lower()}"
    sort = f"{sort} {box.number}" if box.number else sort
    return f"{sort}, not said" if box.is_implicit else sort


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}" if count else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
