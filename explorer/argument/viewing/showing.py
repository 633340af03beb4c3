"""What is shown of a map, given what a reader folded, focused and filtered.

Filters come first: a box is hidden with its topic, its documents or the relation it is reached
over, and with it what hangs on nothing else. Then closed groups become one box each. Then either
the focus with its surroundings is shown, or all that is reached from the main claim, and from other
boxes that bear on nothing, over boxes that are open. A depth counts from the main claim, so that
what has no way to it is folded; on a map without one it counts from what bears on nothing.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from explorer.argument.viewing.values import BoxSort, Shown, ShownArrow, ShownBox, ShownGroup
from explorer.argument.viewing.whole import (
    Bearing,
    Whole,
    key_of_group,
    ordered,
    read_order,
    whole_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from explorer.argument.joining import Joined
    from explorer.argument.mapping import ArgumentMap, Group
    from explorer.argument.viewing.values import Viewing

MAX_LINKS: Final = 3
"""How many links around a focus can be shown."""


def show(joined: Joined, viewing: Viewing, argument_map: ArgumentMap | None = None) -> Shown:
    """Return what is shown of a text or a debate.

    The main claim is never hidden by folding or filters, but by a focus elsewhere it can be.

    Args:
        joined: What is argued.
        viewing: What is folded, focused and filtered; keys of what is not there mean nothing.
        argument_map: The map of its model; None to derive it.
    """
    return show_of(whole_of(joined, argument_map), viewing)


def show_of(whole: Whole, viewing: Viewing) -> Shown:
    """Return what is shown of a whole map: `show` for who asks again and again."""
    return _Showing(whole, viewing).shown()


def is_closed(group: Group, viewing: Viewing) -> bool:
    """Tell whether a group shows as one box."""
    if group.id in viewing.closed_groups:
        return True
    return group.is_closed and group.id not in viewing.opened_groups


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is shown as one box: a box, or a closed group.

    Attributes:
        box: What is drawn; of a group with what it holds as its `hidden`.
        weight: How many boxes of the map it stands for.
    """

    box: ShownBox
    weight: int = 1


class _Showing:
    """Works out what one reader sees of one map; units are named by their first box's place."""

    def __init__(self, whole: Whole, viewing: Viewing) -> None:
        self._whole = whole
        self._viewing = viewing
        self._groups = {group.id: group for group in whole.groups}
        self._closed = self._closed_groups()
        self._allowed = [self._is_allowed(place) for place in range(len(whole.boxes))]
        self._bearings = [one for one in whole.bearings if one.kind not in viewing.hidden_kinds]

    def shown(self) -> Shown:
        around = self._around_focus()
        kept = self._hanging_together() if around is None else self._allowed
        unit_of = self._unit_of(kept)
        bearings = _lifted(self._bearings, unit_of)
        units = self._units(unit_of)
        if around is not None:
            focus = {unit_of[place] for place in around if place in unit_of}
            visible = _surroundings(focus, bearings, self._viewing.within)
            hidden: Mapping[int, int] = {}
        else:
            visible, hidden = self._unfolded(units, bearings, unit_of)
        boxes = [_hiding(units[one].box, hidden.get(one, 0)) for one in sorted(visible)]
        key = {one: unit.box.key for one, unit in units.items()}
        main = self._whole.main
        is_main_shown = main is not None and unit_of.get(main) in visible
        return Shown(
            boxes=tuple(boxes),
            arrows=tuple(
                ShownArrow(key[one.source], key[one.target], one.kind)
                for one in bearings
                if one.source in visible and one.target in visible
            ),
            groups=self._frames(boxes),
            main=key[unit_of[main]] if main is not None and is_main_shown else "",
            total=len(self._whole.boxes),
        )

    def _closed_groups(self) -> Mapping[str, str]:
        """Return for each group that is closed, or lies in a closed one, the outermost such."""
        found: dict[str, str] = {}
        for group in self._whole.groups:  # outer ones stand before inner ones
            if group.parent in found:
                found[group.id] = found[group.parent]
            elif is_closed(group, self._viewing):
                found[group.id] = group.id
        return found

    def _is_allowed(self, place: int) -> bool:
        box = self._whole.boxes[place]
        if place == self._whole.main:
            return True
        if box.topic and box.topic in self._viewing.hidden_topics:
            return False
        documents = self._viewing.hidden_documents
        return not (documents and box.documents and documents.issuperset(box.documents))

    def _hanging_together(self) -> list[bool]:
        """Return for each box whether anything allowed still leads to it."""
        if all(self._allowed) and len(self._bearings) == len(self._whole.bearings):
            return self._allowed
        roots = [root for root in self._whole.roots if self._allowed[root]]
        reached = _reached(roots, _reasons(self._bearings), lambda place: self._allowed[place])
        return [place in reached for place in range(len(self._allowed))]

    def _around_focus(self) -> list[int] | None:
        """Return the boxes in focus that may be shown, None where nothing is in focus."""
        wanted = set(self._viewing.focus)
        if not wanted:
            return None
        groups: set[str] = set()
        for group in self._whole.groups:  # outer ones stand before inner ones
            if group.parent in groups or key_of_group(group.id) in wanted:
                groups.add(group.id)
        found = [
            place
            for place, box in enumerate(self._whole.boxes)
            if (box.key in wanted or box.group in groups) and self._allowed[place]
        ]
        return found or None

    def _unit_of(self, kept: Sequence[bool]) -> dict[int, int]:
        """Return for each box that is kept the unit it is shown in."""
        first: dict[str, int] = {}
        found = {}
        for place, box in enumerate(self._whole.boxes):
            if kept[place]:
                closed = self._closed.get(box.group, "")
                found[place] = first.setdefault(closed, place) if closed else place
        return found

    def _units(self, unit_of: Mapping[int, int]) -> dict[int, _Unit]:
        held: dict[int, list[int]] = {}
        for place, unit in unit_of.items():
            held.setdefault(unit, []).append(place)
        boxes = self._whole.boxes
        units = {}
        for unit, places in held.items():
            closed = self._closed.get(boxes[unit].group, "")
            units[unit] = (
                _Unit(self._group_box(closed, places), len(places))
                if closed
                else _Unit(boxes[unit])
            )
        return units

    def _group_box(self, group_id: str, places: Sequence[int]) -> ShownBox:
        """Return the box of a closed group; it counts what bears on it from outside."""
        group = self._groups[group_id]
        inside = set(places)
        counts = {True: 0, False: 0}
        for one in self._whole.bearings:
            if one.target in inside and one.source not in inside:
                counts[one.is_for] += 1
        held = [self._whole.boxes[place] for place in places]
        return ShownBox(
            key=key_of_group(group_id),
            sort=BoxSort.GROUP,
            title=group.title,
            documents=tuple(dict.fromkeys(name for box in held for name in box.documents)),
            supports=counts[True],
            attacks=counts[False],
            hidden=len(places),
            is_main=self._whole.main in inside,
            group=group.parent,
        )

    def _unfolded(
        self, units: Mapping[int, _Unit], bearings: Sequence[Bearing], unit_of: Mapping[int, int]
    ) -> tuple[set[int], Mapping[int, int]]:
        """Return the units that are reached, and how many boxes each hides behind it."""
        whole, viewing = self._whole, self._viewing
        roots = [unit_of[root] for root in whole.roots if root in unit_of]
        main = None if whole.main is None else unit_of[whole.main]
        reading = read_order(sorted(units), bearings, main, roots)
        reasons = _reasons(bearings)
        counted_from = reading.roots if main is None else (main,)
        counted = _reached(counted_from, reasons, lambda _: True)

        def is_open(unit: int) -> bool:
            key = units[unit].box.key
            if key in viewing.folded or key in viewing.opened:
                return key in viewing.opened
            if viewing.depth is None:
                return True
            return unit in counted and reading.depths[unit] < viewing.depth

        open_units = {unit for unit in units if is_open(unit)}
        visible: set[int] = set(reading.roots)
        waiting = deque(reading.roots)
        while waiting:
            unit = waiting.popleft()
            if unit in open_units:
                for reason in reasons.get(unit, ()):
                    if reason not in visible:
                        visible.add(reason)
                        waiting.append(reason)
        hidden = {}
        for unit in visible - open_units:
            starts = [reason for reason in reasons.get(unit, ()) if reason not in visible]
            behind = _reached(starts, reasons, lambda one: one not in visible)
            if behind:
                hidden[unit] = sum(units[one].weight for one in behind)
        return visible, hidden

    def _frames(self, boxes: Iterable[ShownBox]) -> tuple[ShownGroup, ...]:
        """Return the open groups that hold something shown."""
        used: set[str] = set()
        for box in boxes:
            group = box.group
            while group and group not in used:
                used.add(group)
                group = self._groups[group].parent
        return tuple(
            ShownGroup(
                key_of_group(group.id),
                group.title,
                key_of_group(group.parent) if group.parent else "",
            )
            for group in self._whole.groups
            if group.id in used
        )


def _hiding(box: ShownBox, more: int) -> ShownBox:
    """Return a box that hides so many more."""
    return replace(box, hidden=box.hidden + more) if more else box


def _lifted(bearings: Iterable[Bearing], unit_of: Mapping[int, int]) -> tuple[Bearing, ...]:
    """Return bearings between units; what stays within a closed group is left out."""
    found = []
    for one in bearings:
        source, target = unit_of.get(one.source), unit_of.get(one.target)
        if source is None or target is None:
            continue
        if source != target or one.source == one.target:
            found.append(Bearing(source, target, one.kind))
    return ordered(found)


def _reasons(bearings: Iterable[Bearing]) -> dict[int, list[int]]:
    """Return what bears on each box."""
    found: dict[int, list[int]] = {}
    for one in bearings:
        found.setdefault(one.target, []).append(one.source)
        if one.kind.is_symmetric:
            found.setdefault(one.source, []).append(one.target)
    return found


def _reached(
    starts: Iterable[int], ways: Mapping[int, Sequence[int]], may: Callable[[int], bool]
) -> set[int]:
    """Return the starts and all that is reached from them over what may be passed."""
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        for one in ways.get(waiting.pop(), ()):
            if one not in reached and may(one):
                reached.add(one)
                waiting.append(one)
    return reached


def _surroundings(focus: set[int], bearings: Iterable[Bearing], within: int) -> set[int]:
    """Return the focus and what lies at most that many links from it, whichever way they lead."""
    beside: dict[int, list[int]] = {}
    for one in bearings:
        beside.setdefault(one.source, []).append(one.target)
        beside.setdefault(one.target, []).append(one.source)
    found, edge = set(focus), set(focus)
    for _ in range(max(1, min(within, MAX_LINKS))):
        edge = {other for one in edge for other in beside.get(one, ())} - found
        found |= edge
    return found
