"""The bar at the top: back and forward, the search field, the view switch, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from explorer.desktop.completion import QueryCompletion
from explorer.desktop.theme.icons import Glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from explorer.desktop.theme.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
TYPING_PAUSE_MS = 120
NAME_NEEDS_PX = 1080
"""In a narrower window the program's name gives its place to the search field."""


class SearchField(QLineEdit):
    """Where the reader types what is looked for.

    Signals:
        query_typed(str): What stands here, once typing pauses.
        entered(): Enter was pressed: open the best hit.
        left_down(): The Down key was pressed: go to the list.
        left(): Escape was pressed: go back to where the reader was.
        kept_requested(): What was looked for before is wanted: Down in the empty field, or a click
            on its icon.

    Attributes:
        completion: Offers what may stand where the reader types.
    """

    query_typed = Signal(str)
    entered = Signal()
    left_down = Signal()
    left = Signal()
    kept_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setPlaceholderText(self.tr("Search the library"))
        self.setAccessibleName(self.tr("Search the library"))
        self.setAccessibleDescription(
            self.tr(
                "Results show while you type; Down goes to them, Enter opens the first. "
                "Control and Space complete a field or a word."
            )
        )
        icon = QAction(theme.icon(Glyph.SEARCH, "dim"), "", self)
        icon.setToolTip(self.tr("Recent and saved searches (Down)"))
        icon.triggered.connect(self.kept_requested)
        self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._hint = QLabel("Ctrl K", self)
        self._hint.setObjectName("shortcutHint")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self.completion = QueryCompletion(self, theme)
        self._pause.timeout.connect(lambda: self.query_typed.emit(self.text()))
        self.textEdited.connect(lambda _: self._pause.start())
        self.textChanged.connect(lambda text: self._hint.setVisible(not text))

    def show_query(self, query: str) -> None:
        """Show a query that came from elsewhere, without asking for it again."""
        self._pause.stop()
        if query != self.text():
            self.setText(query)

    @override
    def event(self, arg__1: QEvent) -> bool:
        is_tab = isinstance(arg__1, QKeyEvent) and arg__1.key() == Qt.Key.Key_Tab
        if is_tab and arg__1.type() == QEvent.Type.KeyPress and self.completion.take_best():
            return True
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if self.completion.takes(arg__1):
            arg__1.ignore()  # the list takes it
        elif arg__1.key() == Qt.Key.Key_Space and arg__1.modifiers() == CONTROL:
            self.completion.ask()
        elif arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self.query_typed.emit(self.text())
            self.entered.emit()
        elif arg__1.key() == Qt.Key.Key_Down:
            (self.left_down if self.text() else self.kept_requested).emit()
        elif arg__1.key() == Qt.Key.Key_Escape:
            self._pause.stop()
            self.left.emit()
        else:
            super().keyPressEvent(arg__1)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.width() - size.width() - 8, (self.height() - size.height()) // 2,
            size.width(), size.height(),
        )  # fmt: skip


class TopBar(QWidget):
    """The bar at the top; its buttons share their actions with the menus.

    Signals:
        view_requested(str): Show this view.
    """

    view_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        actions: tuple[QAction, QAction, QAction],
        views: dict[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Make the bar.

        Args:
            theme: Icons.
            actions: What goes back, goes forward, and exports.
            views: What each view is called, in order.
            parent: Who owns it.
        """
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField(theme, self)
        self.field.setMaximumWidth(520)
        self.field.setMinimumWidth(220)
        self._name = QLabel(self.tr("Openness Explorer"), self)
        self._name.setObjectName("programName")
        self._views = QButtonGroup(self)
        self._views.setExclusive(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 9, 12, 9)
        line.setSpacing(6)
        back, forward, export = actions
        line.addWidget(self._button(back))
        line.addWidget(self._button(forward))
        line.addSpacing(8)
        line.addWidget(self._name)
        line.addStretch(1)
        line.addWidget(self.field, 6)
        line.addStretch(1)
        line.addWidget(self._segments(views))
        line.addSpacing(4)
        line.addWidget(self._button(export, has_text=True))

    def show_view(self, view: str) -> None:
        """Mark the view that is shown; a view without a button marks none of them."""
        self._views.setExclusive(False)
        for button in self._views.buttons():
            button.setChecked(button.property("view") == view)
        self._views.setExclusive(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name.setVisible(self.width() >= NAME_NEEDS_PX)

    def _button(self, action: QAction, *, has_text: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(not has_text)
        if has_text:
            button.setProperty("role", "button")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def name() -> None:
            button.setAccessibleName(action.text().replace("&", "").rstrip("…"))

        action.changed.connect(name)
        name()
        return button

    def _segments(self, views: dict[str, str]) -> QWidget:
        box = QWidget(self)
        box.setProperty("role", "segments")
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, (view, name) in enumerate(views.items()):
            button = QToolButton(box)
            button.setText(name)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            edge = "first" if place == 0 else "last" if place == len(views) - 1 else "middle"
            button.setProperty("edge", edge)
            button.setProperty("view", view)
            button.clicked.connect(lambda _=False, view=view: self.view_requested.emit(view))
            self._views.addButton(button)
            line.addWidget(button)
        return box
