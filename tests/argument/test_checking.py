"""What `check` is told about the arguments of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.argument.checking import argument_problems
from explorer.progress import Cancelled
from tests.argument.libraries import fenced, library

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary


def test_faults_of_every_sort_are_gathered_once(write_library: WriteLibrary) -> None:
    lib = library(
        write_library,
        cases__two=fenced(
            "Two", "[Harm]: Another text. {source: none}\n+ so\n\n<Open>: o {type: x}"
        ),
        debates__talk=fenced("Talk", "[X]: x", "kind: debate\nmain: Y\njoins: [two]\n"),
    )
    found = argument_problems(lib)
    assert len(found) == len(set(found))
    assert {problem.code for problem in found} == {
        "relation-not-indented", "two-texts", "unknown-source", "unknown-type", "title-twice",
        "unknown-main", "claim-without-source",
    }  # fmt: skip


def test_a_library_without_claims_has_no_faults(write_library: WriteLibrary) -> None:
    text = "# Nothing\n"
    lib = library(write_library, cases__one=text, cases__two=text, debates__talk=text)
    assert argument_problems(lib) == ()


def test_checking_can_be_stopped(write_library: WriteLibrary) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        argument_problems(library(write_library), stop)
