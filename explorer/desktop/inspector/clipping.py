"""How many rows a group of the inspector shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.desktop.rows import Row
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_ROWS = 200
"""Rows shown in one group; how many more there are stands below."""


def clipped(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the first rows, and one that says how many more there are."""
    everything = tuple(rows)
    if len(everything) <= MAX_ROWS:
        return everything
    more = tr("%n more", len(everything) - MAX_ROWS)
    return (*everything[:MAX_ROWS], Row(more))
