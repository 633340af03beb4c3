"""Places, problems and errors as people read them."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from explorer import errors
from explorer.errors import ContentError, ExplorerError, Place, Problem, Severity


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(Path("cases/a.md")), "cases/a.md"),
        (Place(Path("cases/a.md"), 3), "cases/a.md:3"),
        (Place(Path("cases/a.md"), 3, 7), "cases/a.md:3:7"),
    ],
)
def test_a_place_reads_as_compilers_write_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_places_sort_by_file_then_line() -> None:
    places = [
        Place(Path("b"), 1),
        Place(Path("a"), 10),
        Place(Path("a"), 9, 2),
        Place(Path("a"), 9),
    ]
    assert [str(place) for place in sorted(places)] == ["a:9", "a:9:2", "a:10", "b:1"]


def test_a_problem_reads_in_one_line_with_its_hint() -> None:
    problem = Problem(
        Severity.ERROR, Place(Path("a.md"), 4), "Unknown key “titel”", "did you mean “title”?"
    )
    assert str(problem) == "a.md:4: error: Unknown key “titel” (did you mean “title”?)"


def test_a_problem_without_a_hint_has_no_brackets() -> None:
    problem = Problem(Severity.WARNING, Place(Path("a.md")), "The file is empty")
    assert str(problem) == "a.md: warning: The file is empty"


def test_an_error_says_where_what_and_what_to_do() -> None:
    error = ContentError("The claim has no text.", Place(Path("a.md"), 2), hint="Write it.")
    assert str(error) == "a.md:2: The claim has no text. Write it."
    assert (error.message, error.hint) == ("The claim has no text.", "Write it.")


def test_an_error_without_a_place_is_its_message() -> None:
    assert str(ExplorerError("It is gone.")) == "It is gone."


def test_every_error_is_in_the_tree_of_the_modules_docstring() -> None:
    classes = [
        found
        for _, found in inspect.getmembers(errors, inspect.isclass)
        if issubclass(found, Exception)
    ]
    assert len(classes) >= 10
    assert all(issubclass(found, ExplorerError) for found in classes)
    assert all(found.__name__ in (errors.__doc__ or "") for found in classes)
