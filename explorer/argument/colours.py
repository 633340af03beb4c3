"""The colours that the reference would give a map; only the JSON for other programs has them.

Source: @argdown/core 1.7.5, its colour plugin; the named schemes are ColorBrewer's (Apache-2.0)
and iWantHue's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.argument.mapping import NodeSort
from explorer.argument.model import RelationKind

if TYPE_CHECKING:
    from explorer.argument.data import Fields
    from explorer.argument.mapping import Group, Node
    from explorer.argument.model import Model

_DEFAULT: Final = "#1b9e77 #d95f02 #7570b3 #e7298a #66a61e #e6ab02 #a6761d #666666"
_SCHEMES: Final = {
    "default": _DEFAULT,
    "colorbrewer-dark2": _DEFAULT,
    "iwanthue-colorblind-friendly":
        "#ba4761 #b65b37 #c99738 #83a142 #52b77f #7d89e0 #654397 #bc589e",
    "iwanthue-fancy": "#e6afd3 #9ed2a7 #aebaeb #d2d39d #71cdeb #e6b197 #81d6d0 #baf0d6",
    "iwanthue-fluo": "#7fe643 #f3bb79 #57e5d6 #eecb3c #69eb8a #dbd76f #cfe945 #b0e391",
    "iwanthue-red-roses": "#e17892 #da3db3 #e0abbf #e23b6e #9a6276 #e17cbc #aa3d5e #b14183",
    "iwanthue-ochre-sand": "#885249 #ec926e #995432 #e29e96 #b75f56 #e0a081 #ed837b #ad766b",
    "iwanthue-yellow-lime": "#ebcba0 #e28c23 #a88c68 #dfb137 #7e5e31 #e2ae59 #aa782a #deaa6e",
    "iwanthue-green-mint": "#569a3e #dfd84b #657443 #b0e13e #c6cc9c #61d950 #a09f40 #a0de87",
    "iwanthue-ice-cube": "#48bf8c #3e6f5f #3ce896 #68a194 #71ecb8 #3d9b76 #adddc9 #62e0d3",
    "iwanthue-blue-ocean": "#3a718b #002a33 #2178a3 #0d353f #4c707b #214650 #13526c #395e68",
    "iwanthue-indigo-night": "#4c8ae7 #2d5192 #829ce5 #4074e3 #5794d7 #2f63ac #3295e9 #607bc2",
    "iwanthue-purple-wine": "#5f2cc1 #504361 #4033a2 #27173a #77268f #403c81 #321262 #63306e",
    "colorbrewer-category10": "#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd #8c564b #e377c2 #7f7f7f"
        " #bcbd22 #17becf",
    "colorbrewer-accent": "#7fc97f #beaed4 #fdc086 #ffff99 #386cb0 #f0027f #bf5b17 #666666",
    "colorbrewer-paired": "#a6cee3 #1f78b4 #b2df8a #33a02c #fb9a99 #e31a1c #fdbf6f #ff7f00"
        " #cab2d6 #6a3d9a #ffff99 #b15928",
    "colorbrewer-set": "#e41a1c #377eb8 #4daf4a #984ea3 #ff7f00 #ffff33 #a65628 #f781bf #999999",
    "colorbrewer-set2": "#66c2a5 #fc8d62 #8da0cb #e78ac3 #a6d854 #ffd92f #e5c494 #b3b3b3",
    "colorbrewer-set3": "#8dd3c7 #ffffb3 #bebada #fb8072 #80b1d3 #fdb462 #b3de69 #fccde5"
        " #d9d9d9 #bc80bd #ccebc5 #ffed6f",
}  # fmt: skip
_GROUPS: Final = ("#DADADA", "#BABABA", "#AAAAAA")
_EDGES: Final = {
    RelationKind.ATTACK: "#ff0000",
    RelationKind.SUPPORT: "#00ff00",
    RelationKind.UNDERCUT: "#551A8B",
    RelationKind.ENTAILS: "#00ff00",
    RelationKind.CONTRARY: "#ff0000",
    RelationKind.CONTRADICTORY: "#ff0000",
}
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Palette:
    """Gives the nodes, groups and edges of one model their colours."""

    _model: Model
    _said: Fields
    _scheme: tuple[str, ...]
    _group_scheme: tuple[str, ...]
    _tags: Mapping[str, tuple[str | None, float]]

    @classmethod
    def of(cls, model: Model) -> Palette:
        """Return the palette that a model's front matter asks for."""
        said = model.settings.get("color")
        said = said if isinstance(said, Mapping) else {}
        named = said.get("colorScheme")
        if isinstance(named, tuple):
            scheme = tuple(str(colour) for colour in named)
        else:
            scheme = tuple(_SCHEMES.get(str(named), _DEFAULT).split())
        groups = said.get("groupColorScheme")
        group_scheme = tuple(str(g) for g in groups) if isinstance(groups, tuple) else _GROUPS
        return cls(model, said, scheme, group_scheme, _tag_colours(model, said, scheme))

    def node(self, node: Node) -> str | None:
        """Return the colour of a statement or an argument."""
        is_statement = node.sort is NodeSort.STATEMENT
        made = (self._model.statements if is_statement else self._model.arguments)[node.title]
        fields = made.fields or {}
        if not self._said.get("ignoreColorData") and "color" in fields:
            return _colour(self._scheme, fields["color"])
        own = self._said.get("statementColors" if is_statement else "argumentColors")
        if isinstance(own, Mapping) and node.title in own:
            return _colour(self._scheme, own[node.title])
        if made.tags and self._said.get("colorizeByTag") is not False:
            return self._by_tag(made.tags)
        return self._scheme[0] if self._scheme else None

    def _by_tag(self, tags: tuple[str, ...]) -> str | None:
        best = tags[0]
        for tag in tags[1:]:
            if self._tags[tag][1] > self._tags[best][1]:
                best = tag
        return self._tags[best][0]

    def group(self, group: Group) -> str | None:
        """Return the colour of a group."""
        section = next(made for made in self._model.sections if made.id == group.id)
        if not self._said.get("ignoreColorData") and section.fields.get("color"):
            return _colour(self._group_scheme, section.fields["color"])
        own = self._said.get("groupColors")
        if isinstance(own, Mapping) and own.get(group.title):
            return _colour(self._group_scheme, own[group.title])
        return self._group_scheme[min(len(self._group_scheme), group.level) - 1]

    def edge(self, kind: RelationKind) -> str | None:
        """Return the colour of an edge."""
        own = self._said.get("relationColors")
        if isinstance(own, Mapping) and kind.value in own:
            return _colour(self._scheme, own[kind.value])
        return _EDGES[kind]


def _tag_colours(
    model: Model, said: Fields, scheme: tuple[str, ...]
) -> dict[str, tuple[str | None, float]]:
    own = said.get("tagColors")
    own = own if isinstance(own, Mapping) else {}
    found: dict[str, tuple[str | None, float]] = {}
    for index, tag in enumerate(model.tags):
        if tag in own:
            priority = own[tag].get("priority", 0) if isinstance(own[tag], Mapping) else 0
            found[tag] = (_colour(scheme, own[tag]), priority or 0)
        else:
            found[tag] = (scheme[index + 1] if index + 1 < len(scheme) else None, 0)
    return found


def _colour(scheme: tuple[str, ...], value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("color")
    if isinstance(value, str):
        return value if _COLOUR.fullmatch(value) else None
    if isinstance(value, int) and 0 <= value < len(scheme):
        return scheme[value]
    return None
