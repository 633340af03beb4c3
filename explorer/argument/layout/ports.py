"""Where arrows begin and end on the sides of boxes: each at a point of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.argument.layout.sheets import Sheet

PORT_GAP_PX: Final = 24.0
"""Between two arrows on one side, where there is room."""
_SNAP_PX: Final = 6.0
"""A line that all but meets its port is met by it, if that is no further than a third of a gap."""
_CORNER_PX: Final = 14.0
"""So far from a corner arrows stay, where there is room."""


def spread_ports(sheet: Sheet, lengths: Sequence[float]) -> None:
    """Find where each edge of a sheet begins and ends along its layers.

    Args:
        sheet: The sheet, its nodes placed.
        lengths: How long the sides of its items are.
    """
    graph, x = sheet.graph, sheet.x
    items = len(sheet.items)
    ends: list[list[float]] = [[x[edge.upper], x[edge.lower]] for edge in sheet.edges]
    sides: dict[tuple[int, bool], list[tuple[float, int]]] = {}
    for number, (edge, chain) in enumerate(zip(sheet.edges, graph.chains, strict=True)):
        for node, near, is_lower in (
            (edge.upper, chain[1], False),
            (edge.lower, chain[-2], True),
        ):
            sides.setdefault((node, is_lower), []).append((graph.at[near], number))
    for (node, is_lower), found in sides.items():
        found.sort()
        room = max(lengths[node] - 2 * _CORNER_PX, lengths[node] / 2)
        step = min(PORT_GAP_PX, room / max(len(found) - 1, 1))
        first = x[node] - step * (len(found) - 1) / 2
        for place, (_, number) in enumerate(found):
            port = first + step * place
            near = graph.chains[number][-2 if is_lower else 1]
            is_line = near >= items and abs(x[near] - port) <= min(_SNAP_PX, step / 3)
            ends[number][is_lower] = x[near] if is_line else port
    sheet.ports = [(upper, lower) for upper, lower in ends]
