"""Searching off the GUI thread: an index in step with the library, the newest query answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.desktop.rows import Run
from explorer.search.folders import index_folder
from explorer.search.model import Order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.desktop.tasks import Task, Tasks
    from explorer.library.model import Library
    from explorer.progress import Progress
    from explorer.search.index import Index
    from explorer.search.model import Found, Hit

PREVIEW_LENGTH, PREVIEW_BEFORE = 700, 80
HITS_TYPING, HITS_WHOLE = 60, 200
"""How many passages are shown while typing, and after a pause or Enter."""


class SearchDesk(QObject):
    """Answers queries about the open library.

    Signals:
        found(object): What the newest query `Found`.
        completed(str, int, object): What may stand in a text before a character: `Completion`s.
        stated(str): In what state the index is, for the status line.
        failed(object): An `ExplorerError`.
        crashed(object): A bug's exception.
    """

    found = Signal(object)
    completed = Signal(str, int, object)
    stated = Signal(str)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, tasks: Tasks, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._cache = cache
        self._index: Index | None = None
        self._waiting: str | None = None
        self._order = Order.RELEVANCE

    @property
    def is_ready(self) -> bool:
        """Whether there is an index to search."""
        return self._index is not None

    def open_library(self, library: Library) -> None:
        """Bring the index in step with a library; meanwhile the one before still answers."""
        folder = index_folder(self._cache, library.root)
        self.stated.emit(self.tr("Indexing …"))
        task = self._tasks.prepare(lambda progress: _ready(library, folder, progress),
                                   self.tr("Indexing"))  # fmt: skip
        task.done.connect(self._take)
        task.failed.connect(self._tell_failure)
        task.crashed.connect(self.crashed)
        task.stopped.connect(lambda: self.stated.emit(self.tr("Indexing was cancelled")))
        self._tasks.start("index", task)

    def search(self, query: str, *, is_typing: bool) -> None:
        """Ask for what a query finds; once the index is there, if it is not yet."""
        index = self._index
        if index is None:
            self._waiting = query
            return
        limit, order = HITS_TYPING if is_typing else HITS_WHOLE, self._order
        task = self._tasks.prepare(
            lambda progress: index.search(query, limit, progress, is_typing=is_typing, order=order)
        )
        self._answer(task)

    def complete(self, text: str, cursor: int) -> None:
        """Ask what may stand before a character of a query; nothing while there is no index."""
        index = self._index
        if index is None:
            return
        task = self._tasks.prepare(lambda _progress: index.complete(text, cursor))
        task.done.connect(lambda found: self.completed.emit(text, cursor, found))
        task.crashed.connect(self.crashed)
        self._tasks.start("completion", task)

    def set_order(self, order: Order) -> None:
        """Put hits in this order from now on."""
        self._order = order

    def close(self) -> None:
        """Let go of the index's files."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def _answer(self, task: Task) -> None:
        task.done.connect(self.found)
        task.failed.connect(self.failed)
        task.crashed.connect(self.crashed)
        self._tasks.start("search", task)

    def _take(self, index: Index) -> None:
        self._index = index
        self.stated.emit(index.notice or self.tr("Index up to date"))
        if self._waiting is not None:
            query, self._waiting = self._waiting, None
            self.search(query, is_typing=False)

    def _tell_failure(self, error: object) -> None:
        self.stated.emit(self.tr("No index"))
        self.failed.emit(error)


def _ready(library: Library, folder: Path, progress: Progress) -> Index:
    # whoosh costs 62 ms to import: not before the window shows, and not on its thread.
    from explorer.search.builder import ready  # noqa: PLC0415

    return ready(library, folder, progress)


def lighter(found: Found) -> Callable[[str], list[tuple[int, int]]]:
    """Return a function that finds, in a plain text, the stretches that a search would light."""
    from explorer.search.snippets import Matcher  # noqa: PLC0415

    matcher = Matcher(found.words)
    return lambda text: [(span.start, span.end) for span in matcher.spans(text)]


def passage_of(hit: Hit, found: Found, library: Library) -> tuple[Run, ...]:
    """Return the text of the section that was found, cut to a preview, what was found lit."""
    from explorer.search.plain_text import plain_text  # noqa: PLC0415

    section = library.document(hit.document_id).section(hit.address.anchor)
    if section is None or not section.text.strip():
        return tuple(Run(run.text, run.is_match) for run in hit.snippet)

    def title_of(name: str) -> str:
        document_id = library.resolve(name)
        return library.document(document_id).title if document_id else name

    text = " ".join(plain_text(section.text, title_of).split())
    spans = lighter(found)(text)
    begin = max(spans[0][0] - PREVIEW_BEFORE, 0) if spans and spans[0][0] > PREVIEW_LENGTH else 0
    shown = text[begin : begin + PREVIEW_LENGTH]
    runs, position = [Run("… ")] if begin else [], 0
    for start, end in spans:
        if begin <= start and end <= begin + len(shown):
            runs += [Run(shown[position : start - begin]), Run(text[start:end], is_lit=True)]
            position = end - begin
    is_cut = begin + len(shown) < len(text)
    return (*runs, Run(shown[position:] + (" …" if is_cut else "")))
