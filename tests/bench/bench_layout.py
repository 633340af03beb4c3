"""Layouts of argument maps beside those of Graphviz: crossings, lengths, area, moves, time.

Run it as a script: `python tests/bench/bench_layout.py [DOT [MAPS]]`. DOT is the program to
compare with; without it `dot` is looked for, then `graphviz-pure`. MAPS is how many seeds,
20. Ratios are to Graphviz, below 1 the better: the median of 20 maps. Then 50 edits of maps of 50
boxes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from explorer.argument.layout.layered import lay_out
from tests.bench.layout_maps import edited, generated_map
from tests.bench.layout_measures import (
    crossings,
    drawn,
    length,
    rows,
    share_moved,
    share_swapped,
)  # fmt: skip
from tests.bench.layout_peer import find_peer, keys_by_name, written
from tests.bench.real_maps import real_maps

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.argument.layout.values import Diagram
    from tests.bench.layout_peer import Peer

SIZES = (50, 300, 2_000)
SEEDS = range(1, 1 + (int(sys.argv[2]) if len(sys.argv) > 2 else 20))
EDITS = range(50)
ROUNDS = 3


class Compared(NamedTuple):
    """Our picture of a map beside Graphviz's."""

    crossings: int
    theirs: int
    length: float
    area: float
    ms: float
    time: float

    @property
    def crossings_ratio(self) -> float:
        """Our crossings for each of theirs; where they have none, ours beyond the first count."""
        return self.crossings / self.theirs if self.theirs else 1.0 + self.crossings


def best_ms(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest of several runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def compare(diagram: Diagram, peer: Peer) -> Compared:
    """Draw a map both ways."""
    source = written(diagram)
    # Neither is asked in the other's shadow: the peer runs before and after.
    before = best_ms(lambda: peer.draw(source), 1)
    ms = best_ms(lambda: lay_out(diagram))
    their_ms = min(before, best_ms(lambda: peer.draw(source), 2))
    ours, theirs = drawn(lay_out(diagram)), peer.draw(source)
    return Compared(
        crossings(ours),
        crossings(theirs),
        length(ours) / max(length(theirs), 1.0),
        ours.width * ours.height / (theirs.width * theirs.height),
        ms,
        ms / their_ms,
    )


def compare_edit(diagram: Diagram, seed: int, peer: Peer) -> tuple[float, float, float, float]:
    """Edit a map; return the shares moved and swapped, ours and Graphviz's."""
    after = edited(diagram, seed)
    old = lay_out(diagram)
    new = lay_out(after.diagram, old)
    before, edited_map = (
        keys_by_name(one, peer.draw(written(one))) for one in (diagram, after.diagram)
    )
    heights = {box.key: 0.0 for one in (diagram, after.diagram) for box in one.boxes}
    return (
        share_moved(drawn(old), drawn(new), after.changed),
        share_swapped(old.layers, new.layers),
        share_moved(before, edited_map, after.changed),
        share_swapped(rows(before, heights), rows(edited_map, heights)),
    )


def print_row(name: str, found: list[Compared]) -> None:
    """Print the medians of comparisons."""
    print(
        f"{name:28}{median(one.crossings for one in found):10.0f}"
        f"{median(one.theirs for one in found):10.0f}"
        f"{median(one.crossings_ratio for one in found):11.2f}"
        f"{median(one.length for one in found):9.2f}{median(one.area for one in found):8.2f}"
        f"{median(one.ms for one in found):10.1f}{median(one.time for one in found):8.2f}"
    )


def main(program: str = "") -> None:
    """Print the tables."""
    peer = find_peer(program)
    if peer is None:
        print("There is no dot here to compare with; `pip install graphviz-pure` brings one.")
        return
    print(f"{'':28}{'crossings':>10}{'Graphviz':>10}{'crossings':>11}{'length':>9}{'area':>8}"
          f"{'ms':>10}{'time':>8}")  # fmt: skip
    print(f"{'':48}{'ratios →':>11}")
    for name, diagram in real_maps():
        print_row(name, [compare(diagram, peer)])
    for size in SIZES:
        print_row(
            f"generated, {size:,} boxes",
            [compare(generated_map(size, seed), peer) for seed in SEEDS],
        )
    found = [compare_edit(generated_map(50, seed), seed, peer) for seed in EDITS]
    ours, swapped, theirs, their_swapped = zip(*found, strict=True)
    print(f"\nAfter an edit of a map of 50 boxes, {len(found)} edits{'ours':>20}{'Graphviz':>12}")
    print(
        f"{'boxes moved by more than 100 px, median':60}{median(ours):4.0%}{median(theirs):12.0%}"
    )
    print(
        f"{'neighbours that changed places, most':60}{max(swapped):4.0%}{max(their_swapped):12.0%}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:2])
