"""A passage: a section or a claim, as it is indexed and as it is sent to who indexes it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from explorer.search import analysis
from explorer.search.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TITLE_WEIGHT, HEADING_WEIGHT, ABOVE_WEIGHT, TEXT_WEIGHT = 8, 5, 3, 2
"""What a word counts by where it stands, in halves; in the text it counts 1."""


class Passage(NamedTuple):
    """A section or a claim as it is indexed.

    Attributes:
        anchor: The anchor of the section that it is or stands in.
        heading: Its heading or the claim's title; empty before the first heading and for a claim
            without a title.
        trail: The headings it stands under, outermost first.
        above: For the lead, what stands above the text: title, summary, aliases, tags, question.
        text: What a reader sees of its Markdown.
        marks: What it cites, links to and has, as (field, value), such as `("source",
            "cohen-2023")`.
        claim: For a claim, the title that it is addressed by; else empty.
    """

    anchor: str
    heading: str
    trail: tuple[str, ...]
    above: tuple[str, ...]
    text: str
    marks: tuple[tuple[str, str], ...] = ()
    claim: str = ""

    def weighted(self) -> list[tuple[str, int]]:
        """Return its texts in the order of their positions, with what their words count."""
        weights = itertools.chain((TITLE_WEIGHT,), itertools.repeat(ABOVE_WEIGHT))
        above = zip(self.above, weights)  # noqa: B905 - the weights never end
        return [*above, (self.heading, HEADING_WEIGHT), (self.text, TEXT_WEIGHT)]

    def words(self) -> set[str]:
        """Return all that its texts are found by as they stand."""
        shapes = itertools.chain.from_iterable(analysis.shapes(text) for text, _ in self.weighted())
        return {word for shape in shapes for word, _ in shape.places}


class Draft(NamedTuple):
    """A document's passages before their Markdown is turned into text, which is the long work.

    Attributes:
        label: The document's title.
        names: Its title and aliases.
        marks: What all of its sections are found by, as `field=value`.
        claim_marks: What all of its claims are found by.
        shown: What a reader sees of a wiki-link without a text, by its target.
        passages: In reading order, then the claims; their texts are Markdown.
    """

    label: str
    names: tuple[str, ...]
    marks: tuple[str, ...]
    claim_marks: tuple[str, ...]
    shown: Mapping[str, str]
    passages: tuple[Passage, ...]

    def finished(self) -> Iterator[Passage]:
        """Yield the passages with what a reader sees of their texts."""

        def title_of(target: str) -> str:
            return self.shown.get(target, "")

        for passage in self.passages:
            yield passage._replace(text=plain_text(passage.text, title_of))
