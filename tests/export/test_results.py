"""What a search found, written for others."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from explorer.argument.argued import argue
from explorer.errors import ExportError, FileInTheWayError
from explorer.export.results import RESULT_FORMATS, Results, export_results, results_text
from explorer.library.loading import load
from explorer.search.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {
    "library.yaml": "id: small\ntitle: Small\n",
    "references.json": """[
        {"id": "cohen-2023", "type": "report", "title": "Weights leak",
         "author": [{"family": "Cohen", "given": "A."}], "issued": {"date-parts": [[2023, 3]]}},
        {"id": "abe-2020", "type": "report", "title": "Copies",
         "author": [{"family": "Abe", "given": "B."}], "issued": {"date-parts": [[2020]]}},
        {"id": "never-2001", "type": "report", "title": "Never cited",
         "author": [{"family": "Never"}], "issued": {"date-parts": [[2001]]}}
    ]""",
    "cases/llama.md": """---
title: "=Llama [weights]"
---
## The leak

The *weights* leaked as a torrent & were `copied` [@cohen-2023; @nobody-1999].

## Claims

```argdown
[No recall]: Copies of the weights stay. {source: abe-2020}
```
""",
    "cases/other.md": "---\ntitle: Other\n---\nNothing of it [@never-2001].\n",
}


@pytest.fixture
def results(tmp_path: Path) -> Callable[[str], Results]:
    """Return what searches a small library."""
    for name, text in FILES.items():
        path = tmp_path / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    argued = argue(load(tmp_path / "library"))
    index = Index.in_memory(argued.library)
    return lambda query: Results(index.search(query), argued.library, argued.claims)


def test_markdown_shows_hits_by_document_with_their_addresses(
    results: Callable[[str], Results],
) -> None:
    text = results_text(results("weights"), "markdown")
    assert text.startswith("# Search: weights\n\nPassages that mention “weights”")
    assert "\n\n4 passages in 1 document.\n\n## =Llama \\[weights\\]\n\ncase, `llama`\n\n- " in text
    assert "**The leak**" in text
    assert "The **weights** leaked as a torrent \\& were copied" in text
    assert "`claim:No recall`" in text
    assert text.endswith("`\n")


def test_markdown_says_when_not_all_hits_are_shown(results: Callable[[str], Results]) -> None:
    whole = results("*")
    assert "are shown" not in results_text(whole, "markdown")
    index = Index.in_memory(whole.library)
    part = Results(index.search("*", limit=2), whole.library)
    assert "5 passages in 2 documents; the first 2 are shown." in results_text(part, "markdown")
    index.close()


def test_a_table_has_a_row_for_each_hit_and_no_formula(results: Callable[[str], Results]) -> None:
    found = results("weights")
    text = results_text(found, "csv")
    assert "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Address"] for row in rows] == [str(hit.address) for hit in found.found.hits]
    assert {row["Document"] for row in rows} == {"'=Llama [weights]"}
    assert {row["Kind"] for row in rows} == {"case", "claim"}
    assert all("\n" not in row["Text"] for row in rows)


def test_the_sources_that_were_cited_are_listed_once_by_author(
    results: Callable[[str], Results],
) -> None:
    lines = results_text(results("weights"), "citations").splitlines()
    assert [line.partition(",")[0] for line in lines] == ["Abe", "Cohen"]
    assert lines[1].endswith("Weights leak.")
    assert results_text(results("torrent"), "citations").count("\n") == 1
    assert results_text(results("zebra"), "citations") == ""


def test_json_is_what_the_command_line_prints(results: Callable[[str], Results]) -> None:
    told = json.loads(results_text(results("torrent"), "json"))
    assert list(told) == [
        "query", "explained", "total", "documents", "hits", "facets", "took_ms",
    ]  # fmt: skip
    assert list(told["hits"][0]) == ["address", "kind", "title", "section", "snippet", "score"]
    assert told["facets"]["kind"] == {"case": 1}


@pytest.mark.parametrize("format_name", [one.name for one in RESULT_FORMATS])
@pytest.mark.parametrize("query", ["weights", "zebra", "", "\ud800 `*|<script>"])
def test_anything_found_can_be_written_to_a_file(
    results: Callable[[str], Results], tmp_path: Path, format_name: str, query: str
) -> None:
    path = export_results(results(query), format_name, tmp_path / "out")
    assert path.read_text("utf-8").count("\ud800") == 0


def test_a_file_that_is_there_is_left_alone(
    results: Callable[[str], Results], tmp_path: Path
) -> None:
    path = tmp_path / "out.md"
    path.write_text("mine", "utf-8")
    with pytest.raises(FileInTheWayError):
        export_results(results("weights"), "markdown", path)
    assert path.read_text("utf-8") == "mine"
    export_results(results("weights"), "markdown", path, replace=True)
    assert path.read_text("utf-8").startswith("# Search")


def test_an_unknown_format_is_refused_in_words(results: Callable[[str], Results]) -> None:
    with pytest.raises(ExportError) as error:
        results_text(results("weights"), "markdwon")
    assert "Did you mean “markdown”?" in error.value.hint
