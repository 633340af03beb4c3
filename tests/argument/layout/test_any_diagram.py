"""What must hold of the layout of any diagram whatever."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.layout.layered import lay_out
from explorer.argument.layout.values import Box, Diagram, Direction, Layout, Point, Rect, Route
from tests.argument.layout.diagrams import (
    complaints,
    cuts,
    diagram,
    diagrams,
    overlap,
    swapped,
)  # fmt: skip


@settings(max_examples=150)
@given(diagrams())
def test_nothing_overlaps_nothing_is_cut_and_frames_hold_their_own(of: Diagram) -> None:
    assert list(complaints(of, lay_out(of))) == []


@settings(max_examples=60)
@given(diagrams(), diagrams())
def test_the_same_holds_after_any_layout_before(before: Diagram, after: Diagram) -> None:
    assert list(complaints(after, lay_out(after, lay_out(before)))) == []


@settings(max_examples=60)
@given(diagrams())
def test_the_same_diagram_has_the_same_layout(of: Diagram) -> None:
    assert lay_out(of) == lay_out(of)


@settings(max_examples=60)
@given(diagrams())
def test_a_layout_again_swaps_no_neighbours(of: Diagram) -> None:
    before = lay_out(of)
    assert swapped(before, lay_out(of, before)) == []


@settings(max_examples=60)
@given(diagrams(most_frames=0), st.data())
def test_a_new_reason_swaps_no_neighbours(of: Diagram, data: st.DataObject) -> None:
    if not of.boxes:
        return
    claim = data.draw(st.sampled_from(of.boxes)).key
    more = diagram(f"{claim} new", f"new{data.draw(st.sampled_from('+-_'))}{claim}")
    after = replace(of, boxes=(*of.boxes, more.boxes[1]), arrows=(*of.arrows, *more.arrows))
    before = lay_out(of)
    assert swapped(before, lay_out(after, before)) == []


@settings(max_examples=60)
@given(diagrams(), st.data())
def test_a_new_reason_beside_its_claim_in_a_frame_swaps_no_neighbours(
    of: Diagram, data: st.DataObject
) -> None:
    if not of.boxes:
        return
    claim = data.draw(st.sampled_from(of.boxes))
    more = diagram(f"{claim.key} new", f"new{data.draw(st.sampled_from('+-_'))}{claim.key}")
    new = replace(more.boxes[1], frame=claim.frame)
    after = replace(of, boxes=(*of.boxes, new), arrows=(*of.arrows, *more.arrows))
    before = lay_out(of)
    assert swapped(before, lay_out(after, before)) == []


@settings(max_examples=40)
@given(diagrams(most_frames=0), st.sampled_from(Direction))
def test_a_layout_turned_keeps_its_rows(of: Diagram, direction: Direction) -> None:
    before = lay_out(of)
    after = lay_out(replace(of, direction=direction), before)
    assert swapped(before, after) == []
    assert after.direction is direction


@settings(max_examples=40)
@given(diagrams())
def test_the_main_claim_lies_at_the_edge_that_reading_begins_at(of: Diagram) -> None:
    if not of.main or of.frames:
        return
    main = lay_out(of).boxes[of.main]
    assert (main.y if of.direction is Direction.DOWN else main.x) == 0


def test_hashes_do_not_matter() -> None:
    program = (
        "from tests.bench.layout_maps import generated_map\n"
        "from explorer.argument.layout.layered import lay_out\n"
        "print(lay_out(generated_map(60, 3)))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_the_checks_see_what_they_are_there_for() -> None:
    of = diagram("a b c", "c+a")
    rects = {"a": Rect(0, 0, 200, 60), "b": Rect(100, 30, 200, 60), "c": Rect(0, 200, 200, 60)}
    through = Route(
        (Point(150, 200), Point(150, 150), Point(150, 100), Point(150, 60)), Point(150, 130)
    )
    layout = Layout(rects, (through,), {}, 250, 260, (("a", "b"), ("c",)))
    assert list(complaints(of, layout)) == ["b lies outside", "a overlaps b", "c→a cuts b"]


@pytest.mark.parametrize(
    ("end", "is_cut"), [((5.0, 0.0), False), ((20.0, 20.0), True), ((10.0, 0.0), False)]
)
def test_a_segment_cuts_a_box_when_it_passes_its_inside(
    end: tuple[float, float], is_cut: bool
) -> None:
    assert cuts((0.0, 0.0), end, Rect(5, 5, 10, 10)) is is_cut


def test_boxes_that_touch_do_not_overlap() -> None:
    assert not overlap(Rect(0, 0, 10, 10), Rect(10, 0, 10, 10))
    assert overlap(Rect(0, 0, 10, 10), Rect(9, 9, 10, 10))


def test_nothing_has_a_layout_of_no_size() -> None:
    layout = lay_out(Diagram())
    assert (layout.width, layout.height, layout.layers, layout.routes) == (0, 0, (), ())


def test_one_box_lies_in_the_corner() -> None:
    layout = lay_out(Diagram((Box("a", 200, 60),), main="a"))
    assert layout.boxes["a"] == Rect(0, 0, 200, 60)
    assert (layout.width, layout.height) == (200, 60)
