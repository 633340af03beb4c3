"""Diagrams of any shape, ways to write small ones, and what must hold of every layout."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from explorer.argument.layout.values import Arrow, Box, Diagram, Direction, Frame, Rect
from explorer.argument.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.argument.layout.values import Layout, Point, Route

SUPPORT, ATTACK, UNDERCUT = RelationKind.SUPPORT, RelationKind.ATTACK, RelationKind.UNDERCUT
_SIGNS = {"+": SUPPORT, "-": ATTACK, "_": UNDERCUT, "x": RelationKind.CONTRADICTORY}
_ROUNDING_PX = 1e-6
SEGMENTS = 16


def diagram(
    boxes: str,
    arrows: str = "",
    frames: Sequence[Frame] = (),
    direction: Direction = Direction.DOWN,
    *,
    width: float = 200.0,
    height: float = 60.0,
) -> Diagram:
    """Return a diagram of boxes `a b F/c`, in frame F the last, and arrows `b+a, c-a`.

    The first box is the main claim.
    """
    made = []
    for word in boxes.split():
        frame, _, key = word.rpartition("/")
        made.append(Box(key, width, height, frame))
    written = [word.strip() for word in arrows.split(",") if word.strip()]
    return Diagram(
        tuple(made),
        tuple(_arrow(word) for word in written),
        tuple(frames),
        made[0].key if made else "",
        direction,
    )


def _arrow(word: str) -> Arrow:
    for sign, kind in _SIGNS.items():
        source, found, target = word.partition(sign)
        if found:
            return Arrow(source, target, kind)
    raise AssertionError(word)


@st.composite
def diagrams(draw: st.DrawFn, most_boxes: int = 12, most_frames: int = 4) -> Diagram:
    """Draw any diagram: cycles, loops, parallel arrows, huge and tiny boxes, nested frames."""
    keys = [f"b{number}" for number in range(draw(st.integers(0, most_boxes)))]
    frames: list[Frame] = []
    for number in range(draw(st.integers(0, most_frames))):
        parent = draw(st.sampled_from(["", *(frame.key for frame in frames)]))
        width, height = (
            draw(st.sampled_from([0.0, 60.0, 700.0])),
            draw(st.sampled_from([0.0, 24.0])),
        )
        frames.append(Frame(f"f{number}", parent, width, height))
    homes = st.sampled_from(["", "", *(frame.key for frame in frames)])
    lengths = st.sampled_from([1.0, 24.0, 60.0, 200.0, 260.0, 1500.0])
    boxes = tuple(Box(key, draw(lengths), draw(lengths), draw(homes)) for key in keys)
    arrows: tuple[Arrow, ...] = ()
    if keys:
        ends = st.sampled_from(keys)
        one = st.builds(Arrow, ends, ends, st.sampled_from(list(RelationKind)))
        arrows = tuple(draw(st.lists(one, max_size=2 * len(keys))))
    main = draw(st.sampled_from(["", *keys]))
    return Diagram(boxes, arrows, tuple(frames), main, draw(st.sampled_from(Direction)))


def flattened(route: Route) -> list[tuple[float, float]]:
    """Return points on a curve, sixteen segments for each piece."""
    points: list[tuple[float, float]] = [route.points[0]]
    for start in range(0, len(route.points) - 1, 3):
        piece = route.points[start : start + 4]
        for step in range(1, SEGMENTS + 1):
            share = step / SEGMENTS
            rest = 1 - share
            weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
            points.append(
                (
                    sum(weight * point.x for weight, point in zip(weights, piece, strict=True)),
                    sum(weight * point.y for weight, point in zip(weights, piece, strict=True)),
                )
            )
    return points


def cuts(start: Sequence[float], end: Sequence[float], box: Rect) -> bool:
    """Tell whether a segment passes the inside of a box."""
    low, high = 0.0, 1.0
    sides = ((box.x, box.right), (box.y, box.bottom))
    for axis, (first, last) in enumerate(sides):
        near = first + _ROUNDING_PX - start[axis]
        far = last - _ROUNDING_PX - start[axis]
        way = end[axis] - start[axis]
        if way == 0:
            if not near < 0 < far:
                return False
            continue
        meets = sorted((near / way, far / way))
        low, high = max(low, meets[0]), min(high, meets[1])
    return low < high


def overlap(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles share more than a border."""
    return (
        one.x < other.right - _ROUNDING_PX
        and other.x < one.right - _ROUNDING_PX
        and one.y < other.bottom - _ROUNDING_PX
        and other.y < one.bottom - _ROUNDING_PX
    )


def holds(outer: Rect, inner: Rect) -> bool:
    """Tell whether one rectangle lies within another."""
    return (
        inner.x >= outer.x - _ROUNDING_PX
        and inner.y >= outer.y - _ROUNDING_PX
        and inner.right <= outer.right + _ROUNDING_PX
        and inner.bottom <= outer.bottom + _ROUNDING_PX
    )


def is_on_border(point: Point, box: Rect) -> bool:
    """Tell whether a point lies on the border of a box."""
    near_x = min(abs(point.x - box.x), abs(point.x - box.right)) < _ROUNDING_PX
    near_y = min(abs(point.y - box.y), abs(point.y - box.bottom)) < _ROUNDING_PX
    within_x = box.x - _ROUNDING_PX <= point.x <= box.right + _ROUNDING_PX
    within_y = box.y - _ROUNDING_PX <= point.y <= box.bottom + _ROUNDING_PX
    return (near_x and within_y) or (near_y and within_x)


def frames_around(of: Diagram, frame: str) -> list[str]:
    """Return the keys of a frame and of those around it."""
    parents = {one.key: one.parent for one in of.frames}
    found: list[str] = []
    while frame in parents and frame not in found:
        found.append(frame)
        frame = parents[frame]
    return found


def complaints(of: Diagram, layout: Layout) -> Iterator[str]:
    """Return what is wrong with a layout."""
    whole = Rect(0.0, 0.0, layout.width, layout.height)
    yield from _wrong_boxes(of, layout, whole)
    yield from _wrong_frames(of, layout, whole)
    yield from _wrong_routes(of, layout)


def _wrong_boxes(of: Diagram, layout: Layout, whole: Rect) -> Iterator[str]:
    if list(layout.boxes) != [box.key for box in of.boxes]:
        yield "boxes are missing"
    if sorted(key for row in layout.layers for key in row) != sorted(layout.boxes):
        yield "rows do not hold every box once"
    for box in of.boxes:
        placed = layout.boxes[box.key]
        if (placed.width, placed.height) != (box.width, box.height):
            yield f"{box.key} changed its size"
        if not holds(whole, placed):
            yield f"{box.key} lies outside"
    for one, other in combinations(layout.boxes, 2):
        if overlap(layout.boxes[one], layout.boxes[other]):
            yield f"{one} overlaps {other}"


def _wrong_frames(of: Diagram, layout: Layout, whole: Rect) -> Iterator[str]:
    around = {box.key: frames_around(of, box.frame) for box in of.boxes}
    if set(layout.frames) != {frame for frames in around.values() for frame in frames}:
        yield "frames are missing, or one holds nothing"
    for key, frame in layout.frames.items():
        said = next(one for one in of.frames if one.key == key)
        if frame.width < said.title_width or not holds(whole, frame):
            yield f"frame {key} is too small for its title or lies outside"
        for box, frames in around.items():
            inside = layout.boxes[box]
            if key in frames and not (
                holds(frame, inside) and inside.y >= frame.y + said.title_height - _ROUNDING_PX
            ):
                yield f"{box} lies outside its frame {key} or on its title"
            if key not in frames and overlap(frame, inside):
                yield f"{box} lies in the foreign frame {key}"
    for one, other in combinations(layout.frames, 2):
        if one in frames_around(of, other):
            if not holds(layout.frames[one], layout.frames[other]):
                yield f"frame {other} lies outside {one}"
        elif other not in frames_around(of, one) and overlap(
            layout.frames[one], layout.frames[other]
        ):
            yield f"frame {one} overlaps {other}"


def _wrong_routes(of: Diagram, layout: Layout) -> Iterator[str]:
    if len(layout.routes) != len(of.arrows):
        yield "routes are missing"
    taken: set[tuple[str, Point]] = set()
    for arrow, route in zip(of.arrows, layout.routes, strict=True):
        name = f"{arrow.source}→{arrow.target}"
        if len(route.points) % 3 != 1 or len(route.points) < 4:
            yield f"{name} is no spline"
        for key, point in ((arrow.source, route.points[0]), (arrow.target, route.points[-1])):
            if not is_on_border(point, layout.boxes[key]):
                yield f"{name} does not end on {key}"
            if (key, point) in taken:
                yield f"{name} ends where another arrow does"
            taken.add((key, point))
        line = flattened(route)
        for key, box in layout.boxes.items():
            is_end = key in (arrow.source, arrow.target)
            if not is_end and any(cuts(start, end, box) for start, end in pairwise(line)):
                yield f"{name} cuts {key}"
        if min(_distance(route.badge, point) for point in line) > 40:
            yield f"the badge of {name} lies off its curve"


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def swapped(before: Layout, after: Layout) -> list[tuple[str, str]]:
    """Return the neighbours of a row that are in another order in one row after."""
    place = {key: (row, at) for row, keys in enumerate(after.layers) for at, key in enumerate(keys)}
    return [
        (one, other)
        for row in before.layers
        for one, other in pairwise(key for key in row if key in place)
        if place[one][0] == place[other][0] and place[one] > place[other]
    ]
