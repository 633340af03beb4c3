"""Watching the open library's folder, so that what an author saves is shown at once."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from explorer.library.model import Library

DEBOUNCE_MS = 500
BEGIN_MS = 200
SLACK_S = 2.0
"""How much earlier than its watching a change may be and still be taken for a new one."""
BATCH = 100
"""Paths added at a time: asking the system for thousands at once would be felt."""
MAX_WATCHED_FILES = 4000
"""Systems allow some 8,000 watches to a user; folders are watched in any case."""


class Watcher(QObject):
    """Tells that something in a library's folder has changed.

    Signals:
        changed(): Something did, and then nothing for half a second.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = QFileSystemWatcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        self._pause.timeout.connect(self.changed)
        self._library: Library | None = None
        self._since = 0.0
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(BEGIN_MS)
        self._begin.timeout.connect(self._take_up)
        self._waiting: list[str] = []
        self._batches = QTimer(self)
        self._batches.setInterval(0)
        self._batches.timeout.connect(self._add_some)
        self._system.directoryChanged.connect(self._pause.start)
        self._system.fileChanged.connect(self._pause.start)

    def watch(self, library: Library) -> None:
        """Watch this library's folders and files and nothing else, once it is shown."""
        self._library = library
        self._since = time.time() - SLACK_S
        self._begin.start()

    def _take_up(self) -> None:
        library = self._library
        if library is None:
            return
        watched = [*self._system.files(), *self._system.directories()]
        root = str(library.root)
        # Thousands of paths are joined as text: pathlib would take fifty milliseconds.
        paths = [os.path.join(root, str(one.path)) for one in library.documents]  # noqa: PTH118
        folders = {root, *map(os.path.dirname, paths)}
        beside = [library.root / name for name in ("library.yaml", "references.json")]
        there = [str(path) for path in beside if path.exists()]
        wanted = {*folders, *paths[:MAX_WATCHED_FILES], *there}
        if gone := [path for path in watched if path not in wanted]:
            self._system.removePaths(gone)
        self._waiting = sorted(wanted.difference(watched))
        self._batches.start()

    def close(self) -> None:
        """Watch nothing any more."""
        self._pause.stop()
        self._begin.stop()
        self._batches.stop()
        if watched := [*self._system.files(), *self._system.directories()]:
            self._system.removePaths(watched)

    def _add_some(self) -> None:
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        if there := [path for path in batch if Path(path).exists()]:
            self._system.addPaths(there)
        if len(there) < len(batch) or any(_changed_since(path, self._since) for path in there):
            self._pause.start()  # saved after it was read and before it was watched
        if not self._waiting:
            self._batches.stop()


def _changed_since(path: str, moment: float) -> bool:
    try:
        return Path(path).stat().st_mtime > moment
    except OSError:
        return True
