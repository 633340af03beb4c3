"""The bundled fonts and their sizes, which follow the system's."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

from explorer.files import bundled

INTERFACE = "Inter"
READING = "Source Serif 4"
MONOSPACE = "JetBrains Mono"

DESIGN_PX = 13.0
"""The interface font's size at which the window was drawn; every size below is said at it."""

_PT_PER_PX = 0.75
_SMALLEST_INTERFACE_PT = DESIGN_PX * _PT_PER_PX

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of the window, all larger or smaller with the system's font.

    Attributes:
        interface_pt: The size of the system's own texts.
    """

    interface_pt: float

    @property
    def scale(self) -> float:
        """How much larger than drawn everything is."""
        return self.interface_pt / (DESIGN_PX * _PT_PER_PX)

    def interface_pt_at(self, step: float) -> float:
        """Return the size in points of a text drawn `step` pixels larger than the interface's."""
        return (DESIGN_PX + step) * _PT_PER_PX * self.scale

    def interface(self, step: float = 0) -> QFont:
        """Return the font of controls, `step` pixels larger than usual at the drawn size."""
        return _font(INTERFACE, self.interface_pt_at(step))

    def reading(self, drawn_px: float = 18) -> QFont:
        """Return the font of running text, of that height in pixels at the drawn size."""
        return _font(READING, drawn_px * _PT_PER_PX * self.scale)

    def monospace(self, drawn_px: float = 13) -> QFont:
        """Return the font of code and Argdown, of that height in pixels at the drawn size."""
        font = _font(MONOSPACE, drawn_px * _PT_PER_PX * self.scale)
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font


def load_fonts() -> tuple[str, ...]:
    """Load the bundled fonts and return their families, sorted.

    A font that is broken or missing is logged and left out; the system's takes its place. Signs
    that the reading font and the monospace one lack come from the interface font.
    """
    families: set[str] = set()
    for path in sorted((bundled("resources") / "fonts").glob("*.ttf")):
        identifier = QFontDatabase.addApplicationFont(str(path))
        if identifier < 0:
            _log.error("The font %s cannot be loaded.", path.name)
            continue
        families.add(QFontDatabase.applicationFontFamilies(identifier)[0])
    for family in (READING, MONOSPACE):
        if INTERFACE not in QFont.substitutes(family):
            QFont.insertSubstitution(family, INTERFACE)
    return tuple(sorted(families))


def system_fonts(scale: float = 1.0) -> Fonts:
    """Return the fonts at the size the system asks for, times `scale`.

    Below 13 pixels at 96 dpi Inter's small labels are hard to read, so that is the least.
    """
    asked = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return Fonts(max(asked, _SMALLEST_INTERFACE_PT) * scale)


def _font(family: str, size_pt: float) -> QFont:
    font = QFont([family, INTERFACE])
    font.setPointSizeF(size_pt)
    return font
