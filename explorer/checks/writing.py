"""Checks of the writing itself: nothing said twice, British spelling, readable prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from explorer.checks.reading import LEAST_EASE, ease_of, sentences_of
from explorer.errors import Place, Problem, Severity
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    from explorer.argument.argued import Argued

LEAST_WORDS: Final = 7
"""A shorter sentence may stand twice by chance."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")
_BRITISH: Final = {
    "analyze": "analyse", "analyzed": "analysed", "analyzing": "analysing",
    "behavior": "behaviour", "behaviors": "behaviours", "canceled": "cancelled",
    "catalog": "catalogue", "center": "centre", "centers": "centres", "centered": "centred",
    "color": "colour", "colors": "colours", "defense": "defence", "defenses": "defences",
    "endeavor": "endeavour", "favor": "favour", "favors": "favours", "favorable": "favourable",
    "favorite": "favourite", "fulfill": "fulfil", "gray": "grey", "harbor": "harbour",
    "honor": "honour", "humor": "humour", "labeled": "labelled",
    "labeling": "labelling", "labor": "labour", "modeled": "modelled", "modeling": "modelling",
    "neighbor": "neighbour", "neighbors": "neighbours", "offense": "offence", "paneled": "panelled",
    "rumor": "rumour", "rumors": "rumours", "signaled": "signalled", "skeptic": "sceptic",
    "skeptical": "sceptical", "skepticism": "scepticism", "skillful": "skilful",
    "theater": "theatre", "traveled": "travelled", "traveling": "travelling",
    "unauthorized": "unauthorised", "willful": "wilful",
}  # fmt: skip
"""American spellings that this check knows, and how they are written here."""

_SUFFIXES: Final = re.compile(r"^[a-z]{3,}(?:iz(?:e|es|ed|ing|er|ers|ation|ations|able))$")
_ALWAYS_Z: Final = re.compile(r"^(?:.*(?:siz|seiz|priz)(?:e|es|ed|ing|er|ers)|citizen)$")


def repeated_sentences(argued: Argued) -> list[Problem]:
    """Return a warning for each sentence that the library says twice, at its second place."""
    first: dict[str, str] = {}
    found = []
    for document in argued.library.documents:
        for line, sentence in sentences_of(document):
            words = re.findall(r"\w+", sentence.casefold())
            if len(words) < LEAST_WORDS:
                continue
            key = " ".join(words)
            if key in first:
                message = f"This sentence stands in {first[key]} already: “{sentence[:60]}…”"
                place = Place(document.path, line)
                hint = "say it once, and link to it"
                found.append(Problem(Severity.WARNING, place, message, hint, "repeated-sentence"))
            else:
                first[key] = f"{document.path.as_posix()}:{line}"
    return found


def british_spelling(argued: Argued) -> list[Problem]:
    """Return a warning for each word in American spelling, quotations and names left out.

    A name is told by its capital; so is the first word of a sentence, which is not checked.
    """
    found = []
    for document in argued.library.documents:
        for line, sentence in sentences_of(document):
            for match in _WORD.finditer(_QUOTED.sub(" ", sentence)):
                british = _british(match[0])
                if british:
                    message = f"“{match[0]}” is spelt “{british}” here"
                    place = Place(document.path, line)
                    found.append(Problem(Severity.WARNING, place, message, "", "spelling"))
    return found


def _british(word: str) -> str:
    if word in _BRITISH:
        return _BRITISH[word]
    if _SUFFIXES.match(word) and not _ALWAYS_Z.match(word):
        head, _, tail = word.rpartition("iz")
        return f"{head}is{tail}"
    return ""


def readable_prose(argued: Argued) -> list[Problem]:
    """Return a warning for each document that only specialists read easily."""
    found = []
    for document in argued.library.documents:
        ease = ease_of(document)
        if document.kind is not Kind.TOUR and ease.words and ease.flesch < LEAST_EASE:
            message = f"This is hard to read: Flesch reading ease {ease.flesch:.0f}"
            hint = f"shorter sentences and words; at least {LEAST_EASE:.0f}"
            place = Place(document.path, document.body_line)
            found.append(Problem(Severity.WARNING, place, message, hint, "hard-to-read"))
    return found
