"""Claims joined: of a document, in a debate, over the whole library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.argument.conflicts import find_conflicts
from explorer.argument.joining import (
    join_debate,
    join_document,
    join_library,
    joined_by,
    read_library,
)
from explorer.errors import Severity, UnknownDocumentError
from explorer.progress import Cancelled
from tests.argument.libraries import fenced, library
from tests.argument.texts import codes, model

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary


def test_only_documents_with_claims_are_read(write_library: WriteLibrary) -> None:
    assert list(read_library(library(write_library))) == ["one", "talk", "two"]


def test_titles_join_and_untitled_claims_stay_their_document_s_own(
    write_library: WriteLibrary,
) -> None:
    joined = join_library(read_library(library(write_library)))
    assert joined.documents == ("one", "talk", "two")
    assert list(joined.model.statements) == ["Open", "Study", "Harm", "one#1", "two#1"]
    harm = joined.model.statements["Harm"]
    assert [member.document for member in harm.members] == ["one", "two"]
    assert [member.anchor for member in harm.members] == ["claims", "claims"]
    assert [str(member.place) for member in harm.members] == [
        "cases/one.md:12:5", "cases/two.md:9:1"
    ]  # fmt: skip


def test_in_the_library_the_wording_of_the_first_document_counts(
    write_library: WriteLibrary,
) -> None:
    made = join_library(read_library(library(write_library))).model
    assert made.statements["Open"].text == "Weights should be open. #access "


def test_in_a_debate_its_own_wording_counts(write_library: WriteLibrary) -> None:
    lib = library(write_library)
    joined = join_debate(lib, read_library(lib), "talk")
    assert joined.documents == ("talk", "one", "two")
    assert joined.model.statements["Open"].text == "Release it!"
    assert joined.main == "Open"


def test_two_texts_of_one_title_are_reported_where_the_other_stands(
    write_library: WriteLibrary,
) -> None:
    lib = library(write_library)
    (problem,) = join_debate(lib, read_library(lib), "talk").model.problems
    assert (problem.code, problem.severity) == ("two-texts", Severity.WARNING)
    assert str(problem.place) == "cases/one.md:10:1"
    assert "debates/talk.md" in problem.hint


def test_a_debate_joins_what_it_links_to_unless_it_says_otherwise(
    write_library: WriteLibrary,
) -> None:
    text = fenced("Talk", "[X]: x", "kind: debate\n") + "\nSee [[two]] and [[access]].\n"
    lib = library(write_library, debates__talk=text)
    readings = read_library(lib)
    assert joined_by(lib, readings, lib.document("talk")) == ("two",)
    text = fenced("Talk", "[X]: x", "kind: debate\njoins: all\n")
    lib = library(write_library, debates__talk=text)
    assert joined_by(lib, read_library(lib), lib.document("talk")) == ("one", "two")


def test_an_unknown_main_claim_is_an_error(write_library: WriteLibrary) -> None:
    text = fenced("Talk", "[Open]: x", "kind: debate\nmain: Opne\njoins: [two]\n")
    lib = library(write_library, debates__talk=text)
    problems = join_debate(lib, read_library(lib), "talk").model.problems
    (problem,) = [problem for problem in problems if problem.code == "unknown-main"]
    assert problem.severity is Severity.ERROR
    assert "Open" in problem.hint


def test_a_document_by_itself_has_its_first_title_as_main_claim(
    write_library: WriteLibrary,
) -> None:
    readings = read_library(library(write_library))
    assert join_document(readings["two"]).main == "Harm"


def test_an_unknown_debate_is_refused(write_library: WriteLibrary) -> None:
    lib = library(write_library)
    with pytest.raises(UnknownDocumentError):
        join_debate(lib, read_library(lib), "nowhere")


def test_reading_can_be_stopped(write_library: WriteLibrary) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_library(library(write_library), stop)


def _conflicts(text: str, *, is_joined: bool = False) -> list[str]:
    return [problem.code for problem in find_conflicts(model(text), is_joined=is_joined)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No recall", "No Recall"),
        ("No recall", "No recall."),
        ("The risk", "Risk"),
        ("Weights cannot be recalled", "Weights cannot be recaled"),
        ("Weights cannot be recalled", "Weights cannot be regalled"),
        ("Café culture", "Cafe culture"),
    ],
)
def test_titles_that_are_almost_alike_are_reported(one: str, other: str) -> None:
    assert _conflicts(f"[{one}]: a\n\n[{other}]: b\n") == ["near-titles"]


@pytest.mark.parametrize(("one", "other"), [("Claim 1 of this text", "Claim 2 of this text"),
                                            ("Cat", "Hat"), ("Open", "Closed")])  # fmt: skip
def test_titles_that_differ_are_not_reported(one: str, other: str) -> None:
    assert _conflicts(f"[{one}]: a\n\n[{other}]: b\n") == []


def test_one_title_for_a_claim_and_an_argument_is_an_error_once_joined() -> None:
    text = "[A]: a\n\n<A>: b\n"
    for is_joined, severity in ((False, Severity.WARNING), (True, Severity.ERROR)):
        found = find_conflicts(model(text), is_joined=is_joined)
        assert [(p.code, p.severity) for p in found if p.code == "title-twice"] == [
            ("title-twice", severity)
        ]


def test_tags_and_spaces_make_no_different_text() -> None:
    assert _conflicts("[A]: so  it is #t\n\n[A]: so it\nis #u\n") == []


def test_what_bears_both_ways_or_on_itself_is_warned_of() -> None:
    assert _conflicts("[A]\n  + [B]\n  - [B]\n") == ["both-ways"]
    assert _conflicts("[A]\n  - [A]\n") == ["self-relation"]


def test_joining_keeps_syntax_errors(write_library: WriteLibrary) -> None:
    lib = library(write_library, cases__two=fenced("Two", "[A]: a\n+ b"))
    assert "relation-not-indented" in codes(join_library(read_library(lib)).model)
