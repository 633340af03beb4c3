"""Files: where things are, bounded reading, and writing that leaves the old file or the new one."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ContentError, ExportError, FileInTheWayError, Place

_HERE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return the folder `content` or `resources`, wherever this program was installed."""
    installed = _HERE / "_data" / name
    return installed if installed.is_dir() else _HERE.parent / name


@dataclass(frozen=True, slots=True)
class Profile:
    """The folders that belong to one reader; none of them need exist yet.

    Attributes:
        settings: How the reader likes it.
        data: What the reader adds.
        state: The log and the crash report.
        cache: What can be made again.
    """

    settings: Path
    data: Path
    state: Path
    cache: Path

    @classmethod
    def usual(cls) -> Profile:
        """Return the folders that the platform has for a program's files."""
        import platformdirs  # noqa: PLC0415 - not where a profile is named

        name = "openness-explorer"
        return cls(
            settings=platformdirs.user_config_path(name, appauthor=False),
            data=platformdirs.user_data_path(name, appauthor=False),
            state=platformdirs.user_state_path(name, appauthor=False),
            cache=platformdirs.user_cache_path(name, appauthor=False),
        )

    @classmethod
    def below(cls, folder: Path) -> Profile:
        """Return all of them in one folder, as `--profile` asks."""
        root = folder.expanduser().absolute()
        return cls(root, root / "data", root / "state", root / "cache")


def read_bytes_bounded(path: Path, limit_bytes: int) -> bytes:
    """Read a regular file that is no larger than `limit_bytes`.

    A pipe, a device or a socket is refused before it is opened: reading one could wait for ever.

    Raises:
        ContentError: It cannot be read, is no regular file, or is too large.
    """
    place = Place(path)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ContentError("This is not a regular file.", place)
        with path.open("rb") as file:
            # Reading takes memory for all it is asked for, so the limit itself would be too much.
            data = file.read(min(about.st_size, limit_bytes) + 1)
            if about.st_size < len(data) <= limit_bytes:  # it is growing
                data += file.read(limit_bytes + 1 - len(data))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ContentError(f"The file cannot be read: {reason}.", place) from error
    if len(data) > limit_bytes:
        raise ContentError(
            f"The file is larger than {limit_bytes / 1_000_000:g} MB.",
            place,
            hint="Split it, or move it out of the library.",
        )
    return data


def decode(data: bytes, path: Path) -> str:
    """Turn a file's bytes, UTF-8 with or without a byte order mark, into text.

    Raises:
        ContentError: It is binary, or not UTF-8; the place names the line of the first bad byte.
    """
    if b"\0" in data[:8192]:
        raise ContentError("This is a binary file, not text.", Place(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]  # the byte order mark is not counted
        line = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        raise ContentError(
            "The file is not UTF-8 text.", Place(path, line), hint="Save it as UTF-8."
        ) from error


def write_atomically(path: Path, data: str | bytes, *, replace: bool = True) -> None:
    """Write a whole file beside `path` and move it there, so that it is the old one or the new one.

    A file that exists keeps its permissions; through a symbolic link its target is replaced.

    Raises:
        FileInTheWayError: The file exists and `replace` is false.
        ExportError: The folder is missing or not writable, or the disk is full.
    """
    import tempfile  # noqa: PLC0415 - it brings random and hashlib, which reading needs not

    beside: Path | None = None
    try:
        path = path.resolve() if path.is_symlink() else path
        ensure_free(path, replace=replace)
        content = data.encode("utf-8") if isinstance(data, str) else data
        # A name may be as long as the file system allows, so the other one takes a part of it.
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode_for(path))
        if replace:
            beside.replace(path)
        else:
            _claim(beside, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError(f"“{path}” cannot be written: {reason}.") from error
    except UnicodeEncodeError as error:
        raise ExportError(f"“{path}” cannot be written: it has half a character.") from error
    except RuntimeError as error:  # pathlib's word for it before Python 3.13
        raise ExportError(f"“{path}” cannot be written: a loop of links leads there.") from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def ensure_free(path: Path, *, replace: bool) -> None:
    """Do nothing if a file may be written, so that nothing long is made for one that may not.

    Raises:
        FileInTheWayError: The file exists and `replace` is false.
    """
    if not replace and path.exists():
        raise FileInTheWayError(f"“{path}” already exists.")


def _claim(beside: Path, path: Path) -> None:
    """Give `beside` the name `path` unless another file took it meanwhile."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise FileInTheWayError(f"“{path}” already exists.") from None
    except OSError:  # a file system without hard links: the check above has to do
        beside.replace(path)


def _mode_for(path: Path) -> int:
    """Return the permissions of the file at `path`, or those of a new file there."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
