"""What stands above a map while what-if is on: what it means, and what can be asked of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.argument.what_if import NOTICE, Reasons
from explorer.desktop.map.one_line import OneLine
from explorer.desktop.segments import Segments
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.workspace.stances import NamedStance


class ThinkBar(QWidget):
    """Says what what-if means, and what follows for the main claim.

    Signals:
        reasons_requested(object): Read the map with this `Reasons`.
        cruxes_requested(): Find what the main claim rests on.
        reset_requested(): Give up all views.
        save_requested(): Keep the views under a name.
        stance_requested(object): Take up a `NamedStance`.
        comparison_requested(object): Compare the views with a `NamedStance`.
        forget_requested(object): Remove a `NamedStance`.
        file_requested(bool): Write the views to a file (True) or read them from one.
        link_followed(str): Go to the claim of this key.
    """

    reasons_requested = Signal(object)
    cruxes_requested = Signal()
    reset_requested = Signal()
    save_requested = Signal()
    stance_requested = Signal(object)
    comparison_requested = Signal(object)
    forget_requested = Signal(object)
    file_requested = Signal(bool)
    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thinkBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stances: Sequence[NamedStance] = ()
        self._has_views = False
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._said.linkActivated.connect(self.link_followed)
        self._said.setAccessibleName(tr("What follows for the main claim"))
        self._brief = OneLine(parent=self)
        self._told = ""
        self.reasons = Segments(
            {Reasons.NEEDED: tr("Reasons needed"), Reasons.PRESUMED: tr("Presumed")}, self
        )
        self.reasons.setAccessibleName(tr("Whether a claim that has reasons needs one that stands"))
        self.reasons.choose(Reasons.NEEDED)
        self.reasons.chosen.connect(lambda value: self.reasons_requested.emit(Reasons(value)))
        self.cruxes = self._button(tr("Cruxes"), tr("Find the claims on which the result rests"))
        self.cruxes.clicked.connect(self.cruxes_requested)
        self.views = self._button(
            tr("Views"), tr("Keep, open or compare what you accept and reject")
        )
        self.views.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.views)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.views.setMenu(menu)
        self.reset = self._button(tr("Reset"), tr("Give up all views"))
        self.reset.clicked.connect(self.reset_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 16, 6)
        layout.addWidget(self._said)
        layout.addWidget(self._brief)
        self._brief.hide()
        for widget in self.tools:
            widget.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        reasons = (self.reasons.button(value) for value in Reasons)
        return (self._said, self.cruxes, self.views, self.reset, *reasons)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """What can be asked; the map's header shows them in line with its own."""
        return (self.cruxes, self.views, self.reset, self.reasons)

    @property
    def said(self) -> str:
        """What is said, as rich text."""
        return self._told

    @property
    def notice(self) -> str:
        """What it is said not to mean."""
        return tr(NOTICE)

    def say(self, rich_text: str) -> None:
        """Say what follows."""
        self._told = rich_text
        self._show_told()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_told()

    def set_brief(self, *, is_brief: bool) -> None:
        """Say it on one line, all of it in the tip, where there is no room for more."""
        self._brief.setVisible(is_brief)
        self._said.setVisible(not is_brief)

    def _show_told(self) -> None:
        """Show what follows and what it does not mean, in one paragraph: lines are scarce."""
        dim = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        self._said.setText(f'{self._told} <span style="color:{dim}">{self.notice}</span>')
        self._brief.say(QTextDocumentFragment.fromHtml(self._said.text()).toPlainText())

    def show_stances(self, stances: Sequence[NamedStance], *, has_views: bool) -> None:
        """Offer what is kept; `has_views` tells whether there is anything to keep or compare."""
        self._stances, self._has_views = stances, has_views
        self.reset.setEnabled(has_views)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setProperty("role", "button")
        return button

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        _add(menu, tr("Keep these views…"), self.save_requested.emit, is_enabled=self._has_views)
        for stance in self._stances:
            part = menu.addMenu(stance.name.replace("&", "&&"))
            _add(part, tr("Take up"), partial(self.stance_requested.emit, stance))
            _add(
                part,
                tr("Compare with mine"),
                partial(self.comparison_requested.emit, stance),
            )
            _add(part, tr("Remove"), partial(self.forget_requested.emit, stance))
        menu.addSeparator()
        _add(
            menu,
            tr("Save to a file…"),
            partial(self.file_requested.emit, True),
            is_enabled=self._has_views,
        )
        _add(menu, tr("Open a file…"), partial(self.file_requested.emit, False))


def _add(menu: QMenu, text: str, do: Callable[[], object], *, is_enabled: bool = True) -> None:
    action = menu.addAction(text)
    action.setEnabled(is_enabled)
    action.triggered.connect(lambda _=False: do())
