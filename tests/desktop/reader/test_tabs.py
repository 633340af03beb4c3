"""Documents that are open stand as tabs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.reader.tabs import MAX_TABS, Tabs
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.loading import load
from explorer.library.model import Library
from tests.desktop.conftest import SMALL, write_files

MANY = {f"pages/p{number}.md": f"# Page {number} & more\n" for number in range(MAX_TABS + 3)}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(write_files(tmp_path / "many", SMALL | MANY))


@pytest.fixture
def tabs(qapp: QApplication, qtbot: QtBot, library: Library) -> Tabs:
    made = Tabs(Theme(qapp, Mode.LIGHT))
    qtbot.addWidget(made)
    made.resize(900, 34)
    made.show_library(library)
    return made


def test_a_single_document_needs_no_tab(tabs: Tabs) -> None:
    tabs.show_document("gpt-2")
    assert not tabs.isVisible()
    assert tabs.documents == ("gpt-2",)


def test_another_document_takes_the_place_of_the_first_or_a_tab_of_its_own(tabs: Tabs) -> None:
    tabs.show_document("gpt-2")
    tabs.show_document("llama")
    assert list(tabs.documents) == ["llama"]
    tabs.show_document("gpt-2", in_new_tab=True)
    assert list(tabs.documents) == ["llama", "gpt-2"]
    assert tabs.isVisible()
    tabs.show_document("llama")
    assert list(tabs.documents) == ["llama", "gpt-2"]
    assert tabs.currentIndex() == 0


def test_a_tab_says_the_title_and_asks_for_its_document_when_it_is_chosen(
    tabs: Tabs, qtbot: QtBot
) -> None:
    tabs.show_document("p1")
    tabs.show_document("llama", in_new_tab=True)
    assert tabs.tabText(0) == "Page 1 && more"
    assert tabs.tabToolTip(0) == "Page 1 & more"
    with qtbot.waitSignal(tabs.address_requested) as asked:
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert asked.args == [Address.document("p1")]
    with qtbot.waitSignal(tabs.address_requested) as asked:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert asked.args == [Address.document("llama")]


def test_showing_a_document_from_elsewhere_asks_for_nothing(tabs: Tabs, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.address_requested):
        tabs.show_document("gpt-2")
        tabs.show_document("llama", in_new_tab=True)
        tabs.show_document("gpt-2")


def test_a_middle_click_closes_a_tab_and_the_last_one_stays(tabs: Tabs) -> None:
    tabs.show_document("gpt-2")
    tabs.show_document("llama", in_new_tab=True)
    middle = Qt.MouseButton.MiddleButton
    QTest.mouseClick(tabs, middle, pos=tabs.tabRect(0).center())
    assert tabs.documents == ("llama",)
    assert not tabs.isVisible()
    QTest.mouseClick(tabs, middle, pos=tabs.tabRect(0).center())
    tabs.close_tab()
    assert tabs.documents == ("llama",)


def test_closing_the_tab_that_is_read_asks_for_its_neighbour(tabs: Tabs, qtbot: QtBot) -> None:
    tabs.show_document("gpt-2")
    tabs.show_document("llama", in_new_tab=True)
    with qtbot.waitSignal(tabs.address_requested) as asked:
        tabs.tabCloseRequested.emit(1)
    assert asked.args == [Address.document("gpt-2")]


def test_of_very_many_tabs_the_oldest_gives_way(tabs: Tabs) -> None:
    for number in range(MAX_TABS + 3):
        tabs.show_document(f"p{number}", in_new_tab=True)
    assert tabs.count() == MAX_TABS
    assert tabs.documents[0] == "p3"
    assert tabs.documents[-1] == f"p{MAX_TABS + 2}"
    assert tabs.currentIndex() == MAX_TABS - 1


def test_tabs_of_last_time_come_back_without_what_is_gone(tabs: Tabs) -> None:
    tabs.open_documents(("gpt-2", "never there", "llama", *(f"p{n}" for n in range(20))))
    assert tabs.documents[:2] == ("gpt-2", "llama")
    assert tabs.count() <= MAX_TABS


def test_another_library_closes_what_it_lacks_and_names_the_rest_anew(
    tabs: Tabs, tmp_path: Path, qtbot: QtBot
) -> None:
    tabs.open_documents(("gpt-2", "llama", "p1"))
    files = {"cases/llama.md": "# Llama, told anew\n", "other.md": "# Other\n"}
    with qtbot.assertNotEmitted(tabs.address_requested):
        tabs.show_library(load(write_files(tmp_path / "less", files)))
    assert tabs.documents == ("llama",)
    assert tabs.tabText(0) == "Llama, told anew"
    assert not tabs.isVisible()


def test_an_empty_library_has_no_tabs(tabs: Tabs, tmp_path: Path) -> None:
    tabs.open_documents(("gpt-2", "llama"))
    (tmp_path / "empty").mkdir()
    tabs.show_library(load(tmp_path / "empty"))
    assert tabs.documents == ()
    tabs.show_document("gpt-2")
    assert tabs.documents == ()


def test_closing_another_tab_tells_nobody(tabs: Tabs, qtbot: QtBot) -> None:
    tabs.show_document("gpt-2")
    tabs.show_document("llama", in_new_tab=True)
    with qtbot.assertNotEmitted(tabs.address_requested):
        tabs.close_tab(0)
    assert tabs.documents == ("llama",)
