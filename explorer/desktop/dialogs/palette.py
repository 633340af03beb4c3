"""The palette: everything that has a name, found by typing part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.desktop.row_view import RowView
from explorer.desktop.rows import Group, Row
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.address import Address
    from explorer.desktop.theme.theme import Theme
    from explorer.library.kinds import Kind

    Ranking = Callable[[str, Sequence[str]], Sequence[int]]
    """Returns the places of the names that fit a query, the best first."""

MOST_SHOWN: Final = 50
WIDTH_PX, HEIGHT_PX = 620, 440


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the palette leads to.

    Attributes:
        name: What it is called.
        detail: What it is, or the keys of a command.
        address: Where it leads; None for a command.
        command: The name of a command; empty for a place.
        kind: Whose shape stands before it; None for no shape.
        also: Other words it is found by.
    """

    name: str
    detail: str = ""
    address: Address | None = None
    command: str = ""
    kind: Kind | None = None
    also: str = ""


class Palette(QDialog):
    """Asks for part of a name, and goes there or does it.

    Signals:
        address_requested(object): The `Address` that was chosen.
        command_requested(str): The name of the command that was chosen.
    """

    address_requested = Signal(object)
    command_requested = Signal(str)

    def __init__(
        self,
        entries: Sequence[Entry],
        rank: Ranking,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make the palette.

        Args:
            entries: Everything that can be found, in the order shown before anything is typed.
            rank: Finds names.
            theme: Fonts and shapes.
            parent: The window.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Go to anything"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._entries = entries
        self._names = [entry.name for entry in entries]
        self._rank = rank
        self._shown: list[Entry] = []
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Part of a title, claim, section or command"))
        self.field.setAccessibleName(tr("Part of a name"))
        self.field.textChanged.connect(self._refresh)
        self.field.installEventFilter(self)
        self.found = RowView(theme, tr("What fits"), self)
        self.found.row_chosen.connect(self._choose)
        self._nothing = QLabel(tr("Nothing is called that."), self)
        self._nothing.setProperty("role", "dim")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.found, 1)
        self._refresh("")

    @property
    def shown(self) -> tuple[Entry, ...]:
        """What fits what was typed, the best first."""
        return tuple(self._shown)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.found.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def _refresh(self, typed: str) -> None:
        places = self._rank(typed, self._names) if typed.strip() else range(len(self._entries))
        self._shown = [self._entries[place] for place in places[:MOST_SHOWN]]
        rows = tuple(
            Row(entry.name, entry.detail, entry.kind, tip=str(place), is_choice=True)
            for place, entry in enumerate(self._shown)
        )
        self.found.show_groups((Group("found", "", rows),))
        self._nothing.setVisible(not rows)
        self.found.setVisible(bool(rows))
        self._select(0)
        if typed.strip():
            said = tr("%n fit(s)", len(places))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def _step(self, by: int) -> None:
        if self._shown:
            self._select((self.found.currentIndex().row() + by) % len(self._shown))

    def _select(self, place: int) -> None:
        model = self.found.rows
        if self._shown:
            index = model.index(place, 0, model.index(0, 0))
            self.found.setCurrentIndex(index)
            self.found.scrollTo(index)

    def _choose(self, row: Row) -> None:
        self._take(int(row.tip))

    def _take(self, place: int) -> None:
        if not 0 <= place < len(self._shown):
            return
        entry = self._shown[place]
        self.accept()
        if entry.address is not None:
            self.address_requested.emit(entry.address)
        else:
            self.command_requested.emit(entry.command)
