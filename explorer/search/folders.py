"""Where an index is kept: one folder for each library, the same for window and command line."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def index_folder(cache: Path, root: Path) -> Path:
    """Return the folder, inside a profile's cache, of the index of the library at `root`."""
    name = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return cache / "index" / name
