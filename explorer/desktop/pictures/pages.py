"""A sheet on paper: on one page, or tiled over several that are cut and glued to a poster."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.desktop.drawing.lettering import Role
from explorer.desktop.pictures.painting import paint_sheet
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from explorer.desktop.pictures.sheet import Sheet

MM_PER_PX: Final = 25.4 / 96
"""How large a px of the scene is on paper, at scale 1."""

MARGIN_MM: Final = 10.0
OVERLAP_MM: Final = 10.0
"""How much of a poster's tile its neighbour shows as well, so that glue has something to hold."""

MOST_TILES: Final = 200
_CUT_MM: Final = 5.0


class Paper(enum.StrEnum):
    """What a page is."""

    A4 = "a4"
    A3 = "a3"
    FIT = "fit"
    """As large as the sheet."""
    POSTER = "poster"
    """A4 tiles."""


SIZES_MM: Final = {Paper.A4: (210.0, 297.0), Paper.A3: (297.0, 420.0), Paper.POSTER: (210.0, 297.0)}
"""Width and height of upright pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what of a sheet stands on it; lengths on paper are mm.

    Attributes:
        width: Of the paper.
        height: Of the paper.
        part: Which part of the sheet it shows, px of the sheet.
        place: Where that part stands on the paper.
        label: What the tile of a poster is called: A1, A2 in the first row; empty for a whole.
        cuts: Whether the tile is cut at its left, upper, right and lower side.
    """

    width: float
    height: float
    part: QRectF
    place: QRectF
    label: str = ""
    cuts: tuple[bool, bool, bool, bool] = (False, False, False, False)

    @property
    def mm_per_px(self) -> float:
        """How large a px of the sheet is on it."""
        return self.place.width() / self.part.width()


def pages_of(sheet: Sheet, paper: Paper, scale: float = 1.0) -> tuple[Page, ...]:
    """Return the pages that a sheet takes.

    Args:
        sheet: The sheet.
        paper: What it is put on; A4 and A3 lie as the sheet does, upright or across.
        scale: How large it becomes on pages of its own size and as a poster; on A4 and A3 it is
            made smaller where it must, and never larger.
    """
    if paper is Paper.FIT:
        width, height = (side * MM_PER_PX * scale for side in (sheet.width, sheet.height))
        whole = QRectF(0, 0, sheet.width, sheet.height)
        return (Page(width, height, whole, QRectF(0, 0, width, height)),)
    width, height = _turned(sheet, *SIZES_MM[paper])
    if paper is Paper.POSTER:
        return tiles_of(sheet, width, height, scale)
    return (page_of(sheet, width, height),)


def page_of(sheet: Sheet, width: float, height: float, margin: float = MARGIN_MM) -> Page:
    """Return the page of that size, mm, that holds a whole sheet in its middle, never enlarged."""
    free_width, free_height = width - 2 * margin, height - 2 * margin
    share = min(free_width / sheet.width, free_height / sheet.height, MM_PER_PX)
    wide, high = sheet.width * share, sheet.height * share
    # A sheet that is lower than the page hangs at its top, as a text does.
    place = QRectF((width - wide) / 2, margin, wide, high)
    return Page(width, height, QRectF(0, 0, sheet.width, sheet.height), place)


def tiles_of(
    sheet: Sheet, width: float, height: float, scale: float = 1.0, margin: float = MARGIN_MM
) -> tuple[Page, ...]:
    """Return the tiles of that size, mm, that make a poster; those of a row after each other.

    They overlap, and say where to cut: at the left and at the top, where another tile goes below.
    A poster of too many tiles is made smaller.
    """
    free_width, free_height = width - 2 * margin, height - 2 * margin
    share = MM_PER_PX * scale
    columns, rows = _tiled(sheet, free_width, free_height, share)
    while columns * rows > MOST_TILES:
        share *= 0.95
        columns, rows = _tiled(sheet, free_width, free_height, share)
    if columns * rows == 1:
        return (page_of(sheet, width, height, margin),)
    grid = _Grid(width, height, margin, share, columns, rows)
    return tuple(grid.tile(sheet, column, row) for row in range(rows) for column in range(columns))


def paint_page(painter: QPainter, sheet: Sheet, page: Page, dots_per_mm: float) -> None:
    """Paint a page, with cut marks where it is a tile.

    Args:
        painter: On a page of a PDF or a printer, in dots from the paper's upper left corner.
        sheet: The sheet.
        page: One of its pages.
        dots_per_mm: How fine the device is.
    """
    painter.save()
    painter.scale(dots_per_mm, dots_per_mm)
    painter.save()
    if page.label:
        painter.setClipRect(page.place)
    painter.translate(page.place.topLeft())
    painter.scale(page.mm_per_px, page.mm_per_px)
    painter.translate(-page.part.topLeft())
    paint_sheet(painter, sheet)
    painter.restore()
    if page.label:
        _paint_cut_marks(painter, sheet, page)
    painter.restore()


def _turned(sheet: Sheet, width: float, height: float) -> tuple[float, float]:
    return (height, width) if sheet.width > sheet.height else (width, height)


def _tiled(sheet: Sheet, width: float, height: float, share: float) -> tuple[int, int]:
    """Return how many columns and rows of tiles a sheet takes."""
    counts = []
    for side, free in ((sheet.width, width), (sheet.height, height)):
        more = max(0.0, side * share - free)
        counts.append(1 + math.ceil(round(more / (free - OVERLAP_MM), 6)))
    return counts[0], counts[1]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The tiles of a poster: their size and margin in mm, how large a px becomes, how many."""

    width: float
    height: float
    margin: float
    mm_per_px: float
    columns: int
    rows: int

    def tile(self, sheet: Sheet, column: int, row: int) -> Page:
        """Return one tile."""
        free = [side - 2 * self.margin for side in (self.width, self.height)]
        whole = [side * self.mm_per_px for side in (sheet.width, sheet.height)]
        starts = [
            index * (side - OVERLAP_MM) for index, side in zip((column, row), free, strict=True)
        ]
        sizes = [
            min(side, end - start) for side, end, start in zip(free, whole, starts, strict=True)
        ]
        part = QRectF(*(one / self.mm_per_px for one in (*starts, *sizes)))
        return Page(
            self.width,
            self.height,
            part,
            QRectF(self.margin, self.margin, *sizes),
            f"{_letters(row)}{column + 1}",
            (column > 0, row > 0, column < self.columns - 1, row < self.rows - 1),
        )


def _letters(row: int) -> str:
    """Return a row's name: A to Z, then AA, AB."""
    name = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _paint_cut_marks(painter: QPainter, sheet: Sheet, page: Page) -> None:
    """Paint marks at the corners, where to cut and where the neighbour's edge comes to lie."""
    place = page.place
    _, _, is_right, is_bottom = page.cuts
    painter.setPen(QPen(QColor(0, 0, 0), 0.15))
    xs, ys = (place.left(), place.right()), (place.top(), place.bottom())
    lines = []
    for x, way in zip(xs, (-1, 1), strict=True):
        lines += [QLineF(x + way * 1, y, x + way * (1 + _CUT_MM), y) for y in ys]
    for y, way in zip(ys, (-1, 1), strict=True):
        lines += [QLineF(x, y + way * 1, x, y + way * (1 + _CUT_MM)) for x in xs]
    painter.drawLines(lines)
    painter.setPen(QPen(QColor(110, 110, 110), 0.15, Qt.PenStyle.DashLine))
    if is_right:
        x = place.right() - OVERLAP_MM
        painter.drawLines(
            [QLineF(x, y, x, y + way * _CUT_MM) for y, way in zip(ys, (-1, 1), strict=True)]
        )
    if is_bottom:
        y = place.bottom() - OVERLAP_MM
        painter.drawLines(
            [QLineF(x, y, x + way * _CUT_MM, y) for x, way in zip(xs, (-1, 1), strict=True)]
        )
    _paint_label(painter, sheet, page)


def _paint_label(painter: QPainter, sheet: Sheet, page: Page) -> None:
    """Write below the tile which one it is, and what to do with it."""
    said = tr("{tile} · {title}").format(tile=page.label, title=sheet.title)
    where_to_cut = {
        (True, True): tr("cut along the marks at the left and at the top"),
        (True, False): tr("cut along the marks at the left"),
        (False, True): tr("cut along the marks at the top"),
    }
    if page.cuts[:2] in where_to_cut:
        said += " · " + where_to_cut[page.cuts[:2]]
    painter.save()
    painter.setPen(QColor(70, 70, 70))
    painter.setFont(sheet.drawing.texts.lettering.font(Role.NOTE))
    painter.translate(QPointF(page.place.left() + 3, page.height - 3.4))
    painter.scale(MM_PER_PX * 0.72, MM_PER_PX * 0.72)
    painter.drawText(QPointF(0, 0), said)
    painter.restore()
