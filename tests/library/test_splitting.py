"""Splitting finds what readers see: sections, citations, links and fences, with their lines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from explorer.library.model import Section
from explorer.library.splitting import Front, normal_line_ends, split_body, split_front
from tests.strategies import MARKDOWN


def titles(body: str) -> list[str]:
    return [section.title for section in split_body(body, 1).sections if section.level]


def test_line_ends_become_line_feeds() -> None:
    assert normal_line_ends("a\r\nb\rc\nd\r\r\n") == "a\nb\nc\nd\n\n"


def test_front_matter_is_parted_from_the_body() -> None:
    assert split_front("---\ntitle: A\nb: c\n---\nBody\n") == Front(
        "title: A\nb: c", 2, "Body\n", 5
    )


def test_dots_close_front_matter_too() -> None:
    assert split_front("---\na: b\n...\nBody").body == "Body"


def test_front_matter_may_be_empty() -> None:
    assert split_front("---\n---\nBody") == Front("", 2, "Body", 3)


def test_front_matter_may_be_all_there_is() -> None:
    assert split_front("---\na: b\n---") == Front("a: b", 2, "", 4)


@pytest.mark.parametrize("text", ["", "\n", "Text\n---\na: b\n---\n", " ---\na: b\n---", "----\n"])
def test_a_text_that_does_not_begin_with_dashes_has_none(text: str) -> None:
    assert split_front(text) == Front(None, 1, text, 1)


def test_front_matter_never_closed_is_told_and_stays_in_the_body() -> None:
    front = split_front("---\ntitle: A\n\n# Heading\n")
    assert not front.is_closed
    assert front.body.startswith("---\ntitle")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    front = split_front("---\n\nText below a rule.\n")
    assert front.is_closed
    assert front.yaml is None


def test_sections_run_from_heading_to_heading() -> None:
    split = split_body("Intro.\n\n# One\n\nText.\n## Two\nMore.\n\n# Three\n", first_line=4)
    assert split.sections == (
        Section("", "", 0, (), 4, 4, "Intro."),
        Section("one", "One", 1, (), 6, 8, "Text."),
        Section("two", "Two", 2, ("One",), 9, 10, "More."),
        Section("three", "Three", 1, (), 12, 13, ""),
    )


def test_a_body_always_has_a_first_section() -> None:
    assert split_body("", 1).sections == (Section("", "", 0, (), 1, 1, ""),)
    assert [s.title for s in split_body("# A", 1).sections] == ["", "A"]


def test_a_trail_keeps_only_what_a_section_stands_under() -> None:
    sections = split_body("# A\n### B\n## C\n### D\n# E\n", 1).sections
    assert [s.trail for s in sections[1:]] == [(), ("A",), ("A",), ("A", "C"), ()]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("# A", ["A"]),
        ("# A #", ["A"]),
        ("# A ##  ", ["A"]),
        ("# A#", ["A#"]),
        ("#\tA", ["A"]),
        ("###### A", ["A"]),
        ("####### A", []),
        ("#A", []),
        ("#tag #other", []),
        (" # A", []),
        ("    # A", []),
        ("A\n===", ["A"]),
        ("A\n---", ["A"]),
        ("\nA\n-", ["A"]),
        ("two\nlines\n---", []),
        ("- item\n---", []),
        ("> quote\n---", []),
        ("\n---\n", []),
        ("| a |\n---", []),
        ("# A\nB\n---", ["A", "B"]),
        ("A\n===\nB\n---", ["A", "B"]),
        ("```\n# A\n```", []),
        ("```\nx\n```\n---", []),
        ("<!--\n# A\n-->", []),
        ("# The `code` of *it*", ["The code of it"]),
        ("`code`\n===", ["code"]),
        ("# Title <!-- note -->", ["Title"]),
        ("text\n# A\ntext", ["A"]),
        ("# <b>Bold</b>", ["Bold"]),
        ("*A* b\n===", ["A b"]),
        ("[a]: https://example.org\n---", []),
        ("[^1]: note\n---", []),
    ],
)
def test_headings_are_those_of_python_markdown_at_the_margin(body: str, found: list[str]) -> None:
    assert titles(body) == found


def test_a_heading_without_words_is_a_section_too() -> None:
    (_, section) = split_body("##\n\ntext", 1).sections
    assert (section.anchor, section.title, section.text) == ("section", "", "text")


def test_headings_of_one_name_have_anchors_of_their_own() -> None:
    sections = split_body("# A\n# A\n", 1).sections
    assert [section.anchor for section in sections] == ["", "a", "a-2"]


def test_citations_know_section_line_and_locator() -> None:
    body = "As said [@a, p. 4; @b].\n\n## Later\n\nAnd\nagain [@c]."
    found = [(c.key, c.locator, c.anchor, c.line) for c in split_body(body, 10).citations]
    assert found == [("a", "p. 4", "", 10), ("b", "", "", 10), ("c", "", "later", 15)]


def test_wiki_links_know_section_and_line() -> None:
    body = "[[a]]\n# One\ntext [[b#H|t]]\n\n# Two [[c]]\n"
    found = [
        (w.target, w.heading, w.text, w.anchor, w.line) for w in split_body(body, 1).wiki_links
    ]
    assert found == [
        ("a", "", "", "", 1),
        ("b", "H", "t", "one", 3),
        ("c", "", "", "two-c", 5),
    ]


def test_code_holds_no_links_and_no_citations() -> None:
    split = split_body("`[[a]] [@b]`\n```\n[[c]] [@d]\n```\n<!-- [[e]] -->\n", 1)
    assert (split.wiki_links, split.citations) == ((), ())


def test_fences_know_where_their_text_begins() -> None:
    body = "# A\n\n- item\n\n  ```argdown\n  [X]: y\n  ```\n\n# B\n\n~~~ show\nz"
    found = [
        (f.language, f.text, f.line, f.anchor, f.is_closed) for f in split_body(body, 5).fences
    ]
    assert found == [
        ("argdown", "[X]: y", 10, "a", True),
        ("show", "z", 16, "b", False),
    ]


def test_lines_are_counted_as_editors_count_them() -> None:
    split = split_body("a\x0b\x0cb\u2028c\x85d\n[[x]]\n# H\n", 1)
    assert split.wiki_links[0].line == 2
    assert split.sections[1].line == 3


@pytest.mark.parametrize(
    "body",
    ["# a" + " " * 200_000 + "b", "# " + "#" * 200_000, "# a\n" * 40_000, "a\n-\n" * 40_000,
     "#" * 300_000, "a" + " " * 200_000 + "\n==="],
)  # fmt: skip
def test_absurd_headings_take_no_time(body: str) -> None:
    start = time.process_time()
    split_body(body, 1)
    assert time.process_time() - start < 4


@given(MARKDOWN)
def test_a_split_loses_no_text_and_no_line(body: str) -> None:
    split = split_body(body, 1)
    assert len(split.prose) == len(body)
    lines = [section.line for section in split.sections]
    assert lines == sorted(set(lines)) or lines[:2] == [1, 1]
    anchors = {section.anchor for section in split.sections}
    assert len(anchors) == len(split.sections)
    named = [c.anchor for c in split.citations] + [w.anchor for w in split.wiki_links]
    assert {*named, *(fence.anchor for fence in split.fences)} <= anchors
    written = body.split("\n")
    for section in split.sections:
        first = section.text.split("\n")[0]
        assert not first or written[section.body_line - 1].rstrip() == first.rstrip()


@given(MARKDOWN)
def test_parting_front_matter_loses_nothing(text: str) -> None:
    front = split_front(text)
    if front.yaml is None:
        assert front.body == text
    else:
        assert text.endswith(front.body)
        assert text.split("\n")[front.body_line - 1 :] == (
            front.body.split("\n") if front.body or text.endswith("\n") else []
        )
