"""The map view, wired: maps are made off the GUI thread, views are kept, and places are gone to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog

from explorer.address import Address, Sort
from explorer.desktop.map_tasks import cruxes, disagreement, maps_of, subject_of
from explorer.desktop.session import MAP, READ
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.argument.argued import Argued
    from explorer.desktop.keeping import Keeping
    from explorer.desktop.map.placing import MapRequest
    from explorer.desktop.map.subject import Subject
    from explorer.desktop.map.view import MapView
    from explorer.desktop.map_output import MapOutput
    from explorer.desktop.session import Session
    from explorer.desktop.tasks import Tasks
    from explorer.desktop.window import MainWindow
    from explorer.workspace.looks import MapLook
    from explorer.workspace.stances import NamedStance


_ON_MAP = (
    "accept", "reject", "no_view", "cruxes", "fold", "unfold_all", "focus", "map_form",
    "put_back", "print", "copy_map",
)  # fmt: skip
"""Commands that only a map that is shown has."""

_Kept = TypeVar("_Kept")


class MapWiring(QObject):
    """Joins the map view with the session, the inspector and what the reader keeps.

    Signals:
        crashed(object): A bug's exception.
        refused(object): An `ExplorerError`: what was asked for cannot be done.
        exported(object): The file that a map was written to.
    """

    crashed = Signal(object)
    refused = Signal(object)
    exported = Signal(object)

    def __init__(
        self, window: MainWindow, session: Session, tasks: Tasks, keeping: Keeping
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._keeping = keeping
        self._argued: Argued | None = None
        self._wanted = ""
        self._place: Address | None = None
        self._output: MapOutput | None = None
        self._inspected: Address | None = None
        window.map_made.connect(self._connect)
        window.inspector.view_requested.connect(self._set_view)
        window.inspector.thought_followed.connect(self._follow_thought)
        actions = window.actions_
        actions.connect_all(
            {
                "undo": lambda: self._on_map(lambda view: view.desk.undo()),
                "redo": lambda: self._on_map(lambda view: view.desk.redo()),
                "what_if": self._toggle_what_if,
                "accept": lambda: self._take_view("accept"),
                "reject": lambda: self._take_view("reject"),
                "no_view": lambda: self._take_view(""),
                "cruxes": lambda: self._on_map(lambda _: self._find_cruxes()),
                "fold": lambda: self._on_map(lambda view: view.desk.fold_or_open(view.selected)),
                "unfold_all": lambda: self._on_map(lambda view: view.desk.unfold_all()),
                "focus": lambda: self._on_map(lambda view: view.desk.toggle_focus(view.selected)),
                "map_form": lambda: self._on_map(lambda view: view.show_next_form()),
                "put_back": lambda: self._on_map(lambda view: view.desk.put_back()),
                "print": lambda: self._on_map(lambda _: self.output.print_with_preview()),
                "copy_map": lambda: self._on_map(lambda _: self.output.copy()),
            }
        )
        self.leave()

    @property
    def output(self) -> MapOutput:
        """What writes, copies and prints the map; made when it is first needed."""
        if self._output is None:
            from explorer.desktop.map_output import MapOutput  # noqa: PLC0415

            window = self._window
            self._output = MapOutput(window, window.map, self._session, self._tasks)
            self._output.exported.connect(self.exported)
            self._output.refused.connect(self.refused)
            self._output.crashed.connect(self.crashed)
        return self._output

    def show(self, address: Address) -> None:
        """Show a place on the map where it is best seen."""
        from explorer.desktop.map.subject import map_name_for  # noqa: PLC0415 - when first shown

        view, argued = self._window.map, self._session.arguments
        self._place = address
        if argued is None:
            view.say_empty(self.tr("Reading the claims …"))
            return
        shown = view.desk.subject if self._argued is argued else None
        name = map_name_for(address, argued, view.desk.subject if shown else None)
        if not name:
            view.show_library(argued.library, ())
        elif shown is not None and shown.name == name:
            view.show_selection(address)
        elif name != self._wanted or self._argued is not argued:
            self._make(name, argued)
        self.tell_inspector()
        self._inspected = None  # who goes to a place shows that place first

    def show_nothing(self) -> None:
        """Show that there is nothing to draw: no document is open."""
        self._window.show_view(MAP)
        self._window.map.say_empty(
            self.tr("This library has no documents yet. A map is drawn from the claims in them.")
        )

    def show_again(self) -> None:
        """Show the present map anew: the library was opened, or read again."""
        if self._window.view == MAP and self._place is not None:
            self.show(self._place)

    def tell_inspector(self) -> None:
        """Show in the inspector what follows for the selected claim, while the map is shown."""
        view = self._window.map
        is_shown = self._window.view == MAP
        for name in _ON_MAP:
            self._window.actions_[name].setEnabled(is_shown and view.desk.subject is not None)
        history = view.desk.history
        self._show_undo(is_shown and bool(history.past), is_shown and bool(history.future))
        self._window.inspector.show_thought(view.desk.note_on(view.selected) if is_shown else None)
        if is_shown:
            self._inspect_selected()

    def leave(self) -> None:
        """Another view is shown: the map's commands and what-if have nothing to do."""
        for name in (*_ON_MAP, "undo", "redo"):
            self._window.actions_[name].setEnabled(False)
        self._window.inspector.show_thought(None)

    def _inspect_selected(self) -> None:
        """Have the inspector tell of the claim that is selected, else of what has the map."""
        from explorer.desktop.map.subject import address_of  # noqa: PLC0415 - when first shown

        session, view = self._session, self._window.map
        present, library, argued = session.history.present, session.library, session.arguments
        subject = view.desk.subject
        if present is None or library is None or argued is None or subject is None or self._wanted:
            return
        if present.address.sort not in (Sort.DOCUMENT, Sort.CLAIM, Sort.LIBRARY):
            return
        claim, group = argued.claim(view.selected[1:-1]), view.selected.removeprefix("#")
        if claim:
            address = Address.claim(claim.title)
        elif view.selected.startswith("#") and library.has(group):
            address = Address.document(group)
        else:
            address = address_of(subject.name)
        if address != self._inspected:
            self._inspected = address
            self._window.inspector.show_selection(address, library)

    def _make(self, name: str, argued: Argued) -> None:
        """Have a map made off this thread; the newest one wins."""
        if self._argued is not argued:
            self._window.map.show_library(argued.library, maps_of(argued))
        self._wanted, self._argued = name, argued
        task = self._tasks.prepare(
            lambda progress: subject_of(argued, name, progress), self.tr("Making the map")
        )
        task.done.connect(self._show_subject)
        task.failed.connect(self.refused)
        task.crashed.connect(self.crashed)
        self._tasks.start("map", task, is_heavy=True)

    def _show_subject(self, subject: Subject) -> None:
        from explorer.workspace.looks import MapLook  # noqa: PLC0415 - when first shown

        library = self._session.library
        if subject.name != self._wanted or library is None:
            return
        self._wanted = ""
        view = self._window.map
        looks = self._keeping.looks
        view.show_subject(subject, self._kept(lambda: looks(library).of_map(subject.name), MapLook))
        if self._place is not None:
            view.show_selection(self._place)
        self._show_stances()
        self.tell_inspector()
        if self._window.view == MAP:
            view.setFocus()

    def _connect(self, view: MapView) -> None:
        view.address_requested.connect(lambda to: self._session.go(to, MAP, is_walking=True))
        view.passage_requested.connect(lambda to: self._session.go(to, READ))
        view.map_requested.connect(self._show_map)
        view.layout_requested.connect(self._lay_out)
        view.export_requested.connect(self._open_export)
        view.thought_changed.connect(self._show_thought)
        view.undo_changed.connect(self._show_undo)
        view.desk.look_changed.connect(self._keep_look)
        view.desk.stance_changed.connect(lambda _: self._show_stances())
        think = view.think
        think.cruxes_requested.connect(self._find_cruxes)
        think.save_requested.connect(self._keep_stance)
        think.forget_requested.connect(self._forget_stance)
        think.comparison_requested.connect(self._compare)
        think.file_requested.connect(self._exchange)

    def _open_export(self) -> None:
        self.output.open_dialog()

    def _show_map(self, name: str) -> None:
        from explorer.desktop.map.subject import address_of  # noqa: PLC0415 - when first shown

        self._session.go(address_of(name), MAP)

    def _lay_out(self, request: MapRequest) -> None:
        task = self._tasks.prepare(request, self.tr("Laying out the map"))
        task.done.connect(self._window.map.show_layout)
        task.crashed.connect(self.crashed)
        self._tasks.start("map-layout", task, is_heavy=True)

    def _show_thought(self, note: object) -> None:
        del note
        self.tell_inspector()

    def _show_undo(self, can_undo: bool, can_redo: bool) -> None:  # noqa: FBT001 - a signal's
        self._window.actions_["undo"].setEnabled(can_undo)
        self._window.actions_["redo"].setEnabled(can_redo)

    def _toggle_what_if(self) -> None:
        if self._window.view != MAP:
            present = self._session.history.present
            if present is not None:
                self._session.go(present.address, MAP)
            return
        desk = self._window.map.desk
        desk.set_thinking(is_on=not desk.state.is_thinking)

    def _on_map(self, do: Callable[[MapView], None]) -> None:
        if self._window.view == MAP:
            do(self._window.map)

    def _take_view(self, view: str) -> None:
        selected = self._window.map.selected if self._window.view == MAP else ""
        if selected and not selected.startswith("#"):
            self._set_view(selected, view)

    def _set_view(self, key: str, view: str) -> None:
        from explorer.argument.what_if import View  # noqa: PLC0415 - when first shown

        self._window.map.desk.set_view(key, View(view) if view else None)

    def _follow_thought(self, href: str) -> None:
        from explorer.desktop.map.saying import key_in  # noqa: PLC0415 - when first shown

        self._window.map.go_to(key_in(href))

    def _keep_look(self, name: str, look: MapLook) -> None:
        library = self._session.library
        if library is not None:
            self._try(lambda: self._keeping.looks(library).keep(name, look))

    def _show_stances(self) -> None:
        library, view = self._session.library, self._window.map
        subject = view.desk.subject
        if library is None or subject is None:
            return
        ask = self._keeping.stances
        kept = self._kept(lambda: ask(library).of_map(subject.name), lambda: ())
        view.think.show_stances(kept, has_views=not view.desk.state.stance.is_empty)

    def _find_cruxes(self) -> None:
        from explorer.desktop.map.saying import said_of_cruxes  # noqa: PLC0415 - when asked

        view = self._window.map
        subject, stance = view.desk.subject, view.desk.state.stance
        if subject is None or not subject.main:
            return
        main = subject.main
        task = self._tasks.prepare(
            lambda progress: cruxes(subject, stance, progress), self.tr("Looking for cruxes")
        )
        task.done.connect(lambda found: view.think.say(said_of_cruxes(found, main)))
        task.crashed.connect(self.crashed)
        self._tasks.start("cruxes", task, is_heavy=True)

    def _keep_stance(self) -> None:
        title = self.tr("Keep these views")
        name, is_named = QInputDialog.getText(self._window, title, self.tr("Name of the views:"))
        if is_named and name.strip():
            self.keep_stance(name.strip())

    def keep_stance(self, name: str) -> None:
        """Keep the views on the present map under a name."""
        if (named := self._named(name)) is not None:
            self._keep(named)

    def _forget_stance(self, named: NamedStance) -> None:
        library = self._session.library
        if library is not None:
            stances = self._keeping.stances
            if self._try(lambda: stances(library).forget(named.map, named.name)):
                said = self.tr("“{name}” was removed.").format(name=named.name)
                self._window.messages.say(said, self.tr("Undo"), lambda: self._keep(named))
            self._show_stances()

    def _keep(self, named: NamedStance) -> None:
        library = self._session.library
        if library is not None:
            self._try(lambda: self._keeping.stances(library).keep(named))
            self._show_stances()

    def _compare(self, named: NamedStance) -> None:
        from explorer.desktop.map.comparison import ComparisonDialog  # noqa: PLC0415 - when asked

        view = self._window.map
        subject, mine = view.desk.subject, view.desk.state.stance
        if subject is None:
            return
        canvas = view.canvas
        dialog = ComparisonDialog(
            subject, mine, named, self._window, drawing=canvas.drawing, theme=canvas.theme
        )
        dialog.claim_requested.connect(view.go_to)
        task = self._tasks.prepare(
            lambda progress: disagreement(subject, mine, named.stance, progress)
        )
        task.done.connect(dialog.show_cruxes)
        task.crashed.connect(self.crashed)
        self._tasks.start("cruxes", task, is_heavy=True)
        dialog.open()

    def _exchange(self, is_written: bool) -> None:  # noqa: FBT001 - a signal's
        from explorer.desktop.dialogs import stance_files as asked  # noqa: PLC0415 - when asked

        if path := (asked.file_to_write if is_written else asked.file_to_read)(self._window):
            (self.write_stance if is_written else self.read_stance)(path)

    def write_stance(self, path: str) -> None:
        """Write the views on the present map to a file."""
        from explorer.workspace.stances import write_stance  # noqa: PLC0415 - when asked

        target = Path(path)
        named = self._named(target.name.removesuffix(".json").removesuffix(".stance"))
        if named is not None and self._try(lambda: write_stance(target, named)):
            self.exported.emit(target)

    def read_stance(self, path: str) -> None:
        """Take up the views in a file, on the map they were taken on."""
        from explorer.workspace.stances import read_stance  # noqa: PLC0415 - when asked

        view = self._window.map
        try:
            named = read_stance(Path(path))
        except ExplorerError as error:
            self.refused.emit(error)
            return
        subject = view.desk.subject
        if subject is not None and named.map != subject.name:
            said = self.tr("These views were taken on another map; what this one has too is used.")
            self._window.messages.say(said)
        view.desk.set_stance(named.stance)

    def _named(self, name: str) -> NamedStance | None:
        from explorer.workspace.stances import NamedStance  # noqa: PLC0415 - when asked

        desk = self._window.map.desk
        return NamedStance(name, desk.subject.name, desk.state.stance) if desk.subject else None

    def _kept(self, ask: Callable[[], _Kept], otherwise: Callable[[], _Kept]) -> _Kept:
        """Return what is kept; where that cannot be read, say so and do without."""
        try:
            return ask()
        except ExplorerError as error:
            self.refused.emit(error)
            return otherwise()

    def _try(self, do: Callable[[], object]) -> bool:
        """Do something that may be refused, and say so; tell whether it was done."""
        try:
            do()
        except ExplorerError as error:
            self.refused.emit(error)
            return False
        return True
