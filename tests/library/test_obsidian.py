"""Marks, comments and tasks as Obsidian writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.library.html import page, without_doubled_title
from explorer.library.loading import load
from explorer.library.obsidian import without_comments

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary


def made(write_library: WriteLibrary, text: str) -> str:
    library = load(write_library({"note.md": text}))
    return page(library.document("note"), library).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("It is ==marked== here.", "<p>It is <mark>marked</mark> here.</p>"),
        ("==**bold**, `a==b`==", "<p><mark><strong>bold</strong>, <code>a==b</code></mark></p>"),
        ("**==both==**", "<p><strong><mark>both</mark></strong></p>"),
        ("==two\nlines==", "<p><mark>two\nlines</mark></p>"),
        ("==open only", "<p>==open only</p>"),
        ("a == b and c == d", "<p>a == b and c == d</p>"),
        ("== blank == and ====", "<p>== blank == and ====</p>"),
        ("`==code==`", "<p><code>==code==</code></p>"),
        ("==over\n\nparagraphs==", "<p>==over</p>\n<p>paragraphs==</p>"),
    ],
)  # fmt: skip
def test_what_stands_between_equals_signs_is_marked(
    write_library: WriteLibrary, text: str, html: str
) -> None:
    assert made(write_library, text) == html


def test_a_link_with_equals_signs_is_left_alone(write_library: WriteLibrary) -> None:
    html = made(write_library, "[one](https://example.org/?a==b==c) and ==more==.")
    assert 'href="https://example.org/?a==b==c"' in html
    assert "<mark>more</mark>" in html


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a %%hidden%% b", "a b"),
        ("a\n%%\nhidden\n\nhidden\n%%\nb", "a\n\nb"),
        ("a %%open", "a %%open"),
        ("a %%open\n\nb%% c", "a %%open\n\nb%% c"),
        ("a %%over\nlines%% b", "a b"),
        ("`%%` and `%%`", "`%%` and `%%`"),
        ("```\n%%code%%\n```", "```\n%%code%%\n```"),
        ("100%% sure", "100%% sure"),
        ("%%one%% two %%three%%.", " two."),
    ],
)
def test_comments_are_left_out(text: str, left: str) -> None:
    assert without_comments(text) == left


def test_a_comment_is_not_in_the_page_even_where_it_hides_a_section(
    write_library: WriteLibrary,
) -> None:
    html = made(write_library, "Seen.\n\n%%\n## Hidden\n\nSecret.\n%%\n\n## Shown\n\nText.")
    assert "Hidden" not in html
    assert "Secret" not in html
    assert '<h2 id="shown">Shown</h2>' in html


def test_tasks_have_boxes(write_library: WriteLibrary) -> None:
    html = made(write_library, "- [ ] open\n- [x] done\n    - [X] nested\n- [y] odd\n- [ ]\n")
    assert "<li>☐ open</li>" in html
    assert "<li>☑ done" in html
    assert "<li>☑ nested</li>" in html
    assert "<li>[y] odd</li>" in html
    assert made(write_library, "```\n- [ ] code\n```").count("☐") == 0


def test_only_a_list_of_nothing_but_tasks_goes_without_bullets(
    write_library: WriteLibrary,
) -> None:
    assert '<ul class="tasks">' in made(write_library, "- [ ] one\n- [x] two\n")
    assert '<ul class="tasks">' in made(write_library, "- [ ] one\n\n- [x] **two**\n")
    assert "tasks" not in made(write_library, "- [ ] one\n- two\n")


def test_a_heading_that_repeats_the_title_is_marked_as_doubled(
    write_library: WriteLibrary,
) -> None:
    html = made(write_library, "---\ntitle: Ideas\n---\n# *ideas*\n\nText.\n")
    assert '<h1 class="doubled" id="ideas">' in html
    assert without_doubled_title(html).strip() == "<p>Text.</p>"


@pytest.mark.parametrize(
    "body",
    ["# Other ideas\n\nText.", "Text.\n\n# Ideas\n\nText.", "## Ideas\n\nText."],
)
def test_any_other_heading_is_not(write_library: WriteLibrary, body: str) -> None:
    html = made(write_library, f"---\ntitle: Ideas\n---\n{body}\n")
    assert without_doubled_title(html) == html


@pytest.mark.parametrize("piece", ["==a ", "== a", "%%a ", "%a", "==", "- [ ] ", "%%\n\n", "%%\n"])
def test_signs_without_end_are_read_in_one_pass(write_library: WriteLibrary, piece: str) -> None:
    assert made(write_library, "x" + piece * 40_001)
