"""The application's style sheet, filled from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from explorer.files import bundled

if TYPE_CHECKING:
    from explorer.desktop.theme.fonts import Fonts
    from explorer.desktop.theme.tokens import Tokens

_BUTTON_PADDING_PX = 5
_FIELD_PADDING_PX = 4


def style_sheet(tokens: Tokens, fonts: Fonts) -> str:
    """Return the style sheet for a theme, with sizes that follow the interface font.

    Raises:
        KeyError: The sheet in `resources/style` names a token that does not exist.
    """
    return _template().substitute(_values(tokens, fonts))


def _values(tokens: Tokens, fonts: Fonts) -> dict[str, str]:
    sizes = tokens.sizes
    outline = sizes.outline_px
    colours = {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}
    lengths = {
        "outline": outline,
        "focus_width": max(2, outline),
        "radius": sizes.radius_px,
        "small_radius": sizes.small_radius_px,
        # A line of the interface font is 16 pixels high as drawn, its outline 1 on each side.
        "item_padding": max(2, round((sizes.row_px - 18) / 2)),
        "button_height": sizes.control_px - 2 * (_BUTTON_PADDING_PX + outline),
        "field_height": sizes.control_px - 2 * (_FIELD_PADDING_PX + outline),
        # Tool buttons beside it come out 3 pixels higher than their sheet says.
        "search_height": sizes.control_px + 3 - 2 * (_FIELD_PADDING_PX + outline),
        "chip_height": sizes.chip_px - 2 - 2 * outline,
        "chip_radius": sizes.chip_px // 2,
        "radio_radius": 7 + outline,
        # The checked dot is what a border of 5 leaves of the same outer size.
        "radio_dot": 14 + 2 * outline - 10,
    }
    texts = {
        "small_pt": fonts.interface_pt_at(-2),
        "note_pt": fonts.interface_pt_at(-1),
        "large_pt": fonts.interface_pt_at(2),
        "title_pt": fonts.interface_pt_at(5),
    }
    return (
        colours
        | {name: str(value) for name, value in lengths.items()}
        | {name: f"{value:.2f}" for name, value in texts.items()}
        | {
            "scroll": tokens.border,
            "focus_pad": f"{3 + outline}px {11 + outline}px",
            "parts": (bundled("resources") / "icons" / "style" / tokens.name).as_posix(),
        }
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    path = bundled("resources") / "style" / "explorer.qss"
    return Template(path.read_text(encoding="utf-8"))
