"""What follows for the selected claim while what-if is on, and the reader's view of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.desktop.segments import Segments
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from explorer.desktop.thought_note import ThoughtNote

NO_VIEW: Final = "none"


class StanceBox(QWidget):
    """Shows a thought, and takes the reader's view.

    Signals:
        view_requested(str, str): The key of a box, and `accept`, `reject` or nothing.
        link_followed(str): Go to the claim that a sentence names, as it stands in the link.
    """

    view_requested = Signal(str, str)
    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        heading = QLabel(tr("In this what-if"), self)
        heading.setProperty("role", "heading")
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._said.setAccessibleName(tr("What follows for this claim"))
        self._said.linkActivated.connect(self.link_followed)
        self._notice = QLabel(self)
        self._notice.setProperty("role", "dim")
        self._notice.setWordWrap(True)
        self.views = Segments(
            {"accept": tr("Accept"), "reject": tr("Reject"), NO_VIEW: tr("No view")},
            self,
            is_tight=True,
        )
        self.views.setAccessibleName(tr("Your view of this claim"))
        self.views.chosen.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 2, 8, 4)
        layout.setSpacing(6)
        for widget in (heading, self._said, self._notice, self.views):
            layout.addWidget(widget)
        self.hide()

    @property
    def said(self) -> str:
        """What is said, as rich text."""
        return self._said.text()

    def show_note(self, note: ThoughtNote | None) -> None:
        """Show what follows for a claim; nothing is there for None."""
        self.setVisible(note is not None)
        if note is None:
            return
        self._key = note.key
        self._said.setText(note.said)
        self._notice.setText(note.notice)
        self.views.choose(note.view or NO_VIEW)

    def _ask(self, view: str) -> None:
        self.view_requested.emit(self._key, "" if view == NO_VIEW else view)
