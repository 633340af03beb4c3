"""The title block: title, facts, and chips that lead to what the document is linked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.desktop.reader.chips import Chips
from explorer.desktop.wording import kind_name, tr

if TYPE_CHECKING:
    from explorer.desktop.reader.title_block import Chip, TitleBlock
    from explorer.desktop.theme.theme import Theme

MAX_CHIPS = 24
MAX_WORD_LETTERS = 24
"""A longer word of a title may be broken anywhere."""
TITLE_PX, SUMMARY_PX = 31, 17.5


class Header(QWidget):
    """Shows a title block; it lies in the text and scrolls with it.

    Signals:
        address_requested(object): The `Address` a chip leads to.
        problems_requested(): The reader wants to see what is wrong with the content.
        resized(): It is higher or lower now, in the same width.
    """

    address_requested = Signal(object)
    problems_requested = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel(self)
        self._title.setObjectName("documentTitle")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = QLabel(self)
        self._facts.setObjectName("documentFacts")
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._summary = QLabel(self)
        self._summary.setObjectName("documentSummary")
        self._summary.setWordWrap(True)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._chips = Chips(self)
        self._chips.folded.connect(self.resized)
        self._faults = QLabel(self)
        self._faults.setObjectName("documentFaults")
        self._faults.setProperty("role", "message")
        self._faults.setProperty("severity", "warning")
        self._faults.setAccessibleName(tr("Problems of this file"))
        self._faults.setWordWrap(True)
        self._faults.setTextFormat(Qt.TextFormat.RichText)
        self._faults.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._faults.linkActivated.connect(lambda _: self.problems_requested.emit())
        self._faults.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._title, self._facts, self._summary, self._chips, self._faults):
            layout.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._block: TitleBlock | None = None
        self._zoom = 1.0

    def show_block(self, block: TitleBlock) -> None:
        """Show a document's title block."""
        self._block = block
        self._title.setText(_breakable(block.title))
        self._title.setAccessibleName(block.title)
        self._facts.setText("\u00a0\u00a0\u00a0·   ".join(block.facts))
        self._summary.setText(block.summary)
        self._summary.setVisible(bool(block.summary))
        self._chips.show_chips([self._chip(chip) for chip in block.chips[:MAX_CHIPS]])
        self._chips.setVisible(bool(block.chips))
        self.set_fonts()

    def show_faults(self, said: str) -> None:
        """Say, above the text, what is wrong with its file: rich text; nothing for nothing."""
        if said == self._faults.text():
            return
        self._faults.setText(said)
        self._faults.setAccessibleDescription(QTextDocumentFragment.fromHtml(said).toPlainText())
        self._faults.setVisible(bool(said))
        self.resized.emit()

    def set_fonts(self, zoom: float = 0) -> None:
        """Set the title in the reading font, `zoom` times its size; 0 keeps the zoom."""
        self._zoom = zoom or self._zoom
        title = self._theme.reading_font(TITLE_PX * self._zoom)
        title.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(title)
        summary = self._theme.reading_font(SUMMARY_PX * self._zoom)
        summary.setItalic(True)
        self._summary.setFont(summary)
        shown = self._block.chips[:MAX_CHIPS] if self._block else ()
        for button, chip in zip(self._chips.chips, shown, strict=True):
            button.setIcon(self._theme.kind_icon(chip.kind))

    @override
    def heightForWidth(self, arg__1: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(arg__1) if layout else 0

    def _chip(self, chip: Chip) -> QToolButton:
        button = QToolButton(self._chips)
        button.setProperty("role", "chip")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(self._theme.kind_icon(chip.kind))
        button.setText(" " + (f"{chip.text} · {chip.note}" if chip.note else chip.text))
        button.setToolTip(chip.tip)
        button.setAccessibleName(f"{kind_name(chip.kind)}: {chip.text} {chip.note}".strip())
        button.setAccessibleDescription(chip.tip)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.address_requested.emit(chip.address))
        return button


def _breakable(title: str) -> str:
    """Let words that no line has room for be broken: a label would cut them off."""
    words = title.split(" ")
    return " ".join("\u200b".join(w) if len(w) > MAX_WORD_LETTERS else w for w in words)
