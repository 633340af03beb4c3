"""Dates are kept as far as they are known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("2019-02-14", PartialDate(2019, 2, 14), "14 February 2019"),
        ("2019-02", PartialDate(2019, 2), "February 2019"),
        ("2019", PartialDate(2019), "2019"),
        (" 2019 ", PartialDate(2019), "2019"),
        ("2024-02-29", PartialDate(2024, 2, 29), "29 February 2024"),
    ],
)
def test_a_date_is_read_and_said(text: str, date: PartialDate, words: str) -> None:
    assert PartialDate.parse(text) == date
    assert date.words == words
    assert str(date) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "19", "2019-2", "2019-13", "2019-00", "2019-02-30", "2023-02-29", "0000", "2019-02-00",
     "14 February 2019", "2019-02-14T10:00", "-2019", "12019", "2019/02/14"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert PartialDate.parse(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("2019-02", (2019, 2, 1), (2019, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2019-12", (2019, 12, 1), (2019, 12, 31)),
        ("2019-02-14", (2019, 2, 14), (2019, 2, 14)),
        ("9999-12", (9999, 12, 1), (9999, 12, 31)),
        ("0001", (1, 1, 1), (1, 12, 31)),
    ],
)
def test_a_date_spans_all_days_that_it_can_mean(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = PartialDate.parse(text)
    assert date
    assert (date.first_day, date.last_day) == (dt.date(*first), dt.date(*last))


@given(st.dates())
def test_every_day_reads_back(day: dt.date) -> None:
    date = PartialDate.parse(day.isoformat())
    assert date
    assert date.first_day == date.last_day == day
    assert str(date) == day.isoformat()


@given(st.text(alphabet="0123456789-² ٣", max_size=12))
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = PartialDate.parse(text)
    assert date is None or date.first_day <= date.last_day
