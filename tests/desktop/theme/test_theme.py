"""The theme follows the reader's choice and the system, and says when it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from explorer.desktop.theme.fonts import INTERFACE, MONOSPACE, READING
from explorer.desktop.theme.icons import Glyph
from explorer.desktop.theme.theme import Mode, Theme, system_tokens
from explorer.desktop.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, PROJECTOR, Tokens
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class FakeSystem:
    """A desktop whose wish can be changed."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens

    def __call__(self) -> Tokens:
        return self.tokens


@pytest.mark.parametrize(
    ("mode", "tokens"),
    [
        (Mode.DARK, DARK),
        (Mode.HIGH_CONTRAST, HIGH_CONTRAST),
        (Mode.PROJECTOR, PROJECTOR),
    ],
)
def test_choosing_a_look_changes_palette_sheet_and_tokens(
    theme: Theme, qapp: QApplication, qtbot: QtBot, mode: Mode, tokens: Tokens
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(mode)
    assert theme.tokens == tokens
    assert theme.mode is mode
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(tokens.base)
    assert tokens.accent in qapp.styleSheet()


def test_choosing_the_same_look_again_says_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(Mode.LIGHT)


def test_the_application_gets_fusion_the_interface_font_and_an_icon(
    theme: Theme, qapp: QApplication
) -> None:
    assert qapp.font().family() == INTERFACE
    assert not qapp.windowIcon().isNull()
    assert theme.reading_font().families()[0] == READING
    assert theme.monospace_font().families()[0] == MONOSPACE


def test_system_follows_the_desktop_while_the_program_runs(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    system = FakeSystem(LIGHT)
    following = Theme(qapp, Mode.SYSTEM, ask_system=system)
    system.tokens = DARK
    with qtbot.waitSignal(following.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert following.tokens == DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    following.deleteLater()


def test_a_fixed_look_does_not_follow_the_desktop(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    fixed = Theme(qapp, Mode.LIGHT, ask_system=FakeSystem(DARK))
    with qtbot.assertNotEmitted(fixed.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert fixed.tokens == LIGHT
    with qtbot.waitSignal(fixed.changed):
        fixed.set_mode(Mode.SYSTEM)
    assert fixed.tokens == DARK
    fixed.deleteLater()


def test_a_desktop_that_says_nothing_gets_the_light_look(qapp: QApplication) -> None:
    assert qapp.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert system_tokens() == LIGHT


def test_the_projector_makes_text_larger(theme: Theme) -> None:
    before = theme.interface_font().pointSizeF()
    theme.set_mode(Mode.PROJECTOR)
    assert theme.interface_font().pointSizeF() == pytest.approx(1.25 * before)


def test_icons_that_were_handed_out_change_with_the_look(theme: Theme) -> None:
    icon, shape = theme.icon("search"), theme.kind_icon(Kind.RISK)
    theme.set_mode(Mode.DARK)
    for handed_out, colour in ((icon, DARK.text), (shape, DARK.kinds.risk)):
        image = handed_out.pixmap(QSize(32, 32), 1.0).toImage()
        solid = {
            image.pixelColor(x, y).name().upper()
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert solid == {colour}


def test_an_icon_that_does_not_exist_is_a_mistake_that_shows(theme: Theme) -> None:
    assert not theme.icon(Glyph.MAP, "dim").isNull()
    with pytest.raises(ValueError, match="no-such-icon"):
        theme.icon("no-such-icon")


def test_a_kind_is_painted_in_its_colour(theme: Theme) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    theme.paint_kind(painter, QRectF(0, 0, 16, 16), Kind.REWARD)
    painter.end()
    assert image.pixelColor(8, 8) == QColor(LIGHT.kinds.reward)


def test_motion_is_reduced_when_the_desktop_switches_effects_off(
    theme: Theme, qapp: QApplication
) -> None:
    was_on = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    try:
        QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
        assert theme.is_motion_reduced
    finally:
        QApplication.setEffectEnabled(Qt.UIEffect.UI_General, was_on)


def test_motion_is_reduced_when_the_reader_asks_for_it(qapp: QApplication) -> None:
    theme = Theme(qapp, Mode.LIGHT)
    theme.set_motion_reduced(is_reduced=True)
    assert theme.is_motion_reduced
