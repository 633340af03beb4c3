"""Tours: what a step shows is read from its fence, and every fault has its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.argued import argue
from explorer.argument.tours import Named, Step, read_tour
from explorer.checks.touring import tour_problems
from explorer.library.loading import load
from explorer.library.model import Library
from tests.argument.libraries import fenced

Written = Callable[..., Path]

DEBATE = fenced("D", "[Main]: m\n  + <Reason: one>: r\n", "kind: debate\nmain: Main\n")


def _tour(fence: str) -> str:
    front = "---\ntitle: T\nkind: tour\ndebate: d\nminutes: 20\n---\n"
    return f"{front}## Step\n\n```show\n{fence}\n```\n\nNotes.\n"


def _library(write_library: Written, fence: str) -> Library:
    return load(write_library({"debates/d.md": DEBATE, "tours/t.md": _tour(fence)}))


def test_a_step_says_what_is_shown_and_what_the_room_does(write_library: Written) -> None:
    fence = "focus: Main\nreveal:\n  - 'Reason: one'\nwith: 2\ndo: pairs 3 min\ncore: true"
    library = _library(write_library, fence)
    tour = read_tour(library.document("t"))
    assert tour.problems == ()
    assert tour.steps == (
        Step(
            "Step",
            "step",
            (Named("Main", 10),),
            (Named("Reason: one", 12),),
            2,
            "pairs",
            3,
            is_core=True,
        ),
    )
    assert tour_problems(argue(library)) == []


def test_the_whole_map_is_in_focus_when_a_step_says_so(write_library: Written) -> None:
    (step,) = read_tour(_library(write_library, "focus: all").document("t")).steps
    assert (step.focus, step.links, step.doing, step.minutes) == ((), 1, "", 0)


@pytest.mark.parametrize(
    ("fence", "line", "said"),
    [
        ("focus: Mian", 10, "The debate has no claim “Mian” (did you mean “Main”?)"),
        ("focus: Main\nreveal:\n  - Elsewhere", 12, "no claim “Elsewhere”"),
        ("focus: Main\nfocsu: Main", 11, "Unknown key “focsu”"),
        ("focus: Main\nreveal:\n  - Reason: one", 12, "not the title of a claim"),
        ("with: 9", 10, "“with” must be a number from 0 to 3"),
        ("do: dance 3 min", 10, "nothing that a room can do"),
        ("core: perhaps", 10, "“core” must be true or false"),
        ("- a\n- b", 10, "needs keys"),
        ("focus: [Main", 10, ""),
    ],
)
def test_a_fault_is_named_with_its_line(
    write_library: Written, fence: str, line: int, said: str
) -> None:
    (problem, *_) = tour_problems(argue(_library(write_library, fence)))
    assert (problem.place.path.as_posix(), problem.severity) == ("tours/t.md", "error")
    assert problem.place.line == line or not said
    assert said in str(problem)


@settings(max_examples=100)
@given(st.text(alphabet="focusrevaldith:[]{}'\"-\n 0123é#|>&*", max_size=60))
def test_any_fence_gives_a_step_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, fence: str
) -> None:
    folder = tmp_path_factory.mktemp("tour")
    for name, text in (("debates/d.md", DEBATE), ("tours/t.md", _tour(fence))):
        path = folder / name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    argued = argue(load(folder))
    tour_problems(argued)
    assert len(read_tour(argued.library.document("t")).steps) <= 1
