"""Relations: written twice they are one, and they move to where they belong.

A relation from a reconstructed argument starts at its main conclusion; an undercut of one hits its
last inference. In strict mode support between statements becomes entailment, attack contrariety.
An attack on an argument that also attacks one of its premises says nothing more and is dropped.

Source: @argdown/core 1.7.5, as specified in this project's design.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from explorer.argument.model import End, EndSort, Mode, Relation, RelationKind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.model import Argument
    from explorer.errors import Place

_Key: TypeAlias = tuple[RelationKind, End, End]


class Relations:
    """Gathers relations as they are read."""

    def __init__(self) -> None:
        self._places: dict[_Key, list[Place]] = {}
        self._struck: set[tuple[RelationKind, End]] = set()

    def add(self, kind: RelationKind, source: End, target: End, place: Place) -> None:
        """Add a relation, or another place of one already there.

        As in the reference, what bears on itself is left out where something else already bears on
        it in the same way.
        """
        key = (kind, source, target)
        places = self._places.get(key)
        if places is None and kind is RelationKind.CONTRADICTORY:
            places = self._places.get((kind, target, source))
        if places is not None:
            places.append(place)
            return
        if source == target and (kind, target) in self._struck:
            return
        self._places[key] = [place]
        self._struck.add((kind, target))

    def settled(
        self, arguments: Mapping[str, Argument], mode: Mode, *, moves: bool = True
    ) -> tuple[Relation, ...]:
        """Return the relations, moved to where they belong, in the order they were added.

        Args:
            arguments: All arguments, by title.
            mode: How relations between statements are read.
            moves: Whether relations of reconstructed arguments move at all.
        """
        moves = moves and any(argument.structure for argument in arguments.values())
        found = _moved(self._places, arguments) if moves else dict(self._places)
        if mode is Mode.STRICT:
            found = _made_strict(found)
        _drop_redundant(found, arguments)
        return tuple(Relation(*key, tuple(places)) for key, places in found.items())


def _moved(
    relations: dict[_Key, list[Place]], arguments: Mapping[str, Argument]
) -> dict[_Key, list[Place]]:
    """Move relations to conclusions and inferences; what then bears on itself is left out.

    A relation that stays where it is comes first among equals, wherever it was written.
    """
    staying = {key for key in relations if _moved_key(key, arguments) == key}
    found: dict[_Key, list[Place]] = {}
    late: dict[_Key, list[Place]] = {}
    for key, places in relations.items():
        new = _moved_key(key, arguments)
        if new == key:
            found[key] = [*places, *late.pop(key, ())]
        elif new[1] == new[2]:
            continue
        elif new in found:
            found[new] += places
        elif new in staying:
            late.setdefault(new, []).extend(places)
        else:
            found[new] = list(places)
    return found


def _moved_key(key: _Key, arguments: Mapping[str, Argument]) -> _Key:
    kind, source, target = key
    if source.sort is EndSort.ARGUMENT:
        structure = arguments[source.title].structure
        if structure:
            source = End(EndSort.STATEMENT, structure[-1].title)
    if kind is RelationKind.UNDERCUT and target.sort is EndSort.ARGUMENT:
        structure = arguments[target.title].structure
        if structure:
            target = End(EndSort.INFERENCE, target.title, len(structure) - 1)
    return kind, source, target


def _made_strict(relations: dict[_Key, list[Place]]) -> dict[_Key, list[Place]]:
    found: dict[_Key, list[Place]] = {}
    for (kind, source, target), places in relations.items():
        new = kind
        if source.sort is EndSort.STATEMENT and target.sort is EndSort.STATEMENT:
            if kind is RelationKind.SUPPORT:
                new = RelationKind.ENTAILS
            elif kind is RelationKind.ATTACK:
                new = RelationKind.CONTRARY
                if (new, target, source) in found:
                    found[new, target, source] += places
                    continue
        found[new, source, target] = places
    return found


def _drop_redundant(relations: dict[_Key, list[Place]], arguments: Mapping[str, Argument]) -> None:
    """Drop each attack on an argument from what already opposes one of its premises."""
    opposed: dict[End, dict[str, _Key]] = {}
    candidates: list[_Key] = []
    for key in relations:
        kind, source, target = key
        if target.sort is EndSort.ARGUMENT:
            if kind is RelationKind.ATTACK and source.sort is EndSort.STATEMENT:
                candidates.append(key)
        elif target.sort is EndSort.STATEMENT and source.sort is EndSort.STATEMENT:
            if kind is RelationKind.ATTACK or kind.is_symmetric:
                opposed.setdefault(source, {})[target.title] = key
            if kind.is_symmetric:
                opposed.setdefault(target, {})[source.title] = key
    premises: dict[str, set[str]] = {}
    for key in candidates:
        _, source, target = key
        if source not in opposed:
            continue
        if target.title not in premises:
            lines = arguments[target.title].structure
            premises[target.title] = {line.title for line in lines if line.role is Role.PREMISE}
        both = premises[target.title] & opposed[source].keys()
        if both:
            relations[opposed[source][min(both)]] += relations.pop(key)
