from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.desktop.graph.titles import ELLIPSIS, Placed, elided, whole_lines, wrapped

if TYPE_CHECKING:
    from explorer.desktop.theme.theme import Theme

LONG = "Llama: open weights as a company's strategy, the leak of the week after, and what followed"


def test_a_short_title_stays_on_one_line(theme: Theme) -> None:
    assert wrapped("Trust", theme.interface_font(), 120) == ("Trust",)


def test_a_title_is_broken_between_words(theme: Theme) -> None:
    lines = wrapped("Loss of control over use", theme.interface_font(), 110)
    assert len(lines) == 2
    assert " ".join(lines) == "Loss of control over use"


def test_a_title_of_ninety_letters_ends_in_an_ellipsis_on_its_last_line(theme: Theme) -> None:
    font = theme.interface_font()
    lines = wrapped(LONG, font, 120)
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert len(wrapped(LONG, font, 120, most_lines=3)) == 3
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 121 for line in lines)


def test_nothing_has_no_lines(theme: Theme) -> None:
    assert wrapped("", theme.interface_font(), 100) == ()


def test_the_ellipsis_follows_a_letter(theme: Theme) -> None:
    font = theme.interface_font()
    for width in range(20, 200, 3):
        short = elided("One, two; three: four – five six seven", font, width)
        assert short.endswith("seven") or short.removesuffix(ELLIPSIS)[-1:] not in {" ", ",", ":"}


_numbers = st.floats(-500, 500)
_rects = st.builds(QRectF, _numbers, _numbers, st.floats(1, 200), st.floats(1, 60))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_rects, max_size=40))
def test_boxes_that_were_placed_never_overlap(rects: list[QRectF]) -> None:
    placed = Placed()
    taken = [rect for rect in rects if placed.take_if_free(rect)]
    for place, one in enumerate(taken):
        assert not any(one.intersects(other) for other in taken[place + 1 :])
    assert len(taken) >= min(len(rects), 1)


def test_whole_lines_never_break_a_word_and_are_none_where_one_does_not_fit(theme: Theme) -> None:
    font = theme.interface_font(-2)
    assert whole_lines("mitigates", font, 200) == ("mitigates",)
    assert whole_lines("mitigates", font, 30) == ()
    assert whole_lines("trades off against", font, 60, most_lines=3) in {
        ("trades off", "against"),
        ("trades", "off", "against"),
    }
    assert whole_lines("trades off against", font, 60, most_lines=1) == ()
    assert whole_lines("", font, 60) == ()
