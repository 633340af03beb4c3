"""The colours of a drawn map, in every theme and without hues."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from explorer.argument.model import RelationKind
from explorer.desktop.drawing.colours import Colours, colours_of, in_grey, stepped_back
from explorer.desktop.theme.tokens import LIGHT, THEMES, Tokens
from tests.desktop.theme.test_colours import contrast

themes = pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)


def all_of(colours: Colours) -> list[str]:
    values: list[str] = []
    for value in asdict(colours).values():
        if isinstance(value, dict):
            values.extend(value.values())
        elif isinstance(value, str):
            values.append(value)
    return values


def is_grey(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


@themes
def test_every_text_can_be_read_on_every_ground_of_a_box(tokens: Tokens) -> None:
    colours = colours_of(tokens)
    for ground in (colours.page, colours.box, colours.band, colours.hit, colours.frame):
        assert contrast(colours.text, ground) >= 4.5
    for ground in (colours.page, colours.box, colours.band, colours.frame):
        assert contrast(colours.dim, ground) >= 4.5


@themes
def test_outlines_and_arrows_stand_out_from_the_page(tokens: Tokens) -> None:
    colours = colours_of(tokens)
    for outline in (colours.border, colours.claim_border, colours.accent):
        assert contrast(outline, colours.page) >= 3
    for kind in RelationKind:
        assert contrast(colours.of(kind), colours.page) >= 3


@themes
def test_a_fallen_title_can_be_read_over_its_hatching(tokens: Tokens) -> None:
    colours = colours_of(tokens)
    assert contrast(colours.text, colours.hatch) >= 4.5


@themes
def test_grey_has_no_hue_left_and_keeps_its_contrasts(tokens: Tokens) -> None:
    colours = colours_of(tokens)
    grey = in_grey(colours)
    assert all(is_grey(one) for one in all_of(grey))
    for kind in RelationKind:
        before = contrast(colours.of(kind), colours.page)
        assert contrast(grey.of(kind), grey.page) == pytest.approx(before, rel=0.04)


@themes
def test_what_steps_back_is_nearer_to_the_page(tokens: Tokens) -> None:
    colours = colours_of(tokens)
    back = stepped_back(colours)
    assert back.page == colours.page
    assert contrast(back.text, back.page) < contrast(colours.text, colours.page)
    for kind in RelationKind:
        assert contrast(back.of(kind), back.page) < contrast(colours.of(kind), colours.page)


def test_each_relation_has_the_colour_of_what_it_does() -> None:
    colours = colours_of(LIGHT)
    assert colours.of(RelationKind.SUPPORT) == colours.of(RelationKind.ENTAILS)
    assert colours.of(RelationKind.ATTACK) == colours.of(RelationKind.CONTRARY)
    assert colours.of(RelationKind.ATTACK) == colours.of(RelationKind.CONTRADICTORY)
    assert len({colours.of(kind) for kind in RelationKind}) == 3
