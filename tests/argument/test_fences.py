"""The claims of Markdown files: which fences, and where in the file each of their characters is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explorer.argument.fences import Source
from explorer.argument.joining import has_claims, read_document
from explorer.argument.parser import parse
from explorer.library.loading import load

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary

_MARKDOWN = """\
---
title: A case
---
# A case

```argdown
[A]: First.
```

## Reasons

- A list
  ~~~ {.argdown-map}
  [B]: Second.
    + [A]
  ~~~

```python
[C]: no claim
```
"""


def test_all_fences_of_a_file_are_one_text_with_blank_lines_between() -> None:
    source = Source.of_file(_MARKDOWN, Path("case.md"))
    assert source.text == "[A]: First.\n\n[B]: Second.\n  + [A]\n\n"


def test_every_character_knows_its_line_and_column_in_the_file() -> None:
    source = Source.of_file(_MARKDOWN, Path("case.md"))
    lines = _MARKDOWN.split("\n")
    for word in ("First", "Second", "[B]", "+ [A]"):
        index = source.text.index(word)
        place = source.place(index)
        assert lines[place.line - 1][place.column - 1 :].startswith(word)
        assert place.path == Path("case.md")


def test_an_argdown_file_is_one_text_as_a_whole() -> None:
    source = Source.of_file("# H\r\n\r\ntext\rmore", Path("x.argdown"))
    assert source.text == "# H\n\ntext\nmore"
    assert str(source.place(source.text.index("more"))) == "x.argdown:4:1"


def test_a_document_of_a_library_says_in_which_section_a_claim_stands(
    write_library: WriteLibrary,
) -> None:
    library = load(write_library({"cases/case.md": _MARKDOWN}))
    document = library.document("case")
    source = Source.of_document(document)
    assert source.text == Source.of_file(_MARKDOWN, Path("case.md")).text
    second = source.text.index("Second")
    assert source.row_at(second).anchor == "reasons"
    assert str(source.place(second)) == "cases/case.md:14:8"
    assert source.document == "case"


def test_a_document_without_claims_has_an_empty_tree(write_library: WriteLibrary) -> None:
    library = load(write_library({"cases/plain.md": "# Plain\n\n```\n[A]: code\n```\n"}))
    document = library.document("plain")
    assert not has_claims(document)
    assert read_document(document).tree.lines == ()


def test_an_error_in_a_fence_is_placed_in_the_markdown_file() -> None:
    text = _MARKDOWN.replace("    + [A]", "+ [A]").replace("  + [A]", "+ [A]")
    (problem,) = parse(Source.of_file(text, Path("case.md"))).problems
    assert problem.code == "relation-not-indented"
    assert text.split("\n")[problem.place.line - 1].strip() == "+ [A]"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ends_will_do(ending: str) -> None:
    text = "[A]: one {a: 1,\nb: 2}\n  + two\n\nthree\n".replace("\n", ending)
    tree = parse(Source.of_text(text))
    assert tree.is_sound
    assert [line.content.text for line in tree.lines] == ["one ", "two", "three"]


def test_a_fence_that_never_closes_runs_to_the_end_of_the_file() -> None:
    source = Source.of_file("```argdown\n[A]: a\n  + b", Path("x.md"))
    assert source.text == "[A]: a\n  + b\n\n"


def test_tabs_before_a_fence_do_not_upset_places() -> None:
    source = Source.of_file("- x\n\t```argdown\n\t[A]: a\n\t```\n", Path("x.md"))
    assert source.text.startswith("[A]: a\n")
    assert source.place(0).line == 3
    assert source.place(0).column >= 1
