"""Words in lines."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from explorer.desktop.drawing.lettering import ELLIPSIS, FACES, Lettering, Role
from explorer.desktop.theme.fonts import Fonts

TEXT = "Whoever holds the file can run the model without asking anyone, change it, and pass it on."
WIDTH = 220.0

several_letters = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def letters() -> Lettering:
    return Lettering()


def test_a_text_without_words_has_no_lines(letters: Lettering) -> None:
    assert letters.broken("", Role.BODY, WIDTH, 4) == ()
    assert letters.broken(" \n\t ", Role.BODY, WIDTH, 4) == ()


def test_a_short_text_is_one_line(letters: Lettering) -> None:
    assert letters.broken("Yes it is", Role.BODY, WIDTH, 4) == ("Yes it is",)


def test_white_space_of_any_kind_parts_words(letters: Lettering) -> None:
    assert letters.broken("one\n  two\tthree", Role.BODY, WIDTH, 4) == ("one two three",)


def test_lines_say_all_the_words_in_their_order(letters: Lettering) -> None:
    lines = letters.broken(TEXT, Role.BODY, WIDTH, 9)
    assert len(lines) > 1
    assert " ".join(lines) == TEXT


def test_no_line_is_wider_than_its_room(letters: Lettering) -> None:
    for line in letters.broken(TEXT, Role.BODY, WIDTH, 9):
        assert letters.width(line, Role.BODY) <= WIDTH


def test_what_does_not_fit_is_cut_after_a_word_and_says_so(letters: Lettering) -> None:
    lines = letters.broken(TEXT, Role.BODY, WIDTH, 2)
    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)
    assert TEXT.startswith(" ".join(lines).removesuffix(ELLIPSIS))
    assert letters.width(lines[-1], Role.BODY) <= WIDTH


def test_a_cut_leaves_no_comma_before_the_ellipsis(letters: Lettering) -> None:
    (line,) = letters.broken("Alpha, beta gamma delta epsilon", Role.BODY, 62, 1)
    assert line == "Alpha…"


def test_the_first_line_leaves_room_for_what_stands_before_it(letters: Lettering) -> None:
    indented = letters.broken(TEXT, Role.TITLE, WIDTH, 9, indent=120)
    assert letters.width(indented[0], Role.TITLE) <= WIDTH - 120
    assert letters.width(indented[1], Role.TITLE) > WIDTH - 120


def test_a_single_indented_line_is_cut_to_what_is_left_of_it(letters: Lettering) -> None:
    (line,) = letters.broken(TEXT, Role.TITLE, WIDTH, 1, indent=100)
    assert letters.width(line, Role.TITLE) <= WIDTH - 100


def test_a_word_wider_than_a_line_is_broken_within(letters: Lettering) -> None:
    word = "https://example.org/" + "weights" * 20
    lines = letters.broken(word, Role.BODY, WIDTH, 50)
    assert "".join(lines) == word
    assert all(letters.width(line, Role.BODY) <= WIDTH for line in lines)


def test_letters_keep_their_widths_at_every_zoom(letters: Lettering) -> None:
    for role in Role:
        assert letters.font(role).hintingPreference() is QFont.HintingPreference.PreferNoHinting


def test_everything_grows_with_the_scale(letters: Lettering) -> None:
    large = Lettering(2.0)
    for role in Role:
        assert large.line_px(role) == pytest.approx(2 * FACES[role].line_px)
        assert large.font(role).pixelSize() == 2 * letters.font(role).pixelSize()
    assert large.width(TEXT, Role.BODY) == pytest.approx(2 * letters.width(TEXT, Role.BODY), 0.02)


def test_the_lettering_follows_the_fonts_of_the_window() -> None:
    assert Lettering.of(Fonts(9.75 * 1.25)).scale == pytest.approx(1.25)


def test_a_baseline_leaves_room_above_and_below(letters: Lettering) -> None:
    for role in Role:
        assert letters.cap_px(role) < letters.baseline_px(role) < letters.line_px(role)


@several_letters
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200),
    st.integers(40, 400),
    st.integers(1, 6),
)
def test_any_text_fits_its_room(text: str, width: int, most: int) -> None:
    letters = Lettering()
    lines = letters.broken(text, Role.BODY, width, most)
    assert len(lines) <= most
    assert all(lines)
    widest = max((letters.width(line, Role.BODY) for line in lines), default=0)
    # A single letter may be wider than any room.
    assert widest <= width or any(len(line) <= 2 for line in lines)
    whole = "".join(text.split())
    if not any(line.endswith(ELLIPSIS) for line in lines):
        assert "".join("".join(lines).split()) == whole
