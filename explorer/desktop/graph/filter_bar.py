"""The bar above the picture: kinds to show, what it is around, and how far around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.desktop.flow import FlowLayout
from explorer.desktop.graph.filtering import MOST_STEPS, Filter
from explorer.desktop.theme.icons import Glyph
from explorer.desktop.wording import plural_name, tr

if TYPE_CHECKING:
    from explorer.desktop.theme.theme import Theme
    from explorer.library.kinds import Kind
    from explorer.library.model import Document

_TITLE_PX = 220


class FilterBar(QWidget):
    """Shows and changes what the picture leaves out.

    Signals:
        filter_requested(object): Another `Filter`.
        everything_requested(): Show everything again.
    """

    filter_requested = Signal(object)
    everything_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filter = Filter()
        self._subject: Document | None = None
        self._chips: dict[Kind, QToolButton] = {}
        box = QWidget(self)
        self._flow = FlowLayout(box, gap_px=6)
        self.around = self._around_chip(box)
        self.steps = {steps: self._steps_chip(steps, box) for steps in range(1, MOST_STEPS + 1)}
        self.everything = QToolButton(box)
        self.everything.setText(tr("Show everything"))
        self.everything.setToolTip(tr("Show the whole graph again"))
        self.everything.setProperty("role", "link")
        self.everything.clicked.connect(lambda: self.filter_requested.emit(self._filter.around("")))
        self._note = QLabel(self)
        self._note.setProperty("role", "dim")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self.show_all = QToolButton(self)
        self.show_all.setText(tr("Show everything"))
        self.show_all.setProperty("role", "link")
        self.show_all.clicked.connect(self.everything_requested)
        noted = QHBoxLayout()
        noted.setContentsMargins(0, 0, 0, 0)
        noted.addWidget(self._note)
        noted.addWidget(self.show_all)
        noted.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 4)
        layout.setSpacing(4)
        layout.addWidget(box)
        layout.addLayout(noted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_note("")

    def chip(self, kind: Kind) -> QToolButton:
        """Return the chip of a kind.

        Raises:
            KeyError: The library has no document of this kind.
        """
        return self._chips[kind]

    def show_kinds(self, kinds: tuple[Kind, ...]) -> None:
        """Offer these kinds."""
        if tuple(self._chips) == kinds:
            return
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        behind = (self.around, *self.steps.values(), self.everything)
        for widget in behind:
            self._flow.removeWidget(widget)
        self._chips = {kind: self._kind_chip(kind) for kind in kinds}
        for widget in (*self._chips.values(), *behind):
            self._flow.addWidget(widget)

    def show_filter(self, chosen: Filter, subject: Document | None) -> None:
        """Show what is left out.

        Args:
            chosen: What is left out.
            subject: What the picture is around, or else what it could be around.
        """
        self._filter, self._subject = chosen, subject
        for kind, chip in self._chips.items():
            chip.setChecked(kind not in chosen.hidden_kinds)
        is_around = bool(chosen.root)
        for steps, chip in self.steps.items():
            chip.setVisible(is_around)
            chip.setChecked(steps == chosen.steps)
        self.everything.setVisible(is_around)
        self.around.setVisible(bool(self._chips))
        self.around.setEnabled(subject is not None)
        self.around.setChecked(is_around)
        self._name_around(subject.title if subject else "", is_around=is_around)
        self._flow.invalidate()

    def show_note(self, note: str) -> None:
        """Say why what is selected is not to be seen; nothing for the empty text."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.show_all.setVisible(bool(note))

    def _name_around(self, title: str, *, is_around: bool) -> None:
        """Name the chip; while it only offers, it keeps its width, so that nothing moves about."""
        self.around.setIcon(self._theme.icon(Glyph.X if is_around else Glyph.FILTER, "dim"))
        if is_around:
            metrics = QFontMetrics(self.around.font())
            short = metrics.elidedText(title, Qt.TextElideMode.ElideRight, _TITLE_PX)
            said = tr("Around {title}")
            self.around.setText(said.format(title=short.replace("&", "&&")))
            tip = tr("Show the whole graph again")
        else:
            said = tr("Only what is around {title}") if title else tr("Only what is around")
            self.around.setText(tr("Focus"))
            tip = tr("Leave out all else (F)") if title else tr("Select a document first")
        self.around.setAccessibleName(said.format(title=title))
        self.around.setToolTip(f"{said.format(title=title)}\n{tip}")

    def _toggle_around(self) -> None:
        if self._filter.root:
            self.filter_requested.emit(self._filter.around(""))
        elif self._subject is not None:
            self.filter_requested.emit(self._filter.around(self._subject.id))

    def _ask_for_steps(self, steps: int) -> None:
        self.steps[steps].setChecked(True)
        self.filter_requested.emit(self._filter.within(steps))

    def _around_chip(self, parent: QWidget) -> QToolButton:
        chip = _chip(parent)
        chip.setIconSize(QSize(12, 12))
        # The icon stands at the end, where a cross that takes something away is looked for.
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.clicked.connect(self._toggle_around)
        return chip

    def _steps_chip(self, steps: int, parent: QWidget) -> QToolButton:
        chip = _chip(parent)
        chip.setText(str(steps))
        said = tr("At most %n link(s) away", steps)
        chip.setToolTip(said)
        chip.setAccessibleName(said)
        chip.clicked.connect(lambda: self._ask_for_steps(steps))
        return chip

    def _kind_chip(self, kind: Kind) -> QToolButton:
        chip = _chip(self)
        chip.setText(plural_name(kind))
        chip.setIcon(self._theme.kind_icon(kind))
        chip.setIconSize(QSize(13, 13))
        name = plural_name(kind).lower()
        chip.setToolTip(tr("Hide or show {kinds}").format(kinds=name))
        chip.setAccessibleName(tr("Show {kinds}").format(kinds=name))
        chip.clicked.connect(
            lambda: self.filter_requested.emit(self._filter.with_kind_toggled(kind))
        )
        return chip


def _chip(parent: QWidget) -> QToolButton:
    chip = QToolButton(parent)
    chip.setProperty("role", "chip")
    chip.setCheckable(True)
    chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return chip
