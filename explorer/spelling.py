"""Words as people write them: what was probably meant, and letters without their case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_GUESSED = 100
"""No longer word is compared with others: comparing takes time by the square of its length."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known words, or nothing when none is near."""
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - only after a mistake

    def likeness(other: str) -> float:
        return SequenceMatcher(None, other, word).ratio()

    if len(word) > _MAX_GUESSED:
        return ""
    near = get_close_matches(word, tuple(known), n=2, cutoff=0.6)
    if len(near) == 2 and likeness(near[0]) - likeness(near[1]) > 0.1:
        near = near[:1]
    return f"did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""


def lowered(text: str) -> str:
    """Return a text in lower case, every character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
