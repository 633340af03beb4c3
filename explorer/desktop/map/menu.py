"""The menu at a box of a map, or at its ground."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.argument.what_if import View
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from explorer.argument.viewing.values import Shown
    from explorer.desktop.map.desk import MapDesk
    from explorer.desktop.map.states import MapState


class MapMenu(QMenu):
    """Offers what can be done with one box, and with the whole map.

    Signals:
        view_requested(str, object): Take this `View`, or None, of a box.
        fold_requested(str): Show or hide what bears on a box.
        focus_requested(tuple, int): Show only what is so many links around boxes.
        passage_requested(str): Open where a claim is said.
        thinking_requested(bool): Turn what-if on or off.
        everything_requested(): Unfold all.
        fit_requested(): Show all of it.
        places_requested(): Put moved boxes back.
        export_requested(): Save the map.
    """

    view_requested = Signal(str, object)
    fold_requested = Signal(str)
    focus_requested = Signal(tuple, int)
    passage_requested = Signal(str)
    thinking_requested = Signal(bool)
    everything_requested = Signal()
    fit_requested = Signal()
    places_requested = Signal()
    export_requested = Signal()

    def __init__(
        self, key: str, state: MapState, shown: Shown, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = next((one for one in shown.boxes if one.key == key), None)
        if box is not None:
            is_group = key.startswith("#")
            if not is_group:
                self._add(tr("Open the passage"), partial(self.passage_requested.emit, key))
            has_reasons = bool(box.supports + box.attacks) or is_group
            fold = tr("Show what bears on it") if box.hidden else tr("Hide what bears on it")
            self._add(fold, partial(self.fold_requested.emit, key), is_enabled=has_reasons)
            focus = self.addMenu(tr("Focus"))
            for within in (1, 2, 3):
                action = focus.addAction(tr("%n link(s) around it", within))
                action.triggered.connect(
                    lambda _=False, within=within: self.focus_requested.emit((key,), within)
                )
            if not is_group:
                self.addSeparator()
                self._add_views(key, state)
            self.addSeparator()
        if state.viewing.focus:
            self._add(tr("Show the whole map"), partial(self.focus_requested.emit, (), 1))
        self._add(tr("Unfold everything"), self.everything_requested.emit)
        self._add(tr("Fit in the window"), self.fit_requested.emit)
        self._add(
            tr("Put moved boxes back"), self.places_requested.emit, is_enabled=bool(state.nudges)
        )
        action = self._add(
            tr("What-if"), partial(self.thinking_requested.emit, not state.is_thinking)
        )
        action.setCheckable(True)
        action.setChecked(state.is_thinking)
        self.addSeparator()
        self._add(tr("Export…"), self.export_requested.emit)

    def serve(self, desk: MapDesk) -> None:
        """Have what is asked for done to the map on a desk."""
        self.view_requested.connect(desk.set_view)
        self.fold_requested.connect(desk.fold_or_open)
        self.focus_requested.connect(desk.focus_on)
        self.thinking_requested.connect(lambda is_on: desk.set_thinking(is_on=is_on))
        self.everything_requested.connect(desk.unfold_all)
        self.places_requested.connect(desk.put_back)

    def _add_views(self, key: str, state: MapState) -> None:
        held = state.stance.view_of(key) if state.is_thinking else None
        names = {View.ACCEPT: tr("Accept it"), View.REJECT: tr("Reject it"), None: tr("No view")}
        group = QActionGroup(self)
        for view, name in names.items():
            action = self._add(name, partial(self.view_requested.emit, key, view))
            action.setCheckable(True)
            action.setChecked(held is view)
            group.addAction(action)

    def _add(self, text: str, do: Callable[[], object], *, is_enabled: bool = True) -> QAction:
        action = self.addAction(text)
        action.setEnabled(is_enabled)
        action.triggered.connect(lambda _=False: do())
        return action
