"""Front matter becomes typed values; what is wrong with it says on which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.library.dates import PartialDate
from explorer.library.front_matter import (
    COMPONENT_STATES,
    COMPONENTS,
    INSTRUMENTS,
    KEYS,
    LINK_KEYS,
    RELEASES,
    STATUSES,
    FrontReader,
)
from explorer.library.kinds import Application, Bearing, Kind, Relation
from explorer.library.model import DeclaredLink, Event, FrontMatter
from explorer.yaml_text import Mapping, read

PATH = Path("cases/a.md")


def reader(text: str, *, is_strict: bool = True) -> FrontReader:
    values = read(text, PATH, 2)
    assert isinstance(values, Mapping)
    return FrontReader(values, PATH, is_strict=is_strict)


def said(text: str, kind: Kind = Kind.CASE) -> FrontMatter:
    found = reader(text)
    front = found.read(kind)
    assert found.problems == []
    return front


def told(text: str, kind: Kind = Kind.CASE, *, is_strict: bool = True) -> list[str]:
    found = reader(text, is_strict=is_strict)
    found.read(kind)
    return [str(problem).removeprefix("cases/a.md:") for problem in found.problems]


def test_nothing_said_is_nothing_known() -> None:
    assert said("") == FrontMatter()


def test_a_case_says_everything_about_itself() -> None:
    front = said(
        """title: GPT-2: staged release
summary: A lab held its model back.
""".replace("GPT-2: s", "GPT-2 s")
        + """aliases: [GPT2, The Model]
tags: ['#safety', staged]
date: 2019-02-14
until: 2019-11
as-of: 2025
events:
  - {date: 2019-02-14, what: Announced, source: a}
  - date: 2019-11
    what: Released
    source: ['@a', b]
actors: OpenAI
affected: [everyone]
places: [United States]
release: [gradual-staged, fully-open]
components: {weights: open, data: closed}
risks: {malicious-use: not-shown}
concerns: [misinformation]
rewards: innovation
regulations: {eu-ai-act: would-apply}
safeguards: [staging]
related: gpt-4
"""
    )
    assert front == FrontMatter(
        title="GPT-2 staged release",
        summary="A lab held its model back.",
        aliases=("GPT2", "The Model"),
        tags=("safety", "staged"),
        date=PartialDate(2019, 2, 14),
        until=PartialDate(2019, 11),
        as_of=PartialDate(2025),
        events=(
            Event(PartialDate(2019, 2, 14), "Announced", ("a",), 10),
            Event(PartialDate(2019, 11), "Released", ("a", "b"), 11),
        ),
        actors=("OpenAI",),
        affected=("everyone",),
        places=("United States",),
        release=("gradual-staged", "fully-open"),
        components=(("weights", "open"), ("data", "closed")),
        declared=(
            DeclaredLink(Relation.RAISES, "malicious-use", "risks", 19, Bearing.NOT_SHOWN),
            DeclaredLink(Relation.RAISES, "misinformation", "concerns", 20),
            DeclaredLink(Relation.SHOWS, "innovation", "rewards", 21),
            DeclaredLink(
                Relation.REGULATED_BY,
                "eu-ai-act",
                "regulations",
                22,
                application=Application.WOULD_APPLY,
            ),
            DeclaredLink(Relation.USED, "staging", "safeguards", 23),
            DeclaredLink(Relation.RELATED, "gpt-4", "related", 24),
        ),
    )


def test_a_regulation_says_what_it_is_and_whom_it_binds() -> None:
    front = said(
        "jurisdiction: European Union\ninstrument: statute\nstatus: partly-in-force\n"
        "addresses: [malicious-use]\nprotects: [innovation]\nlimits: innovation\n",
        Kind.REGULATION,
    )
    assert (front.jurisdiction, front.instrument, front.status) == (
        "European Union",
        "statute",
        "partly-in-force",
    )
    assert [link.relation for link in front.declared] == [
        Relation.ADDRESSES,
        Relation.PROTECTS,
        Relation.LIMITS,
    ]


def test_debates_tours_topics_and_safeguards_have_keys_of_their_own() -> None:
    debate = said("question: Should it?\nmain: Release\njoins: [a, b]\n", Kind.DEBATE)
    assert (debate.question, debate.main, debate.joins) == ("Should it?", "Release", ("a", "b"))
    tour = said("debate: d\nminutes: 25\n", Kind.TOUR)
    assert (tour.debate, tour.minutes) == ("d", 25)
    assert said("maps-to: ['mit:4.3', 'ofm:x']", Kind.RISK).maps_to == ("mit:4.3", "ofm:x")
    (link,) = said("mitigates: malicious-use", Kind.SAFEGUARD).declared
    assert link.relation is Relation.MITIGATES


def test_a_link_may_be_written_as_a_wiki_link() -> None:
    links = said("related: ['[[gpt-4]]', \"[[folder/llama|Llama]]\"]").declared
    assert [link.target for link in links] == ["gpt-4", "folder/llama"]


def test_a_single_bearing_stands_for_its_word() -> None:
    (link,) = said("risks: {a: }").declared
    assert link.bearing is Bearing.UNSTATED


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_what_front_matter_says(kind: Kind) -> None:
    assert reader(f"kind: {kind}").kind(Kind.PAGE) is kind


def test_a_kind_not_said_is_that_of_the_folder() -> None:
    assert reader("title: A").kind(Kind.CASE) is Kind.CASE


def test_in_topics_the_kind_must_be_said() -> None:
    found = reader("title: A")
    assert found.kind(None) is Kind.PAGE
    assert found.problems[0].code == "missing-kind"


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    found = reader("title: A\nkind: reword")
    assert found.kind(Kind.CASE) is Kind.CASE
    assert str(found.problems[0]) == (
        "cases/a.md:3: error: Unknown kind “reword” (did you mean “reward”?)"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titel: A", "2: error: Unknown key “titel” (did you mean “title”?)"),
        ("xyzzy: A", "2: error: Unknown key “xyzzy”"),
        ("a:\n  b: c\n" * 0 + "title: A\ntitle: B", "3: error: The key “title” stands here twice"),
        ("mitigates: x", "2: warning: The key “mitigates” means nothing in a case"),
        ("title: [A]", "2: error: “title” must be a single text, not a list or mapping"),
        ("aliases: {a: b}", "2: error: “aliases” must be a list"),
        ("tags:\n  - a\n  - b: c", ("4: error: An entry of “tags” must be a text "
         "(put quotes around a text that contains “: ”)")),
        ("release: opne", ("2: error: Unknown release “opne” (it is one of fully-closed, "
         "gradual-staged, hosted, cloud-api, downloadable, fully-open)")),
        ("release:\n  - hosted\n  - fuly-open", ("4: error: Unknown release “fuly-open” "
         "(did you mean “fully-open”?)")),
        ("date: yesterday", "2: error: “yesterday” is no date (write 2019-02-14, 2019-02 or 2019)"),
        ("date: 2019-02-30", ("2: error: “2019-02-30” is no date "
         "(write 2019-02-14, 2019-02 or 2019)")),
        ("events: 2019", "2: error: “events” must be a list of {date, what, source}"),
        ("events:\n  - 2019", "3: error: An event must have a date and a what"),
        ("events:\n  - {date: 2019}", "3: error: An event must have a date and a what"),
        ("events:\n  - {date: x, what: y}", ("3: error: “x” is no date "
         "(write 2019-02-14, 2019-02 or 2019)")),
        ("events:\n  - date: 2019\n    what: x\n    sorce: y",
         "5: error: Unknown key “sorce” of an event (did you mean “source”?)"),
        ("components: open", "2: error: “components” must say for each component how open it is"),
        ("components:\n  wieghts: open",
         "3: error: Unknown component “wieghts” (did you mean “weights”?)"),
        ("components:\n  weights: opened", ("3: error: Unknown state of a component “opened” "
         "(did you mean “open”?)")),
        ("components:\n  weights: [open]",
         "3: error: “weights” must be one of open, partial, closed, unknown"),
        ("risks:\n  a: not-shwon", ("3: error: Unknown bearing “not-shwon” "
         "(did you mean “not-shown”?)")),
        ("risks:\n  a: [b]", "3: error: What is said of “a” must be a single word"),
        ("regulations:\n  a: aplied", ("3: error: Unknown application “aplied” "
         "(did you mean “applied”?)")),
        ("safeguards:\n  a: b", "3: error: “safeguards” must be a list of ids"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text: str, problem: str) -> None:
    assert told(text) == [problem]


@pytest.mark.parametrize("minutes", ["ten", "2.5", "-5", "²", "9" * 5000])
def test_minutes_that_are_no_number_are_told(minutes: str) -> None:
    found = reader(f"minutes: {minutes}")
    assert found.read(Kind.TOUR).minutes is None
    assert "is no number of minutes" in found.problems[0].message
    assert len(found.problems[0].message) < 400


def test_a_value_that_is_wrong_leaves_the_others() -> None:
    found = reader("title: A\ndate: never\nrelease: hosted\n")
    front = found.read(Kind.CASE)
    assert (front.title, front.date, front.release) == ("A", None, ("hosted",))


def test_an_event_without_a_source_has_none() -> None:
    (event,) = said("events:\n  - {date: 2019, what: x, source: }").events
    assert event.sources == ()


def test_a_key_that_means_nothing_in_a_kind_declares_no_link() -> None:
    found = reader("risks: [a]\nrelated: [b]")
    assert [link.key for link in found.read(Kind.PAGE).declared] == ["related"]


def test_a_plain_vault_may_have_keys_and_values_of_its_own() -> None:
    text = "cssclass: wide\nstatus: done\nkind: meeting\ndate: '[[2024-01-01]]'\nmood: [a, {b: c}]"
    found = reader(text, is_strict=False)
    assert found.kind(Kind.PAGE) is Kind.PAGE
    assert told(text, Kind.PAGE, is_strict=False) == []


def test_in_a_plain_vault_a_key_in_other_letters_is_hinted_at() -> None:
    assert told("Title: A", Kind.PAGE, is_strict=False) == [
        "2: warning: Unknown key “Title” (did you mean “title”?)"
    ]


def test_in_a_plain_vault_nothing_is_worse_than_a_warning() -> None:
    for text in ("title: [a]", "title: a\ntitle: b", "tags: {a: b}", "related: {a: b}"):
        found = told(text, Kind.PAGE, is_strict=False)
        assert found
        assert all(": warning: " in problem for problem in found)


def test_every_link_key_is_a_key() -> None:
    assert set(LINK_KEYS) <= set(KEYS)


@pytest.mark.parametrize(
    ("key", "words", "kind"),
    [
        ("release", RELEASES, Kind.CASE),
        ("instrument", INSTRUMENTS, Kind.REGULATION),
        ("status", STATUSES, Kind.REGULATION),
    ],
)
def test_every_word_of_a_list_of_words_is_read(
    key: str, words: tuple[str, ...], kind: Kind
) -> None:
    for word in words:
        front = said(f"{key}: {word}", kind)
        assert word in (*front.release, front.instrument, front.status)


def test_every_component_may_have_every_state() -> None:
    for component in COMPONENTS:
        for state in COMPONENT_STATES:
            assert said(f"components: {{{component}: {state}}}").components == ((component, state),)
