"""Walking a map by keyboard: from box to box in reading order and along arrows."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from explorer.argument.viewing.whole import SUPPORTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.model import RelationKind
    from explorer.argument.viewing.values import Shown


class Way(enum.StrEnum):
    """Where to go from a box."""

    NEXT = "next"
    """The next box in reading order."""
    PREVIOUS = "previous"
    """The one before."""
    FIRST = "first"
    """The first box: the main claim, where it is shown."""
    LAST = "last"
    """The last box in reading order."""
    REASON = "reason"
    """The first box that bears on it: a support, else an attack."""
    SUPPORT = "support"
    """The first box that supports it."""
    ATTACK = "attack"
    """The first box that attacks, contradicts or undercuts it."""
    TARGET = "target"
    """The first box that it bears on, in reading order."""
    NEXT_REASON = "next reason"
    """The next box that bears on what it bears on."""
    PREVIOUS_REASON = "previous reason"
    """The one before."""


class Paths:
    """The ways between the boxes shown of a map."""

    def __init__(self, shown: Shown) -> None:
        self._order = tuple(box.key for box in shown.boxes)
        self._place = {key: place for place, key in enumerate(self._order)}
        self._reasons: dict[str, list[tuple[RelationKind, str]]] = {}
        self._targets: dict[str, list[str]] = {}
        for arrow in shown.arrows:
            if arrow.source == arrow.target:
                continue
            ends = [(arrow.source, arrow.target)]
            if arrow.kind.is_symmetric:
                ends.append((arrow.target, arrow.source))
            for source, target in ends:
                self._reasons.setdefault(target, []).append((arrow.kind, source))
                self._targets.setdefault(source, []).append(target)

    def from_(self, key: str, way: Way) -> str | None:
        """Return the key of the box that a way leads to, None where it leads nowhere.

        From a key that is not shown every way leads to the first box.
        """
        if key not in self._place:
            return self._order[0] if self._order else None
        match way:
            case Way.NEXT:
                return _at(self._order, self._place[key] + 1)
            case Way.PREVIOUS:
                return _at(self._order, self._place[key] - 1)
            case Way.FIRST:
                return self._order[0]
            case Way.LAST:
                return self._order[-1]
            case Way.TARGET:
                return self._target(key)
            case Way.NEXT_REASON | Way.PREVIOUS_REASON:
                return self._beside(key, 1 if way is Way.NEXT_REASON else -1)
            case _:
                return self._reason(key, way)

    def reasons(self, key: str) -> tuple[str, ...]:
        """Return the keys of all boxes that bear on a box, supports first."""
        return tuple(dict.fromkeys(source for _, source in self._sorted_reasons(key)))

    def targets(self, key: str) -> tuple[str, ...]:
        """Return the keys of all boxes that a box bears on, in reading order."""
        found = dict.fromkeys(self._targets.get(key, ()))
        return tuple(sorted(found, key=self._place.__getitem__))

    def _sorted_reasons(self, key: str) -> list[tuple[RelationKind, str]]:
        found = self._reasons.get(key, [])
        return sorted(found, key=lambda one: (one[0] not in SUPPORTING, self._place[one[1]]))

    def _reason(self, key: str, way: Way) -> str | None:
        for kind, source in self._sorted_reasons(key):
            if way is Way.REASON or (kind in SUPPORTING) == (way is Way.SUPPORT):
                return source
        return None

    def _target(self, key: str) -> str | None:
        targets = self.targets(key)
        return targets[0] if targets else None

    def _beside(self, key: str, step: int) -> str | None:
        target = self._target(key)
        if target is None:
            return None
        beside = self.reasons(target)
        return _at(beside, beside.index(key) + step)


def _at(keys: Sequence[str], place: int) -> str | None:
    return keys[place] if 0 <= place < len(keys) else None
