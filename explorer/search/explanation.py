"""Saying in plain words how a query was understood, and what in it to light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.search import analysis
from explorer.search.compiling import is_common
from explorer.search.syntax import (
    Alike,
    Both,
    Either,
    Everything,
    Field,
    Named,
    Period,
    Phrase,
    Prefix,
    Without,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.search.lexicon import Lexicon
    from explorer.search.syntax import Node

_MAX_FORMS = 5
_MAX_NAMES = 4

_FIELD_WORDS = {
    "title": ("have {} in the document's title", "do not have {} in the document's title"),
    "section": ("have {} in their heading", "do not have {} in their heading"),
    "kind": ("are of the kind {}", "are not of the kind {}"),
    "source": ("cite {}", "do not cite {}"),
    "type": ("cite a source of the type {}", "cite no source of the type {}"),
    "has": ("have {}", "have no {}"),
    "id": ("belong to {}", "do not belong to {}"),
    "linksto": ("belong to documents that link to {}", "do not belong to one that links to {}"),
    "linkedfrom": (
        "belong to documents that {} links to",
        "do not belong to documents that {} links to",
    ),
    "release": ("are about a release that was {}", "are not about a release that was {}"),
    "place": ("are about the place {}", "are not about the place {}"),
    "supports": ("support the claim {}", "do not support the claim {}"),
    "attacks": ("attack the claim {}", "do not attack the claim {}"),
}  # fmt: skip
_OTHER_FIELD = ("have the {name} {{}}", "do not have the {name} {{}}")


def explained(node: Node, lexicon: Lexicon) -> str:
    """Return a sentence that says what a query finds, such as `Passages that mention “leak”`."""
    if isinstance(node, Everything):
        return "All passages."
    return f"Passages that {_clause(node, lexicon)}."


def words_to_light(node: Node) -> tuple[str, ...]:
    """Return what a query looks for in a text, without doubles, as `snippets.Matcher` reads it."""
    return tuple(dict.fromkeys(_words(node)))


def plain_words(node: Node) -> list[Word]:
    """Return the single words that a query wants, in order, without those it excludes."""
    if isinstance(node, Both | Either):
        return [word for part in node.parts for word in plain_words(part)]
    if isinstance(node, Named):
        return [word for part in node.words for word in plain_words(part)]
    return [node] if isinstance(node, Word) else []


def _words(node: Node) -> list[str]:
    if isinstance(node, Both | Either):
        words = [word for part in node.parts for word in _words(part)]
        telling = [word for word in words if analysis.fold(word) not in analysis.STOP_WORDS]
        return telling or words if isinstance(node, Both) else words
    if isinstance(node, Named):
        own = _words(Both(node.words))
        return [*own, *(_quoted(other) for other in node.others)]
    if isinstance(node, Phrase):
        return list(analysis.atoms(node.text)) if node.reach > 1 else [_quoted(node.text)]
    if isinstance(node, Prefix):
        return [f"{node.text}*"]
    if isinstance(node, Word | Alike):
        return [node.text]
    return []


def _quoted(text: str) -> str:
    return f'"{" ".join(text.replace(chr(34), " ").split())}"'


def _clause(node: Node, lexicon: Lexicon, *, is_negated: bool = False) -> str:
    if isinstance(node, Both):
        return _both(node, lexicon, is_negated=is_negated)
    if isinstance(node, Either):
        if all(_is_text(part) for part in node.parts):
            said = _joined([_mentioned(part, lexicon) for part in node.parts], "or")
            return f"do not mention {said}" if is_negated else f"mention {said}"
        clauses = [_clause(part, lexicon, is_negated=is_negated) for part in node.parts]
        return (", and that " if is_negated else ", or that ").join(clauses)
    if isinstance(node, Without):
        return _clause(node.part, lexicon, is_negated=not is_negated)
    if isinstance(node, Field):
        return _field(node, is_negated=is_negated)
    if isinstance(node, Period):
        return f"are {'not ' if is_negated else ''}{node.words}"
    if isinstance(node, Everything):
        return "are none at all" if is_negated else "are of any sort"
    said = _mentioned(node, lexicon)
    return f"do not mention {said}" if is_negated else f"mention {said}"


def _both(node: Both, lexicon: Lexicon, *, is_negated: bool) -> str:
    parts = _without_common(node.parts)
    if is_negated:
        return f"do not at once {_both(Both(tuple(parts)), lexicon, is_negated=False)}"
    texts = [part for part in parts if _is_text(part)]
    clauses = [
        _clause(part, lexicon) for part in parts if not _is_text(part) and not _excludes(part)
    ]
    if texts:
        clauses.append(f"mention {_joined([_mentioned(text, lexicon) for text in texts], 'and')}")
    clauses += [_clause(part, lexicon) for part in parts if _excludes(part)]
    return _joined(clauses, "and", comma=True)


def _excludes(node: Node) -> bool:
    return isinstance(node, Without)


def _without_common(parts: Sequence[Node]) -> list[Node]:
    """Return the parts without common words, unless there are no others."""
    telling = [part for part in parts if not (isinstance(part, Word) and is_common(part))]
    has_text = any(_is_text(part) for part in telling)
    return telling if has_text else list(parts)


def _is_text(node: Node) -> bool:
    if isinstance(node, Either):
        return all(_is_text(part) for part in node.parts)
    return isinstance(node, Word | Phrase | Prefix | Alike | Named)


def _mentioned(node: Node, lexicon: Lexicon) -> str:
    """Return what is to be mentioned, in quotation marks."""
    if isinstance(node, Named):
        words = _without_common(node.words)
        said = _joined([_mentioned(word, lexicon) for word in words], "and")
        others = [f"“{other}”" for other in node.others[:_MAX_NAMES]]
        return f"{said} (also {_joined(others, 'or')})"
    if isinstance(node, Either):
        if len(node.parts) == 2 and isinstance(node.parts[1], Prefix) and node.parts[1].is_typing:
            return f"“{node.parts[1].text}…”"
        return _joined([_mentioned(part, lexicon) for part in node.parts], "or")
    if isinstance(node, Word):
        return _joined([f"“{form}”" for form in _forms(node.text, lexicon)], "or")
    if isinstance(node, Phrase):
        text = " ".join(node.text.split())
        return f"“{text}”" if node.reach == 1 else f"“{text}” within {node.reach} words"
    if isinstance(node, Prefix):
        return f"words that begin with “{node.text}”"
    assert isinstance(node, Alike)
    near = (node.text, *lexicon.alike(analysis.shape(node.text).whole)[:_MAX_FORMS])
    return _joined([f"“{word}”" for word in near], "or")


def _forms(text: str, lexicon: Lexicon) -> Iterable[str]:
    """Return a word as it was typed, then its other forms that occur."""
    shape = analysis.shape(text)
    if shape.wholes:
        return [text]
    others = [form for form in lexicon.forms(shape.atoms[0]) if form != shape.atoms[0]]
    return [text, *others[: _MAX_FORMS - 1]]


def _field(node: Field, *, is_negated: bool) -> str:
    words = _FIELD_WORDS.get(node.name) or tuple(
        part.format(name=node.name) for part in _OTHER_FIELD
    )
    values = [value for value in node.values if value != "*"]
    named = (
        _joined([value if node.name == "has" else f"“{value}”" for value in values], "or")
        or "anything"
    )
    return words[is_negated].format(named)


def _joined(parts: Sequence[str], word: str, *, comma: bool = False) -> str:
    """Join parts as people do: `a`, `a and b`, `a, b and c`."""
    if len(parts) <= 1:
        return "".join(parts)
    last = ", " if comma and len(parts) > 2 else " "
    return f"{', '.join(parts[:-1])}{last}{word} {parts[-1]}"


def rendered(node: Node) -> str:
    """Write a query as it would be typed: parsing it again gives the same."""
    return _rendered(node, is_inner=False)


def _rendered(node: Node, *, is_inner: bool) -> str:  # noqa: PLR0911 - one for each sort
    if isinstance(node, Named):
        return " ".join(_rendered(word, is_inner=True) for word in node.words)
    if isinstance(node, Word):
        return node.text
    if isinstance(node, Phrase):
        return f'"{node.text}"' + (f"~{node.reach}" if node.reach > 1 else "")
    if isinstance(node, Prefix):
        return node.text if node.is_typing else f"{node.text}*"
    if isinstance(node, Alike):
        return f"{node.text}~"
    if isinstance(node, Field):
        quoted = node.is_phrase or any(" " in value for value in node.values)
        value = ",".join(node.values)
        return f'{node.name}:"{value}"' if quoted else f"{node.name}:{value}"
    if isinstance(node, Period):
        return node.typed
    if isinstance(node, Everything):
        return "*"
    if isinstance(node, Without):
        return "-" + _rendered(node.part, is_inner=True)
    sign = " " if isinstance(node, Both) else " OR "
    text = sign.join(_rendered(part, is_inner=True) for part in node.parts)
    return f"({text})" if is_inner else text
