"""What the colours must keep, computed from the tokens."""

from __future__ import annotations

import itertools
import math
from dataclasses import fields

import numpy as np
import pytest

from explorer.desktop.theme.tokens import DARK, LIGHT, THEMES, Tokens, mixed
from explorer.library.kinds import Kind

type_names = [tokens.name for tokens in THEMES]
each_theme = pytest.mark.parametrize("tokens", THEMES, ids=type_names)
light_and_dark = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])

SURFACES = ("window", "base", "sidebar", "raised", "hover", "selection")
INKS = ("text", "dim", "link")
TOLD_APART = (
    Kind.CASE, Kind.RISK, Kind.REWARD, Kind.CONCERN, Kind.SAFEGUARD, Kind.REGULATION,
)  # fmt: skip

# Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, “A Physiologically-based Model for
# Simulation of Color Vision Deficiency”, IEEE TVCG 15(6), 2009, supplement, severity 1.0; the
# matrices apply to linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}

# Source: IEC 61966-2-1, sRGB under D65.
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])

Lab = tuple[float, float, float]
Linear = np.ndarray[tuple[int], np.dtype[np.float64]]


def linear(colour: str) -> Linear:
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    low, high = channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4
    return np.where(channels <= 0.04045, low, high)


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, relative luminance and contrast ratio."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    darker, lighter = sorted(float(linear(colour) @ weights) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: str, vision: str) -> Lab:
    seen = np.clip(VISIONS[vision] @ linear(colour), 0, 1)
    xyz = TO_XYZ @ seen / WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return float(116 * f[1] - 16), float(500 * (f[0] - f[1])), float(200 * (f[1] - f[2]))


def ciede2000(one: Lab, other: Lab) -> float:
    """Return the distance of two colours.

    Source: G. Sharma, W. Wu, E. N. Dalal, “The CIEDE2000 Color-Difference Formula”, Color Research
    & Application 30(1), 2005.
    """
    mean_chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    g = 0.5 * (1 - math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    (l1, c1, h1), (l2, c2, h2) = (_polar(colour, 1 + g) for colour in (one, other))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    if turn == -180:
        turn = 180.0
    d_l, d_c = l2 - l1, c2 - c1
    d_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(h_mean - 30))
        + 0.24 * math.cos(math.radians(2 * h_mean))
        + 0.32 * math.cos(math.radians(3 * h_mean + 6))
        - 0.20 * math.cos(math.radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / math.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    rotation = 60 * math.exp(-(((h_mean - 275) / 25) ** 2))
    r_c = 2 * math.sqrt(c_mean**7 / (c_mean**7 + 25**7))
    r_t = -math.sin(math.radians(rotation)) * r_c
    x, y, z = d_l / s_l, d_c / s_c, d_h / s_h
    return math.sqrt(x * x + y * y + z * z + r_t * y * z)


def _polar(colour: Lab, stretch: float) -> Lab:
    lightness, a, b = colour[0], colour[1] * stretch, colour[2]
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def nearest(colours: dict[str, str]) -> tuple[float, str]:
    """Return the least distance within a set under any vision, and of which two in which."""
    return min(
        (ciede2000(lab(colours[a], vision), lab(colours[b], vision)), f"{a} and {b}, {vision}")
        for a, b in itertools.combinations(colours, 2)
        for vision in VISIONS
    )


# Source: Sharma, Wu and Dalal 2005, table 1.
SHARMA = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, 2.8361, -74.0200), (50, 0, -82.7485), 3.4412),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, -0.9009, -85.5211), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
    ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "published"), SHARMA)
def test_the_distance_is_the_published_one(one: Lab, other: Lab, published: float) -> None:
    assert ciede2000(one, other) == pytest.approx(published, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(published, abs=5e-5)


def test_a_colour_blind_eye_sees_greys_as_they_are() -> None:
    for vision in VISIONS:
        assert ciede2000(lab("#777777", vision), lab("#777777", "normal")) < 0.1


def test_red_and_green_come_close_for_a_deutan_eye() -> None:
    red, green = "#C04020", "#607018"
    by_vision = {vision: ciede2000(lab(red, vision), lab(green, vision)) for vision in VISIONS}
    assert by_vision["deutan"] < by_vision["normal"] / 2


@each_theme
def test_the_six_kinds_keep_their_distance_for_every_eye(tokens: Tokens) -> None:
    distance, pair = nearest({kind.value: tokens.kinds.of(kind) for kind in TOLD_APART})
    assert distance >= 15, pair


@each_theme
def test_the_three_relations_keep_their_distance_for_every_eye(tokens: Tokens) -> None:
    relations = {field.name: getattr(tokens.relations, field.name)
                 for field in fields(tokens.relations)}  # fmt: skip
    distance, pair = nearest(relations)
    assert distance >= 15, pair


@each_theme
@pytest.mark.parametrize("surface", SURFACES)
def test_text_can_be_read_on_every_surface(tokens: Tokens, surface: str) -> None:
    for ink in INKS:
        assert contrast(getattr(tokens, ink), getattr(tokens, surface)) >= 4.5, ink


@each_theme
@pytest.mark.parametrize("surface", SURFACES)
def test_outlines_can_be_seen_on_every_surface(tokens: Tokens, surface: str) -> None:
    for line in ("border", "accent"):
        assert contrast(getattr(tokens, line), getattr(tokens, surface)) >= 3, line


@each_theme
def test_text_can_be_read_where_something_is_marked(tokens: Tokens) -> None:
    grounds = (tokens.hit, tokens.hit_present, tokens.text_selection, tokens.node_fill)
    for ground in (*grounds, tokens.warning_fill, tokens.error_fill, tokens.pressed):
        assert contrast(tokens.text, ground) >= 4.5, ground


@each_theme
def test_text_can_be_read_on_the_fill_of_every_kind(tokens: Tokens) -> None:
    for kind in Kind:
        assert contrast(tokens.text, tokens.kind_fill(kind)) >= 4.5, kind


@each_theme
def test_every_kind_has_the_contrast_of_text(tokens: Tokens) -> None:
    for kind in Kind:
        for surface in (tokens.base, tokens.sidebar, tokens.raised):
            assert contrast(tokens.kinds.of(kind), surface) >= 4.5, kind
        for surface in (tokens.selection, tokens.hover):
            assert contrast(tokens.kinds.of(kind), surface) >= 3, kind


@each_theme
def test_every_relation_has_the_contrast_of_text(tokens: Tokens) -> None:
    for field in fields(tokens.relations):
        colour = getattr(tokens.relations, field.name)
        assert contrast(colour, tokens.base) >= 4.5, field.name
        assert contrast(colour, tokens.raised) >= 4.5, field.name


@each_theme
def test_filled_buttons_and_messages_can_be_read(tokens: Tokens) -> None:
    for fill in (tokens.accent, tokens.accent_hover, tokens.accent_pressed):
        assert contrast(tokens.on_accent, fill) >= 4.5
    assert contrast(tokens.tooltip_text, tokens.tooltip) >= 4.5
    assert contrast(tokens.warning, tokens.warning_fill) >= 4.5
    assert contrast(tokens.error, tokens.error_fill) >= 4.5
    for ink in (tokens.warning, tokens.error, tokens.success, tokens.visited):
        assert contrast(ink, tokens.base) >= 4.5
        assert contrast(ink, tokens.window) >= 4.5


def test_the_high_contrast_theme_has_at_least_seven_to_one() -> None:
    high = next(tokens for tokens in THEMES if tokens.name == "high-contrast")
    for ink in INKS:
        assert contrast(getattr(high, ink), high.base) >= 7, ink


@light_and_dark
def test_a_node_is_tinted_as_much_as_its_theme_says(tokens: Tokens) -> None:
    assert tokens.node_tint == (0.15 if tokens.is_dark else 0.08)
    assert tokens.node_fill == mixed(tokens.accent, tokens.base, tokens.node_tint)
    assert tokens.node_fill not in {tokens.accent, tokens.base}


def test_mixing_lays_one_colour_over_another() -> None:
    assert mixed("#000000", "#FFFFFF", 0.5) in {"#7F7F7F", "#808080"}
    assert mixed("#123456", "#FFFFFF", 1) == "#123456"
    assert mixed("#123456", "#ABCDEF", 0) == "#ABCDEF"


def test_every_theme_has_a_name_of_its_own() -> None:
    assert len(set(type_names)) == len(THEMES)
