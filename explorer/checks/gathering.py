"""One place that gathers every problem of a library."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from explorer.checks.asked_for import ASKED_FOR
from explorer.checks.links import undiscussed_links
from explorer.checks.staleness import stale_dates
from explorer.checks.touring import tour_problems
from explorer.errors import Place, Problem, Severity
from explorer.library.side_files import LIBRARY_FILE
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from explorer.argument.argued import Argued


def problems_of(argued: Argued, today: dt.date | None = None) -> tuple[Problem, ...]:
    """Return every problem of a library and its claims, by path and line.

    Args:
        argued: What was loaded, with what it argues.
        today: The day by which statuses are old; the real one unless given.
    """
    library = argued.library
    found = [*library.problems, *argued.problems(), *tour_problems(argued)]
    is_library = (library.root / LIBRARY_FILE).exists()
    if is_library:
        found += undiscussed_links(library)
        found += stale_dates(library, today or dt.datetime.now(tz=dt.UTC).date())
    for name in library.info.checks:
        if name in ASKED_FOR:
            found += ASKED_FOR[name](argued)
        else:
            hint = did_you_mean(name, ASKED_FOR) or f"known are {', '.join(ASKED_FOR)}"
            place = Place(LIBRARY_FILE)
            found.append(
                Problem(Severity.ERROR, place, f"Unknown check “{name}”", hint, "unknown-check")
            )
    return tuple(sorted(set(found), key=_by_place))


def _by_place(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place
    return place.path.as_posix(), place.line, place.column, problem.message
