"""The reader's own file: one SQLite database of everything the reader adds to libraries.

Every change is on disk when the call returns. The schema only ever grows: each step of `_STEPS` is
run once, in one transaction, and `PRAGMA user_version` says how many have been.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Final

from explorer.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "workspace.db"
_BUSY_MS = 5_000

_STEPS: Final = (
    """
    CREATE TABLE stance (
        library TEXT NOT NULL, map TEXT NOT NULL, name TEXT NOT NULL,
        content TEXT NOT NULL, saved_utc TEXT NOT NULL,
        PRIMARY KEY (library, map, name)
    ) STRICT;
    CREATE TABLE map_look (
        library TEXT NOT NULL, map TEXT NOT NULL, content TEXT NOT NULL,
        PRIMARY KEY (library, map)
    ) STRICT;
    """,
    """
    CREATE TABLE search (
        query TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', is_saved INTEGER NOT NULL DEFAULT 0,
        used_utc TEXT NOT NULL
    ) STRICT;
    """,
)


class Database:
    """An open database; used on one thread only."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, folder: Path) -> Database:
        """Open the database of a profile's data folder; it is made when it is not there.

        Raises:
            WorkspaceError: It cannot be read or made, is no database, or a newer version of the
                program has written it.
        """
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(path, error) from error
        try:
            _prepare(connection)
        except WorkspaceError:
            connection.close()
            raise
        except sqlite3.Error as error:
            connection.close()
            raise _unusable(path, error) from error
        return cls(connection)

    @classmethod
    def in_memory(cls) -> Database:
        """Open one that is forgotten when it is closed: where none can be kept."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _prepare(connection)
        return cls(connection)

    def rows(self, statement: str, *values: object) -> list[tuple[str, ...]]:
        """Return the rows that a SELECT finds.

        Raises:
            WorkspaceError: The file cannot be read.
        """
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise WorkspaceError("Your own additions cannot be read.", hint=str(error)) from error

    @contextlib.contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Make changes together: all of them are kept, or none.

        Raises:
            WorkspaceError: They cannot be kept.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise WorkspaceError("This could not be kept.", hint=str(error)) from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_STEPS):
        raise WorkspaceError(
            "Your own additions were kept by a newer version of this program.",
            hint="Use that version; nothing has been changed.",
        )
    for number, step in enumerate(_STEPS[version:], start=version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {number}; COMMIT;")


def _unusable(path: Path, error: Exception) -> WorkspaceError:
    return WorkspaceError(f"{path} cannot be used for what you add.", hint=str(error))
