"""What an author saves is noticed, soon and once."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.desktop.watching import BEGIN_MS, Watcher
from explorer.library.loading import load


@pytest.fixture
def watcher(qtbot: QtBot) -> Iterator[Watcher]:
    made = Watcher()
    yield made
    made.close()


def begun(qtbot: QtBot, watcher: Watcher) -> None:
    qtbot.waitUntil(lambda: bool(watcher._system.files()) and not watcher._waiting, timeout=5000)


def make_old(folder: Path) -> None:
    long_ago = time.time() - 1000

    for path in (folder, *folder.rglob("*")):
        os.utime(path, (long_ago, long_ago))


def test_saving_a_document_is_told_once(qtbot: QtBot, watcher: Watcher, small_folder: Path) -> None:
    make_old(small_folder)
    watcher.watch(load(small_folder))
    begun(qtbot, watcher)
    told: list[int] = []
    watcher.changed.connect(lambda: told.append(1))
    for word in ("one", "two", "three"):
        (small_folder / "cases/llama.md").write_text(word)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    qtbot.wait(700)
    assert told == [1]


def test_a_new_file_is_told(qtbot: QtBot, watcher: Watcher, small_folder: Path) -> None:
    make_old(small_folder)
    watcher.watch(load(small_folder))
    begun(qtbot, watcher)
    with qtbot.waitSignal(watcher.changed, timeout=5000):
        (small_folder / "topics/new.md").write_text("new")


def test_what_was_saved_before_watching_began_is_told(
    qtbot: QtBot, watcher: Watcher, small_folder: Path
) -> None:
    make_old(small_folder)
    with qtbot.waitSignal(watcher.changed, timeout=5000):
        watcher.watch(load(small_folder))
        (small_folder / "cases/llama.md").write_text("at once")


def test_an_untouched_library_stays_quiet(
    qtbot: QtBot, watcher: Watcher, small_folder: Path
) -> None:
    make_old(small_folder)
    told: list[int] = []
    watcher.changed.connect(lambda: told.append(1))
    watcher.watch(load(small_folder))
    begun(qtbot, watcher)
    qtbot.wait(BEGIN_MS + 700)
    assert told == []
