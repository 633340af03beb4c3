"""Icons in the colours of the theme, coloured anew whenever they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from explorer.desktop.theme.shapes import paint_kind
from explorer.desktop.theme.tokens import LIGHT, Tokens
from explorer.files import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.library.kinds import Kind

Ink = Literal["text", "dim", "link", "accent", "on_accent", "warning", "error", "success"]
"""A colour of the tokens that an icon may have; disabled icons are always faint."""


class Glyph(StrEnum):
    """The icons there are; the value is the name that Lucide gives them."""

    ARROW_DOWN = "arrow-down"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    BOOK_OPEN = "book-open"
    BOOKMARK = "bookmark"
    CALENDAR = "calendar"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CIRCLE_CHECK = "circle-check"
    CIRCLE_HELP = "circle-help"
    CIRCLE_X = "circle-x"
    COLUMNS = "columns-3"
    CONTRAST = "contrast"
    COPY = "copy"
    DOWNLOAD = "download"
    ELLIPSIS = "ellipsis"
    EXTERNAL_LINK = "external-link"
    EYE = "eye"
    FILE_TEXT = "file-text"
    FILTER = "filter"
    FOLDER_OPEN = "folder-open"
    GRID = "grid-3x3"
    HISTORY = "history"
    INFO = "info"
    LANDMARK = "landmark"
    LINK = "link"
    LIST = "list"
    LIST_TREE = "list-tree"
    MAP = "map"
    MAXIMIZE = "maximize"
    MINUS = "minus"
    MONITOR = "monitor"
    MOON = "moon"
    NETWORK = "network"
    NOTE = "notebook-pen"
    PANEL_LEFT = "panel-left"
    PANEL_RIGHT = "panel-right"
    PENCIL = "pencil"
    PLAY = "play"
    PLUS = "plus"
    PRINTER = "printer"
    PROJECTOR = "projector"
    QUOTE = "quote"
    REDO = "redo-2"
    REFRESH = "refresh-cw"
    ROUTE = "route"
    SAVE = "save"
    SEARCH = "search"
    SETTINGS = "settings"
    SHARE = "share-2"
    STAR = "star"
    SUN = "sun"
    TABLE = "table"
    TAG = "tag"
    TEXT_SEARCH = "text-search"
    TIMELINE = "chart-gantt"
    TRASH = "trash-2"
    TRIANGLE_ALERT = "triangle-alert"
    UNDO = "undo-2"
    X = "x"


class Icons:
    """Makes icons that take their colours from `tokens` at the moment they are painted.

    Setting `tokens` recolours every icon that was ever handed out; widgets only have to repaint.
    """

    def __init__(self, tokens: Tokens = LIGHT) -> None:
        self._tokens = tokens
        self._icons: dict[str, QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, int], QPixmap] = {}
        # Qt owns the engines but does not keep their Python half alive.
        self._engines: list[_Engine] = []

    @property
    def tokens(self) -> Tokens:
        """The theme that is painted with."""
        return self._tokens

    @tokens.setter
    def tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._pixmaps.clear()

    def icon(self, glyph: Glyph, ink: Ink = "text") -> QIcon:
        """Return the icon of that name in that colour."""

        def paint(painter: QPainter, rect: QRectF, colour: QColor) -> None:
            QSvgRenderer(_coloured(glyph, colour.name())).render(painter, rect)

        return self._made(
            _Picture(f"{glyph} {ink}", paint, lambda tokens: str(getattr(tokens, ink)))
        )

    def kind(self, kind: Kind) -> QIcon:
        """Return the kind's shape in its colour."""

        def paint(painter: QPainter, rect: QRectF, colour: QColor) -> None:
            margin = round(min(rect.width(), rect.height()) / 8)
            inner = rect.adjusted(margin, margin, -margin, -margin)
            paint_kind(painter, kind, inner, colour)

        return self._made(_Picture(f"kind {kind}", paint, lambda tokens: tokens.kinds.of(kind)))

    def _made(self, picture: _Picture) -> QIcon:
        if picture.name not in self._icons:
            self._icons[picture.name] = QIcon(self.engine(picture))
        return self._icons[picture.name]

    def engine(self, picture: _Picture) -> QIconEngine:
        """Return a new engine that paints the picture, and keep it as long as this object."""
        engine = _Engine(self, picture)
        self._engines.append(engine)
        return engine

    def pixmap(self, picture: _Picture, size: QSize, colour: str) -> QPixmap:
        """Return the picture, painted once for each size in device pixels and each colour."""
        place = (picture.name, colour, size.width(), size.height())
        if place not in self._pixmaps:
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            if not pixmap.isNull():
                painter = QPainter(pixmap)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                picture.draw(painter, QRectF(QPointF(), size.toSizeF()), QColor(colour))
                painter.end()
            self._pixmaps[place] = pixmap
        return self._pixmaps[place]


@dataclass(frozen=True, slots=True)
class _Picture:
    """What an engine paints: a drawing and where its colour is found."""

    name: str
    draw: Callable[[QPainter, QRectF, QColor], None]
    colour: Callable[[Tokens], str]


class _Engine(QIconEngine):
    """Paints one picture in the colour that its theme has now."""

    def __init__(self, icons: Icons, picture: _Picture) -> None:
        super().__init__()
        self._icons = icons
        self._picture = picture

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._picture.draw(painter, QRectF(rect), QColor(self._colour_in(mode)))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._icons.pixmap(self._picture, size, self._colour_in(mode))

    @override
    def clone(self) -> QIconEngine:
        return self._icons.engine(self._picture)

    @override
    def key(self) -> str:
        return "openness-explorer"

    def _colour_in(self, mode: QIcon.Mode) -> str:
        tokens = self._icons.tokens
        return tokens.faint if mode is QIcon.Mode.Disabled else self._picture.colour(tokens)


def app_icon() -> QIcon:
    """Return the program's own icon in every size that was drawn for it."""
    icon = QIcon()
    for path in sorted((bundled("resources") / "icons" / "app").glob("app-*.png")):
        icon.addFile(str(path))
    return icon


@lru_cache(maxsize=256)
def _coloured(glyph: Glyph, colour: str) -> QByteArray:
    return QByteArray(_source(glyph).replace(b"currentColor", colour.encode()))


@lru_cache(maxsize=len(Glyph))
def _source(glyph: Glyph) -> bytes:
    return (bundled("resources") / "icons" / f"{glyph.value}.svg").read_bytes()
