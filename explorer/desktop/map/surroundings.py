"""What stands around a map: each part is there where it is of use and there is room for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from explorer.desktop.map.header import OUTLINE

if TYPE_CHECKING:
    from explorer.desktop.map.foot import Foot
    from explorer.desktop.map.header import MapHeader
    from explorer.desktop.map.legend_bar import LegendBar
    from explorer.desktop.map.think_bar import ThinkBar
    from explorer.desktop.map.zoom_bar import ZoomBar

LOW_PX: Final = 460
"""A view that is lower has no room for all of it and a map too."""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The parts around a map.

    Attributes:
        header: Its title, and what changes which part of it is shown.
        think: What follows, while what-if is on.
        zoom: How large it is.
        legend: What its arrows mean.
        foot: What holds `zoom` and `legend`.
    """

    header: MapHeader
    think: ThinkBar
    zoom: ZoomBar
    legend: LegendBar
    foot: Foot

    def arrange(self, *, is_drawn: bool, is_thinking: bool, form: str, height: int) -> None:
        """Show what is of use.

        Args:
            is_drawn: Whether there is a map.
            is_thinking: Whether what-if is on.
            form: Whether it is a picture, an outline, or both.
            height: How high the map is with all that stands around it, px.
        """
        is_thinking = is_thinking and is_drawn
        is_tight = is_thinking and height < LOW_PX
        self.header.show_tools(self.think.tools if is_thinking else (), is_drawn=is_drawn)
        self.think.setVisible(is_thinking)
        self.think.set_brief(is_brief=is_tight)
        self.zoom.setVisible(form != OUTLINE)
        # The legend gives way to the picture that it explains, and to nothing else.
        self.legend.setVisible(form != OUTLINE and not is_tight)
        self.foot.setVisible(is_drawn)
