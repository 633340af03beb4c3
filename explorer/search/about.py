"""What an index knows of a document as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document as a whole: what fields, facets and dates are searched by.

    Attributes:
        id: The document's id.
        title: Its title.
        aliases: What else it is called.
        kind: What sort of document it is.
        path: Where it lies, relative to the library.
        fields: Values by field, such as `risk` or `actor`.
        first_day: The first day it is about, as an ISO date, or empty.
        last_day: The last day it is about, as an ISO date, or empty.
        links: The ids of the documents it links to.
        fingerprint: A hash of all that its passages depend on.
    """

    id: str
    title: str
    aliases: tuple[str, ...]
    kind: str
    path: str
    fields: Mapping[str, tuple[str, ...]]
    first_day: str
    last_day: str
    links: tuple[str, ...]
    fingerprint: str

    @property
    def years(self) -> tuple[str, ...]:
        """The years it is about, earliest first."""
        if not self.first_day:
            return ()
        first, last = int(self.first_day[:4]), int(self.last_day[:4])
        return tuple(f"{year:04}" for year in range(first, min(last, first + 100) + 1))
