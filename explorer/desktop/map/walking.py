"""Walking a map by keys: along its arrows, among reasons for the same, and by typing a title.

Across the layers of a map (left and right in a map that runs right, up and down in one that runs
down) a key follows an arrow, to the box most level with the one it leaves. Along a layer it goes to
the next box that bears on the same, and where there is none to the next box of the layer.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from explorer.argument.layout.values import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.values import Layout, Rect
    from explorer.argument.viewing.values import Shown, ShownBox


class Way(enum.Enum):
    """Where a key leads: by how much right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class Walk:
    """Finds the next box of one map."""

    def __init__(self, shown: Shown, layout: Layout) -> None:
        self._shown = shown
        self._layout = layout
        self._near: dict[str, list[str]] = {box.key: [] for box in shown.boxes}
        self._targets: dict[str, list[str]] = {}
        self._sources: dict[str, list[str]] = {}
        for arrow in shown.arrows:
            self._near[arrow.source].append(arrow.target)
            self._near[arrow.target].append(arrow.source)
            self._targets.setdefault(arrow.source, []).append(arrow.target)
            self._sources.setdefault(arrow.target, []).append(arrow.source)

    def first(self) -> str | None:
        """Return the main claim, or the first box; None on an empty map."""
        if self._shown.main:
            return self._shown.main
        return self._shown.boxes[0].key if self._shown.boxes else None

    def neighbours(self, key: str) -> Sequence[str]:
        """Return the boxes that an arrow joins with this one, in the arrows' order."""
        return self._near.get(key, ())

    def step(self, key: str, way: Way) -> str | None:
        """Return the box that a key leads to from another; None where there is none."""
        if key not in self._layout.boxes:
            return self.first()
        is_right = self._layout.direction is Direction.RIGHT
        if (way in (Way.LEFT, Way.RIGHT)) == is_right:
            return self._across(key, way)
        return self._along(key, way)

    def _across(self, key: str, way: Way) -> str | None:
        """Return the neighbour in that direction that is most level with a box."""
        here, boxes = self._layout.boxes[key], self._layout.boxes
        return min(
            (other for other in self._near[key] if _is_beyond(here, boxes[other], way)),
            key=lambda other: (_aside(here, boxes[other], way), _ahead(here, boxes[other], way)),
            default=None,
        )

    def _along(self, key: str, way: Way) -> str | None:
        """Return the next box of the same layer: first of those that bear on the same."""
        here, boxes = self._layout.boxes[key], self._layout.boxes
        level = [
            other
            for other, there in boxes.items()
            if other != key and _is_level(here, there, way) and _ahead(here, there, way) > 0
        ]
        kin = set(self._near[key]).union(
            *(self._sources[target] for target in self._targets.get(key, ()))
        )
        return min(
            [other for other in level if other in kin] or level,
            key=lambda other: _ahead(here, boxes[other], way),
            default=None,
        )


def find(shown: Shown, typed: str, after: str = "") -> str | None:
    """Return the box whose number is what was typed or whose title has it best.

    Args:
        shown: The map.
        typed: Letters of any case.
        after: The box to look beyond; the search comes round to it last.

    Returns:
        A box of that number, else one whose title begins so, else one with a word that begins so,
        else one with the letters in it; None where nothing has them.
    """
    wanted = typed.casefold().strip()
    if not wanted:
        return None
    keys = [box.key for box in shown.boxes]
    start = keys.index(after) + 1 if after in keys else 0
    order = [*shown.boxes[start:], *shown.boxes[:start]]
    fits = [(fit, box.key) for box in order if (fit := _fit(box, wanted)) is not None]
    return min(fits, key=lambda one: one[0], default=(0, None))[1]


def _fit(box: ShownBox, wanted: str) -> int | None:
    """Return how well a box fits, from 0 for its number; None where it does not."""
    title = (box.title or box.text).casefold()
    if box.number.casefold() == wanted:
        return 0
    if title.startswith(wanted):
        return 1
    if f" {wanted}" in title:
        return 2
    return 3 if wanted in title else None


def _ahead(here: Rect, there: Rect, way: Way) -> float:
    """Return how far the middle of the one lies from the other's in that direction."""
    right, down = way.value
    return right * (_middle(there)[0] - _middle(here)[0]) + down * (
        _middle(there)[1] - _middle(here)[1]
    )


def _aside(here: Rect, there: Rect, way: Way) -> float:
    """Return how far the middle of the one lies beside that direction."""
    place = 1 if way in (Way.LEFT, Way.RIGHT) else 0
    return abs(_middle(there)[place] - _middle(here)[place])


def _is_beyond(here: Rect, there: Rect, way: Way) -> bool:
    """Tell whether all of the one lies beyond the other's side in that direction."""
    return {
        Way.LEFT: there.right <= here.x,
        Way.RIGHT: there.x >= here.right,
        Way.UP: there.bottom <= here.y,
        Way.DOWN: there.y >= here.bottom,
    }[way]


def _is_level(here: Rect, there: Rect, way: Way) -> bool:
    """Tell whether two boxes lie in the same row, or for up and down in the same column."""
    if way in (Way.LEFT, Way.RIGHT):
        return there.y < here.bottom and here.y < there.bottom
    return there.x < here.right and here.x < there.right


def _middle(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.width / 2, rect.y + rect.height / 2
