"""The right side: a document's outline, links, claims and sources, or all about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.address import Address, Sort
from explorer.desktop.inspector import claims, groups
from explorer.desktop.inspector.stance_box import StanceBox
from explorer.desktop.row_view import RowView
from explorer.desktop.rows import Group, Row, Run

if TYPE_CHECKING:
    from explorer.argument.argued import Argued
    from explorer.desktop.theme.theme import Theme
    from explorer.desktop.thought_note import ThoughtNote
    from explorer.library.model import Document, Library
    from explorer.search.model import Hit

OUTLINE, LINKS, CLAIMS, SOURCES = "outline", "links", "claims", "sources"


class Inspector(QWidget):
    """Shows what is known about whatever is selected.

    Signals:
        address_requested(object): The `Address` of a row that was clicked.
        web_requested(str): A web address the reader wants to visit.
        view_requested(str, str): The key of a box of the map, and what the reader holds of it.
        thought_followed(str): Go to the claim that a sentence of what-if names.
    """

    address_requested = Signal(object)
    web_requested = Signal(str)
    view_requested = Signal(str, str)
    thought_followed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library: Library | None = None
        self._argued: Argued | None = None
        self._address: Address | None = None
        self._tab = OUTLINE
        self._tabs = QWidget(self)
        self._tabs.setProperty("role", "segments")
        line = QHBoxLayout(self._tabs)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        names = {
            OUTLINE: self.tr("Outline"),
            LINKS: self.tr("Links"),
            CLAIMS: self.tr("Claims"),
            SOURCES: self.tr("Sources"),
        }
        for place, (tab, name) in enumerate(names.items()):
            line.addWidget(self._segment(tab, name, place, len(names)))
        self._list = RowView(theme, self.tr("Inspector"), self)
        self._list.address_requested.connect(self.address_requested)
        self._list.row_chosen.connect(self._visit)
        self.stance = StanceBox(self)
        self.stance.view_requested.connect(self.view_requested)
        self.stance.link_followed.connect(self.thought_followed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 6, 0)
        layout.setSpacing(8)
        layout.addWidget(self._tabs)
        layout.addWidget(self.stance)
        layout.addWidget(self._list, 1)
        self.setMinimumWidth(224)

    @property
    def rows(self) -> RowView:
        """The list of what is known."""
        return self._list

    def show_selection(self, address: Address, library: Library) -> None:
        """Show what is known of a place; a search's is shown as its hits are walked."""
        self._address, self._library = address, library
        self._refresh()

    def show_argued(self, argued: Argued) -> None:
        """Know what a library argues; what is shown of it is shown anew."""
        self._argued = argued
        if self._address is not None:
            self._library = argued.library
            self._refresh()

    def show_thought(self, note: ThoughtNote | None) -> None:
        """Show what follows for the claim that is shown; nothing for None."""
        self.stance.show_note(note)

    def show_section(self, anchor: str) -> None:
        """Mark the section that is in sight in the outline."""
        address = self._address
        if address is not None and address.sort is Sort.DOCUMENT and self._tab == OUTLINE:
            self._list.choose(Address.document(address.name, anchor))

    def show_tab(self, tab: str) -> None:
        """Show the outline, the links, the claims or the sources of a document."""
        self._tab = tab
        for button in self._buttons.buttons():
            if button.property("tab") == tab:
                button.setChecked(True)
        self._refresh()

    def show_hit(self, hit: Hit, library: Library, passage: tuple[Run, ...]) -> None:
        """Preview a hit of a search.

        Args:
            hit: Which passage it is.
            library: For the sources cited there.
            passage: Its text, with what was looked for lit.
        """
        self._library, self._address = library, None
        self._tabs.hide()
        document = library.document(hit.document_id)
        keys = dict.fromkeys(
            cited.key for cited in document.citations if cited.anchor == hit.address.anchor
        )
        sources = tuple(
            Row(
                library.sources[key].short,
                note=library.sources[key].title,
                address=Address.source(key),
            )
            for key in keys
            if key in library.sources
        )
        where = " › ".join((hit.title, *hit.trail, hit.section or self.tr("Beginning")))
        self._list.show_groups(
            (
                Group("hit", self.tr("Preview"), (Row(where, address=hit.address, body=passage),)),
                Group("hit-sources", self.tr("Sources cited there"), sources),
            )
        )

    def _segment(self, tab: str, name: str, place: int, count: int) -> QToolButton:
        button = QToolButton(self._tabs)
        button.setText(name)
        button.setCheckable(True)
        button.setChecked(tab == self._tab)
        button.setProperty("role", "segment")
        button.setProperty("tight", "yes")
        button.setProperty("edge", {0: "first", count - 1: "last"}.get(place, "middle"))
        button.setProperty("tab", tab)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.show_tab(tab))
        self._buttons.addButton(button)
        return button

    def _refresh(self) -> None:
        address, library = self._address, self._library
        if address is None or library is None:
            return
        is_document = address.sort is Sort.DOCUMENT and library.has(address.name)
        self._tabs.setVisible(is_document)
        self._list.show_groups(self._groups_of(address, library))
        if is_document and self._tab == OUTLINE:
            self._list.choose(address)

    def _groups_of(self, address: Address, library: Library) -> tuple[Group, ...]:
        if address.sort is Sort.DOCUMENT and library.has(address.name):
            document = library.document(address.name)
            made = self._of_document(document, library)
            empty = {
                OUTLINE: self.tr("This document has no headings."),
                LINKS: self.tr("Nothing is linked with this document."),
                CLAIMS: self.tr("No claim is made here, and none is about it."),
                SOURCES: self.tr("This document cites no sources."),
            }
            if not any(group.rows for group in made):
                return (Group("none", "", (Row(empty[self._tab], is_plain=True),)),)
            return made
        if address.sort is Sort.CLAIM and self._argued is not None:
            claim = self._argued.claim(address.name)
            return claims.of_claim(claim, self._argued) if claim else ()
        if address.sort is Sort.LINK:
            return groups.of_link(library.link(*address.link_ends()), library)
        if address.sort is Sort.SOURCE and address.name in library.sources:
            return groups.of_source(library.sources[address.name], library)
        return ()

    def _of_document(self, document: Document, library: Library) -> tuple[Group, ...]:
        match self._tab:
            case "outline":
                return groups.outline(document, library)
            case "links":
                return groups.links(document, library)
            case "claims":
                return claims.claims(document, self._argued) if self._argued else ()
        return groups.sources(document, library)

    def _visit(self, row: Row) -> None:
        if row.text.startswith(("http://", "https://")):
            self.web_requested.emit(row.text)
