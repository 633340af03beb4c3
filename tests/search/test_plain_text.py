"""What is left of Markdown for indexing and snippets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.plain_text import plain_text

TITLES = {"gpt-2": "GPT-2 staged release"}


def plain(markdown: str) -> str:
    return plain_text(markdown, lambda target: TITLES.get(target, ""))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**Bold** and *slanted* and `code`.", "Bold and slanted and code."),
        ("snake_case and 2*3*4 stay", "snake_case and 2*3*4 stay"),
        ("It leaked [@cohen-2023, p. 4; @x].", "It leaked."),
        ("See [[gpt-2]] and [[gpt-2|the model]].", "See GPT-2 staged release and the model."),
        ("See [[unknown#part]].", "See unknown."),
        ("A [link](https://x.org/a_(b)) here", "A link here"),
        ("![A picture](a.png)", "A picture"),
        ("> quoted\n> twice", "quoted\ntwice"),
        ("- one\n- two\n1. three", "one\ntwo\nthree"),
        ("| a | b |\n| --- | :-: |\n| c | d |", "a b\nc d"),
        ("A note[^1].\n\n[^1]: Its text.", "A note.\nIts text."),
        ('!!! note "Mind"\n    the gap', '"Mind"\nthe gap'),
        ("a <!-- hidden --> b", "a b"),
        ("a %%hidden%% b %%open", "a b %%open"),
        ("%%\nhidden\n%%\nshown", "shown"),
        ("`%%` and `%%` stay", "%% and %% stay"),
        ("It was ==marked== but a == b and ==open", "It was marked but a == b and ==open"),
        ("- [ ] to do\n- [x] done\n- [y] odd", "to do\ndone\n[y] odd"),
        ("<b>bold</b> &amp; <https://x.org>", "bold & https://x.org"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        (r"53\(1\)\(b\) and \*", "53(1)(b) and *"),
        ("C++ and 53(1)(b)", "C++ and 53(1)(b)"),
        ("# Heading {#own}\ntext", "Heading\ntext"),
        ("***\n\ntext\n\n---", "text"),
        ("Article[1] of (the) act", "Article[1] of (the) act"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


def test_code_keeps_its_signs() -> None:
    assert plain("Before\n\n```python\na*b*c [x](y)\n```\n\nafter") == "Before\na*b*c [x](y)\nafter"


def test_claims_are_read_without_their_signs_and_data() -> None:
    text = (
        "```argdown\n[Open]: It helps. #innovation {source: a, by: b}\n  - <Misuse>: It harms.\n```"
    )
    assert plain(text) == "Open: It helps.\nMisuse: It harms."


def test_an_unclosed_fence_runs_to_the_end() -> None:
    assert plain("a\n\n```\ncode *here*") == "a\ncode *here*"


@given(st.lists(st.sampled_from(list("ab *_[]()|`~#>-!{}<&@^:\\\n1.")), max_size=80).map("".join))
def test_any_markdown_gives_text_and_keeps_its_plain_words(markdown: str) -> None:
    found = plain(f"first {markdown}\n\nlast")
    assert found.startswith("first")


@pytest.mark.parametrize(
    "text", ["*" * 20_000, "[" * 20_000, "<a" * 10_000, "[a](" * 8_000, "> " * 9_000]
)
def test_hostile_markdown_takes_no_time(text: str) -> None:
    assert isinstance(plain(text), str)
