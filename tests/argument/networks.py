"""Small networks for the tests of what-if, and a slow evaluation to compare the fast one with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from explorer.argument.model import RelationKind
from explorer.argument.network import Bearing, Bond, ClaimType, Network, NetworkNode, bonds
from explorer.argument.what_if import Aside, Reasons, Status, Verdict, View, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping


def network(nodes: Mapping[str, Mapping[str, Any]], edges: list[list[str]]) -> Network:
    """Return the network of a case: nodes by name, edges as source, target and kind."""
    index = {name: number for number, name in enumerate(nodes)}
    made = [
        NetworkNode(
            name,
            is_step=said["kind"] == "A",
            type=ClaimType(said["type"]) if "type" in said else None,
            is_captured=said.get("captured", False),
        )
        for name, said in nodes.items()
    ]
    found: list[Bond] = []
    for source, target, kind in edges:
        ends = (index[source], index[target])
        if kind == "premise":
            found.append(Bond(*ends, Bearing.PREMISE))
        elif kind == "concludes":
            found.append(Bond(*ends, Bearing.SUPPORT))
        else:
            found += bonds(RelationKind(kind), *ends)
    return Network(tuple(made), tuple(found))


def claims(names: str, edges: str) -> Network:
    """Return a network of statements (`A`), steps (`<a>`) and typed claims (`A:policy`).

    Edges are written `source kind target`, with commas between.
    """
    nodes: dict[str, dict[str, Any]] = {}
    for word in names.split():
        name, _, sort = word.partition(":")
        said: dict[str, Any] = {"kind": "A" if name.startswith("<") else "S"}
        if sort == "captured":
            said["captured"] = True
        elif sort:
            said["type"] = sort
        nodes[name.strip("<>")] = said
    parts = [edge.split() for edge in edges.split(",") if edge.strip()]
    return network(nodes, [[source, target, kind] for source, kind, target in parts])


def verdicts(
    of: Network,
    accept: str = "",
    reject: str = "",
    reasons: Reasons = Reasons.NEEDED,
) -> dict[str, Verdict]:
    """Return the verdicts by name, with views given as names with spaces between."""
    found = evaluate(of, views(of, accept, reject), reasons)
    return {node.name: verdict for node, verdict in zip(of.nodes, found, strict=True)}


def views(of: Network, accept: str = "", reject: str = "") -> dict[int, View]:
    found = {}
    for names, view in ((accept, View.ACCEPT), (reject, View.REJECT)):
        for name in names.split():
            index = of.index(name)
            assert index is not None
            found[index] = view
    return found


def swept(
    of: Network, held: Mapping[int, View], reasons: Reasons
) -> list[tuple[Status, int | None, Aside]]:
    """Evaluate by sweeping over all nodes until nothing changes, as the design words it."""
    status = [Status.UNDECIDED] * len(of.nodes)
    rounds: list[int | None] = [None] * len(of.nodes)
    number = 0
    while True:
        number += 1
        asides = _asides(of, held, status)
        decided = {
            node: found
            for node in range(len(of.nodes))
            if status[node] is Status.UNDECIDED
            and (found := _decided(of, held, reasons, node, status=status, asides=asides))
        }
        if not decided:
            return list(zip(status, rounds, asides, strict=True))
        for node, found in decided.items():
            status[node], rounds[node] = found, number


def _sources(of: Network, node: int, bearing: Bearing) -> list[int]:
    return [bond.source for bond in of.bonds if bond.target == node and bond.bearing is bearing]


def _asides(of: Network, held: Mapping[int, View], status: list[Status]) -> list[Aside]:
    asides = [
        Aside.NO
        if held.get(node) is View.ACCEPT or not _sources(of, node, Bearing.UNDERCUT)
        else Aside.UNDECIDED
        for node in range(len(of.nodes))
    ]
    while True:
        changed = False
        for node, aside in enumerate(asides):
            if aside is not Aside.UNDECIDED:
                continue
            forces = [
                _force(source, status, asides) for source in _sources(of, node, Bearing.UNDERCUT)
            ]
            if True in forces:
                asides[node], changed = Aside.YES, True
            elif all(force is False for force in forces):
                asides[node], changed = Aside.NO, True
        if not changed:
            return asides


def _force(node: int, status: list[Status], asides: list[Aside]) -> bool | None:
    """Return whether what a node says has force; None where that is open."""
    if status[node] is Status.FALLS or asides[node] is Aside.YES:
        return False
    return True if status[node] is Status.STANDS and asides[node] is Aside.NO else None


def _decided(
    of: Network,
    held: Mapping[int, View],
    reasons: Reasons,
    node: int,
    *,
    status: list[Status],
    asides: list[Aside],
) -> Status | None:
    if node in held:
        return Status.STANDS if held[node] is View.ACCEPT else Status.FALLS
    claim = of.nodes[node]
    premises = [status[source] for source in _sources(of, node, Bearing.PREMISE)]
    supports = [_force(s, status, asides) for s in _sources(of, node, Bearing.SUPPORT)]
    attacks = [_force(s, status, asides) for s in _sources(of, node, Bearing.ATTACK)]
    no_support = all(force is False for force in supports)
    no_attack = all(force is False for force in attacks)
    if Status.FALLS in premises:
        return Status.FALLS
    if claim.type in (ClaimType.POLICY, ClaimType.VALUE):
        if True in supports and no_attack:
            return Status.STANDS
        return Status.FALLS if True in attacks and no_support else None
    is_needed = reasons is Reasons.NEEDED
    if True in attacks or (is_needed and not claim.is_step and supports and no_support):
        return Status.FALLS
    if any(premise is not Status.STANDS for premise in premises) or not no_attack:
        return None
    if supports and is_needed and True not in supports:
        return None
    waits = claim.type is ClaimType.FORECAST or claim.is_captured
    return None if waits and not supports else Status.STANDS


@st.composite
def networks(draw: st.DrawFn, size: int = 8) -> Network:
    """Draw any network."""
    count = draw(st.integers(1, size))
    nodes = [
        NetworkNode(
            f"n{number}",
            is_step=draw(st.booleans()),
            type=draw(st.sampled_from([None, None, None, *ClaimType])),
            is_captured=draw(st.integers(0, 9)) == 0,
        )
        for number in range(count)
    ]
    ends = st.integers(0, count - 1)
    edges = draw(
        st.lists(st.tuples(ends, ends, st.sampled_from([*Bearing, *RelationKind])), max_size=16)
    )
    found: list[Bond] = []
    for source, target, kind in edges:
        if isinstance(kind, Bearing):
            found.append(Bond(source, target, kind))
        else:
            found += bonds(kind, source, target)
    return Network(tuple(nodes), tuple(found))


VIEWS = st.dictionaries(st.integers(0, 7), st.sampled_from(list(View)), max_size=3)
