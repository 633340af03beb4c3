"""YAML is read as text with lines; what cannot be read says where."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explorer import yaml_text
from explorer.errors import YamlError
from explorer.yaml_text import MAX_DEPTH, Mapping, Scalar, Sequence, read

PATH = Path("a.md")


def failure(text: str, first_line: int = 1) -> YamlError:
    with pytest.raises(YamlError) as caught:
        read(text, PATH, first_line)
    assert caught.value.place
    return caught.value


def line_of_failure(text: str, first_line: int = 1) -> int:
    place = failure(text, first_line).place
    assert place
    return place.line


def entries(text: str) -> dict[str, str]:
    value = read(text, PATH)
    assert isinstance(value, Mapping)
    return {key.text: item.text for key, item in value.entries if isinstance(item, Scalar)}


@pytest.mark.parametrize(
    "written", ["2019", "no", "2019-02-14", "0x1F", "1e3", "null", "~", ".inf", "12:30:45", "007"]
)
def test_values_stay_what_their_author_wrote(written: str) -> None:
    assert entries(f"key: {written}") == {"key": written}


def test_lines_are_counted_in_the_file() -> None:
    value = read("a: 1\nb:\n  - x\n  - y: z\n", PATH, first_line=10)
    assert value == Mapping(
        (
            (Scalar("a", 10), Scalar("1", 10)),
            (
                Scalar("b", 11),
                Sequence((Scalar("x", 12), Mapping(((Scalar("y", 13), Scalar("z", 13)),), 13)), 12),
            ),
        ),
        10,
    )


def test_quoting_is_remembered() -> None:
    value = read('a: ""\nb:\nc: "x"\n', PATH)
    assert isinstance(value, Mapping)
    quoted = {key.text: item.is_quoted for key, item in value.entries if isinstance(item, Scalar)}
    assert quoted == {"a": True, "b": False, "c": True}


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n"])
def test_empty_text_is_an_empty_mapping_or_an_empty_value(text: str) -> None:
    value = read(text, PATH, 5)
    assert value in (Mapping((), 5), Scalar("", 5), Scalar("", 6))


def test_a_key_given_twice_stands_twice_and_the_last_counts() -> None:
    value = read("a: 1\na: 2\n", PATH)
    assert isinstance(value, Mapping)
    assert len(value.entries) == 2
    assert value.get("a") == Scalar("2", 2)
    assert value.get("b") is None


def test_tags_and_anchors_make_nothing_of_a_value() -> None:
    assert entries("a: !!python/object/apply:os.system [x]\nb: !!int 5\nc: &name text\n") == {
        "b": "5",
        "c": "text",
    }


def test_a_colon_in_a_value_is_explained() -> None:
    error = failure("title: Llama: a case\n", first_line=2)
    assert str(error.place) == "a.md:2:13"
    assert "quotes" in error.hint


def test_a_tab_is_explained() -> None:
    error = failure("a:\n\tb: 1\n")
    assert "tabs" in error.hint
    assert error.place
    assert error.place.line == 2


def test_an_open_bracket_is_found_where_it_hurts() -> None:
    assert line_of_failure("a: [1, 2\nb: 3\n") == 2


def test_an_open_quote_is_found() -> None:
    assert line_of_failure('a: 1\nb: "open\n') >= 2


def test_a_forbidden_character_is_found_on_its_line() -> None:
    assert line_of_failure("ä: 1\nb: 2\nc: \x01\n", first_line=2) == 4


def test_a_value_that_begins_with_a_star_is_explained() -> None:
    error = failure("a: 1\nb: *emphasis*\n")
    assert "quotes" in error.hint
    assert error.place
    assert error.place.line == 2


def test_an_alias_is_refused_on_its_line() -> None:
    error = failure("a: &x [1]\nb: 2\nc: *x\n")
    assert "aliases" in error.message
    assert error.place
    assert error.place.line == 3


def test_a_billion_laughs_are_refused_before_they_grow() -> None:
    lines = ["l0: &l0 [lol, lol, lol]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert line_of_failure("\n".join(lines)) == 2


def test_a_list_as_a_key_is_refused() -> None:
    assert line_of_failure("a: 1\n[b, c]: 2\n") == 2
    assert line_of_failure("a: 1\ncreated: {{date}}\n") == 2


def test_two_documents_are_refused() -> None:
    assert line_of_failure("a: 1\n---\nb: 2\n") == 2


def test_nesting_up_to_the_limit_is_read() -> None:
    assert isinstance(read("[" * MAX_DEPTH + "]" * MAX_DEPTH, PATH), Sequence)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "{a: " * 50_000,
        "- " * 50_000,
        "? " * 50_000,
        "\n".join(" " * depth + "a:" for depth in range(2_000)),
        "x: [\n" + '["]",\n' * 100_000,
        "x: ']]]]]]]]]]'\n" * 1_000 + "y: " + "[\n" * 9_000,
        "\n".join(" " * depth + "a: # []" for depth in range(1_500)),
    ],
    ids=["lists", "maps", "dashes", "keys", "blocks", "quoted", "unbalanced", "comments"],
)
def test_nesting_beyond_the_limit_is_refused_and_ends_nothing(text: str) -> None:
    assert "nested too deeply" in failure(text).message


def test_brackets_in_texts_are_no_nesting() -> None:
    many = "\n".join(f'k{n}: "see [ and {{ number {n}"' for n in range(200))
    assert len(entries(many)) == 200
    assert entries(f'k: "{"[" * 5_000}"') == {"k": "[" * 5_000}


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_only_line_feeds_count_as_lines(end: str) -> None:
    value = read(f"a: x{end}y\nb: 2\n", PATH)
    assert isinstance(value, Mapping)
    assert value.get("b") == Scalar("2", 2)


@given(st.text(alphabet="ab:-?[]{}'\"&*!|> #%@,\n\t\x00\x85é", max_size=60))
def test_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    try:
        value = read(text, PATH, 7)
    except YamlError as error:
        assert error.place  # noqa: PT017 - either outcome is right
        assert 7 <= error.place.line <= 8 + text.count("\n")  # noqa: PT017
    else:
        assert isinstance(value, Scalar | Sequence | Mapping)


@given(st.dictionaries(st.from_regex(r"[a-z-]{1,8}", fullmatch=True), st.text(max_size=20)))
def test_quoted_text_reads_back(values: dict[str, str]) -> None:
    escaped = {
        key: "".join(f"\\U{ord(character):08x}" for character in value)
        for key, value in values.items()
    }
    assert entries("\n".join(f'{key}: "{value}"' for key, value in escaped.items())) == values


@pytest.mark.parametrize(
    "text", ["a: 1\nb:\n  - x\n  - y: z\n", "a: [1\nb", "a: *x\n", "\ta: 1", "a: \x01", "[" * 9999]
)
def test_the_loader_in_python_reads_and_refuses_alike(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outcome() -> object:
        try:
            return read(text, PATH)
        except YamlError as error:
            return error.place and error.place.line

    in_c = outcome()
    monkeypatch.setattr(yaml_text, "_Loader", yaml.BaseLoader)
    assert outcome() == in_c
