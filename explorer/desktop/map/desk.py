"""What a reader makes of a map and what follows from it, without a widget; it can all be undone."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.argument.layout.values import Direction
from explorer.argument.stance import think
from explorer.argument.viewing.folding import (
    focus_on,
    fold_to_depth,
    open_,
    toggle,
    unfilter,
    unfocus,
    unfold_all,
)
from explorer.argument.viewing.showing import show_of
from explorer.argument.viewing.spoken import spoken_name
from explorer.argument.viewing.values import Shown
from explorer.argument.viewing.whole import key_of_group
from explorer.argument.what_if import NOTICE, Status, View
from explorer.desktop.drawing.marks import PLAIN
from explorer.desktop.map.saying import marks_of, sentence
from explorer.desktop.map.states import MapState, Remembered
from explorer.desktop.thought_note import ThoughtNote
from explorer.desktop.wording import tr
from explorer.workspace.looks import MapLook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.argument.stance import Stance, Thought
    from explorer.argument.viewing.values import Viewing
    from explorer.argument.what_if import Reasons
    from explorer.desktop.drawing.marks import Mark
    from explorer.desktop.map.subject import Subject


class MapDesk(QObject):
    """Holds one map at a time, and remembers what was made of each.

    Signals:
        redrawn(bool): What is shown of the map changed; whether it may be seen to move.
        told(): What is told of the boxes changed.
        look_changed(str, object): The name of the map, and the `MapLook` it has now.
        stance_changed(object): The `Stance` that is held now.
    """

    redrawn = Signal(bool)
    told = Signal()
    look_changed = Signal(str, object)
    stance_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remembered: dict[str, Remembered] = {}
        self._matched: frozenset[str] = frozenset()
        self.subject: Subject | None = None
        self.shown = Shown()
        self.thought: Thought | None = None
        self.marks: Mapping[str, Mark] = MappingProxyType({})

    @property
    def history(self) -> Remembered:
        """What was made of the map, and can be undone."""
        name = self.subject.name if self.subject else ""
        return self._remembered.get(name, Remembered())

    @property
    def state(self) -> MapState:
        """What the reader made of the map."""
        return self.history.present

    def forget(self) -> None:
        """Let go of everything: another library is open."""
        self._remembered.clear()
        self.subject, self.shown, self.thought = None, Shown(), None

    def take(self, subject: Subject, look: MapLook) -> None:
        """Take up another map, or another snapshot of the same: what was made of it stays."""
        self.subject = subject
        if subject.name not in self._remembered:
            state = MapState(
                viewing=subject.opening, direction=Direction(look.direction), nudges=look.nudges
            )
            self._remembered[subject.name] = Remembered(state)
        self._show()
        self.redrawn.emit(False)

    def change(self, state: MapState, *, animate: bool = True) -> None:
        """Make something else of the map; it can be undone."""
        if self.subject is not None:
            self._remember(self.history.now(state), animate=animate)

    def undo(self) -> None:
        """Take back the last change."""
        self._remember(self.history.undone(), animate=True)

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self._remember(self.history.redone(), animate=True)

    def look(self, change: Callable[..., Viewing], *values: object) -> None:
        """Fold, focus or filter otherwise, by a function of `viewing.folding`."""
        self.change(replace(self.state, viewing=change(self.state.viewing, *values)))

    def fold_or_open(self, key: str) -> None:
        """Show or hide what bears on a box."""
        if key:
            self.look(toggle, self.shown, key)

    def unfold_all(self) -> None:
        """Show all of the map."""
        if self.subject is not None:
            self.look(unfold_all, [group.id for group in self.subject.whole.groups])

    def fold_to(self, depth: int | None) -> None:
        """Open the map so many links deep and its groups as they were at first; all for None."""
        if depth is None:
            self.unfold_all()
        elif self.subject is not None:
            opening, viewing = self.subject.opening, fold_to_depth(self.state.viewing, depth)
            groups = replace(
                viewing,
                opened_groups=opening.opened_groups,
                closed_groups=opening.closed_groups,
            )
            self.change(replace(self.state, viewing=groups))

    def toggle_focus(self, key: str) -> None:
        """Show only what is around a box; the whole map again where something is in focus."""
        self.focus_on(() if self.state.viewing.focus or not key else (key,))

    def focus_on(self, keys: tuple[str, ...], within: int = 1) -> None:
        """Show only what is around boxes; the whole map again for none."""
        viewing = self.state.viewing
        focused = focus_on(viewing, keys, within) if keys else unfocus(viewing)
        self.change(replace(self.state, viewing=focused))

    def set_direction(self, direction: Direction) -> None:
        """Have reasons lie to the right or below; boxes that were moved go back."""
        if direction is not self.state.direction:
            nothing: Mapping[str, tuple[float, float]] = MappingProxyType({})
            self.change(replace(self.state, direction=direction, nudges=nothing))

    def put_back(self) -> None:
        """Have moved boxes lie where the layout puts them."""
        self.change(replace(self.state, nudges=MappingProxyType({})))

    def set_view(self, key: str, view: View | None) -> None:
        """Accept or reject a claim for the sake of argument, or take no view of it."""
        state = self.state
        self.change(replace(state, stance=state.stance.with_view(key, view), is_thinking=True))

    def set_stance(self, stance: Stance) -> None:
        """Take up other views; those of claims that are not on this map are left out."""
        if self.subject is not None:
            held = stance.within(self.subject.keys)
            self.change(replace(self.state, stance=held, is_thinking=True))

    def set_reasons(self, reasons: Reasons) -> None:
        """Read the map with reasons needed or presumed."""
        self.change(replace(self.state, stance=replace(self.state.stance, reasons=reasons)))

    def set_thinking(self, *, is_on: bool) -> None:
        """Turn what-if on or off; views are kept."""
        self.change(replace(self.state, is_thinking=is_on))

    def show_matches(self, titles: frozenset[str]) -> None:
        """Light the claims of these titles: a search found them."""
        self._matched = frozenset(f"[{one}]" for one in titles) | {f"<{one}>" for one in titles}
        self._tell()

    def bring_into_sight(self, key: str) -> None:
        """Unfold, unfocus or unfilter, no more than is needed, until a box is shown."""
        subject = self.subject
        if subject is None or key not in subject.keys or self.is_shown(key):
            return
        whole = unfocus(self.state.viewing)
        held = next((box.group for box in subject.whole.boxes if box.key == key), "")
        group = self._opened(whole, held)
        unfolded = fold_to_depth(group, None)
        for viewing in (whole, group, unfolded, unfilter(unfolded)):
            if any(box.key == key for box in show_of(subject.whole, viewing).boxes):
                self.change(replace(self.state, viewing=viewing))
                return

    def _opened(self, viewing: Viewing, group_id: str) -> Viewing:
        """Return what is seen when a group, and all that it lies in, is open."""
        parents = {one.id: one.parent for one in self.subject.whole.groups} if self.subject else {}
        while group_id:
            viewing, group_id = open_(viewing, key_of_group(group_id)), parents.get(group_id, "")
        return viewing

    def is_shown(self, key: str) -> bool:
        """Tell whether a box is shown."""
        return any(box.key == key for box in self.shown.boxes)

    def note_on(self, key: str) -> ThoughtNote | None:
        """Return what follows for a claim; None while what-if is off."""
        thought = self.thought
        if thought is None or thought.verdict(key) is None:
            return None
        view = thought.stance.view_of(key)
        return ThoughtNote(key, view.value if view else "", sentence(thought, key), tr(NOTICE))

    def spoken(self, key: str) -> str:
        """Return what a box is called aloud; empty for one that is not shown."""
        box = next((one for one in self.shown.boxes if one.key == key), None)
        if box is None:
            return ""
        mark = self.marks.get(key, PLAIN)
        status = Status(mark.status) if mark.status else None
        view = View(mark.view) if mark.view else None
        return spoken_name(box, status, view, is_aside=mark.is_aside)

    def _remember(self, history: Remembered, *, animate: bool) -> None:
        """Take over a history; only what is told changes where only views do."""
        subject, before = self.subject, self.history
        if subject is None or history is before:
            return
        self._remembered[subject.name] = history
        old, new = before.present, history.present
        if (old.viewing, old.direction, old.nudges) != (new.viewing, new.direction, new.nudges):
            self._show()
            self.redrawn.emit(animate)
        else:
            self._tell()
        if (old.direction, old.nudges) != (new.direction, new.nudges):
            self.look_changed.emit(subject.name, MapLook(new.direction.value, new.nudges))
        if old.stance != new.stance:
            self.stance_changed.emit(new.stance)

    def _show(self) -> None:
        if self.subject is not None:
            self.shown = show_of(self.subject.whole, self.state.viewing)
            self._tell()

    def _tell(self) -> None:
        subject, state = self.subject, self.state
        if subject is not None:
            self.thought = think(subject.network, state.stance) if state.is_thinking else None
            keys = [box.key for box in self.shown.boxes]
            self.marks = marks_of(keys, self.thought, self._matched)
            self.told.emit()
