"""Icons are painted in the colours of the theme in force."""

from __future__ import annotations

import gc
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from explorer.desktop.theme.icons import Glyph, Icons, app_icon
from explorer.desktop.theme.tokens import DARK, LIGHT, THEMES, Tokens
from explorer.files import bundled
from explorer.library.kinds import Kind

ICONS = bundled("resources") / "icons"


def picture(icon: QIcon, size_px: int = 32, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon.pixmap(QSize(size_px, size_px), 1.0, mode).toImage()


def solid_colours(image: QImage) -> set[str]:
    """Return the colours of the pixels that nothing shines through."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


@pytest.fixture
def icons(qapp: object) -> Icons:
    return Icons(LIGHT)


@pytest.mark.parametrize("glyph", list(Glyph))
def test_every_icon_shows_something_in_the_text_colour(icons: Icons, glyph: Glyph) -> None:
    colours = solid_colours(picture(icons.icon(glyph), 48))
    assert colours == {LIGHT.text}


def test_an_icon_that_was_handed_out_takes_the_colours_of_a_new_theme(icons: Icons) -> None:
    icon = icons.icon(Glyph.SEARCH, "accent")
    assert solid_colours(picture(icon)) == {LIGHT.accent}
    icons.tokens = DARK
    assert solid_colours(picture(icon)) == {DARK.accent}


def test_a_disabled_icon_is_faint_and_a_selected_one_keeps_its_colour(icons: Icons) -> None:
    icon = icons.icon(Glyph.X)
    assert solid_colours(picture(icon, mode=QIcon.Mode.Disabled)) == {LIGHT.faint}
    assert solid_colours(picture(icon, mode=QIcon.Mode.Selected)) == {LIGHT.text}


@pytest.mark.parametrize("kind", list(Kind))
def test_the_icon_of_a_kind_has_the_colour_of_the_kind(icons: Icons, kind: Kind) -> None:
    assert solid_colours(picture(icons.kind(kind))) == {LIGHT.kinds.of(kind).upper()}


def test_icons_are_as_sharp_as_the_screen(icons: Icons) -> None:
    pixmap = icons.icon(Glyph.MAP).pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0


def test_a_copied_icon_outlives_the_collector(icons: Icons) -> None:
    copy = QIcon(icons.icon(Glyph.PLAY))
    copy.addPixmap(icons.icon(Glyph.STAR).pixmap(QSize(16, 16)))  # makes Qt clone the engine
    gc.collect()
    assert LIGHT.text in solid_colours(picture(copy))


def test_asking_twice_gives_the_same_icon(icons: Icons) -> None:
    assert icons.icon(Glyph.TAG).cacheKey() == icons.icon(Glyph.TAG).cacheKey()
    assert icons.icon(Glyph.TAG).cacheKey() != icons.icon(Glyph.TAG, "dim").cacheKey()


def test_every_file_is_named_and_every_name_has_a_file() -> None:
    files = {path.stem for path in ICONS.glob("*.svg")} - {"app"}
    assert files == {glyph.value for glyph in Glyph}


def test_no_icon_file_carries_more_than_a_drawing() -> None:
    for path in ICONS.rglob("*.svg"):
        tags = {element.tag.rpartition("}")[2] for element in ET.parse(path).iter()}
        assert tags <= {"svg", "path", "circle", "rect", "line", "polyline", "ellipse"}, path.name


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: str(tokens.name))
def test_the_pictures_of_the_style_sheet_have_the_colours_of_their_theme(tokens: Tokens) -> None:
    folder = ICONS / "style" / tokens.name
    inks = {"check": tokens.on_accent, "dash": tokens.on_accent}
    names = {"check", "dash", "chevron-down", "chevron-up", "chevron-right", "x"}
    assert {path.stem for path in folder.glob("*.svg")} == names
    for path in folder.glob("*.svg"):
        assert f'stroke="{inks.get(path.stem, tokens.dim)}"' in path.read_text(encoding="utf-8")


def test_the_licence_of_the_icons_lies_beside_them() -> None:
    licence = (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Lucide" in licence


def test_the_programs_own_icon_is_there_from_16_to_256_pixels(qapp: object) -> None:
    sizes = sorted(size.width() for size in app_icon().availableSizes())
    assert sizes == [16, 24, 32, 48, 64, 128, 256]
    small = app_icon().pixmap(QSize(16, 16), 1.0).toImage()
    assert QColor("#1A5FB4").name().upper() in solid_colours(small)
