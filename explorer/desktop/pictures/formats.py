"""The formats in which a map can leave the program as a picture, and export to one of them."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.values import Direction
from explorer.desktop.drawing.colours import Colours, colours_of, in_grey
from explorer.desktop.pictures.arranging import drawing_of, sheet_of
from explorer.desktop.pictures.files import pdf_bytes, png_bytes
from explorer.desktop.pictures.pages import Paper, pages_of
from explorer.desktop.pictures.svg import svg_text
from explorer.desktop.theme.tokens import DARK, LIGHT
from explorer.export.maps.formats import MAP_FORMATS
from explorer.export.named_formats import unknown_format
from explorer.files import ensure_free, write_atomically
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from explorer.desktop.drawing.marks import Mark
    from explorer.desktop.pictures.sheet import Sheet
    from explorer.export.maps.subject import MapSubject

LEAST_SCALE: Final = 1
MOST_SCALE: Final = 4


class Look(enum.StrEnum):
    """In which colours a picture is drawn."""

    LIGHT = "light"
    DARK = "dark"
    GREYSCALE = "greyscale"

    @property
    def colours(self) -> Colours:
        """The colours."""
        if self is Look.GREYSCALE:
            return in_grey(colours_of(LIGHT))
        return colours_of(DARK if self is Look.DARK else LIGHT)


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How a picture is made.

    Attributes:
        direction: Where reasons lie.
        look: Its colours.
        scale: How many pixels a px becomes, 1 to 4; of a PDF how large a page to fit and a poster
            become.
        paper: Of a PDF.
    """

    direction: Direction = Direction.RIGHT
    look: Look = Look.LIGHT
    scale: float = 1.0
    paper: Paper = Paper.FIT


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """A format of pictures.

    Attributes:
        name: What the command line calls it.
        title: What people call it.
        suffix: What its files' names end in, the dot included.
        opened_by: Programs that open it.
        write: Makes its bytes.
    """

    name: str
    title: str
    suffix: str
    opened_by: tuple[str, ...]
    write: Callable[[Sheet, PictureOptions, Progress], bytes]


def _svg(sheet: Sheet, _options: PictureOptions, _progress: Progress) -> bytes:
    return svg_text(sheet).encode()


def _png(sheet: Sheet, options: PictureOptions, _progress: Progress) -> bytes:
    return png_bytes(sheet, options.scale)


def _pdf(sheet: Sheet, options: PictureOptions, progress: Progress) -> bytes:
    return pdf_bytes(sheet, pages_of(sheet, options.paper, options.scale), progress)


PICTURE_FORMATS = (
    PictureFormat("svg", "SVG", ".svg", ("browsers", "Inkscape", "LibreOffice"), _svg),
    PictureFormat("png", "PNG", ".png", ("every program",), _png),
    PictureFormat("pdf", "PDF", ".pdf", ("every PDF reader",), _pdf),
)
"""Every format, the most asked for first."""


def picture_format(name: str) -> PictureFormat:
    """Return the format of this name.

    Raises:
        ExportError: There is none.
    """
    for one in PICTURE_FORMATS:
        if one.name == name:
            return one
    raise unknown_format(name, (one.name for one in (*PICTURE_FORMATS, *MAP_FORMATS)), "A map")


def export_picture(
    subject: MapSubject,
    format_name: str,
    path: Path,
    options: PictureOptions | None = None,
    *,
    marks: Mapping[str, Mark] | None = None,
    replace: bool = False,
    progress: Progress = unwatched,
) -> Path:
    """Write a picture of a map and return its file. Fonts must be loaded.

    Args:
        subject: The map.
        format_name: One of `PICTURE_FORMATS`.
        path: Where to.
        options: How; None for a light picture of the usual size.
        marks: What is told about boxes, such as the reader's views.
        replace: Whether a file that is there may be replaced.
        progress: Called between steps.

    Raises:
        ExportError: The format is unknown, the picture too large, or the file cannot be written.
        FileInTheWayError: The file is there and `replace` is false; nothing was written.
        Cancelled: By `progress`; nothing was written.
    """
    chosen = picture_format(format_name)
    ensure_free(path, replace=replace)
    write_atomically(
        path, picture_bytes(subject, chosen, options, marks, progress), replace=replace
    )
    return path


def picture_bytes(
    subject: MapSubject,
    chosen: PictureFormat,
    options: PictureOptions | None = None,
    marks: Mapping[str, Mark] | None = None,
    progress: Progress = unwatched,
) -> bytes:
    """Return what `export_picture` would write.

    Raises:
        ExportError: The picture would be too large.
        Cancelled: By `progress`.
    """
    options = options or PictureOptions()
    drawing = drawing_of(subject, options.direction, marks, progress)
    return chosen.write(sheet_of(subject, drawing, options.look.colours), options, progress)
