"""Where whoosh keeps the files of an index: a folder, or memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage, RamStorage

if TYPE_CHECKING:
    from whoosh.filedb.structfile import StructFile


class FolderStorage(FileStorage):  # type: ignore[misc]
    """An index in a folder.

    Without memory maps, since a file cut short under one ends the process; and it remembers what
    it has opened, since whoosh forgets to close a file that it cannot read.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self._opened: list[StructFile] = []

    def twin(self) -> FolderStorage:
        """Return another storage of the same folder, with files of its own."""
        return FolderStorage(Path(self.folder))

    def open_file(self, name: str, **options: object) -> StructFile:
        """Open a file for reading."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def take(self, other: MemoryStorage) -> None:
        """Write the files of another storage here, each at once.

        Raises:
            OSError: They cannot be written.
        """
        for name, content in other.files.items():
            (Path(self.folder) / name).write_bytes(content)

    def temp_storage(self, name: str | None = None) -> MemoryStorage:
        """Return a place for temporary files: memory, so that helpers need not share a folder."""
        del name
        return MemoryStorage()

    def release(self) -> None:
        """Close whatever is still open."""
        for file in self._opened:
            if not file.is_closed:
                file.close()
        self._opened.clear()


class MemoryStorage(RamStorage):  # type: ignore[misc]
    """An index in memory with its temporary files, which whoosh would put on the disk."""

    def twin(self) -> MemoryStorage:
        """Return itself: it has no files that threads would have to share."""
        return self

    def release(self) -> None:
        """Do nothing: nothing is open."""

    def take(self, other: MemoryStorage) -> None:
        """Take over the files of another storage."""
        self.files.update(other.files)

    def temp_storage(self, name: str | None = None) -> MemoryStorage:
        """Return a place for temporary files."""
        del name
        return MemoryStorage()
