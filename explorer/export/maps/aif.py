"""A map in the Argument Interchange Format, as the JSON that AIFdb and OVA read.

Claims are I-nodes, inferences RA-nodes and conflicts CA-nodes; an edge leads from what bears into
such a node and from there to what it bears on, so that no two I-nodes meet.

Source: Chesñevar et al., “Towards an Argument Interchange Format”, Knowledge Engineering Review 21
(2006); Rahwan, Zablith & Reed, “Laying the Foundations for a World Wide Argument Web”, Artificial
Intelligence 171 (2007); for the JSON, http://www.aifdb.org.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from explorer.argument.claims import inherited_tags, source_keys
from explorer.argument.conflicts import plain_text
from explorer.argument.model import EndSort, RelationKind
from explorer.argument.network import Bearing, network_of
from explorer.export.maps.outline import credits_of
from explorer.export.plain_text import plain

if TYPE_CHECKING:
    from explorer.argument.model import Argument, End, Model, Relation, Statement
    from explorer.export.maps.subject import MapSubject

Json: TypeAlias = dict[str, Any]

_SCHEMES: Final = {"RA": ("Default Inference", "72"), "CA": ("Default Conflict", "71")}
"""What AIFdb calls an inference or conflict of no special sort, and its number for it."""

_INFERRING: Final = frozenset({RelationKind.SUPPORT, RelationKind.ENTAILS})


def map_aif(subject: MapSubject) -> str:
    """Write all that is argued as AIF, whatever of it is shown.

    A sketched argument is an I-node, its unspoken step the node over which it bears. One that is
    given premises is an RA-node for each of its steps. An undercut is a CA-node on the step.
    """
    nodes, edges = _Weaver(subject.joined.model).woven()
    content = {
        "nodes": nodes,
        "edges": edges,
        "schemefulfillments": [
            {"nodeID": node["nodeID"], "schemeID": node["schemeID"]}
            for node in nodes
            if "schemeID" in node
        ],
        "participants": [],
        "locutions": [],
        "descriptorfulfillments": [],
        "cqdescriptorfulfillments": [],
        "about": f"{plain(subject.title)} ({credits_of(subject)})",
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


class _Weaver:
    """Makes the nodes and edges of one model, numbered from 1 in the model's order."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._tags = inherited_tags(model)
        self._premises = _premises(model)
        self._nodes: list[Json] = []
        self._edges: list[Json] = []
        self._statements: dict[str, str] = {}
        self._sketches: dict[str, str] = {}
        self._steps: dict[tuple[str, int], str] = {}
        self._last_step: dict[str, str] = {}
        self._bearing: dict[str, list[str]] = {}

    def woven(self) -> tuple[list[Json], list[Json]]:
        for title, statement in self._model.statements.items():
            self._statements[title] = self._information(statement, statement.tags)
        for title, argument in self._model.arguments.items():
            if argument.structure:
                self._add_steps(argument)
            else:
                self._sketches[title] = self._information(argument, self._tags[title])
        relations = self._model.relations
        for relation in relations:
            if relation.kind is not RelationKind.UNDERCUT:
                self._relate(relation)
        for relation in relations:  # what undercuts needs to know what the undercut one bears over
            if relation.kind is RelationKind.UNDERCUT:
                self._undercut(relation)
        return self._nodes, self._edges

    def _information(self, made: Statement | Argument, tags: tuple[str, ...]) -> str:
        title = plain(made.title)
        node: Json = {"text": plain(plain_text(made.text or "")) or title, "type": "I"}
        if made.is_titled:
            node["title"] = title
        if tags:
            node["topics"] = [plain(tag) for tag in tags]
        keys = dict.fromkeys(key for member in made.members for key in source_keys(member.data))
        if keys:
            node["sources"] = [plain(key) for key in keys]
        return self._node(node)

    def _scheme(self, sort: str, text: str = "") -> str:
        name, number = _SCHEMES[sort]
        node = {"text": text or name, "type": sort, "scheme": name, "schemeID": number}
        return self._node(node)

    def _node(self, said: Json) -> str:
        node_id = str(len(self._nodes) + 1)
        self._nodes.append({"nodeID": node_id, **said})
        return node_id

    def _edge(self, source: str, target: str) -> None:
        edge_id = str(len(self._edges) + 1)
        self._edges.append(
            {"edgeID": edge_id, "fromID": source, "toID": target, "formEdgeID": None}
        )

    def _add_steps(self, argument: Argument) -> None:
        premises = iter(self._premises.get(argument.title, ()))
        for number, line in enumerate(argument.structure):
            if line.inference is None:
                continue
            rules = plain(", ".join(line.inference.rules))
            step = self._scheme(
                "RA", rules or (plain(argument.title) if argument.is_titled else "")
            )
            for premise in next(premises):
                self._edge(self._statements[premise], step)
            self._edge(step, self._statements[line.title])
            self._steps[argument.title, number] = self._last_step[argument.title] = step

    def _relate(self, relation: Relation) -> None:
        sort = "RA" if relation.kind in _INFERRING else "CA"
        ends = [(relation.source, relation.target)]
        if relation.kind.is_symmetric and relation.source != relation.target:
            ends.append((relation.target, relation.source))
        for source, target in ends:
            by = self._at(source)
            over = self._scheme(sort)
            self._edge(by, over)
            self._edge(over, self._at(target))
            self._bearing.setdefault(by, []).append(over)

    def _undercut(self, relation: Relation) -> None:
        """Set against each step of what is undercut; against itself where it has none."""
        by, target = self._at(relation.source), self._at(relation.target)
        is_sketch = relation.target.title in self._sketches
        has_no_step = relation.target.sort is EndSort.STATEMENT or not is_sketch
        steps = [target] if has_no_step else self._bearing.get(target, [target])
        for step in steps:
            over = self._scheme("CA")
            self._edge(by, over)
            self._edge(over, step)

    def _at(self, end: End) -> str:
        """Return the node that an end is; of an argument with premises its last step."""
        if end.sort is EndSort.STATEMENT:
            return self._statements[end.title]
        if end.title in self._sketches:
            return self._sketches[end.title]
        step = self._steps.get((end.title, end.step))
        return self._last_step[end.title] if step is None else step


def _premises(model: Model) -> dict[str, list[list[str]]]:
    """Return for each argument with premises the statements that each of its steps draws on."""
    network = network_of(model)
    drawn_on: dict[int, list[str]] = {}
    for bond in network.bonds:
        if bond.bearing is Bearing.PREMISE:
            drawn_on.setdefault(bond.target, []).append(network.nodes[bond.source].title)
    found: dict[str, list[list[str]]] = {}
    for index, node in enumerate(network.nodes):
        if node.is_step:
            found.setdefault(node.title, []).append(drawn_on.get(index, []))
    return found
