"""Libraries whose titles are a trial for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.library.dates import PartialDate
from explorer.library.kinds import Application, Bearing, Kind, Origin, Relation
from explorer.library.model import Library, Link
from explorer.library.sources import Source
from tests.topics import by_hand

if TYPE_CHECKING:
    from pathlib import Path

STRANGE_TITLES = (
    'The "quoted" & <tagged> one',
    "=cmd|' /C calc'!A0",
    "+1 -1 @home",
    "Bell\x07 and\x00 null\x1b[31m \ud800 \uffff",
    "Two\nlines\tand a tab\r\n",
    "Emoji 🧠🔓 and a flag 🇩🇪",
    "long " * 40 + "end",
    "عنوان من اليمين إلى اليسار",
    "Back\\slash `tick` #35; %%comment --> [x](y) {z} ]]> end",
    "end",
    "semicolon; a:b, pipe | in | it",
    "",
)


def strange() -> Library:
    """Make a library of strange titles and ids, each linked with the next."""
    ids = [f"doc {number}" for number in range(len(STRANGE_TITLES))]
    ids[0], ids[1], ids[2], ids[3] = "a-b", "a_b", "end", "été 2019"
    kinds = (Kind.CASE, Kind.RISK, Kind.REWARD, Kind.CONCERN, Kind.SAFEGUARD, Kind.REGULATION)
    documents = [
        by_hand.document(one, kinds[number % 6], title, summary=title, aliases=(title, "Other"))
        for number, (one, title) in enumerate(zip(ids, STRANGE_TITLES, strict=True))
    ]
    links = [
        by_hand.link(
            one, Relation.RELATED, other, passages=1, claims=(title,), sources=("key-2019",)
        )
        for one, other, title in zip(ids, ids[1:], STRANGE_TITLES, strict=False)
    ]
    sources = {"key-2019": Source("key-2019", "report", 'A "report" <& more>', url="https://x.org")}
    return by_hand.library(documents, links, sources)


def parallel() -> Library:
    """Make a library of a case and a law that three links join, two of them of one relation."""
    case = by_hand.document(
        "llama", title="Llama", as_of=PartialDate(2026, 5, 2), date=PartialDate(2023, 2)
    )
    law = by_hand.document(
        "eu-ai-act", Kind.REGULATION, "EU AI Act", as_of=PartialDate(2026, 9), status="in-force"
    )
    applied = Link(
        "llama", Relation.REGULATED_BY, "eu-ai-act", Origin.DECLARED, Bearing.UNSTATED,
        Application.WOULD_APPLY,
    )  # fmt: skip
    links = [
        by_hand.link("llama", Relation.MENTIONS, "eu-ai-act", passages=2, sources=("a", "b")),
        applied,
        by_hand.link("llama", Relation.RELATED, "eu-ai-act"),
        by_hand.link("llama", Relation.RELATED, "eu-ai-act"),
        by_hand.link("llama", Relation.MENTIONS, "llama"),
    ]
    return by_hand.library([case, law], links)


def write_small(folder: Path) -> Path:
    """Write a library of real files, with bearings, evidence and a cited source."""
    texts = {
        "library.yaml": "id: small\ntitle: A small library\nversion: 2026.11\nlicence: CC BY 4.0\n",
        "references.json": (
            '[{"id": "solaiman-2019", "type": "report", "title": "Release strategies",'
            ' "author": [{"family": "Solaiman", "given": "Irene"}],'
            ' "issued": {"date-parts": [[2019, 11]]}}]'
        ),
        "cases/gpt-2.md": (
            "---\ntitle: 'GPT-2: the staged release'\nas-of: 2026-10\ndate: 2019-02-14\n"
            "risks: {malicious-use: not-shown}\nrewards: {trust: from-openness}\n---\n"
            "## What happened\n\nMalicious use was feared [@solaiman-2019].\n\n"
            "## Afterwards\n\nNo [[malicious-use]] was seen. It earned trust.\n"
        ),
        "topics/malicious-use.md": "---\ntitle: Malicious use\nkind: risk\n---\nText.\n",
        "topics/trust.md": "---\ntitle: Trust\nkind: reward\n---\nSee [[malicious-use]].\n",
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
