"""The line at the bottom: what is open, and work that takes its time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from explorer.desktop.status_line import StatusLine
from explorer.desktop.tasks import Task
from explorer.files import bundled
from explorer.library.loading import load
from explorer.progress import Progress
from tests.desktop.visits import lines, push


@pytest.fixture
def status(qapp: QApplication, qtbot: QtBot) -> Iterator[StatusLine]:
    plurals = QTranslator()
    assert plurals.load(str(bundled("resources") / "i18n" / "openness_en.qm"))
    qapp.installTranslator(plurals)
    made = StatusLine()
    qtbot.addWidget(made)
    made.show()
    yield made
    qapp.removeTranslator(plurals)


def test_it_says_how_much_is_open_and_which_edition(status: StatusLine, small_folder: Path) -> None:
    status.show_library(load(small_folder))
    assert "2 cases · 2 topics · 1 regulation · 1 source" in lines(status)
    assert "A small library, edition 1" in lines(status)
    assert str(small_folder) in status._edition.toolTip()


def test_a_long_title_is_shortened_and_told_whole_when_pointed_at(
    status: StatusLine, small_folder: Path
) -> None:
    title = "A library with a title that goes on for longer than any line has room for"
    (small_folder / "library.yaml").write_text(f"id: long\ntitle: {title}\n")
    status.show_library(load(small_folder))
    assert status._edition.text().endswith("…")
    assert len(status._edition.text()) < len(title)
    assert title in status._edition.toolTip()


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [(0, 0, ""), (1, 0, "1 error"), (0, 2, "2 warnings"), (3, 1, "3 errors, 1 warning")],
)
def test_problems_are_counted_and_nothing_stands_there_without_any(
    status: StatusLine, errors: int, warnings: int, said: str
) -> None:
    status.show_problems(errors, warnings)
    assert status._problems.text() == said
    assert status._problems.isVisible() is bool(said)


def test_work_that_takes_its_time_is_named_shows_how_far_it_is_and_is_cancelled(
    status: StatusLine, qtbot: QtBot
) -> None:
    bar = status.findChildren(QProgressBar)[0]
    left: list[str] = []

    def work(progress: Progress) -> None:
        progress(3, 10, "step")
        push(status, "Cancel")
        progress(4, 10, "step")
        left.append("went on after it was cancelled")

    task = Task(work, "Exporting")
    status.show_task(task)
    assert not bar.isVisible()
    status.show_problems(0, 0)
    qtbot.waitUntil(bar.isVisible)
    assert "Exporting …" in lines(status)
    with qtbot.waitSignal(task.stopped):
        task.run_here()
    assert (bar.value(), bar.maximum()) == (3, 10)
    assert left == []
    status.forget_task(task)
    assert not bar.isVisible()


def test_work_that_is_over_at_once_is_never_shown(status: StatusLine, qtbot: QtBot) -> None:
    task = Task(lambda _: None, "Opening")
    status.show_task(task)
    status.forget_task(task)
    assert not status._patience.isActive()
    assert "Opening" not in lines(status)
    silent = Task(lambda _: None, "")
    status.show_task(silent)
    assert not status._patience.isActive()
