"""A document on paper: its title block, its text, and at the foot of each page where it is from."""

from __future__ import annotations

import html as html_text
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from typing_extensions import override

from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.drawing.picture import paint_drawing
from explorer.desktop.reader.claim_blocks import MAP_SCHEME
from explorer.desktop.reader.fence_map import fence_map
from explorer.desktop.reader.title_block import title_block
from explorer.desktop.theme.fonts import INTERFACE
from explorer.desktop.theme.reading_css import BODY_PX, reading_css
from explorer.desktop.theme.tokens import LIGHT
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QTextBlock
    from PySide6.QtPrintSupport import QPrinter

    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Document, Library

MARGIN_MM = 20.0
_PT_PER_INCH = 72.0
_BODY_PT, _FOOT_PT = 10.5, 7.5
_FOOT_PX = 34.0
_PT_PER_PX = 0.75
_FINENESS = 3.0
"""Dots of a picture for each unit of the page: some 290 to the inch."""

_MOST_PICTURE_BYTES = 30_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be put on paper.

    Attributes:
        document: What is read.
        library: The snapshot it is of.
        html: Its text, sanitised.
        printed: Today.
    """

    document: Document
    library: Library
    html: str
    printed: date

    @property
    def origin(self) -> str:
        """Where it is from: the library with its edition, the place in it, the day."""
        info = self.library.info
        edition = tr("edition {version}").format(version=info.version) if info.version else ""
        day = f"{self.printed.day} {self.printed:%B %Y}"
        parts = (info.title, edition, str(self.document.address), day)
        return " · ".join(part for part in parts if part)


def pdf_of(page: Page, theme: Theme) -> bytes:
    """Return a document as PDF on A4, its letters as text."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setTitle(page.document.title)
    writer.setCreator(tr("Openness Explorer"))
    writer.setPageLayout(usual_layout())
    paint_on(writer, page, theme)
    buffer.close()
    data: QByteArray = buffer.data()
    return bytes(data.data())


def usual_layout() -> QPageLayout:
    """Return an upright A4 page with margins for reading."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )


def paint_on(paper: QPdfWriter | QPrinter, page: Page, theme: Theme) -> None:
    """Paint a document on as many pages of a printer as it takes.

    It is laid out in the screen's units and enlarged: Qt does not enlarge a text's margins and
    pictures to a printer's dots itself.
    """
    unit = QGuiApplication.primaryScreen().logicalDotsPerInchX()
    factor = paper.resolution() / unit
    area = paper.pageLayout().paintRectPixels(paper.resolution())
    size = QSizeF(area.width() / factor, area.height() / factor)
    body = QSizeF(size.width(), size.height() - _FOOT_PX)
    text = _Text(page, theme, body)
    with QPainter(paper) as painter:
        painter.scale(factor, factor)
        count = text.pageCount()
        for number in range(count):
            if number:
                paper.newPage()
            _paint_body(painter, text, number, body)
            _paint_foot(painter, page, number + 1, count, size)


class _Text(QTextDocument):
    """A document's text in light colours, with its pictures as fine as paper shows them."""

    def __init__(self, page: Page, theme: Theme, body: QSizeF) -> None:
        super().__init__()
        self._page = page
        self._theme = theme
        self._width = body.width()
        zoom = _BODY_PT / (BODY_PX * _PT_PER_PX) / theme.fonts.scale
        self.setUndoRedoEnabled(False)
        self.setUseDesignMetrics(True)  # else letters stand unevenly once they are enlarged
        self.setDocumentMargin(0)
        self.setDefaultFont(theme.reading_font(BODY_PX * zoom))
        self.setDefaultStyleSheet(reading_css(LIGHT, theme.fonts, zoom))
        self.setHtml(_title_html(page) + page.html)
        self.setPageSize(body)
        self._keep_headings()

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        url = QUrl(name)
        if url.scheme() == MAP_SCHEME:
            return self._map()
        if type != QTextDocument.ResourceType.ImageResource.value or url.scheme() or url.host():
            return None
        image = _picture(self._page.library.root, url.path())
        if image is None:
            return None
        if image.width() > self._width:
            fine = image.scaledToWidth(
                round(min(self._width * _FINENESS, image.width())),
                Qt.TransformationMode.SmoothTransformation,
            )
            fine.setDevicePixelRatio(fine.width() / self._width)
            return fine
        return image

    def _keep_headings(self) -> None:
        """Begin a new page before each heading that would be the last line of one."""
        block = self.begin()
        while block.isValid():
            following = block.next()
            is_heading = block.blockFormat().headingLevel() > 0 and following.isValid()
            if is_heading and self._page_of(block) < self._page_of(following):
                cursor = QTextCursor(block)
                broken = block.blockFormat()
                broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                cursor.setBlockFormat(broken)
            block = following

    def _page_of(self, block: QTextBlock) -> int:
        """Return on which page the first line of a block stands."""
        top = self.documentLayout().blockBoundingRect(block).top()
        first = block.layout().lineAt(0)
        inside = first.position().y() + first.height() / 2 if first.isValid() else 0.0
        return int((top + inside) // self.pageSize().height())

    def _map(self) -> QImage | None:
        page = self._page
        made = fence_map(page.document, page.library, self._theme, self._width)
        if made is None:
            return None
        image = QImage(made.size * _FINENESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_FINENESS)
        colours = colours_of(LIGHT)
        image.fill(QColor(colours.page))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(made.scale, made.scale)
            painter.translate(-made.bounds.topLeft())
            paint_drawing(painter, made.drawing, colours)
        return image


def _title_html(page: Page) -> str:
    """Return what stands above the text: as on the screen, its chips as words."""
    block = title_block(page.document, page.library)
    lines = [f"<h1>{html_text.escape(block.title)}</h1>"]
    if block.summary:
        lines.append(f"<p><i>{html_text.escape(block.summary)}</i></p>")
    chips = [f"{chip.text} ({chip.note})" if chip.note else chip.text for chip in block.chips]
    lines += [
        f"<p><small>{html_text.escape(' · '.join(words))}</small></p>"
        for words in (block.facts, chips)
        if words
    ]
    return "".join(lines)


def _picture(root: Path, name: str) -> QImage | None:
    """Return a picture in the library's folder; nothing for any other."""
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root) or path.stat().st_size > _MOST_PICTURE_BYTES:
            return None
    except (OSError, ValueError):
        return None
    image = QImage(str(path))
    return None if image.isNull() else image


def _paint_body(painter: QPainter, text: QTextDocument, number: int, body: QSizeF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
    context.clip = QRectF(QPointF(0, number * body.height()), body)
    painter.save()
    painter.translate(0, -number * body.height())
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, page: Page, number: int, count: int, size: QSizeF) -> None:
    font = QFont(INTERFACE)
    # A size in points would be taken for the printer's dots, and then be enlarged once more.
    unit = QGuiApplication.primaryScreen().logicalDotsPerInchX()
    font.setPixelSize(round(_FOOT_PT * unit / _PT_PER_INCH))
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.border_soft))
    top = size.height() - _FOOT_PX + 8
    painter.drawLine(QPointF(0, top), QPointF(size.width(), top))
    painter.setPen(QColor(LIGHT.dim))
    said = tr("{number} of {count}").format(number=number, count=count)
    room = size.width() - metrics.horizontalAdvance(said) - 16
    elide = Qt.TextElideMode.ElideMiddle
    upper, lower = top + 4 + metrics.ascent(), top + 4 + metrics.ascent() + metrics.lineSpacing()
    painter.drawText(QPointF(0, upper), metrics.elidedText(page.document.title, elide, room))
    painter.drawText(QPointF(0, lower), metrics.elidedText(page.origin, elide, size.width()))
    painter.drawText(QPointF(size.width() - metrics.horizontalAdvance(said), upper), said)
