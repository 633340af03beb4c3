"""The line at the bottom: what is open, what is going on, and what is wrong with the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from explorer.desktop.elided_label import ElidedLabel
from explorer.library.kinds import TOPIC_KINDS, Kind

if TYPE_CHECKING:
    from explorer.desktop.tasks import Task
    from explorer.library.model import Library

MAX_EDITION_LETTERS = 48
PATIENCE_MS = 300
"""Work that takes longer than this shows its progress."""


class StatusLine(QStatusBar):
    """Shows state and progress.

    Signals:
        problems_requested(): Show what is wrong with the content.
    """

    problems_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._tasks: list[Task] = []
        self._counts = ElidedLabel(self)
        self._index = QLabel(self)
        self._claims = QLabel(self)
        self._edition = ElidedLabel(self)
        self._doing = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QToolButton(self)
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAutoRaise(True)
        self._cancel.clicked.connect(self._cancel_all)
        self._problems = QToolButton(self)
        self._problems.setObjectName("problemsButton")
        self._problems.setAutoRaise(True)
        self._problems.setAccessibleName(self.tr("Problems in the content"))
        self._problems.clicked.connect(self.problems_requested)
        self._problems.hide()
        for widget in (
            self._counts,
            self._claims,
            self._index,
            self._doing,
            self._bar,
            self._cancel,
        ):
            self.addWidget(widget)
        self.addPermanentWidget(self._problems)
        self.addPermanentWidget(self._edition)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_work)
        self._show_work()

    def show_library(self, library: Library) -> None:
        """Show how much is open and which edition it is."""
        cases = len(library.of_kind(Kind.CASE))
        topics = len(library.of_kind(*TOPIC_KINDS))
        regulations = len(library.of_kind(Kind.REGULATION))
        safeguards = len(library.of_kind(Kind.SAFEGUARD))
        parts = [self.tr("%n case(s)", "", cases), self.tr("%n topic(s)", "", topics)]
        if safeguards:
            parts.append(self.tr("%n safeguard(s)", "", safeguards))
        parts.append(self.tr("%n regulation(s)", "", regulations))
        if not cases + topics + regulations:
            parts = [self.tr("%n document(s)", "", len(library.documents))]
        parts.append(self.tr("%n source(s)", "", len(library.sources)))
        self._counts.setText(" · ".join(parts))
        edition = library.info.title
        if library.info.version:
            text = self.tr("{title}, edition {version}")
            edition = text.format(title=edition, version=library.info.version)
        is_long = len(edition) > MAX_EDITION_LETTERS
        self._claims.setText("")
        self._edition.setText(edition[:MAX_EDITION_LETTERS] + "…" if is_long else edition)
        self._edition.setToolTip(f"{edition}\n{library.root}")

    def show_claims(self, count: int) -> None:
        """Show how many claims the library makes."""
        self._claims.setText(self.tr("%n claim(s)", "", count) if count else "")

    def show_index(self, said: str) -> None:
        """Show in what state the index is."""
        self._index.setText(said)

    def show_problems(self, errors: int, warnings: int) -> None:
        """Show how many problems the content has."""
        parts = [self.tr("%n error(s)", "", errors)] if errors else []
        parts += [self.tr("%n warning(s)", "", warnings)] if warnings else []
        self._problems.setText(", ".join(parts))
        self._problems.setToolTip(self.tr("Show what is wrong with the library's content"))
        self._problems.setVisible(bool(parts))

    def show_task(self, task: Task) -> None:
        """Show a task's progress, if it takes its time."""
        if not task.label:
            return
        self._tasks.append(task)
        task.progressed.connect(self._show_progress)
        self._patience.start()

    def forget_task(self, task: Task) -> None:
        """Show a task's progress no more."""
        if task in self._tasks:
            self._tasks.remove(task)
            self._show_work()

    def _show_work(self) -> None:
        is_busy = bool(self._tasks) and not self._patience.isActive()
        if is_busy:
            self._doing.setText(self._tasks[-1].label + " …")
        for widget in (self._doing, self._bar, self._cancel):
            widget.setVisible(is_busy)
        if not self._tasks:
            self._patience.stop()
            self._bar.setRange(0, 0)

    def _show_progress(self, done: int, total: int, label: str) -> None:
        del label
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel_all(self) -> None:
        for task in self._tasks:
            task.cancel()
