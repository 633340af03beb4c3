"""Walking a library's folder: which files it has, never leaving it or going in circles."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from explorer.errors import LibraryError, Place, Problem, Severity
from explorer.progress import Progress, unwatched

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
MAX_DOCUMENTS = 50_000
MAX_DEPTH = 64

_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})


def open_folder(folder: Path) -> Path:
    """Return the folder's absolute path, all symbolic links resolved.

    Raises:
        LibraryError: It is not there, is no folder, or cannot be read.
    """
    try:
        root = folder.expanduser().resolve()
        is_folder = root.is_dir()
        if is_folder:
            os.scandir(root).close()
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links; a null byte
        raise LibraryError(f"The folder “{folder}” cannot be read.", hint=str(error)) from error
    if not is_folder:
        what = "is a file, not a folder" if root.exists() else "does not exist"
        raise LibraryError(f"“{folder}” {what}.", hint="A library is a folder of Markdown files.")
    return root


def markdown_files(
    root: Path, progress: Progress = unwatched
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the Markdown files below `root`, relative and sorted, and what could not be entered.

    Hidden folders and files are left out, as in Obsidian. A symbolic link that leads out of the
    folder is a problem and is not followed; one to a folder inside it is not followed either, since
    what it leads to is found in its own place.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    walk = _Walk(root, progress)
    walk.enter(root, 0)
    return tuple(sorted(walk.found)), tuple(walk.problems)


class _Walk:
    def __init__(self, root: Path, progress: Progress) -> None:
        self._root = root
        self._progress = progress
        self._is_full = False
        self.found: list[Path] = []
        self.problems: list[Problem] = []

    def enter(self, folder: Path, depth: int) -> None:
        """Gather what a folder and those below it hold."""
        self._progress(0, 0, folder.name)
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._report(folder, f"The folder cannot be read: {error.strerror}")
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _SKIPPED_FOLDERS:
                continue
            path = Path(entry.path)
            is_folder = entry.is_dir(follow_symlinks=False)
            is_markdown = path.suffix.lower() in MARKDOWN_SUFFIXES
            if not _is_printable(entry.name):
                if is_folder or is_markdown:
                    self._report(path, "The name is not UTF-8 text", "bad-name", "rename it")
            elif entry.is_symlink():
                self._follow(path)
            elif is_folder and depth >= MAX_DEPTH:
                self._report(path, "The folders are nested too deeply")
            elif is_folder:
                self.enter(path, depth + 1)
            elif is_markdown:
                self._take(path)
            if self._is_full:
                return

    def _take(self, path: Path) -> None:
        if len(self.found) < MAX_DOCUMENTS:
            self.found.append(path.relative_to(self._root))
        else:
            self._is_full = True
            message = f"Only the first {MAX_DOCUMENTS:,} documents are read"
            self._report(self._root, message, "too-many-files")

    def _follow(self, path: Path) -> None:
        is_markdown = path.suffix.lower() in MARKDOWN_SUFFIXES
        try:
            target = path.resolve(strict=True)
            is_folder, is_file = target.is_dir(), target.is_file()
        except RuntimeError:
            self._report(path, "A loop of symbolic links", "symlink-loop")
            return
        except OSError as error:
            if error.errno == errno.ELOOP:
                self._report(path, "A loop of symbolic links", "symlink-loop")
            elif is_markdown and isinstance(error, FileNotFoundError):
                self._report(path, "A symbolic link that leads nowhere", "symlink-dead")
            elif is_markdown:
                self._report(path, f"The file cannot be read: {error.strerror}")
            return
        if not target.is_relative_to(self._root):
            if is_markdown or is_folder:
                self._report(path, "A symbolic link that leads out of the library", "symlink-out")
        elif is_folder and path.parent.is_relative_to(target):
            self._report(path, "A loop of symbolic links", "symlink-loop")
        elif is_file and is_markdown:
            self._take(path)

    def _report(self, path: Path, message: str, code: str = "unreadable", hint: str = "") -> None:
        place = Place(Path(_printable(str(path.relative_to(self._root)))))
        hint = "its target is not read" if code.startswith("symlink") else hint
        self.problems.append(Problem(Severity.ERROR, place, message, hint, code))


def _printable(name: str) -> str:
    """Return a file's name with a mark for each byte that is not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is_printable(name: str) -> bool:
    return _printable(name) == name
