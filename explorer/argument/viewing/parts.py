"""Which claims make up the map of a document, of a topic, or of the whole library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from explorer.argument.building import build
from explorer.argument.joining import Joined, join_document
from explorer.argument.mapping import ArgumentMap, derive_map
from explorer.argument.model import End, EndSort
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    from explorer.argument.argued import Argued
    from explorer.argument.model import Argument, Statement

EVERYTHING: Final = "*"
"""The name of the map of the whole library; no document can be called so."""


def map_of(argued: Argued, name: str) -> tuple[Joined, ArgumentMap]:
    """Return what is argued and what of it is drawn.

    A debate joins what it names, and draws what it says itself with all that bears on that; a
    topic's map draws the claims about it; of any other document its own claims are drawn, or none.

    Args:
        argued: The library and what it argues.
        name: The id of a document, or `EVERYTHING`.

    Raises:
        UnknownDocumentError: The library has no such document.
    """
    if name == EVERYTHING:
        return argued.whole, derive_map(argued.whole.model)
    document = argued.library.document(name)
    if document.kind is Kind.DEBATE:
        joined = argued.debate(name)
        return joined, _bearing_on(name, joined, derive_map(joined.model))
    if document.kind.is_topic:
        about = {claim.title for claim in argued.claims_about(name)}
        drawn = derive_map(argued.whole.model)
        return argued.whole, _cut(drawn, {one.id for one in drawn.nodes if one.title in about})
    if name in argued.readings:
        joined = join_document(argued.readings[name])
        return joined, derive_map(joined.model)
    return Joined(build(()), (name,)), ArgumentMap()


def _bearing_on(name: str, joined: Joined, drawn: ArgumentMap) -> ArgumentMap:
    """Return what a debate says itself, and all that bears on it in what it joins.

    What else the joined documents argue is theirs: their own maps have it, and the library's.
    """
    own = {made.end for made in joined.model.elements() if name in _documents_of(made)}
    bearing: dict[str, list[str]] = {}
    for edge in drawn.edges:
        bearing.setdefault(edge.target, []).append(edge.source)
        if edge.kind.is_symmetric:
            bearing.setdefault(edge.source, []).append(edge.target)
    waiting = [node.id for node in drawn.nodes if End(EndSort(node.sort.value), node.title) in own]
    kept = set(waiting)
    while waiting:
        for source in bearing.get(waiting.pop(), ()):
            if source not in kept:
                kept.add(source)
                waiting.append(source)
    return _cut(drawn, kept)


def _cut(drawn: ArgumentMap, kept: set[str]) -> ArgumentMap:
    """Return the part of a map between some of its nodes, by their ids."""
    nodes = tuple(node for node in drawn.nodes if node.id in kept)
    edges = tuple(edge for edge in drawn.edges if edge.source in kept and edge.target in kept)
    return replace(drawn, nodes=nodes, edges=edges)


def _documents_of(made: Statement | Argument) -> set[str]:
    return {member.document for member in made.members}
