"""Completing a query at the search field, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.desktop.completion import _meaning
from explorer.search.syntax import FIELDS
from tests.journeys.conftest import Reader

CONTROL = Qt.KeyboardModifier.ControlModifier


def offered(reader: Reader) -> list[str]:
    return [one.text for one in reader.window.top.field.completion.offered]


def begin(sit_down: Callable[..., Reader]) -> Reader:
    reader = sit_down()
    reader.press("K", CONTROL)
    return reader


def type_on(reader: Reader, text: str) -> None:
    """Type as people do: keys go to the list while it is shown, and through it to the field."""
    for character in text:
        target = QApplication.activePopupWidget() or reader.window.top.field
        QTest.keyClicks(target, character)
    reader.wait()


def hit(reader: Reader, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.activePopupWidget() or reader.window.top.field, key)
    reader.wait()


def test_values_are_offered_once_a_field_is_named(sit_down: Callable[..., Reader]) -> None:
    reader = begin(sit_down)
    field = reader.window.top.field
    type_on(reader, "release")
    assert offered(reader) == []
    type_on(reader, " actor:hug")
    assert offered(reader) == ['"Hugging Face"']
    hit(reader, Qt.Key.Key_Down)
    hit(reader, Qt.Key.Key_Return)
    assert field.text() == 'release actor:"Hugging Face" '
    assert offered(reader) == []
    reader.wait(lambda: reader.found_query().strip() == field.text().strip())
    field.undo()
    assert field.text() == "release actor:hug"


def test_tab_takes_the_first_and_escape_shuts_the_list(sit_down: Callable[..., Reader]) -> None:
    reader = begin(sit_down)
    field = reader.window.top.field
    type_on(reader, "kind:c")
    assert set(offered(reader)) >= {"case", "claim", "concern"}
    first, *_ = reader.window.top.field.completion.offered
    hit(reader, Qt.Key.Key_Escape)
    assert offered(reader) == []
    assert field.text() == "kind:c"
    type_on(reader, "as")
    hit(reader, Qt.Key.Key_Tab)
    assert field.text() == "kind:case "
    assert field.hasFocus()
    type_on(reader, "kind:c")
    hit(reader, Qt.Key.Key_Down)
    hit(reader, Qt.Key.Key_Return)
    assert field.text() == f"kind:case kind:{first.text} "


def test_fields_and_words_are_offered_when_asked_for(sit_down: Callable[..., Reader]) -> None:
    reader = begin(sit_down)
    QTest.keyClick(reader.window.top.field, Qt.Key.Key_Space, CONTROL)
    reader.wait()
    assert offered(reader)[: len(FIELDS)] == [f"{name}:" for name in FIELDS]
    hit(reader, Qt.Key.Key_Escape)
    type_on(reader, "misinf")
    assert offered(reader) == []
    QTest.keyClick(reader.window.top.field, Qt.Key.Key_Space, CONTROL)
    reader.wait()
    assert "misinformation" in offered(reader)


def test_enter_with_nothing_chosen_opens_the_best_hit(sit_down: Callable[..., Reader]) -> None:
    reader = begin(sit_down)
    type_on(reader, "llama kind:ca")
    reader.wait(lambda: reader.found_query() == "llama kind:ca")
    assert offered(reader) == ["case"]
    hit(reader, Qt.Key.Key_Return)
    assert offered(reader) == []
    assert reader.window.top.field.text() == "llama kind:ca"


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_says_what_it_asks_for(field: str) -> None:
    assert 3 < len(_meaning(field)) < 32
