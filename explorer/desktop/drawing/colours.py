"""The colours of a drawn map, made from a theme; a picture file has the same."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from explorer.argument.model import RelationKind
from explorer.desktop.theme.tokens import KindColours, RelationColours, mixed

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.desktop.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of a drawn map, as `#RRGGBB`.

    Attributes:
        page: What everything lies on.
        box: The ground of a box.
        band: The ground of an argument's title.
        frame: The ground of an open group.
        frame_border: Around an open group.
        separator: Between a title's band and the text.
        border: Around an argument.
        claim_border: Around a claim.
        hatch: The lines over a fallen claim's band.
        text: Titles, texts, and what is round the main claim.
        dim: Numbers, notes and chips.
        accent: What is selected, and where the keyboard is.
        halo: Around what is selected.
        hit: Under the title of what a search found.
        relations: Of arrows.
        kinds: Of topics' shapes.
        outline_px: How wide a thin line is.
    """

    page: str
    box: str
    band: str
    frame: str
    frame_border: str
    separator: str
    border: str
    claim_border: str
    hatch: str
    text: str
    dim: str
    accent: str
    halo: str
    hit: str
    relations: RelationColours
    kinds: KindColours
    outline_px: int = 1

    def of(self, kind: RelationKind) -> str:
        """Return the colour of a relation's arrow."""
        if kind in (RelationKind.SUPPORT, RelationKind.ENTAILS):
            return self.relations.support
        if kind is RelationKind.UNDERCUT:
            return self.relations.undercut
        return self.relations.attack


_Set = TypeVar("_Set", Colours, RelationColours, KindColours)


def colours_of(tokens: Tokens) -> Colours:
    """Return the colours of a map in a theme."""
    return Colours(
        page=tokens.base,
        box=mixed(tokens.raised, tokens.base, 0.45) if tokens.is_dark else tokens.base,
        band=mixed(tokens.dim, tokens.base, 0.17 if tokens.is_dark else 0.07),
        frame=mixed(tokens.dim, tokens.base, 0.05 if tokens.is_dark else 0.035),
        frame_border=mixed(tokens.border, tokens.base, 0.55),
        separator=mixed(tokens.border, tokens.base, 0.4),
        border=tokens.border,
        claim_border=mixed(tokens.text, tokens.base, 0.74),
        hatch=mixed(tokens.dim, tokens.base, 0.36),
        text=tokens.text,
        dim=tokens.dim,
        accent=tokens.accent,
        halo=mixed(tokens.accent, tokens.base, 0.5),
        hit=tokens.hit,
        relations=tokens.relations,
        kinds=tokens.kinds,
        outline_px=tokens.sizes.outline_px,
    )


def in_grey(colours: Colours) -> Colours:
    """Return the same without hues: each as bright as it was, so that contrasts stay."""
    return _changed(colours, _grey)


def stepped_back(colours: Colours) -> Colours:
    """Return the colours of what a filter makes step back: near to the page."""
    return replace(_changed(colours, lambda one: mixed(one, colours.page, 0.34)), page=colours.page)


def _changed(colours: Colours, change: Callable[[str], str]) -> Colours:
    """Return the same with every colour changed."""
    return replace(
        _each(colours, change),
        relations=_each(colours.relations, change),
        kinds=_each(colours.kinds, change),
    )


def _each(colours: _Set, change: Callable[[str], str]) -> _Set:
    """Return the same with every colour that it has itself changed."""
    values: dict[str, Any] = {}
    for field in fields(colours):
        value = getattr(colours, field.name)
        values[field.name] = change(value) if isinstance(value, str) else value
    return type(colours)(**values)


def _grey(colour: str) -> str:
    """Return the grey of the same relative luminance.

    Source: WCAG 2.2, relative luminance.
    """
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    bright = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    encoded = bright * 12.92 if bright <= 0.0031308 else 1.055 * bright ** (1 / 2.4) - 0.055
    return "#" + f"{round(encoded * 255):02X}" * 3
