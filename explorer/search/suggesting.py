"""What to offer when nothing is found: the nearest spelling, and the word to leave out."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

from explorer.search import analysis
from explorer.search.compiling import is_common
from explorer.search.explanation import plain_words, rendered
from explorer.search.model import Offer
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


def offers(node: Node, lexicon: Lexicon, count: Callable[[Node], int]) -> tuple[Offer, ...]:
    """Return other queries that find something: spelt otherwise first, then with one part less.

    Args:
        node: A query that found nothing.
        lexicon: The words of the index.
        count: Returns how many passages a query finds.
    """
    found: dict[str, Offer] = {}
    for other, respelt, dropped in [*_respelt(node, lexicon), *_shortened(node)][:_MAX_TRIED]:
        total = count(other)
        if total:
            query = rendered(other)
            found.setdefault(query, Offer(query, total, respelt, dropped))
    return tuple(found.values())[:_MAX_OFFERS]


def _is_known(word: Word, lexicon: Lexicon) -> bool:
    shape = analysis.shape(word.text)
    if shape.wholes:
        return shape.whole in lexicon or all(atom in lexicon for atom in shape.atoms)
    return bool(lexicon.forms(shape.atoms[0]))


_Tried: TypeAlias = "tuple[Node, tuple[tuple[str, str], ...], str]"
"""A query, the words it spells otherwise, and the part it does without."""


def _respelt(node: Node, lexicon: Lexicon) -> list[_Tried]:
    """Return the query with its unknown words spelt as known ones, the nearest first."""
    unknown = [word for word in plain_words(node) if not _is_known(word, lexicon)]
    near = {word: lexicon.alike(analysis.shape(word.text).whole, limit=3) for word in unknown}
    choices = {word: spelt for word, spelt in near.items() if spelt}
    found: dict[Node, _Tried] = {}
    for rank in range(3 if choices else 0):
        swap = {word: Word(spelt[min(rank, len(spelt) - 1)]) for word, spelt in choices.items()}
        said = tuple((word.text, other.text) for word, other in swap.items())
        other = _swapped(node, swap)
        found.setdefault(other, (other, said, ""))
    return list(found.values())


def _swapped(node: Node, swap: dict[Word, Word]) -> Node:
    if isinstance(node, Word):
        return swap.get(node, node)
    if isinstance(node, Both | Either):
        return type(node)(tuple(_swapped(part, swap) for part in node.parts))
    return node


def _shortened(node: Node) -> list[_Tried]:
    """Return a conjunction without each of its parts, those that merely narrow first."""
    if not isinstance(node, Both):
        return []
    order = sorted(node.parts, key=lambda part: isinstance(part, Word) and not is_common(part))
    found: list[_Tried] = []
    for part in order:
        rest = tuple(other for other in node.parts if other is not part)
        if all(isinstance(other, Without) for other in rest):
            continue
        other = Both(rest) if len(rest) > 1 else rest[0]
        found.append((other, (), rendered(part)))
    return found
