"""Everything that is wrong with the arguments of a library, gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.argument.claim_checks import claim_problems
from explorer.argument.joining import debates_of, join_debate, join_library, read_library
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from explorer.errors import Problem
    from explorer.library.model import Library


def argument_problems(library: Library, progress: Progress = unwatched) -> tuple[Problem, ...]:
    """Return syntax errors, conflicts, bad values and unknown main claims, each once.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    readings = read_library(library, progress)
    whole = join_library(readings, progress).model
    found = dict.fromkeys((*whole.problems, *claim_problems(library, whole)))
    for debate in debates_of(library):
        problems = join_debate(library, readings, debate.id).model.problems
        found.update(dict.fromkeys(p for p in problems if p.code == "unknown-main"))
    return tuple(found)
