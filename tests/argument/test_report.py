"""Models as JSON and outlines, answers as JSON and text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from explorer.argument.answers import answer_json, answer_text, ask
from explorer.argument.building import build
from explorer.argument.outline import outline
from explorer.argument.parser import Grammar
from explorer.argument.report import describe, model_json, read_files
from explorer.argument.what_if import NOTICE, Reasons, Status
from explorer.errors import ContentError
from tests.argument.texts import model

if TYPE_CHECKING:
    from pathlib import Path

_DEBATE = """\
[Open]: Weights should be open. {type: policy}
  + <Study>: It can be studied.
  - <Risk>: It can be misused.
    _ [Marginal]: The marginal risk is small.
"""


def test_files_of_both_sorts_are_described_together(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_text("[A]: a\n", "utf-8")
    (tmp_path / "b.md").write_text("# T\n\n```argdown\n[B]: b\n  + [A]\n```\n", "utf-8")
    said = describe([tmp_path / "a.argdown", tmp_path / "b.md"])
    assert said["ok"]
    assert [statement["title"] for statement in said["statements"]] == ["A", "B"]
    assert said["statements"][1]["members"][0]["line"] == 4
    assert json.loads(json.dumps(said)) == said


def test_errors_are_described_with_their_file_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# T\n\n```argdown\n[B]: b\n+ [A]\n```\n", "utf-8")
    said = describe([tmp_path / "b.md"])
    assert not said["ok"]
    (problem,) = said["parserErrors"]
    assert (problem["line"], problem["column"]) == (5, 1)
    assert problem["path"].endswith("b.md")


def test_the_grammar_decides_whether_a_missing_blank_line_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_text("[A]: a\n[B]: b\n", "utf-8")
    assert describe([tmp_path / "a.argdown"])["ok"]
    assert not describe([tmp_path / "a.argdown"], Grammar.STRICT)["ok"]


def test_a_missing_file_is_an_error_for_its_reader(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        read_files([tmp_path / "nothing.argdown"])


def test_what_is_not_there_is_null_or_left_out() -> None:
    said = model_json(model("[A]\n"))
    (statement,) = said["statements"]
    assert statement == {
        "title": "A", "text": None, "tags": [], "section": None, "data": None,
        "members": [{"text": None, "line": 1, "isReference": True, "role": "top-level-statement"}],
        "isUsedAs": {"topLevel": True, "relation": False, "premise": False,
                     "mainConclusion": False, "intermediaryConclusion": False},
    }  # fmt: skip
    assert said["frontMatter"] is None


def test_an_undercut_names_the_step_it_hits() -> None:
    said = model_json(model("<a>\n  _ [U]\n\n(1) p\n----\n(2) c\n"))
    assert said["relations"] == [
        {"from": "U", "fromType": "statement", "to": "a", "toType": "inference",
         "type": "undercut", "conclusionIndex": 1}
    ]  # fmt: skip


_HEADINGS = "# One {isGroup: true}\n\n## Two\n\n[A]: a\n"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("title: x", [True, None]),
        ("group: {ignoreIsGroup: true}", [None, None]),
        ("group: {sections: {Two: {isGroup: true}}}", [True, True]),
        ("group: {sections: {Three: {}}}", [True, False]),
        ("group: {sections: {One: {isClosed: true}}}", [None, False]),
    ],
)
def test_a_section_says_whether_settings_or_data_make_it_a_group(
    settings: str, said: list[bool | None]
) -> None:
    described = model_json(model(f"===\n{settings}\n===\n\n{_HEADINGS}"))
    assert [section.get("isGroup") for section in described["sections"]] == said


def test_tags_that_are_whole_numbers_come_first() -> None:
    assert model_json(model("[A]: a #b #7 #3\n"))["tags"] == ["3", "7", "b"]


def test_an_outline_has_what_bears_on_a_claim_under_it() -> None:
    assert outline(model(_DEBATE)) == (
        "[Open]: Weights should be open.\n"
        "  + <Study>: It can be studied.\n"
        "  - <Risk>: It can be misused.\n"
        "    _ [Marginal]: The marginal risk is small.\n"
    )


def test_an_outline_says_each_claim_once() -> None:
    said = outline(model("[A]: a\n  + [B]: b\n    - [C]: c\n\n[D]: d\n  + [B]\n"))
    assert said.count("b\n") == 1
    assert said.endswith("[D]: d\n  + [B] (above)\n")


def test_an_outline_reaches_claims_that_only_bear_on_each_other() -> None:
    assert (
        outline(model("[A]: a\n  - [B]: b\n    - [A]\n"))
        == "[A]: a\n  - [B]: b\n    - [A] (above)\n"
    )


def test_an_empty_model_has_an_empty_outline() -> None:
    assert outline(build([])) == ""


def test_an_answer_says_for_each_title_what_follows_and_why() -> None:
    said = answer_json(ask(model(_DEBATE)))
    assert list(said) == ["Open", "Marginal", "Study", "Risk"]
    assert said["Risk"] == {
        "status": "stands", "round": 1, "because": "unopposed", "by": [], "aside": "yes",
        "says": "stands: nothing speaks against it; set aside by *Marginal*",
    }  # fmt: skip
    assert (said["Open"]["because"], said["Open"]["by"]) == ("supported", ["Study"])
    assert said["Open"]["aside"] is None


def test_views_are_given_by_title() -> None:
    made = model(_DEBATE)
    assert answer_json(ask(made, reject=["Marginal"]))["Open"]["because"] == "both-sides"
    assert answer_json(ask(made, accept=["<Risk>"]))["Risk"]["aside"] == "no"
    answered = ask(made, accept=["Open"], reject=["Study"], reasons=Reasons.PRESUMED)
    assert answered.verdicts[0].status is Status.STANDS


def test_an_unknown_title_is_refused_with_a_near_one() -> None:
    with pytest.raises(ContentError, match="no claim called “Opne”") as caught:
        ask(model(_DEBATE), accept=["Opne"])
    assert "Open" in caught.value.hint


def test_the_steps_of_an_argument_are_nodes_of_their_own() -> None:
    text = "<a>\n\n(1) [P]: p\n----\n(2) [M]: m\n(3) [Q]: q\n----\n(4) [C]: c\n"
    said = answer_json(ask(model(text), reject=["Q"]))
    assert said["a (step 1)"]["status"] == "stands"
    assert (said["a"]["because"], said["a"]["by"]) == ("premise-falls", ["Q"])
    rejected = answer_json(ask(model(text), reject=["a"]))
    assert rejected["a"]["status"] == rejected["a (step 1)"]["status"] == "falls"


def test_a_step_draws_on_what_it_names_under_uses() -> None:
    text = "<a>\n\n(1) [P]: p\n(2) [Q]: q\n-- r {uses: [1]} --\n(3) [C]: c\n"
    assert answer_json(ask(model(text), reject=["Q"]))["a"]["status"] == "stands"
    assert answer_json(ask(model(text), reject=["P"]))["a"]["status"] == "falls"


def test_a_title_of_a_claim_and_an_argument_is_told_apart() -> None:
    said = answer_json(ask(model("[A]: a\n  + <A>: so\n")))
    assert list(said) == ["A", "<A>"]


def test_an_answer_as_text_says_what_it_does_not_mean() -> None:
    text = answer_text(ask(model("[A]: a\n  >< [B]: b\n"), accept=["A", "B"]))
    lines = text.splitlines()
    assert lines[0] == "A stands: assumed by you"
    assert "although they contradict each other" in lines[-2]
    assert lines[-1] == NOTICE
