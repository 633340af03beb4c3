"""Pictures as the bytes of a file: SVG, PNG and PDF."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from explorer import __version__
from explorer.desktop.pictures.pages import paint_page
from explorer.desktop.pictures.painting import paint_sheet
from explorer.errors import ExportError
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from explorer.desktop.pictures.pages import Page
    from explorer.desktop.pictures.sheet import Sheet

MOST_SIDE_PX: Final = 30_000
MOST_PIXELS: Final = 250_000_000
"""The largest image: a gigabyte while it is painted."""

_DOTS_PER_INCH: Final = 1200
_MM_PER_INCH: Final = 25.4
_METRE_IN_INCHES: Final = 1000 / _MM_PER_INCH


def image_of(sheet: Sheet, scale: float = 1.0) -> QImage:
    """Paint a sheet into an image, for a file or for the clipboard.

    Args:
        sheet: The sheet.
        scale: How many pixels a px becomes.

    Raises:
        ExportError: The image would be too large.
    """
    width, height = (math.ceil(side * scale) for side in (sheet.width, sheet.height))
    if max(width, height) > MOST_SIDE_PX or width * height > MOST_PIXELS:
        raise ExportError(
            f"The picture would be {width:,} × {height:,} pixels.",
            hint="Choose a smaller scale, show less of the map, or export SVG or PDF.",
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError("There is not enough memory for the picture.")
    dots = round(96 * scale * _METRE_IN_INCHES)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.setText("Title", sheet.title)
    image.setText("Description", sheet.description)
    image.setText("Software", f"Openness Explorer {__version__}")
    image.fill(sheet.colours.page)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        paint_sheet(painter, sheet)
    return image


def png_bytes(sheet: Sheet, scale: float = 1.0) -> bytes:
    """Return a sheet as PNG.

    Raises:
        ExportError: The image would be too large.
    """
    image = image_of(sheet, scale)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    is_written = image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    if not is_written:
        raise ExportError("The picture cannot be written as PNG.")
    return bytes(data.data())


def pdf_bytes(sheet: Sheet, pages: tuple[Page, ...], progress: Progress = unwatched) -> bytes:
    """Return a sheet as PDF: lines stay lines, and text stays text.

    Args:
        sheet: The sheet.
        pages: What `pages_of` gave.
        progress: Called between pages.

    Raises:
        Cancelled: The file is no longer wanted.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(sheet.title)
    writer.setCreator(f"Openness Explorer {__version__}")
    _set_size(writer, pages[0])
    with QPainter(writer) as painter:
        for number, page in enumerate(pages):
            progress(number, len(pages), sheet.title)
            if number:
                writer.newPage()
            paint_page(painter, sheet, page, _DOTS_PER_INCH / _MM_PER_INCH)
    buffer.close()
    return bytes(data.data())


def _set_size(writer: QPdfWriter, page: Page) -> None:
    """Make pages of that size without margins of the writer's own."""
    size = QPageSize(
        QSizeF(page.width, page.height),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    portrait = QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)
