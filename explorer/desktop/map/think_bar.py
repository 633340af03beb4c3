"""What stands above a map while what-if is on: what it means, and what can be asked of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.argument.what_if import NOTICE, Reasons
from explorer.desktop.flow import FlowLayout
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
        self._notice = QLabel(tr(NOTICE), self)
        self._notice.setProperty("role", "dim")
        self._notice.setWordWrap(True)
        controls = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        controls.setSizePolicy(policy)
        flow = FlowLayout(controls, gap_px=8)
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
        for widget in (self.reasons, self.cruxes, self.views, self.reset):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self._said)
        layout.addWidget(self._notice)
        layout.addWidget(controls)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        reasons = (self.reasons.button(value) for value in Reasons)
        return (self._said, *reasons, self.cruxes, self.views, self.reset)

    @property
    def said(self) -> str:
        """What is said, as rich text."""
        return self._said.text()

    @property
    def notice(self) -> str:
        """What it is said not to mean."""
        return self._notice.text()

    def say(self, rich_text: str) -> None:
        """Say what follows."""
        self._said.setText(rich_text)

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
