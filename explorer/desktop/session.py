"""The session: which library is open, where the reader is in it, and what was found.

Views tell it wishes; it answers with facts. It holds no widget, and no view holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.address import Address, Sort
from explorer.desktop.history import History, Stop
from explorer.errors import ExplorerError, LibraryError, UnknownAddressError

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.argument.argued import Argued
    from explorer.desktop.tasks import Tasks
    from explorer.library.model import Library
    from explorer.progress import Progress

READ, MAP, GRAPH, SEARCH = "read", "map", "graph", "search"


class Session(QObject):
    """Where the reader is.

    Signals:
        opened(object): Another `Library` is open; or the same folder was read again.
        argued(object): What the open library argues, an `Argued`; its library, whose links count
            claims as evidence, is the open one from now on.
        moved(object): The `Stop` the reader is at now.
        refused(object): An `ExplorerError`: what was asked for cannot be done.
        crashed(object): A bug's exception.
    """

    opened = Signal(object)
    argued = Signal(object)
    moved = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._library: Library | None = None
        self._argued: Argued | None = None
        self._history = History()
        self._wanted: Stop | None = None

    @property
    def library(self) -> Library | None:
        """What is open, if anything."""
        return self._library

    @property
    def arguments(self) -> Argued | None:
        """What the open library argues, as soon as its claims are read."""
        return self._argued

    @property
    def history(self) -> History:
        """Where the reader has been."""
        return self._history

    def open_folder(self, folder: Path, history: History | None = None) -> None:
        """Open a folder as library, off the GUI thread.

        Args:
            folder: What to open.
            history: Where to go on from; None to begin at the library's start.
        """
        label = self.tr("Opening {name}").format(name=folder.name)
        task = self._tasks.prepare(lambda progress: _load(folder, progress), label)
        task.done.connect(lambda library: self._swap(library, history or History()))
        task.failed.connect(self.refused)
        task.crashed.connect(self.crashed)
        self._tasks.start("library", task, is_heavy=True)

    def reload(self) -> None:
        """Read the open folder again and keep the place; nothing happens when it says the same."""
        library = self._library
        if library is None:
            return
        root = library.root
        task = self._tasks.prepare(lambda progress: _load(root, progress), self.tr("Reading again"))
        task.done.connect(self._take_reloaded)
        task.failed.connect(self._keep_what_was_read)
        task.crashed.connect(self.crashed)
        self._tasks.start("library", task, is_heavy=True)

    def go(self, address: Address, view: str, *, is_walking: bool = False) -> None:
        """Go to a place; back leads where the reader was.

        Args:
            address: Where to go.
            view: In which view.
            is_walking: Whether this is a step of a walk from claim to claim: back then leads to
                where the walk began.
        """
        if self._library is None:
            return
        try:
            self._must_be_there(address)
        except ExplorerError as error:
            self.refused.emit(error)
            return
        before, stop = self._history, Stop(address, view)
        present = before.present
        goes_on = is_walking and present is not None and _is_step(present, view)
        self._history = before.instead(stop) if goes_on else before.at(stop)
        if self._history is not before or address.sort is Sort.DOCUMENT:
            self._tell()

    def search(self, query: str) -> None:
        """Go to what a query finds; typing on in a search is no new step to go back over."""
        stop = Stop(Address.search(query), SEARCH)
        present = self._history.present
        is_typing_on = present is not None and present.view == SEARCH
        self._history = self._history.instead(stop) if is_typing_on else self._history.at(stop)
        self._tell()

    def back(self) -> None:
        """Go back one step."""
        self._walk(self._history.back())

    def forward(self) -> None:
        """Go forward one step."""
        self._walk(self._history.forward())

    def remember_scroll(self, scroll: int) -> None:
        """Remember how far the present stop is scrolled, for when the reader comes back."""
        self._history = self._history.scrolled(scroll)

    def start_place(self) -> Address | None:
        """Return where reading begins: the page `start-here`, or the first document."""
        library = self._library
        if library is None or not library.documents:
            return None
        first = "start-here" if library.has("start-here") else library.documents[0].id
        return Address.document(first)

    def _walk(self, history: History) -> None:
        if history is not self._history:
            self._history = history
            self._tell()

    def _tell(self) -> None:
        present = self._history.present
        if present is not None:
            self.moved.emit(present)

    def _must_be_there(self, address: Address) -> None:
        library = self._library
        if library is None or address.sort is Sort.SEARCH:
            return
        if address.sort is Sort.CLAIM:
            # Until the claims are read, a stop of last time has the benefit of the doubt.
            if self._argued is not None and self._argued.claim(address.name) is None:
                message = self.tr("This library has no claim “{title}”.")
                raise UnknownAddressError(message.format(title=address.name))
        elif address.sort is Sort.DOCUMENT:
            document = library.document(address.name)
            if address.anchor and document.section(address.anchor) is None:
                message = self.tr("“{title}” has no section “{anchor}”.")
                raise UnknownAddressError(
                    message.format(title=document.title, anchor=address.anchor)
                )
        else:
            library.title_of(address)

    def _swap(self, library: Library, history: History) -> None:
        self._library, self._argued = library, None
        stops = tuple(stop for stop in history.stops if self._is_there(stop.address))
        index = min(history.index, len(stops) - 1)
        self._history = History(stops, index)
        self.opened.emit(library)
        start = self.start_place()
        if self._history.present is None and start is not None:
            self._history = History().at(Stop(start, READ))
        self._tell()
        task = self._tasks.prepare(lambda progress: _argue(library, progress))
        task.done.connect(lambda argued: self._take_argued(library, argued))
        task.crashed.connect(self.crashed)
        self._tasks.start("claims", task, is_heavy=True)

    def _take_argued(self, library: Library, argued: Argued) -> None:
        if self._library is library:
            self._library, self._argued = argued.library, argued
            self.argued.emit(argued)

    def _is_there(self, address: Address) -> bool:
        try:
            self._must_be_there(address)
        except ExplorerError:
            return False
        return True

    def _take_reloaded(self, library: Library) -> None:
        before = self._library
        if before is None or library.digest != before.digest or library.problems != before.problems:
            self._swap(library, self._history)

    def _keep_what_was_read(self, error: ExplorerError) -> None:
        self.refused.emit(
            LibraryError(
                self.tr("The library's folder cannot be read any more; what was read stays here."),
                hint=error.message,
            )
        )


def _is_step(stop: Stop, view: str) -> bool:
    return stop.view == view and stop.address.sort is Sort.CLAIM


def _load(folder: Path, progress: Progress) -> Library:
    # YAML and the loader cost 60 ms to import: not before the window shows, and not on its thread.
    from explorer.library.loading import load  # noqa: PLC0415

    return load(folder, progress)


def _argue(library: Library, progress: Progress) -> Argued:
    from explorer.argument.argued import argue  # noqa: PLC0415 - not before the window shows

    return argue(library, progress)
