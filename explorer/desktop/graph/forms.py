"""The forms of lines: what a link's dash, tail mark and colour mean."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from explorer.desktop.wording import tr
from explorer.library.kinds import Bearing, Relation

if TYPE_CHECKING:
    from explorer.desktop.theme.tokens import Tokens
    from explorer.library.model import Link


class Form(enum.StrEnum):
    """How a link is drawn, in the legend's order. Every link has exactly one form."""

    FROM_OPENNESS = "from-openness"
    FROM_CLOSEDNESS = "from-closedness"
    EITHER_WAY = "either-way"
    NOT_SHOWN = "not-shown"
    STATED = "stated"
    RELATED = "related"
    MENTIONED = "mentioned"


class Tail(enum.Enum):
    """The mark where a line begins, so that bearings are told apart without colour."""

    NONE = enum.auto()
    OPEN = enum.auto()
    CLOSED = enum.auto()
    HALF = enum.auto()


_BEARINGS = {
    Bearing.FROM_OPENNESS: Form.FROM_OPENNESS,
    Bearing.FROM_CLOSEDNESS: Form.FROM_CLOSEDNESS,
    Bearing.EITHER_WAY: Form.EITHER_WAY,
    Bearing.NOT_SHOWN: Form.NOT_SHOWN,
}
_TAILS = {
    Form.FROM_OPENNESS: Tail.OPEN,
    Form.FROM_CLOSEDNESS: Tail.CLOSED,
    Form.EITHER_WAY: Tail.HALF,
}
_DASHES = {Form.NOT_SHOWN: (6.0, 4.0), Form.MENTIONED: (1.5, 3.5)}
QUIET_FORMS = frozenset({Form.RELATED, Form.MENTIONED})
"""Lines that say least; they step back behind the others."""


def form_of(link: Link) -> Form:
    """Return the form in which a link is drawn."""
    if link.relation is Relation.MENTIONS:
        return Form.MENTIONED
    if link.relation.is_symmetric:
        return Form.RELATED
    return _BEARINGS.get(link.bearing, Form.STATED)


def tail_of(form: Form) -> Tail:
    """Return the mark at the beginning of a line of this form."""
    return _TAILS.get(form, Tail.NONE)


def dash_of(form: Form) -> tuple[float, ...]:
    """Return the lengths of dash and gap in pixels; nothing for a solid line."""
    return _DASHES.get(form, ())


def width_of(form: Form) -> float:
    """Return how thick a line of this form is at rest, in pixels."""
    return 1.0 if form in QUIET_FORMS else 1.4


def colour_of(form: Form, tokens: Tokens) -> str:
    """Return the colour of a line: three are told apart, the others are neutral.

    The three are the theme's colours of signed relations, whose distance under colour blindness its
    tests keep; graph and argument map are never one picture.
    """
    colours = {
        Form.FROM_OPENNESS: tokens.relations.support,
        Form.FROM_CLOSEDNESS: tokens.relations.attack,
        Form.EITHER_WAY: tokens.relations.undercut,
    }
    return colours.get(form, tokens.dim)


def form_name(form: Form) -> str:
    """Return what the legend calls it."""
    names = {
        Form.FROM_OPENNESS: tr("From openness"),
        Form.FROM_CLOSEDNESS: tr("From closedness"),
        Form.EITHER_WAY: tr("Either way"),
        Form.NOT_SHOWN: tr("Not shown"),
        Form.STATED: tr("Stated"),
        Form.RELATED: tr("Related"),
        Form.MENTIONED: tr("Mentioned"),
    }
    return names[form]


def form_meaning(form: Form) -> str:
    """Return what it means, in a sentence."""
    meanings = {
        Form.FROM_OPENNESS: tr("The case raises or shows it because the system was open."),
        Form.FROM_CLOSEDNESS: tr("The case raises or shows it because the system was closed."),
        Form.EITHER_WAY: tr("The case raises or shows it whether the system is open or closed."),
        Form.NOT_SHOWN: tr("It was raised, but what happened did not show it."),
        Form.STATED: tr("Stated by its author, where open or closed makes no difference."),
        Form.RELATED: tr("The two are related, either way round."),
        Form.MENTIONED: tr("One text mentions the other; nothing more is stated."),
    }
    return meanings[form]
