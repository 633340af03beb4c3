"""Argdown fences as blocks that people can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.desktop.reader.claim_blocks import with_claim_blocks
from explorer.library.html import page
from explorer.library.loading import load
from explorer.library.model import Library


@pytest.fixture
def library(small_folder: Path) -> Library:
    return load(small_folder)


def block(text: str, library: Library) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    made = f'<pre class="language-argdown"><code>{escaped}\n</code></pre>'
    return with_claim_blocks(made, library)


def test_a_claim_shows_its_title_text_and_topic(library: Library) -> None:
    made = block("[A]: It spread. #malicious-use {source: doe-2020}", library)
    assert "<b>A</b>: It spread." in made
    assert ">Malicious use</a>" in made
    assert "source" not in made
    assert "#malicious" not in made


@pytest.mark.parametrize(
    ("sign", "shown"),
    [("+", "+"), ("-", "−"), ("_", "⊘"), ("<+", "+"), ("->", "−"), ("><", "⟷")],
)
def test_a_relation_shows_its_sign_and_is_indented(library: Library, sign: str, shown: str) -> None:
    made = block(f"[A]: One.\n  {sign} <B>: Two.", library)
    assert f">{shown}</span>" in made
    assert "margin-left:22px" in made
    assert "<b>B</b>: Two." in made


def test_premises_and_conclusion_are_numbered_and_parted(library: Library) -> None:
    made = block("<Arg>\n\n(1) [P]: A premise.\n----\n(2) [C]: A conclusion.", library)
    assert "(1) " in made
    assert "therefore" in made
    assert "<b>C</b>: A conclusion." in made


def test_what_looks_like_html_in_a_claim_stays_text(library: Library) -> None:
    made = block("[A]: x <script>alert(1)</script> & y", library)
    assert "<script>" not in made
    assert "&lt;script&gt;" in made


def test_the_fence_of_a_document_becomes_a_block(library: Library) -> None:
    made = with_claim_blocks(page(library.document("gpt-2"), library), library)
    assert 'class="claims"' in made
    assert "<b>Time to prepare</b>: It bought time." in made
    assert "<pre" not in made


def test_other_code_is_left_alone(library: Library) -> None:
    made = '<pre class="language-python"><code>[A]: x\n</code></pre>'
    assert with_claim_blocks(made, library) == made
