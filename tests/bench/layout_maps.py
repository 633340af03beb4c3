"""Argument maps of any size made from a seed, and edits of them: the same seed, the same map.

A map is a tree of reasons, at most five for a claim, with more arrows between any two claims: ten
to twenty for a hundred boxes. Six reasons in ten support.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.values import Arrow, Box, Diagram
from explorer.argument.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_REASONS = 5
_HEIGHTS = (56.0, 74.0, 92.0, 110.0)
"""Of boxes with a title and none to three lines."""
_KINDS = (RelationKind.SUPPORT,) * 6 + (RelationKind.ATTACK,) * 3 + (RelationKind.UNDERCUT,)


class Edit(NamedTuple):
    """A map after one edit.

    Attributes:
        diagram: The map.
        changed: The key of the claim that got a reason, or was folded.
    """

    diagram: Diagram
    changed: str


def generated_map(boxes: int, seed: int) -> Diagram:
    """Return a map of so many boxes in reading order, the main claim first."""
    chance = random.Random(f"{boxes} {seed}")
    parents = [-1]
    depths = [0]
    reasons: list[list[int]] = [[] for _ in range(boxes)]
    kinds = [RelationKind.SUPPORT]
    for number in range(1, boxes):
        parent = chance.randrange(number)
        while len(reasons[parent]) == _MOST_REASONS:
            parent = chance.randrange(number)
        parents.append(parent)
        depths.append(depths[parent] + 1)
        reasons[parent].append(number)
        kinds.append(chance.choice(_KINDS))
    place = _reading_places(reasons, kinds)
    found = {(place[child], place[parents[child]]): kinds[child] for child in range(1, boxes)}
    for _ in range(round(boxes * chance.uniform(0.1, 0.2)) if boxes > 2 else 0):
        one, other = chance.sample(range(1, boxes), 2)
        source, target = (one, other) if depths[one] >= depths[other] else (other, one)
        found.setdefault((place[source], place[target]), chance.choice(_KINDS))
    sizes = [(float(chance.randint(180, 260)), chance.choice(_HEIGHTS)) for _ in range(boxes)]
    return Diagram(
        boxes=tuple(Box(key(number), *size) for number, size in enumerate(sizes)),
        arrows=sorted_arrows(
            Arrow(key(source), key(target), kind) for (source, target), kind in found.items()
        ),
        main=key(0),
    )


def key(number: int) -> str:
    """Return the key of a box; keys sort as numbers do."""
    return f"[{number:05}]"


def sorted_arrows(arrows: Iterable[Arrow]) -> tuple[Arrow, ...]:
    """Return arrows by target, supports first, then by source."""
    return tuple(
        sorted(arrows, key=lambda one: (one.target, one.kind != RelationKind.SUPPORT, one.source))
    )


def edited(diagram: Diagram, seed: int) -> Edit:
    """Return a map with one reason more, or with one claim folded, by turns of the seed."""
    chance = random.Random(f"edit {seed}")
    if seed % 2:
        return _with_reason(diagram, chance)
    claims = sorted({arrow.target for arrow in diagram.arrows} - {diagram.main})
    return folded(diagram, chance.choice(claims))


def folded(diagram: Diagram, claim: str) -> Edit:
    """Return a map without what bears on the main claim through this claim alone."""
    seen = {diagram.main}
    waiting = [diagram.main]
    reasons: dict[str, list[str]] = {}
    for arrow in diagram.arrows:
        reasons.setdefault(arrow.target, []).append(arrow.source)
    while waiting:
        for reason in reasons.get(one, ()) if (one := waiting.pop()) != claim else ():
            if reason not in seen:
                seen.add(reason)
                waiting.append(reason)
    left = replace(
        diagram,
        boxes=tuple(box for box in diagram.boxes if box.key in seen),
        arrows=tuple(one for one in diagram.arrows if {one.source, one.target} <= seen),
    )
    return Edit(left, claim)


def _with_reason(diagram: Diagram, chance: random.Random) -> Edit:
    claim = chance.choice(diagram.boxes).key
    known = {box.key for box in diagram.boxes}
    name = f"{claim}+"
    while name in known:
        name += "+"
    new = Box(name, float(chance.randint(180, 260)), chance.choice(_HEIGHTS))
    arrow = Arrow(new.key, claim, chance.choice(_KINDS))
    boxes = sorted((*diagram.boxes, new), key=lambda box: box.key)
    arrows = sorted_arrows((*diagram.arrows, arrow))
    return Edit(replace(diagram, boxes=tuple(boxes), arrows=arrows), claim)


def _reading_places(reasons: list[list[int]], kinds: list[RelationKind]) -> list[int]:
    """Return for each box its place when a tree is read, supports before attacks."""
    places = [0] * len(reasons)
    waiting = [0]
    read = 0
    while waiting:
        box = waiting.pop()
        places[box] = read
        read += 1
        first = sorted(reasons[box], key=lambda one: (kinds[one] != RelationKind.SUPPORT, one))
        waiting += reversed(first)
    return places
