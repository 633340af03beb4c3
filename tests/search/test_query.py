"""How queries are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.explanation import rendered
from explorer.search.query import MAX_WORDS, parse
from explorer.search.syntax import (
    Alike,
    Both,
    Either,
    Everything,
    Field,
    Node,
    Phrase,
    Prefix,
    Without,
    Word,
)

A, B, C = Word("a1"), Word("b1"), Word("c1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a1", A),
        ("a1 b1", Both((A, B))),
        ("a1 AND b1", Both((A, B))),
        ("a1 OR b1", Either((A, B))),
        ("a1 | b1", Either((A, B))),
        ("a1 b1 OR c1", Either((Both((A, B)), C))),
        ("a1 (b1 OR c1)", Both((A, Either((B, C))))),
        ("-a1", Without(A)),
        ("NOT a1", Without(A)),
        ("a1 -b1", Both((A, Without(B)))),
        ("-(a1 b1)", Without(Both((A, B)))),
        ("staged-release", Word("staged-release")),
        ("a1 - b1", Both((A, B))),
        ('"a1 b1"', Phrase("a1 b1")),
        ("“a1 b1”", Phrase("a1 b1")),
        ('-"a1 b1"', Without(Phrase("a1 b1"))),
        ('"a1 b1"~5', Phrase("a1 b1", 5)),
        ("weigh*", Prefix("weigh")),
        ("licnse~", Alike("licnse")),
        ("*", Everything()),
        ("kind:case", Field("kind", ("case",))),
        ("KIND:case,risk", Field("kind", ("case", "risk"))),
        ("-kind:case", Without(Field("kind", ("case",)))),
        ('title:"a1 b1"', Field("title", ("a1 b1",), is_phrase=True)),
        ("heading:a1", Field("section", ("a1",))),
        ("actor:*", Field("actor", ("*",))),
        ("53(1)(b)", Word("53(1)(b)")),
        ("(53(1)(b))", Word("53(1)(b)")),
        ("C++", Word("C++")),
        ("O'Brien", Word("O'Brien")),
        ("or", Word("or")),
        ("日本語", Phrase("日本語")),
    ],
)
def test_a_query_is_read_as_meant(text: str, expected: Node) -> None:
    assert parse(text).node == expected
    assert parse(text).notes == ()


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("((", None, "not closed"),
        ("(a1", A, "not closed"),
        ("a1)", A, "closing bracket"),
        ('"a1', Phrase("a1"), "not closed"),
        ("file^0", Both((Word("file"), Word("0"))), ""),
        ("<script>", Word("script"), ""),
        ("%&$", None, "no letter"),
        ("title:", None, "needs a value"),
        ("year:soon", Word("soon"), "no date"),
        ("note:a1", Both((Word("note"), A)), "is no field"),
        ("http://x1", Both((Word("http"), Word("x1"))), ""),
        ("", None, ""),
        ("   ", None, ""),
        ("-", None, ""),
        ("OR", None, ""),
        ("a1 OR", A, ""),
        ("NOT", None, ""),
        ('""', None, ""),
    ],
)
def test_what_cannot_be_read_is_searched_as_words_and_said(
    text: str, expected: Node | None, note: str
) -> None:
    parsed = parse(text)
    assert parsed.node == expected
    assert note in " ".join(parsed.notes)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("year:2019..2023", "2019-01-01", "2023-12-31"),
        ("year:2023..2019", "2019-01-01", "2023-12-31"),
        ("year:2019-2023", "2019-01-01", "2023-12-31"),
        ("year:2019", "2019-01-01", "2019-12-31"),
        ("year:2024-02", "2024-02-01", "2024-02-29"),
        ("year:..2020", "0001-01-01", "2020-12-31"),
        ("year:2020..", "2020-01-01", "9999-12-31"),
        ("before:2020", "", "2019-12-31"),
        ("after:2020-01", "2020-02-01", ""),
        ("before:0001", "", "0001-01-01"),
        ("after:9999", "9999-12-31", ""),
    ],
)
def test_dates_and_years_become_days(text: str, first: str, last: str) -> None:
    node = parse(text).node
    assert (getattr(node, "first_day", None), getattr(node, "last_day", None)) == (first, last)


def test_a_long_query_is_cut_at_a_word_and_says_so() -> None:
    parsed = parse(" ".join(f"weights{number}" for number in range(2000)))
    assert isinstance(parsed.node, Both)
    assert len(parsed.node.parts) == MAX_WORDS
    assert "characters" in parsed.notes[0]


def test_of_one_long_run_of_words_the_first_ones_count() -> None:
    for text in ('"' + "a b " * 40 + '"', "a*b*" * 40, "x/y/" * 40):
        parsed = parse(text)
        assert parsed.node is not None
        assert parsed.notes[-1] == "Only the first 16 words were searched for."


def test_the_same_word_twice_is_asked_for_once() -> None:
    assert parse("a1 a1").node == A
    assert parse("a1 OR a1 | b1").node == Either((A, B))


def test_more_than_three_prefixes_are_words_and_a_note_says_so() -> None:
    parsed = parse("a1* b1* c1* d1*")
    assert isinstance(parsed.node, Both)
    assert parsed.node.parts[-1] == Word("d1")
    assert "d1" in parsed.notes[0]


def test_deep_brackets_are_left_out() -> None:
    parsed = parse("(" * 60 + "a1" + ")" * 60)
    assert parsed.node == A
    assert any("deeper" in note for note in parsed.notes)


def test_the_last_word_may_be_half_typed() -> None:
    typed = Either((Word("le"), Prefix("le", is_typing=True)))
    assert parse("a1 le", typing=True).node == Both((A, typed))
    assert parse("a1 le ", typing=True).node == Both((A, Word("le")))
    assert parse("le", typing=False).node == Word("le")


_WORDS = st.sampled_from(
    [A, B, Word("GPT-2"), Word("53(1)(b)"), Phrase("a1 b1"), Prefix("we"), Alike("x1y")]
)
_NODES = st.recursive(
    _WORDS
    | st.sampled_from([Field("kind", ("case", "risk")), Field("title", ("a b",), is_phrase=True)]),
    lambda inner: st.one_of(
        inner.filter(lambda n: not isinstance(n, Without)).map(Without),
        st.lists(inner, min_size=2, max_size=3, unique=True).map(
            lambda parts: Either(tuple(parts))
        ),
    ),
    max_leaves=5,
)


@given(_NODES)
def test_writing_a_query_and_reading_it_again_changes_nothing(node: Node) -> None:
    text = rendered(node)
    if len(text) < 150 and text.count("*") <= 3 and text.count("(") < 8:
        assert rendered(parse(text).node or Everything()) == text


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_a_query(text: str, typing: bool) -> None:
    parsed = parse(text, typing=typing)
    if parsed.node is None and not parsed.notes:
        words = text.replace("-", " ").replace("!", " ").replace("|", " ").split()
        assert not {*words} - {"OR", "AND", "NOT"} or not any(c.isalnum() for c in text)
    assert all(note.endswith(".") for note in parsed.notes)
