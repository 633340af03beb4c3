"""Anchors stay the same as long as their headings do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.anchors import Anchors, plain, slug


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("What happened", "what-happened"),
        ("GPT-2: a staged release", "gpt-2-a-staged-release"),
        ("Article 53(1)(b)", "article-531b"),
        ("Straße nach Zürich", "strasse-nach-zürich"),
        ("日本語 の 見出し", "日本語-の-見出し"),
        ("snake_case", "snake_case"),
        ("What’s next?", "whats-next"),
        ("", "section"),
        ("???", "section"),
    ],
)
def test_a_heading_gives_its_slug(title: str, anchor: str) -> None:
    assert slug(title) == anchor


def test_letters_composed_and_decomposed_give_one_slug() -> None:
    assert slug("Zu\u0308rich") == slug("Zürich")


def test_the_second_of_one_name_is_numbered() -> None:
    anchors = Anchors()
    assert [anchors.take(name) for name in ("A", "a", "A!")] == ["a", "a-2", "a-3"]


def test_a_number_already_taken_by_a_heading_is_stepped_over() -> None:
    anchors = Anchors()
    assert [anchors.take(name) for name in ("A", "A 2", "A")] == ["a", "a-2", "a-3"]


def test_thousands_of_one_name_are_quickly_numbered() -> None:
    anchors = Anchors()
    start = time.process_time()
    taken = {anchors.take("Same") for _ in range(30_000)}
    assert len(taken) == 30_000
    assert time.process_time() - start < 5


@given(st.lists(st.text(max_size=6)))
def test_anchors_are_unique_whatever_the_headings(titles: list[str]) -> None:
    anchors = Anchors()
    taken = [anchors.take(title) for title in titles]
    assert len(set(taken)) == len(taken)
    assert all(taken)
    assert not any(character.isspace() for anchor in taken for character in anchor)


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("A *stressed* and **strong** one", "A stressed and strong one"),
        ("The `argdown` fence", "The argdown fence"),
        ("See [[gpt-2]]", "See gpt-2"),
        ("See [[gpt-2|the model]]", "See the model"),
        (r"See [[gpt-2\|the model]]", "See the model"),
        ("See [the web](https://example.org)", "See the web"),
        ("![A picture](a.png) of it", "A picture of it"),
        ("Named {#my-own-id}", "Named"),
        ("Named {: .class }", "Named"),
        (r"2\. A number \*starred\*", "2. A number *starred*"),
        ("Title <!-- a note -->", "Title"),
        ("snake_case and gpt_2", "snake_case and gpt_2"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("  spaced   out  ", "spaced out"),
        ("", ""),
    ],
)
def test_a_heading_reads_without_its_markup(heading: str, shown: str) -> None:
    assert plain(heading) == shown


@pytest.mark.parametrize("heading", [" " * 400_000 + "x", "[" * 100_000, "{#" * 100_000])
def test_absurd_headings_take_no_time(heading: str) -> None:
    start = time.process_time()
    plain(heading)
    assert time.process_time() - start < 2
