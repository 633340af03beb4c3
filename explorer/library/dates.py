"""Dates as far as they are known: a day, a month, or a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or month and day, may be unknown (then 0)."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read `2019`, `2019-02` or `2019-02-14`; None when it is none of these or no real date."""
        match = _FORM.fullmatch(text.strip())
        if not match:
            return None
        year, month, day = (int(part or 0) for part in match.groups())
        has_month, has_day = match[2] is not None, match[3] is not None
        try:
            dt.date(year, month if has_month else 1, day if has_day else 1)
        except ValueError:
            return None
        return cls(year, month, day)

    @property
    def first_day(self) -> dt.date:
        """The first day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day it can mean."""
        if self.day:
            return self.first_day
        if self.month:
            return self.first_day.replace(day=calendar.monthrange(self.year, self.month)[1])
        return dt.date(self.year, 12, 31)

    @property
    def words(self) -> str:
        """Return it as people write it: `14 February 2019`, `February 2019`, `2019`."""
        parts = [str(self.day)] if self.day else []
        parts += [_MONTHS[self.month - 1]] if self.month else []
        return " ".join([*parts, str(self.year)])

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text
