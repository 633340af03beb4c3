"""Loading reads every file it can, and tells about every one it cannot."""

from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from explorer import files
from explorer.errors import ContentError, LibraryError, Place, Severity
from explorer.library.kinds import Kind
from explorer.library.loading import MAX_DOCUMENT_BYTES, load
from explorer.progress import Cancelled
from tests.strategies import FILES

if TYPE_CHECKING:
    from explorer.library.model import Library
    from tests.conftest import WriteLibrary


def told(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems]


GOOD: dict[str, str | bytes] = {"pages/good.md": "# Good\n\nText.\n"}


def test_a_library_loads_whole(write_library: WriteLibrary) -> None:
    library = load(
        write_library(
            {
                "cases/gpt-2.md": "---\ntitle: GPT-2\nrisks: [misuse]\n---\nOn [[misuse]].\n",
                "topics/misuse.md": "---\nkind: risk\ntitle: Malicious use\n---\n",
                "debates/d.md": "# A debate\n",
                "readme.md": "Hello.\n",
            }
        )
    )
    assert told(library) == []
    assert [(d.id, d.kind, d.title) for d in library.documents] == [
        ("gpt-2", Kind.CASE, "GPT-2"),
        ("d", Kind.DEBATE, "A debate"),
        ("misuse", Kind.RISK, "Malicious use"),
        ("readme", Kind.PAGE, "readme"),
    ]
    document = library.document("gpt-2")
    assert (document.body, document.body_line, document.path) == (
        "On [[misuse]].\n",
        5,
        Path("cases/gpt-2.md"),
    )
    assert [link.coverage for link in library.links] == [1]


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = load(tmp_path)
    assert (library.documents, library.links, library.problems) == ((), (), ())
    assert library.info.title == tmp_path.name


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="does not exist"):
        load(tmp_path / "gone")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cases/a.md", Kind.CASE),
        ("cases/2019/a.md", Kind.CASE),
        ("regulations/a.md", Kind.REGULATION),
        ("safeguards/a.md", Kind.SAFEGUARD),
        ("debates/a.md", Kind.DEBATE),
        ("tours/a.md", Kind.TOUR),
        ("pages/a.md", Kind.PAGE),
        ("elsewhere/a.md", Kind.PAGE),
        ("a.md", Kind.PAGE),
    ],
)
def test_a_folder_gives_its_kind(write_library: WriteLibrary, name: str, kind: Kind) -> None:
    assert load(write_library({name: "Text."})).document("a").kind is kind


BAD_FILES: list[tuple[str, bytes, str]] = [
    ("empty", b"", "cases/a.md: warning: The file is empty"),
    ("blank", b"\n \n\t\n", "cases/a.md: warning: The file is empty"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
     "cases/a.md: error: This is a binary file, not text"),
    ("utf-16", "Text".encode("utf-16"), "cases/a.md: error: This is a binary file, not text"),
    ("latin-1", b"one\ncaf\xe9\n",
     "cases/a.md:2: error: The file is not UTF-8 text (Save it as UTF-8)"),
    ("bad yaml", b"---\ntitle: A\nsummary: a: b\n---\nText.",
     ("cases/a.md:3: error: This is not YAML: mapping values are not allowed in this context "
     "(A value that contains “: ” needs quotes around it)")),
    ("tab", b"---\nevents:\n\t- date: 2019\n---\n",
     ("cases/a.md:3: error: This is not YAML: found character that cannot start any token "
     "(Indent with spaces, not tabs)")),
    ("alias", b"---\na: &x [1]\nb: *x\n---\n",
     "cases/a.md:3: error: YAML aliases (*x) are not read here (Write the value out)"),
    ("scalar", b"---\njust text\n---\nText.",
     "cases/a.md:2: error: The front matter must be keys with values"),
    ("open front", b"---\ntitle: A\n\nText.",
     "cases/a.md:1: error: The front matter is not closed (add a line with ---)"),
    ("open fence", b"---\ntitle: A\n---\nText.\n\n```argdown\n[A]: b\n",
     "cases/a.md:6: error: A fenced block that is never closed (it runs to the end of the file)"),
    ("unknown key", b"---\ntitle: A\ndatte: 2019\n---\nText.",
     "cases/a.md:3: error: Unknown key “datte” (did you mean “date”?)"),
    ("unknown kind", b"---\nkind: cas\n---\nText.",
     "cases/a.md:2: error: Unknown kind “cas” (did you mean “case”?)"),
    ("missing target", b"---\nrelated: [god]\n---\nText.",
     "cases/a.md:2: error: Unknown document “god” (did you mean “good”?)"),
    ("missing link", b"---\ntitle: A\n---\n\nSee\n[[god]].",
     "cases/a.md:6: error: Unknown document “god” (did you mean “good”?)"),
    ("deep yaml", b"---\na: " + b"[" * 50_000 + b"\n---\n",
     "cases/a.md:2: error: The YAML is nested too deeply"),
    ("control", b"---\ntitle: A\nb: \x07\n---\n",
     "cases/a.md:3: error: This is not YAML: it has a character that YAML forbids"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "problem"), [case[1:] for case in BAD_FILES], ids=[case[0] for case in BAD_FILES]
)
def test_a_bad_file_is_told_on_its_line_and_nothing_else_suffers(
    write_library: WriteLibrary, content: bytes, problem: str
) -> None:
    library = load(write_library({"cases/a.md": content, **GOOD}))
    assert told(library) == [problem]
    assert library.document("good").title == "Good"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_lines_are_right_with_any_line_ends_and_a_byte_order_mark(
    write_library: WriteLibrary, end: bytes, mark: bytes
) -> None:
    lines = [b"---", b"title: A", b"titel: B", b"---", b"", b"# Head", b"", b"[[gone]]", b""]
    library = load(write_library({"a.md": mark + end.join(lines)}))
    assert [problem.place.line for problem in library.problems] == [3, 8]
    document = library.document("a")
    assert document.body == "\n# Head\n\n[[gone]]\n"
    assert [section.line for section in document.sections] == [5, 6]


def test_front_matter_that_cannot_be_read_leaves_the_text(write_library: WriteLibrary) -> None:
    document = load(write_library({"cases/a.md": "---\n: : :\n- x\n---\n# Kept\n"})).document("a")
    assert (document.kind, document.title) == (Kind.CASE, "Kept")


def test_a_huge_file_is_told_and_not_read(write_library: WriteLibrary) -> None:
    folder = write_library(GOOD)
    with (folder / "huge.md").open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    library = load(folder)
    assert told(library) == [
        "huge.md: error: The file is larger than 4 MB (Split it, or move it out of the library)"
    ]
    assert [document.id for document in library.documents] == ["good"]


def test_a_pipe_named_like_a_document_is_told_without_waiting(write_library: WriteLibrary) -> None:
    folder = write_library(GOOD)
    os.mkfifo(folder / "pipe.md")
    assert told(load(folder)) == ["pipe.md: error: This is not a regular file"]


def test_symbolic_links_out_and_in_circles_are_told(
    write_library: WriteLibrary, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("Secret.", encoding="utf-8")
    folder = write_library(GOOD)
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (folder / "pages" / "up").symlink_to("..")
    library = load(folder)
    assert told(library) == [
        "out.md: error: A symbolic link that leads out of the library (its target is not read)",
        "pages/up: error: A loop of symbolic links (its target is not read)",
    ]
    assert [document.id for document in library.documents] == ["good"]


def test_an_unreadable_folder_is_told(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_library({"locked/a.md": "x", **GOOD})
    scandir = os.scandir

    def refuse_one(path: Path) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse_one)
    library = load(folder)
    assert told(library) == ["locked: error: The folder cannot be read: Permission denied"]
    assert library.has("good")


def test_a_file_that_vanishes_while_loading_is_told(write_library: WriteLibrary) -> None:
    folder = write_library({"a.md": "x", "b.md": "x"})

    def vanish(done: int, total: int, label: str = "") -> None:
        if label == "b":
            (folder / "b.md").unlink()

    library = load(folder, vanish)
    assert told(library) == ["b.md: error: The file cannot be read: No such file or directory"]
    assert library.has("a")


def test_a_file_that_cannot_be_read_is_told_by_its_name_in_the_library(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_library({"cases/a.md": "x"})

    def refuse(path: Path, limit_bytes: int) -> bytes:
        raise ContentError("The file cannot be read: Permission denied.", Place(path))

    monkeypatch.setattr(files, "read_bytes_bounded", refuse)
    assert "cases/a.md: error: The file cannot be read: Permission denied" in told(load(folder))


def test_two_documents_of_one_id_are_both_there_and_told(write_library: WriteLibrary) -> None:
    library = load(
        write_library(
            {
                "cases/a.md": "---\ntitle: First\n---\n",
                "pages/a.md": "Second",
                "pages/a.markdown": "",
            }
        )
    )
    assert sorted(document.id for document in library.documents) == ["a", "pages/a", "pages/a-2"]
    assert library.document("pages/a-2").body == "Second"
    duplicates = [problem for problem in library.problems if problem.code == "duplicate-id"]
    assert [str(problem) for problem in duplicates] == [
        (
            "pages/a.markdown: error: The id “a” is taken by cases/a.md "
            "(this document is called “pages/a”; rename one of the files)"
        ),
        (
            "pages/a.md: error: The id “a” is taken by cases/a.md "
            "(this document is called “pages/a-2”; rename one of the files)"
        ),
    ]


def test_problems_are_in_the_order_of_files_and_lines(write_library: WriteLibrary) -> None:
    library = load(
        write_library(
            {
                "library.yaml": "titel: x\n",
                "b.md": "[[x]]\n[[y]]",
                "a.md": "---\nz: 1\n---\n[[x]]\n",
                "empty.md": "",
            }
        )
    )
    places = [(problem.place.path.as_posix(), problem.place.line) for problem in library.problems]
    assert places == [("a.md", 2), ("a.md", 4), ("b.md", 1), ("b.md", 2), ("empty.md", 0),
                      ("library.yaml", 1)]  # fmt: skip


def test_every_problem_has_a_code(write_library: WriteLibrary) -> None:
    contents = {f"cases/{number}.md": case[1] for number, case in enumerate(BAD_FILES)}
    library = load(write_library({**contents, "references.json": "{", "library.yaml": "x: y"}))
    assert len(library.problems) >= len(BAD_FILES)
    assert all(problem.code for problem in library.problems)
    assert not [p for p in library.problems if p.message.endswith(".") or p.hint.endswith(".")]


def test_a_plain_vault_opens_with_warnings_only(write_library: WriteLibrary) -> None:
    folder = write_library(
        {
            ".obsidian/workspace.md": "not a note",
            "Daily/2024-01-01.md": "---\ntags: [daily, '#todo']\ncssclass: wide\nmood: 5\n---\n"
            "- [ ] a task #tag\n\n> [!tip] Call-out\n> see [[Work/Note#Heading]]\n"
            "\n![[Pasted image.png]]\n",
            "Work/Note.md": "---\naliases: [My Alias]\nstatus: done\nrelated: '[[Other note|it]]'\n"
            "---\n# Heading\n\nA block ^block-1\n\n[[Other note]] [[Missing note]] %%comment%%\n",
            "Private/Note.md": "See [[my alias]], [[Work/Note#^block-1]], ![[Other note]].\n\n"
            "```dataview\nlist from [[x]]\n```\n",
            "Other note.md": "No heading, just [an email](mailto:a@b.c) and a@b.c and [@handle].\n",
            "Board.canvas": "{}",
        },
        is_library=False,
    )
    library = load(folder)
    assert {document.kind for document in library.documents} == {Kind.PAGE}
    assert [document.id for document in library.documents] == [
        "2024-01-01",
        "Work/Note",
        "Note",
        "Other note",
    ]
    assert {problem.severity for problem in library.problems} == {Severity.WARNING}
    assert told(library) == [
        (
            "Work/Note.md: warning: The id “Note” is taken by Private/Note.md "
            "(this document is called “Work/Note”; rename one of the files)"
        ),
        "Work/Note.md:10: warning: Unknown document “Missing note”",
    ]
    ends = {(link.source, str(link.relation), link.target) for link in library.links}
    assert ("Note", "mentions", "Work/Note") in ends
    assert ("Work/Note", "related", "Other note") in ends


def test_progress_counts_documents_by_name(write_library: WriteLibrary) -> None:
    heard: list[tuple[int, int, str]] = []
    load(
        write_library({"a.md": "x", "b.md": "x"}),
        lambda done, total, label="": heard.append((done, total, label)),
    )
    assert [step for step in heard if step[1]][:3] == [(0, 2, "a"), (1, 2, "b"), (2, 2, "")]
    assert all(0 <= done <= total or not total for done, total, _ in heard)


def test_loading_can_be_stopped_between_documents(write_library: WriteLibrary) -> None:
    read: list[str] = []

    def stop(done: int, total: int, label: str = "") -> None:
        if total:
            read.append(label)
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(write_library({"a.md": "x", "b.md": "x", "c.md": "x"}), stop)
    assert read == ["a", "b"]


def test_loading_works_on_a_thread(write_library: WriteLibrary) -> None:
    folder = write_library(GOOD)
    loaded: list[Library] = []
    thread = threading.Thread(target=lambda: loaded.append(load(folder)))
    thread.start()
    thread.join()
    assert loaded == [load(folder)]


def test_the_digest_changes_with_anything_that_is_read(write_library: WriteLibrary) -> None:
    folder = write_library({"a.md": "x", "references.json": "[]"})
    digests = [load(folder).digest]
    assert load(folder).digest == digests[0]
    (folder / "a.md").write_text("y", encoding="utf-8")
    digests.append(load(folder).digest)
    (folder / "references.json").write_text("[] ", encoding="utf-8")
    digests.append(load(folder).digest)
    (folder / "a.md").rename(folder / "b.md")
    digests.append(load(folder).digest)
    (folder / "ignored.txt").write_text("y", encoding="utf-8")
    assert len(set(digests)) == 4
    assert load(folder).digest == digests[-1]


def test_nothing_is_written_into_a_library(write_library: WriteLibrary) -> None:
    folder = write_library({"a.md": "[[b]]"})
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    load(folder)
    assert sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before


@settings(max_examples=150, deadline=None)
@given(FILES)
def test_any_bytes_in_a_library_give_problems_never_a_crash(contents: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in contents.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        library = load(folder)
    for problem in library.problems:
        str(problem).encode()
        content = contents.get(problem.place.path.as_posix(), b"")
        ends = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
        assert 0 <= problem.place.line <= ends + 1
    ids = [document.id for document in library.documents]
    assert len(set(ids)) == len(ids)
    for link in library.links:
        assert library.has(link.source)
        assert library.has(link.target)
