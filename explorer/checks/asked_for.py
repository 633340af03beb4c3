"""The stricter checks that a library may ask for in `library.yaml`, under `checks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.checks.balance import (
    sourced_claims,
    stated_claims,
    two_sided_topics,
    unique_sources,
)
from explorer.checks.citing import uncited_figures, unused_sources
from explorer.checks.writing import british_spelling, readable_prose, repeated_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.argument.argued import Argued
    from explorer.errors import Problem

ASKED_FOR: Final[dict[str, Callable[[Argued], list[Problem]]]] = {
    "uncited-figures": uncited_figures,
    "unused-sources": unused_sources,
    "unique-sources": unique_sources,
    "stated-claims": stated_claims,
    "sourced-claims": sourced_claims,
    "two-sided-topics": two_sided_topics,
    "repeated-sentences": repeated_sentences,
    "british-spelling": british_spelling,
    "readable-prose": readable_prose,
}
"""What each check is called, and what does it."""
