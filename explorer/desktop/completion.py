"""Completing a query: values as soon as a field is named, fields and words when asked for.

Ordinary words are not completed unasked: the results below show already what they find, and a list
that covers them would be in the way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

from explorer.desktop.row_delegate import RowDelegate
from explorer.desktop.rows import Row, RowRole
from explorer.desktop.wording import tr
from explorer.search.model import CompletionSort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLineEdit

    from explorer.desktop.theme.theme import Theme
    from explorer.search.model import Completion

MOST_VISIBLE: Final = 9
_WIDEST_PX: Final = 420
_VALUE: Final = re.compile(r"[A-Za-z-]:(?:[\"“][^\"”]*|\S*)$")
"""A field and what was typed of its value."""
_TAKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueryCompletion(QObject):
    """Offers what may stand at the cursor of a search field, in a list under it.

    Signals:
        wanted(str, int): What may stand in this text, before this character?
    """

    wanted = Signal(str, int)

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._asked: tuple[str, int] | None = None
        self._is_any_wanted = False
        self._offered: tuple[Completion, ...] = ()
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setObjectName("completions")
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName(tr("What may stand here"))
        self._completer = QCompleter(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setModel(self._model)
        self._completer.setPopup(self._list)
        self._completer.setMaxVisibleItems(MOST_VISIBLE)
        self._completer.setWidget(field)
        delegate = RowDelegate(theme, self._list)  # the completer has put in one of its own
        delegate.is_compact = True
        self._list.setItemDelegate(delegate)
        self._completer.activated.connect(lambda _: self._take(self._list.currentIndex()))
        field.textEdited.connect(self._ask_for_value)

    @property
    def offered(self) -> tuple[Completion, ...]:
        """What the list shows; nothing while it is shut."""
        return self._offered if self._list.isVisible() else ()

    def ask(self) -> None:
        """Offer whatever may stand at the cursor: fields, values and words."""
        self._ask(is_any=True)

    def offer(self, text: str, cursor: int, found: Sequence[Completion]) -> None:
        """Show what may stand in a text, unless the reader has typed on meanwhile."""
        if self._asked != (text, cursor) or not self._field.hasFocus():
            return
        is_any = self._is_any_wanted
        fit = tuple(one for one in found if is_any or one.sort is CompletionSort.VALUE)
        is_said = len(fit) == 1 and text[fit[0].start : cursor] == fit[0].text
        if not fit or is_said:
            self._list.hide()
            return
        self._offered = fit
        self._model.clear()
        for one in fit:
            self._model.appendRow(_item(one))
        field = self._field.rect()
        self._completer.complete(field.adjusted(0, 0, min(0, _WIDEST_PX - field.width()), 4))
        self._list.setCurrentIndex(QModelIndex())  # Enter opens the best hit until one is chosen

    def takes(self, event: QKeyEvent) -> bool:
        """Return whether a key is for the list, not for the field."""
        if not self._list.isVisible() or event.key() not in (*_TAKING, Qt.Key.Key_Escape):
            return False
        if event.key() == Qt.Key.Key_Escape or self._list.currentIndex().isValid():
            return True
        self._list.hide()
        return False

    def take_best(self) -> bool:
        """Put in what is chosen, else the first; False while nothing is offered."""
        if not self._list.isVisible():
            return False
        chosen = self._list.currentIndex()
        self._take(chosen if chosen.isValid() else self._model.index(0, 0))
        return True

    def _ask_for_value(self, text: str) -> None:
        if _VALUE.search(text[: self._field.cursorPosition()]):
            self._ask(is_any=False)
        else:
            self._asked = None
            self._list.hide()

    def _ask(self, *, is_any: bool) -> None:
        self._is_any_wanted = is_any
        self._asked = self._field.text(), self._field.cursorPosition()
        self.wanted.emit(*self._asked)

    def _take(self, index: QModelIndex) -> None:
        """Put a completion in the place of what was typed of it; that can be undone."""
        if not 0 <= index.row() < len(self._offered):
            return
        one = self._offered[index.row()]
        self._list.hide()
        self._field.setSelection(one.start, self._field.cursorPosition() - one.start)
        self._field.insert(one.text + ("" if one.sort is CompletionSort.FIELD else " "))


def _item(one: Completion) -> QStandardItem:
    count = f"{one.count:,}" if one.count else ""
    if one.sort is CompletionSort.FIELD:
        row = Row(one.text, _meaning(one.label), is_choice=True, is_in_line=True)
    else:
        row = Row(one.label, count, is_choice=True, is_in_line=True)
    item = QStandardItem(row.text)
    item.setData(row, RowRole.ROW)
    item.setData(f"{row.text}, {row.detail}" if row.detail else row.text,
                 Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip
    item.setToolTip(row.text)
    return item


def _meaning(field: str) -> str:
    """Return in few words what a field of the query language asks for."""
    meanings = {
        "title": tr("words of a title"),
        "section": tr("words of a heading"),
        "kind": tr("what sort of document"),
        "topic": tr("a risk, reward or concern"),
        "risk": tr("a risk it touches"),
        "reward": tr("a reward it touches"),
        "concern": tr("a concern it touches"),
        "safeguard": tr("a safeguard it touches"),
        "regulation": tr("a rule it touches"),
        "actor": tr("who acts in it"),
        "release": tr("how open the release was"),
        "bearing": tr("which way a case speaks"),
        "place": tr("where"),
        "source": tr("what it cites"),
        "type": tr("what sort of claim"),
        "tag": tr("a tag of your own"),
        "affected": tr("who is affected"),
        "status": tr("whether a rule is in force"),
        "instrument": tr("what sort of rule"),
        "addresses": tr("what a rule answers"),
        "protects": tr("what a rule protects"),
        "limits": tr("what a rule limits"),
        "has": tr("claims or sources"),
        "id": tr("one document"),
        "linksto": tr("what it links to"),
        "linkedfrom": tr("what links to it"),
        "supports": tr("claims for this one"),
        "attacks": tr("claims against this one"),
        "year": tr("a year, or 2019..2023"),
        "before": tr("a day, month or year"),
        "after": tr("a day, month or year"),
    }
    return meanings[field]
