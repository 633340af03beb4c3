"""The graph view: the library's documents and links as a picture or a table, filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from explorer.address import Address, Sort
from explorer.desktop.graph.canvas import Canvas
from explorer.desktop.graph.cloud_picture import CloudPicture
from explorer.desktop.graph.column_picture import ColumnPicture
from explorer.desktop.graph.context_menu import GraphMenu
from explorer.desktop.graph.controls import Controls
from explorer.desktop.graph.describing import describe, said_of_missing, said_of_nothing
from explorer.desktop.graph.empty_page import EmptyPage
from explorer.desktop.graph.filter_bar import FilterBar
from explorer.desktop.graph.filtering import (
    EMPTY,
    Filter,
    forms_in,
    kinds_in,
    root_for,
    usual_filter,
    visible_part,
)
from explorer.desktop.graph.layouts import (
    MOST_IN_COLUMNS,
    Layout,
    LayoutRequest,
    Way,
    cloud_request,
    columns_request,
    is_quick,
    usual_way,
)
from explorer.desktop.graph.legend import Legend
from explorer.desktop.graph.table_view import TablePage
from explorer.desktop.wording import tr
from explorer.progress import unwatched
from explorer.topics.columns import ColumnLayout
from explorer.topics.selection import whole

if TYPE_CHECKING:
    from explorer.desktop.graph.picture import Picture
    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Document, Library
    from explorer.topics.graph import TopicGraph
    from explorer.topics.selection import Subgraph

RESIZED_MS = 180


class GraphView(QWidget):
    """Shows the topic graph.

    Signals:
        address_requested(object): The `Address` of a document or link that was chosen.
        address_opened(object): The `Address` of a document or passage to be read.
        export_requested(object): Export this `Subgraph`, or everything for None.
        layout_requested(object): A `LayoutRequest` to be called off the GUI thread; what it returns
            goes to `show_layout`.
        announced(str): What a screen reader was told.
    """

    address_requested = Signal(object)
    address_opened = Signal(object)
    export_requested = Signal(object)
    layout_requested = Signal(object)
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._library: Library | None = None
        self._graph: TopicGraph | None = None
        self._filter = Filter()
        self._part: Subgraph = EMPTY
        self._chosen_way: Way | None = None
        self._selected: Address | None = None
        self._is_following = True
        self._wanted: LayoutRequest | None = None
        self._said = ""
        self._resizing = QTimer(self)
        self._resizing.setSingleShot(True)
        self._resizing.setInterval(RESIZED_MS)
        self._resizing.timeout.connect(self._request_layout)
        self.filters = FilterBar(theme, self)
        self.canvas = Canvas(theme, self._describe, self)
        self.table = TablePage(theme, self)
        self.empty = EmptyPage(self)
        self.legend = Legend(theme, self)
        self.controls = Controls(self)
        self._stack = QStackedWidget(self)
        for page in (self.canvas, self.table, self.empty):
            self._stack.addWidget(page)
        self._set_up()
        self._connect()
        self._show_part()

    @property
    def shown(self) -> Subgraph:
        """The part of the graph that is shown."""
        return self._part

    @property
    def filter(self) -> Filter:
        """What is left out."""
        return self._filter

    @property
    def way(self) -> Way:
        """How the graph is shown: as the reader chose, or else as reads best."""
        if self._chosen_way is None:
            return usual_way(self._part)
        if self._chosen_way is Way.COLUMNS and len(self._part.documents) > MOST_IN_COLUMNS:
            return Way.CLOUD
        return self._chosen_way

    def show_library(self, library: Library, graph: TopicGraph) -> None:
        """Show another library, or another snapshot: then filter and place stay as they are."""
        before = self._library
        is_other = before is None or before.root != library.root
        self._library, self._graph = library, graph
        if is_other:
            self._is_following = True
            self._filter = usual_filter(library)
            self._filter = self._filter.around(self._root_for(self._selected))
        elif self._filter.root and not library.has(self._filter.root):
            self._filter = self._filter.around("")
        self.filters.show_kinds(kinds_in(library))
        if is_other:
            self.canvas.set_picture(None)
        self._show_part()
        self._mark_selected()

    def show_selection(self, address: Address) -> None:
        """Select a document, a section's document, or a link; the filter stays as it is."""
        self._selected = address.whole()
        self._mark_selected()
        if self.canvas.highlighted.selected is not None:
            self._announce(self._selected)

    def arrive_at(self, address: Address) -> None:
        """Show a place to a reader who comes from another view: what is around it.

        The picture stays as it was left for a reader who comes back to what is selected here, and
        for one who has asked for everything, until they put the focus on something again.
        """
        place = address.whole()
        is_new = place != self._selected and place.sort in (Sort.DOCUMENT, Sort.LINK)
        if self._is_following and is_new and self._graph is not None:
            self._filter = self._filter.around(self._root_for(place))
            self._show_part()
        self.show_selection(place)

    def show_layout(self, layout: Layout) -> None:
        """Show a picture that was asked for; one that is not wanted any more is thrown away."""
        if layout.request is not self._wanted or self._library is None:
            return
        self._wanted = None
        picture = self._picture(layout, self._library)
        before, part = self.canvas.picture, layout.request.part
        is_same = before is not None and before.part == part and type(before) is type(picture)
        self.canvas.set_picture(picture, keeps_place=is_same)
        self._show_page()

    def set_filter(self, chosen: Filter) -> None:
        """Leave out other things, as the reader says."""
        if bool(chosen.root) != bool(self._filter.root):
            self._is_following = bool(chosen.root)
        self._filter = chosen
        self._show_part()
        self._mark_selected()

    def set_way(self, way: Way) -> None:
        """Show the graph in another way."""
        self._chosen_way = way
        self._show_part()

    def show_everything(self) -> None:
        """Show everything that a library is first shown with, all kinds and lines included."""
        if self._library is not None:
            self.set_filter(usual_filter(self._library))

    def focus_on(self, address: Address) -> None:
        """Show only what is around a document; around a link, around its source."""
        is_link = address.sort is Sort.LINK
        self.set_filter(self._filter.around(address.link_ends()[0] if is_link else address.name))

    def _set_up(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addStretch(1)
        below.addWidget(self.legend)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 6, 16, 14)
        foot.setSpacing(8)
        foot.addLayout(below)
        foot.addWidget(self.controls)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAccessibleName(tr("Graph of the library"))
        self.canvas.setAccessibleDescription(
            tr(
                "Arrow keys walk from document to document, Enter reads one, F leaves out what is"
                " not around it. The table holds the same."
            )
        )

    def _connect(self) -> None:
        self.filters.filter_requested.connect(self.set_filter)
        self.filters.everything_requested.connect(self.show_everything)
        self.empty.everything_requested.connect(self.show_everything)
        self.legend.form_toggled.connect(
            lambda form: self.set_filter(self._filter.with_form_toggled(form))
        )
        canvas, controls = self.canvas, self.controls
        canvas.address_requested.connect(self.address_requested)
        canvas.address_opened.connect(self._open)
        canvas.selection_changed.connect(self._follow)
        canvas.menu_requested.connect(self._open_menu)
        canvas.focus_requested.connect(self.focus_on)
        canvas.zoomed.connect(controls.show_scale)
        canvas.resized.connect(self._lay_out_again)
        self.table.address_requested.connect(self._choose_in_table)
        self.table.address_opened.connect(self._open)
        controls.zoom_requested.connect(canvas.zoom_by)
        controls.natural_requested.connect(lambda: canvas.zoom_to(1.0))
        controls.fit_requested.connect(canvas.fit_all)
        controls.way_requested.connect(self.set_way)
        controls.export_requested.connect(self._export)
        self._theme.changed.connect(self._take_theme)

    def _show_part(self) -> None:
        """Show what the filter leaves, in the present way."""
        library, graph = self._library, self._graph
        self._part = visible_part(graph, self._filter) if graph is not None else EMPTY
        if library is not None:
            self.table.show_part(self._part, library)
            self.legend.show_forms(forms_in(library), self._filter.hidden_forms)
        self.legend.setVisible(library is not None and bool(library.links))
        self.filters.show_filter(self._filter, self._subject())
        self.controls.show_way(self.way, self._part)
        self._request_layout()
        self._show_page()

    def _request_layout(self) -> None:
        """Have the part laid out: at once if that is quick, else by whoever listens."""
        self._wanted = None
        if self._library is None or not self._part.documents or self.way is Way.TABLE:
            return
        if self.way is Way.COLUMNS:
            # Of all pages only the one that is shown has the size of the stack.
            size = self._stack.size().toSizeF()
            request = columns_request(self._part, self._library, self._theme, size)
        else:
            before = self.canvas.picture
            start = before.places if isinstance(before, CloudPicture) else None
            request = cloud_request(self._part, self._library, start)
        self._wanted = request
        if request.is_quick:
            self.show_layout(request(unwatched))
        else:
            self.layout_requested.emit(request)

    def _picture(self, layout: Layout, library: Library) -> Picture:
        part, style, result = layout.request.part, layout.request.style, layout.result
        if isinstance(result, ColumnLayout):
            assert style is not None, "columns are asked for with the measures of their boxes"
            return ColumnPicture(result, part, library, self._theme, style)
        return CloudPicture(result, part, library, self._theme)

    def _lay_out_again(self) -> None:
        """Fill the canvas's new size with columns; what takes a thread waits until it is final."""
        if self.way is not Way.COLUMNS or self._library is None:
            return
        if is_quick(self._part):
            self._request_layout()
        else:
            self._resizing.start()

    def _show_page(self) -> None:
        """Show the picture, the table, or why there is neither."""
        page: QWidget = self.table if self.way is Way.TABLE else self.canvas
        if not self._part.documents:
            self.empty.say(said_of_nothing(self._library), can_show_everything=self._is_filtered)
            page = self.empty
        elif page is self.canvas and self.canvas.picture is None:
            count = tr("%n document(s)", len(self._part.documents))
            said = tr("Drawing {count}…").format(count=count)
            self.empty.say(said, can_show_everything=False)
            page = self.empty
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.empty.button if page is self.empty else page)

    @property
    def _is_filtered(self) -> bool:
        return self._library is not None and self._filter != usual_filter(self._library)

    def _root_for(self, address: Address | None) -> str:
        return root_for(address, self._graph, self._filter) if self._graph is not None else ""

    def _subject(self) -> Document | None:
        """Return the document that the picture is around, or could be: the one selected."""
        library, selected = self._library, self._selected
        if library is None:
            return None
        if self._filter.root and library.has(self._filter.root):
            return library.document(self._filter.root)
        if selected is None or selected.sort is not Sort.DOCUMENT:
            return None
        if selected.name not in self._part.documents:
            return None
        return library.document(selected.name)

    def _mark_selected(self) -> None:
        """Show in all parts what is selected."""
        self.canvas.show_selection(self._selected)
        self.table.show_selection(self._selected)
        self.filters.show_filter(self._filter, self._subject())
        self.filters.show_note(said_of_missing(self._selected, self._part, self._library))

    def _follow(self, address: Address | None) -> None:
        """Take over what was selected on the canvas, and say it."""
        self._selected = address
        self.table.show_selection(address)
        self.filters.show_filter(self._filter, self._subject())
        self.filters.show_note("")
        self._announce(address)

    def _announce(self, address: Address | None) -> None:
        """Say what is selected, once."""
        said = self._describe(address) if address is not None else tr("Nothing selected")
        if said and said != self._said:
            self._said = said
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, said))
            self.announced.emit(said)

    def _choose_in_table(self, address: Address) -> None:
        self._selected = address
        self.canvas.show_selection(address)
        self._announce(address)
        self.address_requested.emit(address)

    def _open(self, address: Address) -> None:
        """Have a document read, or the first passage that speaks for a link."""
        if address.sort is not Sort.LINK or self._library is None:
            self.address_opened.emit(address)
            return
        link = self._library.link(*address.link_ends())
        passages = (evidence.address for evidence in link.evidence)
        first = next((one for one in passages if one.sort is Sort.DOCUMENT), None)
        self.address_opened.emit(first or Address.document(link.source))

    def _open_menu(self, address: Address | None, where: QPoint) -> None:
        if self._library is None:
            return
        menu = GraphMenu(address, self._library, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.opened.connect(self.address_opened)
        menu.focus_requested.connect(self.focus_on)
        menu.copy_requested.connect(lambda one: QGuiApplication.clipboard().setText(str(one)))
        menu.everything_requested.connect(self.show_everything)
        menu.fit_requested.connect(self.canvas.fit_all)
        menu.export_requested.connect(self._export)
        menu.popup(where)

    def _export(self) -> None:
        """Ask for what is shown to be exported; for everything where that is all there is."""
        if self._library is not None:
            is_all = self._part == whole(self._library)
            self.export_requested.emit(None if is_all else self._part)

    def _describe(self, address: Address) -> str:
        return describe(address, self._part, self._library) if self._library is not None else ""

    def _take_theme(self) -> None:
        # A cloud takes its colours when it is painted; boxes are as large as the theme's letters.
        if self.way is Way.COLUMNS:
            self._request_layout()
