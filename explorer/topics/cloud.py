"""The picture of a large graph: a cloud of dots in which every kind has a region of its own.

Nothing in it is left to chance: the same graph makes the same picture, and a picture may begin
where an earlier one ended, so that a change moves little.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.library.kinds import Kind
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from explorer.topics.geometry import Point

DISTANCE = 40.0
"""How far apart dots of one region come to lie, about, in pixels."""

LEAST_DISTANCE = 22.0
"""No two dots are closer, in pixels."""

MARGIN = 40.0
_STEPS = 150
_STEPS_FROM_START = 60
_HEAT_FROM_START = 0.25
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_AROUND = (
    Kind.REWARD, Kind.DEBATE, Kind.RISK, Kind.CONCERN,
    Kind.REGULATION, Kind.SAFEGUARD, Kind.TOUR, Kind.PAGE,
)  # fmt: skip
"""The kinds around the cases, clockwise from the left."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where the dots of a kind lie: a disc that holds nine tenths of them, in pixels."""

    kind: Kind
    centre: Point
    radius: float


@dataclass(frozen=True, slots=True, eq=False)
class Cloud:
    """A cloud of dots, in pixels from its upper left corner.

    Attributes:
        ids: The dots, in the order they were given.
        positions: Their centres: one row for each, x and y; read-only.
        regions: One for each kind that is there, in the order of kinds.
        width: Of the whole, a margin included.
        height: Of the whole, a margin included.
    """

    ids: tuple[str, ...]
    positions: NDArray[np.float64]
    regions: tuple[Region, ...]
    width: float
    height: float


def lay_out_cloud(
    kinds: Mapping[str, Kind],
    links: Sequence[tuple[str, str]],
    start: Mapping[str, Point] | None = None,
    progress: Progress = unwatched,
) -> Cloud:
    """Place a dot for each document; some 0.5 s for 1,000, and little more than linear beyond.

    Args:
        kinds: The kind of each document by id, in a stable order.
        links: The ids of both ends; a link to itself moves nothing.
        start: Where dots were before: these keep about their places, and new ones are fitted in.
        progress: Called before each step.

    Raises:
        Cancelled: By `progress`.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second that only a cloud is worth

    from explorer.topics.forces import Springs, pulled_apart, settle  # noqa: PLC0415 - likewise

    if not kinds:
        return Cloud((), np.zeros((0, 2)), (), 2 * MARGIN, 2 * MARGIN)
    ids = tuple(kinds)
    places = {one: place for place, one in enumerate(ids)}
    centres_of = _centres(Counter(kinds.values()))
    centres = np.array([centres_of[kind] for kind in kinds.values()])
    spiral = np.array(_spirals(kinds, centres_of))
    pairs = sorted({(places[one], places[other]) for one, other in links if one != other})
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    springs = Springs.between(ends[:, 0], ends[:, 1], len(ids))
    known = {one: point for one, point in (start or {}).items() if one in places}
    steps, heat = (_STEPS_FROM_START, _HEAT_FROM_START) if known else (_STEPS, 1.0)
    if known:
        rows = [places[one] for one in known]
        before = np.array([known[one] for one in known], dtype=np.float64)
        # The old picture's corner is another than that of this one: regions move along with it.
        shift = before.mean(axis=0) - centres[rows].mean(axis=0)
        centres += shift
        spiral += shift
        spiral[rows] = before
    positions = settle(
        spiral, centres, springs, DISTANCE, steps=steps, heat=heat, progress=progress
    )
    positions = pulled_apart(positions, LEAST_DISTANCE, progress)
    positions += MARGIN - positions.min(axis=0)
    positions.flags.writeable = False
    width, height = (float(most) + MARGIN for most in positions.max(axis=0))
    return Cloud(ids, positions, _regions(positions, tuple(kinds.values())), width, height)


def _regions(positions: NDArray[np.float64], kinds: tuple[Kind, ...]) -> tuple[Region, ...]:
    regions = []
    for kind in Kind:
        mine = positions[[its is kind for its in kinds]]
        if len(mine):
            x, y = (float(middle) for middle in mine.mean(axis=0))
            lengths = sorted(math.dist(point, (x, y)) for point in mine.tolist())
            nine_tenths = lengths[math.ceil(0.9 * len(lengths)) - 1]
            regions.append(Region(kind, (x, y), nine_tenths))
    return tuple(regions)


def _centres(counts: Mapping[Kind, int]) -> dict[Kind, Point]:
    """Return the centres of the kinds' regions: cases in the middle, the others in a ring."""
    radii = {kind: DISTANCE * math.sqrt(count / math.pi) for kind, count in counts.items()}
    middle = radii.pop(Kind.CASE, 0.0)
    ring = [kind for kind in _AROUND if kind in radii]
    centres: dict[Kind, Point] = {Kind.CASE: (0.0, 0.0)}
    if len(ring) == 1 and not middle:
        return {ring[0]: (0.0, 0.0)}
    gap = 2 * DISTANCE
    widths = [2 * radii[kind] + gap for kind in ring]
    around = sum(widths)
    largest = max(radii.values(), default=0.0)
    radius = max(middle + largest + gap if middle else largest + gap, around / (2 * math.pi))
    # The ring begins at the left with the first kind's own middle.
    passed = -widths[0] / 2 if widths else 0.0
    for kind, (before, width) in zip(
        ring, zip(itertools.accumulate(widths, initial=passed), widths, strict=False), strict=False
    ):
        angle = math.pi + 2 * math.pi * (before + width / 2) / around
        centres[kind] = (radius * math.cos(angle), radius * math.sin(angle))
    return centres


def _spirals(kinds: Mapping[str, Kind], centres: Mapping[Kind, Point]) -> list[Point]:
    """Return a first place for each dot: in its region, as seeds lie in a sunflower."""
    seen = dict.fromkeys(Kind, 0)
    points = []
    for kind in kinds.values():
        number = seen[kind]
        seen[kind] += 1
        radius = DISTANCE * math.sqrt((number + 0.5) / math.pi)
        x, y = centres[kind]
        angle = number * _GOLDEN_ANGLE
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return points
