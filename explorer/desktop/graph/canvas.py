"""The canvas: a picture of the graph in which things are pointed at, chosen and walked by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from explorer.address import Address, Sort
from explorer.desktop.graph.camera import STEP
from explorer.desktop.graph.emphasis import Emphasis, emphasis, link_at
from explorer.desktop.graph.picture import Direction
from explorer.desktop.graph.stage import Stage
from explorer.desktop.wording import tr
from explorer.topics.selection import Subgraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from explorer.desktop.graph.picture import Picture
    from explorer.desktop.theme.theme import Theme

WALK_PAUSE_MS = 220
"""Walking by keys asks for a place once it pauses, so that history keeps the rests."""

_PAN_PX = 60
_HEADINGS_PX = 44
_DIRECTIONS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_FOCUS_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Canvas(Stage):
    """Shows a picture and lets things in it be chosen.

    Signals:
        address_requested(object): The `Address` of a document or link that was chosen.
        address_opened(object): The `Address` of one that is to be read.
        selection_changed(object): The `Address` that the reader selected, or None; at once.
        menu_requested(object, object): The `Address` a menu is for, or None, and where (`QPoint`).
        focus_requested(object): Show only what is around the document of this `Address`.
    """

    address_requested = Signal(object)
    address_opened = Signal(object)
    selection_changed = Signal(object)
    menu_requested = Signal(object, object)
    focus_requested = Signal(object)

    def __init__(
        self, theme: Theme, describe: Callable[[Address], str], parent: QWidget | None = None
    ) -> None:
        """Make a canvas.

        Args:
            theme: Colours and fonts.
            describe: Says in a line what an address of the picture names.
            parent: Who owns it.
        """
        super().__init__(theme, parent)
        self._describe = describe
        self._emphasis = Emphasis()
        self._selected: Address | None = None
        self._pointed: Address | None = None
        self._found: frozenset[str] = frozenset()
        self._is_focus_shown = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Graph"))
        self._walk = QTimer(self)
        self._walk.setSingleShot(True)
        self._walk.setInterval(WALK_PAUSE_MS)
        self._walk.timeout.connect(self._ask_for_selected)

    @property
    def highlighted(self) -> Emphasis:
        """What stands out."""
        return self._emphasis

    def show_selection(self, address: Address | None) -> None:
        """Select what an address names, without asking for it."""
        self._walk.stop()
        self._selected = address
        self._light()
        self._reveal()

    def show_found(self, documents: frozenset[str]) -> None:
        """Light the documents that a search found."""
        self._found = documents
        self._light()

    def node_rect(self, document_id: str) -> QRectF:
        """Return where a document is seen, in pixels of the canvas; an empty box for none."""
        return self._picture.node_rect(document_id, self._camera) if self._picture else QRectF()

    def link_point(self, address: Address) -> QPointF | None:
        """Return a point at which a link is seen."""
        link = link_at(self._part, address)
        return self._picture.link_point(link, self._camera) if self._picture and link else None

    @override
    def set_picture(self, picture: Picture | None, *, keeps_place: bool = False) -> None:
        super().set_picture(picture, keeps_place=keeps_place)
        self._pointed = None
        self._light()
        self._reveal()

    @override
    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge by a factor, around a point, or what is selected and seen, or the middle."""
        super().zoom_by(factor, at or self._selected_point())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell_tip(cast("QHelpEvent", event))
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_focus_shown = False
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        address = self._address_at(event.position())
        if address is not None and event.button() == Qt.MouseButton.LeftButton:
            self.address_opened.emit(address)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(event.position())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            address = self._address_at(event.pos().toPointF())
            self.menu_requested.emit(address, event.globalPos())
        else:
            selected = self._emphasis.selected
            self.menu_requested.emit(selected, self.mapToGlobal(self._menu_point(selected)))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_focus_shown = event.reason() in _FOCUS_BY_KEYS
        self._light()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_focus_shown = False
        self._light()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _DIRECTIONS:
            self._go(_DIRECTIONS[Qt.Key(key)], is_panning=has_control)
        elif has_control or not (self._act_on_selected(key) or self._zoom_by_key(key)):
            super().keyPressEvent(event)

    def _act_on_selected(self, key: int) -> bool:
        """Do what a key says to the selection; tell whether it says anything."""
        selected = self._emphasis.selected
        if key in (Qt.Key.Key_Home, Qt.Key.Key_Space):
            self._walk_to(self._picture.first_node() if self._picture else None)
        elif selected is None:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._walk.stop()
            self.address_opened.emit(selected)
        elif key == Qt.Key.Key_F:
            self.focus_requested.emit(selected)
        elif key == Qt.Key.Key_Escape:
            self._walk.stop()
            self._select(None)
        else:
            return False
        return True

    def _zoom_by_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit_all()
        else:
            return False
        return True

    def _go(self, direction: Direction, *, is_panning: bool) -> None:
        """Walk from the selected document; with nothing selected, move the picture.

        A picture that is seen whole cannot be moved: then walking begins.
        """
        if self._picture is None:
            return
        selected = self._emphasis.selected
        if selected is not None and not is_panning:
            if selected.sort is Sort.LINK:
                self._walk_to(selected.link_ends()[0])
            else:
                self._walk_to(self._picture.next_node(selected.name, direction))
            return
        before = self._camera
        right, down = direction.value
        self.pan_by(-right * _PAN_PX, -down * _PAN_PX)
        if self._camera == before and not is_panning:
            self._walk_to(self._picture.first_node())

    def _walk_to(self, document_id: str | None) -> None:
        if document_id is not None:
            self._is_focus_shown = True
            self._select(Address.document(document_id))
            self._reveal()
            self._walk.start()

    def _ask_for_selected(self) -> None:
        if self._selected is not None:
            self.address_requested.emit(self._selected)

    @override
    def _click(self, point: QPointF) -> None:
        address = self._address_at(point)
        self._walk.stop()
        self._select(address)
        if address is not None:
            self.address_requested.emit(address)

    @override
    def _hover(self, point: QPointF) -> None:
        self._point_at(self._address_at(point))

    def _point_at(self, address: Address | None) -> None:
        if address != self._pointed:
            self._pointed = address
            is_something = address is not None
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if is_something else arrow)
            self._light()

    def _select(self, address: Address | None) -> None:
        before = self._emphasis.selected
        self._selected = address
        self._light()
        if self._emphasis.selected != before:
            self.selection_changed.emit(self._emphasis.selected)

    def _light(self) -> None:
        has_focus = self.hasFocus() and self._is_focus_shown
        self._emphasis = emphasis(
            self._part, self._selected, self._pointed, has_focus=has_focus, found=self._found
        )
        self.update()

    @override
    def _stands_out(self) -> Emphasis:
        return self._emphasis

    @property
    def _part(self) -> Subgraph:
        return self._picture.part if self._picture else Subgraph((), ())

    def _reveal(self) -> None:
        """Move the picture as little as needed for what is selected to be seen."""
        selected = self._emphasis.selected
        if selected is None:
            return
        is_link = selected.sort is Sort.LINK
        source_id, _, target_id = selected.link_ends() if is_link else (selected.name,) * 3
        rect = self.node_rect(source_id) | self.node_rect(target_id)
        # Headings stay at the top of columns: what lies under them is not seen.
        if not QRectF(self.rect()).adjusted(2, _HEADINGS_PX, -2, -2).contains(rect):
            self._look(self._camera.showing(rect, self._room, margin=_HEADINGS_PX + 12))

    def _address_at(self, point: QPointF) -> Address | None:
        if self._picture is None:
            return None
        if (document_id := self._picture.node_at(point, self._camera)) is not None:
            return Address.document(document_id)
        link = self._picture.link_at(point, self._camera)
        return link.address if link else None

    def _tell_tip(self, event: QHelpEvent) -> None:
        point, picture = event.pos().toPointF(), self._picture
        heading = picture.heading_at(point, self._camera, self._room) if picture else ""
        # A heading lies over what is scrolled under it.
        address = None if heading else self._address_at(point)
        said = heading or (self._describe(address) if address else "")
        if said:
            QToolTip.showText(event.globalPos(), said, self)
        else:
            QToolTip.hideText()

    def _selected_point(self) -> QPointF | None:
        selected = self._emphasis.selected
        if selected is None or selected.sort is not Sort.DOCUMENT:
            return None
        centre = self.node_rect(selected.name).center()
        return centre if self.rect().contains(centre.toPoint()) else None

    def _menu_point(self, selected: Address | None) -> QPoint:
        if selected is not None and selected.sort is Sort.DOCUMENT:
            return self.node_rect(selected.name).bottomLeft().toPoint()
        point = self.link_point(selected) if selected is not None else None
        return point.toPoint() if point is not None else self.rect().center()

    @override
    def _paint_over(self, painter: QPainter) -> None:
        """Show that the keyboard is here, where no selected document shows it."""
        if self._is_focus_shown and self.hasFocus() and not self._emphasis.dims_others:
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)
