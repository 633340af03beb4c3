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
    """A command.

    Attributes:
        name: Its name in code.
        text: What the menu calls it, with its mnemonic.
        keys: Its shortcuts.
        icon: Where it stands as a button.
        is_checkable: Whether it can be on or off.
        also: Other words that people look for it by.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: Glyph | None = None
    is_checkable: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the palette lists it.

    Attributes:
        name: Its name in code.
        title: What it is called where it stands alone.
        also: Other words that people look for it by.
        action: What does it.
    """

    name: str
    title: str
    also: str
    action: QAction


def _file() -> tuple[Spec | None, ...]:
    return (
        Spec("open", tr("&Open library…"), ("Ctrl+O",), Glyph.FOLDER_OPEN),
        Spec("open_bundled", tr("Open the &bundled library")),
        Spec("reload", tr("&Read again"), ("F5",), Glyph.REFRESH),
        None,
        Spec("export", tr("&Export graph…"), ("Ctrl+E",), Glyph.DOWNLOAD),
        Spec("save_pdf", tr("Save page as P&DF…")),
        Spec("print_page", tr("Pr&int the page…"), ("Ctrl+P",), Glyph.PRINTER),
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
        Spec(
            "preferences",
            tr("P&references…"),
            ("Ctrl+,",),
            Glyph.SETTINGS,
            also=tr("settings options theme zoom motion"),
        ),
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
        Spec(
            "zoom_in",
            tr("&Larger text"),
            ("Ctrl++", "Ctrl+="),
            Glyph.PLUS,
            also=tr("zoom in bigger font size"),
        ),
        Spec(
            "zoom_out",
            tr("&Smaller text"),
            ("Ctrl+-",),
            Glyph.MINUS,
            also=tr("zoom out font size"),
        ),
        Spec("zoom_reset", tr("&Natural size"), ("Ctrl+0",), also=tr("zoom reset text font size")),
        None,
    )


def _forms() -> tuple[Spec, ...]:
    picture, table = tr("form view picture diagram"), tr("form view list text screen reader")
    return (
        Spec("map_picture", tr("Map as a &picture"), also=picture),
        Spec("map_both", tr("Map as picture &and outline"), also=tr("form view both tree")),
        Spec("map_outline", tr("Map as an &outline"), also=tr("form view tree list screen reader")),
        Spec("graph_columns", tr("Graph in &columns"), also=picture),
        Spec("graph_cloud", tr("Graph as a c&loud"), also=picture),
        Spec("graph_table", tr("Graph as a &table"), also=table),
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
        for spec in _forms():
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

    def by_menu(self) -> dict[str, tuple[QAction, ...]]:
        """Return the commands of each menu."""
        return {
            title: tuple(self._actions[spec.name] for spec in specs if spec is not None)
            for title, specs in self._menus.items()
        }

    def named(self) -> tuple[tuple[str, QAction], ...]:
        """Return every command that has an action of its own with its name, menu by menu."""
        return tuple(self._actions.items())

    def commands(self) -> tuple[Command, ...]:
        """Return every command, menu by menu, then the forms of the views, then the themes."""
        specs = [spec for specs in self._menus.values() for spec in specs if spec is not None]
        listed = [
            Command(spec.name, _plain(self[spec.name].text()), spec.also, self[spec.name])
            for spec in (*specs, *_forms())
        ]
        theme, also = tr("Theme: {name}"), tr("mode colours appearance look")
        return (
            *listed,
            *(
                Command(_name_of(mode), theme.format(name=_plain(mode.text()).lower()), also, mode)
                for mode in self._modes.actions()
            ),
        )

    def trigger(self, name: str) -> None:
        """Do what a command says.

        Raises:
            KeyError: There is no such command.
        """
        {command.name: command.action for command in self.commands()}[name].trigger()

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

    def name_export(self, *, is_map: bool) -> None:
        """Say in its name what the command to export exports."""
        self._name(self._actions["export"], tr("&Export map…") if is_map else tr("&Export graph…"))

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
                forms = menu.addMenu(tr("For&m"))
                forms.addActions([self._actions[spec.name] for spec in _forms()])
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
        self._name(action, spec.text)
        action.setIconVisibleInMenu(False)
        return action

    def _name(self, action: QAction, text: str) -> None:
        action.setText(text)
        plain, keys = _plain(text), action.shortcut().toString()
        action.setToolTip(f"{plain} ({keys})" if keys else plain)


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _name_of(mode: QAction) -> str:
    return f"theme_{mode.data()}"
