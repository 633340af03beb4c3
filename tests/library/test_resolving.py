"""Whatever a document names and the library lacks is a problem on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.library.loading import load
from explorer.library.resolving import check_targets

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import WriteLibrary

REFERENCES = '[{"id": "cohen-2023", "type": "book", "title": "T"}]'


def told(folder: Path) -> list[str]:
    library = load(folder)
    is_strict = (folder / "library.yaml").exists()
    return [str(problem) for problem in check_targets(library, is_strict=is_strict)]


def test_a_library_whose_links_all_lead_somewhere_has_no_problem(
    write_library: WriteLibrary,
) -> None:
    folder = write_library(
        {
            "references.json": REFERENCES,
            "cases/a.md": "---\nrisks: [r]\nrelated: [b]\n"
            "events: [{date: 2019, what: x, source: cohen-2023}]\n---\n"
            "[[b#Head]], [[#Own]], ![[picture.png]] [@cohen-2023]\n\n# Own\n",
            "pages/b.md": "# Head\n\n![[board.canvas]] [[paper.pdf]]\n",
            "topics/r.md": "---\nkind: risk\n---\n",
            "debates/d.md": "---\njoins: [a, b]\n---\n",
            "debates/e.md": "---\njoins: all\n---\n",
            "tours/t.md": "---\ndebate: d\n---\n",
        }
    )
    assert told(folder) == []


def test_unknown_documents_are_told_with_line_and_nearest(write_library: WriteLibrary) -> None:
    folder = write_library(
        {
            "cases/a.md": "---\ntitle: A\nrisks:\n  - privacy\n  - misuze\n---\n\n[[gtp-2]]\n",
            "cases/gpt-2.md": "Text.",
            "topics/misuse.md": "---\nkind: risk\n---\n",
            "debates/d.md": "---\njoins: [a, nowhere]\n---\n",
            "tours/t.md": "---\ntitle: T\nminutes: 5\ndebate: e\n---\n",
        }
    )
    assert sorted(told(folder)) == [
        "cases/a.md:4: error: Unknown document “privacy”",
        "cases/a.md:5: error: Unknown document “misuze” (did you mean “misuse”?)",
        "cases/a.md:8: error: Unknown document “gtp-2” (did you mean “gpt-2”?)",
        "debates/d.md:2: error: Unknown document “nowhere”",
        "tours/t.md:4: error: Unknown document “e”",
    ]


def test_a_document_of_the_wrong_kind_is_told_and_makes_no_such_link(
    write_library: WriteLibrary,
) -> None:
    folder = write_library(
        {
            "cases/a.md": "---\nrisks: [good]\n---\n[[good]]",
            "topics/good.md": "---\nkind: reward\n---\n",
        }
    )
    assert told(folder) == [
        "cases/a.md:2: error: “good” is a reward and cannot stand under “risks”"
    ]
    (link,) = load(folder).links
    assert (link.relation, link.target) == ("mentions", "good")


def test_a_document_that_names_itself_is_told(write_library: WriteLibrary) -> None:
    folder = write_library({"cases/a.md": "---\ntitle: A\nrelated: [a]\n---\n"})
    assert told(folder) == ["cases/a.md:3: error: “related” names the document itself"]


def test_an_unknown_heading_is_a_warning_with_the_nearest(write_library: WriteLibrary) -> None:
    folder = write_library({"a.md": "[[b#What hapened]]\n\n[[#Gone]]", "b.md": "# What happened\n"})
    assert told(folder) == [
        "a.md:1: warning: “b” has no heading “What hapened” (did you mean “What happened”?)",
        "a.md:3: warning: “a” has no heading “Gone”",
    ]


def test_unknown_sources_are_told_where_they_are_cited(write_library: WriteLibrary) -> None:
    folder = write_library(
        {
            "references.json": REFERENCES,
            "cases/a.md": "---\nevents:\n  - {date: 2019, what: x, source: cohen-2032}\n---\n"
            "Text [@cohen-2023; @other].\n",
        }
    )
    assert told(folder) == [
        "cases/a.md:5: error: Unknown source “other”",
        "cases/a.md:3: error: Unknown source “cohen-2032” (did you mean “cohen-2023”?)",
    ]


def test_without_references_a_library_is_told_and_a_vault_is_left_alone(
    write_library: WriteLibrary,
) -> None:
    files = {"a.md": "Text [@cohen-2023]."}
    assert told(write_library(files)) == [
        "a.md:1: error: Unknown source “cohen-2023” (this library has no references.json)"
    ]
    assert told(write_library(files, is_library=False)) == []


def test_in_a_vault_a_link_to_a_note_yet_unwritten_is_a_warning(
    write_library: WriteLibrary,
) -> None:
    folder = write_library({"a.md": "[[yet unwritten]]"}, is_library=False)
    assert told(folder) == ["a.md:1: warning: Unknown document “yet unwritten”"]


def test_a_name_of_a_million_letters_is_told_in_brief(write_library: WriteLibrary) -> None:
    (problem,) = told(write_library({"a.md": f"[[{'x' * 1_000_000}]]"}))
    assert len(problem) < 500
