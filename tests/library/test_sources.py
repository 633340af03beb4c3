"""Sources are read from CSL-JSON; what is wrong with one says on which line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.dates import PartialDate
from explorer.library.sources import Source, read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.errors import Problem

PATH = Path("references.json")


def read(items: object) -> tuple[Mapping[str, Source], tuple[Problem, ...]]:
    return read_sources(json.dumps(items), PATH)


def only(**fields: Any) -> Source:
    sources, _ = read([{"id": "k", "type": "report", "title": "Title", **fields}])
    return sources["k"]


def found(text: str) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.message) for problem in read_sources(text, PATH)[1]]


def test_an_item_becomes_a_source() -> None:
    sources, problems = read(
        [
            {
                "id": "solaiman-2019",
                "type": "report",
                "title": "Release strategies",
                "author": [
                    {"family": "Solaiman", "given": "Irene"},
                    {"literal": "OpenAI"},
                    {"non-dropping-particle": "van", "family": "Dam", "given": "A."},
                ],
                "issued": {"date-parts": [[2019, 8, 24]]},
                "accessed": {"date-parts": [[2025, 11]]},
                "container-title": "arXiv",
                "publisher": "OpenAI",
                "URL": "https://example.org/a",
                "DOI": "https://doi.org/10.48550/arXiv.1908.09203",
                "note": "What  it\nfound.",
            }
        ]
    )
    assert problems == ()
    assert sources["solaiman-2019"] == Source(
        key="solaiman-2019",
        type="report",
        title="Release strategies",
        authors=("Solaiman, Irene", "OpenAI", "van Dam, A."),
        names=("Solaiman", "OpenAI", "Dam"),
        issued=PartialDate(2019, 8, 24),
        container="arXiv",
        publisher="OpenAI",
        url="https://example.org/a",
        doi="10.48550/arXiv.1908.09203",
        accessed=PartialDate(2025, 11),
        note="What it found.",
        line=1,
    )


def test_sources_are_in_the_order_of_their_keys() -> None:
    sources, _ = read([{"id": key, "type": "book", "title": key} for key in ("c", "a", "b")])
    assert list(sources) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Solaiman"], "Solaiman 2019"),
        (["Solaiman", "Brundage"], "Solaiman and Brundage 2019"),
        (["Solaiman", "Brundage", "Clark"], "Solaiman et al. 2019"),
    ],
)
def test_the_short_form_names_up_to_two(names: list[str], short: str) -> None:
    people = [{"family": name} for name in names]
    assert only(author=people, issued={"date-parts": [[2019]]}).short == short


def test_the_short_form_without_people_names_who_published_it() -> None:
    assert only(publisher="NTIA").short == "NTIA n.d."
    assert only(**{"container-title": "Nature"}).short == "Nature n.d."
    assert only().short == "Title n.d."


def test_editors_stand_in_for_authors() -> None:
    assert only(editor=[{"family": "Ed"}]).names == ("Ed",)


def test_the_full_reference_is_one_line() -> None:
    source = only(
        author=[{"family": "Cohen", "given": "A."}],
        issued={"date-parts": [[2023, 3]]},
        publisher="The Paper",
        DOI="10.1/x",
    )
    assert source.reference == "Cohen, A. (March 2023). Title. The Paper. https://doi.org/10.1/x"
    assert only(URL="https://example.org").reference == "n.d. Title. https://example.org"
    assert only(publisher="NTIA").reference == "NTIA (n.d.). Title."


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [["2019", "8"]]}, PartialDate(2019, 8)),
        ({"date-parts": [[2019, 8, 24], [2020, 1, 1]]}, PartialDate(2019, 8, 24)),
        ({"raw": "2019-08"}, PartialDate(2019, 8)),
        ({"literal": "2019"}, PartialDate(2019)),
    ],
)
def test_a_date_is_read_in_any_form_csl_allows(issued: object, date: PartialDate) -> None:
    assert only(issued=issued).issued == date


@pytest.mark.parametrize(
    "issued",
    [{}, [], "2019", {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [["x"]]},
     {"date-parts": [[None]]}, {"date-parts": [[float("inf")]]}, {"date-parts": [[float("nan")]]},
     {"date-parts": [[2019, 13]]}, {"date-parts": [[-5]]}, {"date-parts": [[10**30]]},
     {"date-parts": [2019]}, {"raw": "spring"}],
)  # fmt: skip
def test_a_date_that_cannot_be_read_is_a_problem(issued: object) -> None:
    sources, problems = read([{"id": "k", "type": "report", "title": "T", "issued": issued}])
    assert sources["k"].issued is None
    assert [problem.message for problem in problems] == [
        "The date of the source “k” cannot be read"
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x", "//x.org", "https://a b"]
)
def test_a_url_that_no_browser_should_open_is_dropped_and_told(url: str) -> None:
    sources, problems = read([{"id": "k", "type": "report", "title": "T", "URL": url}])
    assert sources["k"].url == ""
    assert "no http or https" in problems[0].message


def test_problems_stand_on_the_lines_of_their_items() -> None:
    text = """[
  {
    "id": "a",
    "type": "report", "title": "A"
  },
  {
    "type": "report"
  },
  {
    "title": "The second a",
    "type": "report",
    "id": "a"
  },
  {"author": [{"id": "b"}],
   "id": "b"},
  5,
  {"id": "caf\\u00e9", "type": "book"}
]"""
    assert found(text) == [
        (6, "Item 2 has no id"),
        (9, "The source “a” stands here twice"),
        (14, "The source “b” has no title"),
        (14, "The source “b” has no type"),
        (16, "Item 5 has no id"),
        (17, "The source “café” has no title"),
    ]


def test_a_source_knows_its_line() -> None:
    sources, _ = read_sources('[\n{"id": "a"},\n\n{"id":\n "b"}]', PATH)
    assert (sources["a"].line, sources["b"].line) == (2, 4)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ('[\n{"id": "a",\n}]', 3),
        ("[\n\n", 3),
        ("{}", 1),
        ('"x"', 1),
        ("null", 1),
        ("[" * 100_000, 0),
        ("[" + "1" * 5000 + "]", 0),
        ("[NaN, 1]", 1),
    ],
)
def test_a_file_that_is_no_list_of_items_is_a_problem(text: str, line: int) -> None:
    sources, problems = read_sources(text, PATH)
    assert not sources
    assert problems[0].place.line == line
    assert problems[0].place.path == PATH


@pytest.mark.parametrize("key", [["k"], {"a": 1}, None, "", "  ", True])
def test_an_id_that_is_no_text_is_none(key: object) -> None:
    sources, problems = read([{"id": key, "title": "T"}])
    assert not sources
    assert problems[0].message == "Item 1 has no id"


def test_a_number_may_be_an_id() -> None:
    assert list(read([{"id": 5, "type": "book", "title": "T"}])[0]) == ["5"]


def test_half_a_character_becomes_a_whole_one() -> None:
    source = only(title="broken \ud800 title", author=[{"family": "\udfff"}])
    assert source.title.encode() == b"broken ? title"
    source.reference.encode()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "title", "author", "issued", "date-parts", "URL", "family"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_gives_sources_or_problems(value: object) -> None:
    sources, problems = read([value])
    assert sources or problems
    for source in sources.values():
        assert source.short
        source.reference.encode()


@given(st.text(max_size=30))
def test_any_text_gives_sources_or_problems(text: str) -> None:
    sources, problems = read_sources(text, PATH)
    assert not sources
    assert problems or json.loads(text) == []
