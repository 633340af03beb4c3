"""Isotonic regression: places in order, with gaps, as close as can be to those wished for.

Source: Barlow, Bartholomew, Bremner and Brunk, *Statistical inference under order restrictions*
(1972): pool adjacent violators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fit_squares(
    wishes: Sequence[float], weights: Sequence[float], offsets: Sequence[float]
) -> list[float]:
    """Return the places with the least weighted sum of squared distances to the wishes.

    Args:
        wishes: One for each node of a row, in its order.
        weights: How much each wish counts, more than 0.
        offsets: Where each node lies when all lie as close as they may.
    """
    means: list[float] = []
    totals: list[float] = []
    sizes: list[int] = []
    for wish, weight, offset in zip(wishes, weights, offsets, strict=True):
        mean, total, size = wish - offset, weight, 1
        while means and means[-1] >= mean:
            other = totals.pop()
            mean = (mean * total + means.pop() * other) / (total + other)
            total += other
            size += sizes.pop()
        means.append(mean)
        totals.append(total)
        sizes.append(size)
    return _spread(means, sizes, offsets)


def fit_distances(
    wishes: Sequence[float], weights: Sequence[float], offsets: Sequence[float]
) -> list[float]:
    """Return places with the least weighted sum of distances to the wishes; few nodes move.

    The arguments are those of `fit_squares`. Of several equally good places the leftmost is taken.
    """
    medians: list[float] = []
    pools: list[list[tuple[float, float]]] = []
    for wish, weight, offset in zip(wishes, weights, offsets, strict=True):
        pool = [(wish - offset, weight)]
        median = wish - offset
        while medians and medians[-1] > median:
            medians.pop()
            pool += pools.pop()
            pool.sort()
            median = _median(pool)
        medians.append(median)
        pools.append(pool)
    return _spread(medians, [len(pool) for pool in pools], offsets)


def _median(pool: Sequence[tuple[float, float]]) -> float:
    """Return the lower weighted median of values in order."""
    half = sum([weight for _, weight in pool]) / 2
    passed = 0.0
    for value, weight in pool:
        passed += weight
        if passed >= half:
            return value
    return pool[-1][0]


def _spread(values: Sequence[float], sizes: Sequence[int], offsets: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value, size in zip(values, sizes, strict=True):
        start = len(found)
        found += [value + offset for offset in offsets[start : start + size]]
    return found
