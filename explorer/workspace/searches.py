"""Recent and saved searches."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from explorer.workspace.database import Database

MAX_RECENT: Final = 50


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search that is kept.

    Attributes:
        query: What was looked for.
        name: What the reader calls it; empty for one that is only recent.
        is_saved: Whether it is kept until the reader removes it.
    """

    query: str
    name: str = ""
    is_saved: bool = False


class Searches:
    """What was looked for, in any library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recent(self, limit: int = 10) -> tuple[KeptSearch, ...]:
        """Return what was looked for last, newest first.

        Raises:
            WorkspaceError: It cannot be read.
        """
        return self._found("SELECT query, name, is_saved FROM search ORDER BY used_utc DESC", limit)

    def saved(self) -> tuple[KeptSearch, ...]:
        """Return the saved searches, by name.

        Raises:
            WorkspaceError: They cannot be read.
        """
        return self._found("SELECT query, name, is_saved FROM search WHERE is_saved ORDER BY name")

    def remember(self, query: str) -> None:
        """Remember that something was looked for; the oldest unsaved ones are forgotten.

        Raises:
            WorkspaceError: It cannot be kept.
        """
        query = query.strip()
        if not query:
            return
        with self._database.change() as connection:
            connection.execute(
                "INSERT INTO search (query, used_utc) VALUES (?, ?)"
                " ON CONFLICT (query) DO UPDATE SET used_utc = excluded.used_utc",
                (query, _now()),
            )
            connection.execute(
                "DELETE FROM search WHERE NOT is_saved AND query NOT IN"
                " (SELECT query FROM search WHERE NOT is_saved ORDER BY used_utc DESC LIMIT ?)",
                (MAX_RECENT,),
            )

    def save(self, query: str, name: str) -> None:
        """Save a search under a name.

        Raises:
            WorkspaceError: It cannot be kept.
        """
        with self._database.change() as connection:
            connection.execute(
                "INSERT INTO search VALUES (?, ?, 1, ?) ON CONFLICT (query)"
                " DO UPDATE SET name = excluded.name, is_saved = 1",
                (query.strip(), name.strip() or query.strip(), _now()),
            )

    def forget(self, query: str) -> None:
        """Forget a search, saved or not.

        Raises:
            WorkspaceError: It cannot be removed.
        """
        with self._database.change() as connection:
            connection.execute("DELETE FROM search WHERE query = ?", (query,))

    def _found(self, statement: str, limit: int = -1) -> tuple[KeptSearch, ...]:
        rows = self._database.rows(f"{statement} LIMIT ?", limit)
        return tuple(KeptSearch(query, name, bool(saved)) for query, name, saved in rows)


def _now() -> str:
    return dt.datetime.now(tz=dt.UTC).isoformat()
