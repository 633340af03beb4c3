"""Every command once: shared by menus, toolbar and shortcuts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from explorer.desktop.theme.icons import Glyph
from explorer.desktop.theme.theme import Mode
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QMenuBar

    from explorer.desktop.theme.theme import Theme

_NO_ROLE = QAction.MenuRole.NoRole


@dataclass(frozen=True, slots=True)
class Spec:
    """A command: its name in code, text, keys, icon, and whether it can be on or off."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: Glyph | None = None
    is_checkable: bool = False


def _file() -> tuple[Spec | None, ...]:
    return (
        Spec("open", tr("&Open library…"), ("Ctrl+O",), Glyph.FOLDER_OPEN),
        Spec("open_bundled", tr("Open the &bundled library")),
        Spec("reload", tr("&Read again"), ("F5",), Glyph.REFRESH),
        None,
        Spec("export", tr("&Export…"), ("Ctrl+E",), Glyph.DOWNLOAD),
        Spec("problems", tr("&Problems in the content…"), ("Ctrl+Shift+M",), Glyph.TRIANGLE_ALERT),
        None,
        Spec("close_tab", tr("&Close tab"), ("Ctrl+W",)),
        Spec("quit", tr("&Quit"), ("Ctrl+Q",)),
    )


def _edit() -> tuple[Spec | None, ...]:
    return (
        Spec("undo", tr("&Undo"), ("Ctrl+Z",), Glyph.UNDO),
        Spec("redo", tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), Glyph.REDO),
        None,
        Spec("copy", tr("&Copy"), ("Ctrl+C",), Glyph.COPY),
        Spec("copy_citation", tr("Copy &citation of the passage"), ("Ctrl+Shift+C",), Glyph.QUOTE),
        Spec("caret", tr("Select by &keyboard"), ("F7",), is_checkable=True),
        Spec("copy_address", tr("Copy &address of this place")),
        None,
        Spec("palette", tr("&Go to anything…"), ("Ctrl+Shift+P",)),
        Spec("search", tr("&Search the library"), ("Ctrl+K", "Ctrl+Shift+F"), Glyph.SEARCH),
        Spec("find", tr("&Find in this document"), ("Ctrl+F",), Glyph.TEXT_SEARCH),
        Spec("next_hit", tr("&Next hit"), ("F3", "Ctrl+G")),
        Spec("previous_hit", tr("&Previous hit"), ("Shift+F3", "Ctrl+Shift+G")),
        None,
        Spec("preferences", tr("P&references…"), ("Ctrl+,",), Glyph.SETTINGS),
    )


def _view() -> tuple[Spec | None, ...]:
    return (
        Spec("read", tr("&Read"), ("Ctrl+1",), Glyph.BOOK_OPEN),
        Spec("map", tr("&Map"), ("Ctrl+2",), Glyph.MAP),
        Spec("graph", tr("&Graph"), ("Ctrl+3",), Glyph.NETWORK),
        None,
        Spec("sidebar", tr("Show &library"), ("F9",), Glyph.PANEL_LEFT, is_checkable=True),
        Spec("inspector", tr("Show &inspector"), ("F10",), Glyph.PANEL_RIGHT, is_checkable=True),
        Spec("reset_layout", tr("Reset &layout")),
        None,
        Spec("zoom_in", tr("&Larger text"), ("Ctrl++", "Ctrl+="), Glyph.PLUS),
        Spec("zoom_out", tr("&Smaller text"), ("Ctrl+-",), Glyph.MINUS),
        Spec("zoom_reset", tr("&Natural size"), ("Ctrl+0",)),
        None,
    )


def _map() -> tuple[Spec | None, ...]:
    return (
        Spec("what_if", tr("&What-if"), ("Ctrl+I",)),
        Spec("accept", tr("&Accept the claim"), ("Ctrl+Shift+Y",)),
        Spec("reject", tr("&Reject the claim"), ("Ctrl+Shift+N",)),
        Spec("no_view", tr("Take &no view of the claim"), ("Ctrl+Shift+U",)),
        Spec("cruxes", tr("Find &cruxes"), ("Ctrl+Shift+X",)),
        None,
        Spec("fold", tr("&Fold or unfold"), ("Ctrl+.",)),
        Spec("unfold_all", tr("&Unfold everything"), ("Ctrl+Shift+.",)),
        Spec("focus", tr("F&ocus on the claim, or end it"), ("Ctrl+Shift+O",)),
        Spec("map_form", tr("Picture, both, or outl&ine"), ("Ctrl+Shift+L",)),
        Spec("put_back", tr("Put &moved boxes back")),
        None,
        Spec("copy_map", tr("Copy &picture of the map")),
        Spec("print", tr("Prin&t the map…"), ("Ctrl+P",), Glyph.PRINTER),
    )


def _go() -> tuple[Spec | None, ...]:
    return (
        Spec("back", tr("&Back"), ("Alt+Left", "Back"), Glyph.ARROW_LEFT),
        Spec("forward", tr("&Forward"), ("Alt+Right", "Forward"), Glyph.ARROW_RIGHT),
        Spec("start", tr("&Start of the library"), ("Alt+Home",)),
        None,
        Spec("next_pane", tr("Next &part of the window"), ("F6",)),
    )


def _help() -> tuple[Spec | None, ...]:
    return (
        Spec("shortcuts", tr("&Keyboard shortcuts"), ("F1",), Glyph.CIRCLE_HELP),
        Spec("log", tr("Show the &log's folder")),
        Spec("about", tr("&About Openness Explorer"), (), Glyph.INFO),
    )


class Actions(QObject):
    """Makes every command's action, to be connected by whoever can do what it says."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        self._menus = {
            tr("&File"): _file(), tr("&Edit"): _edit(), tr("&View"): _view(),
            tr("&Map"): _map(), tr("&Go"): _go(), tr("&Help"): _help(),
        }  # fmt: skip
        for specs in self._menus.values():
            for spec in specs:
                if spec is not None:
                    self._actions[spec.name] = self._made(spec)
        self._modes = QActionGroup(self)
        names = {
            Mode.SYSTEM: tr("As the &system"), Mode.LIGHT: tr("&Light"), Mode.DARK: tr("&Dark"),
            Mode.HIGH_CONTRAST: tr("&High contrast"), Mode.PROJECTOR: tr("&Projector"),
        }  # fmt: skip
        for mode, name in names.items():
            action = QAction(name, self)
            action.setCheckable(True)
            action.setData(mode.value)
            self._modes.addAction(action)
        self.recent_menu: QMenu | None = None

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._actions[name]

    def all(self) -> tuple[QAction, ...]:
        """Return every action, menu by menu."""
        return tuple(self._actions.values())

    def named(self) -> tuple[tuple[str, QAction], ...]:
        """Return every command with its name, menu by menu."""
        return tuple(self._actions.items())

    def connect_all(self, doers: dict[str, Callable[[], object]]) -> None:
        """Connect commands with what they do.

        Raises:
            KeyError: A command is not known.
        """
        for name, do in doers.items():
            self._actions[name].triggered.connect(lambda _=False, do=do: do())

    def connect_modes(self, choose: Callable[[Mode], None]) -> None:
        """Connect the choice of a theme."""
        self._modes.triggered.connect(lambda action: choose(Mode(action.data())))

    def show_mode(self, mode: Mode) -> None:
        """Mark the theme that was chosen."""
        for action in self._modes.actions():
            action.setChecked(action.data() == mode.value)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus; the theme and the recent libraries get menus of their own."""
        for title, specs in self._menus.items():
            menu = bar.addMenu(title)
            for spec in specs:
                if spec is None:
                    menu.addSeparator()
                    continue
                menu.addAction(self._actions[spec.name])
                if spec.name == "open":
                    self.recent_menu = menu.addMenu(tr("Open re&cent"))
            if specs and specs[-1] is None:
                themes = menu.addMenu(tr("&Theme"))
                themes.addActions(self._modes.actions())

    def _made(self, spec: Spec) -> QAction:
        action = QAction(spec.text, self)
        action.setMenuRole(_NO_ROLE)
        action.setCheckable(spec.is_checkable)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if spec.icon is not None:
            action.setIcon(self._theme.icon(spec.icon))
        plain = spec.text.replace("&", "").rstrip("…")
        keys = f" ({QKeySequence(spec.keys[0]).toString()})" if spec.keys else ""
        action.setToolTip(plain + keys)
        action.setIconVisibleInMenu(False)
        return action
