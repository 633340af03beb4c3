"""The complete palette that Fusion paints with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from explorer.desktop.theme.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    """Return a palette with every role of every group set from the tokens.

    An inactive window looks like an active one: its selection is still what the inspector shows.
    """
    made = QPalette()
    for role, colour in _roles(tokens).items():
        for group in (_Group.Active, _Group.Inactive):
            made.setColor(group, role, QColor(colour))
    for role, colour in (_roles(tokens) | _disabled_roles(tokens)).items():
        made.setColor(_Group.Disabled, role, QColor(colour))
    return made


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.base,
        _Role.AlternateBase: tokens.raised,
        _Role.Text: tokens.text,
        _Role.PlaceholderText: tokens.dim,
        _Role.Button: tokens.base,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.error,
        _Role.Highlight: tokens.text_selection,
        _Role.HighlightedText: tokens.text,
        _Role.Link: tokens.link,
        _Role.LinkVisited: tokens.visited,
        _Role.ToolTipBase: tokens.tooltip,
        _Role.ToolTipText: tokens.tooltip_text,
        _Role.Accent: tokens.accent,
        # Fusion draws bevels and frames from these five; flat ones keep it calm in both themes.
        _Role.Light: tokens.raised,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.border_soft,
        _Role.Dark: tokens.border,
        _Role.Shadow: tokens.border,
    }


def _disabled_roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    inks = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)
    links = (_Role.Link, _Role.LinkVisited, _Role.PlaceholderText)
    return dict.fromkeys((*inks, *links), tokens.faint) | {
        _Role.Highlight: tokens.pressed,
        _Role.Accent: tokens.faint,
        _Role.Base: tokens.window,
        _Role.Button: tokens.window,
    }
