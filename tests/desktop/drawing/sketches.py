"""Small maps whose boxes lie where a test can say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.argument.layout.values import Direction, Layout, Point, Rect, Route
from explorer.argument.model import RelationKind
from explorer.argument.viewing.values import BoxSort, Shown, ShownArrow, ShownBox, ShownGroup
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.measuring import Texts, measured
from explorer.desktop.drawing.picture import Drawing
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.desktop.drawing.marks import Mark

STEP_X, STEP_Y = 400.0, 240.0
"""From one layer to the next, and from one box of a layer to the next, in a map that runs right."""

KINDS = {"privacy": Kind.CONCERN, "misuse": Kind.RISK}

SENTENCE = "Publishing the weights lets outsiders test what a developer says about a model."


def claim(title: str, text: str = SENTENCE, **said: object) -> ShownBox:
    """Return a claim."""
    return replace(ShownBox(f"[{title}]", BoxSort.CLAIM, title, text), **said)  # type: ignore[arg-type]


def argument(title: str, text: str = SENTENCE, **said: object) -> ShownBox:
    """Return an argument."""
    box = ShownBox(f"<{title}>", BoxSort.ARGUMENT, title, text)
    return replace(box, **said)  # type: ignore[arg-type]


def group(title: str, hidden: int = 0) -> ShownBox:
    """Return a closed group."""
    return ShownBox(f"#{title}", BoxSort.GROUP, title, hidden=hidden)


SUPPORT, ATTACK, UNDERCUT = RelationKind.SUPPORT, RelationKind.ATTACK, RelationKind.UNDERCUT


def talk() -> Shown:
    """Return a debate: Open with Study and Cost for it, Harm against it, Doubt under Study.

    Open ─┬─ Study ── Doubt
          ├─ Cost
          └─ Harm
    """
    boxes = (
        claim("Open", is_main=True, type="policy", supports=2, attacks=1),
        claim("Study", number="P1", topic="privacy", supports=0, attacks=1),
        argument("Cost", number="P2"),
        claim("Harm", number="C1", topic="misuse", hidden=3),
        argument("Doubt"),
    )
    arrows = (
        ShownArrow("[Study]", "[Open]", SUPPORT),
        ShownArrow("<Cost>", "[Open]", SUPPORT),
        ShownArrow("[Harm]", "[Open]", ATTACK),
        ShownArrow("<Doubt>", "[Study]", UNDERCUT),
    )
    return Shown(boxes, arrows, main="[Open]", total=8)


def layers_of(shown: Shown) -> list[list[str]]:
    """Return boxes by how many arrows they are from those that bear on nothing."""
    depth: dict[str, int] = {}
    sources = {arrow.source for arrow in shown.arrows}
    wave = [box.key for box in shown.boxes if box.key not in sources]
    while wave:
        level = max(depth.values(), default=-1) + 1
        for key in wave:
            depth.setdefault(key, level)
        wave = [
            arrow.source
            for arrow in shown.arrows
            if arrow.target in wave and arrow.source not in depth
        ]
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for box in shown.boxes:
        layers[depth[box.key]].append(box.key)
    return layers


def placed(shown: Shown, texts: Texts, direction: Direction = Direction.RIGHT) -> Layout:
    """Lay a map out in layers, a fixed step apart."""
    places: dict[str, Rect] = {}
    is_right = direction is Direction.RIGHT
    layers = layers_of(shown)
    for layer, keys in enumerate(layers):
        for row, key in enumerate(keys):
            x, y = (layer, row) if is_right else (row, layer)
            text = texts.boxes[key]
            places[key] = Rect(x * STEP_X, y * STEP_Y, text.width, text.height)
    routes = tuple(
        route_between(places[arrow.source], places[arrow.target], direction)
        for arrow in shown.arrows
    )
    frames = {one.key: Rect(-20.0, -40.0, len(layers) * STEP_X, 1000.0) for one in shown.groups}
    right = max((rect.right for rect in places.values()), default=0.0)
    bottom = max((rect.bottom for rect in places.values()), default=0.0)
    return Layout(places, routes, frames, right, bottom, tuple(map(tuple, layers)), direction)


def route_between(source: Rect, target: Rect, direction: Direction) -> Route:
    """Return a curve from the side of a box to that of what it bears on."""
    if direction is Direction.RIGHT:
        start = Point(source.x, source.y + source.height / 2)
        end = Point(target.right, target.y + target.height / 2)
        half = (start.x - end.x) / 2
        controls = Point(start.x - half, start.y), Point(end.x + half, end.y)
    else:
        start = Point(source.x + source.width / 2, source.y)
        end = Point(target.x + target.width / 2, target.bottom)
        half = (start.y - end.y) / 2
        controls = Point(start.x, start.y - half), Point(end.x, end.y + half)
    badge = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    return Route((start, *controls, end), badge)


def drawn(
    shown: Shown,
    direction: Direction = Direction.RIGHT,
    marks: Mapping[str, Mark] | None = None,
) -> Drawing:
    """Return a whole drawing."""
    texts = measured(shown, Lettering(), KINDS)
    return Drawing(shown, placed(shown, texts, direction), texts, marks or {})


def without(shown: Shown, *keys: str) -> Shown:
    """Return a map without some boxes and their arrows."""
    return replace(
        shown,
        boxes=tuple(box for box in shown.boxes if box.key not in keys),
        arrows=tuple(
            arrow for arrow in shown.arrows if arrow.source not in keys and arrow.target not in keys
        ),
    )


def with_group(shown: Shown, title: str = "Rules") -> Shown:
    """Return a map all of whose boxes lie in a frame."""
    boxes = tuple(replace(box, group=title) for box in shown.boxes)
    return replace(shown, boxes=boxes, groups=(ShownGroup(f"#{title}", title),))
