"""Fixtures for every test: small libraries written as real files."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

# A machine that builds what others wrote must not fail by chance or by being slow; at a desk each
# run looks at new examples.
settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")

# Tests need no screen; without this line Qt would end the process where there is none.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class WriteLibrary(Protocol):
    """Writes files into a new folder below the test's own and returns that folder."""

    def __call__(self, files: Mapping[str, str | bytes], *, is_library: bool = True) -> Path: ...


@pytest.fixture
def write_library(tmp_path: Path) -> WriteLibrary:
    """Write files, given as name → text or bytes, into a folder of their own.

    A `library.yaml` is added where none is given, unless `is_library` is false: then the folder is
    a plain vault of Markdown.
    """
    numbers = itertools.count(1)

    def write(files: Mapping[str, str | bytes], *, is_library: bool = True) -> Path:
        folder = tmp_path / f"library-{next(numbers)}"
        folder.mkdir()
        named = {"library.yaml": "id: small\ntitle: Small\n"} if is_library else {}
        for name, content in {**named, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write
