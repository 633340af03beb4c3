"""Loading a folder of Markdown as a Library.

Loading reads and splits; it converts nothing. It never stops at a bad file: each defect becomes a
problem, and the rest still loads.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from explorer import files
from explorer.errors import ContentError, Place, Problem, Severity, YamlError
from explorer.library.evidence import Prose, gather_links
from explorer.library.folder import markdown_files, open_folder
from explorer.library.front_matter import FrontReader
from explorer.library.kinds import FOLDER_KINDS, Kind
from explorer.library.model import Document, FrontMatter, Library
from explorer.library.resolving import check_targets
from explorer.library.side_files import read_side_files
from explorer.library.splitting import Front, normal_line_ends, split_body, split_front
from explorer.progress import Progress, unwatched
from explorer.yaml_text import Mapping, read

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.library.splitting import Split

MAX_DOCUMENT_BYTES = 4_000_000


def load(folder: Path, progress: Progress = unwatched) -> Library:
    """Load a folder as a library.

    Args:
        folder: A library, or any folder of Markdown.
        progress: Called before each document.

    Raises:
        LibraryError: There is no such folder, or it cannot be read.
        Cancelled: The work is no longer wanted.
    """
    root = open_folder(folder)
    paths, problems = markdown_files(root, progress)
    side = read_side_files(root)
    loader = _Loader(root, is_strict=side.is_library)
    for done, path in enumerate(paths):
        progress(done, len(paths), path.stem)
        loader.add(path)
    progress(len(paths), len(paths), "")
    kinds = list(Kind)
    documents = sorted(
        loader.documents.values(),
        key=lambda document: (kinds.index(document.kind), document.title.casefold(), document.id),
    )
    found = [*problems, *side.problems, *loader.problems]
    unlinked = Library(
        root=root,
        info=side.info,
        documents=tuple(documents),
        sources=side.sources,
        schemes=side.schemes,
        digest=_digest([*side.digests, *((str(d.path), d.digest) for d in documents)]),
    )
    found += check_targets(unlinked, is_strict=side.is_library)
    links = gather_links(unlinked, loader.prose, progress)
    found.sort(key=lambda problem: (problem.place.path.as_posix(), problem.place.line))
    return unlinked.with_links(links, tuple(found))


class _Loader:
    """Reads one document after the other."""

    def __init__(self, root: Path, *, is_strict: bool) -> None:
        self._root = root
        self._is_strict = is_strict
        self.documents: dict[str, Document] = {}
        self.prose: dict[str, Prose] = {}
        self.problems: list[Problem] = []

    def add(self, path: Path) -> None:
        """Read the document at `path`, relative to the library."""
        try:
            data = files.read_bytes_bounded(self._root / path, MAX_DOCUMENT_BYTES)
            text = normal_line_ends(files.decode(data, path))
        except ContentError as error:
            self._report(path, error.place.line if error.place else 0, error, "unreadable")
            return
        front = split_front(text)
        if not front.is_closed:
            self._report(
                path, 1, "The front matter is not closed", "open-front", hint="add a line with ---"
            )
        kind, said = self._front_matter(front, path)
        split = split_body(front.body, front.body_line)
        if not text.strip():
            self._report(path, 0, "The file is empty", "empty", severity=Severity.WARNING)
        for fence in split.fences:
            if not fence.is_closed:
                self._report(
                    path,
                    fence.line - 1,
                    "A fenced block that is never closed",
                    "open-fence",
                    hint="it runs to the end of the file",
                )
        document = Document(
            id=self._id_for(path),
            kind=kind,
            title=said.title or _first_title(split) or path.stem,
            path=path,
            front=said,
            body_line=front.body_line,
            body=front.body,
            sections=split.sections,
            citations=split.citations,
            wiki_links=split.wiki_links,
            fences=split.fences,
            digest=hashlib.sha256(data).hexdigest(),
        )
        self.documents[document.id] = document
        self.prose[document.id] = Prose.of(split)

    def _front_matter(self, front: Front, path: Path) -> tuple[Kind, FrontMatter]:
        folder = path.parts[0] if len(path.parts) > 1 else ""
        default = None if folder == "topics" else FOLDER_KINDS.get(folder, Kind.PAGE)
        values = Mapping((), 1)
        if front.yaml is not None:
            try:
                value = read(front.yaml, path, front.yaml_line)
            except YamlError as error:
                line = error.place.line if error.place else 1
                self._report(path, line, error, "bad-yaml")
                return default or Kind.PAGE, FrontMatter()
            if isinstance(value, Mapping):
                values = value
            else:
                self._report(path, front.yaml_line, "The front matter must be keys with values",
                             "bad-yaml")  # fmt: skip
        reader = FrontReader(values, path, is_strict=self._is_strict)
        kind = reader.kind(default)
        said = reader.read(kind)
        self.problems += reader.problems
        return kind, said

    def _id_for(self, path: Path) -> str:
        """Return the file's stem, or its whole path where another document has that stem."""
        if path.stem not in self.documents:
            return path.stem
        other = self.documents[path.stem].path.as_posix()
        by_path = path.with_suffix("").as_posix()
        while by_path in self.documents:  # twins that differ in their suffix only
            by_path += "-2"
        self._report(
            path,
            0,
            f"The id “{path.stem}” is taken by {other}",
            "duplicate-id",
            hint=f"this document is called “{by_path}”; rename one of the files",
            severity=Severity.ERROR if self._is_strict else Severity.WARNING,
        )
        return by_path

    def _report(
        self,
        path: Path,
        line: int,
        what: str | ContentError,
        code: str,
        *,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        if isinstance(what, ContentError):
            hint = hint or what.hint.rstrip(".")
            what = what.message.rstrip(".")
        self.problems.append(Problem(severity, Place(path, line), what, hint, code))


def _first_title(split: Split) -> str:
    return next((section.title for section in split.sections if section.level == 1), "")


def _digest(parts: list[tuple[str, str]]) -> str:
    whole = hashlib.sha256()
    for name, digest in sorted(parts):
        whole.update(f"{name}\0{digest}\0".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()
