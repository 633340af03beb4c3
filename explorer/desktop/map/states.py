"""What a reader made of a map, as one value; undo is remembering the value before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.values import Direction
from explorer.argument.stance import NO_STANCE, Stance
from explorer.argument.viewing.values import Viewing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_REMEMBERED: Final = 200


@dataclass(frozen=True, slots=True)
class MapState:
    """What a reader made of a map.

    Attributes:
        viewing: What is folded, focused and filtered.
        stance: What is accepted and rejected.
        is_thinking: Whether what-if is on.
        direction: Where reasons lie.
        nudges: How far boxes were moved from where the layout puts them, px, by key.
    """

    viewing: Viewing = field(default_factory=Viewing)
    stance: Stance = NO_STANCE
    is_thinking: bool = False
    direction: Direction = Direction.RIGHT
    nudges: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))

    def with_nudges(self, keys: Iterable[str], dx: float, dy: float) -> MapState:
        """Return the state with boxes moved further."""
        moved = dict(self.nudges)
        for key in keys:
            x, y = moved.get(key, (0.0, 0.0))
            moved[key] = (x + dx, y + dy)
        return replace(self, nudges=MappingProxyType(moved))


@dataclass(frozen=True, slots=True)
class Remembered:
    """A state with those before it and those that were undone.

    Attributes:
        present: The state now.
        past: Those before, oldest first.
        future: Those undone, the next one first.
    """

    present: MapState = MapState()
    past: tuple[MapState, ...] = ()
    future: tuple[MapState, ...] = ()

    def now(self, state: MapState) -> Remembered:
        """Return what is remembered once the state has changed; no change is nothing new."""
        if state == self.present:
            return self
        return Remembered(state, (*self.past, self.present)[-MOST_REMEMBERED:])

    def undone(self) -> Remembered:
        """Return what is remembered one step back, or itself where there is none."""
        if not self.past:
            return self
        return Remembered(self.past[-1], self.past[:-1], (self.present, *self.future))

    def redone(self) -> Remembered:
        """Return what is remembered one step forward, or itself where there is none."""
        if not self.future:
            return self
        return Remembered(self.future[0], (*self.past, self.present), self.future[1:])
