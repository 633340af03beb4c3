"""How Argdown is read: lines, tokens, and mistakes in a beginner's words."""

from __future__ import annotations

import pytest

from explorer.argument.parser import Grammar
from explorer.argument.tree import Block, Sort
from explorer.errors import Severity
from tests.argument.texts import codes, tree


def _texts(text: str) -> list[str | None]:
    made = tree(text)
    assert made.is_sound, [str(problem) for problem in made.problems]
    return [line.content.text for line in made.lines]


def _shape(text: str) -> list[tuple[int, str, str]]:
    return [(line.depth, line.mark, line.title) for line in tree(text).lines]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\ntwo", "one two"),
        ("one \n two", "one two"),
        ("a **bold** and *it*.", "a bold and it."),
        ("see [a link](http://x.y/z) here", "see a link here"),
        ("a \\*star\\* and \\[A\\]", "a *star* and [A]"),
        ("with #tag and #(big tag) inside", "with #tag and #(big tag) inside"),
        ("ask @[A] and @<b>!", "ask @[A] and @<b>!"),
        ("1 < 2, a-b, 3.5 % (e.g.) {x", "1 < 2, a-b, 3.5 % (e.g.) {x"),
        ("text // comment\nmore", "text more"),
        ("text /* a\nb */ more", "text more"),
        ("text <!-- a --> more", "text more"),
        ("p.v.q stays :smile: as written", "p.v.q stays :smile: as written"),
    ],
)
def test_a_text_reads_as_its_readers_see_it(text: str, said: str) -> None:
    assert _texts(f"{text}\n") == [said]


def test_tags_mentions_and_links_are_kept_with_the_text() -> None:
    (line,) = tree("[A]: so #x #(y z) #x by @[B] and @<c>, [here](u) {a: 1}").lines
    content = line.content
    assert content.tags == ("x", "y z")
    assert [(mention.title, mention.is_argument) for mention in content.mentions] == [
        ("B", False),
        ("c", True),
    ]
    assert [(link.text, link.address) for link in content.links] == [("here", "u")]
    assert line.data
    assert line.data.fields["a"] == 1


def test_emphasis_is_kept_by_its_place_in_the_text() -> None:
    (line,) = tree("a **big *deal* here** so").lines
    text = line.content.text or ""
    parts = [(e.mark, text[e.start : e.stop + 1]) for e in line.content.emphasis]
    assert parts == [("**", "big deal here"), ("*", "deal")]


def test_an_argument_of_nothing_but_emphasis_keeps_it() -> None:
    (line,) = tree("<a>:__\n").lines
    assert (line.content.text, line.content.raw) == ("", "__")
    assert [(e.mark, e.start, e.stop) for e in line.content.emphasis] == [("_", 0, 0)]


def test_indentation_makes_levels_and_lines_between_join_the_outer() -> None:
    text = "[A]\n  + [B]\n      - [C]\n    + [D]\n  - [E]\n"
    assert _shape(text) == [
        (0, "", "A"), (1, "+", "B"), (2, "-", "C"), (1, "+", "D"), (1, "-", "E")
    ]  # fmt: skip


@pytest.mark.parametrize("symbol", ["+", "<+", "+>", "-", "<-", "->", "_", "<_", "_>", "><"])
def test_every_relation_symbol_is_read(symbol: str) -> None:
    assert _shape(f"[A]\n  {symbol} [B]")[1] == (1, symbol, "B")


def test_a_structure_has_premises_inferences_and_conclusions() -> None:
    lines = tree("(1) p\n(2) [Q]\n-- modus ponens, x {uses: [1, 2]} --\n(3) r\n  - s").lines
    assert [line.sort for line in lines] == [
        Sort.STATEMENT, Sort.STATEMENT, Sort.INFERENCE, Sort.STATEMENT, Sort.STATEMENT
    ]  # fmt: skip
    assert {line.block for line in lines} == {Block.STRUCTURE}
    assert lines[2].rules == ("modus ponens", "x")
    assert lines[2].data
    assert lines[2].data.fields["uses"] == (1, 2)


def test_front_matter_is_data_with_its_lines() -> None:
    made = tree("===\ntitle: x\nmodel:\n    mode: strict\n===\n\ntext")
    assert made.front
    assert made.front.fields["title"] == "x"
    assert made.front.entries.entries[1][0].line == 3
    assert made.lines[0].content.text == "text"


def test_data_in_block_style_keep_their_lines() -> None:
    (line,) = tree("[A]: a {\n  type: fact\n  page: 012\n  year: 2019-02\n}").lines
    assert line.data
    assert line.data.fields == {"type": "fact", "page": 12, "year": "2019-02"}
    entry = line.data.entries.get("page")
    assert entry
    assert (entry.line, getattr(entry, "text", "")) == (3, "012")


def test_a_comment_line_does_not_break_a_block() -> None:
    assert _shape("[A]\n  + [B]\n// so\n  - [C]\n") == [
        (0, "", "A"), (1, "+", "B"), (1, "-", "C")
    ]  # fmt: skip


def test_list_items_stand_side_by_side() -> None:
    assert _shape("* [A]\n* [B]\n    + [C]\n* [D]") == [
        (0, "*", "A"), (0, "*", "B"), (1, "+", "C"), (0, "*", "D")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("[A]: a\n+ b", 2, 1, "relation-not-indented"),
        ("a\n\n  - b", 3, 3, "relation-not-indented"),
        ("[A]: a\n  +", 2, 3, "relation-without-claim"),
        ("[A]:\n\nb", 1, 1, "no-text"),
        ("[A] and more", 1, 5, "text-after-reference"),
        ("so [A] says", 1, 4, "reference-in-text"),
        ("so *it goes", 1, 4, "open-emphasis"),
        ("a {x: 1} b", 1, 10, "text-after-reference"),
        ("a {x: 1} {y: 2}", 1, 10, "data-out-of-place"),
        ("a {x: [}\n", 1, 8, "bad-data"),
        ("a {x: 1, x: 2}", 1, 0, "doubled-key"),
        ("(1) a\n(2) b", 2, 1, "no-inference"),
        ("(1) a\n----\n", 2, 1, "no-conclusion"),
        ("(1) a\n----\n(2) b\n(3) c", 4, 1, "no-conclusion"),
        ("(1) a\n--\nrule\n\n(2) b", 2, 1, "inference-not-closed"),
        ("(1) <a>\n----\n(2) b", 1, 5, "not-a-premise"),
        ("(1) a\n----\n  + b\n(2) c", 3, 3, "only-undercuts"),
        ("(1) a\n-- x, , y --\n(2) c", 2, 7, "inference-rule"),
        ("(1) a\n---- (2) c", 2, 6, "inference-line"),
        ("a\n----", 2, 1, "inference-out-of-place"),
        ("a\n  * b", 2, 3, "list-out-of-place"),
        ("* a\n1. b", 2, 1, "list-markers"),
        ("a\n\n===\nb: c\n===\n\nd", 3, 1, "front-matter-out-of-place"),
        ("a [link](x\ny) b", 1, 3, "bad-link"),
        ("a \\\nb", 1, 3, "trailing-backslash"),
        ("[A]\n  >< <b>", 2, 3, "contradicts-argument"),
    ],
)
def test_a_mistake_is_named_at_its_place(text: str, line: int, column: int, code: str) -> None:
    for grammar in Grammar:
        found = {p.code: p for p in tree(text, grammar).problems if p.severity is Severity.ERROR}
        assert code in found
        assert (found[code].place.line, found[code].place.column) == (line, column)
        assert found[code].message


def test_an_unindented_relation_is_explained_in_plain_words() -> None:
    (problem,) = tree("[A]: a\n+ b").problems
    assert problem.message == "This line starts a relation but is not indented under a claim"


def test_all_mistakes_are_reported_and_the_rest_is_kept() -> None:
    made = tree("[A]: a\n+ b\n\nso *it\n\n[C]: c\n  + [D] x\n  - [E]: e\n")
    assert codes(made) == ["relation-not-indented", "open-emphasis", "text-after-reference"]
    assert [line.title for line in made.lines if line.title] == ["A", "C", "D", "E"]


@pytest.mark.parametrize(
    "text",
    [
        "# Heading\n[A]: a\n",
        "<a>\n(1) p\n----\n(2) c",
        "===\nx: y\n===\n[A]: a",
        "[A]: a\n[B]: b",
        "[A] {x: 1}\nmore",
    ],
)
def test_a_missing_blank_line_is_a_warning_and_with_the_strict_grammar_an_error(text: str) -> None:
    lenient, strict = tree(text), tree(text, Grammar.STRICT)
    assert lenient.is_sound
    assert codes(lenient) == codes(strict) == ["missing-blank-line"]
    assert not strict.is_sound


def test_a_heading_that_goes_on_over_a_line_is_warned_of() -> None:
    made = tree("# A heading\nof two lines")
    assert made.lines[0].content.text == "A heading of two lines"
    assert codes(made) == ["heading-goes-on"]
    assert codes(tree("# A heading\nof two lines", Grammar.STRICT)) == []


def test_an_empty_text_is_only_a_fault_for_the_strict_grammar() -> None:
    assert codes(tree("\n\n")) == []
    assert codes(tree("\n\n", Grammar.STRICT)) == ["empty-argdown"]


def test_problems_come_in_the_order_of_the_text() -> None:
    made = tree("a {x: [}\n\nso *it\n\n+ b\n\nc {y: ]}\n")
    assert [problem.place.line for problem in made.problems] == [1, 3, 5, 7]
