"""Importing, off the GUI thread and once the window stands, what a first look would wait for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from explorer.progress import Progress

VIEWS: Final = (
    "explorer.desktop.reader.fence_map",
    "explorer.desktop.map.view",
    "explorer.desktop.graph.view",
)
"""The modules that are imported only when something is shown that few readers begin with."""


def warm_up(progress: Progress) -> None:
    """Import them, the likeliest first.

    Raises:
        Cancelled: The program ends.
    """
    for done, name in enumerate(VIEWS):
        progress(done, len(VIEWS))
        import_module(name)
