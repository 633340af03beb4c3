"""Groups by document: a map too large to be seen at once shows first what there is to open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.mapping import Group
    from explorer.argument.viewing.whole import Whole


def grouped_by_document(whole: Whole, groups: Sequence[Group]) -> Whole:
    """Return a map whose claims lie in groups of their documents.

    Args:
        whole: A map; groups that it has give way.
        groups: Groups that are called by the ids of documents, and groups of these; an outer one
            before those inside it. A claim that several documents say lies in that of the first.
    """
    there = {group.id for group in groups}
    boxes = [
        replace(box, group=next((name for name in box.documents if name in there), ""))
        for box in whole.boxes
    ]
    parents = {group.id: group.parent for group in groups}
    used = set()
    for box in boxes:
        group = box.group
        while group and group not in used:
            used.add(group)
            group = parents[group]
    kept = tuple(group for group in groups if group.id in used)
    return replace(whole, boxes=tuple(boxes), groups=kept)
