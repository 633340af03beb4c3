"""A small library whose debate has everything that a map can hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from explorer.argument.argued import argue
from explorer.library.loading import load

if TYPE_CHECKING:
    from explorer.argument.argued import Argued
    from tests.conftest import WriteLibrary


def _page(front: str, claims: str) -> str:
    return f"---\n{front}\nas-of: 2026-11-02\n---\n\n## Claims\n\n```argdown\n{claims}```\n"


TALK = """\
[Open]: Weights should be *open*. #access {type: policy}
  + [Study]: It can be studied; 5 < 6 & "so on". #access {source: k-2020, page: 3}
  - [Harm]: It does harm, they say. #misuse {source: [k-2020, l-2021]}
  - an untitled worry #misuse
  >< [Closed]: Weights should be closed.

# Steps

<Chain>: From scale to harm.

(1) [Many]: Many can run it. {source: l-2021, implicit: true}
(2) Some are bad.
-- Statistics, Common sense --
(3) [Some]: Some will use it badly. #misuse
----
(4) [Harm]
  _ [Rare]: That was rare.
"""

ONE = """\
[Harm]: It does great harm. {isCanonical: true}
  - <Reply>: Not so much. {by: Ann}
    _ [Beside]: Not the point.
    + [Data]: Counted.

[Harm]
  + another untitled one
"""

FILES = {
    "library.yaml": "id: small\ntitle: A small library\nversion: 2026.11\nlicence: CC BY 4.0\n",
    "references.json": json.dumps(
        [
            {"id": "k-2020", "type": "report", "title": "A report", "author": [{"family": "Kay"}],
             "issued": {"date-parts": [[2020]]}, "URL": "https://example.org/k"},
            {"id": "l-2021", "type": "report", "title": "Letters <&>",
             "author": [{"family": "Lee"}], "issued": {"date-parts": [[2021]]}},
        ]
    ),
    "topics/access.md": "---\ntitle: Access for all\nkind: reward\n---\n# Access\n",
    "pages/silent.md": "---\ntitle: A silent page\n---\n# Silence\n",
    "topics/misuse.md": "---\ntitle: Misuse\nkind: risk\n---\n# Misuse\n",
    "cases/one.md": _page("title: One", ONE),
    "debates/talk.md": _page(
        "title: 'Open or closed?'\nkind: debate\nmain: Open\njoins: [one]", TALK
    ),
}  # fmt: skip


def argued(write_library: WriteLibrary, **changed: str) -> Argued:
    """Load the library, some files given anew: `debates__talk="…"` for `debates/talk.md`."""
    files = dict(FILES)
    files.update({f"{name.replace('__', '/')}.md": text for name, text in changed.items()})
    return argue(load(write_library(files)))


def page(claims: str) -> str:
    """Return the debate's page with other claims."""
    return _page("title: 'Open or closed?'\nkind: debate\nmain: Open\njoins: [one]", claims)
