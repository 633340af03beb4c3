"""Wiki-links as Obsidian reads them, citations as Pandoc reads them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.inline import (
    CITATION,
    WIKI_LINK,
    CitedItem,
    WikiTarget,
    cited_items,
    wiki_target,
)


def links(text: str) -> list[WikiTarget]:
    return [wiki_target(match) for match in WIKI_LINK.finditer(text)]


def cited(text: str) -> list[CitedItem]:
    return [item for match in CITATION.finditer(text) for item in cited_items(match)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[gpt-2]]", WikiTarget("gpt-2", "", "", False)),
        ("[[gpt-2|the model]]", WikiTarget("gpt-2", "", "the model", False)),
        ("[[gpt-2#What happened]]", WikiTarget("gpt-2", "What happened", "", False)),
        ("[[gpt-2#A#B|both]]", WikiTarget("gpt-2", "B", "both", False)),
        ("[[#Above]]", WikiTarget("", "Above", "", False)),
        ("[[ folder/gpt-2.md ]]", WikiTarget("folder/gpt-2", "", "", False)),
        (r"[[gpt-2\|in a table]]", WikiTarget("gpt-2", "", "in a table", False)),
        (r"[[gpt-2#Head\|in a table]]", WikiTarget("gpt-2", "Head", "in a table", False)),
        ("[[gpt-2#^block-1]]", WikiTarget("gpt-2", "", "", False)),
        ("![[picture.png|300]]", WikiTarget("picture.png", "", "300", True)),
        ("![[note]]", WikiTarget("note", "", "", True)),
    ],
)
def test_a_wiki_link_has_its_parts(text: str, link: WikiTarget) -> None:
    assert links(f"See {text}, please.") == [link]


@pytest.mark.parametrize("text", ["[[a]", "[a]", "[[a\nb]]", "[[a[b]]", "[ [a]]", ""])
def test_what_is_no_wiki_link_is_none(text: str) -> None:
    assert links(text) == []


def test_two_links_in_one_line_are_two() -> None:
    assert [link.target for link in links("[[a]][[b]]")] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("[[a]]", "a"), ("[[a|text]]", "text"), ("[[#Head]]", "Head"), ("[[a#Head]]", "a")],
)
def test_a_link_shows_its_text_else_its_target(text: str, shown: str) -> None:
    assert links(text)[0].shown == shown


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("[@a]", [CitedItem("a", "", "")]),
        ("[@a, p. 4]", [CitedItem("a", "", "p. 4")]),
        ("[@a, p. 4; @b]", [CitedItem("a", "", "p. 4"), CitedItem("b", "", "")]),
        ("[see @a, chs. 2–3; also @b-c_d:e]",
         [CitedItem("a", "see", "chs. 2–3"), CitedItem("b-c_d:e", "also", "")]),
        ("[-@a]", [CitedItem("a", "", "")]),
        ("[@doe.2019]", [CitedItem("doe.2019", "", "")]),
        ("[@a.]", [CitedItem("a", "", ".")]),
        ("[@müller-2019]", [CitedItem("müller-2019", "", "")]),
    ],
)  # fmt: skip
def test_a_citation_has_keys_and_locators(text: str, items: list[CitedItem]) -> None:
    assert cited(f"It is so {text}.") == items


@pytest.mark.parametrize(
    "text",
    ["[a@example.org]", "@a", "[@]", "[@ a]", "[@a](https://example.org)", "[@a]: note", "[@a][b]"],
)
def test_what_is_no_citation_is_none(text: str) -> None:
    assert cited(text) == []


def test_a_citation_may_go_over_a_line_end() -> None:
    assert cited("[@a;\n@b, p. 2]") == [CitedItem("a", "", ""), CitedItem("b", "", "p. 2")]


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "[[" + "a" * 200_000, "[[#" * 50_000, "[@a;" * 50_000]
)
def test_brackets_that_nothing_closes_take_no_time(text: str) -> None:
    start = time.process_time()
    links(text)
    cited(text)
    assert time.process_time() - start < 3


@given(st.text(alphabet="[]@|#^!a.; -,\\\n", max_size=40))
def test_any_text_is_searched_without_failing(text: str) -> None:
    assert all(item.key for item in cited(text))
    assert all("\n" not in link.target for link in links(text))
