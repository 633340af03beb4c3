"""What was read can be written, and read again it is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.argument.building import build
from explorer.argument.data import read_data
from explorer.argument.escaping import escaped
from explorer.argument.parser import Grammar
from explorer.argument.writing import write, write_fields, write_joined
from tests.argument.texts import ARGDOWN, CASES, NEAR_ARGDOWN, cases, needs_cases, read

_VALID = [case for case in cases("argdown/manifest.json").get("cases", []) if case["ok"]]


def _same_again(text: str) -> None:
    before = read(text)
    after = read(write(before.tree))
    assert after.tree == before.tree
    assert build([after]) == build([before])


@needs_cases
@pytest.mark.parametrize("case", _VALID, ids=lambda case: case["file"])
def test_every_valid_case_is_written_and_read_as_the_same(case: dict[str, Any]) -> None:
    _same_again((CASES / "argdown" / case["file"]).read_bytes().decode())


@settings(max_examples=300, deadline=None)
@given(ARGDOWN)
def test_reading_what_was_written_gives_the_same(text: str) -> None:
    assume(read(text).tree.is_sound)
    _same_again(text)


@settings(max_examples=300, deadline=None)
@given(NEAR_ARGDOWN)
def test_even_odd_texts_are_written_and_read_as_the_same(text: str) -> None:
    assume(read(text).tree.is_sound)
    _same_again(text)


@pytest.mark.parametrize(
    "text",
    [
        "[A]:\n// c\n\n[B]: b",
        "a\n\n// c\n  \nb",
        "[A]\n  +\n  - b",
        "<a> #t {x: y}\n  + b",
        "[A]\n{x: y}",
        "# so // it is",
        "===\n===\n\na",
        "(1) p\n-- a\\, b, c\\-\\-d {uses: [1]} --\n  _ u\n(2) c",
        "[A]: a {\n  x: y\n}\n  + b {\n  z: 1\n}\n",
        "1. a\n2. b\n    + c",
    ],
)
def test_what_is_hard_to_write_is_written(text: str) -> None:
    assert read(text).tree.is_sound
    _same_again(text)


def test_what_was_written_has_a_plain_layout() -> None:
    text = "[A]:   a\n // so\n +   [B]: b\n     - <c>\n# H\n(1) p\n---\n(2) q"
    written = write(read("[A]:   a\n +   [B]: b\n     - <c>\n\n(1) p\n-----\n(2) q").tree)
    assert written == "[A]: a\n    + [B]: b\n        - <c>\n\n(1) p\n----\n(2) q\n"
    assert text


def test_a_missing_blank_line_is_written() -> None:
    written = write(read("# H\n[A]: a\n[B]: b").tree)
    assert written == "# H\n\n[A]: a\n\n[B]: b\n"
    assert read(written, Grammar.STRICT).tree.is_sound


def test_joined_texts_are_written_one_after_the_other() -> None:
    readings = [read("===\ntitle: x\n===\n\n[A]: a"), read("===\ntitle: y\n===\n\n[B]: b\n  + [A]")]
    written = write_joined(readings)
    assert written == "===\ntitle: x\n===\n\n[A]: a\n\n[B]: b\n    + [A]\n"
    assert build([read(written)]).relations == build(readings).relations


_FIELDS = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=12)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(tuple),
            st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3),
        ),
        max_leaves=6,
    ),
    max_size=4,
)
_PRINTABLE = st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"])


@settings(max_examples=300, deadline=None)
@given(_FIELDS)
def test_data_are_written_so_that_they_read_the_same(fields: dict[str, Any]) -> None:
    text = write_fields(fields)
    assert read_data(text, Path("x"), 1).fields == fields
    reading = read(f"[A]: a {text}\n\n[B]: b\n")
    assert reading.tree.is_sound
    (first, _) = reading.tree.lines
    assert first.data
    assert first.data.fields == fields


@settings(max_examples=300, deadline=None)
@given(st.one_of(NEAR_ARGDOWN, st.text(alphabet=_PRINTABLE, max_size=40)))
def test_any_text_can_be_a_claim_s_text(text: str) -> None:
    words = " ".join(text.split())
    assume(words)
    reading = read(f"[T]: {escaped(text)}\n")
    assert reading.tree.is_sound
    assert [line.content.text for line in reading.tree.lines] == [words]
