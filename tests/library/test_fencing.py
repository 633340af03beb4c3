"""Code in Markdown is found by CommonMark's rules, and blanked in its place."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.fencing import FoundFence, find_fences, without_code


def fences(text: str) -> list[FoundFence]:
    return find_fences(text.split("\n"))


def contents(text: str) -> list[str]:
    lines = text.split("\n")
    return [fence.content(lines) for fence in find_fences(lines)]


def prose(text: str) -> str:
    lines = text.split("\n")
    return without_code(lines, find_fences(lines))


def test_a_fence_has_its_language_and_content() -> None:
    text = "Before.\n```argdown\n[A]: text\n  + <B>\n```\nAfter."
    (fence,) = fences(text)
    assert (fence.start, fence.end, fence.language, fence.is_closed) == (1, 5, "argdown", True)
    assert contents(text) == ["[A]: text\n  + <B>"]


@pytest.mark.parametrize(
    ("opening", "language"),
    [
        ("```", ""),
        ("```Python", "python"),
        ("~~~ argdown", "argdown"),
        ("```{.python .numbered}", "python"),
        ("````md title=x", "md"),
        ("```{ }", ""),
    ],
)
def test_the_language_is_the_first_word(opening: str, language: str) -> None:
    (fence,) = fences(f"{opening}\nx")
    assert fence.language == language


def test_a_fence_closes_with_as_many_signs_or_more() -> None:
    assert contents("````\n```\n`````\nafter") == ["```"]
    assert contents("~~~\n```\n~~~") == ["```"]


def test_an_unclosed_fence_runs_to_the_end() -> None:
    text = "```\nx\n\n# y"
    (fence,) = fences(text)
    assert not fence.is_closed
    assert contents(text) == ["x\n\n# y"]


def test_a_fence_at_the_very_end_is_unclosed_and_empty() -> None:
    assert contents("```") == [""]


def test_backticks_with_words_behind_close_nothing() -> None:
    assert contents("```\n``` x\n```") == ["``` x"]


def test_a_span_in_one_line_is_no_fence() -> None:
    assert fences("```code```") == []


def test_four_spaces_open_no_fence() -> None:
    assert fences("Text\n\n    ```\n    x\n") == []


def test_in_a_list_a_fence_may_be_indented() -> None:
    assert contents("- item\n\n    ```\n    x\n      y\n    ```\n") == ["x\n  y"]


def test_in_a_list_a_fence_may_be_indented_by_tabs() -> None:
    text = "- item\n\t```argdown\n\t[A]: text\n\t\t+ <B>\n\t```\nafter [[b]]"
    assert contents(text) == ["[A]: text\n    + <B>"]
    assert "[[b]]" in prose(text)


def test_a_fence_is_dedented_by_its_own_indentation_only() -> None:
    assert contents("  ```\n    x\n y\n  ```") == ["  x\ny"]


def test_code_is_blanked_and_everything_else_stays_in_place() -> None:
    text = "a `[[b]]` c\n```\n[[d]]\n```\n<!-- [[e]] --> [[f]]"
    assert prose(text) == "a `     ` c\n   \n     \n   \n               [[f]]"


@pytest.mark.parametrize(
    "text",
    [
        "``a ` b`` [[kept]]",
        "` not closed [[kept]]",
        "` not closed\n\nnext paragraph ` [[kept]]",
        "` not closed\n   \nnext paragraph ` [[kept]]",
        "- a ` b [[kept]]\n- c ` d",
        "a ` b\n# [[kept]]\nc ` d",
        "| a ` b | [[kept]] |\n| c ` d | e |",
        r"\` not code [[kept]] \`",
        "`\\` [[kept]] `x`",
    ],
)
def test_a_span_ends_with_its_own_backticks_in_its_own_block(text: str) -> None:
    assert "[[kept]]" in prose(text)


def test_a_comment_mentioned_in_code_hides_nothing() -> None:
    assert prose("Write `<!--` to begin.\n\n# Next") == "Write `    ` to begin.\n\n# Next"


def test_backticks_in_a_comment_open_no_code() -> None:
    assert "[[kept]]" in prose("<!-- ` --> [[kept]] `x`")


def test_a_comment_may_have_blank_lines() -> None:
    assert "hidden" not in prose("<!--\n\nhidden\n\n--> after")


def test_an_unclosed_comment_at_the_margin_runs_to_the_end() -> None:
    assert prose("a\n<!-- b\n\n# c").split() == ["a"]


def test_an_unclosed_comment_within_a_line_is_text() -> None:
    assert "# Kept" in prose("an arrow <!-- like this\n\n# Kept")


@pytest.mark.parametrize(
    "text",
    ["`" * 100_000, "` `` " * 50_000, "<!--" * 50_000, "\n".join("`" * n for n in range(1, 800)),
     "```x`\n" * 30_000, "x <!-- ` " * 30_000],
)  # fmt: skip
def test_absurd_code_takes_no_time(text: str) -> None:
    start = time.process_time()
    prose(text)
    assert time.process_time() - start < 3


@given(st.text(alphabet="`~<!->a \t\n#[]\\", max_size=80))
def test_blanking_moves_nothing(text: str) -> None:
    blanked = prose(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for new, old in zip(blanked, text, strict=True))
    assert [at for at, c in enumerate(blanked) if c == "\n"] == [
        at for at, c in enumerate(text) if c == "\n"
    ]


@given(st.text(alphabet="`~a -\n", max_size=80))
def test_fences_stand_in_order_and_apart(text: str) -> None:
    found = fences(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(fence.is_closed for fence in found[:-1])
