"""A map leaves the program: as a file, on the clipboard, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter

from explorer.argument.viewing.showing import show_of
from explorer.argument.viewing.values import Viewing
from explorer.desktop.dialogs.export_map import MapExport, MapExportDialog
from explorer.desktop.pictures.arranging import drawing_of, sheet_of
from explorer.desktop.pictures.files import image_of
from explorer.desktop.pictures.formats import Look, PictureOptions, export_picture
from explorer.desktop.pictures.pages import page_of, paint_page
from explorer.errors import ExplorerError
from explorer.export.maps.exporting import export_map
from explorer.export.maps.subject import MapSubject

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from explorer.desktop.map.view import MapView
    from explorer.desktop.pictures.sheet import Sheet
    from explorer.desktop.session import Session
    from explorer.desktop.tasks import Tasks
    from explorer.desktop.window import MainWindow
    from explorer.progress import Progress

_MM_PER_INCH = 25.4
_CLIPBOARD_SCALE = 2.0
_PREVIEW_SHARE = 0.9
"""How much of the window a preview takes: less, and its buttons do not stand in one row."""


class MapOutput(QObject):
    """Writes, copies and prints the map that is shown.

    Signals:
        exported(object): The file that was written.
        refused(object): An `ExplorerError`.
        crashed(object): A bug's exception.
    """

    exported = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)

    def __init__(self, window: MainWindow, view: MapView, session: Session, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._session = session
        self._tasks = tasks
        self._printer: QPrinter | None = None

    def open_dialog(self) -> MapExportDialog | None:
        """Ask how the map is to be written; None where there is no map."""
        subject = self._view.desk.subject
        if subject is None:
            return None
        documents = Path.home() / "Documents"
        name = subject.name if subject.name.isprintable() and subject.name != "*" else "all-claims"
        folder = documents if documents.is_dir() else Path.home()
        dialog = MapExportDialog(folder, name.replace("/", "-"), self._window)
        dialog.export_requested.connect(self.export)
        dialog.open()
        return dialog

    def export(self, wanted: MapExport) -> None:
        """Write the map to a file, off this thread."""
        subject = self._subject(is_shown_only=wanted.is_shown_only)
        if subject is None:
            return
        desk = self._view.desk
        direction, marks = desk.state.direction, desk.marks

        def work(progress: Progress) -> Path:
            progress(0, 1, wanted.path.name)
            if wanted.is_picture:
                options = PictureOptions(direction, wanted.look, wanted.scale, wanted.paper)
                return export_picture(
                    subject, wanted.format_name, wanted.path, options,
                    marks=marks, replace=True, progress=progress,
                )  # fmt: skip
            return export_map(subject, wanted.format_name, wanted.path, replace=True)

        task = self._tasks.prepare(work, self.tr("Exporting the map"))
        task.done.connect(self.exported)
        task.failed.connect(self.refused)
        task.crashed.connect(self.crashed)
        self._tasks.start("export", task, is_heavy=True)

    def copy(self) -> None:
        """Put a picture of what is shown on the clipboard."""
        try:
            sheet = self._sheet()
            if sheet is not None:
                QGuiApplication.clipboard().setImage(image_of(sheet, _CLIPBOARD_SCALE))
                self._window.status.showMessage(self.tr("Picture of the map copied"), 3000)
        except ExplorerError as error:
            self.refused.emit(error)

    def print_with_preview(self) -> None:
        """Show what printing would give, and print it if the reader says so."""
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # noqa: PLC0415 - seldom

        sheet = self._sheet()
        if sheet is None:
            return
        if self._printer is None:
            # The dialog does not own it, so it must live as long; it keeps the paper chosen last.
            self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintPreviewDialog(self._printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(self._window.size() * _PREVIEW_SHARE)
        dialog.setWindowTitle(self.tr("Print the map"))
        dialog.paintRequested.connect(lambda printer: paint_on(printer, sheet))
        dialog.open()

    def _subject(self, *, is_shown_only: bool) -> MapSubject | None:
        """Return what is shown of the map, or all of it, ready to leave."""
        argued, desk = self._session.arguments, self._view.desk
        subject = desk.subject
        if argued is None or subject is None:
            return None
        everything = Viewing(opened_groups=frozenset(group.id for group in subject.whole.groups))
        shown = desk.shown if is_shown_only else show_of(subject.whole, everything)
        return MapSubject(subject.title, argued.library, argued.readings, subject.joined, shown)

    def _sheet(self) -> Sheet | None:
        subject = self._subject(is_shown_only=True)
        if subject is None:
            return None
        desk = self._view.desk
        drawing = drawing_of(subject, desk.state.direction, desk.marks)
        return sheet_of(subject, drawing, Look.LIGHT.colours)


def paint_on(printer: QPrinter, sheet: Sheet) -> None:
    """Paint a sheet on a printer's page, as large as fits."""
    area = printer.pageLayout().paintRectPixels(printer.resolution())
    dots_per_mm = printer.resolution() / _MM_PER_INCH
    page = page_of(sheet, area.width() / dots_per_mm, area.height() / dots_per_mm, 0.0)
    with QPainter(printer) as painter:
        paint_page(painter, sheet, page, dots_per_mm)
