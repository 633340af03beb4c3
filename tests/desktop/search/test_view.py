"""The results as they are shown, and what is offered where there are none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explorer.desktop.search.view import SearchView
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.loading import load
from explorer.search.index import Index

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')


@pytest.fixture
def index(small_folder: Path) -> Index:
    return Index.in_memory(load(small_folder))


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> SearchView:
    theme = Theme(qapp, Mode.LIGHT)
    view = SearchView(theme)
    qtbot.addWidget(view)
    theme.setParent(view)
    return view


def test_another_spelling_is_offered_with_what_it_finds(view: SearchView, index: Index) -> None:
    found = index.search("malicous")
    assert found.hits == ()
    view.show_found(found)
    text = view._empty.text()
    assert "Did you mean" in text
    assert LINK.findall(text)[0] == ("malicious", "malicious")
    assert f"({index.search('malicious').total} passage" in text


def test_what_to_drop_is_named(view: SearchView, index: Index, qtbot: QtBot) -> None:
    view.show_found(index.search("malicious kind:tour"))
    text = view._empty.text()
    assert "Without “kind:tour”:" in text
    assert LINK.findall(text)[0][0] == "malicious"
    with qtbot.waitSignal(view.query_requested) as told:
        view._empty.linkActivated.emit("malicious")
    assert told.args == ["malicious"]


def test_orders_and_exports_are_offered_only_with_hits(view: SearchView, index: Index) -> None:
    view.show_found(index.search("malicious"))
    assert not view.bar.order.isHidden()
    assert not view.bar.take.isHidden()
    view.show_found(index.search("zzzz qqqq"))
    assert view.bar.order.isHidden()
    assert view.bar.take.isHidden()
    assert "Try fewer or other words" in view._empty.text()


@pytest.mark.parametrize(("query", "is_choosing"), [("kind:", False), ("leak kind:c", True)])
def test_that_a_field_has_no_value_yet_is_no_news(
    view: SearchView, index: Index, query: str, is_choosing: bool
) -> None:
    found = index.search(query, is_typing=True)
    assert found.hits == ()
    view.show_found(found, is_choosing=is_choosing)
    assert view._empty.text() == "Choose a value for “kind:”, or type on."
    assert view._note.text() == ""


@pytest.mark.parametrize("query", ["kind:zzz", "kind:zzz ", "qqqq zzzz", "kind: zzzz"])
def test_a_value_that_nothing_has_is_said(view: SearchView, index: Index, query: str) -> None:
    view.show_found(index.search(query))
    assert "Nothing found" in view._empty.text()
