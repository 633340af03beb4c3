"""What a search found, for others: Markdown, a table, the sources it cites, and JSON.

Source: RFC 4180 for the table; CommonMark 0.31, section 2.4, for what is escaped.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.export.named_formats import format_named
from explorer.export.plain_text import plain
from explorer.export.tables import defused
from explorer.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from explorer.argument.claims import Claim
    from explorer.library.model import Library
    from explorer.search.model import Found, Hit

_MARKS = re.compile(r"([\\`*_\[\]<>&#|~])")
_COLUMNS = ("Address", "Kind", "Document", "Section or claim", "Text", "Score")


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, with what it was found in.

    Attributes:
        found: What was found.
        library: Where; its sources are cited.
        claims: The claims of the library.
    """

    found: Found
    library: Library
    claims: Sequence[Claim] = ()


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format of what a search found.

    Attributes:
        name: What it is asked for by.
        title: What people call it.
        suffix: What its files' names end in, the dot included.
        write: Makes the text.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Results], str]


def results_markdown(results: Results) -> str:
    """Write hits as Markdown, by document, what matched in bold; each with its address."""
    found = results.found
    total = f"{_count(found.total, 'passage')} in {_count(found.document_count, 'document')}"
    shown = "" if len(found.hits) == found.total else f"; the first {len(found.hits)} are shown"
    parts = [f"# Search: {_escaped(found.query)}", _escaped(found.explained), f"{total}{shown}."]
    for group in found.by_document():
        parts.append(f"## {_escaped(group.title)}\n\n{group.kind}, `{_code(group.document_id)}`")
        parts.append("\n".join(_item(hit) for hit in group.hits))
    return "\n\n".join(part for part in parts if part) + "\n"


def results_csv(results: Results) -> str:
    """Write hits as a table, a row each in their order."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for hit in results.found.hits:
        row = (str(hit.address), hit.kind, hit.title, hit.section, _snippet(hit), f"{hit.score:g}")
        writer.writerow([defused(plain(cell)) for cell in row])
    return file.getvalue()


def results_citations(results: Results) -> str:
    """Write the sources that the passages found cite, a reference to a line, in their order."""
    sources = results.library.sources
    references = {sources[key].reference for key in cited_in(results) if key in sources}
    return "".join(f"{plain(reference)}\n" for reference in sorted(references, key=str.casefold))


def results_json(results: Results) -> str:
    """Write hits as JSON, as the command line prints them."""
    return json.dumps(found_json(results.found), ensure_ascii=False, indent=2) + "\n"


def found_json(found: Found) -> dict[str, Any]:
    """Return what was found as plain values."""
    return {
        "query": found.query,
        "explained": found.explained,
        "total": found.total,
        "documents": found.document_count,
        "hits": [
            {
                "address": str(hit.address),
                "kind": hit.kind,
                "title": hit.title,
                "section": hit.section,
                "snippet": _snippet(hit),
                "score": hit.score,
            }
            for hit in found.hits
        ],
        "facets": {field: dict(values) for field, values in found.facets.items()},
        "took_ms": found.took_ms,
    }


def cited_in(results: Results) -> tuple[str, ...]:
    """Return the keys of the sources that the passages found cite, in their order."""
    claims = {claim.title: claim.sources for claim in results.claims}
    keys: dict[str, None] = {}
    for hit in results.found.hits:
        if hit.is_claim:
            keys.update(dict.fromkeys(claims.get(hit.address.name, ())))
        elif results.library.has(hit.document_id):
            cited = results.library.document(hit.document_id).citations
            keys.update({one.key: None for one in cited if one.anchor == hit.anchor})
    return tuple(keys)


RESULT_FORMATS = (
    ResultFormat("markdown", "Markdown", ".md", results_markdown),
    ResultFormat("csv", "Table (CSV)", ".csv", results_csv),
    ResultFormat("citations", "The sources cited", ".txt", results_citations),
    ResultFormat("json", "JSON", ".json", results_json),
)
"""Every format, the most asked for first."""


def results_text(results: Results, format_name: str) -> str:
    """Return what `export_results` would write, for the clipboard.

    Raises:
        ExportError: The format is unknown.
    """
    return format_named(format_name, RESULT_FORMATS, "A list of results").write(results)


def export_results(
    results: Results, format_name: str, path: Path, *, replace: bool = False
) -> Path:
    """Write what a search found and return the file written.

    Raises:
        ExportError: The format is unknown, or the file cannot be written.
        FileInTheWayError: The file is there and `replace` is false; nothing was written.
    """
    text = results_text(results, format_name)
    write_atomically(path, text.encode("utf-8", "replace"), replace=replace)
    return path


def _item(hit: Hit) -> str:
    where = " › ".join(_escaped(name) for name in (*hit.trail, hit.section) if name)
    runs = (
        (f"**{_escaped(run.text)}**" if run.is_match else _escaped(run.text, is_inner=True))
        for run in hit.snippet
    )
    text = "".join(runs).strip()
    parts = [f"**{where}**" if where else "", text, f"`{_code(str(hit.address))}`"]
    return "- " + "  \n  ".join(part for part in parts if part)


def _snippet(hit: Hit) -> str:
    return plain("".join(run.text for run in hit.snippet))


def _escaped(text: str, *, is_inner: bool = False) -> str:
    """Return text as it stands in Markdown; of a piece between others the spaces are kept."""
    clean = plain(text)
    if is_inner:
        clean = f"{' ' * text[:1].isspace()}{clean}{' ' * (bool(clean) and text[-1:].isspace())}"
    return _MARKS.sub(r"\\\1", clean)


def _code(text: str) -> str:
    return plain(text).replace("`", "'")


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
