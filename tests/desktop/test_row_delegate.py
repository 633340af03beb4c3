"""How the texts of rows are broken into lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QApplication

from explorer.desktop.row_delegate import titled

WIDTH, BELOW = 120, 170


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return QFont(qapp.font())


def lines(layout: QTextLayout) -> list[str]:
    text = layout.text()
    found = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [text[one.textStart() : one.textStart() + one.textLength()].strip() for one in found]


def test_a_short_title_takes_one_line(font: QFont) -> None:
    assert lines(titled("Malice", font, WIDTH, BELOW)) == ["Malice"]


def test_a_title_that_goes_on_past_its_second_line_ends_in_dots(font: QFont) -> None:
    title = "BLOOM: a public model with a list of things that nobody may do with it, ever"
    first, second = lines(titled(title, font, WIDTH, BELOW))
    assert title.startswith(first)
    assert second.endswith("…")
    assert second[:-1].strip() in title
    assert QFontMetrics(font).horizontalAdvance(second) <= BELOW


def test_every_word_of_a_title_is_in_sight_or_dots_stand_for_it(font: QFont) -> None:
    whole = "BLOOM: a public model with a list of things that nobody may do with it"
    for count in range(5, len(whole) + 1):
        title = whole[:count].strip()
        shown = " ".join(lines(titled(title, font, WIDTH, BELOW)))
        assert shown == title or shown.endswith("…"), shown


def test_a_word_longer_than_a_line_ends_in_dots_too(font: QFont) -> None:
    first, second = lines(titled("Donaudampfschifffahrt" * 9, font, WIDTH, BELOW))
    assert len(first) > 5
    assert second.endswith("…")


def test_the_second_line_is_as_wide_as_the_row(font: QFont) -> None:
    title = "COMPAS: a secret score in the court"
    narrow, wide = (lines(titled(title, font, WIDTH, below))[1] for below in (60, 400))
    assert narrow.endswith("…")
    assert title.endswith(wide)
