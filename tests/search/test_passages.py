"""What of a library is indexed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.library.loading import load
from explorer.search.passages import about, fingerprint, passages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.library.model import Library


def test_the_lead_holds_what_stands_above_the_text(small: Library) -> None:
    lead, *others = passages(small, small.document("gpt-2"))
    assert lead.anchor == ""
    assert lead.above == (
        "GPT-2 staged release",
        "A lab held its model back for months.",
        "GPT2",
        "the too dangerous model",
    )
    assert lead.text == "The lab announced GPT-2 in February 2019."
    assert [passage.heading for passage in others] == ["What happened", "Evidence afterwards"]
    assert all(passage.above == () for passage in others)


def test_an_empty_lead_before_a_heading_is_a_passage_for_the_documents_names(
    small: Library,
) -> None:
    lead = next(passages(small, small.document("llama")))
    assert (lead.anchor, lead.text) == ("", "")
    assert lead.above == ("Llama and open weights", "LLaMA")


def test_a_heading_that_is_the_title_stands_for_the_lead(small: Library) -> None:
    first, second = passages(small, small.document("eu-ai-act"))
    assert (first.anchor, first.heading, first.above) == ("eu-ai-act", "EU AI Act", ())
    assert second.trail == ("EU AI Act",)


def test_an_empty_file_has_one_passage(
    tmp_path: Path, write: Callable[[Path, dict[str, str]], None]
) -> None:
    write(tmp_path, {"nothing.md": ""})
    library = load(tmp_path)
    (lead,) = passages(library, library.documents[0])
    assert lead.above == ("nothing",)


def test_a_passage_is_marked_with_what_it_cites_and_has(small: Library) -> None:
    marks = {p.heading: set(p.marks) for p in passages(small, small.document("llama"))}
    assert marks["The leak"] == {
        ("source", "cohen-2023"),
        ("type", "article-newspaper"),
        ("has", "sources"),
        ("has", "links"),
    }
    assert marks["Model sizes"] == {("has", "claims")}
    assert marks["Licence terms"] == set()


def test_a_wiki_link_reads_as_its_target_is_called(small: Library) -> None:
    leak = next(p for p in passages(small, small.document("llama")) if p.heading == "The leak")
    assert "See GPT-2 staged release for comparison." in leak.text


def test_a_document_is_known_by_its_fields_and_days(small: Library) -> None:
    known = about(small, small.document("gpt-2"))
    assert (known.kind, known.title, known.path) == (
        "case",
        "GPT-2 staged release",
        "cases/gpt-2.md",
    )
    assert known.fields["actor"] == ("OpenAI",)
    assert known.fields["topic"] == ("malicious-use", "innovation")
    assert known.fields["bearing"] == ("not-shown", "from-openness")
    assert known.fields["regulation"] == ("eu-ai-act",)
    assert (known.first_day, known.last_day) == ("2019-02-14", "2019-11-05")
    assert known.years == ("2019",)
    assert set(known.links) == {"malicious-use", "innovation", "eu-ai-act"}


def test_a_year_alone_reaches_from_its_first_day_to_its_last(small: Library) -> None:
    known = about(small, small.document("gpt-4"))
    assert (known.first_day, known.last_day) == ("2023-01-01", "2023-12-31")
    assert about(small, small.document("llama")).years == ("2023", "2024")
    assert about(small, small.document("about")).years == ()


def test_a_documents_fingerprint_changes_with_what_its_passages_show(
    folder: Path, library: Library, write: Callable[[Path, dict[str, str]], None]
) -> None:
    def prints(of: Library) -> dict[str, str]:
        return {document.id: fingerprint(of, document) for document in of.documents}

    before = prints(library)
    assert prints(load(folder)) == before
    text = (folder / "cases/gpt-2.md").read_text("utf-8")
    write(folder, {"cases/gpt-2.md": text.replace("GPT-2 staged release", "Another title")})
    after = prints(load(folder))
    changed = {document_id for document_id in before if before[document_id] != after[document_id]}
    assert changed == {"gpt-2", "llama"}  # itself, and the one that shows its title
