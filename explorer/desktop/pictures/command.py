"""Pictures from the command line, where there is no window and need not be a display."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QGuiApplication

from explorer.argument.layout.values import Direction
from explorer.desktop.pictures.formats import (
    Look,
    PictureOptions,
    export_picture,
    picture_bytes,
    picture_format,
)
from explorer.desktop.pictures.pages import Paper
from explorer.desktop.theme.fonts import INTERFACE, load_fonts

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.export.maps.subject import MapSubject


def known(format_name: str) -> str:
    """Return the name of a format that there is.

    Raises:
        ExportError: There is none of that name.
    """
    return picture_format(format_name).name


def options_of(direction: str, look: str, scale: float, paper: str) -> PictureOptions:
    """Return how a picture is made, from words of the command line."""
    return PictureOptions(Direction(direction), Look(look), scale, Paper(paper))


def save_picture(
    subject: MapSubject, format_name: str, path: Path, options: PictureOptions, *, replace: bool
) -> Path:
    """Write a picture of a map and return its file; Qt and its fonts are made ready first.

    Raises:
        ExportError: The format is unknown, the picture too large, or the file cannot be written.
        FileInTheWayError: The file is there and `replace` is false.
    """
    _begin_qt()
    return export_picture(subject, format_name, path, options, replace=replace)


def svg_picture(subject: MapSubject, options: PictureOptions) -> str:
    """Return a map as SVG; Qt and its fonts are made ready first."""
    _begin_qt()
    return picture_bytes(subject, picture_format("svg"), options).decode()


def _begin_qt() -> None:
    """Make what fonts and painters need; nothing of it is ever shown, so a display plays no part.

    Qt itself keeps the application until the process ends.
    """
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QGuiApplication(sys.argv[:1])
    if not QFontDatabase.hasFamily(INTERFACE):
        load_fonts()
