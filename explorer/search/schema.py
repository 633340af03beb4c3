"""The fields of the index.

Their postings come finished from `explorer.search.writing`; whoosh's own analysers are not used.
"""

from __future__ import annotations

import hashlib
import sys

import whoosh
from whoosh.fields import STORED, FieldType, Schema

from explorer.search.codec import Positions, Weights

FORMAT_VERSION = 3
"""Raised by whoever changes what the index holds: analysis, fields, manifest."""

WORDS = "words"
"""Every word of a passage as it stands there, folded, with positions."""
STEMS = "stems"
"""The stems of a passage's words, weighted: what is ranked by."""
TITLE = "title"
"""The stems of the document's title and aliases, with positions, for each of its passages; of a
claim its own title comes first."""
HEADING = "heading"
"""The stems of the passage's heading, with positions."""
MARKS = "marks"
"""`field=value` for whatever else a passage can be found by."""


def schema() -> Schema:
    """Return the fields of the index."""
    return Schema(
        words=FieldType(Positions(), None),
        stems=FieldType(Weights(), None),
        title=FieldType(Positions(), None),
        heading=FieldType(Positions(), None),
        marks=FieldType(Weights(), None),
        passage=STORED(),
    )


def version() -> str:
    """Return what an index must have been written with to be read: format, engine and schema."""
    described = ",".join(
        f"{name}:{type(getattr(field, 'format', None)).__name__}"
        for name, field in sorted(schema().items())
    )
    digest = hashlib.sha256(f"{described};{sys.byteorder}".encode()).hexdigest()[:8]
    return f"v{FORMAT_VERSION}-whoosh{whoosh.versionstring()}-{digest}"
