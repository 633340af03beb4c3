"""Every colour and size of the window, one value per theme.

Colours are `#RRGGBB`. What they must keep (contrast, and distance under colour blindness) is
computed from these values by the tests; docs/decisions/0006-look.md says how they were found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.library.kinds import Kind


@dataclass(frozen=True, slots=True)
class KindColours:
    """The colour of each kind's shape; debates, tours and pages are drawn in the text colour."""

    case: str
    debate: str
    reward: str
    risk: str
    concern: str
    safeguard: str
    regulation: str
    tour: str
    page: str

    def of(self, kind: Kind) -> str:
        """Return the colour of a kind."""
        return str(getattr(self, kind.value))


@dataclass(frozen=True, slots=True)
class RelationColours:
    """The colours of the lines between claims, which are signed and dashed as well."""

    support: str
    attack: str
    undercut: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in device-independent pixels; `text_scale` multiplies the system's font size."""

    space_px: int = 4
    radius_px: int = 6
    small_radius_px: int = 4
    outline_px: int = 1
    icon_px: int = 16
    shape_px: int = 12
    row_px: int = 28
    control_px: int = 30
    chip_px: int = 22
    sidebar_px: int = 252
    inspector_px: int = 304
    measure_px: int = 690
    """The widest line of running text."""
    text_scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme.

    Surfaces: `window` (toolbar, status bar), `base` (the page), `sidebar`, `raised` (cards, chips),
    `hover`, `pressed`, `selection` (a row), `text_selection`, `hit` (found words), `hit_present`
    (the one the reader is at).
    Lines: `border_soft` parts what lies side by side and carries no meaning; `border` outlines what
    can be used. Inks: `text`, `dim`, `faint` (disabled only), `link`, `accent`, `on_accent`.
    """

    name: str
    is_dark: bool
    window: str
    base: str
    sidebar: str
    raised: str
    hover: str
    pressed: str
    selection: str
    text_selection: str
    hit: str
    hit_present: str
    border_soft: str
    border: str
    text: str
    dim: str
    faint: str
    link: str
    visited: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    warning: str
    warning_fill: str
    error: str
    error_fill: str
    success: str
    tooltip: str
    tooltip_text: str
    kinds: KindColours
    relations: RelationColours
    node_tint: float
    """How much of the accent a node's fill has over the base, 0 to 1."""
    sizes: Sizes = Sizes()

    @property
    def node_fill(self) -> str:
        """The fill of a node of no particular kind."""
        return mixed(self.accent, self.base, self.node_tint)

    def kind_fill(self, kind: Kind) -> str:
        """Return the fill of a node or chip of that kind, on which text keeps its contrast."""
        return mixed(self.kinds.of(kind), self.base, self.node_tint)


def mixed(over: str, under: str, share: float) -> str:
    """Return `over` at that opacity (0 to 1) laid on `under`, in sRGB as painters blend."""
    channels = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in channels)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


LIGHT = Tokens(
    name="light",
    is_dark=False,
    window="#FAF9F5",
    base="#FFFFFF",
    sidebar="#FAF9F5",
    raised="#FAF9F5",
    hover="#F1F0EA",
    pressed="#E7E5DD",
    selection="#E3EBF7",
    text_selection="#C4DAF5",
    hit="#FFE08A",
    hit_present="#FFB84D",
    border_soft="#DFDDD5",
    border="#7F8591",
    text="#16181D",
    dim="#565B66",
    faint="#8B909B",
    link="#0B57A4",
    visited="#5B3E96",
    accent="#1A5FB4",
    accent_hover="#164F97",
    accent_pressed="#12427E",
    on_accent="#FFFFFF",
    warning="#7A5200",
    warning_fill="#FFF4D6",
    error="#A51D0D",
    error_fill="#FDEBE7",
    success="#17663A",
    tooltip="#22252C",
    tooltip_text="#F6F7F9",
    kinds=KindColours(
        case="#11396C",
        debate="#16181D",
        reward="#077469",
        risk="#880E0C",
        concern="#8A41CB",
        safeguard="#31282B",
        regulation="#906B02",
        tour="#16181D",
        page="#16181D",
    ),
    relations=RelationColours(support="#2F65DB", attack="#B01003", undercut="#59284F"),
    node_tint=0.08,
)

DARK = Tokens(
    name="dark",
    is_dark=True,
    window="#171C24",
    base="#10141A",
    sidebar="#171C24",
    raised="#1A202A",
    hover="#222934",
    pressed="#2B3442",
    selection="#22344D",
    text_selection="#2F4F7A",
    hit="#6B5200",
    hit_present="#8F4E00",
    border_soft="#2B323D",
    border="#7E8696",
    text="#ECEEF2",
    dim="#A9B0BD",
    faint="#6C7482",
    link="#8CC2FF",
    visited="#C7B2F5",
    accent="#7DB7FF",
    accent_hover="#9AC8FF",
    accent_pressed="#B7D8FF",
    on_accent="#10141A",
    warning="#F2C45A",
    warning_fill="#33290F",
    error="#FF9A8A",
    error_fill="#3B1C19",
    success="#7FD6A2",
    tooltip="#2D3542",
    tooltip_text="#ECEEF2",
    kinds=KindColours(
        case="#5699F9",
        debate="#ECEEF2",
        reward="#50F7CC",
        risk="#FE7378",
        concern="#E4CDFF",
        safeguard="#8F98A7",
        regulation="#F2C72B",
        tour="#ECEEF2",
        page="#ECEEF2",
    ),
    relations=RelationColours(support="#BFE3FF", attack="#FF7A2E", undercut="#B57BFA"),
    node_tint=0.15,
)

HIGH_CONTRAST = replace(
    DARK,
    name="high-contrast",
    window="#000000",
    base="#000000",
    sidebar="#000000",
    raised="#000000",
    hover="#262626",
    pressed="#3A3A3A",
    selection="#00396B",
    text_selection="#004F96",
    hit="#5C4700",
    hit_present="#8A4B00",
    border_soft="#8C8C8C",
    border="#FFFFFF",
    text="#FFFFFF",
    dim="#E0E0E0",
    faint="#9A9A9A",
    link="#9ED0FF",
    visited="#DCC8FF",
    accent="#FFD84D",
    accent_hover="#FFE68A",
    accent_pressed="#FFF1BD",
    on_accent="#000000",
    warning_fill="#000000",
    error="#FFB3A6",
    error_fill="#000000",
    success="#8FF0B5",
    tooltip="#000000",
    tooltip_text="#FFFFFF",
    kinds=replace(DARK.kinds, debate="#FFFFFF", tour="#FFFFFF", page="#FFFFFF"),
    sizes=Sizes(outline_px=2),
)

PROJECTOR = replace(
    LIGHT,
    name="projector",
    window="#FFFFFF",
    sidebar="#FFFFFF",
    raised="#F6F6F6",
    hover="#EDEDED",
    pressed="#DEDEDE",
    selection="#D3E4FA",
    border_soft="#B4B8C0",
    border="#5A606C",
    text="#000000",
    dim="#3A3F48",
    faint="#767B85",
    link="#00458A",
    accent="#0B4FA3",
    accent_hover="#093F82",
    accent_pressed="#073268",
    kinds=replace(LIGHT.kinds, debate="#000000", tour="#000000", page="#000000"),
    sizes=Sizes(
        icon_px=20,
        shape_px=16,
        row_px=36,
        control_px=38,
        chip_px=28,
        sidebar_px=312,
        inspector_px=376,
        measure_px=860,
        text_scale=1.25,
    ),
)

THEMES = (LIGHT, DARK, HIGH_CONTRAST, PROJECTOR)
