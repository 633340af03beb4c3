"""The manifest of an index: what was indexed, in which order, and what its files must look like.

It is written last. An index whose manifest is missing, or whose files have other sizes or checksums
than it says, was not finished or was damaged, and is made again.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.errors import SearchError
from explorer.files import write_atomically
from explorer.search.passages import About

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of an index.

    Attributes:
        about: What is known of it as a whole.
        lengths: For each of its passages, how many words it has.
        is_deleted: Whether a later entry or nothing took its place; its passages keep their
            numbers.
    """

    about: About
    lengths: tuple[int, ...]
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds.

    Attributes:
        generation: Whoosh's number of the commit it describes.
        digest: That of the library.
        entries: The documents in the order in which their passages are numbered.
        names: For each field, what else its values are called: the titles and aliases of documents.
        words: Every word of the index with the number of passages it stands in, sorted by word.
    """

    generation: int
    digest: str
    entries: tuple[Entry, ...]
    names: dict[str, str]
    words: dict[str, int]


def file_name(generation: int) -> str:
    """Return the name of the manifest of a commit."""
    return f"manifest-{generation}.json"


def write(folder: Path, manifest: Manifest, file_names: Iterable[str]) -> None:
    """Write a manifest into the folder of its index.

    Args:
        folder: The folder of the index.
        manifest: What the index holds.
        file_names: The files of the index, all of them complete.
    """
    seals = {name: _seal(folder / name) for name in sorted(file_names)}
    body = json.dumps(_as_json(manifest), ensure_ascii=False, separators=(",", ":"))
    text = json.dumps({"seals": seals, "crc": zlib.crc32(body.encode())}) + "\n" + body
    write_atomically(folder / file_name(manifest.generation), text)


def read(folder: Path) -> Manifest:
    """Read the newest manifest of an index, after making sure that the files are what it says.

    Raises:
        SearchError: It is missing or damaged, or a file is.
    """
    try:
        paths = sorted(folder.glob("manifest-*.json"), key=lambda path: path.stat().st_mtime_ns)
        if not paths:
            raise SearchError("The index is not finished.")
        head, _, body = paths[-1].read_text("utf-8").partition("\n")
        outer = json.loads(head)
        if outer["crc"] != zlib.crc32(body.encode()):
            raise SearchError("The manifest of the index is damaged.")
        for name, seal in outer["seals"].items():
            if _seal(folder / name) != seal:
                raise SearchError(f"The file “{name}” of the index is damaged.")
        return _manifest(json.loads(body))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SearchError(f"The index cannot be read: {error}.") from error


def _seal(path: Path) -> list[int]:
    """Return size and checksum of a file."""
    checksum = size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            checksum = zlib.crc32(chunk, checksum)
            size += len(chunk)
    return [size, checksum]


def _as_json(manifest: Manifest) -> dict[str, object]:
    """Return a manifest as lists and dicts; `dataclasses.asdict` takes ten times as long."""
    entries = [
        {
            "about": {name: getattr(entry.about, name) for name in About.__slots__},
            "lengths": entry.lengths,
            "is_deleted": entry.is_deleted,
        }
        for entry in manifest.entries
    ]
    plain = {name: getattr(manifest, name) for name in ("generation", "digest", "names", "words")}
    return {**plain, "entries": entries}


def _manifest(data: dict[str, Any]) -> Manifest:
    return Manifest(
        generation=data["generation"],
        digest=data["digest"],
        entries=tuple(
            Entry(_about(entry["about"]), tuple(entry["lengths"]), entry["is_deleted"])
            for entry in data["entries"]
        ),
        names=data["names"],
        words=data["words"],
    )


def _about(data: dict[str, Any]) -> About:
    fields = {field: tuple(values) for field, values in data["fields"].items()}
    tuples = {name: tuple(data[name]) for name in ("aliases", "links")}
    return About(**{**data, **tuples, "fields": fields})
