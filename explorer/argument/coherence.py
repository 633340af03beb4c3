"""Views that do not go together: said, never blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.argument.network import Bearing
from explorer.argument.what_if import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.network import Bond, Network


def incoherent_views(network: Network, views: Mapping[int, View]) -> tuple[str, ...]:
    """Return a sentence for each pair or group of views that do not go together."""
    found: dict[str, None] = {}
    for bond in network.bonds:
        sentence = _about(network, bond, views.get(bond.source), views.get(bond.target))
        if sentence:
            found.setdefault(sentence)
    for sentence in _conclusions(network, views):
        found.setdefault(sentence)
    return tuple(found)


def _about(network: Network, bond: Bond, source: View | None, target: View | None) -> str:
    """Return a sentence where the views of a bond's two ends do not go together, else nothing."""
    first, second = _name(network, bond.source), _name(network, bond.target)
    views = (source, target)
    if bond.is_mutual:
        if bond.source > bond.target:
            first, second = second, first
        return _about_both(first, second, bond, views)
    if views == (View.ACCEPT, View.ACCEPT) and bond.source == bond.target:
        return f"You accept {first}, which bears against itself." if _is_against(bond) else ""
    said: dict[tuple[Bearing, View | None, View | None], str] = {
        (Bearing.ATTACK, *_BOTH): f"You accept {second} and also {first}, which attacks it.",
        (Bearing.UNDERCUT, *_BOTH): (
            f"You accept {second} and also {first}, which would set it aside."
        ),
        (Bearing.PREMISE, View.REJECT, View.ACCEPT): (
            f"You accept {second} but reject its premise {first}."
        ),
    }
    return said.get((bond.bearing, source, target), "")


def _about_both(first: str, second: str, bond: Bond, views: tuple[View | None, View | None]) -> str:
    """Return a sentence about views of two claims that contradict each other."""
    if views == _BOTH and first == second:
        return f"You accept {first}, which contradicts itself."
    if views == _BOTH:
        return f"You accept both {first} and {second}, although they contradict each other."
    if bond.is_exhaustive and views == (View.REJECT, View.REJECT):
        return (
            f"You reject both {first} and {second}, although they contradict each other,"
            " so that one of them should stand."
        )
    return ""


_BOTH: Final = (View.ACCEPT, View.ACCEPT)


def _is_against(bond: Bond) -> bool:
    return bond.bearing in (Bearing.ATTACK, Bearing.UNDERCUT)


def _conclusions(network: Network, views: Mapping[int, View]) -> list[str]:
    """Say where an accepted step with accepted premises leads to a rejected conclusion."""
    premises: dict[int, list[int]] = {}
    for bond in network.bonds:
        if bond.bearing is Bearing.PREMISE:
            premises.setdefault(bond.target, []).append(bond.source)
    found = []
    for bond in network.bonds:
        if bond.bearing is not Bearing.SUPPORT or bond.source not in premises:
            continue
        if views.get(bond.target) is not View.REJECT or views.get(bond.source) is not View.ACCEPT:
            continue
        if all(views.get(premise) is View.ACCEPT for premise in premises[bond.source]):
            step, conclusion = _name(network, bond.source), _name(network, bond.target)
            found.append(
                f"You accept {step} and its premises but reject its conclusion {conclusion}."
            )
    return found


def _name(network: Network, node: int) -> str:
    return f"*{network.nodes[node].name}*"
