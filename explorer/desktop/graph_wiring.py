"""The graph, wired: made and laid out off the GUI thread, shown and lit when it is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.address import Address, Sort
from explorer.desktop.session import GRAPH, READ

if TYPE_CHECKING:
    from explorer.desktop.graph.layouts import LayoutRequest
    from explorer.desktop.graph.view import GraphView
    from explorer.desktop.session import Session
    from explorer.desktop.tasks import Tasks
    from explorer.desktop.window import MainWindow
    from explorer.library.model import Library
    from explorer.progress import Progress
    from explorer.topics.graph import TopicGraph


class GraphWiring(QObject):
    """Joins the graph view with the session.

    Signals:
        crashed(object): A bug's exception.
    """

    crashed = Signal(object)

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._graphed: Library | None = None
        self._found: frozenset[str] = frozenset()
        window.graph_made.connect(self._connect)
        window.actions_.connect_all(
            {f"graph_{way}": partial(self._show_as, way) for way in ("columns", "cloud", "table")}
        )

    def show(self, address: Address, library: Library, *, is_arriving: bool) -> None:
        """Show a place on the graph, which is made first if it is not there.

        Args:
            address: What is shown.
            library: The snapshot it is of.
            is_arriving: Whether the reader comes from another view.
        """
        self.make(library)
        graph = self._window.graph
        (graph.arrive_at if is_arriving else graph.show_selection)(address)

    def show_empty(self, library: Library) -> None:
        """Show that a library has nothing for a graph."""
        self._window.show_view(GRAPH)
        self.make(library)
        self._window.graph.setFocus()

    def make_if_shown(self, library: Library) -> None:
        """Have the graph of another snapshot made, if it is looked at."""
        if self._window.view == GRAPH:
            self.make(library)

    def make(self, library: Library) -> None:
        """Have the graph made off this thread, once for each snapshot."""
        if self._graphed is library:
            return
        self._graphed = library
        task = self._tasks.prepare(
            lambda progress: _graph_of(library, progress), self.tr("Making the graph")
        )
        task.done.connect(lambda graph: self._show_made(library, graph))
        task.crashed.connect(self.crashed)
        self._tasks.start("graph", task, is_heavy=True)

    def light(self, documents: frozenset[str]) -> None:
        """Light the documents that a search found, now or when the graph is first shown."""
        self._found = documents
        if self._window.has_graph:
            self._window.graph.canvas.show_found(documents)

    def _connect(self, graph: GraphView) -> None:
        graph.address_requested.connect(lambda to: self._session.go(to, GRAPH))
        graph.address_opened.connect(lambda to: self._session.go(to, READ))
        graph.layout_requested.connect(self._lay_out)
        graph.canvas.show_found(self._found)

    def _show_as(self, way: str) -> None:
        from explorer.desktop.graph.layouts import Way  # noqa: PLC0415 - not before it is shown

        self._window.actions_["graph"].trigger()
        self._window.graph.set_way(Way(way))
        self._window.graph.setFocus()

    def _lay_out(self, request: LayoutRequest) -> None:
        """Have the graph laid out off this thread; the newest request wins."""
        task = self._tasks.prepare(request, self.tr("Laying out the graph"))
        task.done.connect(self._window.graph.show_layout)
        task.crashed.connect(self.crashed)
        self._tasks.start("layout", task, is_heavy=True)

    def _show_made(self, library: Library, graph: TopicGraph) -> None:
        if library is self._session.library:
            self._window.graph.show_library(library, graph)
            present = self._session.history.present
            if present is not None and present.address.sort is not Sort.SEARCH:
                self._window.graph.show_selection(present.address)
            if self._window.view == GRAPH:
                self._window.graph.setFocus()  # its picture is there only now


def _graph_of(library: Library, progress: Progress) -> TopicGraph:
    # networkx costs 149 ms to import: not before the window shows, and not on its thread.
    from explorer.topics.graph import TopicGraph  # noqa: PLC0415

    return TopicGraph(library, progress)
