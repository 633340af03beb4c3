"""Documents' HTML, made off the GUI thread and kept by content."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.desktop.reader.claim_blocks import with_claim_blocks

if TYPE_CHECKING:
    from explorer.desktop.tasks import Tasks
    from explorer.library.model import Document, Library
    from explorer.progress import Progress

MAX_KEPT_CHARACTERS = 8_000_000


class Pages(QObject):
    """Makes documents' HTML and keeps what was made lately.

    What a document shows depends on the titles of what it links to, so what is kept is named by the
    library's digest too.

    Signals:
        made(str, str): A document's id and its HTML.
        failed(object): A bug's exception.
    """

    made = Signal(str, str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._size = 0

    def request(self, document: Document, library: Library) -> None:
        """Ask for a document's HTML; only the newest request is answered."""
        key = (library.digest, document.id)
        if key in self._kept:
            self._kept.move_to_end(key)
            self._tasks.cancel("page")
            self.made.emit(document.id, self._kept[key])
            return
        task = self._tasks.prepare(lambda progress: _make(document, library, progress))
        task.done.connect(lambda html: self._keep(key, html))
        task.crashed.connect(self.failed)
        self._tasks.start("page", task)

    def _keep(self, key: tuple[str, str], html: str) -> None:
        self._kept[key] = html
        self._size += len(html)
        while self._size > MAX_KEPT_CHARACTERS and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1])
        self.made.emit(key[1], html)


def _make(document: Document, library: Library, progress: Progress) -> str:
    # Markdown costs 22 ms to import: not before the window shows, and not on its thread.
    from explorer.library.html import page, without_doubled_title  # noqa: PLC0415

    progress(0, 1, document.title)
    return with_claim_blocks(without_doubled_title(page(document, library)), library)
