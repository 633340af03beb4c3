"""The palette leaves nothing to Fusion's guesses."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from explorer.desktop.theme.palette import palette
from explorer.desktop.theme.tokens import DARK, LIGHT, THEMES, Tokens

GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
ROLES = [
    role
    for role in QPalette.ColorRole
    if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
]


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: str(tokens.name))
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group.name))
def test_every_role_of_every_group_is_set(
    qapp: object, tokens: Tokens, group: QPalette.ColorGroup
) -> None:
    made = palette(tokens)
    assert len(ROLES) >= 21
    assert [role.name for role in ROLES if not made.isBrushSet(group, role)] == []


def test_disabled_text_is_faint_and_selected_text_keeps_its_colour(qapp: object) -> None:
    made = palette(DARK)
    role = QPalette.ColorRole
    assert made.color(QPalette.ColorGroup.Disabled, role.ButtonText) == QColor(DARK.faint)
    assert made.color(QPalette.ColorGroup.Active, role.HighlightedText) == QColor(DARK.text)
    assert made.color(QPalette.ColorGroup.Active, role.PlaceholderText) == QColor(DARK.dim)


def test_an_inactive_window_keeps_its_colours(qapp: object) -> None:
    made = palette(LIGHT)
    for role in ROLES:
        active = made.color(QPalette.ColorGroup.Active, role)
        assert made.color(QPalette.ColorGroup.Inactive, role) == active
