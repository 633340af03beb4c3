"""Bringing a box into sight: no more is opened, unfocused or unfiltered than that takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.argument.viewing.folding import fold_to_depth, open_, unfilter, unfocus
from explorer.argument.viewing.showing import is_closed, show_of
from explorer.argument.viewing.whole import key_of_group

if TYPE_CHECKING:
    from explorer.argument.viewing.values import Viewing
    from explorer.argument.viewing.whole import Whole


def reveal(whole: Whole, viewing: Viewing, key: str) -> Viewing:
    """Return the viewing that shows a box beside what it shows already.

    It ends a focus elsewhere, opens the groups and boxes on the way to it, and as the last resort
    takes filters away. For a key that is nowhere on the map the viewing stays as it is.
    """
    place = next((place for place, box in enumerate(whole.boxes) if box.key == key), None)
    if place is None:
        return viewing
    groups = _opened_groups(whole, viewing, place)
    unfocused = unfocus(groups)
    opened = _opened(whole, unfocused, place)
    ways = (viewing, groups, unfocused, opened, unfilter(opened), fold_to_depth(opened, None))
    return next((way for way in ways if _shows(whole, way, key)), unfilter(ways[-1]))


def _shows(whole: Whole, viewing: Viewing, key: str) -> bool:
    return any(box.key == key for box in show_of(whole, viewing).boxes)


def _opened_groups(whole: Whole, viewing: Viewing, place: int) -> Viewing:
    """Return the viewing with every group opened that holds a box."""
    groups = {group.id: group for group in whole.groups}
    group = whole.boxes[place].group
    while group:
        if is_closed(groups[group], viewing):
            viewing = open_(viewing, key_of_group(group))
        group = groups[group].parent
    return viewing


def _opened(whole: Whole, viewing: Viewing, place: int) -> Viewing:
    """Return the viewing with every box open on the way from the main claim to a box."""
    above = whole.above[place]
    while above is not None:
        box = whole.boxes[above]
        viewing = _opened_groups(whole, viewing, above)
        viewing = replace(
            viewing, opened=viewing.opened | {box.key}, folded=viewing.folded - {box.key}
        )
        above = whole.above[above]
    return viewing
