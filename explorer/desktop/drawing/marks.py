"""What is told about a box beside what it says: views, statuses, filters, hits."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Literal

from explorer.desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Mark:
    """What is told about one box.

    Attributes:
        view: What the reader holds of it; empty for no view.
        status: What follows for it; empty while what-if is off.
        is_aside: Whether an undercut sets it aside.
        is_dimmed: Whether a filter makes it step back.
        is_matched: Whether a search found it.
        is_yours: Whether the view is that of who reads, and not one of two that are compared.
    """

    view: Literal["accept", "reject", ""] = ""
    status: Literal["stands", "falls", "undecided", ""] = ""
    is_aside: bool = False
    is_dimmed: bool = False
    is_matched: bool = False
    is_yours: bool = True

    @property
    def has_fallen(self) -> bool:
        """Whether it is shown as fallen."""
        return self.status == "falls"


PLAIN = Mark()
"""Nothing is told."""


class Sign(enum.StrEnum):
    """The pictograms of chips; their lines are in `signs.py`."""

    ACCEPT = "accept"
    REJECT = "reject"
    FALLS = "falls"
    UNDECIDED = "undecided"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Chip:
    """A status as it stands on a box: a pictogram and a word.

    Attributes:
        sign: The pictogram.
        word: What it means.
        is_own: Whether it is a reader's own view, and not what follows.
    """

    sign: Sign
    word: str
    is_own: bool = False


def chips_of(mark: Mark) -> tuple[Chip, ...]:
    """Return what a box tells of itself, the reader's own view first.

    That a claim stands is the rule and not told; nor is what follows from a view on that claim.
    """
    told = []
    if mark.view == "accept":
        said = tr("your view: accept") if mark.is_yours else tr("view: accept")
        told.append(Chip(Sign.ACCEPT, said, is_own=True))
    elif mark.view == "reject":
        said = tr("your view: reject") if mark.is_yours else tr("view: reject")
        told.append(Chip(Sign.REJECT, said, is_own=True))
    elif mark.status == "falls":
        told.append(Chip(Sign.FALLS, tr("falls")))
    elif mark.status == "undecided":
        told.append(Chip(Sign.UNDECIDED, tr("undecided")))
    if mark.is_aside:
        told.append(Chip(Sign.ASIDE, tr("set aside")))
    return tuple(told)
