"""Documents' HTML for the reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.desktop.pages import Pages
from explorer.desktop.tasks import Tasks
from explorer.library.loading import load


@pytest.fixture
def pages(qtbot: QtBot) -> Iterator[Pages]:
    tasks = Tasks()
    yield Pages(tasks)
    tasks.close()


def test_a_title_that_stands_above_the_text_is_not_repeated_in_it(
    pages: Pages, small_folder: Path, qtbot: QtBot
) -> None:
    (small_folder / "cases" / "ideas.md").write_text("# Ideas\n\nThe text.\n\n# Ideas\n\nMore.\n")
    library = load(small_folder)
    with qtbot.waitSignal(pages.made) as told:
        pages.request(library.document("ideas"), library)
    assert told.args is not None
    name, html = told.args
    assert name == "ideas"
    assert html.startswith("<p>The text.</p>")
    assert '<h1 id="ideas-2">Ideas</h1>' in html


def test_what_was_made_is_kept(pages: Pages, small_folder: Path, qtbot: QtBot) -> None:
    library = load(small_folder)
    with qtbot.waitSignal(pages.made) as first:
        pages.request(library.document("llama"), library)
    with qtbot.waitSignal(pages.made, timeout=0) as second:
        pages.request(library.document("llama"), library)
    assert second.args == first.args
