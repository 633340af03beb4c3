"""What the reader adds, opened when it is first needed; without a file it is kept in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.library.model import Library
    from explorer.workspace.database import Database
    from explorer.workspace.looks import MapLooks
    from explorer.workspace.searches import Searches
    from explorer.workspace.stances import Stances


class Keeping(QObject):
    """Opens the reader's own file once, on the GUI thread; SQLite is not imported before.

    Signals:
        failed(object): A `WorkspaceError`: nothing can be kept beyond this session.
    """

    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._database: Database | None = None

    def stances(self, library: Library) -> Stances:
        """Return the named views of a library's maps."""
        from explorer.workspace.stances import Stances  # noqa: PLC0415

        return Stances(self._opened(), library.info.id)

    def looks(self, library: Library) -> MapLooks:
        """Return how a library's maps were left."""
        from explorer.workspace.looks import MapLooks  # noqa: PLC0415

        return MapLooks(self._opened(), library.info.id)

    def searches(self) -> Searches:
        """Return recent and saved searches."""
        from explorer.workspace.searches import Searches  # noqa: PLC0415

        return Searches(self._opened())

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _opened(self) -> Database:
        if self._database is None:
            from explorer.workspace.database import Database  # noqa: PLC0415

            try:
                self._database = Database.open(self._folder)
            except WorkspaceError as error:
                self._database = Database.in_memory()
                self.failed.emit(error)
        return self._database
