"""The program: everything there is one of, made in order and closed in order."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QTranslator, Signal

from explorer.address import Address
from explorer.desktop.attendance import Attendance
from explorer.desktop.garbage import Garbage
from explorer.desktop.history import History, Stop
from explorer.desktop.keeping import Keeping
from explorer.desktop.pages import Pages
from explorer.desktop.searching import SearchDesk
from explorer.desktop.session import GRAPH, MAP, READ, SEARCH, Session
from explorer.desktop.tasks import Tasks
from explorer.desktop.theme.theme import Mode, Theme
from explorer.desktop.warming import warm_up
from explorer.desktop.watching import Watcher
from explorer.desktop.window import MainWindow
from explorer.desktop.wiring import Wiring
from explorer.errors import ExplorerError
from explorer.files import bundled as bundled_folder
from explorer.workspace.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from explorer.desktop.map_wiring import MapWiring
    from explorer.desktop.search_wiring import SearchWiring
    from explorer.files import Profile
    from explorer.library.model import Library

log = logging.getLogger("explorer.program")

MAX_STOPS_KEPT = 50
FIRST_PAINT_MS = 10


class Program(QObject):
    """Owns the window and what stands behind it.

    Signals:
        crashed(object): A bug's exception, from a task.
    """

    crashed = Signal(object)

    def __init__(self, application: QApplication, profile: Profile) -> None:
        super().__init__(application)
        self._application = application
        self._profile = profile
        self._settings, self._said_of_settings = read_settings(profile.settings)
        self._bundled: Path | None = None
        self._is_closed = False
        self._garbage = Garbage(self)
        self._attendance = Attendance(application, self)
        self._catalogue = QTranslator(self)
        if self._catalogue.load(str(bundled_folder("resources") / "i18n" / "openness_en.qm")):
            application.installTranslator(self._catalogue)
        self._theme = Theme(application, _mode_of(self._settings), self, is_dressed=False)
        self._theme.set_motion_reduced(is_reduced=self._settings.is_motion_reduced)
        self._tasks = Tasks(self)
        self.session = Session(self._tasks, self)
        self._pages = Pages(self._tasks, self)
        self._desk = SearchDesk(self._tasks, profile.cache, self)
        self._watcher = Watcher(self)
        self.window = MainWindow(self._theme)
        self._keeping = Keeping(profile.data, self)
        self._wiring = Wiring(
            self.window, self.session, self._tasks, self._pages, self._desk, keeping=self._keeping
        )
        self._theme.dress()
        self._connect()

    @property
    def settings(self) -> Settings:
        """How the reader likes it, as of now."""
        return self._settings

    @property
    def maps(self) -> MapWiring:
        """What joins the map view with everything else."""
        return self._wiring.maps

    @property
    def searches(self) -> SearchWiring:
        """What keeps searches and takes results away."""
        return self._wiring.searches

    @property
    def keeping(self) -> Keeping:
        """What the reader adds."""
        return self._keeping

    @property
    def is_settled(self) -> bool:
        """Whether everything that was begun is finished and shown."""
        return self.session.library is not None and self._tasks.is_idle and self._desk.is_ready

    def start(self, folder: Path | None, bundled: Path) -> None:
        """Show the window and open a library.

        Args:
            folder: What to open; None for what was open last time, else the bundled library.
            bundled: Where the bundled library is.
        """
        self._bundled = bundled
        self.window.restore(self._settings)
        self.window.sidebar.documents.fold(self._settings.folded)
        self._wiring.set_zoom(self._settings.zoom_percent)
        self.window.actions_.show_mode(self._theme.mode)
        self._show_recent()
        self.window.show()
        self.window.reader.setFocus()
        last = _folder_of(self._settings)
        wanted = folder or last or bundled
        is_as_before = wanted == (last or bundled)
        self._wiring.navigation.open_tabs_later(self._settings.tabs if is_as_before else ())
        history = _history_of(self._settings) if is_as_before else None
        # Not before the window is painted: loading would take turns with it at the interpreter.
        QTimer.singleShot(FIRST_PAINT_MS, self, lambda: self.session.open_folder(wanted, history))
        if self._said_of_settings:
            self.window.messages.say(self._said_of_settings)

    def save_settings(self) -> None:
        """Write the settings with the place the reader is at."""
        window, history = self.window, self.session.history
        forgotten = max(len(history.stops) - MAX_STOPS_KEPT, 0)
        self._settings = replace(
            self._settings,
            theme=self._theme.mode.value,
            zoom_percent=self._wiring.zoom_percent,
            is_sidebar_shown=window.actions_["sidebar"].isChecked(),
            is_inspector_shown=window.actions_["inspector"].isChecked(),
            geometry=window.geometry_text(),
            splitter=window.widths(),
            stops=tuple(
                f"{stop.view} {stop.scroll} {stop.address}" for stop in history.stops[forgotten:]
            ),
            stop_index=max(history.index - forgotten, 0),
            tabs=window.tabs.documents,
            folded=window.sidebar.documents.folded,
        )
        try:
            self._profile.settings.mkdir(parents=True, exist_ok=True)
            write_settings(self._profile.settings, self._settings)
        except (ExplorerError, OSError) as error:
            log.warning("The settings cannot be written: %s", error)

    def close(self) -> None:
        """Save what there is, stop all work, and let go of everything."""
        if self._is_closed:
            return
        self._is_closed = True
        self._attendance.close()
        self.save_settings()
        self._watcher.close()
        self._tasks.close()
        self._desk.close()
        self._keeping.close()
        self._garbage.close()
        self.window.close()

    def _connect(self) -> None:
        session, window = self.session, self.window
        session.opened.connect(self._remember_library)
        session.opened.connect(self._watcher.watch)
        session.opened.connect(lambda _: self._garbage.keep())
        session.argued.connect(lambda _: self._garbage.keep())
        session.argued.connect(self._warm_up, Qt.ConnectionType.SingleShotConnection)
        self._watcher.changed.connect(session.reload)
        window.closing.connect(self.save_settings)
        for crashing in (session.crashed, self._pages.failed, self._desk.crashed):
            crashing.connect(self.crashed)
        self._wiring.crashed.connect(self.crashed)
        self._wiring.mode_requested.connect(self.choose_mode)
        self._wiring.motion_requested.connect(self.reduce_motion)
        self._wiring.bundled_requested.connect(self._open_bundled)
        self._wiring.log_folder = self._profile.state
        self._wiring.settings = lambda: replace(
            self._settings, zoom_percent=self._wiring.zoom_percent
        )
        self._attendance.noted.connect(self._garbage.note_input)

    def _warm_up(self) -> None:
        task = self._tasks.prepare(warm_up)
        task.crashed.connect(self.crashed)
        self._tasks.start("warming", task, is_heavy=True)

    def _remember_library(self, library: Library) -> None:
        is_bundled = self._bundled is not None and library.root == self._bundled.resolve()
        if is_bundled:
            self._settings = replace(self._settings, library="")
        else:
            self._settings = self._settings.with_recent(str(library.root))
        self._show_recent()

    def _show_recent(self) -> None:
        self._wiring.show_recent(self._settings.recent)

    def _open_bundled(self) -> None:
        if self._bundled is not None:
            self.session.open_folder(self._bundled)

    def choose_mode(self, mode: Mode) -> None:
        """Show everything in another theme, now and next time."""
        self._theme.set_mode(mode)
        self.window.actions_.show_mode(mode)
        self._settings = replace(self._settings, theme=mode.value)

    def reduce_motion(self, is_reduced: bool) -> None:  # noqa: FBT001 - a signal's
        """Have nothing seen to move, now and next time."""
        self._theme.set_motion_reduced(is_reduced=is_reduced)
        self._settings = replace(self._settings, is_motion_reduced=is_reduced)


def _mode_of(settings: Settings) -> Mode:
    return Mode(settings.theme) if settings.theme in Mode.__members__.values() else Mode.SYSTEM


def _folder_of(settings: Settings) -> Path | None:
    """Return the folder last open, if it is still there."""
    folder = Path(settings.library)
    return folder if settings.library and folder.is_dir() else None


def _history_of(settings: Settings) -> History:
    """Return where the reader was; stops that cannot be read are left out."""
    stops = []
    for text in settings.stops:
        view, _, rest = text.partition(" ")
        scroll, _, address = rest.partition(" ")
        if view in {READ, MAP, GRAPH, SEARCH} and scroll.isdecimal() and address:
            stops.append(Stop(Address.parse(address), view, int(scroll)))
    index = min(max(settings.stop_index, 0), len(stops) - 1)
    return History(tuple(stops), index)
