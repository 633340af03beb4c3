"""The look in force: which theme, its fonts and icons, and keeping them in step with the system."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory

from explorer.desktop.theme.fonts import Fonts, load_fonts, system_fonts
from explorer.desktop.theme.icons import Glyph, Icons, Ink, app_icon
from explorer.desktop.theme.palette import palette
from explorer.desktop.theme.reading_css import reading_css
from explorer.desktop.theme.shapes import paint_kind
from explorer.desktop.theme.style import style_sheet
from explorer.desktop.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, PROJECTOR, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.library.kinds import Kind


class Mode(StrEnum):
    """What the reader chose; `SYSTEM` is light, dark or high contrast as the desktop is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"
    PROJECTOR = "projector"


_FIXED = {
    Mode.LIGHT: LIGHT,
    Mode.DARK: DARK,
    Mode.HIGH_CONTRAST: HIGH_CONTRAST,
    Mode.PROJECTOR: PROJECTOR,
}


def system_tokens() -> Tokens:
    """Return the theme the desktop asks for; light where it says nothing."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


class Theme(QObject):
    """Puts a look on the whole application, and changes it while the program runs.

    Signals:
        changed(): Colours or sizes are others now; what is painted by hand must be painted again.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        mode: Mode = Mode.SYSTEM,
        parent: QObject | None = None,
        *,
        ask_system: Callable[[], Tokens] = system_tokens,
        is_dressed: bool = True,
    ) -> None:
        """Load the fonts and put the look on the application.

        Args:
            application: What to put it on.
            mode: What the reader chose last.
            parent: Who owns it.
            ask_system: Says which theme the desktop asks for.
            is_dressed: Whether to put the style sheet on at once. A window is built twice as fast
                without one; `dress` then puts it on, before the window is shown.
        """
        super().__init__(parent)
        load_fonts()
        self._application = application
        self._ask_system = ask_system
        self._mode = mode
        self._tokens = self._wanted()
        self._fonts = system_fonts(self._tokens.sizes.text_scale)
        self._icons = Icons(self._tokens)
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setWindowIcon(app_icon())
        self._is_motion_reduced = False
        self._is_dressed = is_dressed
        self._put_on()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def mode(self) -> Mode:
        """What the reader chose."""
        return self._mode

    @property
    def tokens(self) -> Tokens:
        """The colours and sizes in force."""
        return self._tokens

    @property
    def fonts(self) -> Fonts:
        """The fonts in force."""
        return self._fonts

    @property
    def is_motion_reduced(self) -> bool:
        """Whether the reader or the desktop asks for no animation."""
        if self._is_motion_reduced:
            return True
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        has_effects = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return not has_effects or self._application.style().styleHint(hint) == 0

    def set_motion_reduced(self, *, is_reduced: bool) -> None:
        """Say whether the reader asks for no animation."""
        self._is_motion_reduced = is_reduced

    def dress(self) -> None:
        """Put the style sheet on, if it was left for later."""
        if not self._is_dressed:
            self._is_dressed = True
            self._application.setStyleSheet(style_sheet(self._tokens, self._fonts))

    def set_mode(self, mode: Mode) -> None:
        """Choose a look; `changed` says so if it is another."""
        self._mode = mode
        self._follow_system()

    def icon(self, glyph: Glyph | str, ink: Ink = "text") -> QIcon:
        """Return an icon that follows the theme.

        Raises:
            ValueError: There is no icon of that name.
        """
        return self._icons.icon(Glyph(glyph), ink)

    def kind_icon(self, kind: Kind) -> QIcon:
        """Return a kind's shape as an icon that follows the theme."""
        return self._icons.kind(kind)

    def paint_kind(self, painter: QPainter, rect: QRectF, kind: Kind) -> None:
        """Paint a kind's shape in its colour, as large as fits."""
        paint_kind(painter, kind, rect, QColor(self._tokens.kinds.of(kind)))

    def interface_font(self, step: float = 0) -> QFont:
        """Return the font of controls, `step` pixels larger than usual at the drawn size."""
        return self._fonts.interface(step)

    def reading_font(self, drawn_px: float = 18) -> QFont:
        """Return the font of running text, that many pixels high at the drawn size."""
        return self._fonts.reading(drawn_px)

    def monospace_font(self, drawn_px: float = 13) -> QFont:
        """Return the font of code and Argdown, that many pixels high at the drawn size."""
        return self._fonts.monospace(drawn_px)

    def reading_css(self, zoom: float = 1.0) -> str:
        """Return the style sheet of running text; the HTML must be set again after it."""
        return reading_css(self._tokens, self._fonts, zoom)

    def _wanted(self) -> Tokens:
        return self._ask_system() if self._mode is Mode.SYSTEM else _FIXED[self._mode]

    def _follow_system(self) -> None:
        wanted = self._wanted()
        if wanted == self._tokens:
            return
        self._tokens = wanted
        self._fonts = system_fonts(wanted.sizes.text_scale)
        self._icons.tokens = wanted
        self._put_on()
        self.changed.emit()

    def _put_on(self) -> None:
        self._application.setPalette(palette(self._tokens))
        self._application.setFont(self._fonts.interface())
        if self._is_dressed:
            self._application.setStyleSheet(style_sheet(self._tokens, self._fonts))
