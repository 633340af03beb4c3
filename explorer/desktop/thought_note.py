"""What the inspector is told of the claim that a reader thinks about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThoughtNote:
    """What follows for one claim.

    Attributes:
        key: The key of its box.
        view: `accept`, `reject`, or empty for no view.
        said: What follows and why, as rich text whose links are keys of boxes.
        notice: What that does not mean.
    """

    key: str
    view: str
    said: str
    notice: str
