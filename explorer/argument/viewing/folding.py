"""Changes of what a reader sees: folding, opening, focusing, filtering; each gives a new value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from explorer.argument.mapping import derive_map
from explorer.argument.viewing.showing import MAX_LINKS
from explorer.argument.viewing.values import BoxSort, Viewing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.argument.joining import Joined
    from explorer.argument.mapping import ArgumentMap
    from explorer.argument.model import RelationKind
    from explorer.argument.viewing.values import Shown

BIG: Final = 40
"""A map of more boxes opens folded."""

OPEN_DEPTH: Final = 2
"""To how many links from the main claim a big map opens."""


def default_viewing(joined: Joined, argument_map: ArgumentMap | None = None) -> Viewing:
    """Return how a map opens: a big one folded, all others as they are.

    Args:
        joined: What is argued.
        argument_map: The map of its model; None to derive it.
    """
    drawn = derive_map(joined.model) if argument_map is None else argument_map
    return Viewing(depth=OPEN_DEPTH if len(drawn.nodes) > BIG else None)


def fold(viewing: Viewing, key: str) -> Viewing:
    """Hide what hangs on a box alone; of a group: show it as one box."""
    if group := _group(key):
        return replace(
            viewing,
            closed_groups=viewing.closed_groups | {group},
            opened_groups=viewing.opened_groups - {group},
        )
    return replace(viewing, folded=viewing.folded | {key}, opened=viewing.opened - {key})


def open_(viewing: Viewing, key: str) -> Viewing:
    """Show what bears on a box, however far from the main claim; of a group: what it holds."""
    if group := _group(key):
        return replace(
            viewing,
            closed_groups=viewing.closed_groups - {group},
            opened_groups=viewing.opened_groups | {group},
        )
    return replace(viewing, folded=viewing.folded - {key}, opened=viewing.opened | {key})


def toggle(viewing: Viewing, shown: Shown, key: str) -> Viewing:
    """Open a box that hides something or a closed group; fold any other, and an open group.

    Args:
        viewing: As it is.
        shown: What it shows.
        key: Of a box or of a group.
    """
    box = next((box for box in shown.boxes if box.key == key), None)
    if box and (box.hidden or box.sort is BoxSort.GROUP):
        return open_(viewing, key)
    return fold(viewing, key)


def fold_to_depth(viewing: Viewing, depth: int | None) -> Viewing:
    """Open so many links from the main claim, None for all; single boxes are no longer different.

    The main claim itself is depth 0, so that 0 shows it alone. Groups stay as they are.
    """
    depth = None if depth is None else max(0, depth)
    return replace(viewing, depth=depth, opened=frozenset(), folded=frozenset())


def unfold_all(viewing: Viewing, groups: Iterable[str]) -> Viewing:
    """Open all of a map.

    Args:
        viewing: As it is.
        groups: The ids of its groups.
    """
    nothing: frozenset[str] = frozenset()
    opened = replace(viewing, opened_groups=frozenset(groups), closed_groups=nothing)
    return fold_to_depth(opened, None)


def focus_on(viewing: Viewing, keys: Iterable[str], within: int = 1) -> Viewing:
    """Show boxes with all within 1 to 3 links; what is folded shows again when this ends."""
    return replace(viewing, focus=tuple(dict.fromkeys(keys)), within=max(1, min(within, MAX_LINKS)))


def unfocus(viewing: Viewing) -> Viewing:
    """Show the whole map again, as it was folded and filtered."""
    return replace(viewing, focus=())


def filter_topic(viewing: Viewing, topic: str) -> Viewing:
    """Hide the claims of a topic, or show them again."""
    return replace(viewing, hidden_topics=viewing.hidden_topics ^ {topic})


def filter_document(viewing: Viewing, document: str) -> Viewing:
    """Hide what only this document says, with other hidden ones; or show it again."""
    return replace(viewing, hidden_documents=viewing.hidden_documents ^ {document})


def filter_kinds(viewing: Viewing, kinds: Iterable[RelationKind]) -> Viewing:
    """Hide relations of these kinds, or show them again where all of them are hidden."""
    wanted = frozenset(kinds)
    if wanted <= viewing.hidden_kinds:
        return replace(viewing, hidden_kinds=viewing.hidden_kinds - wanted)
    return replace(viewing, hidden_kinds=viewing.hidden_kinds | wanted)


def unfilter(viewing: Viewing) -> Viewing:
    """Hide no topic, document or relation any more."""
    nothing: frozenset[str] = frozenset()
    return replace(
        viewing, hidden_topics=nothing, hidden_documents=nothing, hidden_kinds=frozenset()
    )


def _group(key: str) -> str:
    """Return the id of the group that a key names, or nothing."""
    return key[1:] if key.startswith("#") else ""
