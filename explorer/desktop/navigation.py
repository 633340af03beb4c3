"""Going from place to place: what the views ask for becomes a stop, and a stop is shown by all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.address import Address, Sort
from explorer.desktop.search.bar import toggled
from explorer.desktop.searching import lighter, passage_of
from explorer.desktop.session import GRAPH, MAP, READ, SEARCH
from explorer.search.syntax import FIELDS

if TYPE_CHECKING:
    from explorer.argument.argued import Argued
    from explorer.desktop.graph_wiring import GraphWiring
    from explorer.desktop.history import Stop
    from explorer.desktop.map_wiring import MapWiring
    from explorer.desktop.pages import Pages
    from explorer.desktop.searching import SearchDesk
    from explorer.desktop.session import Session
    from explorer.desktop.window import MainWindow
    from explorer.library.model import Library
    from explorer.search.model import Found, Hit


class Navigation(QObject):
    """Joins the session with the window's views."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        pages: Pages,
        desk: SearchDesk,
        *,
        maps: MapWiring,
        graphs: GraphWiring,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._pages = pages
        self._desk = desk
        self._maps = maps
        self._graphs = graphs
        self._found: Found | None = None
        self._is_lit = False
        self._opens_first = False
        self._is_new_tab = False
        self._restored_tabs: tuple[str, ...] = ()
        self._connect()

    def _connect(self) -> None:
        """Wire wishes to the session and its facts to the views. This is the whole of it."""
        window, session, desk = self._window, self._session, self._desk
        field = window.top.field
        session.opened.connect(self._show_library)
        session.argued.connect(self._show_argued)
        session.moved.connect(self._show_stop)
        self._pages.made.connect(window.reader.show_html)
        desk.found.connect(self._show_found)
        desk.stated.connect(window.status.show_index)
        field.query_typed.connect(self.search)
        field.entered.connect(self._open_first)
        field.left_down.connect(window.search.hits.choose_first)
        field.left.connect(self._leave_search)
        window.top.view_requested.connect(self.show_view)
        window.sidebar.address_requested.connect(self._select)
        window.sidebar.address_opened.connect(self.read)
        window.sidebar.address_in_new_tab.connect(self._read_in_new_tab)
        window.sidebar.narrowing_requested.connect(self._narrow)
        window.inspector.address_requested.connect(self._inspect)
        window.tabs.address_requested.connect(self.read)
        window.reader.address_requested.connect(self._follow)
        window.reader.map_requested.connect(lambda to: session.go(to, MAP))
        window.reader.scrolled.connect(self._remember_scroll)
        window.reader.section_reached.connect(window.inspector.show_section)
        window.reader.hits_ended.connect(self._walk_on)
        window.search.address_requested.connect(self._open_hit)
        window.search.query_requested.connect(self.search)
        window.search.hit_chosen.connect(self._preview)

    def read(self, address: Address) -> None:
        """Go and read a place."""
        self._session.go(address, READ)

    def go_to(self, address: Address) -> None:
        """Go to a place that was named: a claim is selected on the map where that is looked at."""
        is_on_map = self._window.view == MAP and address.sort is Sort.CLAIM
        self._session.go(address, MAP if is_on_map else READ)

    def search(self, query: str) -> None:
        """Go to what a query finds."""
        if query.strip():
            self._session.search(query)
        elif self._is_searching:
            self._session.search("")

    def show_view(self, view: str) -> None:
        """Show the present selection in another view."""
        address = self._subject(view)
        library = self._session.library
        if address is not None:
            self._session.go(address, view)
        elif view == GRAPH and library is not None:
            self._graphs.show_empty(library)
        elif view == MAP:
            self._maps.show_nothing()
        else:
            self._window.show_view(view)

    def open_tabs_later(self, documents: tuple[str, ...]) -> None:
        """Open these tabs once the library is there."""
        self._restored_tabs = documents

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, in the page or among the results."""
        if self._window.view == READ:
            self._window.reader.step(by)
        elif self._found is not None and self._found.hits:
            self._open_hit(self._found.hits[0].address)

    @property
    def found(self) -> Found | None:
        """What was found last."""
        return self._found

    @property
    def _is_searching(self) -> bool:
        present = self._session.history.present
        return present is not None and present.view == SEARCH

    def _subject(self, view: str) -> Address | None:
        """Return the place last selected that a view can show: no search; all claims on the map."""
        history = self._session.history
        passed = {Sort.SEARCH} if view == MAP else {Sort.SEARCH, Sort.LIBRARY}
        for stop in reversed(history.stops[: history.index + 1]):
            if stop.address.sort not in passed:
                return stop.address
        return self._session.start_place()

    def _show_library(self, library: Library) -> None:
        window = self._window
        window.sidebar.show_library(library)
        window.status.show_library(library)
        window.tabs.show_library(library)
        window.tabs.open_documents(self._restored_tabs)
        self._restored_tabs = ()
        self._desk.open_library(library)
        self._graphs.make_if_shown(library)
        if not library.documents:
            window.show_view(READ)
            window.reader.show_nothing(library.root.name)

    def _show_argued(self, argued: Argued) -> None:
        window = self._window
        window.sidebar.show_library(argued.library)
        window.inspector.show_argued(argued)
        window.status.show_claims(len(argued.claims))
        self._graphs.make_if_shown(argued.library)
        self._maps.show_again()
        present = self._session.history.present
        if present is not None and present.address.sort is Sort.CLAIM and present.view != MAP:
            self._show_stop(present)

    def _show_stop(self, stop: Stop) -> None:
        window, library = self._window, self._session.library
        if library is None:
            return
        history = self._session.history
        window.actions_["back"].setEnabled(history.can_go_back)
        window.actions_["forward"].setEnabled(history.can_go_forward)
        if stop.view == SEARCH:
            self._show_search(stop)
            return
        is_other = window.view != stop.view
        window.show_view(stop.view)
        if stop.view == MAP:
            self._maps.show(stop.address)
            if is_other:
                window.map.setFocus()
        elif stop.view == GRAPH:
            self._graphs.show(self._said_at(stop.address), library, is_arriving=is_other)
            if is_other:
                window.graph.setFocus()
        else:
            self._show_document(stop, library)
        window.sidebar.show_selection(self._said_at(stop.address))
        window.inspector.show_selection(stop.address, library)
        if stop.view == MAP:
            self._maps.tell_inspector()
        else:
            self._maps.leave()
        is_all = stop.address.sort is Sort.LIBRARY
        title = (
            self.tr("All claims of the library")
            if is_all
            else library.title_of(stop.address.whole())
        )
        window.setWindowTitle(f"{title} — {self.tr('Openness Explorer')}")

    def _show_document(self, stop: Stop, library: Library) -> None:
        window = self._window
        address = self._said_at(stop.address)
        if address.sort is not Sort.DOCUMENT:
            shown = window.reader.document
            if shown is not None and library.has(shown.id):
                address = Address.document(shown.id)
                stop_scroll = window.reader.browser.verticalScrollBar().value()
            else:
                start = self._session.start_place()
                if start is None:
                    return
                address, stop_scroll = start, 0
        else:
            stop_scroll = stop.scroll
        document = library.document(address.name)
        shown = window.reader.document
        browser = window.reader.browser
        is_in_sight = shown is not None and shown.id == document.id and bool(address.anchor)
        if stop.address.sort is Sort.CLAIM and is_in_sight:
            is_in_sight = browser.anchor_in_sight() == address.anchor
            stop_scroll = browser.verticalScrollBar().value() if is_in_sight else stop_scroll
        if not self._is_lit:
            window.reader.light(None)
        window.tabs.show_document(document.id, in_new_tab=self._is_new_tab)
        self._is_new_tab = False
        window.reader.show_document(document, library, address.anchor, stop_scroll)
        self._pages.request(document, library)
        self._is_lit = False

    def _said_at(self, address: Address) -> Address:
        """Return the passage where a claim is said; of anything else the address itself."""
        argued = self._session.arguments
        if address.sort is not Sort.CLAIM or argued is None:
            return address
        claim = argued.claim(address.name)
        return claim.places[0].address if claim and claim.places else address

    def _show_search(self, stop: Stop) -> None:
        window, query = self._window, stop.address.name
        window.show_view(SEARCH)
        window.top.field.show_query(query)
        window.search.show_waiting(self.tr("Looking …"))
        window.setWindowTitle(f"{query} — {self.tr('Openness Explorer')}")
        self._desk.search(query, is_typing=window.top.field.hasFocus())

    def _show_found(self, found: Found) -> None:
        present = self._session.history.present
        if present is None or present.address != Address.search(found.query):
            return
        self._found = found
        offered = self._window.top.field.completion.offered
        self._window.search.show_found(found, is_choosing=bool(offered))
        if library := self._session.library:
            titles = {document.id: document.title for document in library.documents}
            self._window.search.bar.show_query(found.query, titles, FIELDS)
            place = self._subject(READ)
            if not found.hits and place is not None:
                self._window.inspector.show_selection(place, library)
        self._light_found(found)
        self._window.sidebar.show_facets(found)
        if found.hits:
            self._preview(found.hits[0])
        if self._opens_first:
            self._opens_first = False
            if found.hits:
                self._open_hit(found.hits[0].address)

    def _light_found(self, found: Found | None) -> None:
        """Light what was found: claims on the map, if there is one, and documents on the graph."""
        if self._window.has_map:
            self._window.map.desk.show_matches(frozenset(found.claim_titles if found else ()))
        self._graphs.light(frozenset(found.document_ids if found else ()))

    def _preview(self, hit: Hit) -> None:
        library = self._session.library
        if library is not None and self._found is not None and self._is_searching:
            if hit.is_claim:
                self._window.inspector.show_selection(hit.address, library)
                return
            passage = passage_of(hit, self._found, library)
            self._window.inspector.show_hit(hit, library, passage)

    def _open_first(self) -> None:
        """Open the best hit, now or when what was typed last has been found."""
        query = self._window.top.field.text()
        if not query.strip():
            return
        if not self._is_searching:
            self.search(query)
        if self._found is not None and self._found.query == query and self._found.hits:
            self._open_hit(self._found.hits[0].address)
        else:
            self._opens_first = True

    def _open_hit(self, address: Address) -> None:
        """Read a hit with everything lit that was looked for."""
        if self._found is not None and self._found.words:
            self._window.reader.light(lighter(self._found))
            self._is_lit = True
        self._session.go(address, READ)
        self._window.reader.setFocus()

    def _walk_on(self, by: int) -> None:
        """Go on to the next document that was found."""
        reader = self._window.reader.document
        if reader is None or self._found is None:
            return
        address = self._window.search.next_address(Address.document(reader.id), by)
        if address is not None:
            self._open_hit(address)

    def _leave_search(self) -> None:
        self._opens_first = False
        if self._is_searching:
            self._session.back()
            self._window.top.field.show_query("")
            self._light_found(None)
        self._window.reader.setFocus()

    def _narrow(self, term: str) -> None:
        """Put a facet into the query, or take it out when it is there."""
        self.search(toggled(self._window.top.field.text().strip(), term))

    def _select(self, address: Address) -> None:
        """Select a document where the reader is looking: on map or graph, else by reading it."""
        here = self._window.view
        self._session.go(address, here if here in (MAP, GRAPH) else READ)

    def _inspect(self, address: Address) -> None:
        """Go where a row of the inspector leads: passages are read, the rest is selected."""
        if self._is_searching and self._found is not None:
            self._open_hit(address)
        elif self._window.view == MAP and address.sort is Sort.CLAIM:
            self._session.go(address, MAP)
        elif address.anchor or self._window.view != GRAPH:
            self._session.go(address, READ)
        else:
            self._session.go(address, GRAPH)

    def _follow(self, address: Address, is_new_tab: bool) -> None:  # noqa: FBT001 - a signal's
        self._is_new_tab = is_new_tab
        self._session.go(address, READ)
        self._is_new_tab = False

    def _read_in_new_tab(self, address: Address) -> None:
        self._follow(address, is_new_tab=True)

    def _remember_scroll(self, scroll: int) -> None:
        present = self._session.history.present
        if present is not None and present.view == READ:
            self._session.remember_scroll(scroll)
