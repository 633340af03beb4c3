"""What stands above a map: its title, which other maps there are, filters, and how it is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from explorer.desktop.map.one_line import OneLine
from explorer.desktop.map.tools import Tools
from explorer.desktop.segments import Segments
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QResizeEvent

    from explorer.argument.viewing.legend import Legend, LegendEntry
    from explorer.desktop.map.subject import MapEntry

PICTURE, OUTLINE, BOTH = "picture", "outline", "both"
MAX_ENTRIES: Final = 40
FEW_MAPS: Final = 16
_SIDES_PX = 48
_LEAST_TITLE_PX = 140


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
        self._maps: tuple[MapEntry, ...] = ()
        self._current = ""
        self._is_drawn = True
        self._depth: int | None = None
        self._legend: Legend | None = None
        self._title_of: Callable[[str], str] = str
        self.title = OneLine(parent=self)
        self.title.setProperty("role", "title")
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
        self._line = QHBoxLayout()
        self._line.setSpacing(12)
        self._line.addWidget(self.title, 1)
        self._line.addWidget(self.forms)
        self._more: tuple[QWidget, ...] = ()
        self._tools = Tools(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(self._line)
        layout.addWidget(self._tools)
        self._arrange()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        forms = (self.forms.button(form) for form in (PICTURE, BOTH, OUTLINE))
        return (self.maps, self.folding, self.filters, *forms)

    def show_maps(self, maps: Iterable[MapEntry]) -> None:
        """Offer these maps, those of one sort one after the other."""
        self._maps = tuple(maps)
        self._arrange()

    def show_map(self, name: str, title: str) -> None:
        """Name the map that is shown."""
        self._current = name
        self.title.say(title)

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

    def show_tools(self, more: Iterable[QWidget], *, is_drawn: bool) -> None:
        """Offer what works on a map only where one is drawn, and other maps where there are any.

        Args:
            more: Controls to be shown after its own.
            is_drawn: Whether there is a map.
        """
        self._more, self._is_drawn = tuple(more), is_drawn
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the forms stand beside the title while that leaves the title some room."""
        left = self.width() - _SIDES_PX - self.forms.sizeHint().width()
        is_beside = left >= _LEAST_TITLE_PX
        drawn = (self.folding, self.filters) if self._is_drawn else ()
        own = (*((self.maps,) if self._maps else ()), *drawn)
        for widget in (self.maps, self.folding, self.filters):
            widget.setVisible(widget in own)
        if is_beside:
            self._tools.show_tools((*own, *self._more))
            if self._line.indexOf(self.forms) < 0:
                self._line.addWidget(self.forms)
            self.forms.setVisible(self._is_drawn)
        else:
            self._line.removeWidget(self.forms)
            forms = (self.forms,) if self._is_drawn else ()
            self.forms.setVisible(self._is_drawn)
            self._tools.show_tools((*own, *forms, *self._more))

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
        """Offer maps by the sort of what has them; of many, all but the first in a menu each."""
        menu.clear()
        is_many = len(self._maps) > FEW_MAPS
        parts: dict[str, list[MapEntry]] = {}
        for entry in self._maps:
            parts.setdefault(entry.heading, []).append(entry)
        group = QActionGroup(menu)
        for place, (heading, entries) in enumerate(parts.items()):
            part = menu
            if heading and place and is_many:
                part = menu.addMenu(heading)
                if any(entry.name == self._current for entry in entries):
                    part.menuAction().setCheckable(True)
                    part.menuAction().setChecked(True)
            elif heading:
                _add_heading(menu, heading)
            else:
                menu.addSeparator()
            for entry in entries:
                ask = partial(self.map_requested.emit, entry.name)
                is_shown = entry.name == self._current
                _add_choice(part, group, entry.title.replace("&", "&&"), ask, is_chosen=is_shown)
            if heading and not place and is_many:
                menu.addSeparator()

    def _fill_depth(self, menu: QMenu) -> None:
        menu.clear()
        names = {0: tr("Main claim only"), 1: tr("1 link deep"), 2: tr("2 links deep"),
                 3: tr("3 links deep"), None: tr("All of it")}  # fmt: skip
        group = QActionGroup(menu)
        for depth, name in names.items():
            ask = partial(self.depth_requested.emit, depth)
            _add_choice(menu, group, name, ask, is_chosen=depth == self._depth)

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
            _add_heading(menu, heading)
        for entry in entries[:MAX_ENTRIES]:
            title = self._title_of(entry.name).replace("&", "&&")
            action = menu.addAction(f"{title}  ·  {entry.count}")
            action.setCheckable(True)
            action.setChecked(not entry.is_hidden)
            action.triggered.connect(lambda _=False, name=entry.name: toggle(name))


def _add_heading(menu: QMenu, text: str) -> None:
    """Say what the next things are; a section's own text is not drawn under a style sheet."""
    menu.setSeparatorsCollapsible(False)  # else the first one is left out
    heading = QWidgetAction(menu)
    label = QLabel(text, menu)
    label.setProperty("role", "heading")
    label.setContentsMargins(12, 6, 12, 2)
    heading.setDefaultWidget(label)
    heading.setSeparator(True)
    menu.addAction(heading)


def _add_choice(
    menu: QMenu, group: QActionGroup, text: str, do: Callable[[], object], *, is_chosen: bool
) -> None:
    """Offer one of several things of which one holds at a time."""
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(is_chosen)
    group.addAction(action)
    action.triggered.connect(lambda _=False: do())
