"""The files beside the documents: each may be missing, and each may be bad."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explorer.library.model import LibraryInfo, Scheme
from explorer.library.side_files import MAX_SIDE_FILE_BYTES, read_side_files

if TYPE_CHECKING:
    from explorer.library.side_files import SideFiles
    from tests.conftest import WriteLibrary


def told(side: SideFiles) -> list[str]:
    return [str(problem) for problem in side.problems]


def test_a_plain_folder_is_called_by_its_name(write_library: WriteLibrary) -> None:
    folder = write_library({}, is_library=False)
    side = read_side_files(folder)
    assert side.info == LibraryInfo(id=folder.name, title=folder.name)
    assert not side.is_library
    assert (dict(side.sources), dict(side.schemes), side.problems, side.digests) == ({}, {}, (), ())


def test_library_yaml_says_what_the_library_is(write_library: WriteLibrary) -> None:
    folder = write_library(
        {
            "library.yaml": "id: openness\ntitle: Openness\ndescription: Cases\nlanguage: en\n"
            "licence: CC-BY-4.0\nversion: 2026.10\nchecks: [balance, staleness]\n"
        }
    )
    side = read_side_files(folder)
    assert side.is_library
    assert side.info == LibraryInfo(
        "openness", "Openness", "Cases", "en", "CC-BY-4.0", "2026.10", ("balance", "staleness")
    )
    assert [name for name, _ in side.digests] == ["library.yaml"]


def test_a_single_check_stands_for_a_list(write_library: WriteLibrary) -> None:
    assert read_side_files(write_library({"library.yaml": "checks: balance"})).info.checks == (
        "balance",
    )


def test_an_empty_library_yaml_makes_a_library_with_the_folders_name(
    write_library: WriteLibrary,
) -> None:
    folder = write_library({"library.yaml": ""})
    side = read_side_files(folder)
    assert side.is_library
    assert side.info.title == folder.name


def test_an_unknown_key_is_told_with_its_line(write_library: WriteLibrary) -> None:
    side = read_side_files(write_library({"library.yaml": "id: a\n\ntitel: b\nlanguage: [en]\n"}))
    assert told(side) == [
        "library.yaml:3: error: Unknown key “titel” (did you mean “title”?)",
        "library.yaml:4: error: “language” must be a single text",
    ]


def test_checks_that_are_no_list_are_told(write_library: WriteLibrary) -> None:
    side = read_side_files(write_library({"library.yaml": "checks: {balance: yes}\n"}))
    assert told(side) == ["library.yaml:1: error: “checks” must be a list"]


def test_bad_yaml_is_told_with_its_line_and_a_hint(write_library: WriteLibrary) -> None:
    side = read_side_files(write_library({"library.yaml": "id: a\ntitle: Llama: a case\n"}))
    assert side.is_library
    (problem,) = side.problems
    assert problem.place.line == 2
    assert "quotes" in problem.hint


@pytest.mark.parametrize("text", ["just text", "- a\n- list"])
def test_a_library_yaml_without_keys_is_told(write_library: WriteLibrary, text: str) -> None:
    side = read_side_files(write_library({"library.yaml": text}))
    assert told(side) == ["library.yaml:1: error: This file must be keys with values"]


def test_schemes_are_read_by_prefix(write_library: WriteLibrary) -> None:
    side = read_side_files(
        write_library(
            {
                "vocabulary.yaml": "mit:\n  title: MIT AI Risk Repository\n  url: https://x.org\n"
                "  licence: CC-BY-4.0\n  attribution: Slattery et al.\nofm: {title: Open FM}\n"
            }
        )
    )
    assert dict(side.schemes) == {
        "mit": Scheme(
            "mit",
            "MIT AI Risk Repository",
            "https://x.org",
            "CC-BY-4.0",
            "Slattery et al.",
        ),
        "ofm": Scheme("ofm", "Open FM"),
    }
    assert side.problems == ()


def test_what_is_wrong_with_a_scheme_is_told(write_library: WriteLibrary) -> None:
    side = read_side_files(
        write_library({"vocabulary.yaml": "a: text\nb:\n  url: https://x\n  titel: c\n"})
    )
    assert told(side) == [
        "vocabulary.yaml:1: error: “a” must have a title",
        "vocabulary.yaml:4: error: Unknown key “titel” (did you mean “title”?)",
        "vocabulary.yaml:2: error: “b” has no title",
    ]
    assert side.schemes["b"].title == "b"


def test_references_are_read_and_their_problems_told(write_library: WriteLibrary) -> None:
    side = read_side_files(write_library({"references.json": '[{"id": "a"}, {}]'}))
    assert list(side.sources) == ["a"]
    assert len(side.problems) == 3


@pytest.mark.parametrize("name", ["library.yaml", "references.json", "vocabulary.yaml"])
@pytest.mark.parametrize("content", [b"\xff\xfe", b"a\0b", b"\xef\xbb\xbfa:\r\n  b: \xff"])
def test_any_side_file_that_is_no_text_is_told(
    write_library: WriteLibrary, name: str, content: bytes
) -> None:
    side = read_side_files(write_library({name: content}))
    assert [problem.place.path for problem in side.problems] == [Path(name)]


@pytest.mark.parametrize("name", ["library.yaml", "references.json", "vocabulary.yaml"])
def test_a_folder_in_place_of_a_side_file_is_told(write_library: WriteLibrary, name: str) -> None:
    folder = write_library({}, is_library=False)
    (folder / name).mkdir()
    assert "not a regular file" in told(read_side_files(folder))[0]


def test_a_side_file_may_have_a_byte_order_mark_and_any_line_ends(
    write_library: WriteLibrary,
) -> None:
    side = read_side_files(write_library({"library.yaml": b"\xef\xbb\xbfid: a\r\ntitle: b\rx: c"}))
    assert side.info.title == "b"
    assert told(side)[0].startswith("library.yaml:3: error: Unknown key “x”")


def test_a_side_file_that_leads_out_of_the_library_is_not_read(
    write_library: WriteLibrary, tmp_path: Path
) -> None:
    (tmp_path / "secret.json").write_text('[{"id": "secret"}]', encoding="utf-8")
    folder = write_library({})
    (folder / "references.json").symlink_to(tmp_path / "secret.json")
    side = read_side_files(folder)
    assert not side.sources
    assert "leads out of the library" in told(side)[0]


def test_a_side_file_that_leads_to_itself_is_told(write_library: WriteLibrary) -> None:
    folder = write_library({}, is_library=False)
    (folder / "library.yaml").symlink_to("library.yaml")
    assert "library.yaml: error:" in told(read_side_files(folder))[0]


def test_a_side_file_that_may_not_be_looked_at_is_told(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_library({"references.json": "[]"})

    def refuse(self: Path, **options: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    side = read_side_files(folder)
    assert any("Permission denied" in text for text in told(side))


def test_a_huge_side_file_is_told_and_not_read(write_library: WriteLibrary) -> None:
    folder = write_library({})
    with (folder / "references.json").open("wb") as file:
        file.truncate(MAX_SIDE_FILE_BYTES + 1)
    assert "larger than 32 MB" in told(read_side_files(folder))[0]
