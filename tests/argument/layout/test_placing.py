from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.layout.coordinates import (
    BOX_GAP_PX,
    GUTTER_PX,
    LINE_GAP_PX,
    Extents,
    place_along,
)  # fmt: skip
from explorer.argument.layout.layered import lay_out
from explorer.argument.layout.layering import Layered, layered
from explorer.argument.layout.nesting import Level, item_key, nested
from explorer.argument.layout.packing import PART_GAP_PX, packed
from explorer.argument.layout.ports import PORT_GAP_PX
from explorer.argument.layout.sides import Sided, Sides
from explorer.argument.layout.values import Box, Diagram, Frame, Rect
from explorer.progress import unwatched
from tests.argument.layout.diagrams import diagram

SIZES = st.lists(st.tuples(st.floats(1, 900), st.floats(1, 900)), min_size=1, max_size=12)


def placed(graph: Layered, sides: Sides | None = None, half: float = 50.0) -> list[float]:
    extents = [half if node < graph.solid else 0.0 for node in range(graph.count)]
    return place_along(
        graph, sides or Sides(graph, []), Extents(extents, list(extents)), (), unwatched
    )


def test_boxes_stand_a_gap_apart() -> None:
    x = placed(layered([0, 0], []))
    assert x == [50, 150 + BOX_GAP_PX]


def test_supports_and_attacks_stand_a_gutter_apart() -> None:
    graph = layered([0, 1, 1], [(0, 1), (0, 2)])
    x = placed(graph, Sides(graph, [Sided(0, 1, True), Sided(0, 2, False)]))
    assert x[2] - x[1] == 100 + GUTTER_PX
    assert x[0] == (x[1] + x[2]) / 2


def test_a_line_stands_clear_of_a_box_and_is_straight() -> None:
    graph = layered([0, 1, 2, 3], [(0, 1), (1, 2), (2, 3), (0, 3)])
    x = placed(graph)
    bends = graph.chains[3][1:-1]
    assert x[bends[0]] == x[bends[1]]
    assert abs(x[bends[0]] - x[1]) >= 50 + LINE_GAP_PX - 1e-9


@given(SIZES, st.sampled_from([0.6, 1.6]))
def test_parts_on_shelves_do_not_overlap(sizes: list[tuple[float, float]], shape: float) -> None:
    found = packed(sizes, shape)
    rects = [Rect(*corner, *size) for corner, size in zip(found.corners, sizes, strict=True)]
    for one, other in combinations(rects, 2):
        apart_x = max(one.x, other.x) - min(one.right, other.right)
        apart_y = max(one.y, other.y) - min(one.bottom, other.bottom)
        assert max(apart_x, apart_y) >= PART_GAP_PX - 1e-6
    assert max(rect.right for rect in rects) <= found.along + 1e-6
    assert max(rect.bottom for rect in rects) <= found.across + 1e-6
    assert sum(found.shelves) == len(sizes)


def test_parts_are_packed_in_their_order_shelf_by_shelf() -> None:
    found = packed([(100.0, 50.0)] * 6, 1.6)
    assert list(found.corners) == sorted(found.corners, key=lambda corner: corner[::-1])
    assert found.shelves[0] > 1


def test_nothing_is_packed_into_nothing() -> None:
    assert packed([], 1.0) == ((), (), 0.0, 0.0)


def test_arrows_meet_a_side_at_even_distances_around_its_middle() -> None:
    of = diagram("main a b c", "a+main, b+main, c-main")
    layout = lay_out(of)
    ends = [route.points[-1].x for route in layout.routes]
    main = layout.boxes["main"]
    middle = main.x + main.width / 2
    assert ends == [middle - PORT_GAP_PX, middle, middle + PORT_GAP_PX]


def test_many_arrows_share_the_room_that_a_side_has() -> None:
    keys = [f"r{number}" for number in range(40)]
    of = diagram(" ".join(["main", *keys]), ", ".join(f"{key}+main" for key in keys))
    layout = lay_out(of)
    ends = [route.points[-1].x for route in layout.routes]
    main = layout.boxes["main"]
    assert len(set(ends)) == 40
    assert main.x < min(ends) < max(ends) < main.right


def names(level: Level) -> list[object]:
    return [names(item) if isinstance(item, Level) else item.key for item in level.items]


def test_a_level_holds_boxes_and_frames_in_reading_order() -> None:
    of = diagram("main F/a G/b F/c d", "", [Frame("F"), Frame("G", "F")])
    assert names(nested(of)) == ["main", ["a", ["b"], "c"], "d"]


def test_a_frame_that_no_arrow_leaves_is_a_level_with_its_arrows() -> None:
    of = diagram("main F/a G/b F/c d", "b+a, d-main, a+c", [Frame("F"), Frame("G", "F")])
    whole = nested(of)
    inner = whole.items[1]
    assert isinstance(inner, Level)
    assert [edge.arrow for edge in whole.edges] == [1]
    assert [edge.arrow for edge in inner.edges] == [0, 2]
    assert [item_key(item) for item in inner.items] == ["a", "b", "c"]
    assert item_key(whole) == ""


def test_a_frame_that_an_arrow_leaves_is_a_cluster_of_the_level_around_it() -> None:
    of = diagram("main F/a G/b F/c", "b+a, c-main, a+c", [Frame("F"), Frame("G", "F")])
    whole = nested(of)
    assert [item_key(item) for item in whole.items] == ["main", "a", "b", "c"]
    assert [(cluster.frame.key, cluster.parent) for cluster in whole.clusters] == [
        ("F", -1),
        ("G", 0),
    ]
    assert whole.homes == [-1, 0, 1, 0]
    assert [edge.arrow for edge in whole.edges] == [0, 1, 2]


def test_loops_are_counted_at_their_box() -> None:
    whole = nested(diagram("a b", "b+b, b-b, a+b"))
    assert whole.loops == {1: 2}
    assert len(whole.edges) == 1


def test_the_main_claim_is_known_at_every_level() -> None:
    of = Diagram((Box("x", 1, 1), Box("m", 1, 1, "F")), (), (Frame("F"),), "m")
    whole = nested(of)
    inner = whole.items[1]
    assert isinstance(inner, Level)
    assert (whole.main, inner.main) == (1, 0)


def test_frames_around_each_other_in_a_ring_do_not_hang() -> None:
    of = Diagram((Box("a", 9, 9, "F"),), (), (Frame("F", "G"), Frame("G", "F")))
    assert set(lay_out(of).boxes) == {"a"}
