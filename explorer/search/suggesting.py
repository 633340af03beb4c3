"""What to offer when nothing is found: the nearest spelling, and the word to leave out."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from explorer.search import analysis
from explorer.search.compiling import is_common
from explorer.search.explanation import plain_words, rendered
from explorer.search.syntax import Both, Either, Without, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.search.lexicon import Lexicon
    from explorer.search.syntax import Node

_MAX_OFFERS = 3
_MAX_TRIED = 8


def beside(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Return the pairs of telling words that were typed one after the other, as atoms."""
    atoms = [analysis.atoms(word.text) for word in words if not is_common(word)]
    return [(one[-1], other[0]) for one, other in itertools.pairwise(atoms)]


def missing_words(node: Node, lexicon: Lexicon) -> list[str]:
    """Return a sentence for each wanted word that stands nowhere in the library."""
    words = [word for word in plain_words(node) if not _is_known(word, lexicon)]
    return [f"“{word.text}” stands nowhere in this library." for word in words]


def suggestions(node: Node, lexicon: Lexicon, count: Callable[[Node], int]) -> tuple[str, ...]:
    """Return other queries that find something: spelt otherwise first, then with one part less.

    Args:
        node: A query that found nothing.
        lexicon: The words of the index.
        count: Returns how many passages a query finds.
    """
    tried = [*_respelt(node, lexicon), *_shortened(node)][:_MAX_TRIED]
    offers = dict.fromkeys(rendered(other) for other in tried if count(other))
    return tuple(offers)[:_MAX_OFFERS]


def _is_known(word: Word, lexicon: Lexicon) -> bool:
    shape = analysis.shape(word.text)
    if shape.wholes:
        return shape.whole in lexicon or all(atom in lexicon for atom in shape.atoms)
    return bool(lexicon.forms(shape.atoms[0]))


def _respelt(node: Node, lexicon: Lexicon) -> list[Node]:
    """Return the query with its unknown words spelt as known ones, the nearest first."""
    unknown = [word for word in plain_words(node) if not _is_known(word, lexicon)]
    near = {word: lexicon.alike(analysis.shape(word.text).whole, limit=3) for word in unknown}
    if not any(near.values()):
        return []
    found = []
    for rank in range(3):
        swap = {
            word: Word(choices[min(rank, len(choices) - 1)])
            for word, choices in near.items()
            if choices
        }
        found.append(_swapped(node, swap))
    return list(dict.fromkeys(found))


def _swapped(node: Node, swap: dict[Word, Word]) -> Node:
    if isinstance(node, Word):
        return swap.get(node, node)
    if isinstance(node, Both | Either):
        return type(node)(tuple(_swapped(part, swap) for part in node.parts))
    return node


def _shortened(node: Node) -> list[Node]:
    """Return a conjunction without each of its parts, those that merely narrow first."""
    if not isinstance(node, Both):
        return []
    order = sorted(node.parts, key=lambda part: isinstance(part, Word) and not is_common(part))
    found: list[Node] = []
    for part in order:
        rest = tuple(other for other in node.parts if other is not part)
        if all(isinstance(other, Without) for other in rest):
            continue
        found.append(Both(rest) if len(rest) > 1 else rest[0])
    return found
