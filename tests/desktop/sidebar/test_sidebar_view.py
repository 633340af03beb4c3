"""The list of the library: the first few of each kind, and what brings the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.program import Program
from explorer.desktop.sidebar.groups import FEW
from explorer.desktop.sidebar.view import Sidebar
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.loading import load
from tests.desktop.conftest import close

MANY = 9


@pytest.fixture
def sidebar(qapp: QApplication, qtbot: QtBot, small_folder: Path) -> Sidebar:
    for number in range(MANY - 2):
        (small_folder / f"cases/z-{number}.md").write_text(f"---\ntitle: Z {number}\n---\nText.\n")
    theme = Theme(qapp, Mode.LIGHT)
    view = Sidebar(theme)
    theme.setParent(view)
    qtbot.addWidget(view)
    view.resize(250, 700)
    view.show()
    view.show_library(load(small_folder))
    qtbot.waitUntil(lambda: bool(view.documents.rows.groups))
    return view


def cases(sidebar: Sidebar) -> list[str]:
    return [row.text for row in sidebar.documents.rows.groups[0].rows]


def press_last(sidebar: Sidebar) -> None:
    """Press Enter on the last row of the cases."""
    sidebar.documents.put_at("kind-case", MANY)
    QTest.keyClick(sidebar.documents, Qt.Key.Key_Return)


def test_a_long_kind_shows_its_first_few_and_leaves_room_for_the_others(sidebar: Sidebar) -> None:
    assert cases(sidebar)[FEW - 1 :] == ["Z 1", f"{MANY - FEW} more"]
    headings = [(one.title, one.detail) for one in sidebar.documents.rows.groups]
    assert headings[:2] == [("Cases", "9"), ("Rewards", "1")]


def test_the_others_come_and_go_at_a_key(sidebar: Sidebar) -> None:
    press_last(sidebar)
    assert len(cases(sidebar)) == MANY + 1
    assert sidebar.documents.currentIndex().data() == "Z 2"
    press_last(sidebar)
    assert cases(sidebar)[-1] == f"{MANY - FEW} more"


def test_a_click_brings_them_and_leaves_the_mark_where_it_was(sidebar: Sidebar) -> None:
    sidebar.show_selection(Address.document("ai-act"))
    view = sidebar.documents
    more = view.rows.index(FEW, 0, view.rows.index(0, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(more).center())
    assert len(cases(sidebar)) == MANY + 1
    assert view.currentIndex().data() == "AI Act"


def test_what_is_read_is_shown_though_it_is_not_among_the_first(sidebar: Sidebar) -> None:
    sidebar.show_selection(Address.document("z-5"))
    assert cases(sidebar)[FEW:] == ["Z 5", f"{MANY - FEW - 1} more"]
    assert sidebar.documents.currentIndex().data() == "Z 5"
    sidebar.show_selection(Address.document("gpt-2"))
    assert "Z 5" in cases(sidebar)


def test_the_filter_hides_nothing_that_fits(sidebar: Sidebar) -> None:
    sidebar.documents.collapse(sidebar.documents.rows.index(0, 0))
    sidebar.findChildren(QLineEdit)[0].setText("z")
    assert cases(sidebar) == [f"Z {n}" for n in range(MANY - 2)]
    assert sidebar.documents.isExpanded(sidebar.documents.rows.index(0, 0))


def test_what_is_folded_is_folded_next_time(
    start: Callable[..., Program], small_folder: Path
) -> None:
    program = start(small_folder)
    program.window.sidebar.documents.collapse(program.window.sidebar.documents.rows.index(0, 0))
    close(program)
    documents = start(small_folder).window.sidebar.documents
    assert not documents.isExpanded(documents.rows.index(0, 0))
    assert documents.isExpanded(documents.rows.index(1, 0))
