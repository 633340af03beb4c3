#!/usr/bin/env python3
"""Make the icons of `resources/icons` from Lucide, and the program's own icon in its sizes.

    python3 packaging/make_icons.py [FOLDER]

Needs `npm` and the program's environment. The result is committed, so nobody else needs it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from explorer.desktop.theme.icons import Glyph
from explorer.desktop.theme.tokens import THEMES, Tokens

RESOURCES = ROOT / "resources" / "icons"
LUCIDE = "lucide-static@1.62.0"
APP_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)

STROKE_WIDTH = "1.75"
"""Lucide draws with 2 on 24; at 16 pixels beside Inter's regular weight that looks bold."""

OWN_LICENCE = """\
app.svg and the folders app/ and style/ are part of Openness Explorer, under its MIT licence.

All other icons come from Lucide (https://lucide.dev), with a thinner line, under these terms:

"""

APP = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <rect width="64" height="64" rx="14" fill="#1A5FB4"/>
  <path d="M36.1 15.5A17 17 0 1 0 48 37.8" fill="none" stroke="#FFFFFF" stroke-width="6.5"
    stroke-linecap="round"/>
  <path d="M32 32 49 23" fill="none" stroke="#FFFFFF" stroke-width="4" stroke-linecap="round"/>
  <circle cx="32" cy="32" r="5.5" fill="#FFFFFF"/>
  <circle cx="50" cy="22.5" r="7" fill="#FFD166"/>
</svg>
"""

STYLE_PARTS = {
    "check": ("on_accent", 3, '<path d="M20 6 9 17l-5-5"/>'),
    "dash": ("on_accent", 3, '<path d="M5 12h14"/>'),
    "chevron-down": ("dim", 2, '<path d="m6 9 6 6 6-6"/>'),
    "chevron-up": ("dim", 2, '<path d="m18 15-6-6-6 6"/>'),
    "chevron-right": ("dim", 2, '<path d="m9 18 6-6-6-6"/>'),
    "x": ("dim", 2, '<path d="M18 6 6 18M6 6l12 12"/>'),
}
"""What the style sheet shows as pictures: the token of its colour, line width and drawing."""


def main(folder: Path = RESOURCES) -> None:
    """Write every icon, licence and size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        make_glyphs(unpacked(LUCIDE, Path(scratch)), folder)
    for tokens in THEMES:
        make_style_parts(tokens, folder / "style" / tokens.name)
    make_app_icon(folder)


def unpacked(package: str, scratch: Path) -> Path:
    """Fetch an npm package of an exact version and return the folder of its files."""
    command = ["npm", "pack", "--silent", package]
    fetched = subprocess.run(command, cwd=scratch, check=True, capture_output=True, text=True)
    shutil.unpack_archive(scratch / fetched.stdout.split()[-1], scratch, filter="data")
    return scratch / "package"


def make_glyphs(package: Path, folder: Path) -> None:
    """Write Lucide's icons, one line each, and their licence."""
    for glyph in Glyph:
        source = (package / "icons" / f"{glyph.value}.svg").read_text(encoding="utf-8")
        (folder / f"{glyph.value}.svg").write_text(compact(source), encoding="utf-8")
    terms = (package / "LICENSE").read_text(encoding="utf-8")
    (folder / "LICENSE").write_text(OWN_LICENCE + terms, encoding="utf-8")


def compact(source: str) -> str:
    """Return an SVG without comments, class and line breaks, its line made thinner."""
    source = re.sub(r"<!--.*?-->|\bclass=\"[^\"]*\"", "", source, flags=re.DOTALL)
    source = source.replace('stroke-width="2"', f'stroke-width="{STROKE_WIDTH}"')
    return re.sub(r"\s+(?=/?>)|(?<=>)\s+", "", re.sub(r"\s+", " ", source)).strip() + "\n"


def make_style_parts(tokens: Tokens, folder: Path) -> None:
    """Write the pictures that the style sheet names, in the colours of one theme."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (ink, width, drawing) in STYLE_PARTS.items():
        text = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"'
            f' fill="none" stroke="{getattr(tokens, ink)}" stroke-width="{width}"'
            f' stroke-linecap="round" stroke-linejoin="round">{drawing}</svg>\n'
        )
        (folder / f"{name}.svg").write_text(text, encoding="utf-8")


def make_app_icon(folder: Path) -> None:
    """Write the program's icon as SVG and as PNG in every size."""
    (folder / "app.svg").write_text(APP, encoding="utf-8")
    (folder / "app").mkdir(exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(APP.encode())
    for size_px in APP_SIZES_PX:
        image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
        image.save(str(folder / "app" / f"app-{size_px:03}.png"))
    del application


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
