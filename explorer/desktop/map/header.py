"""What stands above a map: its title, which other maps there are, filters, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.desktop.segments import Segments
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from explorer.argument.viewing.legend import Legend, LegendEntry

PICTURE, OUTLINE, BOTH = "picture", "outline", "both"
MAX_ENTRIES: Final = 40


class MapHeader(QWidget):
    """Names the map, and offers what changes which part of it is shown.

    Signals:
        map_requested(str): Show the map of this name.
        form_requested(str): Show picture, outline or both.
        depth_requested(object): Open the map to so many links, all of it for None.
        topic_toggled(str): Hide or show the claims of a topic.
        document_toggled(str): Hide or show what only a document says.
        unfiltered(): Hide nothing any more.
    """

    map_requested = Signal(str)
    form_requested = Signal(str)
    depth_requested = Signal(object)
    topic_toggled = Signal(str)
    document_toggled = Signal(str)
    unfiltered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps: tuple[tuple[str, str], ...] = ()
        self._current = ""
        self._depth: int | None = None
        self._legend: Legend | None = None
        self._title_of: Callable[[str], str] = str
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.maps = self._menu_button(tr("Maps"), tr("Choose another map"), self._fill_maps)
        self.folding = self._menu_button(
            tr("Fold"), tr("How much of the map is open"), self._fill_depth
        )
        self.filters = self._menu_button(
            tr("Filter"), tr("Hide topics or documents"), self._fill_filters
        )
        self.forms = Segments(
            {PICTURE: tr("Picture"), BOTH: tr("Both"), OUTLINE: tr("Outline")}, self
        )
        self.forms.setAccessibleName(tr("How the map is shown"))
        self.forms.choose(PICTURE)
        self.forms.chosen.connect(self.form_requested)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.maps, self.folding, self.filters):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.forms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 16, 8)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addLayout(line)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        forms = (self.forms.button(form) for form in (PICTURE, BOTH, OUTLINE))
        return (self.maps, self.folding, self.filters, *forms)

    def show_maps(self, maps: Iterable[tuple[str, str]]) -> None:
        """Offer these maps, each with its name and title."""
        self._maps = tuple(maps)

    def show_map(self, name: str, title: str) -> None:
        """Name the map that is shown."""
        self._current = name
        self._title.setText(title)

    def show_filters(
        self, legend: Legend, depth: int | None, title_of: Callable[[str], str]
    ) -> None:
        """Offer what can be hidden, and mark what is.

        Args:
            legend: Topics and documents of the map.
            depth: How many links are open; None for all.
            title_of: What a topic or document is called.
        """
        self._legend, self._depth, self._title_of = legend, depth, title_of
        hidden = sum(entry.is_hidden for entry in (*legend.topics, *legend.documents))
        self.filters.setText(
            tr("Filter · {count}").format(count=hidden) if hidden else tr("Filter")
        )

    def _menu_button(self, text: str, tip: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("role", "button")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def _fill_maps(self, menu: QMenu) -> None:
        menu.clear()
        for name, title in self._maps[:MAX_ENTRIES]:
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self._current)
            action.triggered.connect(lambda _=False, name=name: self.map_requested.emit(name))
        more = len(self._maps) - MAX_ENTRIES
        if more > 0:
            menu.addAction(tr("%n more: open a document and choose Map", more)).setEnabled(False)

    def _fill_depth(self, menu: QMenu) -> None:
        menu.clear()
        names = {0: tr("Main claim only"), 1: tr("1 link deep"), 2: tr("2 links deep"),
                 3: tr("3 links deep"), None: tr("All of it")}  # fmt: skip
        for depth, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(depth == self._depth)
            action.triggered.connect(lambda _=False, depth=depth: self.depth_requested.emit(depth))

    def _fill_filters(self, menu: QMenu) -> None:
        menu.clear()
        if self._legend is None:
            return
        self._fill_part(menu, tr("Topics"), self._legend.topics, self.topic_toggled.emit)
        self._fill_part(menu, tr("Said in"), self._legend.documents, self.document_toggled.emit)
        menu.addSeparator()
        menu.addAction(tr("Hide nothing")).triggered.connect(lambda _=False: self.unfiltered.emit())

    def _fill_part(
        self,
        menu: QMenu,
        heading: str,
        entries: tuple[LegendEntry, ...],
        toggle: Callable[[str], None],
    ) -> None:
        if entries:
            menu.addSection(heading)
        for entry in entries[:MAX_ENTRIES]:
            title = self._title_of(entry.name).replace("&", "&&")
            action = menu.addAction(f"{title}  ·  {entry.count}")
            action.setCheckable(True)
            action.setChecked(not entry.is_hidden)
            action.triggered.connect(lambda _=False, name=entry.name: toggle(name))
