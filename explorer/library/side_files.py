"""The files beside a library's documents: `library.yaml`, `references.json`, `vocabulary.yaml`."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer import files
from explorer.errors import ContentError, Place, Problem, Severity
from explorer.library.model import LibraryInfo, Scheme
from explorer.library.sources import read_sources
from explorer.library.splitting import normal_line_ends
from explorer.spelling import did_you_mean
from explorer.yaml_text import Mapping, Scalar, Sequence, read

if TYPE_CHECKING:
    from collections import abc

    from explorer.library.sources import Source

LIBRARY_FILE = Path("library.yaml")
SOURCES_FILE = Path("references.json")
SCHEMES_FILE = Path("vocabulary.yaml")
MAX_SIDE_FILE_BYTES = 32_000_000

_INFO_KEYS = ("id", "title", "description", "language", "licence", "version", "checks")
_SCHEME_KEYS = ("title", "url", "licence", "attribution")


@dataclass(frozen=True, slots=True)
class SideFiles:
    """What stands beside the documents.

    Attributes:
        is_library: Whether there is a `library.yaml`: the folder calls itself a library.
        digests: (name, hash) of each file that is there.
    """

    info: LibraryInfo
    is_library: bool
    sources: abc.Mapping[str, Source]
    schemes: abc.Mapping[str, Scheme]
    problems: tuple[Problem, ...]
    digests: tuple[tuple[str, str], ...]


def read_side_files(root: Path) -> SideFiles:
    """Read the files beside a library's documents; each may be missing."""
    reader = _Reader(root)
    info = reader.info()
    sources = reader.sources()
    schemes = reader.schemes()
    return SideFiles(
        info=info,
        is_library=_is_there(root / LIBRARY_FILE),
        sources=sources,
        schemes=schemes,
        problems=tuple(reader.problems),
        digests=tuple(reader.digests),
    )


class _Reader:
    def __init__(self, root: Path) -> None:
        self._root = root
        self.problems: list[Problem] = []
        self.digests: list[tuple[str, str]] = []

    def info(self) -> LibraryInfo:
        """Read `library.yaml`, or describe a plain folder by its name."""
        name = self._root.name or "Library"
        values = self._yaml(LIBRARY_FILE)
        if values is None:
            return LibraryInfo(id=name, title=name)
        texts = dict.fromkeys(_INFO_KEYS, "")
        checks: tuple[str, ...] = ()
        for key, value in values.entries:
            if key.text not in _INFO_KEYS:
                hint = did_you_mean(key.text, _INFO_KEYS)
                self._report(LIBRARY_FILE, key.line, f"Unknown key “{key.text}”", hint)
            elif key.text == "checks":
                if isinstance(value, Mapping):
                    self._report(LIBRARY_FILE, value.line, "“checks” must be a list")
                items = value.items if isinstance(value, Sequence) else (value,)
                checks = tuple(item.text for item in items if isinstance(item, Scalar))
            elif isinstance(value, Scalar):
                texts[key.text] = " ".join(value.text.split())
            else:
                self._report(LIBRARY_FILE, value.line, f"“{key.text}” must be a single text")
        return LibraryInfo(
            id=texts["id"] or name,
            title=texts["title"] or name,
            description=texts["description"],
            language=texts["language"],
            licence=texts["licence"],
            version=texts["version"],
            checks=checks,
        )

    def sources(self) -> abc.Mapping[str, Source]:
        """Read `references.json`."""
        text = self._text(SOURCES_FILE)
        if text is None:
            return MappingProxyType({})
        sources, problems = read_sources(text, SOURCES_FILE)
        self.problems += problems
        return sources

    def schemes(self) -> abc.Mapping[str, Scheme]:
        """Read `vocabulary.yaml`: a mapping from prefix to what is said of the scheme."""
        values = self._yaml(SCHEMES_FILE)
        found: dict[str, Scheme] = {}
        for prefix, value in values.entries if values else ():
            if not isinstance(value, Mapping):
                self._report(SCHEMES_FILE, prefix.line, f"“{prefix.text}” must have a title")
                continue
            texts = {}
            for key, item in value.entries:
                if key.text in _SCHEME_KEYS and isinstance(item, Scalar):
                    texts[key.text] = " ".join(item.text.split())
                else:
                    hint = did_you_mean(key.text, _SCHEME_KEYS)
                    self._report(SCHEMES_FILE, key.line, f"Unknown key “{key.text}”", hint)
            if not texts.get("title"):
                self._report(SCHEMES_FILE, prefix.line, f"“{prefix.text}” has no title")
            texts.setdefault("title", prefix.text)
            found[prefix.text] = Scheme(prefix.text, **texts)
        return MappingProxyType(found)

    def _yaml(self, name: Path) -> Mapping | None:
        text = self._text(name)
        if text is None:
            return None
        try:
            value = read(text, name)
        except ContentError as error:
            line = error.place.line if error.place else 0
            self._report(name, line, error.message.rstrip("."), error.hint.rstrip("."))
            return Mapping((), 1)
        if isinstance(value, Mapping):
            return value
        self._report(name, 1, "This file must be keys with values")
        return Mapping((), 1)

    def _text(self, name: Path) -> str | None:
        path = self._root / name
        if not _is_there(path):
            return None
        try:
            if not _is_inside(path, self._root):
                raise ContentError("A symbolic link that leads out of the library.", Place(name))
            data = files.read_bytes_bounded(path, MAX_SIDE_FILE_BYTES)
            self.digests.append((name.as_posix(), hashlib.sha256(data).hexdigest()))
            return normal_line_ends(files.decode(data, name))
        except ContentError as error:
            line = error.place.line if error.place else 0
            self._report(name, line, error.message.rstrip("."), error.hint.rstrip("."))
            return None

    def _report(self, name: Path, line: int, message: str, hint: str = "") -> None:
        place = Place(name, line)
        self.problems.append(Problem(Severity.ERROR, place, message, hint, "bad-side-file"))


def _is_there(path: Path) -> bool:
    """Tell whether a folder has a file of this name, be it one that leads nowhere."""
    return os.path.lexists(path)


def _is_inside(path: Path, root: Path) -> bool:
    """Tell whether a file lies in a folder, links followed; a link that goes in circles does."""
    return Path(os.path.realpath(path)).is_relative_to(root)
