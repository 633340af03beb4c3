"""The signs of relations and statuses, as lines in a square from -1 to 1.

They are drawn and not written, so that no font and no reader of a picture file can lack them.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from explorer.argument.model import RelationKind
from explorer.desktop.drawing.marks import Sign

if TYPE_CHECKING:
    from collections.abc import Mapping

Strokes = tuple[tuple[tuple[float, float], ...], ...]
"""Open lines through points."""


def _arc(radius: float, start_deg: float, end_deg: float, y: float = 0.0) -> Strokes:
    """Return a part of a circle round (0, y); angles grow clockwise from the right."""
    steps = 24
    turn = (end_deg - start_deg) / steps
    angles = (math.radians(start_deg + turn * step) for step in range(steps + 1))
    return (tuple((radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles),)


_MINUS: Strokes = (((-0.9, 0.0), (0.9, 0.0)),)
_PLUS: Strokes = (*_MINUS, ((0.0, -0.9), (0.0, 0.9)))
_CROSS: Strokes = (((-0.7, -0.7), (0.7, 0.7)), ((-0.7, 0.7), (0.7, -0.7)))
_BOTH_WAYS: Strokes = (
    *_MINUS,
    ((0.35, -0.5), (0.9, 0.0), (0.35, 0.5)),
    ((-0.35, -0.5), (-0.9, 0.0), (-0.35, 0.5)),
)
_SLASH: Strokes = (((-0.95, 0.95), (0.95, -0.95)),)

OF_RELATIONS: Mapping[RelationKind, Strokes] = {
    RelationKind.SUPPORT: _PLUS,
    RelationKind.ENTAILS: (((-0.9, -0.4), (0.6, -0.4)), ((-0.9, 0.4), (0.6, 0.4)),
                           ((0.2, -0.95), (1.0, 0.0), (0.2, 0.95))),
    RelationKind.ATTACK: _MINUS,
    RelationKind.UNDERCUT: _SLASH,
    RelationKind.CONTRARY: _BOTH_WAYS,
    RelationKind.CONTRADICTORY: _BOTH_WAYS,
}  # fmt: skip
"""Support +, entailment ⇒, attack −, undercut ⊘ with its disc for a circle, both ways ↔."""

OF_STATUSES: Mapping[Sign, Strokes] = {
    Sign.ACCEPT: (((-0.85, 0.05), (-0.25, 0.65), (0.85, -0.6)),),
    Sign.REJECT: _CROSS,
    Sign.FALLS: (
        ((0.0, -0.85), (0.0, 0.8)),
        ((-0.65, 0.15), (0.0, 0.8), (0.65, 0.15)),
    ),
    Sign.UNDECIDED: (
        *_arc(0.48, 180, 405, -0.42),
        ((0.34, -0.08), (0.0, 0.2), (0.0, 0.42)),
        ((0.0, 0.88), (0.0, 0.92)),
    ),
    Sign.ASIDE: (*_arc(0.9, 0, 360), ((-0.62, 0.62), (0.62, -0.62))),
}
"""Accepted ✓, rejected ×, falls ↓, undecided ?, set aside ⊘."""
