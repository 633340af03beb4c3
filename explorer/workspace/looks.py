"""How the reader left each map: its direction, what was folded, and which boxes were moved."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.workspace.database import Database


@dataclass(frozen=True, slots=True)
class MapLook:
    """How a map is looked at.

    Attributes:
        direction: `right` or `down`.
        nudges: How far boxes were moved from where the layout puts them, px, by key.
    """

    direction: str = "right"
    nudges: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))


class MapLooks:
    """The looks that are kept for one library's maps."""

    def __init__(self, database: Database, library_id: str) -> None:
        self._database = database
        self._library = library_id

    def of_map(self, map_name: str) -> MapLook:
        """Return how a map was left; the usual look when it never was changed.

        Raises:
            WorkspaceError: It cannot be read.
        """
        rows = self._database.rows(
            "SELECT content FROM map_look WHERE library = ? AND map = ?", self._library, map_name
        )
        return _look_from(json.loads(rows[0][0])) if rows else MapLook()

    def keep(self, map_name: str, look: MapLook) -> None:
        """Keep how a map is looked at.

        Raises:
            WorkspaceError: It cannot be kept.
        """
        nudges = {key: list(moved) for key, moved in sorted(look.nudges.items())}
        content = json.dumps({"direction": look.direction, "nudges": nudges}, ensure_ascii=False)
        with self._database.change() as connection:
            connection.execute(
                "INSERT INTO map_look VALUES (?, ?, ?)"
                " ON CONFLICT (library, map) DO UPDATE SET content = excluded.content",
                (self._library, map_name, content),
            )


def _look_from(said: object) -> MapLook:
    fields = said if isinstance(said, dict) else {}
    direction = fields.get("direction")
    moved = fields.get("nudges")
    nudges = {
        key: (float(pair[0]), float(pair[1]))
        for key, pair in (moved if isinstance(moved, dict) else {}).items()
        if isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(x, (int, float)) for x in pair)
    }
    return MapLook(
        direction if direction in ("right", "down") else "right", MappingProxyType(nudges)
    )
