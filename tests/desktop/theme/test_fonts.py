"""The bundled fonts load, resolve to the right face and have the letters the content needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont, QTextLayout

from explorer.desktop.theme.fonts import (
    INTERFACE,
    MONOSPACE,
    READING,
    Fonts,
    load_fonts,
    system_fonts,
)
from explorer.files import bundled

if TYPE_CHECKING:
    from pathlib import Path

FACES = [
    (INTERFACE, 400, False, "Inter-Regular"),
    (INTERFACE, 400, True, "Inter-Italic"),
    (INTERFACE, 500, False, "Inter-Medium"),
    (INTERFACE, 600, False, "Inter-SemiBold"),
    (INTERFACE, 700, False, "Inter-Bold"),
    (READING, 400, False, "SourceSerif4-Regular"),
    (READING, 400, True, "SourceSerif4-It"),
    (READING, 600, False, "SourceSerif4-Semibold"),
    (READING, 700, False, "SourceSerif4-Bold"),
    (MONOSPACE, 400, False, "JetBrainsMono-Regular"),
]
LETTERS = "aZ09éőřžşąñßøæÅł–—“”‘’„…·×§€†αβγδΩ"
SIGNS = {
    INTERFACE: "→←↑↓↔⇒✓✗★≤≥≠≈−∞▲●◆■⊘",
    READING: "→←↑↓✓≤≥≠≈−∞▲◆■",
    MONOSPACE: "−↑↓",
}


@pytest.fixture(autouse=True)
def _loaded(qapp: object) -> None:
    load_fonts()


def in_file(name: str) -> QRawFont:
    """Return a face by itself, without what Qt would take from other fonts."""
    return QRawFont(str(bundled("resources") / "fonts" / f"{name}.ttf"), 16)


def test_all_three_families_load() -> None:
    assert load_fonts() == (INTERFACE, MONOSPACE, READING)


@pytest.mark.parametrize(("family", "weight", "is_italic", "name"), FACES)
def test_a_weight_resolves_to_its_own_file(
    family: str, weight: int, is_italic: bool, name: str
) -> None:
    font = QFont(family, 12)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(is_italic)
    resolved = QRawFont.fromFont(font)
    assert resolved.familyName().startswith(family)
    for table in ("OS/2", "head", "name"):
        assert resolved.fontTable(table) == in_file(name).fontTable(table)


@pytest.mark.parametrize(("family", "weight", "is_italic", "name"), FACES)
def test_a_face_has_the_letters_of_europe_and_its_signs(
    family: str, weight: int, is_italic: bool, name: str
) -> None:
    face = in_file(name)
    missing = [sign for sign in LETTERS + SIGNS[family] if not face.supportsCharacter(ord(sign))]
    assert missing == []


def test_each_font_file_is_of_modest_size_and_has_its_licence() -> None:
    folder = bundled("resources") / "fonts"
    files = list(folder.glob("*.ttf"))
    assert len(files) == len(FACES)
    assert all(file.stat().st_size < 300_000 for file in files)
    for name in ("Inter", "SourceSerif4", "JetBrainsMono"):
        licence = (folder / f"{name}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper()


def test_a_sign_that_the_reading_font_lacks_comes_from_the_interface_font() -> None:
    assert not in_file("SourceSerif4-Regular").supportsCharacter(ord("⊘"))
    layout = QTextLayout("a⊘", Fonts(10).reading())
    layout.beginLayout()
    layout.createLine().setLineWidth(200)
    layout.endLayout()
    runs = {run.rawFont().familyName(): run.glyphIndexes() for run in layout.glyphRuns()}
    assert set(runs) == {READING, INTERFACE}
    assert 0 not in runs[INTERFACE]


def test_argdown_is_written_without_ligatures() -> None:
    metrics = QFontMetricsF(Fonts(12).monospace())
    assert metrics.horizontalAdvance("->") == pytest.approx(2 * metrics.horizontalAdvance("-"))
    assert QFontInfo(Fonts(12).monospace()).fixedPitch()
    # With contextual alternates the pair would be drawn with other glyphs than the two signs.
    assert b"calt" not in in_file("JetBrainsMono-Regular").fontTable("GSUB").data()


def test_sizes_follow_the_systems_size() -> None:
    drawn, larger = Fonts(9.75), Fonts(19.5)
    assert drawn.scale == pytest.approx(1)
    assert drawn.interface().pointSizeF() == pytest.approx(9.75)
    assert drawn.reading(18).pointSizeF() == pytest.approx(13.5)
    assert larger.reading(18).pointSizeF() == pytest.approx(27)
    assert larger.interface(-2).pointSizeF() == pytest.approx(2 * 11 * 0.75)


def test_text_is_never_smaller_than_can_be_read() -> None:
    asked = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    assert system_fonts().interface_pt == max(asked, 9.75)
    assert system_fonts(1.25).interface_pt == pytest.approx(1.25 * max(asked, 9.75))


def test_a_broken_font_is_named_in_the_log_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "Broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr("explorer.desktop.theme.fonts.bundled", lambda _: tmp_path)
    assert load_fonts() == ()
    assert "Broken.ttf" in caplog.text
