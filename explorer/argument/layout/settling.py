"""Staying where the reader saw it: as few boxes as can be move, and those that do move little."""

from __future__ import annotations

from statistics import fmean, median
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.isotonic import fit_distances

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.layering import Layered

DRIFT_PX: Final = 40.0
"""How far a box may move towards where it would lie best: over many edits all get there."""
_NEW_WEIGHT: Final = 0.1
"""How much the wish of a new box or a bend counts beside that of one that was there."""


def settle(
    graph: Layered,
    spacing: Sequence[Sequence[float]],
    x: list[float],
    middles: Sequence[float | None],
) -> None:
    """Move nodes from where they would lie best to near where they lay.

    Args:
        graph: The graph in layers.
        spacing: For each layer where nodes lie when they stand as close as they may.
        x: Where each node would lie best; changed.
        middles: Where the first nodes lay, None for new ones.
    """
    known = [(node, middle) for node, middle in enumerate(middles) if middle is not None]
    if not known:
        return
    best = list(x)
    shift = median([best[node] - middle for node, middle in known])
    was = {node: middle + shift for node, middle in known}
    for layer, offsets in zip(graph.layers, spacing, strict=True):
        wishes = []
        weights = []
        for node in layer:
            if node in was:
                drift = min(max(best[node] - was[node], -DRIFT_PX), DRIFT_PX)
                wishes.append(was[node] + drift)
                weights.append(1.0)
            else:
                # What is new follows what it hangs from.
                above = [x[other] - best[other] for other in graph.up[node]]
                below = [was[other] - best[other] for other in graph.down[node] if other in was]
                wishes.append(best[node] + fmean(above or below or [0.0]))
                weights.append(_NEW_WEIGHT)
        for node, place in zip(layer, fit_distances(wishes, weights, offsets), strict=True):
            x[node] = place
