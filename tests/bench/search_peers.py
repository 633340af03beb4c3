"""The engines that search is measured against: SQLite's FTS5, and tantivy where it is installed."""

from __future__ import annotations

import importlib
import sqlite3
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Text: TypeAlias = tuple[str, str, str]
"""Title, heading and text of a section."""


class Peer(Protocol):
    """Another engine."""

    name: str

    def search(self, query: str, *, is_typing: bool) -> object:
        """Return a count and the ten best with snippets; None for a query without words."""

    def close(self) -> None:
        """Let go of all files."""


class Fts5:
    """SQLite's full-text index with stemming."""

    name = "FTS5"

    def __init__(self, path: Path, texts: Iterable[Text]) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute(
            "create virtual table sections using "
            "fts5(title, heading, text, tokenize='porter unicode61')"
        )
        with self._connection:
            self._connection.executemany("insert into sections values (?, ?, ?)", texts)

    def search(self, query: str, *, is_typing: bool) -> object:
        """Return a count and the ten best with snippets; None for a query without words."""
        words = _words(query)
        if not words:
            return None
        match = " ".join(f'"{word}"' for word in words) + ("*" if is_typing else "")
        (count,) = self._connection.execute(
            "select count(*) from sections where sections match ?", (match,)
        ).fetchone()
        rows = self._connection.execute(
            "select title, heading, snippet(sections, 2, '[', ']', '…', 24),"
            " bm25(sections, 4, 2, 1) from sections where sections match ?"
            " order by bm25(sections, 4, 2, 1) limit 10",
            (match,),
        ).fetchall()
        return count, rows

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


class Tantivy:
    """Tantivy, a search library in Rust, with stemming."""

    name = "tantivy"

    def __init__(self, engine: Any, path: Path, texts: Iterable[Text]) -> None:
        path.mkdir()
        self._engine = engine
        builder = engine.SchemaBuilder()
        for field in ("title", "heading", "text"):
            builder.add_text_field(field, stored=True, tokenizer_name="en_stem")
        self._schema = builder.build()
        self._index = engine.Index(self._schema, str(path))
        writer = self._index.writer()
        for title, heading, text in texts:
            writer.add_document(engine.Document(title=title, heading=heading, text=text))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: str, *, is_typing: bool) -> object:
        """Return a count and the ten best with snippets; None for a query without words."""
        words = _words(query)
        if not words:
            return None
        last = f'"{words[-1]}"' if not is_typing else f"{words[-1].lower()}"
        typed = " AND ".join([*(f'"{word}"' for word in words[:-1]), last])
        parsed, _ = self._index.parse_query_lenient(typed, ["title", "heading", "text"])
        result = self._searcher.search(parsed, 10, count=True)
        maker = self._engine.SnippetGenerator.create(self._searcher, parsed, self._schema, "text")
        rows = [
            maker.snippet_from_doc(self._searcher.doc(address)).to_html()
            for _, address in result.hits
        ]
        return result.count, rows

    def close(self) -> None:
        """Do nothing: its files are closed with it."""


def fts5(path: Path, texts: Iterable[Text]) -> Peer | None:
    """Build an index of SQLite's."""
    return Fts5(path, texts)


def tantivy(path: Path, texts: Iterable[Text]) -> Peer | None:
    """Build an index of tantivy's; None where it is not installed."""
    try:
        engine = importlib.import_module("tantivy")
    except ImportError:
        return None
    return Tantivy(engine, path, texts)


PEERS: tuple[Callable[[Path, Iterable[Text]], Peer | None], ...] = (fts5, tantivy)


def _words(query: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in query[:200]).split()[:16]
