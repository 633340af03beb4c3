"""What stands above a document's text."""

from __future__ import annotations

from pathlib import Path

from explorer.desktop.reader.title_block import said_of_faults, title_block
from explorer.errors import Place, Problem, Severity
from explorer.library.kinds import Kind
from explorer.library.loading import load


def test_facts_say_kind_time_actors_and_release(small_folder: Path) -> None:
    library = load(small_folder)
    block = title_block(library.document("gpt-2"), library)
    assert block.facts == (
        "Case", "14 February – 5 November 2019", "OpenAI",
        "Release: gradual, staged → downloadable",
    )  # fmt: skip


def test_a_regulation_says_its_status_and_when_it_was_checked(small_folder: Path) -> None:
    library = load(small_folder)
    block = title_block(library.document("ai-act"), library)
    assert block.facts == ("Regulation", "In force", "As of November 2026")


def test_chips_stand_in_the_order_of_kinds_and_say_the_bearing(small_folder: Path) -> None:
    library = load(small_folder)
    chips = title_block(library.document("gpt-2"), library).chips
    assert [(chip.kind, chip.text, chip.note) for chip in chips] == [
        (Kind.RISK, "Malicious use", "not shown"),
        (Kind.REWARD, "Transparency", "from openness"),
        (Kind.REGULATION, "AI Act", "would apply"),
    ]
    assert chips[0].tip.startswith("GPT-2: the staged release raises Malicious use (not shown)")


def test_many_actors_are_counted_not_listed(small_folder: Path) -> None:
    names = ", ".join(f"Institute number {n}" for n in range(7))
    (small_folder / "cases/crowd.md").write_text(f"---\nactors: [{names}]\n---\nText.\n")
    library = load(small_folder)
    facts = title_block(library.document("crowd"), library).facts
    assert facts[1].startswith("Institute number 0 and 6 other")


def problem(path: str, severity: Severity, message: str, line: int = 0) -> Problem:
    return Problem(severity, Place(Path(path), line), message)


def test_what_hides_content_of_a_file_is_said_with_its_line(small_folder: Path) -> None:
    document = load(small_folder).document("llama")
    found = (
        problem("cases/gpt-2.md", Severity.ERROR, "Not here"),
        problem("cases/llama.md", Severity.WARNING, "This is stale"),
        problem("cases/llama.md", Severity.ERROR, "“<b>” is no date", 3),
    )
    said = said_of_faults(document, found)
    assert "line 3: “&lt;b&gt;” is no date." in said
    assert "2 problem" in said
    assert said_of_faults(document, found[:2]) == ""
