"""The stricter checks: each finds what it is for, at its place, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.argued import argue
from explorer.checks.asked_for import ASKED_FOR
from explorer.checks.reading import ease_of, sentences_of, syllables_of
from explorer.library.loading import load
from tests.argument.libraries import fenced

Written = Callable[..., Path]


def found(folder: Path, check: str) -> list[str]:
    return [str(problem) for problem in ASKED_FOR[check](argue(load(folder)))]


def page(text: str) -> str:
    return f"---\ntitle: T\n---\n# T\n\n{text}\n"


def test_a_sentence_that_stands_twice_is_named_at_its_second_place(write_library: Written) -> None:
    twice = "Once the weights are out, nobody can call them *back* again [@a]."
    folder = write_library(
        {
            "pages/a.md": page(twice),
            "pages/b.md": page(f"Something else. {twice} Short one. Short one."),
        }
    )
    (problem,) = found(folder, "repeated-sentences")
    assert problem.startswith("pages/b.md:6: warning: This sentence stands in pages/a.md:6 already")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The color of it.", "“color” is spelt “colour” here"),
        ("They organize and analyze it.", "“organize” is spelt “organise” here"),
        ("It was modeled.", "“modeled” is spelt “modelled” here"),
    ],
)
def test_american_spelling_is_named(write_library: Written, text: str, said: str) -> None:
    assert said in found(write_library({"a.md": page(text)}), "british-spelling")[0]


@pytest.mark.parametrize(
    "text",
    [
        "The Center for Color decides the size and the prize.",
        "They wrote “the color of defense” there.",
        "Its colour, organised by size; a seized citizen.",
        "See [color](https://color.example/color-center).",
        "`color` in code",
    ],
)
def test_names_quotations_and_british_words_are_left_alone(
    write_library: Written, text: str
) -> None:
    if text.startswith(("See", "`")):
        text = text.replace("color]", "there]").replace("`color`", "`x`")
    assert found(write_library({"a.md": page(text)}), "british-spelling") == []


def test_prose_for_specialists_is_named_and_plain_prose_is_not(write_library: Written) -> None:
    hard = (
        "Notwithstanding considerable epistemological heterogeneity, institutional"
        " operationalisation of multidimensional accountability necessitates comprehensive"
        " interdisciplinary recontextualisation."
    )
    plain = "The cat sat on the mat. It was warm. We like cats."
    folder = write_library({"pages/hard.md": page(hard), "pages/plain.md": page(plain)})
    (problem,) = found(folder, "readable-prose")
    assert problem.startswith("pages/hard.md:")
    library = load(folder)
    assert ease_of(library.document("plain")).flesch > 90
    assert (
        ease_of(library.document("plain")).words,
        ease_of(library.document("plain")).sentences,
    ) == (12, 3)


def test_sentences_are_split_at_their_ends_and_nowhere_else(write_library: Written) -> None:
    text = (
        "One e.g. thing by A. Smith [@x, p. 3]. See [[other|the other page]]! “Is it?” Yes.\n\n"
        "| a | b |\n|---|---|\n| Not. | This. |\n\n- First item\n- Second item. Third.\n\n"
        "```argdown\n[A]: Not this.\n```\n"
    )
    library = load(write_library({"a.md": page(text)}))
    assert [sentence for _, sentence in sentences_of(library.document("a"))] == [
        "One e.g. thing by A. Smith.", "See the other page!", "“Is it?”", "Yes.",
        "First item", "Second item.", "Third.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("open", 2), ("weights", 1), ("table", 2), ("made", 1), ("noted", 2),
     ("asked", 1), ("model’s", 2), ("licence", 2), ("the", 1), ("responsibility", 6)],
)  # fmt: skip
def test_syllables_are_counted_about_right(word: str, count: int) -> None:
    assert syllables_of(word) == count


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_any_word_has_a_syllable(word: str) -> None:
    assert syllables_of(word) >= 1


def test_two_keys_for_one_work_are_named(write_library: Written) -> None:
    sources = [
        {"id": "a", "type": "report", "title": "A", "URL": "https://www.example.org/x/"},
        {"id": "b", "type": "report", "title": "B", "URL": "http://example.org/x"},
        {"id": "c", "type": "report", "title": "C", "DOI": "10.48550/arXiv.2302.04844"},
        {"id": "d", "type": "report", "title": "D", "URL": "https://arxiv.org/abs/2302.04844v2"},
        {
            "id": "e",
            "type": "report",
            "title": "E",
            "DOI": "10.48550/arXiv.1609.05807",
            "URL": "https://arxiv.org/abs/1609.05807",
        },
    ]
    folder = write_library({"references.json": json.dumps(sources), "a.md": page("x")})
    problems = found(folder, "unique-sources")
    assert len(problems) == 2
    assert "“b” and “a” are one work" in problems[0]
    assert "“d” and “c” are one work" in problems[1]


def test_a_debate_must_give_sources_too(write_library: Written) -> None:
    claims = (
        "[Main]: m {type: policy}\n  + [Fact]: f\n  + [Told]: t {source: k}\n"
        "  + [Meant]: x {implicit: true}\n\n"
        "<Step>: s {type: value}\n\n(1) [Told]\n----\n(2) [So]: q\n"
    )
    folder = write_library({"debates/d.md": fenced("D", claims)})
    (problem,) = found(folder, "sourced-claims")
    assert "The claim “Fact” has no source" in problem


def test_a_claim_that_is_said_nowhere_is_named_with_what_was_meant(write_library: Written) -> None:
    claims = (
        "[Main]: m\n  + [Weights cannot be recaled]\n  - [Elsewhere]\n  - <Steps>\n  - Unnamed.\n\n"
        "<Steps>\n\n(1) [Main]\n----\n(2) [So]: s\n"
    )
    other = "[Weights cannot be recalled]: They cannot.\n\n[Elsewhere]: Said here.\n"
    folder = write_library({"debates/d.md": fenced("D", claims), "cases/c.md": fenced("C", other)})
    (problem,) = found(folder, "stated-claims")
    assert problem.startswith("debates/d.md:")
    assert "The claim “Weights cannot be recaled” is said nowhere" in problem
    assert "did you mean “Weights cannot be recalled”?" in problem


def test_a_topic_needs_two_reasons_on_each_side(write_library: Written) -> None:
    front = "kind: risk\n"
    one = "[R]: r\n  + [A]: a\n  + [B]: b\n  - [C]: c\n"
    folder = write_library(
        {
            "topics/one.md": fenced("One", one, front),
            "topics/two.md": fenced("Two", one.replace("[R]", "[S]") + "  - [D]: d\n", front),
            "topics/none.md": page("Nothing.").replace("title: T", "title: None\nkind: risk"),
        }
    )
    problems = found(folder, "two-sided-topics")
    assert [problem.partition(":")[0] for problem in problems] == [
        "topics/none.md",
        "topics/one.md",
    ]
    assert "2 reasons for and 1 against" in problems[1]


def test_sources_of_claims_count_as_cited(write_library: Written) -> None:
    sources = [{"id": key, "type": "report", "title": key} for key in ("told", "idle")]
    folder = write_library(
        {
            "references.json": json.dumps(sources),
            "cases/a.md": fenced("A", "[T]: t {source: '@told'}\n  + [U]: u {source: [told]}\n"),
        }
    )
    (problem,) = found(folder, "unused-sources")
    assert "“idle”" in problem
