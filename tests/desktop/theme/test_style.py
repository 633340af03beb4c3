"""The style sheet is understood by Qt and puts the tokens where people see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QSplitter,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from explorer.desktop.theme.fonts import Fonts
from explorer.desktop.theme.style import style_sheet
from explorer.desktop.theme.theme import Mode, Theme
from explorer.desktop.theme.tokens import HIGH_CONTRAST, LIGHT, PROJECTOR, THEMES, Tokens
from explorer.files import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

Grab: TypeAlias = "Callable[[QWidget], QImage]"

each_theme = pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: str(tokens.name))


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.fixture
def grab(qtbot: QtBot) -> Grab:
    """Show widgets in a window that lives as long as the test, and take their pictures."""
    window = QWidget()
    line = QHBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)

    def take(widget: QWidget) -> QImage:
        widget.setParent(window)  # qtbot alone would not keep the window alive
        line.addWidget(widget)
        widget.show()
        line.activate()
        return widget.grab().toImage()

    return take


@each_theme
def test_every_name_in_the_sheet_is_filled(tokens: Tokens) -> None:
    made = style_sheet(tokens, Fonts(10))
    assert "$" not in re.sub(r"/\*.*?\*/", "", made, flags=re.DOTALL)
    assert made.count("{") == made.count("}")
    assert tokens.accent in made


@each_theme
def test_every_picture_the_sheet_names_exists(tokens: Tokens) -> None:
    made = style_sheet(tokens, Fonts(10))
    named = set(re.findall(r'url\("([^"]+)"\)', made))
    folder = bundled("resources") / "icons" / "style" / tokens.name
    assert named == {path.as_posix() for path in folder.glob("*.svg")}


def test_no_colour_stands_in_the_sheet_itself() -> None:
    text = (bundled("resources") / "style" / "explorer.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{6}\b", text) == []


def test_outlines_are_thicker_in_high_contrast_and_controls_larger_on_a_projector() -> None:
    assert "border: 2px solid #FFFFFF" in style_sheet(HIGH_CONTRAST, Fonts(10))
    light, projector = (
        int(re.search(r"min-height: (\d+)px; font-weight", style_sheet(tokens, Fonts(10)))[1])  # type: ignore[index]
        for tokens in (LIGHT, PROJECTOR)
    )
    assert projector > light


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.HIGH_CONTRAST, Mode.PROJECTOR])
def test_qt_understands_the_sheet_for_every_kind_of_control(
    theme: Theme, grab: Grab, mode: Mode
) -> None:
    """A sheet that Qt cannot read is a warning, and a warning fails the test."""
    theme.set_mode(mode)
    made = (
        QCheckBox, QComboBox, QLineEdit, QListWidget, QMenu, QProgressBar, QPushButton,
        QRadioButton, QSlider, QSpinBox, QSplitter, QTabBar, QTextBrowser, QToolButton, QTreeWidget,
    )  # fmt: skip
    for kind in made:
        widget = kind()
        widget.setMinimumSize(40, 20)
        assert not grab(widget).isNull()


def test_a_ticked_box_is_filled_with_the_accent_and_has_a_tick(theme: Theme, grab: Grab) -> None:
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.set_mode(mode)
        box = QCheckBox("Ticked")
        box.setChecked(True)
        colours = colours_of(grab(box))
        assert theme.tokens.accent in colours
        assert theme.tokens.on_accent in colours


def test_an_empty_box_has_an_outline_that_can_be_seen(theme: Theme, grab: Grab) -> None:
    theme.set_mode(Mode.DARK)
    assert theme.tokens.border in colours_of(grab(QCheckBox("Empty")))


def test_the_primary_button_stands_out_and_the_plain_one_is_outlined(
    theme: Theme, grab: Grab
) -> None:
    plain, primary = QPushButton("Cancel"), QPushButton("Export")
    primary.setProperty("role", "primary")
    assert theme.tokens.accent in colours_of(grab(primary))
    assert theme.tokens.border in colours_of(grab(plain))


def test_the_chosen_segment_is_tinted_and_the_others_are_not(theme: Theme, grab: Grab) -> None:
    grounds = []
    for is_chosen in (True, False):
        button = QToolButton()
        button.setText("Read")
        button.setCheckable(True)
        button.setChecked(is_chosen)
        button.setProperty("role", "segment")
        button.setProperty("edge", "middle")
        grounds.append(grab(button).pixelColor(QPoint(5, 6)))
    assert grounds == [QColor(theme.tokens.selection), QColor(theme.tokens.base)]


def test_a_chip_is_round_and_as_high_as_the_tokens_say(theme: Theme, grab: Grab) -> None:
    chip = QToolButton()
    chip.setText("Malicious use")
    chip.setProperty("role", "chip")
    image = grab(chip)
    assert image.height() == theme.tokens.sizes.chip_px
    assert theme.tokens.border in colours_of(image)
    assert image.pixelColor(0, 0).name().upper() != theme.tokens.border


def test_the_keyboards_place_is_outlined_with_the_accent(
    theme: Theme, grab: Grab, qtbot: QtBot
) -> None:
    field = QLineEdit()
    before = colours_of(grab(field))
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert theme.tokens.accent in colours_of(field.grab().toImage())
    assert theme.tokens.accent not in before


def test_a_side_panel_and_its_list_share_one_ground(theme: Theme, grab: Grab) -> None:
    theme.set_mode(Mode.DARK)
    panel = QWidget()
    panel.setObjectName("sidebar")
    rows = QListWidget()
    QHBoxLayout(panel).addWidget(rows)
    panel.resize(QSize(200, 100))
    image = grab(panel)
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(theme.tokens.sidebar)
