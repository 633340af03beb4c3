"""The main window: its parts and how they are wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from explorer.desktop.actions import Actions
from explorer.desktop.inspector.view import Inspector
from explorer.desktop.message_bar import MessageBar
from explorer.desktop.reader.tabs import Tabs
from explorer.desktop.reader.view import ReaderView
from explorer.desktop.search.view import SearchView
from explorer.desktop.session import GRAPH, MAP, READ, SEARCH
from explorer.desktop.sidebar.view import Sidebar
from explorer.desktop.status_line import StatusLine
from explorer.desktop.stops import next_stop, stops_in
from explorer.desktop.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from explorer.desktop.graph.view import GraphView
    from explorer.desktop.map.view import MapView
    from explorer.desktop.theme.theme import Theme
    from explorer.workspace.settings import Settings

WIDTH_PX, HEIGHT_PX = 1360, 860
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 760, 520
NARROW_PX = 1120
"""Below it the side panels give some of their width to the text."""


class MainWindow(QMainWindow):
    """Holds the parts; what they ask for is wired in `wiring.py`.

    Signals:
        closing(): The window is about to close.
        map_made(object): The `MapView` is there now, to be wired.
        graph_made(object): The `GraphView` is there now, to be wired.
        folder_dropped(str): A folder, or a file in it, was dropped on the window.
    """

    closing = Signal()
    map_made = Signal(object)
    graph_made = Signal(object)
    folder_dropped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._map: MapView | None = None
        self._graph: GraphView | None = None
        self.setWindowTitle(self.tr("Openness Explorer"))
        self.setMinimumSize(LEAST_WIDTH_PX, LEAST_HEIGHT_PX)
        self.setAcceptDrops(True)
        self.actions_ = Actions(theme, self)
        self.actions_.fill(self.menuBar())
        self.addActions(self.actions_.all())
        self.top = TopBar(
            theme,
            (self.actions_["back"], self.actions_["forward"], self.actions_["export"]),
            {READ: self.tr("Read"), MAP: self.tr("Map"), GRAPH: self.tr("Graph")},
            self,
        )
        self.sidebar = Sidebar(theme, self)
        self.inspector = Inspector(theme, self)
        self.messages = MessageBar(theme, self)
        self.tabs = Tabs(theme, self)
        self.reader = ReaderView(theme, self)
        self.search = SearchView(theme, self)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self._views: dict[str, QWidget] = {
            READ: self._with_tabs(),
            SEARCH: self.search,
        }
        self._stack = QStackedWidget(self)
        for view in self._views.values():
            self._stack.addWidget(view)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self._stack, 1)
        middle.setMinimumWidth(320)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        for widget in (self.sidebar, middle, self.inspector):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        for place in range(3):
            self._splitter.setCollapsible(place, False)
        whole = QWidget(self)
        whole_layout = QVBoxLayout(whole)
        whole_layout.setContentsMargins(0, 0, 0, 0)
        whole_layout.setSpacing(0)
        whole_layout.addWidget(self.top)
        whole_layout.addWidget(self._splitter, 1)
        self.setCentralWidget(whole)
        self.actions_["back"].setEnabled(False)
        self.actions_["forward"].setEnabled(False)
        self.top.show_view(READ)
        self._has_own_widths = False
        self._splitter.splitterMoved.connect(self._keep_own_widths)
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._set_usual_widths()

    @property
    def theme(self) -> Theme:
        """Its colours, fonts and icons."""
        return self._theme

    @property
    def view(self) -> str:
        """Which view is shown."""
        shown = self._stack.currentWidget()
        return next(name for name, widget in self._views.items() if widget is shown)

    @property
    def has_graph(self) -> bool:
        """Whether the graph was made; asking for it makes it."""
        return self._graph is not None

    @property
    def has_map(self) -> bool:
        """Whether the map view was made."""
        return self._map is not None

    @property
    def map(self) -> MapView:
        """The map view, made when it is first asked for, so that the window need not wait."""
        if self._map is None:
            from explorer.desktop.map.view import MapView  # noqa: PLC0415

            self._map = self._views[MAP] = MapView(self._theme, self)
            self._stack.addWidget(self._map)
            self.map_made.emit(self._map)
        return self._map

    @property
    def graph(self) -> GraphView:
        """The graph view, made when it is first asked for, so that the window need not wait."""
        if self._graph is None:
            from explorer.desktop.graph.view import GraphView  # noqa: PLC0415

            self._graph = self._views[GRAPH] = GraphView(self._theme, self)
            self._stack.addWidget(self._graph)
            self.graph_made.emit(self._graph)
        return self._graph

    def show_view(self, view: str) -> None:
        """Show a view; the search's results belong to reading."""
        if view == MAP:
            shown: QWidget = self.map
        else:
            shown = self.graph if view == GRAPH else self._views[view]
        self._stack.setCurrentWidget(shown)
        self.top.show_view(READ if view == SEARCH else view)
        self.actions_.name_export(is_map=view == MAP)

    def go_to_next_pane(self) -> None:
        """Put the keyboard into the next part: search, library or facets, content, inspector."""
        content = self._stack.currentWidget() or self._stack
        panes: tuple[tuple[QWidget, QWidget], ...] = (
            (self.top.field, self.top.field),
            (self.sidebar, self.sidebar.rows),
            (content, content),
            (self.inspector, self.inspector.rows),
        )
        shown = [
            (pane, wanted)
            for pane, wanted in panes
            if pane is self.top.field or (pane.isVisible() and stops_in(pane))
        ]
        focus = QApplication.focusWidget()
        here = next(
            (
                i
                for i, (pane, _) in enumerate(shown)
                if focus and (pane is focus or pane.isAncestorOf(focus))
            ),
            -1,
        )
        pane, wanted = shown[(here + 1) % len(shown)]
        # What a pane hands the keyboard to is not always there: a search may have found nothing.
        final: QWidget | None = wanted.focusProxy()
        target = wanted if (final or wanted).isVisible() else stops_in(pane)[0]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, settings: Settings) -> None:
        """Take the place and the widths of last time, unless they lie off the screen."""
        geometry = QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore"))
        if geometry.size() and self.restoreGeometry(geometry) and not self._is_on_a_screen():
            self.resize(WIDTH_PX, HEIGHT_PX)
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.move(screen.topLeft())
        if len(settings.splitter) == 3 and all(width >= 0 for width in settings.splitter):
            self._has_own_widths = True
            self._splitter.setSizes(list(settings.splitter))
        self.show_panels(settings.is_sidebar_shown, settings.is_inspector_shown)

    def show_panels(self, has_sidebar: bool, has_inspector: bool) -> None:  # noqa: FBT001
        """Show or hide the panels at the sides."""
        self.sidebar.setVisible(has_sidebar)
        self.inspector.setVisible(has_inspector)
        self.actions_["sidebar"].setChecked(has_sidebar)
        self.actions_["inspector"].setChecked(has_inspector)

    def geometry_text(self) -> str:
        """Return the window's place as text, to be restored."""
        return self.saveGeometry().toBase64().toStdString()

    def widths(self) -> tuple[int, ...]:
        """Return the widths of sidebar, content and inspector, if somebody chose them."""
        return tuple(self._splitter.sizes()) if self._has_own_widths else ()

    def reset_layout(self) -> None:
        """Put everything back as it is at first."""
        self._has_own_widths = False
        self.show_panels(has_sidebar=True, has_inspector=True)
        self._set_usual_widths()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stop = next_stop(self, QApplication.focusWidget(), is_forth=next)
        if stop is None:
            return False
        reasons = Qt.FocusReason
        stop.setFocus(reasons.TabFocusReason if next else reasons.BacktabFocusReason)
        return True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._has_own_widths:
            self._set_usual_widths()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.folder_dropped.emit(local[0])

    def _with_tabs(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.reader, 1)
        page.setFocusProxy(self.reader)
        return page

    def _set_usual_widths(self) -> None:
        is_narrow = self.width() < NARROW_PX
        left, right = (204, 266) if is_narrow else (252, 304)
        self._splitter.setSizes([left, max(self.width() - left - right, 320), right])

    def _keep_own_widths(self) -> None:
        self._has_own_widths = True

    def _is_on_a_screen(self) -> bool:
        title = self.frameGeometry().adjusted(40, 0, -40, 0)
        title.setHeight(40)
        screens = QGuiApplication.screens()
        return any(screen.availableGeometry().intersects(title) for screen in screens)


def _above(widget: QWidget) -> list[QWidget]:
    """Return the widgets that a widget lies in, innermost first."""
    found = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found
