"""Graphviz as the peer of our layouts: the same boxes, the same gaps, the same direction.

Its `dot` is looked for on the path, then that of the package graphviz-pure.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.coordinates import BOX_GAP_PX
from explorer.argument.layout.placing import LAYER_GAP_PX
from tests.bench.layout_measures import Drawn

if TYPE_CHECKING:
    from explorer.argument.layout.values import Box, Diagram, Frame

_PX = 72.0
"""To the inch."""
_NAMES = ("dot", "graphviz-pure")


class Peer(NamedTuple):
    """A `dot` that can be run."""

    program: str

    def draw(self, source: str) -> Drawn:
        """Return the picture of a graph in the DOT language."""
        ran = subprocess.run(
            [self.program, "-Kdot", "-Tplain"],
            input=source,
            capture_output=True,
            text=True,
            check=True,
        )
        return _read(ran.stdout)


def find_peer(program: str = "") -> Peer | None:
    """Return a `dot`, None where there is none."""
    for name in (program,) if program else _NAMES:
        found = shutil.which(name)
        if found:
            return Peer(found)
    return None


def written(diagram: Diagram) -> str:
    """Return a diagram in the DOT language, claims above their reasons."""
    number = {box.key: place for place, box in enumerate(diagram.boxes)}
    lines = [
        f"digraph {{ nodesep={BOX_GAP_PX / _PX:.4f}; ranksep={LAYER_GAP_PX / _PX:.4f};",
        'node [shape=box, fixedsize=true, label=""]; edge [dir=back];',
    ]
    lines += _grouped(diagram.boxes, diagram.frames, "", number)
    lines += [f"n{number[arrow.target]} -> n{number[arrow.source]};" for arrow in diagram.arrows]
    return "\n".join([*lines, "}"])


def keys_by_name(diagram: Diagram, picture: Drawn) -> Drawn:
    """Return a picture with boxes called by their keys."""
    middles = {
        diagram.boxes[int(name.removeprefix("n"))].key: middle
        for name, middle in picture.middles.items()
    }
    return picture._replace(middles=middles)


def _grouped(
    boxes: tuple[Box, ...], frames: tuple[Frame, ...], frame: str, number: dict[str, int]
) -> list[str]:
    lines = [
        f"n{number[box.key]} [width={box.width / _PX:.4f}, height={box.height / _PX:.4f}];"
        for box in boxes
        if box.frame == frame
    ]
    for place, inner in enumerate(frames):
        if inner.parent == frame:
            within = _grouped(boxes, frames, inner.key, number)
            lines += [f"subgraph cluster_{place} {{", *within, "}"]
    return lines


def _read(plain: str) -> Drawn:
    middles: dict[str, tuple[float, float]] = {}
    curves: list[list[tuple[float, float]]] = []
    width = height = 0.0
    for line in plain.splitlines():
        word, *rest = line.split()
        if word == "graph":
            width, height = float(rest[1]) * _PX, float(rest[2]) * _PX
        elif word == "node":
            middles[rest[0]] = (float(rest[1]) * _PX, height - float(rest[2]) * _PX)
        elif word == "edge":
            count = int(rest[2])
            numbers = [float(one) * _PX for one in rest[3 : 3 + 2 * count]]
            curves.append(
                [(x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            )
    return Drawn(middles, curves, width, height)
