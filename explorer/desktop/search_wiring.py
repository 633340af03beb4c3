"""Searching, wired: what was looked for is kept, put in order, copied and written to files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from explorer.errors import ExplorerError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.desktop.keeping import Keeping
    from explorer.desktop.navigation import Navigation
    from explorer.desktop.searching import SearchDesk
    from explorer.desktop.session import Session
    from explorer.desktop.window import MainWindow
    from explorer.search.model import Found, Order

MOST_RECENT = 10
SUGGESTED_NAME = "results.md"


class SearchWiring(QObject):
    """Joins the search field and the results with what the reader keeps.

    Signals:
        refused(object): An `ExplorerError`: what was asked for cannot be done.
        exported(object): The file that results were written to.
    """

    refused = Signal(object)
    exported = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        desk: SearchDesk,
        navigation: Navigation,
        keeping: Keeping,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._navigation = navigation
        self._keeping = keeping
        bar = window.search.bar
        field = window.top.field
        field.kept_requested.connect(self.open_menu)
        field.completion.wanted.connect(desk.complete)
        desk.completed.connect(field.completion.offer)
        field.entered.connect(self._remember)
        window.search.address_requested.connect(lambda _: self._remember())
        window.search.order_requested.connect(self._put_in_order)
        bar.save_requested.connect(self._ask_for_name)
        bar.copy_requested.connect(self.copy)
        bar.export_requested.connect(self._ask_for_file)

    def open_menu(self) -> QMenu:
        """Offer what was looked for before, saved searches first."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        try:
            searches = self._keeping.searches()
            saved, recent = searches.saved(), searches.recent(MOST_RECENT)
        except WorkspaceError as error:
            self.refused.emit(error)
            return menu
        known = {one.query for one in saved}
        self._fill(menu, self.tr("Saved searches"), [(one.name, one.query) for one in saved])
        fresh = [(one.query, one.query) for one in recent if one.query not in known]
        self._fill(menu, self.tr("Recent searches"), fresh)
        if menu.isEmpty():
            menu.addAction(self.tr("What you look for will stand here.")).setEnabled(False)
        field = self._window.top.field
        menu.addSeparator()
        complete = menu.addAction(self.tr("Look in one field only …\tCtrl+Space"))
        complete.triggered.connect(field.completion.ask)
        menu.popup(field.mapToGlobal(QPoint(0, field.height() + 4)))
        return menu

    def save(self, query: str, name: str) -> None:
        """Keep a search under a name."""
        self._try(lambda: self._keeping.searches().save(query, name))

    def copy(self, format_name: str) -> None:
        """Put what was found on the clipboard."""
        text = self._text(format_name)
        if text:
            QGuiApplication.clipboard().setText(text)
            self._window.status.showMessage(self.tr("Results copied"), 3000)

    def write(self, path: Path) -> None:
        """Write what was found to a file: as CSV where it is called so, else as Markdown."""
        from explorer.files import write_atomically  # noqa: PLC0415 - when asked

        def write() -> None:
            write_atomically(path, text)
            self.exported.emit(path)

        text = self._text("csv" if path.suffix.lower() == ".csv" else "markdown")
        if text:
            self._try(write)

    def _text(self, format_name: str) -> str:
        from explorer.export.results import Results, results_text  # noqa: PLC0415 - when asked

        found, library = self._navigation.found, self._session.library
        if found is None or library is None or not found.hits:
            return ""
        argued = self._session.arguments
        claims = argued.claims if argued else ()
        return results_text(Results(found, library, claims), format_name)

    def _fill(self, menu: QMenu, heading: str, entries: list[tuple[str, str]]) -> None:
        if entries:
            menu.addSection(heading)
        for name, query in entries:
            action = menu.addAction(name.replace("&", "&&"))
            action.setToolTip(query)
            action.triggered.connect(partial(self._search_again, query))

    def _search_again(self, query: str, _checked: bool = False) -> None:  # noqa: FBT001
        self._navigation.search(query)

    def _remember(self) -> None:
        found: Found | None = self._navigation.found
        if found is not None and found.hits:
            self._try(lambda: self._keeping.searches().remember(found.query))

    def _put_in_order(self, order: Order) -> None:
        self._desk.set_order(order)
        found = self._navigation.found
        if found is not None:
            self._desk.search(found.query, is_typing=False)

    def _ask_for_name(self) -> None:
        found = self._navigation.found
        if found is None:
            return
        title, label = self.tr("Keep this search"), self.tr("Name of the search:")
        name, is_named = QInputDialog.getText(self._window, title, label, text=found.query)
        if is_named:
            self.save(found.query, name)

    def _ask_for_file(self) -> None:
        title = self.tr("Save the results")
        kinds = self.tr("Markdown (*.md);;CSV (*.csv)")
        path, kind = QFileDialog.getSaveFileName(self._window, title, SUGGESTED_NAME, kinds)
        if path:
            suffix = ".csv" if "csv" in kind else ".md"
            # Qt's own chooser leaves the name that it suggested when another kind is chosen.
            is_suggested = Path(path).name == SUGGESTED_NAME
            bare = path.removesuffix(".md") if is_suggested else path
            is_named = Path(bare).suffix.lower() in (".md", ".csv")
            self.write(Path(bare) if is_named else Path(bare + suffix))

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except ExplorerError as error:
            self.refused.emit(error)
