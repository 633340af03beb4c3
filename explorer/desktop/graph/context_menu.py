"""The menu of a document, a link or the background of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from explorer.address import Address, Sort
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from explorer.library.model import Library


class GraphMenu(QMenu):
    """Offers what can be done with a document or link, or with the picture.

    Signals:
        opened(object): Read the document of this `Address`.
        focus_requested(object): Show only what is around the document of this `Address`.
        copy_requested(object): Copy this `Address`.
        everything_requested(): Show everything.
        fit_requested(): Show all of the picture.
        export_requested(): Export what is shown.
    """

    opened = Signal(object)
    focus_requested = Signal(object)
    copy_requested = Signal(object)
    everything_requested = Signal()
    fit_requested = Signal()
    export_requested = Signal()

    def __init__(
        self, address: Address | None, library: Library, parent: QWidget | None = None
    ) -> None:
        """Make a menu.

        Args:
            address: What it is for; None for the background.
            library: What the address names something of.
            parent: Who owns it.
        """
        super().__init__(parent)
        if address is not None and address.sort is Sort.DOCUMENT:
            self._add_document(address)
        elif address is not None:
            self._add_link(address, library)
        if address is not None:
            self.addAction(tr("&Copy its link")).triggered.connect(
                lambda: self.copy_requested.emit(address)
            )
            self.addSeparator()
        self.addAction(tr("&Show all")).triggered.connect(self.everything_requested)
        if address is None:
            self.addAction(tr("&Fit")).triggered.connect(self.fit_requested)
            self.addSeparator()
            self.addAction(tr("&Export…")).triggered.connect(self.export_requested)

    def _add_document(self, address: Address) -> None:
        read = self.addAction(tr("&Read it"))
        read.triggered.connect(lambda: self.opened.emit(address))
        self.setDefaultAction(read)
        around = self.addAction(tr("&Only what is around it"))
        around.triggered.connect(lambda: self.focus_requested.emit(address))

    def _add_link(self, address: Address, library: Library) -> None:
        source_id, _, target_id = address.link_ends()
        for end in (source_id, target_id):
            title = library.document(end).title.replace("&", "&&")
            read = self.addAction(tr("Read “{title}”").format(title=title))
            read.triggered.connect(lambda _=False, end=end: self.opened.emit(Address.document(end)))
