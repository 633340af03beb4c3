"""A map as an outline: a tree of text, for those who read rather than look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.argument.conflicts import plain_text
from explorer.argument.mapping import ArgumentMap, NodeSort, derive_map
from explorer.argument.model import RelationKind
from explorer.argument.selection import SelectionSettings

if TYPE_CHECKING:
    from explorer.argument.mapping import Node
    from explorer.argument.model import Model

_SIGNS: Final = {
    RelationKind.SUPPORT: "+ ",
    RelationKind.ENTAILS: "+ ",
    RelationKind.ATTACK: "- ",
    RelationKind.CONTRARY: "- ",
    RelationKind.CONTRADICTORY: ">< ",
    RelationKind.UNDERCUT: "_ ",
}
_MAX_INDENT: Final = 40


def outline(model: Model) -> str:
    """Return a model's map as lines of text, what bears on a claim indented under it.

    Claims that bear on nothing come first. What was said above is named without what is under it.
    """
    settings = SelectionSettings.read(model.settings)
    whole = SelectionSettings(mode=settings.mode, excludes_disconnected=False)
    return _Outline(derive_map(model, whole)).text()


class _Outline:
    """Writes one map."""

    def __init__(self, drawn: ArgumentMap) -> None:
        self._nodes = {node.id: node for node in drawn.nodes}
        self._under: dict[str, list[tuple[RelationKind, str]]] = {}
        self._bears = {edge.source for edge in drawn.edges if edge.source != edge.target}
        for edge in drawn.edges:
            self._under.setdefault(edge.target, []).append((edge.kind, edge.source))
        self._said: set[str] = set()
        self._lines: list[str] = []

    def text(self) -> str:
        roots = [node for node in self._nodes if node not in self._bears]
        for node in (*roots, *self._nodes):
            if node not in self._said:
                self._branch(node)
        return "\n".join(self._lines) + "\n" if self._lines else ""

    def _branch(self, root: str) -> None:
        waiting: list[tuple[int, str, str]] = [(0, "", root)]
        while waiting:
            depth, sign, node = waiting.pop()
            margin = "  " * min(depth, _MAX_INDENT)
            if node in self._said:
                self._lines.append(f"{margin}{sign}{_title(self._nodes[node])} (above)")
                continue
            self._said.add(node)
            self._lines.append(f"{margin}{sign}{_words(self._nodes[node])}")
            under = [
                (depth + 1, _SIGNS[kind], source) for kind, source in self._under.get(node, ())
            ]
            waiting += reversed(under)


def _title(node: Node) -> str:
    return f"<{node.title}>" if node.sort is NodeSort.ARGUMENT else f"[{node.title}]"


def _words(node: Node) -> str:
    text = plain_text(node.label_text or "")
    if not text:
        return _title(node)
    return f"{_title(node)}: {text}" if node.label_title else text
