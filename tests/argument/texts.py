"""What the tests of claims share: reading texts, the cases beside the repository, Argdown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from explorer.argument.building import build
from explorer.argument.fences import Source
from explorer.argument.model import Mode, Model, Reading
from explorer.argument.parser import Grammar, parse

if TYPE_CHECKING:
    from explorer.argument.tree import Tree

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "cases"

needs_cases = pytest.mark.skipif(
    not CASES.is_dir(), reason="the conformance cases are not beside the repository"
)


def cases(name: str) -> Any:
    """Return the cases of a file, nothing where they are not beside the repository."""
    path = CASES / name
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def read(text: str, grammar: Grammar = Grammar.LENIENT) -> Reading:
    source = Source.of_text(text, Path("x.argdown"))
    return Reading(source, parse(source, grammar))


def tree(text: str, grammar: Grammar = Grammar.LENIENT) -> Tree:
    return read(text, grammar).tree


def model(text: str, mode: Mode | None = None) -> Model:
    """Return the model of a text that must have no errors."""
    made = build([read(text)], mode)
    assert made.is_sound, [str(problem) for problem in made.problems]
    return made


def relations(made: Model) -> list[str]:
    """Return relations as short texts: `A attack B`, `A undercut <x>:2`."""
    found = []
    for relation in made.relations:
        target = relation.target
        step = f":{target.step}" if target.step >= 0 else ""
        found.append(f"{relation.source.title} {relation.kind} {target.title}{step}")
    return found


def codes(made: Tree | Model) -> list[str]:
    return [problem.code for problem in made.problems]


_TITLES = st.sampled_from(["A", "B", "C", "Dé", "E F", "Untitled x"])
_ARGUMENTS = st.sampled_from(["a", "b", "c d"])
_WORDS = st.lists(
    st.sampled_from(
        ["foo", "It is so, because x", "3.5 % of e.g. them", "#tag", "#(big tag)", "*it*",
         "**bold** text", "_u_", "[link](http://x.y/z)", "@[A]", "@<a>", "a/b", "1 < 2", "x > y",
         "\\* star", "(1) not", "end.", "a: b", "...", "ok;  two", "*a **b** c*", "a=b", "😀"]
    ),
    min_size=1,
    max_size=3,
).map(" ".join)  # fmt: skip
_DATA = st.sampled_from(
    ["", "", "", "", " {isInMap: false}", " {a: 1, b: [x, y]}", " {isCanonical: true}",
     "\n  {type: fact}", " {\n  x: 1\n  y: no\n}", " {isInGroup: true}"]
)  # fmt: skip


@st.composite
def _claims(draw: st.DrawFn, *, with_arguments: bool = True) -> str:
    if with_arguments and draw(st.integers(0, 3)) == 0:
        title = f"<{draw(_ARGUMENTS)}>"
    elif draw(st.integers(0, 2)):
        title = f"[{draw(_TITLES)}]"
    else:
        return draw(_WORDS) + draw(_DATA)
    said = f": {draw(_WORDS)}" if draw(st.booleans()) else ""
    return title + said + draw(_DATA)


@st.composite
def _relations(draw: st.DrawFn, depth: int = 1) -> list[str]:
    lines = []
    for _ in range(draw(st.integers(0, 2 if depth < 3 else 0))):
        symbol = draw(st.sampled_from(["+", "-", "<+", "<-", "+>", "->", "_", "_>", "><"]))
        claim = draw(_claims(with_arguments=symbol != "><"))
        lines += [f"{'  ' * depth}{symbol} {claim}", *draw(_relations(depth + 1))]
    return lines


@st.composite
def _structures(draw: st.DrawFn) -> str:
    lines = []
    for number in range(draw(st.integers(1, 2))):
        for _ in range(draw(st.integers(0 if number else 1, 2))):
            lines += [f"(1) {draw(_claims(with_arguments=False))}", *draw(_relations())]
        lines.append(draw(st.sampled_from(["----", "-- mp, x {uses: [1]} --", "--\nmp\n--"])))
        lines += [f"(2) {draw(_claims(with_arguments=False))}", *draw(_relations())]
    return "\n".join(lines)


_BLOCKS = st.one_of(
    st.tuples(_claims(), _relations()).map(lambda parts: "\n".join([parts[0], *parts[1]])),
    _structures(),
    _WORDS.map(lambda words: f"## {words}"),
    _claims().map(lambda claim: f"* {claim}\n* [A]\n    + b"),
    _ARGUMENTS.map(lambda title: f"<{title}>"),
)

ARGDOWN = st.lists(_BLOCKS, max_size=6).map("\n\n".join)
"""Argdown that is nearly always sound (an argument may be given two structures)."""

_PIECES = st.sampled_from(
    ["[", "]", "[A]", "[A]:", "<a>", "<a>:", "@[", "@<", "{", "}", "{a: b}", "{\n", "===", "#",
     "# ", "#(", "(", ")", "](", "*", "**", "_", "__", "\\", "//", "/*", "*/", "<!--", "-->",
     "----", "--", "+ ", "- ", "-> ", "+> ", "_> ", "_ ", "><", "<+", "(1) ", "1. ", "* ", ":",
     ".", "\n", "\n\n", "\n  ", "\n    ", "\r", "\r\n", "\t", " ", "word", "é", "😀", "\u2028",
     "\u00a0", "\x00", ",", "'", "&a", "*a", "!!x", "{a: &x [*x]}", "- - - -"]
)  # fmt: skip

NEAR_ARGDOWN = st.lists(_PIECES, max_size=40).map("".join)
"""Anything that looks like Argdown from afar."""
