from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.library.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.library.model import Library

FILES = {
    "library.yaml": "id: small\ntitle: A small library\nversion: 2026.11\n",
    "cases/fraudgpt.md": (
        "---\ntitle: FraudGPT\nrisks: {malicious-use: from-openness}\n---\n"
        "## What happened\n\nIt was sold for malicious use, see [[eu-ai-act]].\n"
    ),
    "cases/gpt-2.md": (
        "---\ntitle: GPT-2\nrisks: {malicious-use: not-shown}\nrewards: [trust]\n"
        "safeguards: staging\n---\nStaged release against malicious use.\n"
    ),
    "cases/llama.md": (
        "---\ntitle: Llama\nrisks: malicious-use\nrewards: trust\n"
        "regulations: {eu-ai-act: would-apply}\n---\nText.\n"
    ),
    "topics/malicious-use.md": "---\ntitle: Malicious use\nkind: risk\n---\nText.\n",
    "topics/trust.md": "---\ntitle: Trust\nkind: reward\n---\nText.\n",
    "safeguards/staging.md": "---\ntitle: Staged release\nmitigates: malicious-use\n---\nText.\n",
    "regulations/eu-ai-act.md": "---\ntitle: EU AI Act\naddresses: malicious-use\n---\nText.\n",
    "pages/about.md": "---\ntitle: About\n---\nSee [[gpt-2]].\n",
    "cases/lonely.md": "---\ntitle: A lonely case\n---\nText.\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Library:
    """A library of real files: three cases, a risk, a reward, a safeguard, a law, a page."""
    for name, text in FILES.items():
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(tmp_path / "small")
