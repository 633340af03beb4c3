"""The map view: a debate as a picture and as an outline, folded, focused, and thought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.address import Address
from explorer.argument.layout.values import Direction
from explorer.argument.stance import NO_STANCE
from explorer.argument.viewing.folding import (
    filter_document,
    filter_kinds,
    filter_topic,
    unfilter,
)
from explorer.argument.viewing.legend import legend_of
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.measuring import USUAL_PX, WIDE_PX, Texts, diagram_of, measured
from explorer.desktop.map.canvas import MapCanvas
from explorer.desktop.map.desk import MapDesk
from explorer.desktop.map.focus_bar import FocusBar
from explorer.desktop.map.foot import Foot
from explorer.desktop.map.header import BOTH, OUTLINE, PICTURE, MapHeader
from explorer.desktop.map.legend_bar import LegendBar
from explorer.desktop.map.menu import MapMenu
from explorer.desktop.map.nudging import nudged
from explorer.desktop.map.outline import Outline
from explorer.desktop.map.overview import Overview
from explorer.desktop.map.placing import MapRequest, PlacedMap
from explorer.desktop.map.saying import key_in, summary, title_of
from explorer.desktop.map.surroundings import Surroundings
from explorer.desktop.map.think_bar import ThinkBar
from explorer.desktop.map.zoom_bar import ZoomBar
from explorer.desktop.wording import tr
from explorer.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from explorer.argument.layout.values import Layout
    from explorer.desktop.map.subject import MapEntry, Subject
    from explorer.desktop.theme.theme import Theme
    from explorer.library.kinds import Kind
    from explorer.library.model import Library
    from explorer.workspace.looks import MapLook

LEAST_PX = 72
"""How low the map may get in favour of what stands around it."""


class MapView(QWidget):
    """Shows an argument map.

    Signals:
        address_requested(object): The `Address` of a claim that was chosen.
        passage_requested(object): The `Address` of a claim whose passage is to be read.
        map_requested(str): Show the map of this name.
        layout_requested(object): A `MapRequest` to be called off the GUI thread; what it returns
            goes to `show_layout`.
        thought_changed(object): The `ThoughtNote` on the selected claim; None while what-if is off.
        undo_changed(bool, bool): Whether there is anything to undo, and to redo.
        export_requested(): Save the map.
        announced(str): What a screen reader was told.
    """

    address_requested = Signal(object)
    passage_requested = Signal(object)
    map_requested = Signal(str)
    layout_requested = Signal(object)
    thought_changed = Signal(object)
    undo_changed = Signal(bool, bool)
    export_requested = Signal()
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lettering = Lettering.of(theme.fonts)
        self._library: Library | None = None
        self._kinds: Mapping[str, Kind] = {}
        self._texts: Texts | None = None
        self._layout: Layout | None = None
        self._placed: PlacedMap | None = None
        self._wanted: MapRequest | None = None
        self._selected = ""
        self._is_other = False
        self._said = ""
        self.desk = MapDesk(self)
        self.header = MapHeader(self)
        self.think = ThinkBar(self)
        self.focus_bar = FocusBar(self)
        self.canvas = MapCanvas(theme, self)
        self.overview = Overview(self.canvas, self.canvas)
        self.outline = Outline(self)
        self.zoom = ZoomBar(self)
        self.legend = LegendBar(theme, self)
        self._foot = Foot(self.zoom, self.legend, self)
        self._around = Surroundings(self.header, self.think, self.zoom, self.legend, self._foot)
        self._empty = QLabel(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._stack = QStackedWidget(self)
        self._set_up()
        self._connect()
        self.say_empty(tr("Choose a debate to see its map."))

    @property
    def selected(self) -> str:
        """The key of the selected box, or empty."""
        return self._selected

    @property
    def placed(self) -> PlacedMap | None:
        """The layout that is shown, with what it was made for."""
        return self._placed

    def show_library(self, library: Library, maps: tuple[MapEntry, ...]) -> None:
        """Know a library and which maps it has."""
        if self._library is None or self._library.root != library.root:
            self.desk.forget()
            self._layout = None
        self._library = library
        self._kinds = {one.id: one.kind for one in library.documents if one.kind.is_topic}
        self.header.show_maps(maps)
        if not maps:
            self.say_empty(
                tr("Nothing is argued here yet: no document has claims, in blocks of Argdown.")
            )

    def show_subject(self, subject: Subject, look: MapLook) -> None:
        """Show another map, or another snapshot of the same: what was made of it stays."""
        before = self.desk.subject
        if before is None or before.name != subject.name:
            self._layout, self._texts, self._selected = None, None, ""
            self._is_other = True
        self.header.show_map(subject.name, subject.title)
        if not subject.whole.boxes:
            self.say_empty(tr("No claims stand here. The menu “Maps” has others."))
            return
        self._stack.setCurrentWidget(self._splitter)
        self.desk.take(subject, look)
        first = subject.main or self.desk.shown.boxes[0].key
        if not self._selected and not first.startswith("#"):
            self._choose(first)

    def show_selection(self, address: Address) -> None:
        """Select a claim; one that is folded away is brought into sight."""
        key = self.desk.subject.key_of(address) if self.desk.subject else ""
        if key:
            self.desk.bring_into_sight(key)
            self._choose(key)
            self.canvas.reveal(key)

    def show_layout(self, placed: PlacedMap) -> None:
        """Show a layout that was asked for; one that is not wanted any more is thrown away."""
        if placed.request is self._wanted:
            self._wanted = None
            self._show_placed(placed, animate=True)

    def say_empty(self, text: str) -> None:
        """Say why there is no map."""
        self._empty.setText(text)
        self._stack.setCurrentWidget(self._empty)
        self.focus_bar.hide()
        self._arrange()

    def set_form(self, form: str) -> None:
        """Show the picture, the outline, or both."""
        self.header.forms.choose(form)
        self.canvas.setVisible(form != OUTLINE)
        self.outline.setVisible(form != PICTURE)
        if form == BOTH:
            half = self._splitter.width() // 2
            self._splitter.setSizes([half, half])
        self._arrange()
        self.setFocusProxy(self.outline if form == OUTLINE else self.canvas)

    def show_next_form(self) -> None:
        """Go from picture to both to outline and round again."""
        forms = (PICTURE, BOTH, OUTLINE)
        place = forms.index(self.header.forms.value)
        self.set_form(forms[(place + 1) % len(forms)])
        self.setFocus()

    def go_to(self, key: str) -> None:
        """Select a box that a sentence names, wherever it is."""
        self.desk.bring_into_sight(key)
        self._choose(key)
        self.canvas.reveal(key)
        self._ask_for(key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._around.arrange(
            is_drawn=self._stack.currentWidget() is self._splitter,
            is_thinking=self.desk.thought is not None,
            form=self.header.forms.value,
            height=self.height(),
        )

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Map of arguments"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self._empty.setObjectName("emptyView")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._splitter.addWidget(self.canvas)
        self._splitter.addWidget(self.outline)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self.canvas.setMinimumWidth(240)
        self.outline.setMinimumWidth(240)
        for place in (0, 1):
            self._splitter.setStretchFactor(place, 1)
        self._stack.setMinimumHeight(LEAST_PX)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self.think, self.focus_bar):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        self.focus_bar.hide()
        self.set_form(PICTURE)

    def _connect(self) -> None:
        desk, header, think = self.desk, self.header, self.think
        canvas, outline, zoom = self.canvas, self.outline, self.zoom
        desk.redrawn.connect(self._redraw)
        desk.told.connect(self._tell)
        header.map_requested.connect(self.map_requested)
        header.form_requested.connect(self.set_form)
        header.depth_requested.connect(desk.fold_to)
        header.topic_toggled.connect(lambda topic: desk.look(filter_topic, topic))
        header.document_toggled.connect(lambda name: desk.look(filter_document, name))
        header.unfiltered.connect(lambda: desk.look(unfilter))
        think.reasons_requested.connect(desk.set_reasons)
        think.reset_requested.connect(lambda: desk.set_stance(NO_STANCE))
        think.link_followed.connect(lambda href: self.go_to(key_in(href)))
        think.stance_requested.connect(lambda named: desk.set_stance(named.stance))
        self.focus_bar.within_requested.connect(
            lambda within: desk.focus_on(desk.state.viewing.focus, within)
        )
        self.focus_bar.ended.connect(lambda: desk.focus_on(()))
        self.legend.kinds_toggled.connect(lambda kinds: desk.look(filter_kinds, kinds))
        canvas.selection_changed.connect(self._take_selection)
        canvas.nudged.connect(
            lambda keys, dx, dy: desk.change(desk.state.with_nudges(keys, dx, dy), animate=False)
        )
        for part in (canvas, outline):
            part.fold_requested.connect(desk.fold_or_open)
            part.activated_key.connect(self._open)
            part.context_requested.connect(self._open_menu)
        outline.chosen.connect(self._take_from_outline)
        canvas.zoom_changed.connect(zoom.show_zoom)
        zoom.zoom_requested.connect(canvas.zoom_by)
        zoom.actual_requested.connect(canvas.zoom_to_actual)
        zoom.fit_requested.connect(canvas.zoom_to_fit)
        zoom.direction_requested.connect(desk.set_direction)
        zoom.thinking_requested.connect(lambda is_on: desk.set_thinking(is_on=is_on))
        self._theme.changed.connect(self._take_theme)

    def _redraw(self, animate: bool) -> None:  # noqa: FBT001 - a signal's
        """Have what is shown laid out: at once if that is quick, else by whoever listens."""
        desk = self.desk
        if self._layout is not None and self._layout.direction is not desk.state.direction:
            self._layout = None  # the order of the other direction is no help
        is_right = desk.state.direction is Direction.RIGHT
        self._texts = measured(
            desk.shown, self._lettering, self._kinds, self._texts,
            usual_px=WIDE_PX if is_right else USUAL_PX,
        )  # fmt: skip
        diagram = diagram_of(desk.shown, self._texts, desk.state.direction)
        request = MapRequest(desk.shown, self._texts, diagram, self._layout)
        self.outline.show_map(desk.shown, desk.marks)
        if request.is_quick:
            self._wanted = None
            self._show_placed(request(unwatched), animate=animate)
        else:
            self._wanted = request
            self.layout_requested.emit(request)

    def _show_placed(self, placed: PlacedMap, *, animate: bool) -> None:
        is_first = self._layout is None
        self._layout, self._placed = placed.layout, placed
        shown = placed.request.shown
        layout = nudged(placed.layout, shown.arrows, self.desk.state.nudges)
        self.canvas.show_map(
            shown, layout, placed.request.texts, self.desk.marks,
            animate=animate and not is_first, is_other=self._is_other,
        )  # fmt: skip
        if self._selected:
            self.canvas.select((self._selected,))
        if self._is_other and self._selected != shown.main:
            self.canvas.reveal(self._selected)
        self._is_other = False

    def _tell(self) -> None:
        """Show in all parts what is told of the boxes, and what the reader made of the map."""
        desk = self.desk
        subject, state = desk.subject, desk.state
        if subject is None:
            return
        self.canvas.show_marks(desk.marks)
        self.outline.show_marks(desk.marks)
        self._arrange()
        if desk.thought is not None:
            self.think.reasons.choose(state.stance.reasons)
            self.think.say(summary(desk.thought, subject.main))
        legend = legend_of(subject.whole, state.viewing)
        self.legend.show_entries(legend.kinds)
        self.header.show_filters(legend, state.viewing.depth, self._title_of)
        focus = tuple(title_of(key) for key in state.viewing.focus)
        self.focus_bar.show_focus(focus, state.viewing.within)
        self.zoom.show_direction(state.direction)
        self.zoom.show_thinking(is_on=state.is_thinking)
        self.undo_changed.emit(bool(desk.history.past), bool(desk.history.future))
        self.thought_changed.emit(desk.note_on(self._selected))

    def _title_of(self, name: str) -> str:
        library = self._library
        target = library.resolve(name) if library else None
        return library.document(target).title if library and target else name

    def _choose(self, key: str) -> None:
        """Select a box in all parts, and say what it is."""
        self._selected = key
        self.canvas.select((key,))
        self.outline.choose(key)
        self._say_selected()

    def _say_selected(self) -> None:
        """Say what is selected, once, and what follows for it."""
        self.thought_changed.emit(self.desk.note_on(self._selected))
        said = self.desk.spoken(self._selected)
        if said and said != self._said:
            self._said = said
            self.canvas.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, said))
            self.announced.emit(said)

    def _take_selection(self, keys: tuple[str, ...]) -> None:
        if len(keys) == 1 and keys[0] != self._selected:
            self._selected = keys[0]
            self.outline.choose(keys[0])
            self._say_selected()
            self._ask_for(keys[0])
        elif not keys:
            self._selected = ""
            self.outline.choose("")
            self.thought_changed.emit(None)

    def _take_from_outline(self, key: str) -> None:
        self._selected = key
        self.canvas.select((key,))
        self.canvas.reveal(key)
        self._say_selected()
        self._ask_for(key)

    def _ask_for(self, key: str) -> None:
        if not key.startswith("#"):
            self.address_requested.emit(Address.claim(title_of(key)))

    def _open(self, key: str) -> None:
        if key.startswith("#"):
            self.desk.fold_or_open(key)
        else:
            self.passage_requested.emit(Address.claim(title_of(key)))

    def _open_menu(self, key: str, where: QPoint) -> None:
        desk = self.desk
        menu = MapMenu(key, desk.state, desk.shown, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.serve(desk)
        menu.passage_requested.connect(self._open)
        menu.fit_requested.connect(self.canvas.zoom_to_fit)
        menu.export_requested.connect(self.export_requested)
        menu.popup(where)

    def _take_theme(self) -> None:
        self._lettering = Lettering.of(self._theme.fonts)
        self._texts = None
        if self.desk.subject is not None:
            self._redraw(animate=False)
