"""Legal statuses that were last checked too long ago, or never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.errors import Place, Problem, Severity
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    import datetime as dt

    from explorer.library.model import Library

MAX_AGE_DAYS = 366


def stale_dates(library: Library, today: dt.date) -> list[Problem]:
    """Return a warning for each case or regulation whose `as-of` is over twelve months old.

    A regulation without one is warned of too: a status that is not dated says nothing.
    """
    found = []
    for document in library.of_kind(Kind.CASE, Kind.REGULATION):
        as_of = document.front.as_of
        if as_of is None:
            if document.kind is Kind.REGULATION:
                message = "This regulation does not say when its status was checked"
                hint = "add “as-of:” with a date"
                found.append(
                    Problem(Severity.WARNING, Place(document.path, 1), message, hint, "no-as-of")
                )
            continue
        age_days = (today - as_of.last_day).days
        if age_days > MAX_AGE_DAYS:
            message = f"The statuses here were last checked as of {as_of.words}"
            hint = "check them again and renew “as-of”"
            found.append(
                Problem(Severity.WARNING, Place(document.path, 1), message, hint, "stale-as-of")
            )
    return found
