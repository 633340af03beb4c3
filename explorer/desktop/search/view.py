"""What a search found: how it was understood, how much there is, and the passages by document."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from explorer.desktop.row_view import RowView
from explorer.desktop.search.bar import SearchBar
from explorer.desktop.search.groups import by_document

if TYPE_CHECKING:
    from explorer.address import Address
    from explorer.desktop.theme.theme import Theme
    from explorer.search.model import Found, Offer

_OPEN_FIELD: Final = re.compile(r'(?:^|[\s(])-?([a-z-]+):(?:"[^"]*|[^\s"()]*)$')


class SearchView(QWidget):
    """Shows what a search found.

    Signals:
        address_requested(object): The `Address` of a passage to open.
        query_requested(str): Another query, suggested because this one found nothing.
        hit_chosen(object): The `Hit` the reader is at, to be previewed.
        order_requested(object): Put hits in another `Order`.
        announced(str): What a screen reader was told.
    """

    address_requested = Signal(object)
    query_requested = Signal(str)
    hit_chosen = Signal(object)
    order_requested = Signal(object)
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._found: Found | None = None
        self._said = ""
        self._count = QLabel(self)
        self._count.setObjectName("searchCount")
        self._count.setTextFormat(Qt.TextFormat.RichText)
        self._count.setWordWrap(True)
        self.bar = SearchBar(self)
        self.bar.query_requested.connect(self.query_requested)
        self.bar.order_requested.connect(self.order_requested)
        self._note = QLabel(self)
        self._note.setObjectName("searchNote")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._hits = RowView(theme, self.tr("Passages found"), self, is_roomy=True)
        self._hits.address_requested.connect(self.address_requested)
        self._hits.selectionModel().currentChanged.connect(self._preview)
        self._empty = QLabel(self)
        self._empty.setObjectName("emptyView")
        self._empty.setAccessibleName(self.tr("What to try when nothing is found"))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.RichText)
        self._empty.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._empty.linkActivated.connect(self.query_requested)
        self._empty.setContentsMargins(48, 56, 48, 48)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._hits)
        self._stack.addWidget(self._empty)
        head = QVBoxLayout()
        head.setContentsMargins(22, 16, 22, 12)
        head.setSpacing(4)
        head.addWidget(self._count)
        head.addWidget(self._note)
        head.addSpacing(4)
        head.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        body = QVBoxLayout()
        body.setContentsMargins(12, 0, 0, 0)
        body.addWidget(self._stack)
        layout.addLayout(body, 1)
        self.setFocusProxy(self._hits)

    @property
    def hits(self) -> RowView:
        """The list of passages."""
        return self._hits

    @property
    def found(self) -> Found | None:
        """What is shown."""
        return self._found

    def show_waiting(self, said: str) -> None:
        """Say why nothing is found yet, such as that the index is being made."""
        if self._found is None:
            self._count.clear()
            self._note.hide()
            self._empty.setText(html.escape(said))
            self._stack.setCurrentWidget(self._empty)

    def show_found(self, found: Found, *, is_choosing: bool = False) -> None:
        """Show what a search found.

        Args:
            found: What it found.
            is_choosing: Whether the reader is offered values for a field that ends the query: that
                nothing is found is no news then.
        """
        self._found = found
        field = _field_at_the_end(found.query) if not found.hits else ""
        is_open = bool(field) and (is_choosing or found.query.endswith(":"))
        passages = self.tr("%n passage(s)", "", found.total)
        documents = self.tr("%n document(s)", "", found.document_count)
        count = self.tr("{passages} in {documents}")
        explained = html.escape(found.explained)
        self._count.setText(
            f"<b>{count.format(passages=passages, documents=documents)}</b>&nbsp;&nbsp; {explained}"
            if found.hits
            else ("" if is_open else explained)
        )
        more = ""
        if found.total > len(found.hits):
            shown = self.tr("The best {shown} are shown.")
            more = shown.format(shown=len(found.hits))
        said = " ".join((count.format(passages=passages, documents=documents), found.note))
        if said != self._said and not is_open:
            self._said = said
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._hits, said))
            self.announced.emit(said)
        notes = () if is_open else (found.note, more)
        self._note.setText(" ".join(part for part in notes if part))
        self._note.setVisible(bool(self._note.text()))
        self.bar.set_has_hits(bool(found.hits))
        self._hits.show_groups(by_document(found))
        self._hits.verticalScrollBar().setValue(0)
        choose = self.tr("Choose a value for “{field}:”, or type on.").format(field=field)
        self._empty.setText(choose if is_open else self._said_of_nothing(found))
        self._stack.setCurrentWidget(self._hits if found.hits else self._empty)

    def first_address(self) -> Address | None:
        """Return the best hit's address, if there is one."""
        return self._found.hits[0].address if self._found and self._found.hits else None

    def next_address(self, after: Address, by: int) -> Address | None:
        """Return the address of the hit in the next (1) or previous (-1) document, if any."""
        if self._found is None:
            return None
        order = list(dict.fromkeys(hit.document_id for hit in self._found.hits))
        if after.name not in order:
            return self.first_address()
        place = order.index(after.name) + by
        if not 0 <= place < len(order):
            return None
        wanted = order[place]
        return next(hit.address for hit in self._found.hits if hit.document_id == wanted)

    def _said_of_nothing(self, found: Found) -> str:
        if not found.query.strip():
            return self.tr(
                "Type what you are looking for. All words must be there;"
                " “quotes” hold words together, -word leaves out, kind:case narrows."
            )
        said = [f"<b>{html.escape(self.tr('Nothing found.'))}</b>"]
        said += [self._said_of_offer(offer) for offer in found.offers]
        if not found.offers:
            said.append(html.escape(self.tr("Try fewer or other words, or leave the filters out.")))
        return "".join(f"<p>{line}</p>" for line in said)

    def _said_of_offer(self, offer: Offer) -> str:
        """Return a line with a link to another query, and what it changes."""
        if offer.dropped:
            begun = self.tr("Without {part}:").format(part=_quoted(offer.dropped))
        else:
            begun = self.tr("Did you mean")
        passages = self.tr("%n passage(s)", "", offer.total)
        shown, target = html.escape(offer.query), html.escape(offer.query, quote=True)
        return f'{html.escape(begun)} <a href="{target}">{shown}</a> ({html.escape(passages)})'

    def _preview(self, index: QModelIndex) -> None:
        address = self._hits.rows.address_at(index)
        if self._found is None or address is None:
            return
        hit = next((hit for hit in self._found.hits if hit.address == address), None)
        if hit is not None:
            self.hit_chosen.emit(hit)


def _field_at_the_end(query: str) -> str:
    """Return the field whose value the end of a query is; nothing where a query ends otherwise."""
    match = _OPEN_FIELD.search(query)
    return match[1] if match else ""


def _quoted(part: str) -> str:
    return part if '"' in part else f"“{part}”"
