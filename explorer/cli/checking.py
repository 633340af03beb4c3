"""`check`: what is wrong with a library's content."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from explorer.cli.terminal import FOUND_FAULT, OK, loaded, number
from explorer.errors import Severity

if TYPE_CHECKING:
    import argparse

    from explorer.errors import Problem


def check(arguments: argparse.Namespace) -> int:
    """Print what is wrong; return the exit status."""
    from explorer.argument.argued import argue  # noqa: PLC0415 - only this command
    from explorer.checks.gathering import problems_of  # noqa: PLC0415

    library = loaded(arguments.folder or arguments.library)
    problems = problems_of(argue(library))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if arguments.json:
        print(json.dumps([_problem_json(problem) for problem in problems], ensure_ascii=False))
    else:
        for problem in problems:
            print(problem)
        print(
            f"{number(len(library.documents), 'document')},"
            f" {number(errors, 'error')}, {number(len(problems) - errors, 'warning')}",
            file=sys.stderr,
        )
    return FOUND_FAULT if errors else OK


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.place.path.as_posix(),
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
