"""What `check` reports beyond what loading finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.argument.argued import argue
from explorer.checks.gathering import problems_of
from explorer.files import bundled
from explorer.library.loading import load

TODAY = dt.date(2026, 11, 21)
Written = Callable[..., Path]

TOPIC = "---\nkind: risk\ntitle: Malicious use\n---\n## Definition\n\nHarm.\n"


def said(folder: Path, today: dt.date = TODAY) -> list[str]:
    return [str(problem) for problem in problems_of(argue(load(folder)), today)]


def test_a_link_that_nothing_speaks_of_is_named_with_its_line(write_library: Written) -> None:
    folder = write_library(
        {
            "cases/a.md": "---\ntitle: A\nrisks:\n  malicious-use: not-shown\n---\nSilence.\n",
            "topics/malicious-use.md": TOPIC,
        }
    )
    (problem,) = said(folder)
    assert problem.startswith("cases/a.md:4: warning: “Malicious use” is declared here but nothing")
    assert problem.endswith("(mention it, or link to [[malicious-use]])")


@pytest.mark.parametrize("text", ["See [[malicious-use]].", "On malicious\nuse.", "MALICIOUS USE!"])
def test_a_link_that_the_text_speaks_of_is_no_problem(write_library: Written, text: str) -> None:
    case = f"---\ntitle: A\nrisks: [malicious-use]\n---\n{text}\n"
    folder = write_library({"cases/a.md": case, "topics/malicious-use.md": TOPIC})
    assert said(folder) == []


def test_a_status_checked_over_a_year_ago_is_stale(write_library: Written) -> None:
    folder = write_library(
        {"regulations/act.md": "---\ntitle: Act\nas-of: 2026-11-21\n---\nText.\n"}
    )
    assert said(folder) == []
    assert said(folder, dt.date(2027, 11, 22)) == []
    (problem,) = said(folder, dt.date(2027, 11, 23))
    assert problem.startswith("regulations/act.md:1: warning: The statuses here were last checked")
    assert "21 November 2026" in problem


def test_a_year_alone_is_stale_twelve_months_after_its_end(write_library: Written) -> None:
    folder = write_library({"regulations/act.md": "---\ntitle: Act\nas-of: 2025\n---\nText.\n"})
    assert said(folder, dt.date(2026, 12, 31)) == []
    assert len(said(folder, dt.date(2027, 1, 3))) == 1


def test_a_regulation_must_say_when_it_was_checked(write_library: Written) -> None:
    folder = write_library({"regulations/act.md": "---\ntitle: Act\n---\nText.\n"})
    assert "does not say when its status was checked" in said(folder)[0]


FIGURES = {
    "In 2019 it came out.": "2019",
    "It cost 50,000 dollars.": "50,000 dollars",
    "A share of 7.5% was seen.": "7.5%",
    "They paid $200 then.": "$200",
}


@pytest.mark.parametrize(("sentence", "figure"), FIGURES.items())
def test_a_figure_without_a_source_is_named(
    write_library: Written, sentence: str, figure: str
) -> None:
    folder = write_library(
        {
            "library.yaml": "title: Mine\nchecks: [uncited-figures]\n",
            "cases/a.md": f"---\ntitle: A\n---\n## What\n\nQuiet.\n\n{sentence}\n",
        }
    )
    found = said(folder)
    assert len(found) == 1
    assert found[0].startswith(f"cases/a.md:8: warning: This paragraph states “{figure}”")


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 it came out [@doe].",
        "Statuses as of November 2026, last checked 2026-11-21.",
        "See [[case-2019]] and `2019`.",
        "## Questions for discussion\n\nWould 2019 have been better?",
        "```argdown\n[A]: In 2019. {source: doe}\n```",
        "Version 2 and three parts.",
    ],
)
def test_what_needs_no_source_is_left_alone(write_library: Written, text: str) -> None:
    references = '[{"id": "doe", "type": "book", "title": "T"}]'
    folder = write_library(
        {
            "library.yaml": "title: Mine\nchecks: [uncited-figures]\n",
            "references.json": references,
            "cases/a.md": f"---\ntitle: A\n---\n{text}\n",
            "cases/case-2019.md": "---\ntitle: B\n---\nText.\n",
        }
    )
    assert said(folder) == []


def test_a_source_that_nothing_cites_is_named(write_library: Written) -> None:
    folder = write_library(
        {
            "library.yaml": "title: Mine\nchecks: [unused-sources]\n",
            "references.json": '[\n{"id": "used", "type": "book", "title": "A"},\n'
            '{"id": "claimed", "type": "book", "title": "B"},\n'
            '{"id": "event", "type": "book", "title": "C"},\n'
            '{"id": "idle", "type": "book", "title": "D"}]',
            "cases/a.md": "---\nevents: [{date: 2019, what: It came, source: event}]\n---\n"
            "So [@used].\n\n```argdown\n[A]: b. {source: claimed}\n```\n",
        }
    )
    assert said(folder) == [
        "references.json:5: warning: Nothing cites the source “idle” (cite it or remove it)"
    ]


def test_an_unknown_check_is_named_with_a_guess(write_library: Written) -> None:
    folder = write_library(
        {"library.yaml": "title: Mine\nchecks: [unused-source]\n", "a.md": "Text.\n"}
    )
    assert said(folder) == [
        "library.yaml: error: Unknown check “unused-source” (did you mean “unused-sources”?)"
    ]


def test_a_plain_folder_is_not_held_to_a_librarys_rules(write_library: Written) -> None:
    files = {"cases/a.md": "---\nrisks: [b]\n---\nText.\n", "b.md": "---\nkind: risk\n---\nHarm.\n"}
    folder = write_library(files, is_library=False)
    assert said(folder) == []


def test_problems_come_by_file_and_line(write_library: Written) -> None:
    folder = write_library(
        {
            "b.md": "---\nfoo: 1\nbar: 2\n---\n[[nowhere]]\n",
            "a.md": "---\nzoo: 1\n---\nText.\n",
        }
    )
    places = [(p.place.path.name, p.place.line) for p in problems_of(argue(load(folder)), TODAY)]
    assert places == sorted(places)
    assert len(places) == 4


def test_the_bundled_library_has_no_problem() -> None:
    assert said(bundled("content")) == []


def test_no_two_bundled_sources_are_one_work() -> None:
    library = load(bundled("content"))
    seen: dict[str, str] = {}
    for key, source in library.sources.items():
        names = [source.doi.casefold(), source.url.casefold().split("://")[-1].rstrip("/")]
        for name in filter(None, names):
            assert name not in seen, f"{key} and {seen.get(name)} are one work"
            seen[name] = key
