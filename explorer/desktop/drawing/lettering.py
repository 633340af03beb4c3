"""The letters of a drawn map: its fonts by what they are for, and words broken into lines."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from explorer.desktop.theme.fonts import INTERFACE, Fonts

ELLIPSIS = "…"


class Role(enum.StrEnum):
    """What a line of letters is for."""

    MAIN_TITLE = "main-title"
    TITLE = "title"
    BODY = "body"
    NUMBER = "number"
    NOTE = "note"
    CHIP = "chip"
    FRAME = "frame"
    HEADLINE = "headline"
    """A title in large letters, for a map seen from afar."""
    COUNT = "count"
    """A number in large letters, likewise."""


@dataclass(frozen=True, slots=True)
class Face:
    """Of a role: the height of its letters and of its lines at the drawn size, and their weight."""

    px: float
    line_px: float
    weight: QFont.Weight = QFont.Weight.Normal


FACES = {
    Role.MAIN_TITLE: Face(15, 20, QFont.Weight.Bold),
    Role.TITLE: Face(13, 18, QFont.Weight.DemiBold),
    Role.BODY: Face(13, 18),
    Role.NUMBER: Face(12, 18, QFont.Weight.DemiBold),
    Role.NOTE: Face(12, 17),
    Role.CHIP: Face(11, 16, QFont.Weight.Medium),
    Role.FRAME: Face(12, 18, QFont.Weight.DemiBold),
    Role.HEADLINE: Face(26, 31, QFont.Weight.DemiBold),
    Role.COUNT: Face(22, 28, QFont.Weight.Medium),
}


class Lettering:
    """The fonts of a map at one scale, and how wide their words are.

    Sizes are px of the scene whatever the device, so that a page of paper breaks lines where the
    screen does; letters are not hinted, so that they keep their widths at every zoom.
    """

    def __init__(self, scale: float = 1.0) -> None:
        """Make the fonts.

        Args:
            scale: How much larger than drawn everything is.
        """
        self.scale = scale
        self._fonts = {role: _font(face, scale) for role, face in FACES.items()}
        self._metrics = {role: QFontMetricsF(font) for role, font in self._fonts.items()}
        self._widths: dict[Role, dict[str, float]] = {role: {} for role in Role}

    @classmethod
    def of(cls, fonts: Fonts) -> Lettering:
        """Return the lettering that goes with the fonts of the window."""
        return cls(fonts.scale)

    def px(self, drawn_px: float) -> float:
        """Return a length of the drawing at this scale, in whole px."""
        return float(round(drawn_px * self.scale))

    def font(self, role: Role) -> QFont:
        """Return the font of a role."""
        return self._fonts[role]

    def line_px(self, role: Role) -> float:
        """Return how far apart the baselines of a role's lines are."""
        return self.px(FACES[role].line_px)

    def baseline_px(self, role: Role) -> float:
        """Return how far below the top of its line a baseline is: letters stand in the middle."""
        metrics = self._metrics[role]
        free = self.line_px(role) - metrics.ascent() - metrics.descent()
        return free / 2 + metrics.ascent()

    def ascent_px(self, role: Role) -> float:
        """Return how far letters rise above the baseline."""
        return self._metrics[role].ascent()

    def cap_px(self, role: Role) -> float:
        """Return how high a capital letter is."""
        return self._metrics[role].capHeight()

    def width(self, text: str, role: Role) -> float:
        """Return how wide a word or a line is; remembered."""
        known = self._widths[role]
        width = known.get(text)
        if width is None:
            width = known[text] = self._metrics[role].horizontalAdvance(text)
        return width

    def broken(
        self, text: str, role: Role, width: float, most: int, *, indent: float = 0.0
    ) -> tuple[str, ...]:
        """Return a text in lines.

        Args:
            text: Any text; white space of any kind parts its words.
            role: What it is for.
            width: How wide a line may be.
            most: How many lines there may be; what does not fit is cut, and `…` says so.
            indent: By how much the first line is shorter.

        Returns:
            No line for a text without words.
        """
        lines: list[str] = []
        line, used, room = "", 0.0, width - indent
        space = self.width(" ", role)
        words = text.split()
        words.reverse()
        while words:
            word = words.pop()
            wide = self.width(word, role)
            if line:
                # Signs that lean on others are wider or narrower beside them: no sum is to be had.
                is_plain = word.isascii() and line.isascii()
                joined = used + space + wide if is_plain else self.width(f"{line} {word}", role)
            if line and joined <= room:
                line, used = f"{line} {word}", joined
            elif line:
                words.append(word)
                lines.append(line)
                if len(lines) == most:
                    return (*lines[:-1], self._elided(line, role, room))
                line, room = "", width
            elif wide <= room or len(word) == 1:
                line, used = word, wide
            else:
                line = self._beginning(word, role, room)
                used = self.width(line, role)
                words.append(word[len(line) :])
        return (*lines, line) if line else ()

    def _beginning(self, word: str, role: Role, room: float) -> str:
        """Return as much of a word as there is room for, a letter at least."""
        end = 1
        while end < len(word) and self._metrics[role].horizontalAdvance(word[: end + 1]) <= room:
            end += 1
        return word[:end]

    def _elided(self, line: str, role: Role, width: float) -> str:
        """Return a line that goes on, cut after a word where one fits before the `…`."""
        while line and self.width(line + ELLIPSIS, role) > width:
            shorter, _, _ = line.rpartition(" ")
            line = shorter or line[:-1]
        return line.rstrip(" ,;:.–—-") + ELLIPSIS


def _font(face: Face, scale: float) -> QFont:
    font = QFont(INTERFACE)
    font.setPixelSize(max(1, round(face.px * scale)))
    font.setWeight(face.weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
