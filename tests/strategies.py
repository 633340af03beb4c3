"""Hypothesis strategies: Markdown of all sorts, and libraries of any bytes."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    "# ", "## ", "###", "#", "===\n", "---\n", "- ", "1. ", "> ", ">> ", "    ", "\t", "| ", " |\n",
    "--- | ---\n", "```", "```argdown\n", "~~~\n", "`", "``", "*", "**", "_", "[[", "]]", "|", "[@",
    "]", "; @", "![", "](", ")", "<b>", "</b>", "<div>", "</div>\n", "<script>", "</script>",
    "<!--", "-->", "<a href=\"javascript:x\">", "<details>\n", "<img src=", "http://x.y", "&amp;",
    "&#58;", "\\", "!!! note\n", "> [!tip] ", "[^1]", "[^1]: ", "*[AB]: ", "{#id}", "{: .c }",
    ": ", "[a]: ", "\"", "'", "...", "\n", "\n\n", "\n\n\n", " ", "word", "gpt-2", "Zürich", "日本",
    "\u0002", "\u0003", "\x00", "\u2028", "\U000e0000", "<![CDATA[", "<?php", "<!DOCTYPE", "&", "<",
)  # fmt: skip

MARKDOWN = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80).map(
        lambda text: text.replace("\r", "\n")
    ),
)
"""Any text, mostly such as means something in Markdown; its only line ends are line feeds."""

_INLINE = st.lists(
    st.sampled_from(
        ["word", "GPT-2", "*stressed*", "**strong**", "`code`", "`<!--`", "what’s", "it's",
         '"quoted"', "[[gpt-2]]", "[[gpt-2|the model]]", "[text](https://example.org)", "Zürich",
         "<b>bold</b>", "A & B", "&amp;", "[@key, p. 4]", "snake_case", "$5", "1.", "3 < 4", "日本",
         "https://example.org", "![alt](a.png)", "(c)", "\\*", "[^1]", "a -- b", "...", "{#own}"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip

_BLOCK = st.one_of(
    st.tuples(st.sampled_from(["# ", "## ", "### ", "###### "]), _INLINE).map("".join),
    st.tuples(_INLINE, st.sampled_from(["\n===", "\n---"])).map("".join),
    _INLINE,
    _INLINE.map(lambda text: f"- {text}\n- {text}"),
    _INLINE.map(lambda text: f"> {text}\n> # Not a section"),
    _INLINE.map(lambda text: f"> [!note] {text}\n> more"),
    st.just("```python\n# no heading\n```"),
    st.just("| a | b |\n| --- | --- |\n| c | d |"),
    st.just("[^1]: A note."),
    st.just("<!-- # no heading -->"),
)

WELL_FORMED = st.lists(_BLOCK, max_size=8).map("\n\n".join)
"""Bodies whose blocks stand apart by blank lines, as people write them."""

_NAMES = st.sampled_from(
    ["a.md", "b.md", "cases/a.md", "cases/gpt-2.md", "topics/risk.md", "topics/b.markdown",
     "debates/d.md", "tours/t.md", "regulations/r.md", "deep/er/still/n.md", "library.yaml",
     "references.json", "vocabulary.yaml", "picture.png"]
)  # fmt: skip

_FRONT = st.lists(
    st.tuples(
        st.sampled_from(
            ["title", "kind", "date", "aliases", "events", "risks", "regulations", "components",
             "joins", "minutes", "related", "release", "titel", "as-of", "tags", "id", "checks"]
        ),
        st.one_of(
            st.sampled_from(
                ["case", "risk", "2019", "2019-02-31", "[a, b]", "{a: not-shown}", "{b: applied}",
                 "[{date: 2019, what: x, source: k}]", "9" * 5000, "[[a]]", '"[[a]]"', "*x", "&x y",
                 "{weights: open}", "[[", "- x", "", "{a: [b]}", "[{a: b}]", "|\n  text\n  more"]
            ),
            st.text(max_size=12),
        ),
    ).map(": ".join),
    max_size=6,
).map(lambda lines: "---\n" + "\n".join(lines) + "\n---\n")  # fmt: skip

_CONTENT = st.one_of(
    st.binary(max_size=60),
    MARKDOWN.map(str.encode),
    st.tuples(_FRONT, MARKDOWN).map(lambda parts: "".join(parts).encode("utf-8", "replace")),
    st.sampled_from(
        [b"[]", b"{}", b'[{"id": "k"}]', b'[{"id": 5, "title": "\\ud800"}]', b"[null, [[]]]",
         b'[{"id": "k", "issued": {"date-parts": [[1e999, null]]}, "author": "x"}]', b"[" * 5000,
         b"1" * 5000, b'[{"id": ["k"], "URL": "javascript:x"}, {"id": "k"}, {"id": "k"}]']
    ),
)  # fmt: skip

FILES = st.dictionaries(_NAMES, _CONTENT, max_size=6)
"""The files of a library, name → bytes, any of which may be nonsense."""
