"""Links carry the passages that speak of their target, and the sources cited there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.address import Address
from explorer.library.evidence import Prose
from explorer.library.kinds import Bearing, Origin, Relation
from explorer.library.loading import load
from explorer.library.splitting import split_body
from explorer.progress import Cancelled

if TYPE_CHECKING:
    from explorer.library.model import Library, Link
    from tests.conftest import WriteLibrary

REFERENCES = (
    '[{"id": "k", "type": "book", "title": "K"}, {"id": "m", "type": "book", "title": "M"}]'
)
MISUSE = "---\ntitle: Malicious use\nkind: risk\naliases: [abuse]\n---\n"


def case(body: str, front: str = "risks: {misuse: from-openness}") -> dict[str, str | bytes]:
    return {
        "references.json": REFERENCES,
        "cases/gpt-2.md": f"---\ntitle: GPT-2\n{front}\n---\n{body}",
        "topics/misuse.md": MISUSE,
    }


def only(library: Library) -> Link:
    (link,) = library.links
    return link


def anchors(link: Link) -> list[str]:
    return [evidence.address.anchor for evidence in link.evidence]


def named(body: str, *names: str) -> list[int]:
    return sorted(Prose.of(split_body(body, 1)).sections_naming(names))


def test_a_declared_link_has_its_passages_with_the_sources_cited_there(
    write_library: WriteLibrary,
) -> None:
    link = only(
        load(
            write_library(
                case(
                    "Intro of malicious use.\n\n## Fears\n\nMany feared **Malicious Use** [@k; @m] "
                    "and again [@k].\n\n## Nothing\n\nHere [@m].\n\n## Later\n\n[[misuse]] came.\n"
                )
            )
        )
    )
    assert (link.source, link.relation, link.target) == ("gpt-2", Relation.RAISES, "misuse")
    assert (link.origin, link.bearing) == (Origin.DECLARED, Bearing.FROM_OPENNESS)
    assert [(e.address, e.title, e.sources) for e in link.evidence] == [
        (Address.document("gpt-2"), "GPT-2", ()),
        (Address.document("gpt-2", "fears"), "Fears", ("k", "m")),
        (Address.document("gpt-2", "later"), "Later", ()),
    ]
    assert link.coverage == 3


def test_an_alias_counts_as_a_name(write_library: WriteLibrary) -> None:
    assert only(load(write_library(case("Much Abuse.")))).coverage == 1


def test_a_link_that_nothing_speaks_of_has_no_evidence(write_library: WriteLibrary) -> None:
    assert only(load(write_library(case("Nothing.")))).evidence == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("of malicious use.", [0]),
        ("malicious\nuse", [0]),
        ("# H\n\nMALICIOUS USE", [1]),
        ("## Malicious use", [1]),
        ("malicious uses", []),
        ("unmalicious use", []),
        ("malicious use_case", []),
        ("“malicious use”, *malicious use*", [0]),
        ("`malicious use`", []),
        ("```\nmalicious use\n```", []),
        ("malicious uses, then malicious use", [0]),
        ("x\n# A\nmalicious use\n# B\nmalicious use", [1, 2]),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words_in_any_case(body: str, found: list[int]) -> None:
    assert named(body, "Malicious use") == found


def test_names_are_found_in_any_script() -> None:
    assert named("Die STRASSE und der Fluß.", "Fluß") == [0]
    assert named("İstanbul and İzmir, then\n# H\nizmir", "then") == [0]
    assert named("İİİ\n# H\nname", "name") == [1]


def test_names_of_one_letter_and_none_are_never_found() -> None:
    assert named("a b c", "a", "") == []


def test_a_wiki_link_in_the_text_makes_a_mention(write_library: WriteLibrary) -> None:
    link = only(
        load(write_library(case("See [[misuse]].\n\n# A\n\n[[misuse|it]] [@k]", "date: 2019")))
    )
    assert (link.relation, link.origin, link.bearing) == (
        Relation.MENTIONS,
        Origin.MENTIONED,
        Bearing.UNSTATED,
    )
    assert anchors(link) == ["", "a"]
    assert link.evidence[1].sources == ("k",)


def test_what_is_declared_is_not_mentioned_besides(write_library: WriteLibrary) -> None:
    assert only(load(write_library(case("[[misuse]]")))).relation is Relation.RAISES


def test_a_name_without_a_link_makes_no_mention(write_library: WriteLibrary) -> None:
    assert load(write_library(case("malicious use", "date: 2019"))).links == ()


def test_a_document_is_never_linked_to_itself(write_library: WriteLibrary) -> None:
    assert load(write_library({"a.md": "[[a]] [[#Own]]\n\n# Own"})).links == ()


def test_what_both_ends_declare_is_one_link_with_both_their_evidence(
    write_library: WriteLibrary,
) -> None:
    library = load(
        write_library(
            {
                "a.md": "---\ntitle: First\nrelated: [b]\n---\n# X\n\nLike [[b]].",
                "b.md": "---\ntitle: Second\nrelated: [a]\n---\n# Y\n\nLike First.",
            }
        )
    )
    link = only(library)
    assert (link.source, link.relation, link.target) == ("a", Relation.RELATED, "b")
    assert [str(evidence.address) for evidence in link.evidence] == ["a#x", "b#y"]


def test_a_link_declared_twice_is_one(write_library: WriteLibrary) -> None:
    link = only(load(write_library(case("malicious use", "risks: [misuse, abuse]"))))
    assert link.coverage == 1


def test_links_are_in_order(write_library: WriteLibrary) -> None:
    library = load(
        write_library({"b.md": "[[a]] [[c]]", "a.md": "[[c]] [[b]]", "c.md": "[[b]] [[a]]"})
    )
    ends = [(link.source, link.relation, link.target) for link in library.links]
    assert ends == sorted(ends)
    assert len(ends) == 6


def test_gathering_can_be_stopped(write_library: WriteLibrary) -> None:
    folder = write_library({"a.md": "x"})
    calls = 0

    def stop_at_the_end(done: int, total: int, label: str = "") -> None:
        nonlocal calls
        calls += done == total == 1
        if calls:
            calls += 1
        if calls > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(folder, stop_at_the_end)
