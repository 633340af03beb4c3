"""What the inspector says."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.address import Address
from explorer.desktop.inspector import groups
from explorer.desktop.inspector.clipping import MAX_ROWS
from explorer.desktop.rows import Group
from explorer.library.loading import load
from explorer.library.model import Library


@pytest.fixture
def library(small_folder: Path) -> Library:
    return load(small_folder)


def said(found: tuple[Group, ...], key: str) -> list[tuple[str, str]]:
    group = next(group for group in found if group.key == key)
    return [(row.text, row.detail) for row in group.rows]


def test_the_outline_leads_to_the_sections(library: Library) -> None:
    found = groups.outline(library.document("gpt-2"), library)
    assert said(found, "outline") == [
        ("What happened", ""), ("The argument", ""), ("What the rules say", ""),
    ]  # fmt: skip
    assert found[0].rows[1].address == Address.document("gpt-2", "the-argument")


def test_it_says_what_mentions_a_topic_and_which_other_cases_share_one(library: Library) -> None:
    assert said(groups.outline(library.document("malicious-use"), library), "mentioned") == [
        ("GPT-2: the staged release", ""), ("Llama and open weights", ""), ("AI Act", ""),
    ]  # fmt: skip
    connected = said(groups.outline(library.document("gpt-2"), library), "connected")
    assert [text for text, _ in connected] == ["Malicious use"]


def test_links_are_grouped_by_how_they_read(library: Library) -> None:
    found = groups.links(library.document("malicious-use"), library)
    assert [(group.title, group.detail) for group in found] == [
        ("Raised by", "2"), ("Addressed by", "1"),
    ]  # fmt: skip
    row = found[0].rows[0]
    assert (row.text, row.note) == ("GPT-2: the staged release", "not shown")
    assert row.address == Address.link("gpt-2", "raises", "malicious-use")


def test_what_is_only_related_comes_after_what_says_how(small_folder: Path) -> None:
    text = "---\ntitle: Bias\nkind: concern\nrelated: [llama, ai-act]\n---\nOn [[gpt-2]].\n"
    (small_folder / "topics" / "bias.md").write_text(text)
    case = "---\nconcerns: [bias]\nrelated: [gpt-2, bias]\nrisks: [malicious-use]\n---\nText.\n"
    (small_folder / "cases" / "third.md").write_text(case)
    library = load(small_folder)
    for name in ("third", "bias"):
        titles = [group.title for group in groups.links(library.document(name), library)]
        strong = [title for title in titles if title in ("Raises", "Raised by", "Shows")]
        assert strong
        assert titles[: len(strong)] == strong
        assert titles.index("Is related to") >= len(strong)


def test_a_link_says_its_bearing_and_who_says_so(library: Library) -> None:
    link = library.link("gpt-2", "raises", "malicious-use")
    found = groups.of_link(link, library)
    assert said(found, "link")[0] == ("GPT-2: the staged release raises Malicious use", "")
    assert said(found, "link")[1][0].startswith("Bearing: not shown. Declared by its author; ")
    assert [(row.text, row.note) for row in found[1].rows] == [("§ What happened", "Doe 2020")]


def test_sources_are_listed_once_in_the_order_of_citing(library: Library) -> None:
    assert said(groups.sources(library.document("gpt-2"), library), "sources") == [("Doe 2020", "")]


def test_sources_of_one_author_and_year_are_told_apart_by_their_titles(library: Library) -> None:
    rows = groups.sources(library.document("gpt-2"), library)[0].rows
    assert [(row.text, row.note) for row in rows] == [("Doe 2020", "On leaks")]


def test_a_source_shows_its_card_and_where_it_is_cited(library: Library) -> None:
    found = groups.of_source(library.sources["doe-2020"], library)
    assert said(found, "card") == [("Counted leaks in one year.", "")]
    assert said(found, "web") == [("https://example.org/leaks", "")]
    cited = [(row.text, row.note) for row in found[-1].rows]
    assert cited == [("GPT-2: the staged release", "What happened")]


def test_a_topic_with_a_thousand_links_shows_the_first_and_how_many_more(
    small_folder: Path,
) -> None:
    for number in range(230):
        path = small_folder / f"cases/case-{number:03}.md"
        path.write_text("---\nrisks: [malicious-use]\n---\nOn malicious use.\n")
    library = load(small_folder)
    found = groups.links(library.document("malicious-use"), library)
    raised = next(group for group in found if group.title == "Raised by")
    assert raised.detail == "232"
    assert len(raised.rows) == MAX_ROWS + 1
    assert raised.rows[-1].text == "32 more"
