"""The page that is read leaves the program: on paper, and as a PDF."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QFileDialog

from explorer.desktop.session import READ
from explorer.errors import ExplorerError
from explorer.files import write_atomically

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from explorer.desktop.pages import Pages
    from explorer.desktop.paper import Page
    from explorer.desktop.session import Session
    from explorer.desktop.window import MainWindow

_PREVIEW_SHARE = 0.9
_COMMANDS = ("print_page", "save_pdf")


class PageOutput(QObject):
    """Prints and saves what is read; its commands are offered only while something is.

    Signals:
        exported(object): The file that was written.
        refused(object): An `ExplorerError`.
    """

    exported = Signal(object)
    refused = Signal(object)

    def __init__(self, window: MainWindow, session: Session, pages: Pages) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._made: tuple[str, str] = ("", "")
        self._printer: QPrinter | None = None
        pages.made.connect(self._take)
        session.moved.connect(lambda _: self._offer())
        window.actions_.connect_all(
            {"print_page": self.print_with_preview, "save_pdf": self.ask_for_pdf}
        )
        self._offer()

    def print_with_preview(self) -> None:
        """Show what printing would give, and print it if the reader says so."""
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # noqa: PLC0415 - seldom

        from explorer.desktop.paper import paint_on, usual_layout  # noqa: PLC0415 - seldom

        page = self._page()
        if page is None:
            return
        if self._printer is None:
            # The dialog does not own it: it must live as long, and knows the paper chosen last.
            self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            margins = usual_layout().margins()
            self._printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        self._printer.setDocName(page.document.title)
        dialog = QPrintPreviewDialog(self._printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(self._window.size() * _PREVIEW_SHARE)
        dialog.setWindowTitle(self.tr("Print the page"))
        theme = self._window.theme
        dialog.paintRequested.connect(lambda printer: paint_on(printer, page, theme))
        dialog.open()

    def ask_for_pdf(self) -> None:
        """Ask for a file, and save the page there."""
        page = self._page()
        if page is None:
            return
        documents = Path.home() / "Documents"
        folder = documents if documents.is_dir() else Path.home()
        suggestion = str(folder / f"{page.document.id}.pdf")
        caption, kinds = self.tr("Save page as PDF"), self.tr("PDF (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, caption, suggestion, kinds)
        if chosen:
            self.save_pdf(Path(chosen if Path(chosen).suffix else f"{chosen}.pdf"))

    def save_pdf(self, path: Path) -> None:
        """Save the page that is read; its chooser has asked before a file is replaced."""
        from explorer.desktop.paper import pdf_of  # noqa: PLC0415 - seldom

        page = self._page()
        if page is None:
            return
        try:
            write_atomically(path, pdf_of(page, self._window.theme))
        except ExplorerError as error:
            self.refused.emit(error)
        else:
            self.exported.emit(path)

    def _page(self) -> Page | None:
        """Return what is read; nothing while its text is still being made."""
        from explorer.desktop.paper import Page  # noqa: PLC0415 - seldom

        document, library = self._window.reader.document, self._session.library
        name, html = self._made
        if document is None or library is None or name != document.id:
            return None
        return Page(document, library, html, dt.datetime.now().astimezone().date())

    def _take(self, document_id: str, html: str) -> None:
        self._made = (document_id, html)
        self._offer()

    def _offer(self) -> None:
        document = self._window.reader.document
        is_read = self._window.view == READ and document is not None
        for name in _COMMANDS:
            self._window.actions_[name].setEnabled(is_read)
