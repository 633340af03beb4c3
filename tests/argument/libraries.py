"""A small library whose documents share claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from explorer.library.loading import load

if TYPE_CHECKING:
    from explorer.library.model import Library
    from tests.conftest import WriteLibrary


def fenced(title: str, claims: str, front: str = "") -> str:
    """Return a Markdown document with claims in a fence."""
    return f"---\ntitle: {title}\n{front}---\n# {title}\n\n## Claims\n\n```argdown\n{claims}\n```\n"


FILES = {
    "references.json": json.dumps([{"id": "k-2020", "type": "report", "title": "A report"}]),
    "topics/access.md": "---\ntitle: Access\nkind: reward\n---\n# Access\n",
    "topics/misuse.md": "---\ntitle: Misuse\nkind: risk\n---\n# Misuse\n",
    "topics/privacy.md": "---\ntitle: Privacy\nkind: concern\n---\n# Privacy\n",
    "cases/one.md": fenced(
        "One",
        "[Open]: Weights should be open. #access {type: policy}\n"
        "  + [Study]: It can be studied. #access #misuse {source: k-2020, page: 3, type: fact,"
        " by: [Ann, Bob], strength: measured, short: It can be studied}\n"
        "  - [Harm]: It does harm. #misuse {source: k-2020, type: fact,"
        " trades-off: [misuse, access]}\n\n"
        "an untitled aside {type: value}",
        "risks: [misuse]\n",
    ),
    "cases/two.md": fenced(
        "Two",
        "[Harm]: It does harm. {source: '@k-2020', page: 9, quote: So it does}\n"
        "  - <Rare>: It is rare. {type: forecast, source: k-2020, relieves: [access, privacy]}\n\n"
        "another aside {type: value}",
    ),
    "debates/talk.md": fenced(
        "Talk",
        "[Open]: Release it!\n  - <Rare>",
        "kind: debate\nmain: Open\njoins: [one, two]\n",
    ),
}


def library(write_library: WriteLibrary, **changed: str) -> Library:
    """Load the library, some files given anew: `cases__one="…"` for `cases/one.md`."""
    files = dict(FILES)
    files.update({f"{name.replace('__', '/')}.md": text for name, text in changed.items()})
    return load(write_library(files))
