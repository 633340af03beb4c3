"""What the commands do: menus and shortcuts joined with the parts of the window.

Dialogs are imported when they are opened, so that the window need not wait for them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from explorer.desktop.graph_wiring import GraphWiring
from explorer.desktop.map_wiring import MapWiring
from explorer.desktop.navigation import Navigation
from explorer.desktop.page_output import PageOutput
from explorer.desktop.reader.citing import citation_of
from explorer.desktop.search_wiring import SearchWiring
from explorer.desktop.session import GRAPH, MAP, READ
from explorer.errors import Severity
from explorer.workspace.settings import ZOOM_STEPS, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.argument.argued import Argued
    from explorer.desktop.keeping import Keeping
    from explorer.desktop.pages import Pages
    from explorer.desktop.searching import SearchDesk
    from explorer.desktop.session import Session
    from explorer.desktop.tasks import Tasks
    from explorer.desktop.window import MainWindow
    from explorer.errors import ExplorerError, Place, Problem
    from explorer.library.model import Library
    from explorer.progress import Progress
    from explorer.topics.selection import Subgraph


class Wiring(QObject):
    """Does what the commands say.

    Signals:
        crashed(object): A bug's exception.
        mode_requested(object): Another theme's `Mode`.
        motion_requested(bool): Whether nothing may be seen to move.
        bundled_requested(): Open the bundled library.
    """

    crashed = Signal(object)
    mode_requested = Signal(object)
    motion_requested = Signal(bool)
    bundled_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        tasks: Tasks,
        pages: Pages,
        desk: SearchDesk,
        *,
        keeping: Keeping,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self.maps = MapWiring(window, session, tasks, keeping)
        self.graphs = GraphWiring(window, session, tasks)
        self.navigation = Navigation(
            window, session, pages, desk, maps=self.maps, graphs=self.graphs
        )
        self.searches = SearchWiring(window, session, desk, self.navigation, keeping)
        self.pages = PageOutput(window, session, pages)
        self._problems: tuple[Problem, ...] = ()
        self._part: Subgraph | None = None
        self.log_folder = Path()
        self.settings: Callable[[], Settings] = Settings
        self.zoom_percent = 100
        self._connect(desk)
        keeping.failed.connect(self._say)

    def set_zoom(self, percent: int) -> None:
        """Show the text in this size."""
        self.zoom_percent = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        self._window.reader.set_zoom(self.zoom_percent)

    def show_recent(self, folders: tuple[str, ...]) -> None:
        """Show which libraries were opened lately."""
        menu = self._window.actions_.recent_menu
        if menu is None:
            return
        menu.clear()
        for folder in folders:
            action = menu.addAction(folder.replace("&", "&&"))
            action.triggered.connect(partial(self._session.open_folder, Path(folder)))
        menu.setEnabled(bool(folders))

    def open_folder(self, folder: str) -> None:
        """Open a folder, or the folder of a file, as library."""
        path = Path(folder)
        self._session.open_folder(path if path.is_dir() else path.parent)

    def _connect(self, desk: SearchDesk) -> None:
        window, session, tasks = self._window, self._session, self._tasks
        window.actions_.connect_all(
            {
                "open": self._choose_folder,
                "open_bundled": self.bundled_requested.emit,
                "reload": session.reload,
                "export": self._open_export,
                "problems": self._open_problems,
                "close_tab": window.tabs.close_tab,
                "quit": window.close,
                "copy": window.reader.browser.copy,
                "copy_citation": self._copy_citation,
                "caret": self._show_caret,
                "copy_address": self._copy_address,
                "search": self._focus_search,
                "find": self._find,
                "next_hit": partial(self.navigation.step, 1),
                "previous_hit": partial(self.navigation.step, -1),
                "preferences": self._open_preferences,
                "read": partial(self.navigation.show_view, READ),
                "map": partial(self.navigation.show_view, MAP),
                "graph": partial(self.navigation.show_view, GRAPH),
                "map_picture": partial(self._show_map_as, "picture"),
                "map_both": partial(self._show_map_as, "both"),
                "map_outline": partial(self._show_map_as, "outline"),
                "sidebar": self._show_panels,
                "inspector": self._show_panels,
                "reset_layout": window.reset_layout,
                "zoom_in": partial(self._zoom, 1),
                "zoom_out": partial(self._zoom, -1),
                "zoom_reset": partial(self.set_zoom, 100),
                "palette": self._open_palette,
                "back": session.back,
                "forward": session.forward,
                "start": self._go_to_start,
                "next_pane": window.go_to_next_pane,
                "shortcuts": self._open_shortcuts,
                "log": self._open_log,
                "about": self._open_about,
            }
        )
        window.actions_.connect_modes(self.mode_requested.emit)
        window.folder_dropped.connect(self.open_folder)
        window.reader.web_requested.connect(self._ask_for_web)
        window.reader.open_requested.connect(self._choose_folder)
        window.inspector.web_requested.connect(self._ask_for_web)
        window.graph_made.connect(lambda graph: graph.export_requested.connect(self._open_export))
        window.status.problems_requested.connect(self._open_problems)
        window.reader.problems_requested.connect(self._open_problems)
        session.argued.connect(self._check)
        session.refused.connect(self._say)
        desk.failed.connect(self._say)
        tasks.started.connect(window.status.show_task)
        tasks.ended.connect(window.status.forget_task)
        self.searches.refused.connect(self._say)
        self.searches.exported.connect(lambda path: self._say_exported((path,)))
        for output in (self.pages, self.maps):
            output.refused.connect(self._say)
            output.exported.connect(lambda path: self._say_exported((path,)))
        self.maps.crashed.connect(self.crashed)
        self.graphs.crashed.connect(self.crashed)

    def _say(self, error: ExplorerError) -> None:
        self._window.messages.say(f"{error.message} {error.hint}".strip())

    def _check(self, argued: Argued) -> None:
        """Gather what is wrong with the content, off this thread."""
        task = self._tasks.prepare(lambda progress: _problems_of(argued, progress))
        task.done.connect(self._take_problems)
        task.crashed.connect(self.crashed)
        self._tasks.start("checks", task, is_heavy=True)

    def _take_problems(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        self._window.status.show_problems(errors, len(problems) - errors)
        self._window.reader.show_problems(problems)

    def _choose_folder(self) -> None:
        library = self._session.library
        start = str(library.root.parent) if library else ""
        caption = self.tr("Open a folder of Markdown as library")
        if folder := QFileDialog.getExistingDirectory(self._window, caption, start):
            self.open_folder(folder)

    def _open_export(self, part: Subgraph | None = None) -> None:
        if self._window.view == MAP:
            self.maps.output.open_dialog()
            return
        from explorer.desktop.dialogs.export import ExportDialog  # noqa: PLC0415

        self._part = part
        documents = Path.home() / "Documents"
        folder = documents if documents.is_dir() else Path.home()
        dialog = ExportDialog(folder, part is not None, self._window)
        dialog.export_requested.connect(self.export_graph)
        dialog.open()

    def export_graph(self, format_name: str, path: str, only_part: bool) -> None:  # noqa: FBT001
        """Write the graph to a file; its chooser has asked before one is replaced."""
        library = self._session.library
        if library is None:
            return
        part = self._part if only_part else None
        task = self._tasks.prepare(
            lambda progress: _export(library, part, format_name, Path(path), progress),
            self.tr("Exporting"),
        )
        task.done.connect(self._say_exported)
        task.failed.connect(self._say)
        task.crashed.connect(self.crashed)
        self._tasks.start("export", task, is_heavy=True)

    def _say_exported(self, paths: tuple[Path, ...]) -> None:
        names = ", ".join(path.name for path in paths)
        folder = paths[0].parent
        said = self.tr("Exported {names} to {folder}.").format(names=names, folder=folder)
        self._window.messages.say(said, self.tr("Show folder"), lambda: _open_path(folder))

    def _open_palette(self) -> None:
        from explorer.desktop.dialogs.palette import Palette  # noqa: PLC0415
        from explorer.desktop.naming import (  # noqa: PLC0415
            entries_of,
            ranking_of,
            visited_in,
        )

        window, session = self._window, self._session
        visited = visited_in(session.history)
        entries = entries_of(session.library, session.arguments, window.actions_, visited)
        palette = Palette(entries, ranking_of(entries), window.theme, window)
        palette.address_requested.connect(self.navigation.go_to)
        palette.command_requested.connect(window.actions_.trigger)
        palette.open()

    def _open_problems(self) -> None:
        from explorer.desktop.dialogs.problems import ProblemsDialog  # noqa: PLC0415

        dialog = ProblemsDialog(self._problems, self._session.library, self._window)
        dialog.file_requested.connect(self._open_file)
        dialog.address_requested.connect(self.navigation.read)
        dialog.open()

    def _open_file(self, place: Place) -> None:
        """Open a file of the library in the desktop's editor; what is not there is said."""
        library = self._session.library
        path = (library.root / place.path).resolve() if library else None
        if path is not None and path.is_file():
            _open_path(path)
        else:
            said = self.tr("The file “{name}” is not there any more.")
            self._window.messages.say(said.format(name=place.path))

    def _open_preferences(self) -> None:
        from explorer.desktop.dialogs.preferences import PreferencesDialog  # noqa: PLC0415

        dialog = PreferencesDialog(self.settings(), self._window)
        dialog.mode_requested.connect(self.mode_requested)
        dialog.zoom_requested.connect(self.set_zoom)
        dialog.motion_requested.connect(self.motion_requested)
        dialog.open()

    def _open_about(self) -> None:
        from explorer.desktop.dialogs.about import TextDialog, about_text  # noqa: PLC0415

        text = about_text(self._session.library)
        TextDialog(self.tr("About Openness Explorer"), text, self._window).open()

    def _open_shortcuts(self) -> None:
        from explorer.desktop.dialogs.about import TextDialog  # noqa: PLC0415
        from explorer.desktop.dialogs.keys import keys_text  # noqa: PLC0415

        text = keys_text(self._window.actions_.by_menu())
        TextDialog(self.tr("Keyboard shortcuts"), text, self._window).open()

    def _open_log(self) -> None:
        _open_path(self.log_folder)

    def _ask_for_web(self, url: str) -> None:
        """Show where a web link goes, and go there only when the reader says so."""
        if not url.startswith(("http://", "https://", "mailto:")):
            self._window.messages.say(self.tr("This link leads nowhere the program may go."))
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Open in your browser?"))
        box.setText(self.tr("This leads out of the program, to the web:"))
        box.setInformativeText(url)
        opened = box.addButton(self.tr("Open in browser"), QMessageBox.ButtonRole.AcceptRole)
        copied = box.addButton(self.tr("Copy address"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        opened.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(url)))
        copied.clicked.connect(lambda: QGuiApplication.clipboard().setText(url))
        box.open()

    def _copy_citation(self) -> None:
        reader, library = self._window.reader, self._session.library
        document = reader.document
        if document is None or library is None:
            return
        quotation, anchor = reader.selected_passage()
        text = citation_of(quotation, document, document.section(anchor), library)
        QGuiApplication.clipboard().setText(text)
        self._window.status.showMessage(self.tr("Citation copied"), 3000)

    def _copy_address(self) -> None:
        present = self._session.history.present
        if present is not None:
            QGuiApplication.clipboard().setText(str(present.address))
            self._window.status.showMessage(self.tr("Address copied"), 3000)

    def _show_caret(self) -> None:
        is_shown = self._window.actions_["caret"].isChecked()
        self._window.reader.browser.set_caret(is_shown=is_shown)
        self._window.reader.setFocus()

    def _focus_search(self) -> None:
        self._window.top.field.setFocus()
        self._window.top.field.selectAll()

    def _find(self) -> None:
        if self._window.view == READ:
            self._window.reader.open_find_bar()
        else:
            self._focus_search()

    def _zoom(self, by: int) -> None:
        nearest = min(ZOOM_STEPS, key=lambda step: abs(step - self.zoom_percent))
        place = ZOOM_STEPS.index(nearest) + by
        self.set_zoom(ZOOM_STEPS[min(max(place, 0), len(ZOOM_STEPS) - 1)])

    def _show_panels(self) -> None:
        actions = self._window.actions_
        self._window.show_panels(actions["sidebar"].isChecked(), actions["inspector"].isChecked())

    def _show_map_as(self, form: str) -> None:
        self.navigation.show_view(MAP)
        self._window.map.set_form(form)
        self._window.map.setFocus()

    def _go_to_start(self) -> None:
        start = self._session.start_place()
        if start is not None:
            self.navigation.read(start)


def _problems_of(argued: Argued, progress: Progress) -> tuple[Problem, ...]:
    from explorer.checks.gathering import problems_of  # noqa: PLC0415 - not before the window shows

    progress(0, 1, "")
    return problems_of(argued)


def _export(
    library: Library, part: Subgraph | None, format_name: str, path: Path, progress: Progress
) -> tuple[Path, ...]:
    from explorer.export.graph import export_graph  # noqa: PLC0415 - not before the window shows

    progress(0, 1, path.name)
    return export_graph(library, part, format_name, path, replace=True)


def _open_path(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
