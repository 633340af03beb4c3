"""Where the reader has been: a value with an end to go back to and an end to go forward to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.address import Address

MAX_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """One place the reader has been.

    Attributes:
        address: What was selected.
        view: Which view showed it.
        scroll: How far it was scrolled, in that view's own measure.
    """

    address: Address
    view: str
    scroll: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """All stops, and the one the reader is at.

    Attributes:
        stops: Oldest first.
        index: The present one's; -1 when there is none.
    """

    stops: tuple[Stop, ...] = ()
    index: int = -1

    @property
    def present(self) -> Stop | None:
        """The stop the reader is at."""
        return self.stops[self.index] if self.stops else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier stop."""
        return self.index > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later stop."""
        return self.index < len(self.stops) - 1

    def at(self, stop: Stop) -> History:
        """Go to a stop: what lay ahead is forgotten; a place gone to twice running is one stop."""
        present = self.present
        if present and (present.address, present.view) == (stop.address, stop.view):
            return self
        kept = (*self.stops[: self.index + 1], stop)[-MAX_ENTRIES:]
        return History(kept, len(kept) - 1)

    def instead(self, stop: Stop) -> History:
        """Put a stop in place of the present one, as typing on in a search does."""
        if not self.stops:
            return self.at(stop)
        stops = (*self.stops[: self.index], stop, *self.stops[self.index + 1 :])
        return replace(self, stops=stops)

    def scrolled(self, scroll: int) -> History:
        """Remember how far the present stop is scrolled."""
        present = self.present
        return self.instead(replace(present, scroll=scroll)) if present else self

    def back(self) -> History:
        """Go to the stop before, if there is one."""
        return replace(self, index=self.index - 1) if self.can_go_back else self

    def forward(self) -> History:
        """Go to the stop after, if there is one."""
        return replace(self, index=self.index + 1) if self.can_go_forward else self
