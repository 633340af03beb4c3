"""What can go wrong, and where: places, problems and the exception tree.

Two things are kept apart. A *problem* is a defect of somebody's content: a value, gathered and
shown, while everything else still loads. An *error* ends what was asked for and is worded for the
user:

    ExplorerError
    ├── LibraryError            a folder cannot be opened as a library
    ├── ContentError            one file's content cannot be used; says where
    │   └── YamlError           a piece of YAML cannot be read; says where
    ├── UnknownAddressError     nothing in the library stands at an address
    │   └── UnknownDocumentError
    ├── SearchError             the index cannot answer
    ├── WorkspaceError          what the reader adds cannot be read or kept
    └── ExportError             a file cannot be written
        └── FileInTheWayError   it exists, and nobody said to replace it

Anything else that is raised is a bug, but for `explorer.progress.Cancelled`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file.

    Attributes:
        path: The file, as the user would name it (relative to the library where it is in one).
        line: The line, counted from 1; 0 means the file as a whole.
        column: The column, counted from 1; 0 means the line as a whole.
    """

    path: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path.as_posix()]
        parts += [str(number) for number in (self.line, self.column) if number]
        return ":".join(parts)


class Severity(enum.StrEnum):
    """How much a problem matters: an error hides content, a warning hides nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A defect of a library's content that stopped nothing else from loading.

    Attributes:
        severity: Error or warning.
        place: Where it is.
        message: What is wrong, a sentence without a full stop at the end.
        hint: What to do about it, or empty.
        code: A short stable name of the sort of problem, such as `unknown-key`.
    """

    severity: Severity
    place: Place
    message: str
    hint: str = ""
    code: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity}: {self.message}{hint}"


class ExplorerError(Exception):
    """Something the user asked for cannot be done; worded for the user.

    Attributes:
        message: What happened, a full sentence.
        place: The file at fault, if one is.
        hint: What to do about it, or empty.
    """

    def __init__(self, message: str, place: Place | None = None, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}{self.message}{hint}"


class LibraryError(ExplorerError):
    """A folder cannot be opened as a library."""


class ContentError(ExplorerError):
    """One file's content cannot be used."""


class YamlError(ContentError):
    """A piece of YAML cannot be read."""


class UnknownAddressError(ExplorerError):
    """Nothing in the library stands at an address."""


class UnknownDocumentError(UnknownAddressError):
    """The library has no document of that id."""


class SearchError(ExplorerError):
    """The index cannot answer."""


class WorkspaceError(ExplorerError):
    """What the reader adds cannot be read or kept."""


class ExportError(ExplorerError):
    """A file cannot be written."""


class FileInTheWayError(ExportError):
    """The file exists, and nobody said to replace it."""
