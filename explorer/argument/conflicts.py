"""Where texts do not go together: one title with two texts, titles that differ in a letter."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from explorer.argument.model import EndSort, Member, Model, RelationKind
from explorer.errors import Place, Problem, Severity
from explorer.library.front_matter import brief

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.argument.model import Argument, Statement

_TAG = re.compile(r"#(?:\([^)]*\)|[\w\-]+)")
_NO_LETTER = re.compile(r"[^\w]+")
_DIGITS = re.compile(r"\d+")
_ARTICLES: Final = frozenset({"a", "an", "the"})
_MIN_TYPO_LENGTH: Final = 10
_MAX_TYPO_LENGTH: Final = 120


def find_conflicts(model: Model, *, is_joined: bool) -> list[Problem]:
    """Return what does not go together in a model.

    Args:
        model: What is argued.
        is_joined: Whether it joins several documents; then a title that names a statement and an
            argument is an error.
    """
    return [
        *_two_wordings(model),
        *_same_titles(model, is_joined=is_joined),
        *_near_titles(model),
        *_both_ways(model),
    ]


def plain_text(text: str) -> str:
    """Return a claim's text without its tags and with single spaces."""
    return " ".join(_TAG.sub(" ", text).split())


def _two_wordings(model: Model) -> list[Problem]:
    """Report each later text that differs from the one that counts."""
    found = []
    for made in model.elements():
        if len(made.members) < 2 or made.text is None:
            continue
        counts = plain_text(made.text)
        for member in made.members:
            if member.is_reference or not (text := plain_text(member.content.text or "")):
                continue
            if text != counts:
                message = f"“{made.title}” has a different text here: “{brief(text)}”"
                where = _where(made, counts)
                hint = (
                    f"elsewhere ({where}) it reads “{brief(counts)}”; give one a title of its own"
                )
                found.append(_warn(member.place, message, hint, "two-texts"))
    return found


def _where(made: Statement | Argument, counts: str) -> str:
    return next(
        (str(m.place) for m in made.members if plain_text(m.content.text or "") == counts), ""
    )


def _same_titles(model: Model, *, is_joined: bool) -> list[Problem]:
    """Report titles that name both a statement and an argument."""
    severity = Severity.ERROR if is_joined else Severity.WARNING
    found = []
    for title, argument in model.arguments.items():
        statement = model.statements.get(title)
        if statement and argument.is_titled and statement.is_titled:
            message = f"“{title}” is the title of a claim and also of an argument"
            hint = f"the claim stands at {_place(statement.members)}; rename one of them"
            place = _place(argument.members)
            found.append(Problem(severity, place, message, hint, "title-twice"))
    return found


def _near_titles(model: Model) -> list[Problem]:
    """Report titles that differ in case, punctuation, an article or one letter."""
    firsts: dict[str, str] = {}
    found = []
    elements: dict[str, Statement | Argument] = {**model.arguments, **model.statements}
    for title, made in elements.items():
        if not made.is_titled:
            continue
        key = _key(title)
        for form in _forms(key):
            other = firsts.get(form)
            if other is not None and other != title and _same_digits(title, other):
                message = f"The title “{title}” is almost “{other}”"
                where = _place(elements[other].members)
                hint = f"if they mean the same, write them alike (see {where})"
                found.append(_warn(_place(made.members), message, hint, "near-titles"))
                break
        for form in _forms(key):
            firsts.setdefault(form, title)
    return found


def _key(title: str) -> str:
    text = unicodedata.normalize("NFKD", title).casefold()
    words = [word for word in _NO_LETTER.sub(" ", text).split() if word not in _ARTICLES]
    return " ".join(words)


def _forms(key: str) -> Iterable[str]:
    """Yield a title's key, and where it is long enough each form with one letter left out.

    Two keys that differ by one letter more, less or other have such a form in common.
    """
    yield key
    if _MIN_TYPO_LENGTH <= len(key) <= _MAX_TYPO_LENGTH:
        for index in range(len(key)):
            yield key[:index] + key[index + 1 :]


def _same_digits(first: str, second: str) -> bool:
    return _DIGITS.findall(first) == _DIGITS.findall(second)


def _both_ways(model: Model) -> list[Problem]:
    """Report what both supports and attacks the same thing: what-if can then not be sure."""
    kinds: dict[tuple[object, object], set[RelationKind]] = {}
    found = []
    for relation in model.relations:
        said = kinds.setdefault((relation.source, relation.target), set())
        said.add(relation.kind)
        both = {RelationKind.SUPPORT, RelationKind.ATTACK}
        if said >= both and relation.kind in both and relation.places:
            names = [end.title for end in (relation.source, relation.target)]
            message = f"“{names[0]}” both supports and attacks “{names[1]}”"
            found.append(_warn(relation.places[0], message, "keep one of the two", "both-ways"))
        if relation.source == relation.target and relation.source.sort is EndSort.STATEMENT:
            message = f"“{relation.source.title}” bears on itself"
            found.append(_warn(relation.places[0], message, "remove this line", "self-relation"))
    return found


def _place(members: tuple[Member, ...]) -> Place:
    assert members
    stated = next((member for member in members if not member.is_reference), members[0])
    return stated.place


def _warn(place: Place, message: str, hint: str, code: str) -> Problem:
    return Problem(Severity.WARNING, place, message, hint, code)
