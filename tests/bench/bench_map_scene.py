"""Times of painting a map, and their ratio to the least that Qt takes and to plain items.

The floor paints an empty scene of that size; plain items are one text item for each box and one
path item for each arrow. Run it as a script: `python tests/bench/bench_map_scene.py`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from explorer.argument.layout.values import Direction, Layout, Point, Rect, Route
from explorer.argument.model import RelationKind
from explorer.argument.viewing.values import BoxSort, Shown, ShownArrow, ShownBox
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.measuring import Texts, measured
from explorer.desktop.map.canvas import MapCanvas
from explorer.desktop.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1440, 900)
ROUNDS = 7
KINDS = (RelationKind.SUPPORT, RelationKind.ATTACK, RelationKind.SUPPORT, RelationKind.UNDERCUT)
WIDE, HIGH = 290, 230
DEBATE = 40

Map = tuple[Shown, Layout, Texts]


def generated(count: int, lettering: Lettering) -> Map:
    """Make debates of forty boxes: a claim with three reasons, each with three, each with three."""
    boxes = [
        ShownBox(
            f"[Claim {number}]",
            BoxSort.ARGUMENT if number % 2 else BoxSort.CLAIM,
            f"What number {number} says in short",
            "Publishing it lets others test what its makers say about it, and that is worth much.",
            is_main=number == 0,
        )
        for number in range(count)
    ]
    arrows = tuple(
        ShownArrow(boxes[number].key, boxes[parent].key, KINDS[number % 4])
        for number in range(count)
        if (parent := parent_of(number)) is not None
    ) + tuple(
        # One box in ten bears on another debate as well.
        ShownArrow(boxes[number].key, boxes[number - DEBATE].key, KINDS[number % 3])
        for number in range(DEBATE, count, 10)
    )
    shown = Shown(tuple(boxes), arrows, main=boxes[0].key, total=count)
    texts = measured(shown, lettering, {})
    return shown, placed(shown, texts), texts


def parent_of(number: int) -> int | None:
    """Return what a box of a debate bears on."""
    within = number % DEBATE
    return number - within + (within - 1) // 3 if within else None


def placed(shown: Shown, texts: Texts) -> Layout:
    """Lay debates out in rows, side by side: what is measured is painting, not laying out."""
    across = max(1, round((len(shown.boxes) / DEBATE * HIGH * 4 / (WIDE * 27) * 1.6) ** 0.5))
    places = {}
    for number, box in enumerate(shown.boxes):
        debate, within = divmod(number, DEBATE)
        level = next(level for level, end in enumerate((1, 4, 13, 40)) if within < end)
        first, wide = (0, 1, 4, 13)[level], 3 ** (3 - level)
        x = (debate % across * 28 + (within - first) * wide + wide / 2) * WIDE
        y = (debate // across * 5 + level) * HIGH
        places[box.key] = Rect(x, y, texts.boxes[box.key].width, texts.boxes[box.key].height)
    routes = []
    for arrow in shown.arrows:
        one, two = places[arrow.source], places[arrow.target]
        start = Point(one.x + one.width / 2, one.y)
        end = Point(two.x + two.width / 2, two.bottom)
        middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
        points = (
            start, Point(start.x, start.y - 40), Point(middle.x, middle.y + 40), middle,
            Point(middle.x, middle.y - 40), Point(end.x, end.y + 40), end,
        )  # fmt: skip
        routes.append(Route(points, middle))
    right = max(rect.right for rect in places.values())
    bottom = max(rect.bottom for rect in places.values())
    return Layout(places, tuple(routes), {}, right, bottom, (), Direction.DOWN)


def best_ms(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest of several runs after one that does not count, in milliseconds."""
    act()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def canvas_of(theme: Theme, shown_map: Map) -> MapCanvas:
    """Show a map on a canvas of the size that is measured."""
    canvas = MapCanvas(theme)
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_map(*shown_map)
    QApplication.processEvents()
    return canvas


def plain_view(shown_map: Map) -> QGraphicsView:
    """Show the same with one text item for each box and one path item for each arrow."""
    shown, layout, texts = shown_map
    scene = QGraphicsScene()
    for route, arrow in zip(layout.routes, shown.arrows, strict=True):
        path = QPainterPath(QPointF(*route.points[0]))
        for place in range(1, len(route.points), 3):
            path.cubicTo(*(QPointF(*point) for point in route.points[place : place + 3]))
        colour = "#2F65DB" if arrow.kind is RelationKind.SUPPORT else "#B01003"
        pen = QPen(QColor(colour), 1.8)
        scene.addPath(path, pen)
    for key, rect in layout.boxes.items():
        scene.addRect(QRectF(*rect), QPen("#444444"), QColor("#ffffff"))
        said = scene.addText(f"{texts.boxes[key].box.title}\n{texts.boxes[key].box.text}")
        said.setTextWidth(rect.width)
        said.setPos(rect.x, rect.y)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return view


def empty_view(layout: Layout) -> QGraphicsView:
    """Show nothing, in a scene of the same size."""
    scene = QGraphicsScene(0, 0, layout.width, layout.height)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return view


def painting(canvas: MapCanvas) -> Callable[[], None]:
    """Return what paints all of a canvas at once."""
    return canvas.viewport().repaint


def panning(canvas: MapCanvas) -> Callable[[], None]:
    """Return what pushes a map a little and paints what that shows."""

    def pan() -> None:
        canvas.pan_by(-3, -7)
        canvas.viewport().repaint()

    return pan


def fold_frame_ms(theme: Theme, whole: Map, lettering: Lettering) -> tuple[float, float]:
    """Return the longest and the mean time of a frame while a third of a map is folded away."""
    shown = whole[0]
    kept = shown.boxes[: len(shown.boxes) * 2 // 3]
    keys = {box.key for box in kept}
    less = Shown(
        kept,
        tuple(one for one in shown.arrows if one.source in keys and one.target in keys),
        main=shown.main,
    )
    texts = measured(less, lettering, {}, whole[2])
    canvas = canvas_of(theme, whole)
    # All of it, as large as it still is read: what cannot be read is faded and not moved.
    canvas.zoom_to_fit()
    canvas.zoom_by(max(0.26, canvas.zoom) / canvas.zoom)
    canvas.show_map(less, placed(less, texts), texts, animate=True)
    times = []
    while canvas.is_moving:
        start = time.perf_counter()
        QApplication.processEvents()
        took = (time.perf_counter() - start) * 1000
        if took > 0.5:  # otherwise there was nothing to paint yet
            times.append(took)
    canvas.deleteLater()
    frames = times[1:]  # with the first one come the pictures
    return max(frames), sum(frames) / len(frames)


def row(name: str, took: float, goal: float, floor: float, plain: float | None) -> None:
    """Print one measure."""
    against = f"{plain / took:7.1f} ×" if plain is not None else "        –"
    verdict = "" if took <= goal else "  over the goal"
    print(f"{name:34}{took:9.2f}{goal:9.0f}{took / floor:11.1f} ×{against}{verdict}")


def main() -> None:
    """Measure and print."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    # Without a desktop Qt takes it that no motion is wanted.
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    theme = Theme(application, Mode.LIGHT)
    lettering = Lettering.of(theme.fonts)
    print(f"{'ms, window 1440 × 900':34}{'ours':>9}{'goal':>9}{'to empty':>13}{'items to us':>9}")
    for count, goal in ((1_000, 5.0), (10_000, 33.0)):
        shown_map = generated(count, lettering)
        canvas, empty, plain = (
            canvas_of(theme, shown_map), empty_view(shown_map[1]), plain_view(shown_map),
        )  # fmt: skip
        canvas.zoom_to_fit()
        plain.fitInView(plain.sceneRect())
        floor = best_ms(empty.viewport().repaint)
        peer = best_ms(plain.viewport().repaint, 2)
        row(f"all of {count} boxes, fitted", best_ms(painting(canvas)), goal, floor, peer)
        canvas.zoom_by(0.3 / canvas.zoom)
        row(f"{count} boxes, titles only", best_ms(painting(canvas)), 16.0, floor, None)
        canvas.zoom_to_actual()
        plain.resetTransform()
        plain.centerOn(canvas.seen.center())
        peer = best_ms(plain.viewport().repaint, 2)
        row(f"{count} boxes, natural size", best_ms(painting(canvas)), 8.0, floor, peer)
        row(f"{count} boxes, pushed", best_ms(panning(canvas), 30), 5.0, floor, None)
        for view in (canvas, empty, plain):
            view.close()
            view.deleteLater()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    longest, mean = fold_frame_ms(theme, generated(300, lettering), lettering)
    print(f"{'folding, 300 boxes, longest frame':34}{longest:9.2f}{8:9.0f}   mean {mean:.2f}")


if __name__ == "__main__":
    main()
