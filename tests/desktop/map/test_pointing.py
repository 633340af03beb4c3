"""Which arrow is under the mouse."""

from __future__ import annotations

import pytest

from explorer.argument.layout.values import Point, Route
from explorer.argument.model import RelationKind
from explorer.argument.viewing.values import ShownArrow
from explorer.desktop.map.pointing import arrow_at

ROUTES = (
    Route((Point(0, 0), Point(100, 0), Point(200, 0), Point(300, 0)), Point(150, 0)),
    Route((Point(0, 100), Point(0, 300), Point(300, 300), Point(300, 100)), Point(150, 250)),
    Route((), Point(0, 0)),
)
ARROWS = tuple(
    ShownArrow(name, "[main]", kind)
    for name, kind in (
        ("[flat]", RelationKind.SUPPORT),
        ("[bent]", RelationKind.ATTACK),
        ("[nowhere]", RelationKind.UNDERCUT),
    )
)


def source_at(x: float, y: float, reach: float = 6.0) -> str:
    arrow = arrow_at(ARROWS, ROUTES, Point(x, y), reach)
    return arrow.source if arrow else ""


@pytest.mark.parametrize(
    ("x", "y", "source"),
    [
        (60, 0, "[flat]"),
        (60, 5, "[flat]"),
        (60, 8, ""),
        (150, 12, "[flat]"),  # its sign
        (150, 250, "[bent]"),
        (150, 280, ""),
        (9, 148, "[bent]"),
        (-40, 0, ""),
        (150, 120, ""),
    ],
)
def test_an_arrow_is_found_on_its_line_and_on_its_sign(x: float, y: float, source: str) -> None:
    assert source_at(x, y) == source


def test_of_two_within_reach_the_nearer_is_found() -> None:
    assert source_at(150, 100, 400) == "[flat]"
    assert source_at(150, 200, 400) == "[bent]"


def test_without_arrows_there_is_none() -> None:
    assert arrow_at((), (), Point(0, 0), 100) is None
