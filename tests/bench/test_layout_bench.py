"""The maps and measures of the layout benchmark."""

from __future__ import annotations

from explorer.argument.layout.values import Arrow, Box, Diagram, Frame
from explorer.argument.model import RelationKind
from tests.bench.layout_maps import edited, folded, generated_map
from tests.bench.layout_measures import Drawn, crossings, length, share_moved, share_swapped
from tests.bench.layout_peer import _read, find_peer, keys_by_name, written

SQUARE = {"a": (0.0, 0.0), "b": (0.0, 300.0), "c": (0.0, 600.0)}


def straight(*ends: tuple[float, float, float, float]) -> list[list[tuple[float, float]]]:
    return [
        [(x, y), (x + (u - x) / 3, y + (v - y) / 3), (u - (u - x) / 3, v - (v - y) / 3), (u, v)]
        for x, y, u, v in ends
    ]


def test_the_same_seed_makes_the_same_map() -> None:
    assert generated_map(80, 4) == generated_map(80, 4) != generated_map(80, 5)


def test_a_map_is_a_tree_with_a_fifth_more_arrows_at_most() -> None:
    for seed in range(5):
        of = generated_map(100, seed)
        assert len(of.boxes) == 100
        assert 105 <= len(of.arrows) <= 119
        sources = {arrow.source for arrow in of.arrows}
        assert sources == {box.key for box in of.boxes} - {of.main}


def test_folding_hides_what_leads_to_the_main_claim_through_it_alone() -> None:
    support = RelationKind.SUPPORT
    of = Diagram(
        tuple(Box(key, 200, 60) for key in "mabcd"),
        tuple(Arrow(one, other, support) for one, other in ("am", "ba", "ca", "cm", "dc")),
        main="m",
    )
    left = folded(of, "a").diagram
    assert [box.key for box in left.boxes] == ["m", "a", "c", "d"]
    assert len(left.arrows) == 4


def test_edits_add_a_reason_and_fold_by_turns() -> None:
    of = generated_map(50, 1)
    assert len(edited(of, 1).diagram.boxes) == 51
    assert len(edited(of, 2).diagram.boxes) < 50


def test_curves_that_cross_are_counted_and_those_that_meet_are_not() -> None:
    crossed = straight((0, 0, 100, 110), (100, 7, 0, 120), (0, 50, 100, 57))
    assert crossings(Drawn({}, crossed, 1, 1)) == 3
    fan = straight((50, 0, 0, 100), (50, 0, 50, 100), (50, 0, 100, 100))
    assert crossings(Drawn({}, fan, 1, 1)) == 0
    assert crossings(Drawn({}, [], 1, 1)) == 0


def test_a_curve_is_as_long_as_it_is() -> None:
    assert round(length(Drawn({}, straight((0, 0, 30, 40)), 1, 1))) == 50


def test_what_moved_is_measured_from_the_changed_box() -> None:
    before = Drawn(SQUARE, [], 1, 1)
    shifted = {key: (x + 500, y) for key, (x, y) in SQUARE.items()}
    assert share_moved(before, Drawn(shifted, [], 1, 1), "a") == 0
    assert share_moved(before, Drawn(shifted | {"c": (0, 0)}, [], 1, 1), "a") == 1 / 3


def test_swapped_neighbours_are_counted_within_rows() -> None:
    assert share_swapped([["a", "b", "c"]], [["a", "c", "b"]]) == 1 / 2
    assert share_swapped([["a", "b"]], [["b"], ["a"]]) == 0
    assert share_swapped([["a", "x", "b"]], [["b", "a"]]) == 1


def test_a_map_is_written_for_graphviz_with_its_frames() -> None:
    of = Diagram(
        (Box("a", 72, 36), Box("b", 144, 72, "F")),
        (Arrow("b", "a", RelationKind.ATTACK),),
        (Frame("F"),),
        "a",
    )
    text = written(of)
    assert "n0 [width=1.0000, height=0.5000];" in text
    assert "subgraph cluster_0 {\nn1 [width=2.0000, height=1.0000];\n}" in text
    assert "n0 -> n1;" in text


def test_what_graphviz_drew_is_read_with_the_y_axis_turned() -> None:
    plain = (
        'graph 1 2 4\nnode n0 1 3 1 1 "" solid box black grey\n'
        "edge n0 n1 4 1 3 1 2 1 1 1 0 solid black\nstop\n"
    )
    found = keys_by_name(Diagram((Box("a", 1, 1),)), _read(plain))
    assert found.middles == {"a": (72, 72)}
    assert found.curves == [[(72, 72), (72, 144), (72, 216), (72, 288)]]
    assert (found.width, found.height) == (144, 288)


def test_without_a_dot_there_is_no_peer() -> None:
    assert find_peer("no-such-program-anywhere") is None
