"""The manifest of an index: what was indexed, in which order, and what its files must look like.

It is written last. An index whose manifest is missing, or whose files have other sizes or checksums
than it says, was not finished or was damaged, and is made again. Of a changed document only the
change is written, beside the manifest.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from explorer.errors import ExportError, SearchError
from explorer.files import write_atomically
from explorer.search.about import About

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Seal: TypeAlias = tuple[int, int, int]
"""Size, checksum, and time of the last change in nanoseconds, of a file that is on the disk."""

_CHUNK_BYTES = 1 << 20
_NAME = re.compile(r"(manifest|change)-(\d+)\.json")
_FIELDS = About.__match_args__


class ClaimRow(NamedTuple):
    """A claim of an index: the title it is addressed by, and the ids of its topics."""

    title: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of an index.

    Attributes:
        about: What is known of it as a whole.
        lengths: For each of its passages, sections before claims, how many words it has.
        claims: Its claims.
        is_deleted: Whether a later entry or nothing took its place; its passages keep their
            numbers.
    """

    about: About
    lengths: tuple[int, ...]
    claims: tuple[ClaimRow, ...] = ()
    is_deleted: bool = False

    def deleted(self) -> Entry:
        """Return the same document, no longer to be found."""
        return Entry(self.about, self.lengths, self.claims, is_deleted=True)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds.

    Attributes:
        generation: Whoosh's number of the commit it describes.
        digest: That of the library.
        surroundings: A hash of what any document may take from the others.
        entries: The documents in the order in which their passages are numbered.
        sources: What each source is called, by its key.
        words: Every word of the index with the number of passages it stands in, sorted by word.
        seals: Of each of its files, by name, size, checksum and time of the last change; empty in
            memory.
    """

    generation: int
    digest: str
    surroundings: str
    entries: tuple[Entry, ...]
    sources: Mapping[str, str]
    words: dict[str, int]
    seals: Mapping[str, Seal] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """What makes one manifest of another.

    Attributes:
        digest: That of the library now.
        surroundings: As in the manifest.
        removed: The places of the entries that are deleted.
        added: The entries behind those that were there.
        sources: As in the manifest; None when they are the same.
        words: By how much the count of each word that changed did.
    """

    digest: str
    surroundings: str
    removed: tuple[int, ...]
    added: tuple[Entry, ...]
    sources: Mapping[str, str] | None
    words: Mapping[str, int]

    def applied(self, before: Manifest, seals: Mapping[str, Seal]) -> Manifest:
        """Return the manifest after the change."""
        entries = list(before.entries)
        for place in self.removed:
            entries[place] = entries[place].deleted()
        return Manifest(
            generation=before.generation + 1,
            digest=self.digest,
            surroundings=self.surroundings,
            entries=(*entries, *self.added),
            sources=before.sources if self.sources is None else self.sources,
            words=_changed(before.words, self.words),
            seals=seals,
        )


def write(folder: Path, manifest: Manifest, file_names: Iterable[str]) -> None:
    """Write a manifest into the folder of its index, which makes the index complete.

    Args:
        folder: The folder of the index.
        manifest: What the index holds.
        file_names: The files of the index, all of them finished.

    Raises:
        OSError: It cannot be written.
    """
    seals = {name: _seal(folder / name) for name in sorted(file_names)}
    plain: dict[str, object] = {
        "generation": manifest.generation, "digest": manifest.digest,
        "surroundings": manifest.surroundings,
        "sources": dict(manifest.sources), "words": manifest.words,
        "entries": [_as_json(entry) for entry in manifest.entries],
    }  # fmt: skip
    _write(folder / f"manifest-{manifest.generation}.json", {"seals": seals}, plain)


def write_change(
    folder: Path, before: Manifest, change: Change, new_names: Iterable[str], gone: Iterable[str]
) -> Manifest:
    """Write a change beside the manifest, and return the manifest with it.

    Args:
        folder: The folder of the index.
        before: What the index held.
        change: What is different.
        new_names: The files that were added.
        gone: The files that are no longer part of the index.

    Raises:
        OSError: It cannot be written.
    """
    new = {name: _seal(folder / name) for name in sorted(new_names)}
    dropped = sorted(gone)
    plain: dict[str, object] = {
        "digest": change.digest,
        "surroundings": change.surroundings,
        "removed": change.removed,
        "added": [_as_json(entry) for entry in change.added],
        "sources": None if change.sources is None else dict(change.sources),
        "words": dict(change.words),
    }
    path = folder / f"change-{before.generation + 1}.json"
    _write(path, {"seals": new, "gone": dropped}, plain)
    kept = {name: seal for name, seal in before.seals.items() if name not in dropped}
    return change.applied(before, {**kept, **new})


def read(folder: Path) -> Manifest:
    """Read the manifest of an index with its changes, and make sure that the files are as it says.

    Raises:
        SearchError: It is missing or damaged, or a file is.
    """
    try:
        found = sorted(_numbered(folder))
        if not found or found[0][1] != "manifest":
            raise SearchError("The index is not finished.")
        seals, body = _read(folder / f"manifest-{found[0][0]}.json")
        manifest = _manifest(body, seals["seals"])
        for generation, sort in found[1:]:
            if sort != "change" or generation != manifest.generation + 1:
                raise SearchError("A change of the index is missing.")
            head, body = _read(folder / f"change-{generation}.json")
            kept = {n: seal for n, seal in manifest.seals.items() if n not in head["gone"]}
            manifest = _change(body).applied(manifest, {**kept, **head["seals"]})
        for name, seal in manifest.seals.items():
            if not _is_intact(folder / name, seal):
                raise SearchError(f"The file “{name}” of the index is damaged.")
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise SearchError(f"The index cannot be read: {error}.") from error
    return manifest


def latest_generation(folder: Path) -> int:
    """Return the number of the newest commit that was finished, or -1."""
    return max((generation for generation, _ in _numbered(folder)), default=-1)


def _numbered(folder: Path) -> list[tuple[int, str]]:
    matches = [_NAME.fullmatch(path.name) for path in folder.iterdir()]
    return [(int(match[2]), match[1]) for match in matches if match]


def _seal(path: Path) -> Seal:
    """Wait until a file is on the disk, and return what it must look like from now on."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    about = path.stat()
    return about.st_size, _checksum(path), about.st_mtime_ns


def _is_intact(path: Path, seal: Seal) -> bool:
    """Tell whether a file is as it was sealed; it is only read where it was touched since."""
    size, checksum, changed_ns = seal
    about = path.stat()
    if about.st_size != size:
        return False
    return about.st_mtime_ns == changed_ns or _checksum(path) == checksum


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            checksum = zlib.crc32(chunk, checksum)
    return checksum


def _write(path: Path, head: dict[str, object], plain: dict[str, object]) -> None:
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    head = {**head, "crc": zlib.crc32(body)}
    try:
        write_atomically(path, json.dumps(head).encode() + b"\n" + body)
    except ExportError as error:
        raise OSError(error.message) from error


def _read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    head, _, body = path.read_bytes().partition(b"\n")
    outer = json.loads(head)
    if outer["crc"] != zlib.crc32(body):
        raise SearchError("The manifest of the index is damaged.")
    return outer, json.loads(body)


def _as_json(entry: Entry) -> list[object]:
    """Return an entry as a list; keys in each of ten thousand would be half of the file."""
    about = [getattr(entry.about, name) for name in _FIELDS]
    return [about, entry.lengths, entry.claims, entry.is_deleted]


def _manifest(data: dict[str, Any], seals: Mapping[str, Seal]) -> Manifest:
    entries = tuple(_entry(entry) for entry in data["entries"])
    return Manifest(
        data["generation"], data["digest"], data["surroundings"], entries, data["sources"],
        data["words"], seals,
    )  # fmt: skip


def _change(data: dict[str, Any]) -> Change:
    return Change(
        digest=data["digest"],
        surroundings=data["surroundings"],
        removed=tuple(data["removed"]),
        added=tuple(_entry(entry) for entry in data["added"]),
        sources=data["sources"],
        words=data["words"],
    )


def _entry(data: list[Any]) -> Entry:
    about, lengths, claims, is_deleted = data
    rows = tuple(ClaimRow(title, tuple(topics)) for title, topics in claims)
    return Entry(_about(about), tuple(lengths), rows, is_deleted)


def _about(data: list[Any]) -> About:
    document_id, title, aliases, kind, path, fields, first, last, links, fingerprint = data
    named = {name: tuple(values) for name, values in fields.items()}
    return About(
        document_id, title, tuple(aliases), kind, path, named, first, last, tuple(links),
        fingerprint,
    )  # fmt: skip


def _changed(words: dict[str, int], by: Mapping[str, int]) -> dict[str, int]:
    """Return counts of words after some changed, without those that stand nowhere any more."""
    found = words.copy()
    is_new = False
    for word, change in by.items():
        is_new |= word not in found
        found[word] = found.get(word, 0) + change
        if found[word] <= 0:
            del found[word]
    return dict(sorted(found.items())) if is_new else found
