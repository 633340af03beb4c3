"""The forces of a cloud: repulsion on a grid, springs, pulls to regions, and room for every dot.

The only module of this room that imports numpy when it is imported.

Source: Hockney and Eastwood, “Computer Simulation Using Particles” (1988), chapter 5: repulsion by
convolution on a grid; Kobourov, “Force-directed drawing algorithms”, Handbook of Graph Drawing
(2013).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

PULL = 0.12
"""How far a dot is pulled to the centre of its region in a step, as a share of the way."""

_SPRING = 0.05  # weaker than the pull, so that regions hold and links decide the place within
_FRICTION = 0.55
_COLDEST = 0.01
_ROUNDS_APART = 80


class Repulsion:
    """Dots push each other off, each with a force that falls with the distance.

    The push of far dots is exact; that of dots within a cell of the grid fades.
    """

    def __init__(self, cells: int) -> None:
        """Prepare a grid of `cells` by `cells`."""
        self._cells = cells
        # Twice the grid, so that what wraps around at one end does not push at the other.
        offsets = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
        x, y = np.meshgrid(offsets, offsets, indexing="ij")
        falloff = 1 / (x * x + y * y + 0.5)
        falloff[cells, :] = falloff[:, cells] = 0
        self._spectra = (np.fft.rfft2(x * falloff), np.fft.rfft2(y * falloff))

    def forces(self, positions: Floats) -> Floats:
        """Return the sum of all pushes on each dot: one over the distance for each other dot."""
        cells = self._cells
        low = positions.min(axis=0)
        cell = max(float((positions.max(axis=0) - low).max()), 1e-6) / (cells - 2)
        scaled = (positions - low) / cell
        corner = scaled.astype(np.int64)
        share = scaled - corner
        weights = [
            (1 - share[:, 0]) * (1 - share[:, 1]),
            (1 - share[:, 0]) * share[:, 1],
            share[:, 0] * (1 - share[:, 1]),
            share[:, 0] * share[:, 1],
        ]
        first = corner[:, 0] * cells + corner[:, 1]
        corners = [first, first + 1, first + cells, first + cells + 1]
        density = sum(
            np.bincount(place, weight, cells * cells)
            for place, weight in zip(corners, weights, strict=True)
        )
        grid = np.zeros((2 * cells, 2 * cells))
        grid[:cells, :cells] = np.reshape(density, (cells, cells))
        spectrum = np.fft.rfft2(grid)
        forces = np.empty_like(positions)
        for axis, kernel in enumerate(self._spectra):
            field = np.fft.irfft2(spectrum * kernel, grid.shape)[:cells, :cells].ravel()
            forces[:, axis] = sum(
                field[place] * weight for place, weight in zip(corners, weights, strict=True)
            )
        return forces / cell


@dataclass(frozen=True, slots=True)
class Springs:
    """Links that pull their two ends together; the end of fewer links moves more.

    Attributes:
        sources: The place of each link's source among the dots.
        targets: The place of each link's target.
        to_source: How far a link pulls its source, as a share of its length in a step.
        to_target: How far it pulls its target.
    """

    sources: Integers
    targets: Integers
    to_source: Floats
    to_target: Floats

    @classmethod
    def between(cls, sources: Integers, targets: Integers, dots: int) -> Springs:
        """Make the springs of links; the more a dot has, the weaker is each of them."""
        degrees = np.bincount(sources, minlength=dots) + np.bincount(targets, minlength=dots)
        at_source, at_target = degrees[sources], degrees[targets]
        strength = _SPRING / np.minimum(at_source, at_target)
        bias = at_target / (at_source + at_target)
        return cls(sources, targets, strength * bias, strength * (1 - bias))

    def forces(self, positions: Floats) -> Floats:
        """Return the sum of all pulls on each dot."""
        dots = len(positions)
        forces = np.empty_like(positions)
        for axis in (0, 1):
            length = positions[self.targets, axis] - positions[self.sources, axis]
            forces[:, axis] = np.bincount(self.sources, length * self.to_source, dots)
            forces[:, axis] -= np.bincount(self.targets, length * self.to_target, dots)
        return forces


def settle(
    positions: Floats,
    centres: Floats,
    springs: Springs,
    distance: float,
    *,
    steps: int,
    heat: float = 1,
    progress: Progress = unwatched,
) -> Floats:
    """Let dots move until they rest, and return where.

    Args:
        positions: Where they begin; one row for each dot.
        centres: The centre of each dot's region.
        springs: The links between them.
        distance: How far apart dots of one region come to lie, about.
        steps: How many steps to take.
        heat: How far they move at first: 1 to find their places, less to keep them.
        progress: Called before each step.

    Raises:
        Cancelled: By `progress`.
    """
    # In a disc of this density, push and pull hold each other: div(push) = 2 pi charge density.
    charge = PULL * distance * distance / np.pi
    repulsion = Repulsion(_cells_for(len(positions)))
    positions = positions.copy()
    speed = np.zeros_like(positions)
    cooling = (_COLDEST / heat) ** (1 / max(1, steps - 1))
    for step in range(steps):
        progress(step, steps)
        force = repulsion.forces(positions) * charge
        force += springs.forces(positions) + (centres - positions) * PULL
        speed = (speed + force * heat) * _FRICTION
        # No dot leaps: a crowd at the beginning would throw its dots out of all regions.
        length = np.hypot(speed[:, 0], speed[:, 1])
        speed *= np.minimum(1, 4 * distance / np.maximum(length, 1e-9))[:, None]
        positions += speed
        heat *= cooling
    progress(steps, steps)
    return positions


def _cells_for(dots: int) -> int:
    return 64 if dots <= 300 else 128 if dots <= 4000 else 192


def pulled_apart(positions: Floats, distance: float, progress: Progress = unwatched) -> Floats:
    """Move dots that lie closer than `distance` apart until none does; the others stay.

    Raises:
        Cancelled: By `progress`.
    """
    # Dots in one place would stay there for ever: a tiny spiral tells them apart.
    number = np.arange(len(positions))
    spiral = np.stack([np.cos(number * 2.4), np.sin(number * 2.4)], axis=1)
    positions = positions + spiral * distance * 1e-3
    for done in range(_ROUNDS_APART):
        progress(done, _ROUNDS_APART)
        shift, closest = _pushes(positions, distance * 1.02)
        if closest >= distance:
            return positions
        positions += shift
    closest = _pushes(positions, distance)[1]
    return positions * max(1.0, distance * 1.001 / max(closest, 1e-9))


def _pushes(positions: Floats, distance: float) -> tuple[Floats, float]:
    """Return how each dot is pushed by those too near, and the least distance of two, if any is."""
    order = np.argsort(positions[:, 0], kind="stable")
    x, y = positions[order, 0], positions[order, 1]
    shift = np.zeros_like(positions)
    closest = distance
    for gap in range(1, len(order)):
        dx = x[gap:] - x[:-gap]
        if not (dx < distance).any():
            break
        dy = y[gap:] - y[:-gap]
        length = np.hypot(dx, dy)
        near = np.flatnonzero(length < distance)
        if not len(near):
            continue
        closest = min(closest, float(length[near].min()))
        push = (distance - length[near]) / 2 / np.maximum(length[near], 1e-9)
        for axis, delta in enumerate((dx[near] * push, dy[near] * push)):
            shift[near, axis] -= delta
            shift[near + gap, axis] += delta
    unsorted = np.empty_like(shift)
    unsorted[order] = shift
    return unsorted, closest
