"""Synonyms: a document's title and its aliases name the same thing in running text.

A query for an alias also finds sections that name the title, and the other way round; not one
alias for another, since many are kinds or examples of what the title names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.search import analysis
from explorer.search.syntax import Both, Either, Named, Node, Prefix, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MAX_WORDS = 6
"""Longer names nobody types."""
_MAX_OTHERS = 8


class Names:
    """What documents are called, and what else.

    Args:
        named: Title and aliases of each document that has any.
    """

    def __init__(self, named: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._others: dict[tuple[str, ...], dict[str, None]] = {}
        for title, aliases in named:
            for alias in aliases:
                self._learn(title, alias)
                self._learn(alias, title)

    def others(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return what else is called so, in the order of the documents; mostly nothing."""
        return tuple(self._others.get(_key(" ".join(words)), ()))[:_MAX_OTHERS]

    def _learn(self, name: str, other: str) -> None:
        key, means = _key(name), _key(other)
        if not 0 < len(key) <= _MAX_WORDS or analysis.STOP_WORDS.issuperset(analysis.atoms(name)):
            return
        if not _is_inside(key, means) and means:
            self._others.setdefault(key, {})[other] = None


def with_names(node: Node, names: Names) -> Node:
    """Return a query in which words that name a document together say what else it is called."""
    if isinstance(node, Both):
        return _joined(node, names)
    if isinstance(node, Either) and not _is_typed(node):
        return Either(tuple(with_names(part, names) for part in node.parts))
    others = names.others([_text(node)]) if _text(node) else ()
    return Named((node,), others) if others else node


def _joined(node: Both, names: Names) -> Node:
    """Find names among words that stand beside each other, the longest first."""
    parts: list[Node] = []
    index = 0
    while index < len(node.parts):
        run = _run(node.parts[index : index + _MAX_WORDS])
        for length in range(len(run), 0, -1):
            others = names.others(run[:length])
            if others:
                parts.append(Named(node.parts[index : index + length], others))
                index += length
                break
        else:
            part = node.parts[index]
            parts.append(part if run else with_names(part, names))
            index += 1
    return Both(tuple(parts)) if len(parts) > 1 else parts[0]


def _run(parts: Sequence[Node]) -> list[str]:
    """Return the words that the parts begin with, up to the first that is none."""
    texts = [_text(part) for part in parts]
    return texts[: texts.index("")] if "" in texts else texts


def _text(node: Node) -> str:
    """Return the word that a part is, half typed or not; of any other, nothing."""
    if isinstance(node, Either) and _is_typed(node):
        node = node.parts[0]
    return node.text if isinstance(node, Word) else ""


def _is_typed(node: Either) -> bool:
    last = node.parts[-1]
    return len(node.parts) == 2 and isinstance(last, Prefix) and last.is_typing


def _key(name: str) -> tuple[str, ...]:
    return tuple(analysis.stem(atom) for atom in analysis.atoms(name))


def _is_inside(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether whoever writes the other name writes this one, too."""
    return any(
        other[start : start + len(name)] == name for start in range(len(other) - len(name) + 1)
    )
