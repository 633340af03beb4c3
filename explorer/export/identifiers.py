"""Identifiers that every other program takes: `[A-Za-z_][A-Za-z0-9_]*`, unique and stable."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_RESERVED = frozenset(
    {"call", "class", "classdef", "click", "default", "digraph", "direction", "edge", "end"}
    | {"flowchart", "graph", "href", "interpolate", "linkstyle", "node", "strict", "style"}
    | {"subgraph"}
)
"""What Mermaid and DOT keep for themselves, in any case."""


def identifier(document_id: str) -> str:
    """Return the identifier of a document; it depends on nothing but the document's id.

    Plain ids keep their words: `gpt-2-staged-release` is `gpt_2_staged_release`. All others, and
    words that a format keeps for itself, end in two underscores and a hash, as no plain one does.
    """
    if _SIMPLE.fullmatch(document_id) and document_id.lower() not in _RESERVED:
        return document_id.replace("-", "_")
    digest = hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    words = re.sub(r"[^A-Za-z0-9]+", "_", document_id).strip("_")[:40].strip("_")
    lead = "" if words[:1].isalpha() else "_"
    return f"{lead}{words}__{digest}"


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Tell equal names apart by a number: the second `a` becomes `a__2`."""
    taken: set[str] = set()
    result = []
    for name in names:
        free, number = name, 1
        while free in taken:
            number += 1
            free = f"{name}__{number}"
        taken.add(free)
        result.append(free)
    return tuple(result)
