"""Bad input: problems with places, never a crash, never more than linear time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.answers import ask
from explorer.argument.building import build
from explorer.argument.fences import Source
from explorer.argument.mapping import derive_map
from explorer.argument.model import Mode, Reading
from explorer.argument.outline import outline
from explorer.argument.parser import Grammar, parse
from explorer.argument.report import model_json
from explorer.argument.writing import write
from tests.argument.texts import ARGDOWN, NEAR_ARGDOWN, read


def _take(text: str, path: str = "x.argdown") -> None:
    """Do everything with a text that can be done with one."""
    source = Source.of_file(text, Path(path))
    for grammar in Grammar:
        tree = parse(source, grammar)
        height = text.count("\n") + text.count("\r") + 1
        for problem in tree.problems:
            assert 0 <= problem.place.line <= height
        model = build([Reading(source, tree)], Mode.LOOSE)
        model_json(model)
        outline(model)
        derive_map(build([Reading(source, tree)], Mode.STRICT))
        ask(model)
        write(tree)


@settings(max_examples=300, deadline=None)
@given(NEAR_ARGDOWN)
def test_near_argdown_never_crashes(text: str) -> None:
    _take(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_never_crashes(text: str) -> None:
    _take(text)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_in_a_fence_never_crash(data: bytes) -> None:
    _take(f"# T\n\n```argdown\n{data.decode('latin-1')}\n```\n", "x.md")


@settings(max_examples=150, deadline=None)
@given(ARGDOWN, st.integers(0, 200), NEAR_ARGDOWN)
def test_a_sound_text_with_something_put_into_it_never_crashes(
    text: str, at: int, more: str
) -> None:
    _take(text[:at] + more + text[at:])


_SIZE = 100_000

_HARD = {
    "brackets": "[" * _SIZE,
    "brackets and colons": "[a]:" * (_SIZE // 4),
    "angles": "<" * _SIZE,
    "angles with ends": "<a" * (_SIZE // 4) + ">" * (_SIZE // 4),
    "braces": "{" * _SIZE,
    "braces with ends": "{a} {b}," * (_SIZE // 8),
    "braces that go on": "{" * (_SIZE // 2) + "} ," * (_SIZE // 6),
    "stars": "*a " * (_SIZE // 3),
    "underscores": "_" * _SIZE,
    "dots": ".a" * (_SIZE // 2),
    "colons and dots": ":.:" * (_SIZE // 3),
    "equals signs": "===" * (_SIZE // 3) + "=",
    "equals signs apart": "===\n\n" * (_SIZE // 5),
    "open comments": "/*" * (_SIZE // 2),
    "open markup comments": "<!--" * (_SIZE // 4),
    "tags": "#(" * (_SIZE // 2),
    "mentions": "@[" * (_SIZE // 2),
    "links": "[a](" * (_SIZE // 4),
    "hyphens": "-" * _SIZE,
    "backslashes": "\\" * _SIZE,
    "blank lines": "\n" * _SIZE,
    "spaces": " " * _SIZE,
    "spaces on lines": " \n\t\n" * (_SIZE // 4),
    "apostrophes": "'" * _SIZE,
    "inference bars": "(1) a\n" + "--\n" * (_SIZE // 3),
    "one word": "a" * _SIZE,
    "one line of words": "word " * (_SIZE // 5),
}


@pytest.mark.parametrize("name", _HARD)
def test_much_of_anything_takes_linear_time(name: str) -> None:
    began = time.perf_counter()
    read(_HARD[name][: _SIZE // 4])
    quarter = time.perf_counter() - began
    began = time.perf_counter()
    read(_HARD[name])
    whole = time.perf_counter() - began
    assert whole < max(12 * quarter, 1.0)  # four times, with much room for a busy machine


def test_ten_thousand_levels_of_indentation_are_read() -> None:
    rows = [f"{' ' * depth}{'+' if depth else ''} [T{depth}]" for depth in range(10_000)]
    reading = read("\n".join(rows))
    assert reading.tree.is_sound
    assert reading.tree.lines[-1].depth == 9_999
    model = build([reading])
    assert len(model.relations) == 9_999
    assert outline(model).count("\n") == 10_000
    assert ask(model).verdicts[-1].round == 1


def test_ten_thousand_nested_emphases_are_read() -> None:
    reading = read("*_" * 5_000 + "x" + "_*" * 5_000)
    assert len(reading.tree.lines) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("{a: &x [1], b: *x}", "bad-data"),
        ("{a: [[[[" + "[" * 5_000 + "}", "bad-data"),
        ("{a: 'b}", "bad-data"),
        ("{\n\ta: b\n}", "bad-data"),
        ("{? [a] : b}", "bad-data"),
    ],
)
def test_bad_yaml_is_a_problem_and_the_claim_is_kept(data: str, code: str) -> None:
    reading = read(f"[A]: so it is {data}\n\n[B]: and this\n")
    codes = {problem.code for problem in reading.tree.problems}
    assert codes == {code}
    assert [line.title for line in reading.tree.lines] == ["A", "B"]


def test_titles_with_brackets_and_emoji_are_read() -> None:
    reading = read("[a [b]: text\n\n<😀 é>: more\n\n[x] y]: z\n")
    assert [line.title for line in reading.tree.lines] == ["a [b", "😀 é", "x] y"]


def test_one_title_for_a_statement_and_an_argument_is_no_crash() -> None:
    _take("[A]: a\n\n<A>: b\n  - [A]\n\n(1) [A]\n----\n(2) [A]\n")
