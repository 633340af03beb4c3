"""Names in a cloud: whole where there is room, never beyond the edges, never over each other."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF

from explorer.desktop.graph.cloud_names import CloudNames, Spot
from explorer.desktop.graph.titles import ELLIPSIS, Placed
from explorer.desktop.theme.theme import Theme

ROOM = QRectF(0, 0, 800, 600)
LONG = "Stable Diffusion and LAION: images without a gatekeeper"


def spots(*places: tuple[float, float], title: str = LONG) -> list[Spot]:
    return [Spot(str(n), title, QPointF(*place), 8.0) for n, place in enumerate(places)]


def dots(found: list[Spot]) -> Placed:
    return Placed(
        QRectF(one.centre.x() - 8, one.centre.y() - 8, 16, 16).adjusted(2, 2, -2, -2)
        for one in found
    )


def test_a_long_title_in_open_space_is_written_whole(theme: Theme) -> None:
    found = spots((400, 300))
    (title,) = CloudNames(theme, ROOM, dots(found)).titles(found)
    assert " ".join(title.lines) == LONG
    assert 1 <= len(title.lines) <= 2


def test_where_there_is_no_room_it_is_cut_to_one_line(theme: Theme) -> None:
    found = spots((400, 300))
    taken = dots(found)
    taken.take(QRectF(0, 0, 310, 600))
    taken.take(QRectF(490, 0, 310, 600))
    taken.take(QRectF(0, 330, 800, 270))
    taken.take(QRectF(0, 0, 800, 270))
    (title,) = CloudNames(theme, ROOM, taken).titles(found)
    assert len(title.lines) == 1
    assert title.lines[0].endswith(ELLIPSIS)


@pytest.mark.parametrize("place", [(3, 300), (797, 300), (400, 3), (400, 597), (3, 3), (797, 597)])
def test_titles_stay_within_the_canvas(theme: Theme, place: tuple[float, float]) -> None:
    found = spots(place)
    for title in CloudNames(theme, ROOM, dots(found)).titles(found):
        assert ROOM.contains(title.rect)


def test_titles_never_lie_over_each_other(theme: Theme) -> None:
    found = spots(*((x, y) for x in range(40, 800, 90) for y in range(30, 600, 45)))
    titles = CloudNames(theme, ROOM, dots(found)).titles(found)
    assert len(titles) > 20
    for one, other in itertools.combinations(titles, 2):
        assert not one.rect.intersects(other.rect)


def test_a_title_is_written_whole_only_after_all_have_been_named(theme: Theme) -> None:
    found = [*spots((300, 300)), Spot("b", "Short", QPointF(300, 340), 8.0)]
    titles = CloudNames(theme, ROOM, dots(found)).titles(found)
    assert {title.spot.id for title in titles} == {"0", "b"}
