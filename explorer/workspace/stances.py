"""Stances by name: a reader's views on a map, kept, and as small files to pass on."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from explorer.argument.stance import Stance
from explorer.argument.what_if import Reasons
from explorer.errors import ContentError, Place
from explorer.files import decode, read_bytes_bounded, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.workspace.database import Database

FORMAT: Final = "openness-explorer-stance"
VERSION: Final = 1
SUFFIX: Final = ".stance.json"
MAX_FILE_BYTES: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class NamedStance:
    """A stance with its name.

    Attributes:
        name: What the reader calls it.
        map: Which map it was taken on.
        stance: What is held.
    """

    name: str
    map: str
    stance: Stance


class Stances:
    """The stances that are kept for one library."""

    def __init__(self, database: Database, library_id: str) -> None:
        self._database = database
        self._library = library_id

    def of_map(self, map_name: str) -> tuple[NamedStance, ...]:
        """Return the stances on a map, by name.

        Raises:
            WorkspaceError: They cannot be read.
        """
        rows = self._database.rows(
            "SELECT name, content FROM stance WHERE library = ? AND map = ? ORDER BY name",
            self._library,
            map_name,
        )
        return tuple(
            NamedStance(name, map_name, stance_from(json.loads(content))) for name, content in rows
        )

    def keep(self, named: NamedStance) -> None:
        """Keep a stance; one of the same map and name gives way.

        Raises:
            WorkspaceError: It cannot be kept.
        """
        content = json.dumps(stance_json(named.stance), ensure_ascii=False)
        now = dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
        with self._database.change() as connection:
            connection.execute(
                "INSERT INTO stance VALUES (?, ?, ?, ?, ?) ON CONFLICT (library, map, name)"
                " DO UPDATE SET content = excluded.content, saved_utc = excluded.saved_utc",
                (self._library, named.map, named.name, content, now),
            )

    def forget(self, map_name: str, name: str) -> None:
        """Keep a stance no longer; nothing happens when there is none of this name.

        Raises:
            WorkspaceError: It cannot be removed.
        """
        with self._database.change() as connection:
            connection.execute(
                "DELETE FROM stance WHERE library = ? AND map = ? AND name = ?",
                (self._library, map_name, name),
            )


def write_stance(path: Path, named: NamedStance) -> None:
    """Write a stance to a file of its own, in place of one that is there.

    Raises:
        ExportError: It cannot be written.
    """
    said = {"format": FORMAT, "version": VERSION, "name": named.name, "map": named.map}
    text = json.dumps(said | stance_json(named.stance), ensure_ascii=False, indent=2) + "\n"
    write_atomically(path, text)


def read_stance(path: Path) -> NamedStance:
    """Read a stance from a file.

    Raises:
        ContentError: It cannot be read, or is no stance that this version knows.
    """
    place = Place(path)
    text = decode(read_bytes_bounded(path, MAX_FILE_BYTES), path)
    try:
        said = json.loads(text)
    except ValueError as error:
        raise ContentError("This is no saved view.", place, hint=str(error)) from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ContentError("This is no saved view.", place, hint=f"It ends in {SUFFIX}.")
    if said.get("version") != VERSION:
        hint = "Use that version of this program to open it."
        raise ContentError("This view was saved by a newer version.", place, hint=hint)
    name, map_name = said.get("name"), said.get("map")
    if not isinstance(name, str) or not isinstance(map_name, str):
        raise ContentError("This saved view does not say its name or its map.", place)
    return NamedStance(name, map_name, stance_from(said))


def stance_json(stance: Stance) -> dict[str, Any]:
    """Return a stance as JSON values."""
    return {
        "accepted": sorted(stance.accepted),
        "rejected": sorted(stance.rejected),
        "reasons": stance.reasons.value,
    }


def stance_from(said: object) -> Stance:
    """Read a stance from JSON values; what is no view is passed over."""
    fields = said if isinstance(said, dict) else {}
    accepted, rejected = _texts(fields.get("accepted")), _texts(fields.get("rejected"))
    reasons = fields.get("reasons")
    known = [one.value for one in Reasons]
    return Stance(
        accepted, rejected - accepted, Reasons(reasons) if reasons in known else Reasons.NEEDED
    )


def _texts(value: object) -> frozenset[str]:
    items = value if isinstance(value, list) else []
    return frozenset(item for item in items if isinstance(item, str))
