"""What the reference implementation makes of a text, ours makes of it too."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.argument.model import Mode
from explorer.argument.parser import Grammar
from explorer.argument.report import describe
from tests.argument.texts import CASES, cases, needs_cases

_CASES: list[dict[str, Any]] = cases("argdown/manifest.json").get("cases", [])
_VALID = [case for case in _CASES if case["ok"]]
_INVALID = [case for case in _CASES if not case["ok"]]

# See docs/decisions/0010-argdown-divergences.md.
_WITH_SHORTCODES = {
    "repo/examples__argdown-primer.argdown",
    "repo/packages__argdown-core__test__semmelweis_betz.argdown",
    "tests/ModelPlugin-25.argdown",
}
_REGROUPED = {
    "repo/examples__greenspan-schefczyk_hardwrap.argdown",
    "tests/ClosedGroupPlugin-02.argdown",
    "tests/RegroupPlugin-01.argdown",
}


def _name(case: dict[str, Any]) -> str:
    return str(case["file"])


def _without(values: list[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    return [{key: value for key, value in item.items() if key not in keys} for item in values]


def _by_id(nodes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in nodes}


@needs_cases
def test_the_cases_are_complete() -> None:
    assert (len(_VALID), len(_INVALID)) == (77, 12)


@needs_cases
@pytest.mark.parametrize("grammar", Grammar)
@pytest.mark.parametrize("case", _VALID, ids=_name)
def test_a_valid_text_gives_the_reference_s_model(case: dict[str, Any], grammar: Grammar) -> None:
    said = describe([CASES / "argdown" / case["file"]], grammar)
    oracle = case["oracle"]
    assert said["ok"]
    assert said["parserErrors"] == []
    assert said["frontMatter"] == oracle["frontMatter"]
    assert said["relations"] == oracle["relations"]
    assert said["tags"] == oracle["tags"]
    if case["file"] in _WITH_SHORTCODES:
        pytest.skip("has shortcodes, which stay as written")
    ignored = ("section",) if case["file"] in _REGROUPED else ()
    for key in ("statements", "arguments"):
        assert _without(said[key], *ignored) == _without(oracle[key], *ignored)
    if not ignored:
        assert said["sections"] == oracle["sections"]


@needs_cases
@pytest.mark.parametrize("case", _VALID, ids=_name)
def test_a_valid_text_gives_the_reference_s_map(case: dict[str, Any]) -> None:
    said = describe([CASES / "argdown" / case["file"]])["map"]
    oracle = case["oracle"]["map"]
    assert said["edges"] == oracle["edges"]
    if case["file"] in _REGROUPED:
        groupless = [node for node in oracle["nodes"] if node["type"] != "group"]
        ours = [node for node in said["nodes"] if node["type"] != "group"]
        key = {"group", "color"}
        assert sorted(_without(ours, *key), key=lambda node: str(node["id"])) == sorted(
            _without(groupless, *key), key=lambda node: str(node["id"])
        )
        return
    assert _by_id(said["nodes"]) == _by_id(oracle["nodes"])


@needs_cases
@pytest.mark.parametrize(
    "case", [case for case in _VALID if case["strictRelations"] is not None], ids=_name
)
def test_strict_mode_gives_the_reference_s_relations(case: dict[str, Any]) -> None:
    said = describe([CASES / "argdown" / case["file"]], mode=Mode.STRICT)
    assert said["relations"] == case["strictRelations"]


@needs_cases
@pytest.mark.parametrize("case", _INVALID, ids=_name)
def test_the_strict_grammar_rejects_what_the_reference_rejects(case: dict[str, Any]) -> None:
    said = describe([CASES / "argdown" / case["file"]], Grammar.STRICT)
    assert not said["ok"]
    assert said["parserErrors"]


@needs_cases
@pytest.mark.parametrize("case", _INVALID, ids=_name)
def test_every_error_stands_on_a_line_of_the_file(case: dict[str, Any]) -> None:
    path = CASES / "argdown" / case["file"]
    height = len(path.read_text("utf-8").split("\n"))
    for problem in describe([path], Grammar.STRICT)["parserErrors"]:
        assert 1 <= problem["line"] <= height
        assert problem["column"] >= 0
