"""Finds boxes of a map by where they lie, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.argument.layout.values import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CELL_PX = 512


class Places:
    """The boxes of a layout in a coarse grid; boxes that come later lie over earlier ones."""

    def __init__(self, boxes: Mapping[str, Rect]) -> None:
        self._boxes = boxes
        self._order = {key: place for place, key in enumerate(boxes)}
        self._cells: dict[tuple[int, int], list[str]] = {}
        for key, rect in boxes.items():
            for cell in cells_of(rect):
                self._cells.setdefault(cell, []).append(key)

    def at(self, x: float, y: float) -> str | None:
        """Return the uppermost box at a point of the scene, None where there is none."""
        for key in reversed(self._cells.get((int(x // CELL_PX), int(y // CELL_PX)), ())):
            rect = self._boxes[key]
            if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
                return key
        return None

    def touching(self, area: Rect) -> tuple[str, ...]:
        """Return the boxes of which at least a part lies in an area, in the layout's order."""
        found = {
            key
            for cell in cells_of(area)
            for key in self._cells.get(cell, ())
            if is_touching(self._boxes[key], area)
        }
        return tuple(sorted(found, key=self._order.__getitem__))


def cells_of(rect: Rect) -> Iterator[tuple[int, int]]:
    """Yield the cells that a box touches."""
    for column in range(int(rect.x // CELL_PX), int(rect.right // CELL_PX) + 1):
        for row in range(int(rect.y // CELL_PX), int(rect.bottom // CELL_PX) + 1):
            yield column, row


def is_touching(one: Rect, other: Rect) -> bool:
    """Tell whether two boxes have a point in common."""
    return (
        one.x <= other.right
        and other.x <= one.right
        and one.y <= other.bottom
        and other.y <= one.bottom
    )


def around(rects: Mapping[str, Rect]) -> Rect:
    """Return the smallest box that holds all; an empty one for none."""
    if not rects:
        return Rect(0, 0, 0, 0)
    left = min(rect.x for rect in rects.values())
    top = min(rect.y for rect in rects.values())
    right = max(rect.right for rect in rects.values())
    bottom = max(rect.bottom for rect in rects.values())
    return Rect(left, top, right - left, bottom - top)
