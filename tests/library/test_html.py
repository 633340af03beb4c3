"""Markdown becomes HTML that is safe to show and leads to the library's own addresses."""

from __future__ import annotations

import re
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.address import Address
from explorer.library.html import page, sanitised
from explorer.library.loading import load
from tests.strategies import MARKDOWN, WELL_FORMED

if TYPE_CHECKING:
    from explorer.library.model import Document, Library
    from tests.conftest import WriteLibrary

REFERENCES = (
    '[{"id": "key", "type": "book", "title": "Release \\"strategies\\"",'
    ' "author": [{"family": "Solaiman"}], "issued": {"date-parts": [[2019]]}}]'
)
GPT_2 = "---\ntitle: GPT-2 staged release\nsummary: Held <back>.\n---\n# What happened?\n\nText.\n"


class Reader(HTMLParser):
    """Gathers the start tags of some HTML and its text."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(made)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    def heading_ids(self) -> list[str]:
        return [a["id"] for tag, a in self.tags if re.fullmatch("h[1-6]", tag) and "id" in a]


def loaded(folder: Path, body: str) -> tuple[Document, Library]:
    contents = {
        "library.yaml": "title: T",
        "references.json": REFERENCES,
        "cases/gpt-2.md": GPT_2,
        "a.md": f"---\ntitle: A\n---\n{body}",
    }
    for name, text in contents.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    library = load(folder)
    return library.document("a"), library


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path)


class Made:
    """Makes the HTML of a body."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, body: str) -> str:
        return page(*loaded(self._folder, body))


def is_safe(html: str) -> bool:
    allowed = ("http://", "https://", "mailto:", "openness:")
    for tag, attributes in Reader(html).tags:
        if tag in {"script", "style", "iframe", "object", "embed", "form", "input", "link", "meta",
                   "base", "svg", "math", "video", "audio", "source", "template"}:  # fmt: skip
            return False
        for name, value in attributes.items():
            if name.startswith("on") or name in {"style", "srcset", "background", "formaction"}:
                return False
            plain = re.sub(r"[\x00-\x20]", "", value).lower()
            has_scheme = re.match(r"[a-z][a-z0-9+.-]*:", plain)  # RFC 3986, section 3.1
            if name == "href" and has_scheme and not plain.startswith(allowed):
                return False
            if name == "src" and (":" in plain or plain.startswith(("/", "\\")) or ".." in plain):
                return False
    return True


def test_markdown_is_shown_as_its_author_meant(made: Made) -> None:
    html = made(
        "A *stressed* **word**.[^1]\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "Term\n:   Meaning\n\n!!! note\n    Noted.\n\n[^1]: A footnote.\n"
    )
    tags = {tag for tag, _ in Reader(html).tags}
    assert {"em", "strong", "li", "table", "td", "dl", "dd", "sup", "div"} <= tags
    assert "A footnote." in html


def test_a_target_that_only_looks_like_a_scheme_is_a_relative_one(made: Made) -> None:
    assert is_safe(made("[@]([^1]: )"))
    assert not is_safe('<a href="foo+bar:x">x</a>')


def test_a_wiki_link_leads_to_its_document_by_its_title(made: Made) -> None:
    (link,) = Reader(made("See [[gpt-2]].")).all("a")
    assert Address.from_url(link["href"]) == Address.document("gpt-2")
    assert link["class"] == "wiki case"
    assert link["title"] == "Held <back>."
    assert ">GPT-2 staged release</a>" in made("See [[gpt-2]].")


@pytest.mark.parametrize(
    ("text", "address", "shown"),
    [
        ("[[gpt-2|the model]]", "gpt-2", "the model"),
        ("[[GPT-2 Staged Release]]", "gpt-2", "GPT-2 staged release"),
        ("[[gpt-2#What happened?]]", "gpt-2#what-happened", "GPT-2 staged release"),
        ("[[gpt-2#what-happened|then]]", "gpt-2#what-happened", "then"),
        ("[[gpt-2#gone]]", "gpt-2", "GPT-2 staged release"),
        ("[[#Own]]\n\n# Own", "a#own", "Own"),
        ("| x |\n|---|\n| [[gpt-2\\|in a table]] |", "gpt-2", "in a table"),
        ("![[gpt-2]]", "gpt-2", "GPT-2 staged release"),
        ("**[[gpt-2]]**", "gpt-2", "GPT-2 staged release"),
    ],
)
def test_wiki_links_are_read_as_obsidian_reads_them(
    made: Made, text: str, address: str, shown: str
) -> None:
    html = made(text)
    (link,) = Reader(html).all("a")
    assert str(Address.from_url(link["href"])) == address
    assert f">{shown}</a>" in html


def test_a_link_to_nothing_is_shown_as_missing(made: Made) -> None:
    html = made("See [[gone|that]].")
    assert Reader(html).all("a") == []
    assert '<span class="missing" title="Not in this library">that</span>' in html


def test_a_picture_of_the_library_is_shown(made: Made) -> None:
    (picture,) = Reader(made("![[a picture.png]]")).all("img")
    assert picture == {"src": "a%20picture.png", "alt": "a picture.png"}
    assert Reader(made("![alt](pictures/b.png)")).all("img") == [
        {"src": "pictures/b.png", "alt": "alt"}
    ]


def test_a_citation_leads_to_its_sources_and_shows_them(made: Made) -> None:
    html = made("So it is [see @key, p. 4; @gone].")
    (link,) = Reader(html).all("a")
    assert Address.from_url(link["href"]) == Address.source("key")
    assert 'Release "strategies"' in link["title"]
    assert "[see Solaiman 2019, p. 4; gone]" in Reader(html).text
    assert "not in references.json" in html


def test_code_is_shown_untouched(made: Made) -> None:
    html = made("`[[gpt-2]] [@key]`\n\n```argdown\n[A]: <b> & [[gpt-2]]\n```\n")
    assert Reader(html).all("a") == []
    assert '<pre class="language-argdown"><code>[A]: &lt;b&gt; &amp; [[gpt-2]]\n</code>' in html


@pytest.mark.parametrize(
    "body",
    ["- item\n\n    ```\n    code\n    ```\n\n    after", "- ```\n  code\n  ```\n- after",
     "text\n```\ncode\n```\nafter", "- item\n\t```\n\tcode\n\t```\n\nafter"],
)  # fmt: skip
def test_fences_are_blocks_wherever_they_stand(made: Made, body: str) -> None:
    html = made(body)
    assert "<code>code\n</code></pre>" in html
    assert "```" not in html
    assert "after" in Reader(html).text


def test_a_fence_never_closed_is_code_to_the_end(made: Made) -> None:
    assert "[[gpt-2]]\n\nmore\n</code>" in made("```\n[[gpt-2]]\n\nmore")


def test_a_call_out_is_a_quote_with_its_title(made: Made) -> None:
    html = made("> [!warning]- Mind **this**\n> Text.\n\n> [!see-also]\n> More.")
    assert html.count("<blockquote>") == 2
    assert "[!" not in html
    assert "<strong>See also</strong>" in html


def test_a_tag_is_no_heading(made: Made) -> None:
    assert not re.search("<h[1-6]", made("#tag and text\n\n#another"))


@pytest.mark.parametrize(
    "body",
    [
        '# What\'s next?\n\n# “Quoted” and "quoted"',
        "# The `argdown` fence\n\n# The `code`",
        "# See [[gpt-2]]\n\n# See [[gpt-2|it]]",
        "# Said [@key]\n\n# <b>Bold</b> &amp; brave",
        "# A\n\n# A\n\n# A",
        "# Named {#mine}\n\n# A #\n\n# A#",
        "One\n===\n\nTwo\n---\n\n# A\nB\n---",
        "**Bold**\n===",
        "> # Quoted\n\n# Own",
        "- # In a list\n\n# Own",
        "text\n# Own\ntext",
        "#\n\n##\n\n# Own",
        "# Footnoted[^1]\n\n[^1]: Note.",
        "# Ends in a backslash\\\n\n# Own",
        "# A\t# tab #",
        "# \ue0001\ue001 forged\n\n# Own",
    ],
)
def test_headings_have_the_anchors_of_their_sections(tmp_path: Path, body: str) -> None:
    document, library = loaded(tmp_path, body)
    html = page(document, library)
    expected = [section.anchor for section in document.sections if section.level]
    assert Reader(html).heading_ids() == expected
    assert "\ue000" not in html


def test_a_heading_in_raw_html_keeps_its_text_and_forges_nothing(made: Made) -> None:
    html = made('<div title="\n# x\n">\n\n# Inside\n\n</div>\n\n# Outside')
    assert "\ue000" not in html
    assert "outside" in Reader(html).heading_ids()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        '<a href="&#106;avascript:alert(1)">x</a>',
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "<file:///etc/passwd>",
        "![x](file:///etc/passwd)",
        "![x](https://evil.example/pixel.png)",
        "![x](//evil.example/pixel.png)",
        "![x](%2F%2Fevil.example/pixel.png)",
        "![x](\\\\evil.example\\pixel.png)",
        '<img src=" //evil.example/x.png">',
        '<img src="\t/etc/x.png">',
        "![x](/etc/passwd)",
        "![x](../../etc/passwd)",
        "![x](a/%2e%2e/%2e%2e/secret.png)",
        "![[../../secret.png]]",
        "![[https://evil.example/x.png]]",
        '<img srcset="https://evil.example/x.png 2x">',
        '<div style="background: url(https://evil.example/x)">x</div>',
        '<table background="https://evil.example/x"><tr><td>x</td></tr></table>',
        '<iframe src="https://evil.example"></iframe>',
        '<svg><a href="javascript:x"><text>x</text></a></svg>',
        '<math><mi href="javascript:x">x</mi></math>',
        '<link rel="stylesheet" href="https://evil.example/x.css">',
        '<meta http-equiv="refresh" content="0;url=https://evil.example">',
        '<base href="https://evil.example/">',
        '<form action="https://evil.example"><input autofocus onfocus=alert(1)></form>',
        "<style>@import url(https://evil.example/x.css);</style>",
        '<object data="file:///etc/passwd"></object>',
        "<!--><script>alert(1)</script>-->",
        "<noscript><p title=\"</noscript><script>alert(1)</script>\">",
        '[x]: javascript:alert(1)\n\n[x]',
        "x {: onclick=alert(1) style=x }",
        '# x {: onclick="alert(1)" }',
        '[[gone|<script>alert(1)</script>]]',
        "[@key, <script>alert(1)</script>]",
        "```\"><script>alert(1)</script>\nx\n```",
    ],
)  # fmt: skip
def test_nothing_can_run_load_or_leave_unasked(made: Made, text: str) -> None:
    for body in (
        text,
        f"Before.\n\n{text}\n\nAfter.",
        f"- {text}",
        f"> {text}",
        f"<div>{text}</div>",
    ):
        assert is_safe(made(body)), made(body)


def test_the_title_of_a_document_can_run_nothing(write_library: WriteLibrary) -> None:
    library = load(
        write_library(
            {
                "a.md": "[[b]]",
                "b.md": "---\ntitle: '<script>x</script>\"><img src=x onerror=y>'\n---\n",
            }
        )
    )
    html = page(library.document("a"), library)
    assert is_safe(html)
    assert "&lt;script&gt;" in html


def test_links_to_the_web_and_to_mail_are_kept(made: Made) -> None:
    links = Reader(made("[a](https://example.org/?a=1&b=2) <mailto:a@example.org> <http://b.org>"))
    assert [link["href"] for link in links.all("a")] == [
        "https://example.org/?a=1&b=2",
        "mailto:a@example.org",
        "http://b.org",
    ]


@pytest.mark.parametrize(
    "body",
    ["> " * 3000 + "x", ">" * 100_000, "\n".join("    " * depth + "- x" for depth in range(300)),
     "<div>" * 5000, "*" * 20_000, "[" * 20_000, "**a " * 5000, "`" * 20_000, "![" * 10_000,
     "<b>" * 20_000, "1. " * 5000, "| " * 20_000, "a\n" * 20_000, "[^1]" * 5000, "&" * 50_000,
     "<" * 20_000, "# a\n" * 3000],
)  # fmt: skip
def test_absurd_documents_are_shown_all_the_same(made: Made, body: str) -> None:
    start = time.process_time()
    html = made(body)
    assert is_safe(html)
    assert time.process_time() - start < 20


def test_a_document_nested_too_deeply_is_shown_as_text(made: Made) -> None:
    body = "\n\n".join("    " * depth + "- level <b>" for depth in range(1000))
    html = made(body)
    assert "level" in html
    assert is_safe(html)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_any_text_becomes_safe_html_with_anchors_of_its_own_sections(body: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        document, library = loaded(Path(name), body.replace("\x00", ""))
    html = page(document, library)
    assert is_safe(html)
    ids = Reader(html).heading_ids()
    assert len(set(ids)) == len(ids) or "{" in body or "id=" in body


@settings(max_examples=150, deadline=None)
@given(WELL_FORMED)
def test_anchors_of_headings_are_those_of_the_sections(body: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        document, library = loaded(Path(name), body)
    expected = [section.anchor for section in document.sections if section.level]
    assert Reader(page(document, library)).heading_ids() == expected


@given(st.text(max_size=60))
def test_sanitising_any_text_is_safe(text: str) -> None:
    assert is_safe(sanitised(text))
