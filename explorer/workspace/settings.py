"""Settings: a small JSON file, typed, written whole; keys this version does not know are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, get_type_hints

from explorer.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "settings.json"
MAX_RECENT = 10
ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the reader likes it, and where the reader was.

    Attributes:
        theme: `system`, `light`, `dark` or `high-contrast`.
        zoom_percent: Size of the text that is read, one of `ZOOM_STEPS`.
        is_motion_reduced: Whether nothing is seen to move, whatever the desktop says.
        is_sidebar_shown: Whether the library stands at the left.
        is_inspector_shown: Whether the inspector stands at the right.
        geometry: The window's place, as Qt saves it, in base 64.
        splitter: Widths of sidebar, content and inspector, px.
        library: The folder last open; empty for the bundled library.
        recent: Folders opened, newest first.
        stops: Where the reader was, as `view address` and `scroll` texts, oldest first.
        stop_index: Which of them was shown.
        tabs: The documents that were open, by id.
        folded: The kinds of documents that are folded away in the library's list, by their keys.
        unknown: Keys of a newer version, kept as they are.
    """

    theme: str = "system"
    zoom_percent: int = 100
    is_motion_reduced: bool = False
    is_sidebar_shown: bool = True
    is_inspector_shown: bool = True
    geometry: str = ""
    splitter: tuple[int, ...] = ()
    library: str = ""
    recent: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    stop_index: int = -1
    tabs: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    unknown: dict[str, Any] = field(default_factory=dict)

    def with_recent(self, folder: str) -> Settings:
        """Return the settings with a folder as the one opened last."""
        others = (name for name in self.recent if name != folder)
        return replace(self, library=folder, recent=(folder, *others)[:MAX_RECENT])


def read_settings(folder: Path) -> tuple[Settings, str]:
    """Read the settings of a profile.

    Returns:
        The settings, and what had to be done about a broken file, a sentence, or nothing. A broken
        file is set aside under another name; a value of the wrong type counts as not set.
    """
    path = folder / FILE_NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(values, dict):
            raise TypeError
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, TypeError, RecursionError):
        return Settings(), _set_aside(path)
    known = get_type_hints(Settings)
    kept: dict[str, Any] = {}
    for name, value in values.items():
        if name in known and name != "unknown" and (good := _typed(value, known[name])) is not None:
            kept[name] = good
    unknown = {name: value for name, value in values.items() if name not in known}
    return Settings(**kept, unknown=unknown), ""


def write_settings(folder: Path, settings: Settings) -> None:
    """Write the settings of a profile.

    Raises:
        ExportError: The folder is not writable, or the disk is full.
    """
    values = dict(settings.unknown)
    for item in fields(settings):
        if item.name != "unknown":
            values[item.name] = getattr(settings, item.name)
    write_atomically(folder / FILE_NAME, json.dumps(values, indent=2, ensure_ascii=False) + "\n")


def _typed(value: object, wanted: object) -> object | None:
    """Return the value as the type wanted, or None when it is of another."""
    if wanted in (int, str, bool):
        return value if type(value) is wanted else None
    if not isinstance(value, list):
        return None
    inner = int if wanted == tuple[int, ...] else str
    return tuple(value) if all(type(item) is inner for item in value) else None


def _set_aside(path: Path) -> str:
    aside = path.with_suffix(".broken.json")
    try:
        path.replace(aside)
    except OSError:
        return f"The settings in “{path}” cannot be read; the usual ones are used."
    return f"The settings could not be read; they are kept as “{aside.name}”."
