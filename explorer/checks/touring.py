"""Tours: each step's fence can be read, and names claims that the tour's debate has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.argument.tours import read_tour
from explorer.errors import Place, Problem, Severity
from explorer.library.kinds import Kind
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from explorer.argument.argued import Argued


def tour_problems(argued: Argued) -> list[Problem]:
    """Return what is wrong with the steps of all tours."""
    found: list[Problem] = []
    for document in argued.library.of_kind(Kind.TOUR):
        tour = read_tour(document)
        found += tour.problems
        debate = argued.library.resolve(document.front.debate) if document.front.debate else None
        if debate is None:
            continue  # the loader names a debate that is not there
        model = argued.debate(debate).model
        titles = {*model.statements, *model.arguments}
        for step in tour.steps:
            for named in (*step.focus, *step.reveal):
                if named.title not in titles:
                    message = f"The debate has no claim “{named.title}”"
                    place = Place(document.path, named.line)
                    hint = did_you_mean(named.title, titles)
                    code = "unknown-claim"
                    found.append(Problem(Severity.ERROR, place, message, hint, code))
    return found
